//! What the words of newspapers mean where they stand as a label, a mark or a
//! whole line; the words themselves are data, in `labels.tsv`.

use super::meanings::{Kind, Meanings};
use super::openings::{Kinds, Openings};
use super::phrases::Phrases;
use super::within::Within;
use super::word::Word;

/// Every phrase of `labels.tsv`; the value is the set of its meanings.
static LABELS: Phrases = include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The phrases that mark a picture's caption or credit.
static PICTURE_MARKS: Within = include!(concat!(env!("OUT_DIR"), "/picture_marks.rs"));

/// The phrases that mark contact details.
static CONTACT_MARKS: Within = include!(concat!(env!("OUT_DIR"), "/contact_marks.rs"));

impl Kind for Word {
    const TABLE: &'static Phrases = &LABELS;
    const LONGEST: usize = 100;

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The meanings that one phrase of `labels.tsv` has.
pub(crate) type Words = Meanings<Word>;

/// Does the text hold a mark of a picture's caption or credit?
pub(crate) fn marks_picture(text: &str) -> bool {
    PICTURE_MARKS.any_in(text)
}

/// Does the text hold a mark of contact details?
pub(crate) fn marks_contact(text: &str) -> bool {
    CONTACT_MARKS.any_in(text)
}
