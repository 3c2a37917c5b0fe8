//! What the phrases of a table mean, and the questions that are asked of it.

use std::marker::PhantomData;

use super::phrases::Phrases;

/// A meaning that the phrases of a table can have.
pub(crate) trait Kind: Copy + 'static {
    /// The table: each phrase has the set of its meanings, a bit each.
    const TABLE: &'static Phrases;
    /// No phrase of the table is longer than this, in bytes.
    const LONGEST: usize;

    /// Its bit.
    fn bit(self) -> u32;
}

/// The meanings that one phrase has, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meanings<K>(u32, PhantomData<K>);

impl<K> Default for Meanings<K> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<K: Kind> Meanings<K> {
    /// What a phrase means.
    pub(crate) fn of(phrase: &str) -> Self {
        Self::wanted(phrase, u32::MAX)
    }

    /// Which of these a phrase means. It costs less than to ask for all.
    pub(crate) fn among(phrase: &str, wanted: &[K]) -> Self {
        Self::wanted(phrase, bits(wanted))
    }

    fn wanted(phrase: &str, wanted: u32) -> Self {
        let found = if phrase.len() > K::LONGEST { 0 } else { K::TABLE.get(phrase, wanted) };
        Self(found, PhantomData)
    }

    /// Is this one of the meanings?
    pub(crate) fn has(self, kind: K) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Is one of these among the meanings?
    pub(crate) fn any(self, kinds: &[K]) -> bool {
        self.0 & bits(kinds) != 0
    }

    /// Is there none?
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

fn bits<K: Kind>(kinds: &[K]) -> u32 {
    kinds.iter().fold(0, |set, kind| set | kind.bit())
}

/// Does a phrase mean this?
pub(crate) fn stands_for<K: Kind>(phrase: &str, wanted: K) -> bool {
    stands_for_any(phrase, &[wanted])
}

/// Does a phrase mean one of these?
pub(crate) fn stands_for_any<K: Kind>(phrase: &str, wanted: &[K]) -> bool {
    !Meanings::among(phrase, wanted).is_empty()
}

/// Can a line begin with a phrase that means one of these, as far as its first letters
/// tell? Most lines cannot, and need not be asked more.
pub(crate) fn may_begin<K: Kind>(line: &str, wanted: &[K]) -> bool {
    K::TABLE.may_mean(line, true, bits(wanted)) != 0
}

/// Where phrases at the beginning of a line end that mean one of these: before one
/// of the first `most` characters for which `ends` holds; see
/// [`Phrases::beginnings`].
pub(crate) fn phrase_ends<'l, K: Kind, F: FnMut(char) -> bool>(
    line: &'l str,
    wanted: &[K],
    most: usize,
    ends: F,
) -> impl Iterator<Item = usize> + use<'l, K, F> {
    K::TABLE.beginnings(line, bits(wanted), (most, K::LONGEST), ends)
}
