//! The characters of a JSON string that are written as escapes.

use crate::format::quote::code_escape;

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// A chunk and the two bytes after it, which tell what its last bytes begin.
const WINDOW: usize = CHUNK + 2;

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
/// Most chunks of a news text hold nothing to escape. The compiler makes vector
/// instructions of the question, and only the others are looked at by the byte.
pub(super) fn escape<E>(text: &str, mut put: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    let bytes = text.as_bytes();
    let (mut start, mut copied) = (0, 0);
    while start < bytes.len() {
        let end = bytes.len().min(start + CHUNK);
        if !chunk_needs_escape(&bytes[start..]) {
            start = end;
            continue;
        }
        for at in start..end {
            if !is_suspect(bytes[at]) {
                continue;
            }
            // No byte within an escaped character begins another.
            if let Some((length, escape)) = escaped_character(&bytes[at..]) {
                put(&bytes[copied..at])?;
                match &escape {
                    Escape::Short(mark) => put(&[b'\\', *mark])?,
                    Escape::Code(code) => put(&code_escape(*code))?,
                }
                copied = at + length;
            }
        }
        start = end;
    }
    put(&bytes[copied..])
}

/// Does a character that is escaped begin in the first chunk of the bytes?
fn chunk_needs_escape(bytes: &[u8]) -> bool {
    let needed = |window: &[u8; WINDOW]| has_suspect(window) && needs_escape(window);
    if let Some(window) = bytes.first_chunk() {
        return needed(window);
    }
    let mut window = [b' '; WINDOW];
    window[..bytes.len()].copy_from_slice(bytes);
    needed(&window)
}

/// The bytes that an escaped character begins with.
const fn is_suspect(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == b'"')
        | (byte == b'\\')
        | (byte == 0x7F)
        | (byte == 0xEF)
        // C2 and E2 differ in this bit.
        | (byte | 0x20 == 0xE2)
}

/// Is there such a byte in the window's chunk? In news text of many languages
/// a quarter of the chunks have one. (Inlined, this is compiled to a loop over
/// bytes, and ten times slower.)
#[inline(never)]
fn has_suspect(window: &[u8; WINDOW]) -> bool {
    window
        .first_chunk::<CHUNK>()
        .is_some_and(|chunk| chunk.iter().fold(false, |found, byte| found | is_suspect(*byte)))
}

/// Does a character that is escaped begin in the window's chunk? The same
/// question as [`escaped_character`] answers, without branches: typographic
/// quotes and dashes begin with a suspect byte, too.
#[inline(never)]
fn needs_escape(window: &[u8; WINDOW]) -> bool {
    let mut found = false;
    for at in 0..CHUNK {
        let (first, second, third) = (window[at], window[at + 1], window[at + 2]);
        let ascii = (first < 0x20) | (first == b'"') | (first == b'\\') | (first == 0x7F);
        let c1 = (first == 0xC2) & (second < 0xA0);
        let mark = (third & 0xFE == 0x8E) | (third.wrapping_sub(0xA8) < 7);
        let isolate = third.wrapping_sub(0xA6) < 4;
        let bidi = ((second == 0x80) & mark) | ((second == 0x81) & isolate);
        let byte_order = (first == 0xEF) & (second == 0xBB);
        found |= ascii | c1 | ((first == 0xE2) & bidi) | byte_order;
    }
    found
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
