//! The form in which words are compared: for keys only, never for content.

use unicode_normalization::UnicodeNormalization;

/// Folds a word or phrase to its key.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase).nfd() {
        match c {
            'أ' | 'إ' | 'آ' => key.push('ا'),
            'ى' | 'ی' => key.push('ي'),
            'ک' => key.push('ك'),
            'ة' => key.push('ه'),
            'ı' => key.push('i'),
            '’' | 'ʼ' | 'ʻ' => key.push('\''),
            '\u{0300}'..='\u{036F}'
            | '\u{0483}'..='\u{0487}'
            | '\u{0591}'..='\u{05C7}'
            | '\u{0610}'..='\u{061A}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06DC}' => {}
            '\u{00AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            _ => key.push(c),
        }
    }
    key
}
