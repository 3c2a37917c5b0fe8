//! What the words of newspapers mean where they stand as a label, a mark or a
//! whole line; the words themselves are data, in `labels.tsv`.

use std::iter;

use super::fold::fold;
use super::key::Key;
use super::phrases::Phrases;
use super::word::Word;

/// Every phrase of `labels.tsv`; the value is the set of its meanings.
static LABELS: Phrases = include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The phrases that mark a picture's caption or credit.
static PICTURE_MARKS: &[&str] = include!(concat!(env!("OUT_DIR"), "/picture_marks.rs"));

/// The phrases that mark contact details.
static CONTACT_MARKS: &[&str] = include!(concat!(env!("OUT_DIR"), "/contact_marks.rs"));

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
    meanings(&Key::of(phrase))
}

fn meanings(key: &Key) -> Words {
    Words(LABELS.get(key).unwrap_or(0))
}

/// What the beginnings of a line mean, up to each character for which `ends`
/// holds, in order; the line is folded once for all. Ends without meaning are
/// among them, as far as a phrase can reach.
pub(crate) fn opening_words(
    line: &str,
    mut ends: impl FnMut(char) -> bool,
) -> impl Iterator<Item = (usize, Words)> {
    let mut key = Key::new();
    let mut chars = line.char_indices();
    iter::from_fn(move || {
        while !key.is_over() {
            let (at, c) = chars.next().filter(|(at, _)| *at <= LONGEST)?;
            let means = ends(c).then(|| (at, meanings(&key)));
            key.push(c);
            if means.is_some() {
                return means;
            }
        }
        None
    })
}

/// Does the text hold a mark of a picture's caption or credit?
pub(crate) fn marks_picture(text: &str) -> bool {
    holds(PICTURE_MARKS, text)
}

/// Does the text hold a mark of contact details?
pub(crate) fn marks_contact(text: &str) -> bool {
    holds(CONTACT_MARKS, text)
}

fn holds(marks: &[&str], text: &str) -> bool {
    let folded = fold(text);
    marks.iter().any(|mark| folded.contains(mark))
}
