//! The keys of the word tables; shared with the build script, which folds by
//! the rules where the program folds by the table made of them.

use super::fold_char;

/// The key of a word or phrase: folded, white space runs one space, no white
/// space or full stop at its end.
pub(crate) fn fold(text: &str) -> String {
    let mut key = fold_whole(text);
    key.truncate(key.trim_end_matches(['.', ' ']).len());
    key
}

/// The same with what stands at its end.
pub(crate) fn fold_whole(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut |c| {
            if !c.is_whitespace() {
                key.push(c);
            } else if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        });
    }
    key
}

/// A letter that surely folds to itself, and is no number, no white space and no
/// punctuation: most letters of Cyrillic, Hebrew and Arabic text. Each takes two bytes.
#[inline]
pub(crate) fn keeps(c: char) -> bool {
    let at = (c as usize).wrapping_sub(FIRST_KEPT);
    KEPT.get(at / 64).is_some_and(|kept| kept >> (at % 64) & 1 == 1)
}

/// A bit for each character from Cyrillic to Arabic: does it fold to itself?
static KEPT: [u64; 10] = kept();
const FIRST_KEPT: usize = 0x400;

const fn kept() -> [u64; 10] {
    let mut table = [0; 10];
    let mut at = 0;
    while at < table.len() * 64 {
        let c = char::from_u32((FIRST_KEPT + at) as u32);
        if let Some('а'..='и' | 'к'..='я' | 'א'..='ת' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي') = c
        {
            table[at / 64] |= 1 << (at % 64);
        }
        at += 1;
    }
    table
}

/// Characters that steer the layout and are never seen: soft hyphen, joiners,
/// direction marks, byte order mark.
pub(crate) fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}
