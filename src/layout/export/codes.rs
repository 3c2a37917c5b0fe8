//! Exports with field codes: two or three capital letters at the margin, then
//! the value, as Factiva gives an article (`HD` headline, `WC` words, `PD` day,
//! `SN` outlet, `LP` first paragraph, `TD` text, `AN` its number).

use std::ops::Range;

use super::block::{blocks, line};
use super::{Export, article, count, left_out};
use crate::date::{self, DateOrder};
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
use crate::language::{Mark, Marks};
use crate::layout::fields::{self, Value};
use crate::layout::{Piece, Role, crowd, label};

/// A line that begins with a code.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) at: usize,
    means: Marks,
    /// The code itself.
    code: Span,
    /// The same as text: three letters at most.
    name: [u8; 3],
    /// What stands behind it on its line; empty where the value is below.
    value: Span,
}

/// An article has these codes at least, its title's among them.
const FEWEST: usize = 4;

/// Are these the fields of an article, or of several?
pub(super) fn are_an_article(fields: &[Field]) -> bool {
    let titles = fields.iter().filter(|field| field.means.has(Mark::Headline)).count();
    titles > 0 && fields.len() >= FEWEST * titles
}

/// Cuts an export with field codes.
pub(super) fn cut(document: &Document<'_>, fields: &[Field], order: Option<DateOrder>) -> Export {
    let starts = starts(fields);
    let first = starts.first().and_then(|start| fields.get(*start)).map_or(0, |field| field.at);
    let mut export = Export { announced: true, ..Export::default() };
    outside(document, 0..first, &mut export.outside);
    let ends = starts.iter().skip(1).copied().chain([fields.len()]);
    for (start, end) in starts.iter().copied().zip(ends) {
        let after = fields.get(end).map_or(document.lines().len(), |next| next.at);
        let own = fields.get(start..end).unwrap_or_default();
        let lines = own.first().map_or(after, |field| field.at)..after;
        let article = crowd::refused(document, lines).map(|refused| vec![refused]);
        export
            .articles
            .push(article.unwrap_or_else(|| {
                self::article(document, own, after, order, &mut export.outside)
            }));
    }
    export
}

fn outside(document: &Document<'_>, lines: Range<usize>, pieces: &mut Vec<Piece>) {
    pieces.extend(blocks(document, lines).into_iter().map(|block| {
        left_out(
            block.span(document),
            Furniture::Cover,
            "stands between the articles of the export",
        )
    }));
}

/// The field that begins on a line.
pub(super) fn field(document: &Document<'_>, at: usize) -> Option<Field> {
    // A code stands at the margin, two blanks or a tab before its value.
    let line = document.lines().get(at)?;
    let text = document.slice(line.full);
    if !matches!(text.as_bytes(), [b'A'..=b'Z', b'A'..=b'Z', ..]) {
        return None;
    }
    let code = text.bytes().take_while(u8::is_ascii_uppercase).count();
    if !(2..=3).contains(&code) {
        return None;
    }
    let rest = text.get(code..)?;
    if !(rest.starts_with("  ") || rest.starts_with('\t') || rest.trim().is_empty()) {
        return None;
    }
    let means = Marks::of(&format!("@{}", text.get(..code)?));
    if means.is_empty() {
        return None;
    }
    let start = line.full.start;
    let value = label::trimmed(text, code..text.len());
    let mut name = [0; 3];
    name.iter_mut().zip(text.bytes().take(code)).for_each(|(to, from)| *to = from);
    Some(Field {
        at,
        means,
        code: Span::new(start, start + code),
        name,
        value: Span::new(start + value.start, start + value.end),
    })
}

/// The fields with which an article begins: the first, one behind the last
/// field of an article, and a first field that stands already in it.
pub(super) fn starts(fields: &[Field]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut ended = true;
    for (index, field) in fields.iter().enumerate() {
        let own = fields.get(starts.last().copied().unwrap_or(0)..index).unwrap_or_default();
        let again = || own.iter().any(|own| own.name == field.name);
        if ended || field.means.has(Mark::First) && again() {
            starts.push(index);
        }
        ended = field.means.has(Mark::Last);
    }
    starts
}

