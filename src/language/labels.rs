//! What the words of newspapers mean where they stand as a label, a mark or a
//! whole line; the words themselves are data, in `labels.tsv`.

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

/// The meanings that one phrase has, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Words(u32);

impl Words {
    /// These meanings.
    fn of(words: &[Word]) -> Self {
        Self(words.iter().fold(0, |set, &word| set | 1 << word as u32))
    }

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
    of(phrase, Words(u32::MAX))
}

/// Which of these a phrase means. It costs less than to ask for all.
pub(crate) fn words_among(phrase: &str, wanted: &[Word]) -> Words {
    of(phrase, Words::of(wanted))
}

/// Does a phrase mean this?
pub(crate) fn is_word(phrase: &str, wanted: Word) -> bool {
    words_among(phrase, &[wanted]) != Words(0)
}

/// Does a phrase mean one of these?
pub(crate) fn is_any_word(phrase: &str, wanted: &[Word]) -> bool {
    words_among(phrase, wanted) != Words(0)
}

fn of(phrase: &str, wanted: Words) -> Words {
    Words(if phrase.len() > LONGEST { 0 } else { LABELS.get(phrase, wanted.0) })
}

/// Where phrases at the beginning of a line end that mean one of these: before one
/// of the first `most` characters for which `ends` holds.
pub(crate) fn opening_words<'l, F: FnMut(char) -> bool>(
    line: &'l str,
    wanted: &[Word],
    most: usize,
    ends: F,
) -> impl Iterator<Item = usize> + use<'l, F> {
    LABELS.beginnings(line, Words::of(wanted).0, (most, LONGEST), ends)
}

/// Does the text hold a mark of a picture's caption or credit?
pub(crate) fn marks_picture(text: &str) -> bool {
    PICTURE_MARKS.any_in(text)
}

/// Does the text hold a mark of contact details?
pub(crate) fn marks_contact(text: &str) -> bool {
    CONTACT_MARKS.any_in(text)
}
