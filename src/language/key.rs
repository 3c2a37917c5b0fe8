//! The form in which phrases are looked up; shared with the build script, which
//! folds by the rules where the program folds by the table made of them.

use super::fold_char;

/// The key of a phrase: folded, runs of digits as `#`, brackets and runs of
/// white space as one space, punctuation at the ends off.
///
/// It grows a character at a time, without memory of its own on the heap, and
/// is a key at any time: what stands at its end and would be cut off is kept
/// aside until a letter follows. So the beginnings of a line are looked up
/// while the line is folded once.
pub(crate) struct Key {
    bytes: [u8; SIZE],
    /// How many bytes there are.
    length: usize,
    /// How many of them there are without the punctuation at the end.
    end: usize,
    /// The last byte.
    last: u8,
    /// The hash of all bytes.
    running: u32,
    /// The hash of those up to `end`.
    hash: u32,
}

/// No key of the tables is longer, in bytes (the build script makes sure); what
/// is longer is in none, and is not read to its end.
pub(crate) const SIZE: usize = 96;

/// The hash is FNV-1a: two instructions a byte, and phrases are short.
const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// What each ASCII character becomes; the highest bit is set where it is cut
/// off at the ends.
const ASCII: [u8; 128] = ascii();
const EDGE: u8 = 0x80;

const fn ascii() -> [u8; 128] {
    let mut table = [0; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        table[at] = match byte {
            b'0'..=b'9' => b'#',
            b'\t'..=b'\r' | b' ' | b'(' | b')' | b'[' | b']' => b' ' | EDGE,
            b':' | b'.' | b'!' | b'-' | b'|' | b'>' | b'*' => byte | EDGE,
            _ => byte.to_ascii_lowercase(),
        };
        at += 1;
    }
    table
}

impl Key {
    /// The key of nothing.
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; SIZE], length: 0, end: 0, last: 0, running: BASIS, hash: BASIS }
    }

    /// The key of a phrase.
    pub(crate) fn of(phrase: &str) -> Self {
        let mut key = Self::new();
        for c in phrase.chars() {
            key.push(c);
            if key.is_over() {
                break;
            }
        }
        key
    }

    /// Is it longer than every key of the tables? It is nothing's key then.
    pub(crate) const fn is_over(&self) -> bool {
        self.length == SIZE && self.end == 0
    }

    /// The key's text, in UTF-8.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }

    /// A number to find the key by.
    pub(crate) const fn hash(&self) -> u32 {
        self.hash ^ self.hash >> 15
    }

    /// Takes the phrase's next character.
    #[inline]
    pub(crate) fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.push_ascii(c as u8);
        } else {
            fold_char(c, &mut |c| self.push_folded(c));
        }
    }

    #[inline]
    fn push_ascii(&mut self, byte: u8) {
        let class = ASCII[usize::from(byte & 0x7f)];
        let (byte, is_digit) = (class & !EDGE, byte.is_ascii_digit());
        if self.last == byte && (byte == b' ' || is_digit) {
            return;
        }
        self.put(&[byte], class & EDGE != 0);
    }

    fn push_folded(&mut self, c: char) {
        if c.is_ascii() {
            self.push_ascii(c as u8);
        } else if is_plain(c) {
            self.put(c.encode_utf8(&mut [0; 4]).as_bytes(), false);
        } else if c.is_numeric() {
            self.push_ascii(b'0');
        } else if c.is_whitespace() {
            self.push_ascii(b' ');
        } else {
            let edge = matches!(c, '：' | '…' | '–' | '—' | '»' | '›' | '•' | '·' | '।' | '。');
            self.put(c.encode_utf8(&mut [0; 4]).as_bytes(), edge);
        }
    }

    #[inline]
    fn put(&mut self, bytes: &[u8], edge: bool) {
        if edge && self.length == 0 {
            return;
        }
        let after = self.length + bytes.len();
        let Some(room) = self.bytes.get_mut(self.length..after) else {
            // Longer than every key, unless only punctuation follows.
            self.length = SIZE;
            self.end = if edge { self.end } else { 0 };
            return;
        };
        for (room, &byte) in room.iter_mut().zip(bytes) {
            *room = byte;
            self.running = (self.running ^ u32::from(byte)).wrapping_mul(PRIME);
            self.last = byte;
        }
        self.length = after;
        if !edge {
            (self.end, self.hash) = (after, self.running);
        }
    }
}

/// Is it surely no number, no white space and no punctuation? The letters of
/// most text are, and need not be looked for in the tables of those.
const fn is_plain(c: char) -> bool {
    matches!(c, 'À'..='\u{65f}' | '\u{1100}'..='\u{11ff}' | '一'..='\u{9fff}' | '가'..='\u{d7ff}')
}
