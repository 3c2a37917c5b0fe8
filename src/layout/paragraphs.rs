//! The text itself: rows to paragraphs, and what stands between them.

use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, dateline, footer, label};
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, marks_picture, words};

/// Cuts rows to paragraphs: one a row, or, where lines are broken at a column,
/// as many rows as run on.
pub(super) fn cut(rows: &[Row<'_>], wrap: Wrap, pieces: &mut Vec<Piece>) {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let row = &rows[at];
        if let Some(problem) = between(row) {
            pieces.push(Piece::new(
                Role::Remark(problem),
                row.span,
                "stands between the paragraphs, but is none",
            ));
            at += 1;
            continue;
        }
        let mut last = at;
        while last + 1 < rows.len() && joins(rows, last, wrap, at == 0) {
            last += 1;
        }
        paragraphs.push((row.span.to(rows[last].span), last > at));
        at = last + 1;
    }
    credit_first_and_last(rows, &paragraphs, pieces);
    pieces.extend(paragraphs.into_iter().map(|(span, joined)| {
        let why = if joined { "lines that run on into each other" } else { "a line of text" };
        Piece::new(Role::Paragraph, span, why)
    }));
}

/// Does this row run on into the next? A dateline on rows of its own belongs
/// to the first paragraph.
fn joins(rows: &[Row<'_>], at: usize, wrap: Wrap, first: bool) -> bool {
    let (row, next) = (&rows[at], &rows[at + 1]);
    if between(next).is_some() && !matches!(next.kind, Kind::Rule) {
        return false;
    }
    wrap.joins(row, next) && between(next).is_none() || first && opens(rows, at)
}

/// A dateline alone on its row, or the dash alone below one.
fn opens(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let alone = at == 0 && is_dateline_row(row);
    let dash = at == 1 && matches!(row.kind, Kind::Rule) && is_dateline_row(&rows[0]);
    let rule = matches!(rows[at + 1].kind, Kind::Rule);
    alone && (!rule || rows[at + 1].text.chars().count() == 1) || dash
}

/// Is the row nothing but a dateline?
pub(super) fn is_dateline_row(row: &Row<'_>) -> bool {
    if row.shape.size > 80 {
        return false;
    }
    let whole = dateline::read(row.text).is_some_and(|found| {
        row.text.get(found.range.end..).is_some_and(|rest| rest.trim().is_empty())
    });
    whole || dateline::is_place_line(row.text)
}

/// What stands between paragraphs without being one.
fn between(row: &Row<'_>) -> Option<Problem> {
    match &row.kind {
        Kind::Rule => Some(Problem::Rule),
        Kind::Furniture(Furniture::Reader) => None,
        Kind::Furniture(furniture) => Some(Problem::LeftOut(*furniture)),
        Kind::Label(line) if line.means.has(Word::Links) => {
            Some(Problem::LeftOut(Furniture::Links))
        }
        Kind::Label(line) if line.means.has(Word::Picture) && row.shape.size <= 200 => {
            Some(Problem::LeftOut(Furniture::Picture))
        }
        Kind::Text if row.shape.size <= 200 && is_picture(row) => {
            Some(Problem::LeftOut(Furniture::Picture))
        }
        _ => None,
    }
}

/// A caption, by the mark of a picture's credit at its end or start, or by the
/// agency that stands at both (a copied picture: alternative text and credit).
pub(super) fn is_picture(row: &Row<'_>) -> bool {
    let first = row.text.split_whitespace().next().unwrap_or_default();
    let framed = row.shape.words > 3 && row.text.ends_with(first) && words(first).has(Word::Agency);
    framed || (row.shape.size <= 120 || row.text.ends_with([')', ']'])) && marks_picture(row.text)
}

/// The agencies that the first paragraph's dateline and the brackets at the
/// end of the last paragraph credit.
pub(super) fn credit_first_and_last(
    rows: &[Row<'_>],
    paragraphs: &[(Span, bool)],
    pieces: &mut Vec<Piece>,
) {
    let row_at = |offset: usize| rows.iter().find(|row| row.span.start == offset);
    let opening = paragraphs.first().and_then(|(span, _)| row_at(span.start));
    if let Some(row) = opening
        && let Some(found) = dateline::read(row.text)
    {
        let credit = |name| {
            Piece::new(Role::Credit, footer::within(row, &name), "the agency of the dateline")
        };
        pieces.extend(found.agencies.into_iter().map(credit));
        let byline = |name| {
            Piece::new(Role::Byline, footer::within(row, &name), "the reporter of the dateline")
        };
        pieces.extend(found.reporter.into_iter().map(byline));
    }
    if let Some(row) = opening
        && let Some(name) = glued_credit(row)
    {
        pieces.push(Piece::new(
            Role::Credit,
            footer::within(row, &name),
            "behind a source label, and named again in the text",
        ));
    }
    let closing =
        paragraphs.last().and_then(|(span, _)| rows.iter().find(|row| row.span.end == span.end));
    if let Some(row) = closing
        && let Some(found) = dateline::trailing(row.text)
    {
        let credit = |name| {
            Piece::new(Role::Credit, footer::within(row, &name), "an agency in brackets at the end")
        };
        pieces.extend(found.into_iter().map(credit));
    }
}

/// A source label with the text directly behind the name, as page copies
/// without line breaks have it (`来源：…日报…日报记者…`): the name ends where it
/// stops being repeated later in the paragraph.
fn glued_credit(row: &Row<'_>) -> Option<std::ops::Range<usize>> {
    /// Names are no longer than this, in characters.
    const LONGEST: usize = 30;
    if !row.shape.unspaced || row.shape.size < 200 {
        return None;
    }
    let line = label::read(row.text, None).filter(|line| line.means.has(Word::Source))?;
    let value = row.text.get(line.value.clone())?;
    let ends = value.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let end = ends
        .take_while(|end| {
            value.split_at_checked(*end).is_some_and(|(name, rest)| rest.contains(name))
        })
        .last()?;
    let name = value.get(..end)?;
    (name.chars().count() >= 3).then_some(line.value.start..line.value.start + end)
}
