//! What the lines of a database's own can be: labels, dates, notices.

use std::ops::Range;

use super::block::{Block, line};
use crate::date::{self, DateOrder, Reading};
use crate::document::{Document, Span};
use crate::language::{Mark, Marks, Word, Words, marks, words};
use crate::layout::label;
use crate::layout::survey::is_address;

/// A line, or several that belong together.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// All that it takes up.
    pub(super) span: Span,
    /// Is it set in the middle?
    pub(super) centred: bool,
}

/// What an entry is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A label and its value, which can be empty.
    Label {
        /// What stands behind it.
        what: What,
        /// The label, without its colon.
        label: Span,
        /// Its value.
        value: Span,
    },
    /// A date line.
    Date(Box<Reading>),
    /// A number of words and nothing else.
    Length,
    /// A copyright notice.
    Copyright,
    /// No letter and no digit.
    Rule,
    /// The end mark.
    Mark,
    /// An address, which may be broken over two lines.
    Address,
    /// Anything else.
    Text,
}

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

impl Entry {
    /// Does the text itself begin behind this label?
    pub(super) const fn is_body_label(&self) -> bool {
        matches!(self.kind, Kind::Label { what: What::Body, .. })
    }

    /// A label of the database, known by its name.
    pub(super) const fn is_known_label(&self) -> bool {
        matches!(&self.kind, Kind::Label { what, .. } if !matches!(what, What::Unknown))
    }
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
}

impl Seen {
    /// Below a text everything has been seen.
    pub(super) const fn all(capitals: Option<bool>) -> Self {
        Self { capitals, title: true, date: true }
    }
}

/// The entries of a block.
pub(super) fn entries(
    document: &Document<'_>,
    block: Block,
    order: Option<DateOrder>,
    seen: Seen,
) -> Vec<Entry> {
    let centred = block.is_centred(document);
    let label = seen.date || !centred;
    let mut entries: Vec<Entry> = Vec::new();
    let compact = is_compact(document, block, order);
    for at in block.first..block.after {
        let span = line(document, at);
        let text = document.slice(span);
        let kind = kind(text, span, centred || compact, order, label.then_some(seen));
        let joins = match (&kind, entries.last().map(|last| &last.kind)) {
            (Kind::Text, Some(Kind::Label { .. })) => !centred,
            (Kind::Text, Some(Kind::Text)) => !centred && !compact,
            (Kind::Text, Some(Kind::Copyright)) => !compact,
            (Kind::Text, Some(Kind::Address)) => !text.contains(char::is_whitespace),
            _ => false,
        };
        match entries.last_mut() {
            Some(last) if joins => {
                last.span = last.span.to(span);
                if let Kind::Label { value, .. } = &mut last.kind {
                    *value = if value.is_empty() { span } else { value.to(span) };
                }
            }
            _ => entries.push(Entry { kind, span, centred }),
        }
    }
    entries
}

/// A block in which each line is something of its own, as Factiva sets the
/// head of an article: among its lines is a number of words, and a date.
fn is_compact(document: &Document<'_>, block: Block, order: Option<DateOrder>) -> bool {
    /// Title, byline, words, date, time, outlet, code, edition, page,
    /// language, copyright, and a title of several lines.
    const MOST: usize = 16;
    let texts = || (block.first..block.after).map(|at| document.slice(line(document, at)));
    (4..=MOST).contains(&block.len())
        && texts().any(|text| words_stated(text).is_some())
        && texts().any(|text| date_line(text, false, order).is_some())
}

fn kind(
    text: &str,
    span: Span,
    apart: bool,
    order: Option<DateOrder>,
    labels: Option<Seen>,
) -> Kind {
    if !text.contains(char::is_alphanumeric) {
        return Kind::Rule;
    }
    if begins_copyright(text) {
        return Kind::Copyright;
    }
    if let Some((what, label, value)) = labels.and_then(|seen| known_label(text, order, seen)) {
        let within =
            |range: &Range<usize>| Span::new(span.start + range.start, span.start + range.end);
        return Kind::Label { what, label: within(&label), value: within(&value) };
    }
    if is_end(text) {
        return Kind::Mark;
    }
    if words_stated(text).is_some() {
        return Kind::Length;
    }
    if text.starts_with("http") && !text.contains(char::is_whitespace) || is_address(text) {
        return Kind::Address;
    }
    date_line(text, apart, order).map_or(Kind::Text, |reading| Kind::Date(Box::new(reading)))
}

