//! What the words of press databases and news agencies mean; the words
//! themselves are data, in `marks.tsv`.

use super::mark::Mark;
use super::openings::Openings;
use super::phrases::Phrases;

/// Every phrase of `marks.tsv`; the value is the set of its meanings.
static MARKS: Phrases = include!(concat!(env!("OUT_DIR"), "/marks.rs"));

/// The meanings that one phrase has, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u32);

impl Marks {
    /// Is this one of the meanings?
    pub(crate) const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u32) != 0
    }

    /// Is one of these among the meanings?
    pub(crate) fn any(self, marks: &[Mark]) -> bool {
        marks.iter().any(|&mark| self.has(mark))
    }
}

/// A phrase of the table is no longer than this, in bytes.
const LONGEST: usize = 80;

/// What a phrase means to a press database or a news agency.
pub(crate) fn marks(phrase: &str) -> Marks {
    if phrase.len() > LONGEST {
        return Marks::default();
    }
    Marks(MARKS.get(phrase).unwrap_or(0))
}

/// What the beginnings of a line mean, up to each character for which `ends`
/// holds; see [`Phrases::beginnings`].
pub(crate) fn opening_marks(
    line: &str,
    ends: impl FnMut(char) -> bool,
) -> impl Iterator<Item = (usize, Marks)> {
    let found = MARKS.beginnings(line, LONGEST, ends);
    found.map(|(at, value)| (at, Marks(value.unwrap_or(0))))
}
