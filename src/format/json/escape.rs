//! The characters of a JSON string that are written as escapes.

use crate::format::quote::code_escape;

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// Appends the text as a JSON string.
pub(super) fn append_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    // A buffer takes everything.
    let Ok(()) = escape::<std::convert::Infallible>(text, |piece| {
        out.extend_from_slice(piece);
        Ok(())
    });
    out.push(b'"');
}

/// Puts the text, escaped, piece by piece.
///
/// Few chunks of a news text hold a suspect byte. The compiler makes vector
/// instructions of the question; only those chunks are looked at by the byte.
pub(super) fn escape<E>(text: &str, mut put: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    let bytes = text.as_bytes();
    let (mut copied, mut start) = (0, 0);
    for chunk in bytes.chunks(CHUNK) {
        if chunk.iter().fold(false, |found, byte| found | is_suspect(*byte)) {
            // The rest of an escaped character is never suspect itself.
            for at in (start..start + chunk.len()).filter(|at| is_suspect(bytes[*at])) {
                if let Some((length, escape)) = escaped_character(&bytes[at..]) {
                    put(&bytes[copied..at])?;
                    match &escape {
                        Escape::Short(mark) => put(&[b'\\', *mark])?,
                        Escape::Code(code) => put(&code_escape(*code))?,
                    }
                    copied = at + length;
                }
            }
        }
        start += chunk.len();
    }
    put(&bytes[copied..])
}

/// C0, the two marks of JSON, DEL, and the first bytes of the other characters
/// that are escaped.
const fn is_suspect(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == b'"')
        | (byte == b'\\')
        | (byte == 0x7F)
        | (byte == 0xC2)
        | (byte == 0xE2)
        | (byte == 0xEF)
}

/// What stands for a character: a backslash and a mark, or its code.
enum Escape {
    Short(u8),
    Code(u32),
}

/// The character that begins here, if it is escaped, and its length.
fn escaped_character(bytes: &[u8]) -> Option<(usize, Escape)> {
    let (length, code) = match *bytes {
        [mark @ (b'"' | b'\\'), ..] => return Some((1, Escape::Short(mark))),
        [b'\t', ..] => return Some((1, Escape::Short(b't'))),
        [b'\n', ..] => return Some((1, Escape::Short(b'n'))),
        [b'\r', ..] => return Some((1, Escape::Short(b'r'))),
        [control @ (..0x20 | 0x7F), ..] => (1, u32::from(control)),
        [0xC2, low @ 0x80..=0x9F, ..] => (2, u32::from(low)),
        // U+200E and U+200F; U+2028 to U+202E: separators, then bidi controls.
        [0xE2, 0x80, low @ (0x8E | 0x8F | 0xA8..=0xAE), ..] => (3, 0x2000 | u32::from(low & 0x3F)),
        // U+2066 to U+2069: bidi isolates.
        [0xE2, 0x81, low @ 0xA6..=0xA9, ..] => (3, 0x2040 | u32::from(low & 0x3F)),
        [0xEF, 0xBB, 0xBF, ..] => (3, 0xFEFF),
        _ => return None,
    };
    Some((length, Escape::Code(code)))
}
