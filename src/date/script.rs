//! The digits and letters of the scripts in use.

use crate::language::{is_alphabetic, is_combining_mark};

/// The zeros of the decimal digits of the scripts in use, sorted; ASCII and
/// compatibility digits are folded before (Unicode, general category Nd).
const ZEROS: [u32; 33] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xaa50,
];

pub(super) fn to_digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    if code < ZEROS[0] {
        return None;
    }
    let zero = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    code.checked_sub(ZEROS[zero]).filter(|digit| *digit < 10)
}

/// The value of a Chinese numeral up to ten.
pub(super) fn to_numeral(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// Is there a digit or Chinese numeral in the line?
pub(crate) fn has_number(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
        || !line.is_ascii()
            && line.chars().any(|c| {
                // Latin, Greek, Cyrillic, Armenian and Hebrew have no digits of their own.
                c >= '\u{660}'
                    && (to_digit(c).is_some()
                        || to_numeral(c).is_some()
                        || matches!(c, '０'..='９'))
            })
}

/// A word that ends where a script without spaces goes on is a word.
pub(super) fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

pub(super) fn is_letter(c: char) -> bool {
    is_alphabetic(c) || is_combining_mark(c)
}
