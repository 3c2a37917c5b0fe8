//! A table of phrases that are looked up whole, made at build time.

use std::iter;

use super::folds::easy_letter;
use super::key::{Key, OPENING, OPENINGS, ascii_class, repeats};
use super::openings::{Hash, Kinds};

/// Phrases and what they mean, found by a hash that the build script made of
/// the same keys. Nothing is built at start.
pub(crate) struct Phrases {
    /// Before each bucket, how many phrases the buckets before it hold; one
    /// more at the end. There are a power of two, and more than half as many
    /// again as phrases: most phrases that are not in the table meet an empty
    /// bucket, and are turned away by two numbers.
    pub(crate) buckets: &'static [u16],
    /// Where each phrase ends in the text; it begins where the one before ends.
    pub(crate) ends: &'static [u32],
    /// All phrases, by bucket.
    pub(crate) text: &'static [u8],
    /// Which of the values each has.
    pub(crate) kinds: &'static [u8],
    /// The values that occur.
    pub(crate) values: &'static [u32],
    /// What they begin with, and mean.
    pub(crate) openings: Kinds,
}

impl Phrases {
    /// What a phrase means of what is `wanted`.
    pub(crate) fn get(&self, phrase: &str, wanted: u32) -> u32 {
        let wanted = self.may_mean(phrase, false, wanted);
        if wanted == 0 {
            return 0;
        }
        let mut key = Key::new();
        let is_whole = key.take_while(phrase, |key| self.goes_on(key, wanted));
        if is_whole { self.of_key(&key).unwrap_or(0) & wanted } else { 0 }
    }

    /// The beginnings of a line that mean something of what is `wanted`, up to
    /// each of the first `most` characters for which `ends` holds, in order; the
    /// line is folded once for all. No letter is such an end, and none is looked
    /// for beyond `longest` bytes.
    pub(crate) fn beginnings(
        &self,
        line: &str,
        wanted: u32,
        (most, longest): (usize, usize),
        mut ends: impl FnMut(char) -> bool,
    ) -> impl Iterator<Item = usize> {
        let mut key = Key::new();
        let mut opening = key.opening();
        // Most lines are turned away by their first letters, before there is an end.
        let wanted = self.may_mean(line, true, wanted);
        let mut chars = if wanted == 0 { "" } else { line }.char_indices();
        let mut left = most;
        iter::from_fn(move || {
            while left > 0 && !key.is_over() {
                if key.opening() != opening {
                    opening = key.opening();
                    self.goes_on(&key, wanted).then_some(())?;
                }
                let (at, c) = chars.next().filter(|(at, _)| *at <= longest)?;
                let is_end = ends(c);
                let found = is_end && self.of_key(&key).is_some_and(|value| value & wanted != 0);
                key.push(c);
                left -= usize::from(is_end);
                if found {
                    return Some(at);
                }
            }
            None
        })
    }

    /// What of what is `wanted` a phrase can mean that begins as the text does, as
    /// far as that is easily told; if `letters`, by its first letters alone. Most
    /// texts are turned away so.
    pub(crate) fn may_mean(&self, text: &str, letters: bool, wanted: u32) -> u32 {
        let mut wanted = wanted;
        for opening in easy_openings(text, letters) {
            wanted &= self.openings.of(opening);
            if wanted == 0 {
                break;
            }
        }
        wanted
    }

    /// Does a phrase that is wanted begin with what the key has of it? Where not,
    /// nothing that the key grows to is one.
    fn goes_on(&self, key: &Key, wanted: u32) -> bool {
        self.openings.of(key.opening()) & wanted != 0
    }

    /// The value of the phrase with this key.
    fn of_key(&self, key: &Key) -> Option<u32> {
        let bucket = key.hash() as usize & (self.buckets.len() - 2);
        let before = |bucket: usize| self.buckets.get(bucket).copied().map(usize::from);
        let found = (before(bucket)?..before(bucket + 1)?)
            .find(|&at| self.text.get(self.end(at)..self.end(at + 1)) == Some(key.bytes()))?;
        self.values.get(usize::from(*self.kinds.get(found)?)).copied()
    }

    /// Where the first so many phrases end.
    fn end(&self, count: usize) -> usize {
        count.checked_sub(1).and_then(|at| self.ends.get(at)).map_or(0, |end| *end as usize)
    }
}

/// The openings that the key of a text passes: what [`Key::opening`] would say, for a
/// third of the work, up to the first character that is not easy to fold; if `letters`,
/// up to the first that is no letter.
#[inline]
pub(super) fn easy_openings(text: &str, letters: bool) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes();
    let (mut at, mut hash, mut length, mut last, mut next) = (0, Hash::NOTHING, 0, 0, OPENING);
    iter::from_fn(move || {
        while next <= OPENING * OPENINGS {
            let byte = *bytes.get(at)?;
            if byte.is_ascii_alphabetic() {
                at += 1;
                last = byte.to_ascii_lowercase();
                (hash, length) = (hash.and(last), length + 1);
            } else if byte.is_ascii() {
                if letters {
                    return None;
                }
                at += 1;
                let (folded, edge) = ascii_class(byte);
                if repeats(last, folded, byte) || edge && length == 0 {
                    continue;
                }
                (hash, length, last) = (hash.and(folded), length + 1, folded);
                if edge {
                    continue;
                }
            } else {
                let c = text.get(at..)?.chars().next()?;
                at += c.len_utf8();
                for byte in easy_letter(c)?.encode_utf8(&mut [0; 4]).bytes() {
                    (hash, length, last) = (hash.and(byte), length + 1, byte);
                }
            }
            if length >= next {
                next = (length / OPENING + 1) * OPENING;
                return (next <= OPENING * (OPENINGS + 1)).then(|| hash.number());
            }
        }
        None
    })
}
