//! Letters and digits of any script, as Unicode has them. Those of the commonest
//! scripts are known without a look into its tables, which takes hundreds of
//! instructions for the scripts between Greek and Chinese.

/// A letter (Unicode's `Alphabetic`).
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ˁ' | 'Ѐ'..='ҁ' | 'א'..='ת' | 'ؠ'..='ي' | 'ٱ'..='ۓ' => {
            true
        }
        'ऄ'..='ह' | 'ก'..='ะ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣' => {
            true
        }
        '،' | '؛' | '؟' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '、' | '。' | '，' => {
            false
        }
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
