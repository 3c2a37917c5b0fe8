//! What the lines of a block are to a database: labels, dates, notices.

use std::ops::Range;

use super::block::{Block, line};
use super::label::{self, Seen, What};
use super::signs::{begins_copyright, date_line, is_end, words_stated};
use crate::date::{DateOrder, Reading};
use crate::document::{Document, Span};
use crate::language::is_alphanumeric;
use crate::layout::shape::Shape;
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

/// The entries of a block.
pub(super) fn entries(
    document: &Document<'_>,
    block: Block,
    order: Option<DateOrder>,
    seen: Seen,
) -> Vec<Entry> {
    let centred = block.is_centred(document);
    let label = seen.date || !centred;
    let mut entries: Vec<Entry> = Vec::with_capacity(block.len());
    let apart = if is_compact(document, block, order) {
        Some(block.first)
    } else {
        outlet_of_stack(document, block, order).filter(|_| !centred)
    };
    for at in block.first..block.after {
        let span = line(document, at);
        let text = document.slice(span);
        let kind = kind(text, span, centred || apart.is_some(), order, seen, label);
        let alone = apart.is_some_and(|from| from <= at);
        let joins = match (&kind, entries.last().map(|last| &last.kind)) {
            (Kind::Text, Some(Kind::Label { .. })) => !centred,
            (Kind::Text, Some(Kind::Text)) => !centred && !alone,
            (Kind::Text, Some(Kind::Copyright)) => !alone,
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

/// Is the first line of a block, which is not set in the middle, text or a
/// date? Then no line below it needs to be looked at to know that the block is
/// no database's own.
pub(super) fn begins_as_text(
    document: &Document<'_>,
    block: Block,
    order: Option<DateOrder>,
    seen: Seen,
) -> bool {
    if block.is_centred(document) {
        return false;
    }
    let span = line(document, block.first);
    let seen = Seen { dates: false, ..seen };
    matches!(kind(document.slice(span), span, false, order, seen, true), Kind::Text)
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

/// Title, outlet and date in one block, and below them an edition, as copies of
/// Nexis Uni without blank lines have them: gives the outlet's line. From there
/// on each line is something of its own.
fn outlet_of_stack(
    document: &Document<'_>,
    block: Block,
    order: Option<DateOrder>,
) -> Option<usize> {
    /// A title of three lines, outlet, date and edition.
    const MOST: usize = 6;
    if !(3..=MOST).contains(&block.len()) {
        return None;
    }
    let text = |at: usize| document.slice(line(document, at));
    let date =
        (block.first + 2..block.after).find(|at| date_line(text(*at), true, order).is_some())?;
    let is_name = |at: usize| {
        let shape = Shape::of(text(at));
        shape.words <= 8 && !shape.is_paragraph()
    };
    (date - 1..block.after).all(|at| at == date || is_name(at)).then_some(date - 1)
}

fn kind(
    text: &str,
    span: Span,
    apart: bool,
    order: Option<DateOrder>,
    seen: Seen,
    labels: bool,
) -> Kind {
    if !text.contains(is_alphanumeric) {
        return Kind::Rule;
    }
    if begins_copyright(text) {
        return Kind::Copyright;
    }
    let label = if labels { label::known(text, order, seen) } else { None };
    if let Some((what, label, value)) = label {
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
    if !seen.dates {
        return Kind::Text;
    }
    date_line(text, apart, order).map_or(Kind::Text, |reading| Kind::Date(Box::new(reading)))
}

/// The label that stands before the first line of a block, unknown as it is.
pub(super) fn unknown(document: &Document<'_>, block: Block) -> Option<Entry> {
    let first = line(document, block.first);
    let (label, value) = label::split(document.slice(first))?;
    let span = block.span(document);
    let within = |at: usize| first.start + at;
    let value =
        Span::new(within(value.start), if value.is_empty() { within(value.end) } else { span.end });
    let label = Span::new(within(label.start), within(label.end));
    Some(Entry { kind: Kind::Label { what: What::Unknown, label, value }, span, centred: false })
}
