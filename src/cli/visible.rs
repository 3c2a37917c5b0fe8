//! Control and direction characters made visible, so that no text can steer a
//! terminal or hide in a message.

use std::borrow::Cow;
use std::fmt::Write;

/// Must the character be shown by its number? C0 but TAB, DEL, C1, and the
/// characters that are invisible or turn the direction of the text. Line ends
/// are among them: what is shown here is always part of one line.
pub(super) const fn is_hidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{A}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{61C}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// Appends the character as it may be shown: `<U+001B>` for a hidden one.
pub(super) fn push_visible(out: &mut String, character: char) {
    if is_hidden(character) {
        // Writing to a string cannot fail.
        let _ = write!(out, "<U+{:04X}>", u32::from(character));
    } else {
        out.push(character);
    }
}

/// One line of text as it may be shown.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    text.chars().for_each(|character| push_visible(&mut shown, character));
    Cow::Owned(shown)
}

/// A text of several lines as a terminal may get it: line feeds stay.
pub(super) fn visible_lines(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| is_hidden(character) && character != '\n') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\n' => shown.push('\n'),
            _ => push_visible(&mut shown, character),
        }
    }
    Cow::Owned(shown)
}

/// Is the character of a script that is written from right to left?
pub(super) const fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
