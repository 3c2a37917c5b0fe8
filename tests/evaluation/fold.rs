//! White space that does not count when texts are compared.

/// White space folded to one space, and to nothing between CJK characters.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{FEFF}') {
        let joins = folded.chars().next_back().zip(word.chars().next());
        match joins {
            None => {}
            Some((left, right)) if is_cjk(left) && is_cjk(right) => {}
            Some(_) => folded.push(' '),
        }
        folded.push_str(word);
    }
    folded
}

const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
