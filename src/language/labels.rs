//! What the words of newspapers mean where they stand as a label, a mark or a
//! whole line; the words themselves are data, in `labels.tsv`.

use super::openings::Openings;
use super::phrases::Phrases;
use super::within::Within;
use super::word::Word;

/// Every phrase of `labels.tsv`; the value is the set of its meanings.
static LABELS: Phrases = include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The phrases that mark a picture's caption or credit.
static PICTURE_MARKS: Within = include!(concat!(env!("OUT_DIR"), "/picture_marks.rs"));

/// The phrases that mark contact details.
static CONTACT_MARKS: Within = include!(concat!(env!("OUT_DIR"), "/contact_marks.rs"));

/// The meanings that one phrase has, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Words(u32);

impl Words {
    /// Is this one of the meanings?
    pub(crate) const fn has(self, word: Word) -> bool {
        self.0 & (1 << word as u32) != 0
    }

    /// Is one of these among the meanings?
    pub(crate) fn any(self, words: &[Word]) -> bool {
        words.iter().any(|&word| self.has(word))
    }
}

/// A phrase of the table is no longer than this, in bytes.
const LONGEST: usize = 100;

/// What a phrase means in any of the languages of the table.
pub(crate) fn words(phrase: &str) -> Words {
    if phrase.len() > LONGEST {
        return Words::default();
    }
    Words(LABELS.get(phrase).unwrap_or(0))
}

/// What the beginnings of a line mean, up to each character for which `ends`
/// holds; see [`Phrases::beginnings`].
pub(crate) fn opening_words(
    line: &str,
    ends: impl FnMut(char) -> bool,
) -> impl Iterator<Item = (usize, Words)> {
    let found = LABELS.beginnings(line, LONGEST, ends);
    found.map(|(at, value)| (at, Words(value.unwrap_or(0))))
}

/// Does the text hold a mark of a picture's caption or credit?
pub(crate) fn marks_picture(text: &str) -> bool {
    PICTURE_MARKS.any_in(text)
}

/// Does the text hold a mark of contact details?
pub(crate) fn marks_contact(text: &str) -> bool {
    CONTACT_MARKS.any_in(text)
}
