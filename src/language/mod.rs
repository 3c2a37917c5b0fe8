//! The words of the world's newspapers, as data: months, weekdays, labels.
//!
//! `names.tsv` is made from Unicode CLDR, `supplement.tsv`, `labels.tsv` and
//! `marks.tsv` are kept by hand; `build.rs` folds them at build time into a
//! sorted [`Table`] and hashed tables of phrases, so no word stands in the code
//! and nothing is built at start.

mod english;
mod fold;
mod folds;
mod key;
mod labels;
mod letters;
mod mark;
mod marks;
mod meaning;
mod meanings;
mod openings;
mod pack;
mod phrases;
mod table;
#[cfg(test)]
mod tests;
mod within;
mod word;

pub(crate) use english::may_be_english;
pub(crate) use fold::{fold, is_format, keeps};
pub(crate) use folds::{fold_char, is_combining_mark};
pub(crate) use labels::{Words, marks_contact, marks_picture};
pub(crate) use letters::{is_alphabetic, is_alphanumeric, is_of_uncased_block};
pub(crate) use mark::Mark;
pub(crate) use marks::Marks;
pub(crate) use meaning::{Calendar, Half, Meaning, Role};
pub(crate) use meanings::{Kind, may_begin, phrase_ends, stands_for, stands_for_any};
use openings::Openings;
use table::Table;
pub(crate) use word::Word;

/// Every word that has a meaning in a date.
static DATE_WORDS: Table = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The longest word or phrase of dates that a folded text begins with and that
/// `ends` lets end there: its length in bytes, and what it means.
pub(crate) fn date_word(text: &str, ends: impl Fn(usize) -> bool) -> Option<(usize, Meaning)> {
    DATE_WORDS.longest(text, ends).map(|(length, value)| (length, Meaning(value)))
}

/// The month that a shortened name stands for: a folded word of three or more
/// letters that begins the names of exactly one month (`Septem`, `листоп`).
pub(crate) fn shortened_month(word: &str) -> Option<Meaning> {
    word.chars().nth(2)?;
    let mut names = DATE_WORDS
        .beginning_with(word)
        .map(Meaning)
        .filter(|meaning| meaning.is_month() && meaning.is_common())
        .map(Meaning::only_months);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}
