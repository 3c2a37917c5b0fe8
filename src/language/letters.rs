//! Letters and digits of any script, as Unicode has them. Those of the commonest
//! scripts are known without a look into its tables, which takes hundreds of
//! instructions for the scripts between Greek and Chinese.

/// A bit for each character before U+0700, Latin to Arabic: is it a letter?
static LETTERS: [u64; 28] = include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// A letter (Unicode's `Alphabetic`).
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    let code = c as usize;
    match LETTERS.get(code / 64) {
        Some(letters) => letters >> (code % 64) & 1 == 1,
        None => is_later_alphabetic(c),
    }
}

/// The same of the characters that take three bytes or more.
fn is_later_alphabetic(c: char) -> bool {
    match c {
        'ऄ'..='ह' | 'ก'..='ะ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣' => {
            true
        }
        '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '、' | '。' | '，' => false,
        _ => c.is_alphabetic(),
    }
}

/// A letter or a number.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_alphabetic(c) || c.is_numeric()
}

/// A letter of a script without capitals, between Hebrew and Georgian.
#[inline]
pub(crate) const fn is_of_uncased_block(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109f}')
}
