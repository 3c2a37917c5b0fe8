//! What is counted in a line of text.

use super::{is_unspaced, is_wide};
use crate::document::count_places;
use crate::language::is_of_uncased_block;

/// No character of a script without spaces comes before it.
const FIRST_WIDE: char = '\u{E00}';

/// What is counted in a line.
#[derive(Default)]
pub(super) struct Count {
    pub(super) size: u32,
    pub(super) wide: u32,
    pub(super) words: u32,
    /// Words that begin in lower case.
    pub(super) small: u32,
    pub(super) upper: u32,
    pub(super) lower: u32,
}

impl Count {
    /// Of a line of ASCII: each count by itself.
    pub(super) fn of_ascii(line: &str) -> Self {
        let bytes = line.as_bytes();
        // A word begins with the line, and behind white space.
        let first = |is: fn(u8) -> bool| u32::from(bytes.first().is_some_and(|it| is(*it)));
        Self {
            size: counted(bytes.len()),
            wide: 0,
            words: first(|it| !is_space(it))
                + counted(count_places(bytes, |last, it, _| is_space(last) & !is_space(it))),
            small: first(|it| it.is_ascii_lowercase())
                + counted(count_places(bytes, |last, it, _| {
                    is_space(last) & it.is_ascii_lowercase()
                })),
            upper: counted(count_places(bytes, |it, _, _| it.is_ascii_uppercase())),
            lower: counted(count_places(bytes, |it, _, _| it.is_ascii_lowercase())),
        }
    }

    pub(super) fn of(line: &str) -> Self {
        let mut count = Self::default();
        let mut between = true;
        for c in line.chars() {
            if c.is_ascii() {
                count.size += 1;
                match c {
                    ' ' | '\t'..='\r' => {
                        between = true;
                        continue;
                    }
                    // Within a word, as most letters are.
                    'a'..='z' if !between => count.lower += 1,
                    _ => count.letter(c.is_ascii_lowercase(), c.is_ascii_uppercase(), between),
                }
            } else if c < FIRST_WIDE && is_of_uncased_block(c) {
                count.size += 1;
                count.letter(false, false, between);
            } else {
                count.size += 1 + u32::from(is_wide(c));
                count.wide += 2 * u32::from(is_unspaced(c));
                if c.is_whitespace() {
                    between = true;
                    continue;
                }
                count.letter(c.is_lowercase(), c.is_uppercase(), between);
            }
            between = false;
        }
        count
    }

    fn letter(&mut self, is_lower: bool, is_upper: bool, begins: bool) {
        self.lower += u32::from(is_lower);
        self.upper += u32::from(is_upper);
        self.words += u32::from(begins);
        self.small += u32::from(begins && is_lower);
    }
}

/// White space of ASCII. (Without branches, for the vectoriser.)
pub(in crate::layout) const fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// A count of characters; a line of billions is as long as one of 2³² of them.
pub(in crate::layout) fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
