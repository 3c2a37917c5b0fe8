//! The words of the world's newspapers, as data: months, weekdays, labels.
//!
//! `names.tsv` is made from Unicode CLDR, `supplement.tsv` and
//! `date_words.tsv` are kept by hand; `build.rs` folds them at build time into
//! one sorted [`Table`], so no word stands in the code and nothing is built at
//! start.

mod fold;
mod labels;
mod meaning;
mod table;

pub(crate) use fold::{fold_char, is_format};
pub(crate) use labels::{Label, label};
pub(crate) use meaning::{Calendar, Half, Meaning, Role};
use table::Table;

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
        .map(|(_, value)| Meaning(value))
        .filter(|meaning| meaning.is_month() && meaning.is_common())
        .map(Meaning::only_months);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}
