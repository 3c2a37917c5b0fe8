//! The rules by which text is folded to the keys of the word tables; only the
//! build script follows them, and makes the program's table of characters.

use unicode_normalization::char::decompose_compatible;
pub(crate) use unicode_normalization::char::is_combining_mark;

use super::fold::is_format;

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
pub(crate) fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        emit(c.to_ascii_lowercase());
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
