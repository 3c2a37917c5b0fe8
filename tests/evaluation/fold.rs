//! White space that does not count when texts are compared.

/// White space folded to one space, and to nothing between CJK characters.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{FEFF}') {
        let joins = folded.chars().next_back().zip(word.chars().next());
        match joins {
            None => {}
            Some((left, right)) if joins_without_space(left, right) => {}
            Some(_) => folded.push(' '),
        }
        folded.push_str(word);
    }
    folded
}

/// Between CJK characters, and between one of them and a quotation mark or dash,
/// a line break stands for nothing.
const fn joins_without_space(left: char, right: char) -> bool {
    const fn mark(c: char) -> bool {
        matches!(c, '\u{2010}'..='\u{2027}')
    }
    is_cjk(left) && (is_cjk(right) || mark(right)) || mark(left) && is_cjk(right)
}

const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
