//! What the words of press databases and news agencies mean; the words
//! themselves are data, in `marks.tsv`.

use super::mark::Mark;
use super::meanings::{Kind, Meanings};
use super::openings::Kinds;
use super::phrases::Phrases;

/// Every phrase of `marks.tsv`; the value is the set of its meanings.
static MARKS: Phrases = include!(concat!(env!("OUT_DIR"), "/marks.rs"));

impl Kind for Mark {
    const TABLE: &'static Phrases = &MARKS;
    const LONGEST: usize = 80;

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The meanings that one phrase of `marks.tsv` has.
pub(crate) type Marks = Meanings<Mark>;
