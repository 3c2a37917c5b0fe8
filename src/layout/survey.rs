//! Reads every line of a document once: what can it be, by itself?

use super::byline::{self, Byline};
use super::furniture;
use super::label::{self, LabelLine};
use super::line_mark::LineMark;
use super::residue;
use super::shape::{Ending, Shape};
use super::tags;
use crate::date::{self, DateOrder, Reading};
use crate::diagnostic::Furniture;
use crate::document::{Document, Line, Span};
use crate::language::is_alphanumeric;

/// A line that is not blank, and what it can be by itself.
#[derive(Debug, Clone)]
pub(super) struct Row<'d> {
    /// The line, white space at its ends off.
    pub(super) text: &'d str,
    /// Where that stands.
    pub(super) span: Span,
    /// Was a mark that nearly every line begins with taken off?
    pub(super) marked: bool,
    /// How many blank lines stand before it.
    pub(super) gap: u32,
    /// Does a form feed stand before it?
    pub(super) feeds: bool,
    /// How far it is indented, in columns.
    pub(super) indent: u32,
    /// Its outward shape.
    pub(super) shape: Shape,
    /// What it can be.
    pub(super) kind: Kind,
    /// The names in it, where it can be a byline.
    pub(super) byline: Option<Box<Byline>>,
    /// Is it the date line of a header?
    pub(super) dates_header: bool,
}

/// What a line can be by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// No letter and no digit: `-----`, `* * *`.
    Rule,
    /// A known label and what stands behind it.
    Label(Box<LabelLine>),
    /// A short line with a date; the reading's ranges count in the line.
    Date(Box<Reading>),
    /// A line that belongs to the page, not to the article.
    Furniture(Furniture),
    /// Nothing but an address.
    Address,
    /// Anything else: a headline, an outlet, a name, a paragraph.
    Text,
}

/// A line longer than this, in bytes, is text and nothing else: no label, no
/// date line and no furniture is longer, and reading on would cost time.
pub(super) const LONGEST_MARK: usize = 400;

/// Surveys the lines of a document.
pub(super) fn survey<'d>(document: &'d Document<'_>, order: Option<DateOrder>) -> Vec<Row<'d>> {
    let rows = some(document, document.lines(), LineMark::of(document), order);
    if tags::are_in(document) { tags::read(document, rows, order) } else { rows }
}

/// Surveys some lines of a document.
pub(super) fn some<'d>(
    document: &'d Document<'_>,
    lines: &[Line],
    mark: Option<LineMark<'_>>,
    order: Option<DateOrder>,
) -> Vec<Row<'d>> {
    let worded = lines.iter().filter(|line| !line.is_blank()).count();
    let mut rows = Vec::with_capacity(worded);
    let (mut gap, mut feeds) = (0, false);
    for line in lines {
        let before = Span::new(line.full.start, line.text.start);
        feeds |= document.slice(before).contains('\u{0C}');
        if line.is_blank() {
            gap += 1;
            continue;
        }
        let mut row = Row { feeds, ..row(document, line, mark, gap, order) };
        if goes_on(&rows, &row) {
            row.kind = Kind::Text;
        }
        rows.push(row);
        (gap, feeds) = (0, false);
    }
    rows
}

/// Does a row of the page's words go on with a text that is broken into lines (`… would
/// not` / `comment`)? It begins in lower case, directly below two full lines of which
/// the last stops within a sentence.
fn goes_on(above: &[Row<'_>], row: &Row<'_>) -> bool {
    /// No narrower column is one.
    const FULL: u32 = 40;
    let is_full = |row: &Row<'_>| row.kind == Kind::Text && row.shape.size >= FULL;
    let worded = matches!(
        row.kind,
        Kind::Furniture(Furniture::Page | Furniture::Advertisement | Furniture::Links)
    );
    worded
        && row.gap == 0
        && row.text.starts_with(char::is_lowercase)
        && matches!(above, [.., first, last] if is_full(first) && is_full(last) && last.gap == 0
            && matches!(last.shape.ending, Ending::None | Ending::Open))
}

/// Surveys a text that takes up one line or a part of one, by itself.
pub(super) fn alone<'d>(
    document: &'d Document<'_>,
    span: Span,
    order: Option<DateOrder>,
) -> Row<'d> {
    row(document, &Line { full: span, text: span }, None, 1, order)
}

fn row<'d>(
    document: &'d Document<'_>,
    line: &Line,
    mark: Option<LineMark<'_>>,
    gap: u32,
    order: Option<DateOrder>,
) -> Row<'d> {
    let mut span = line.text;
    let mut marked = false;
    if let Some(mark) = mark
        && let Some(length) = mark.at(document.slice(span))
    {
        marked = true;
        span.start += length;
        span.end -= mark.at_end(document.slice(span));
    }
    let text = document.slice(span);
    let indent = match document.slice(Span::new(line.full.start, span.start)) {
        "" => 0,
        space => Shape::of(space).size,
    };
    let shape = Shape::of(text);
    let kind = if text.len() > LONGEST_MARK { Kind::Text } else { kind(text, &shape, order) };
    let can_be_byline = kind == Kind::Text && shape.size <= 120 && !shape.is_paragraph();
    let byline = if can_be_byline { byline::read(text).map(Box::new) } else { None };
    let dates_header =
        matches!(&kind, Kind::Date(reading) if residue::is_header_date(text, reading));
    Row { text, span, marked, gap, feeds: false, indent, shape, kind, byline, dates_header }
}

fn kind(text: &str, shape: &Shape, order: Option<DateOrder>) -> Kind {
    if !text.contains(is_alphanumeric) {
        return Kind::Rule;
    }
    if shape.words == 1 && furniture::is_image(text) {
        return Kind::Furniture(Furniture::Picture);
    }
    if is_address(text) {
        return Kind::Address;
    }
    if let Some(furniture) = furniture::read(text, shape) {
        return Kind::Furniture(furniture);
    }
    if let Some(line) = label::read(text, order) {
        return Kind::Label(Box::new(line));
    }
    if furniture::is_markup(text) {
        return Kind::Furniture(Furniture::Page);
    }
    if shape.size <= 160
        && let Some(reading) = date::read(text, order)
        && is_short_enough(&reading)
    {
        return Kind::Date(Box::new(reading));
    }
    Kind::Text
}

/// A date in a line of prose is none of the header's: at most a byline's worth
/// of other words may stand beside it, and beside a partial date only one.
fn is_short_enough(reading: &Reading) -> bool {
    let most = if reading.date.is_some() { 12 } else { 1 };
    reading.unexplained <= most
}

/// Nothing but one web address?
pub(super) fn is_address(text: &str) -> bool {
    let schemed = || text.starts_with("http://") || text.starts_with("https://");
    text.starts_with(['h', 'w'])
        && (schemed() || text.starts_with("www."))
        && text.len() > 8
        && !text.contains(char::is_whitespace)
}
