//! A line as the words of the tables are written, and where each byte comes from.

use super::script::to_digit;
use crate::language::{fold_char, keeps};

/// The folded line and where its bytes come from.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of the text, the byte of the line where its character
    /// begins; the line's length at the end. Nothing where they are the same.
    pub(super) origins: Vec<usize>,
}

/// Folds a line.
pub(super) fn fold_line(line: &str) -> Folded {
    if is_plain(line) {
        return Folded { text: line.to_ascii_lowercase(), origins: Vec::new() };
    }
    let mut text = String::with_capacity(line.len() + 16);
    let mut origins = Vec::with_capacity(line.len() + 17);
    for (at, c) in line.char_indices() {
        if c.is_ascii_graphic() || keeps(c) {
            text.push(c.to_ascii_lowercase());
            origins.push(at);
            if !c.is_ascii() {
                origins.push(at);
            }
            continue;
        }
        if let Some(digit) = to_digit(c) {
            text.extend(char::from_digit(digit, 10));
            origins.push(at);
            continue;
        }
        fold_char(c, &mut |c| {
            let c = match c {
                '،' | '、' | '，' | '﹐' | '᠂' | '፣' | '՝' | '；' => ',',
                '։' | '۔' | '。' | '।' | '။' => '.',
                '·' | '•' | '・' | '│' | '‖' | '¦' => '|',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            if c != ' ' || !text.ends_with(' ') && !text.is_empty() {
                text.push(c);
                origins.resize(text.len(), at);
            }
        });
    }
    origins.push(line.len());
    Folded { text, origins }
}

/// Does folding only make capitals small: ASCII with single spaces?
fn is_plain(line: &str) -> bool {
    let mut before = b' ';
    line.bytes().all(|byte| {
        let plain = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        plain
    })
}
