//! A table of phrases that are looked up whole, made at build time.

use super::key::Key;

/// Phrases and what they mean, found by a hash that the build script made of
/// the same keys. Nothing is built at start.
pub(crate) struct Phrases {
    /// Before each bucket, how many phrases the buckets before it hold; one
    /// more at the end. There are a power of two, and more than half as many
    /// again as phrases: most phrases that are not in the table meet an empty
    /// bucket, and are turned away by two numbers.
    pub(crate) buckets: &'static [u16],
    /// Where each phrase ends in the text; it begins where the one before ends.
    pub(crate) ends: &'static [u16],
    /// All phrases, by bucket.
    pub(crate) text: &'static [u8],
    /// Which of the values each has.
    pub(crate) kinds: &'static [u8],
    /// The values that occur.
    pub(crate) values: &'static [u32],
}

impl Phrases {
    /// The value of a phrase.
    pub(crate) fn get(&self, key: &Key) -> Option<u32> {
        let bucket = key.hash() as usize & (self.buckets.len() - 2);
        let before = |bucket: usize| self.buckets.get(bucket).copied().map(usize::from);
        let found = (before(bucket)?..before(bucket + 1)?)
            .find(|&at| self.text.get(self.end(at)..self.end(at + 1)) == Some(key.bytes()))?;
        self.values.get(usize::from(*self.kinds.get(found)?)).copied()
    }

    /// Where the first so many phrases end.
    fn end(&self, count: usize) -> usize {
        count.checked_sub(1).and_then(|at| self.ends.get(at)).map_or(0, |end| usize::from(*end))
    }
}
