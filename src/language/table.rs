//! A sorted table of folded keys, made at build time and searched in place.

use std::cmp::Ordering;

use super::openings::{self, Openings};
use super::pack::{BLOCK, MORE};

/// Words and what they mean. Nothing is built at start: the text, the index
/// and the values are constants of the program.
///
/// Of each key the text has only what is not as in the key before it, behind
/// how much that is: two thirds of the keys' length. The first key of each
/// [`BLOCK`] is whole, and the search begins among those.
pub(crate) struct Table {
    /// The keys, sorted. Each is a byte, how many bytes are as in the key before
    /// (four bits) and how many follow (four bits); where either is [`MORE`], a
    /// byte for what exceeds it; then the bytes that follow.
    pub(crate) text: &'static [u8],
    /// Where each block's first key begins.
    pub(crate) blocks: &'static [u16],
    /// How many blocks begin with a smaller byte, for each byte and one more.
    pub(crate) firsts: &'static [u16; 257],
    /// Which of the values each key has.
    pub(crate) kinds: &'static [u8],
    /// The values that occur.
    pub(crate) values: &'static [u32],
    /// A bit for each opening of the keys; see [`Openings`].
    pub(crate) openings: Openings,
}

/// A key, held against a text.
#[derive(Debug, Clone, Copy)]
struct Key {
    index: usize,
    /// Its length.
    length: usize,
    /// How many bytes the text and the key both begin with.
    shared: usize,
    /// How the key compares to the text.
    order: Ordering,
}

/// The keys from one block on, one after the other, held against a text. What
/// a key shares with the one before it decides most comparisons.
struct Keys<'t> {
    table: &'t Table,
    text: &'t [u8],
    /// Where the next key begins, and which it is.
    at: usize,
    index: usize,
    /// Of the key before.
    shared: usize,
    order: Ordering,
}

impl Keys<'_> {
    fn byte(&mut self) -> Option<usize> {
        let byte = self.table.text.get(self.at)?;
        self.at += 1;
        Some(usize::from(*byte))
    }

    /// The last key that is not after the text, as far as its block goes: the first
    /// key of each block behind this one is after it.
    #[inline(never)]
    fn last_not_after(mut self) -> Option<Key> {
        let (mut last, mut length, mut order) = (None, 0, Ordering::Less);
        for index in self.index..self.index + BLOCK {
            let Some((same, more)) = self.lengths() else { break };
            if same < self.shared {
                break;
            }
            // Most keys have more of the one before them than the text has.
            if same == self.shared {
                let shared;
                (shared, order) = self.compare(same, more)?;
                if order.is_gt() {
                    break;
                }
                self.shared = shared;
            }
            self.at += more;
            length = same + more;
            last = Some(index);
        }
        last.map(|index| Key { index, length, shared: self.shared, order })
    }

    /// How far the next key and the text go on alike, the first bytes of which are
    /// the same, and how the key compares.
    fn compare(&self, same: usize, more: usize) -> Option<(usize, Ordering)> {
        let rest = self.table.text.get(self.at..self.at + more)?;
        let text = self.text.get(same..).unwrap_or_default();
        let both = rest.iter().zip(text).take_while(|(a, b)| a == b).count();
        Some((same + both, rest.get(both).cmp(&text.get(both))))
    }

    /// How many bytes of the next key are as in the one before, and how many follow.
    fn lengths(&mut self) -> Option<(usize, usize)> {
        let head = self.byte()?;
        let (mut same, mut more) = (head >> 4, head & 15);
        if same == MORE {
            same += self.byte()?;
        }
        if more == MORE {
            more += self.byte()?;
        }
        Some((same, more))
    }
}

impl Iterator for Keys<'_> {
    type Item = Key;

    // One copy for all who ask: the date reader is to be small.
    #[inline(never)]
    fn next(&mut self) -> Option<Key> {
        let (same, more) = self.lengths()?;
        if self.index.is_multiple_of(BLOCK) {
            self.shared = 0;
        }
        // Where the key has more of the one before it than the text has, it differs
        // from the text where that does, and as that does.
        if same < self.shared {
            // The key before is as the text where this one is greater.
            (self.shared, self.order) = (same, Ordering::Greater);
        } else if same == self.shared {
            (self.shared, self.order) = self.compare(same, more)?;
        }
        self.at += more;
        let index = self.index;
        self.index += 1;
        Some(Key { index, length: same + more, shared: self.shared, order: self.order })
    }
}

impl Table {
    /// The keys from the last block on whose first key is not after the text.
    #[inline(never)]
    fn keys<'t>(&'t self, text: &'t str) -> Keys<'t> {
        let text = text.as_bytes();
        let first = text.first().copied().map_or(0, usize::from);
        let below = |byte: usize| usize::from(self.firsts[byte]);
        let (mut low, mut high) = (below(first), below(first + 1));
        while low < high {
            let middle = low.midpoint(high);
            if self.begins_after(middle, text) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        self.keys_of(low.saturating_sub(1), text)
    }

    /// Is the first key of a block, which is whole, after the text?
    fn begins_after(&self, block: usize, text: &[u8]) -> bool {
        let mut keys = self.keys_of(block, text);
        let length = keys.lengths().map_or(0, |(_, length)| length);
        self.text.get(keys.at..keys.at + length).is_none_or(|key| key > text)
    }

    fn keys_of<'t>(&'t self, block: usize, text: &'t [u8]) -> Keys<'t> {
        let at = self.blocks.get(block).map_or(self.text.len(), |at| usize::from(*at));
        Keys { table: self, text, at, index: block * BLOCK, shared: 0, order: Ordering::Less }
    }

    fn value(&self, key: Key) -> Option<u32> {
        self.values.get(usize::from(*self.kinds.get(key.index)?)).copied()
    }

    /// The longest key that `text` begins with and that `ends` lets end there:
    /// how many bytes it takes, and its value. `ends` lets none end within the
    /// letters of the text's opening; see [`openings::of_word`].
    pub(crate) fn longest(&self, text: &str, ends: impl Fn(usize) -> bool) -> Option<(usize, u32)> {
        // Most words of a line are no word of the table, and begin as none.
        let (opening, shortest) = openings::of_word(text);
        if !self.openings.has(opening) {
            return None;
        }
        let mut probe = text;
        loop {
            // The last key that is not after the probe shares the longest
            // beginning with it that any smaller key does.
            let key = self.keys(probe).last_not_after()?;
            if key.shared == key.length && ends(key.length) {
                return Some((key.length, self.value(key)?));
            }
            // A shorter key is a beginning of what they share.
            let shorter = if key.shared == probe.len() || key.shared == key.length {
                probe.get(..key.shared)?.char_indices().next_back()?.0
            } else {
                boundary(probe, key.shared)
            };
            if shorter < shortest {
                return None;
            }
            probe = probe.get(..shorter)?;
        }
    }

    /// The values of the keys that begin with `beginning`.
    pub(crate) fn beginning_with<'t>(
        &'t self,
        beginning: &'t str,
    ) -> impl Iterator<Item = u32> + 't {
        self.keys(beginning)
            .skip_while(|key| key.order.is_lt())
            .take_while(move |key| key.shared == beginning.len())
            .filter_map(|key| self.value(key))
    }
}

/// The last boundary of characters that is not behind `at`.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
