//! What the words of press databases and news agencies mean; the words
//! themselves are data, in `marks.tsv`.

use super::mark::Mark;
use super::openings::Kinds;
use super::phrases::Phrases;

/// Every phrase of `marks.tsv`; the value is the set of its meanings.
static MARKS: Phrases = include!(concat!(env!("OUT_DIR"), "/marks.rs"));

/// The meanings that one phrase has, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u32);

impl Marks {
    /// These meanings.
    fn of(marks: &[Mark]) -> Self {
        Self(marks.iter().fold(0, |set, &mark| set | 1 << mark as u32))
    }

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
    of(phrase, Marks(u32::MAX))
}

/// Which of these a phrase means. It costs less than to ask for all.
pub(crate) fn marks_among(phrase: &str, wanted: &[Mark]) -> Marks {
    of(phrase, Marks::of(wanted))
}

/// Does a phrase mean this?
pub(crate) fn is_mark(phrase: &str, wanted: Mark) -> bool {
    marks_among(phrase, &[wanted]) != Marks(0)
}

/// Does a phrase mean one of these?
pub(crate) fn is_any_mark(phrase: &str, wanted: &[Mark]) -> bool {
    marks_among(phrase, wanted) != Marks(0)
}

fn of(phrase: &str, wanted: Marks) -> Marks {
    Marks(if phrase.len() > LONGEST { 0 } else { MARKS.get(phrase, wanted.0) })
}

/// Where phrases at the beginning of a line end that mean one of these: before one
/// of the first `most` characters for which `ends` holds.
pub(crate) fn opening_marks<'l, F: FnMut(char) -> bool>(
    line: &'l str,
    wanted: &[Mark],
    most: usize,
    ends: F,
) -> impl Iterator<Item = usize> + use<'l, F> {
    MARKS.beginnings(line, Marks::of(wanted).0, (most, LONGEST), ends)
}