/// The date of a header's line. A line that stands apart (in the middle, or on
/// its own in a compact head) may have an edition, a section or a page beside
/// it, or lack the day; another one is a date and nothing else.
pub(super) fn date_line(text: &str, apart: bool, order: Option<DateOrder>) -> Option<Reading> {
    /// `POLITIQUE, lundi 4 mars 2024, p. 4`, and a zone of two words.
    const MOST_BESIDE: usize = 4;
    if text.len() > 120 {
        return None;
    }
    let reading = date::read(text, order)?;
    let fits = match reading.date {
        Some(_) if apart => reading.unexplained <= MOST_BESIDE,
        Some(_) => reading.unexplained <= 1 || is_beside(text, &reading),
        None => apart && reading.unexplained == 0 && reading.time.is_none(),
    };
    fits.then_some(reading)
}

/// `POLITIQUE, lundi 4 mars 2024, p. 4`: a word or two, a comma, the date.
fn is_beside(text: &str, reading: &Reading) -> bool {
    let before = text.get(..reading.range.start).unwrap_or_default().trim_end();
    let after = text.get(reading.range.end..).unwrap_or_default().trim_start();
    let part = |part: &str| part.split_whitespace().count() <= 3;
    reading.unexplained <= 4
        && (before.is_empty() || before.ends_with(',') && part(before))
        && (after.is_empty() || after.starts_with(',') && part(after))
}

/// `© 2024 …`, `Copyright 2024 …`.
pub(super) fn begins_copyright(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    text.starts_with('©')
        || matches!(first, "(c)" | "(C)")
        || first.len() <= 24 && words(first).has(Word::Copyright)
        || text.len() <= 80 && words(text).has(Word::Copyright)
}

/// The line that ends an article: `End of Document`, `Document ABC0000…`.
pub(super) fn is_end(text: &str) -> bool {
    let short = text.len() <= 48 && text.starts_with(char::is_alphabetic);
    short && (marks(text).has(Mark::End) || is_identified(text))
}

/// A word and a number of the database: capital letters, and at least eight
/// digits (Factiva's is four or five letters, the day in eight digits, and
/// more of both).
fn is_identified(text: &str) -> bool {
    let Some((word, number)) = text.split_once(' ') else { return false };
    let digits = number.chars().filter(char::is_ascii_digit).count();
    digits >= 8
        && number.chars().all(|c| c.is_ascii_alphanumeric())
        && number.starts_with(|c: char| c.is_ascii_uppercase())
        && marks(word).has(Mark::Identified)
}

/// `573 words`: how many.
pub(super) fn words_stated(text: &str) -> Option<usize> {
    if text.len() > 24 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))?;
    let (number, unit) = text.split_at_checked(end)?;
    let number = number.replace([',', '.'], "").parse().ok()?;
    marks(unit.trim()).has(Mark::Unit).then_some(number)
}

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 40;

/// The label of a line, as far as a colon stands behind: label and value.
fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (at, colon) = text
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST_LABEL)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = label::trimmed(text, 0..at);
    let value = label::trimmed(text, at + colon.len_utf8()..text.len());
    let begins = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    (begins && !label.is_empty()).then_some((label, value))
}

/// A label that the tables know, what it means, and its value.
fn known_label(
    text: &str,
    order: Option<DateOrder>,
    seen: Seen,
) -> Option<(What, Range<usize>, Range<usize>)> {
    let Some((label, value)) = split(text) else {
        let body = text.len() <= LONGEST_LABEL && marks(text).any(&[Mark::Body, Mark::Below]);
        let below = if marks(text).has(Mark::Below) { What::Unknown } else { What::Body };
        return body.then(|| (below, 0..text.len(), text.len()..text.len()));
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
    let marks = marks(name);
    // A word of the databases' own means what it means to them.
    let words = if marks == Marks::default() { words(name) } else { Words::default() };
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
pub(super) fn is_capital_label(text: &str) -> bool {
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

/// The label that stands before the first line of a block, unknown as it is.
pub(super) fn unknown(document: &Document<'_>, block: Block) -> Option<Entry> {
    let first = line(document, block.first);
    let (label, value) = split(document.slice(first))?;
    let span = block.span(document);
    let within = |at: usize| first.start + at;
    let value =
        Span::new(within(value.start), if value.is_empty() { within(value.end) } else { span.end });
    let label = Span::new(within(label.start), within(label.end));
    Some(Entry { kind: Kind::Label { what: What::Unknown, label, value }, span, centred: false })
}