/// The pieces of one article, whose last field ends before `after`.
fn article(
    document: &Document<'_>,
    fields: &[Field],
    after: usize,
    order: Option<DateOrder>,
    outside: &mut Vec<Piece>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let ends = fields.iter().skip(1).map(|next| next.at).chain([after]);
    for (field, end) in fields.iter().zip(ends) {
        let mut lines = field.at..end;
        if field.means.has(Mark::Last) {
            // Behind the last field's block stands what belongs to the export.
            let block = blocks(document, lines.clone()).first().map_or(end, |block| block.after);
            self::outside(document, block..end, outside);
            lines.end = block;
        }
        place(document, field, lines, order, &mut pieces);
    }
    let found = count::words_of(document, &pieces);
    pieces.extend(count::words(document, &pieces, found));
    pieces
}

/// Puts a field's value where it belongs.
fn place(
    document: &Document<'_>,
    field: &Field,
    lines: Range<usize>,
    order: Option<DateOrder>,
    pieces: &mut Vec<Piece>,
) {
    if field.means.any(&[Mark::Body, Mark::Lead]) {
        return text(document, field, lines, order, pieces);
    }
    let last = blocks(document, lines).last().map_or(field.at, |block| block.after - 1);
    let end = line(document, last).end;
    let value = Span::new(
        if field.value.is_empty() { below(document, field) } else { field.value.start },
        end,
    );
    let whole = Span::new(field.code.start, end);
    let one = |role, why| Piece { role, value, whole, why };
    if value.is_empty() {
        pieces.push(Piece::new(Role::Remark(Problem::Label), whole, "a code without a value"));
    } else if field.means.has(Mark::Headline) {
        pieces.push(one(Role::Headline, "the title's field"));
    } else if field.means.has(Mark::Outlet) {
        pieces.push(one(Role::Outlet, "the outlet's field"));
    } else if field.means.has(Mark::Standfirst) {
        pieces.push(one(Role::Standfirst, "the summary's field"));
    } else if field.means.has(Mark::Byline) {
        pieces.extend(super::value::authors(document, value, whole));
    } else if field.means.has(Mark::Date) {
        pieces.extend(day(document, value, whole, order));
    } else if field.means.has(Mark::Copyright) {
        pieces.push(left_out(whole, Furniture::Copyright, "the notice's field"));
    } else {
        pieces.push(one(Role::Extra { label: field.code }, "a field without one in the record"));
    }
}

/// The start of a value that stands on the line below its code.
fn below(document: &Document<'_>, field: &Field) -> usize {
    let rest = document.lines().get(field.at + 1..).unwrap_or_default();
    rest.iter().find(|line| !line.is_blank()).map_or(field.value.start, |line| line.text.start)
}

fn day(document: &Document<'_>, value: Span, whole: Span, order: Option<DateOrder>) -> Vec<Piece> {
    let text = document.slice(value);
    let reading = date::read(text, order);
    let why = "the day's field";
    let read = Value { text, span: value, whole, reading: reading.as_ref() };
    fields::date(&read, why)
        .unwrap_or_else(|| vec![Piece { role: Role::Date(None), value, whole, why }])
}

/// Paragraphs: the first can stand on the line of the code.
fn text(
    document: &Document<'_>,
    field: &Field,
    lines: Range<usize>,
    order: Option<DateOrder>,
    pieces: &mut Vec<Piece>,
) {
    let mut blocks = blocks(document, lines);
    let Some(first) = blocks.first().copied() else { return };
    if field.value.is_empty() {
        pieces.push(Piece::new(Role::Remark(Problem::Label), field.code, "the code of the text"));
        if first.len() == 1 {
            blocks.remove(0);
        } else if let Some(block) = blocks.first_mut() {
            block.first += 1;
        }
    }
    let from = pieces.len();
    article::body(document, &blocks, order, pieces);
    // The first paragraph begins behind the code.
    for piece in pieces.iter_mut().skip(from) {
        if piece.value.start == field.code.start && !field.value.is_empty() {
            piece.value.start = field.value.start;
        }
    }
}
