//! A sorted table of folded keys, made at build time and searched in place.

/// Words and what they mean. Nothing is built at start: the text, the index
/// and the values are constants of the program.
pub(crate) struct Table {
    /// All keys, sorted, one behind the other.
    pub(crate) text: &'static str,
    /// How many keys begin with a smaller byte, for each first byte and one more.
    pub(crate) firsts: &'static [u16; 257],
    /// Where in the text each 256th key begins.
    pub(crate) blocks: &'static [u32],
    /// How many bytes behind that each key begins; one more at the end.
    pub(crate) starts: &'static [u16],
    /// Which of the values each key has.
    pub(crate) kinds: &'static [u16],
    /// The values that occur.
    pub(crate) values: &'static [u32],
}

impl Table {
    fn start(&self, index: usize) -> usize {
        self.blocks[index >> 8] as usize + usize::from(self.starts[index])
    }

    fn key(&self, index: usize) -> &'static str {
        self.text.get(self.start(index)..self.start(index + 1)).unwrap_or_default()
    }

    fn value(&self, index: usize) -> u32 {
        self.values[usize::from(self.kinds[index])]
    }

    /// How many keys come before `text`.
    fn position(&self, text: &str) -> usize {
        let Some(&first) = text.as_bytes().first() else { return 0 };
        let below = |byte: usize| usize::from(self.firsts[byte]);
        let (mut low, mut high) = (below(usize::from(first)), below(usize::from(first) + 1));
        while low < high {
            let middle = low.midpoint(high);
            if self.key(middle) < text {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<u32> {
        let at = self.position(key);
        (at < self.kinds.len() && self.key(at) == key).then(|| self.value(at))
    }

    /// The longest key that `text` begins with and that `ends` lets end there:
    /// how many bytes it takes, and its value.
    pub(crate) fn longest(&self, text: &str, ends: impl Fn(usize) -> bool) -> Option<(usize, u32)> {
        let mut probe = text;
        loop {
            // The last key that is not after the probe shares the longest
            // beginning with it that any smaller key does.
            let after = self.position(probe);
            let exact = after < self.kinds.len() && self.key(after) == probe;
            let at = if exact { after } else { after.checked_sub(1)? };
            let key = self.key(at);
            let shared = shared(key, probe);
            if shared == key.len() && ends(shared) {
                return Some((shared, self.value(at)));
            }
            // A shorter key is a beginning of what they share.
            let shorter = if shared == probe.len() || shared == key.len() {
                probe.get(..shared)?.char_indices().next_back()?.0
            } else {
                shared
            };
            if shorter == 0 {
                return None;
            }
            probe = probe.get(..shorter)?;
        }
    }

    /// The keys that begin with `beginning`, with their values.
    pub(crate) fn beginning_with<'t>(
        &'t self,
        beginning: &'t str,
    ) -> impl Iterator<Item = (&'static str, u32)> + 't {
        let first = self.position(beginning);
        (first..self.kinds.len())
            .map(|at| (self.key(at), self.value(at)))
            .take_while(move |(key, _)| key.starts_with(beginning))
    }
}

/// How many bytes both begin with, on a boundary of characters.
fn shared(a: &str, b: &str) -> usize {
    let mut length = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    while !b.is_char_boundary(length) {
        length -= 1;
    }
    length
}
