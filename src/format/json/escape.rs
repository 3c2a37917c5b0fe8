//! The characters of a JSON string that are written as escapes.

use crate::document::each_place;
use crate::format::quote::code_escape;

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
pub(super) fn escape<E>(text: &str, mut put: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    let bytes = text.as_bytes();
    let (mut copied, mut done) = (0, Ok(()));
    let mut put_escape = |at: usize| {
        let Some((length, escape)) = escaped_character(&bytes[at..]) else { return Ok(()) };
        put(&bytes[copied..at])?;
        copied = at + length;
        match &escape {
            Escape::Short(mark) => put(&[b'\\', *mark]),
            Escape::Code(code) => put(&code_escape(*code)),
        }
    };
    each_place(
        bytes,
        |byte, _, _| is_suspect(byte),
        needs_escape,
        |at| {
            if done.is_ok() {
                done = put_escape(at);
            }
        },
    );
    done.and_then(|()| put(&bytes[copied..]))
}

/// May an escaped character begin with this byte? In news text of many languages
/// a quarter of the places that are looked at together have one.
const fn is_suspect(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == b'"')
        | (byte == b'\\')
        | (byte == 0x7F)
        | (byte == 0xEF)
        // C2 and E2 differ in this bit.
        | (byte | 0x20 == 0xE2)
}

/// Does an escaped character begin here? The same question as
/// [`escaped_character`] answers, without branches: typographic quotes and
/// dashes begin with a suspect byte, too.
const fn needs_escape(first: u8, second: u8, third: u8) -> bool {
    let ascii = (first < 0x20) | (first == b'"') | (first == b'\\') | (first == 0x7F);
    let c1 = (first == 0xC2) & (second < 0xA0);
    let mark = (third & 0xFE == 0x8E) | (third.wrapping_sub(0xA8) < 7);
    let isolate = third.wrapping_sub(0xA6) < 4;
    let bidi = ((second == 0x80) & mark) | ((second == 0x81) & isolate);
    let byte_order = (first == 0xEF) & (second == 0xBB);
    ascii | c1 | ((first == 0xE2) & bidi) | byte_order
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
