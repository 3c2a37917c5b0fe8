//! The labels of a database, and what stands behind each.

use std::ops::Range;

use crate::date::{self, DateOrder, Reading};
use crate::language::{Mark, Marks, Word, Words, is_alphabetic};
use crate::layout::label::{FULL_WIDTH, trimmed};

/// What stands behind a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Headline,
    Byline,
    Standfirst,
    Body,
    Outlet,
    Date(Box<Reading>),
    Length,
    Extra,
    /// A label that the tables do not know.
    Unknown,
}

/// What has been seen of an article when a block is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Are its labels in capitals, as far as one has been seen? A database
    /// writes all alike, so that the colon of a paragraph (`Note: …`) is told
    /// from a label's (`NOTE: …`).
    pub(super) capitals: Option<bool>,
    /// Its title. Only below it a word that begins titles too is a label.
    pub(super) title: bool,
    /// Its date. Only below it a line in the middle has a label: outlets have
    /// a colon too.
    pub(super) date: bool,
    /// Are dates looked for? Below a text they are a line as any other.
    pub(super) dates: bool,
}

impl Seen {
    /// Below a text everything has been seen.
    pub(super) const fn all(capitals: Option<bool>) -> Self {
        Self { capitals, title: true, date: true, dates: false }
    }
}

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 40;

/// The label of a line, as far as a colon stands behind: label and value.
pub(super) fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    // Most lines have no colon.
    let start = text.as_bytes().get(..=LONGEST_LABEL).unwrap_or(text.as_bytes());
    let (at, colon) = memchr::memchr2_iter(b':', FULL_WIDTH, start)
        .filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = trimmed(text, 0..at);
    let value = trimmed(text, at + colon.len_utf8()..text.len());
    let begins = text.starts_with(|c: char| is_alphabetic(c) && !c.is_lowercase());
    (begins && !label.is_empty()).then_some((label, value))
}

/// A label that the tables know, what it means, and its value.
pub(super) fn known(
    text: &str,
    order: Option<DateOrder>,
    seen: Seen,
) -> Option<(What, Range<usize>, Range<usize>)> {
    let Some((label, value)) = split(text) else {
        let means = if text.len() <= LONGEST_LABEL {
            Marks::among(text, &[Mark::Body, Mark::Below])
        } else {
            Marks::default()
        };
        let what = if means.has(Mark::Below) { What::Unknown } else { What::Body };
        let found = !means.is_empty();
        return found.then_some((what, 0..text.len(), text.len()..text.len()));
    };
    let name = text.get(label.clone())?;
    if seen.capitals.is_some_and(|capitals| capitals != in_capitals(name)) {
        return None;
    }
    let what = meaning(name, text.get(value.clone())?, order, seen)?;
    Some((what, label, value))
}

/// What stands behind a label that the tables know.
fn meaning(name: &str, value: &str, order: Option<DateOrder>, seen: Seen) -> Option<What> {
    let marks = Marks::of(name);
    // A word of the databases' own means what it means to them.
    let words = if marks.is_empty() { Words::of(name) } else { Words::default() };
    let date = || date::read(value, order).filter(|reading| reading.unexplained <= 2);
    let loaded = || date().is_some_and(|reading| reading.date.is_some());
    let what = if marks.has(Mark::Headline) || words.has(Word::Headline) {
        What::Headline
    } else if marks.has(Mark::Body) {
        What::Body
    } else if marks.has(Mark::Length) {
        What::Length
    } else if marks.has(Mark::Outlet) {
        What::Outlet
    } else if marks.has(Mark::Standfirst) {
        What::Standfirst
    } else if marks.has(Mark::Byline) || words.has(Word::Author) {
        What::Byline
    } else if marks.has(Mark::Date) || words.any(&[Word::Date, Word::Published]) {
        What::Date(Box::new(date()?))
    } else if marks.has(Mark::Loaded) {
        loaded().then_some(What::Extra)?
    } else if words.has(Word::Outlet) {
        What::Outlet
    } else if marks.has(Mark::Extra) || words.has(Word::Url) {
        What::Extra
    } else if marks.has(Mark::Topic) || words.has(Word::Extra) {
        seen.title.then_some(What::Extra)?
    } else {
        return None;
    };
    Some(what)
}

/// A label in capitals that the tables do not know: `TICKER: ABC`. Only where
/// known ones stand around it is it one.
pub(super) fn is_capital(text: &str) -> bool {
    split(text).and_then(|(label, _)| text.get(label)).is_some_and(|name| {
        name.split_whitespace().count() <= 3
            && in_capitals(name)
            && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '/' | '&'))
    })
}

/// Is no letter of it in lower case?
pub(super) fn in_capitals(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
