//! What words and phrases begin with: a text that begins otherwise is turned
//! away before it is folded and looked for; shared with the build script.

/// A bit for each opening of a table's keys, by its hash: as many as a power of
/// two. At most one bit in two is set, and mostly fewer: `write.rs` says how many.
pub(crate) struct Openings(pub(crate) &'static [u64]);

impl Openings {
    /// Has a key of the table this opening, or another with the same bit?
    pub(crate) fn has(&self, opening: u32) -> bool {
        let bit = opening as usize & (self.0.len() * 64 - 1);
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
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

/// The openings of a word: its first bytes, up to [`FEW`]. All but the last are
/// openings of a word that ends there; its length is given beside them.
pub(crate) fn of_word(word: &[u8]) -> impl Iterator<Item = (u32, Option<usize>)> {
    let mut hash = Hash::NOTHING;
    word.iter().take(FEW).enumerate().map(move |(at, byte)| {
        hash = hash.and(*byte);
        (hash.number(), Some(at + 1).filter(|length| *length < FEW))
    })
}

/// See [`of_word`].
pub(crate) const FEW: usize = 4;

/// The last three bytes of a text, with one more. No phrase that is looked for
/// within a text is shorter.
#[inline]
pub(crate) const fn window(last: u32, byte: u8) -> u32 {
    (last << 8 | byte as u32) & 0x00FF_FFFF
}

/// The opening of a phrase that begins with the bytes of this window. The factor
/// is the golden ratio's (Knuth, The Art of Computer Programming, 6.4).
#[inline]
pub(crate) const fn of_window(window: u32) -> u32 {
    window.wrapping_mul(0x9E37_79B1) >> 16
}
