//! What words and phrases begin with: a text that begins otherwise is turned
//! away before it is folded and looked for; shared with the build script.

use super::is_alphabetic;

/// A bit for each opening of a table's keys, by its hash: as many as a power of
/// two. At most one bit in three is set, and mostly fewer: `write.rs` says how many.
pub(crate) struct Openings(pub(crate) &'static [u64]);

impl Openings {
    /// Has a key of the table this opening, or another with the same bit?
    pub(crate) fn has(&self, opening: u32) -> bool {
        let bit = opening as usize & (self.0.len() * 64 - 1);
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

/// What the phrases of a table mean that have an opening, as a set, by the hash of
/// the opening: as many as a power of two. Mostly one opening has each; where two
/// share it, the set is of both.
pub(crate) struct Kinds(pub(crate) &'static [u32]);

impl Kinds {
    /// What a phrase can mean that has this opening.
    pub(crate) fn of(&self, opening: u32) -> u32 {
        self.0.get(opening as usize & (self.0.len() - 1)).copied().unwrap_or(0)
    }
}

/// FNV-1a, two instructions a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hash(u32);

impl Hash {
    /// The hash of nothing.
    pub(crate) const NOTHING: Self = Self(0x811c_9dc5);

    /// The hash of one byte more.
    #[inline]
    pub(crate) const fn and(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u32).wrapping_mul(0x0100_0193))
    }

    /// A number to find something by; the upper bits of FNV-1a are the better ones.
    #[inline]
    pub(crate) const fn number(self) -> u32 {
        self.0 ^ self.0 >> 15
    }
}

/// The opening of a word, and how many bytes it is of: the letters that the word
/// begins with, up to [`FEW`] bytes, or else its first character.
///
/// Letters are those of ASCII, or else those from Greek to Arabic. A word never ends
/// in a text where they go on, so the opening of a text is that of any word that the
/// text begins with.
pub(crate) fn of_word(word: &str) -> (u32, usize) {
    let bytes = word.as_bytes();
    let (mut hash, mut length) = (Hash::NOTHING, 0);
    while let Some(byte @ b'a'..=b'z') = bytes.get(length).filter(|_| length < FEW) {
        (hash, length) = (hash.and(*byte), length + 1);
    }
    let mut chars = word.chars();
    let mut goes_on = length == 0;
    while goes_on && length < FEW {
        let Some(c) = chars.next() else { break };
        let is_letter = matches!(c, '\u{370}'..'\u{700}') && is_alphabetic(c);
        if is_letter || length == 0 {
            let bytes = bytes.get(length..length + c.len_utf8()).unwrap_or_default();
            hash = bytes.iter().fold(hash, |hash, byte| hash.and(*byte));
            length += bytes.len();
        }
        goes_on = is_letter;
    }
    (hash.number(), length)
}

/// See [`of_word`].
const FEW: usize = 8;

/// The last bytes of a text, up to [`WINDOW`], with one more.
#[inline]
pub(crate) const fn window(last: u32, byte: u8) -> u32 {
    last << 8 | byte as u32
}

/// No phrase that is looked for within a text is shorter, in bytes.
pub(crate) const WINDOW: usize = 4;

/// The opening of a phrase that begins with the bytes of this window. The factor
/// is the golden ratio's (Knuth, The Art of Computer Programming, 6.4).
#[inline]
pub(crate) const fn of_window(window: u32) -> u32 {
    window.wrapping_mul(0x9E37_79B1) >> 16
}
