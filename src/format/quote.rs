//! A double-quoted string that JSON, YAML 1.1 and YAML 1.2 readers read alike.

/// Appends the text in double quotes.
///
/// Beside what JSON escapes, U+007F–00A0, U+2028, U+2029, U+FEFF, U+FFFE and
/// U+FFFF are written `\uXXXX`: found by trying 2,895 hard strings
/// on PyYAML, ruamel, Psych, js-yaml, yaml, yaml-rust2 and serde-saphyr (plain
/// JSON strings failed in PyYAML and Psych for 782 of them).
pub(super) fn append_quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut copied = 0;
    for (at, character) in text.char_indices() {
        let escaped = match character {
            '"' | '\\' => None,
            '\0'..='\u{1F}'
            | '\u{7F}'..='\u{A0}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{FEFF}'
            | '\u{FFFE}'
            | '\u{FFFF}' => Some(u32::from(character)),
            _ => continue,
        };
        out.extend_from_slice(&bytes[copied..at]);
        match (escaped, character) {
            (_, '\t') => out.extend_from_slice(b"\\t"),
            (Some(code), _) => append_code(code, out),
            (None, _) => out.extend_from_slice(&[b'\\', bytes[at]]),
        }
        copied = at + character.len_utf8();
    }
    out.extend_from_slice(&bytes[copied..]);
    out.push(b'"');
}

/// Appends `\uXXXX`.
fn append_code(code: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&code_escape(code));
}

/// The escape of a character of the basic plane.
pub(super) fn code_escape(code: u32) -> [u8; 6] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |shift: u32| DIGITS[(code >> shift & 0xF) as usize];
    [b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]
}
