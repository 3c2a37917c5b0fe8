//! The form in which phrases are looked up; shared with the build script, which
//! folds by the rules where the program folds by the table made of them.

use super::fold::keeps;
use super::fold_char;
use super::openings::Hash;

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
    running: Hash,
    /// The hash of those up to `end`.
    hash: Hash,
    /// The hash of the last opening that it has passed; see [`OPENING`].
    opening: Hash,
}

/// No key of the tables is longer, in bytes (the build script makes sure); what
/// is longer is in none, and is not read to its end.
pub(crate) const SIZE: usize = 96;

/// What a key begins with is looked up too, up to the character that completes
/// this many bytes, twice and three times as many: hardly any line of a text
/// begins as a phrase of the tables does, and its letters need not be folded.
pub(crate) const OPENING: usize = 4;
pub(crate) const OPENINGS: usize = 3;

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

/// What an ASCII character becomes, and whether it is cut off at the ends.
#[inline]
pub(crate) const fn ascii_class(byte: u8) -> (u8, bool) {
    let class = ASCII[(byte & 0x7f) as usize];
    (class & !EDGE, class & EDGE != 0)
}

/// Is it left out, as it goes on with what the last byte of the key stands for: white
/// space or a number?
#[inline]
pub(crate) const fn repeats(last: u8, folded: u8, byte: u8) -> bool {
    last == folded && (folded == b' ' || byte.is_ascii_digit())
}

impl Key {
    /// The key of nothing.
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; SIZE],
            length: 0,
            end: 0,
            last: 0,
            running: Hash::NOTHING,
            hash: Hash::NOTHING,
            opening: Hash::NOTHING,
        }
    }

    /// Takes a phrase, as long as `goes_on` allows: is all of it taken? (It is
    /// large, and not moved about.)
    pub(crate) fn take_while(&mut self, phrase: &str, goes_on: impl Fn(&Self) -> bool) -> bool {
        let mut opening = self.opening;
        for c in phrase.chars() {
            self.push(c);
            if self.is_over() {
                return false;
            }
            if self.opening != opening {
                opening = self.opening;
                if !goes_on(self) {
                    return false;
                }
            }
        }
        true
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
        self.hash.number()
    }

    /// A number to find the last of the openings by that the key has passed.
    pub(crate) const fn opening(&self) -> u32 {
        self.opening.number()
    }

    /// Takes the phrase's next character.
    #[inline]
    pub(crate) fn push(&mut self, c: char) {
        if c.is_ascii_alphabetic() {
            self.put_byte(c.to_ascii_lowercase() as u8, false);
        } else {
            self.push_other(c);
        }
    }

    #[inline(never)]
    fn push_other(&mut self, c: char) {
        if c.is_ascii() {
            self.push_ascii(c as u8);
        } else if keeps(c) {
            self.put(c.encode_utf8(&mut [0; 4]).as_bytes(), false);
        } else {
            fold_char(c, &mut |c| self.push_folded(c));
        }
    }

    #[inline]
    fn push_ascii(&mut self, byte: u8) {
        let (folded, edge) = ascii_class(byte);
        if repeats(self.last, folded, byte) || edge && self.length == 0 {
            return;
        }
        self.put_byte(folded, edge);
    }

    /// Takes an ASCII character.
    #[inline]
    fn put_byte(&mut self, byte: u8, edge: bool) {
        match self.bytes.get_mut(self.length) {
            Some(room) => {
                *room = byte;
                self.running = self.running.and(byte);
                self.grown(byte, 1, edge);
            }
            None => self.overflow(edge),
        }
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

    /// Takes a character beyond ASCII.
    fn put(&mut self, bytes: &[u8], edge: bool) {
        if edge && self.length == 0 {
            return;
        }
        let Some(room) = self.bytes.get_mut(self.length..self.length + bytes.len()) else {
            return self.overflow(edge);
        };
        let mut last = self.last;
        for (room, &byte) in room.iter_mut().zip(bytes) {
            *room = byte;
            self.running = self.running.and(byte);
            last = byte;
        }
        self.grown(last, bytes.len(), edge);
    }

    /// A character of so many bytes has been taken.
    #[inline]
    fn grown(&mut self, last: u8, bytes: usize, edge: bool) {
        self.last = last;
        self.length += bytes;
        if !edge {
            let openings = self.length / OPENING;
            if openings > self.end / OPENING && openings <= OPENINGS {
                self.opening = self.running;
            }
            (self.end, self.hash) = (self.length, self.running);
        }
    }

    /// It is longer than every key, unless only punctuation follows.
    #[cold]
    const fn overflow(&mut self, edge: bool) {
        self.length = SIZE;
        self.end = if edge { self.end } else { 0 };
    }
}

/// Is it surely no number, no white space and no punctuation? The letters of
/// most text are, and need not be looked for in the tables of those.
const fn is_plain(c: char) -> bool {
    matches!(c, 'À'..='\u{65f}' | '\u{1100}'..='\u{11ff}' | '一'..='\u{9fff}' | '가'..='\u{d7ff}')
}
