//! Folds text to the keys of the word tables; used by the build script on the
//! tables and by the program on the text, never for content.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Feeds what `c` folds to into `emit`: nothing, one or several characters.
///
/// Compatibility decomposition (so a full-width letter, a ligature and a
/// no-break space are their plain forms), lower case, no non-spacing marks
/// below U+0900 (accents, Hebrew points and Arabic vowels go; the signs of
/// Indic and Thai script are letters to their readers and stay), no format
/// characters, and one letter each for what keyboards mix up: Arabic yeh and
/// kaf, teh marbuta, dotless i, final sigma, apostrophes.
///
/// Composition never follows decomposition, so a character folds the same
/// whatever its neighbours; Hangul becomes its letters on both sides.
#[inline]
pub(crate) fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        emit(c.to_ascii_lowercase());
    } else if matches!(c, 'а'..='и' | 'к'..='я' | 'ا' | 'ب' | 'ت'..='غ' | 'ف' | 'ق' | 'ل'..='و')
    {
        // Most letters of Cyrillic and Arabic text fold to themselves.
        emit(c);
    } else {
        decompose_compatible(c, |part| {
            for part in part.to_lowercase() {
                fold_part(part, emit);
            }
        });
    }
}

fn fold_part(c: char, emit: &mut impl FnMut(char)) {
    let folded = match c {
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' => 'ك',
        'ة' | 'ہ' | 'ۃ' | 'ە' | 'ھ' => 'ه',
        'ı' => 'i',
        'ς' => 'σ',
        // Typographic apostrophes, the modifier letters that Ukrainian,
        // Hawaiian and others spell with, and the Hebrew geresh.
        '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '׳' | '`' | '´' => '\'',
        '־' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        'ـ' => return,
        c if is_format(c) => return,
        // The mark test is a table look-up: letters of the large blocks first.
        c if c < '\u{900}' && is_combining_mark(c) => return,
        c => c,
    };
    emit(folded);
}

/// Characters that steer the layout and are never seen: soft hyphen, joiners,
/// direction marks, byte order mark.
pub(crate) fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// The key of a word or phrase: folded, white space runs one space, no white
/// space or full stop at its end.
pub(crate) fn fold(text: &str) -> String {
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
    key.truncate(key.trim_end_matches(['.', ' ']).len());
    key
}
