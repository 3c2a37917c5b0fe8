//! What stands below the text: credits, copyright, contact details, links.

mod author;
mod contact;
mod sign;
mod tail;

use std::ops::Range;

use super::byline::Byline;
use super::fields::{self, Value};
use super::label::LabelLine;
use super::shape::Ending;
use super::survey::{Kind, Row};
pub(super) use contact::is_offer;
use contact::{is_contact, is_form, is_within_offer};
pub(super) use tail::is_heading;
use tail::tail;

use super::{Piece, Role, dateline, names, residue};
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, is_alphabetic, phrase_ends, stands_for};

/// Cuts the footer off, from the last row upwards; gives the number of rows
/// that are left.
pub(super) fn cut(rows: &[Row<'_>], pieces: &mut Vec<Piece>) -> usize {
    let mut end = tail(rows, pieces);
    while end > 1 {
        let Some(start) = credit_list(rows, end, pieces).or_else(|| step(rows, end, pieces)) else {
            break;
        };
        end = start;
    }
    end
}

/// One row of the footer: gives its index when it belongs there.
fn step(rows: &[Row<'_>], end: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    pieces.extend(found(rows, end - 1)?);
    Some(end - 1)
}

/// The pieces of a row that belongs to the footer.
fn found(rows: &[Row<'_>], at: usize) -> Option<Vec<Piece>> {
    let row = rows.get(at)?;
    Some(match &row.kind {
        Kind::Rule => remark(row, Problem::Rule),
        Kind::Furniture(Furniture::Page) if is_agency_below_text(rows, at) => {
            agencies(row, "an agency alone below the text")
        }
        Kind::Furniture(furniture) => remark(row, Problem::LeftOut(*furniture)),
        Kind::Address => vec![Piece::new(
            Role::Credit,
            row.span,
            "an address on a line of its own below the text",
        )],
        Kind::Label(line) => label(row, line)?,
        Kind::Date(reading) if row.dates_header => {
            let mut found = Vec::new();
            residue::pieces(row, reading, false, &mut found);
            if row.text.starts_with('(') {
                // `(The Harbour Courier, 3 May 2021)`: where it was taken from.
                let outlets = found.iter_mut().filter(|piece| piece.role == Role::Outlet);
                outlets.for_each(|piece| piece.role = Role::Credit);
            }
            found
        }
        Kind::Date(_) | Kind::Text => text(rows, at)?,
    })
}

/// Does an agency stand directly below the text, whose name is a button of pages too
/// (`AA`: the size of letters)? Buttons have others below them.
fn is_agency_below_text(rows: &[Row<'_>], at: usize) -> bool {
    let is_button = |row: &Row<'_>| row.kind == Kind::Furniture(Furniture::Page);
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    above.is_some_and(|above| above.kind == Kind::Text && above.shape.is_paragraph())
        && agency_names(&rows[at]).is_some()
        && !rows.get(at + 1).is_some_and(is_button)
}

fn remark(row: &Row<'_>, problem: Problem) -> Vec<Piece> {
    vec![Piece::new(Role::Remark(problem), row.span, "belongs to the page, not to the article")]
}

/// A labelled row below the text.
fn label(row: &Row<'_>, line: &LabelLine) -> Option<Vec<Piece>> {
    let value = Value::behind(row, line);
    let links = line.means.any(&[Word::Links, Word::Accessed, Word::Contact]);
    let stated = !value.text.is_empty() && row.shape.size <= 160;
    let fields = [
        Word::Source,
        Word::Credit,
        Word::Located,
        Word::Picture,
        Word::Author,
        Word::By,
        Word::Date,
        Word::Published,
        Word::Updated,
        Word::Url,
        Word::Extra,
    ];
    (links || stated && line.means.any(&fields))
        .then(|| fields::pieces(line.means, within(row, &line.label), &value))
        .flatten()
}

/// Could this be what a credit names, rather than a sentence that begins with
/// `Source:`? Names are short.
pub(super) fn is_credit(value: &str) -> bool {
    value.split_whitespace().count() <= 16 && value.chars().count() <= 140
}

/// The names of a credit line.
fn credits(row: &Row<'_>, value: Range<usize>) -> Vec<Piece> {
    names::list(row.text, value)
        .into_iter()
        .map(|name| Piece {
            role: Role::Credit,
            value: within(row, &name),
            whole: row.span,
            why: "behind words of credit",
        })
        .collect()
}

/// The names of a byline that takes up the row; its agencies are credited.
pub(super) fn bylines(row: &Row<'_>, byline: Option<&Byline>, why: &'static str) -> Vec<Piece> {
    let Some(byline) = byline else { return Vec::new() };
    let credit =
        |name| Piece { role: Role::Credit, value: within(row, name), whole: row.span, why };
    let mut pieces = named(row, byline.names.clone(), why);
    pieces.extend(byline.agencies.iter().map(credit));
    pieces
}

/// The agencies of a row that is nothing else.
pub(super) fn agencies(row: &Row<'_>, why: &'static str) -> Vec<Piece> {
    let piece =
        |name| Piece { role: Role::Credit, value: within(row, &name), whole: row.span, why };
    agency_names(row).into_iter().flatten().map(piece).collect()
}

/// The names of a row that is agencies and nothing else: a short one.
pub(super) fn agency_names(row: &Row<'_>) -> Option<Vec<Range<usize>>> {
    let bare = || names::bare(row.text, 0..row.text.len());
    (row.shape.size <= 60).then(|| dateline::agencies(row.text, bare())).flatten()
}

/// Names that take up the row.
pub(super) fn named(row: &Row<'_>, names: Vec<Range<usize>>, why: &'static str) -> Vec<Piece> {
    let piece =
        |name| Piece { role: Role::Byline, value: within(row, &name), whole: row.span, why };
    names.into_iter().map(piece).collect()
}

/// A range of the row, as a span of the document.
pub(super) const fn within(row: &Row<'_>, range: &Range<usize>) -> Span {
    Span::new(row.span.start + range.start, row.span.start + range.end)
}

/// A row without a label: an agency, a byline, contact details.
fn text(rows: &[Row<'_>], at: usize) -> Option<Vec<Piece>> {
    let row = rows.get(at)?;
    if let Some(found) = sign::agencies_or_sign(row) {
        return Some(found);
    }
    // Below the text a sentence of the page's own is none of it.
    if !row.text.contains(is_alphabetic) || row.shape.words >= 3 && stands_for(row.text, Word::Page)
    {
        return Some(remark(row, Problem::LeftOut(Furniture::Page)));
    }
    if let Some(name) = credit_phrase(row) {
        return Some(credits(row, name));
    }
    if is_form(row) {
        return Some(remark(row, Problem::LeftOut(Furniture::Page)));
    }
    if is_contact(row) || is_within_offer(rows, at) {
        return Some(remark(row, Problem::LeftOut(Furniture::Contact)));
    }
    if row.byline.is_some() {
        return Some(bylines(row, row.byline.as_deref(), "a byline below the text"));
    }
    if let Some(found) = author::read(rows, at) {
        return Some(found);
    }
    if is_below_form(rows, at) {
        return Some(remark(row, Problem::LeftOut(Furniture::Page)));
    }
    let ends_text = sign::text_above(rows, at)
        .is_some_and(|above| matches!(above.shape.ending, Ending::Stop | Ending::Question));
    let signature = (at >= 2 && ends_text).then(|| sign::signature(row)).flatten();
    // What is no signature stands below a footer that was not understood.
    signature.or_else(|| {
        is_below_footer(rows, at).then(|| remark(row, Problem::LeftOut(Furniture::Unplaced)))
    })
}

/// A short row below a credit or a copyright line, which end the text: what it
/// is is not understood, but it begins no text again.
fn is_below_footer(rows: &[Row<'_>], at: usize) -> bool {
    /// No footer is longer; the text begins above it.
    const LONGEST: usize = 100;
    let row = &rows[at];
    let short =
        !row.shape.is_paragraph() && row.shape.ending != Ending::Stop && row.shape.size <= 90;
    let ends_text = |row: &Row<'_>| match &row.kind {
        Kind::Furniture(Furniture::Copyright | Furniture::Links) => true,
        Kind::Label(line) => {
            line.means.any(&[Word::Source, Word::Author])
                && !line.value.is_empty()
                && row.shape.size <= 100
        }
        _ => false,
    };
    let from = at.saturating_sub(3);
    short
        && at >= 3
        && rows[from..at].iter().any(ends_text)
        && rows[at.saturating_sub(LONGEST)..at]
            .iter()
            .filter(|row| row.shape.is_paragraph())
            .nth(1)
            .is_some()
}

/// A short row below a form for comments or a notice about cookies: its fields and
/// buttons, with no text between.
fn is_below_form(rows: &[Row<'_>], at: usize) -> bool {
    /// No form has more rows.
    const MOST: usize = 12;
    let is_short = |row: &Row<'_>| {
        row.shape.size <= 60
            && row.shape.ending != Ending::Stop
            && matches!(row.kind, Kind::Text | Kind::Furniture(_))
    };
    let mut above = rows[..at].iter().rev().take(MOST);
    is_short(&rows[at]) && above.find(|row| !is_short(row) || is_form(row)).is_some_and(is_form)
}

/// `Theo VnExpress`, `По материалам …`, `Published by … with permission from
/// …`: words of credit without a colon.
fn credit_phrase(row: &Row<'_>) -> Option<Range<usize>> {
    if row.shape.size > 100 || row.shape.words > 12 {
        return None;
    }
    let end = phrase_ends(row.text, &[Word::Credit], 5, char::is_whitespace).last()?;
    let permission = row.text.find(" with permission").unwrap_or(row.text.len());
    // `(avec AFP)`: the bracket opens before the words of credit.
    let closed = if row.text.starts_with('(') {
        row.text.trim_end_matches([')', '.', ' ']).len()
    } else {
        row.text.len()
    };
    let name = names::bare(row.text, end..permission.min(closed).max(end));
    let value = row.text.get(name.clone())?;
    // Small words begin many lines; they credit only an agency.
    let small = row.text.get(..end)?.chars().count() <= 6;
    let capital = value.chars().next().is_some_and(|c| !c.is_lowercase());
    let known = dateline::agencies(row.text, name.clone()).is_some();
    let sentence = row.shape.is_paragraph() && permission == row.text.len();
    let told = known || !sentence && (!small || is_vietnamese(row.text.get(..end)?));
    (capital && value.split_whitespace().count() <= 8 && told).then_some(name)
}

/// `Theo` opens a credit line in Vietnamese papers whatever name follows.
fn is_vietnamese(phrase: &str) -> bool {
    let phrase = phrase.trim_start_matches('(');
    stands_for(phrase, Word::Credit)
        && phrase.chars().all(|c| c.is_ascii_alphabetic())
        && phrase.len() == 4
}

/// A source label alone on its row, and the list below it, which reaches to
/// the end of the rows: gives the label's index.
fn credit_list(rows: &[Row<'_>], end: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    /// No article credits more than this many.
    const MOST: usize = 20;
    let at = (end.saturating_sub(MOST)..end).rev().find(|&at| !is_entry(&rows[at]))?;
    let label = rows.get(at)?;
    let Kind::Label(line) = &label.kind else { return None };
    if at + 1 >= end || !line.means.has(Word::Source) || !line.value.is_empty() {
        return None;
    }
    for row in &rows[at + 1..end] {
        let value = within(row, &names::bare(row.text, 0..row.text.len()));
        let whole = if row.span == rows[at + 1].span { label.span.to(row.span) } else { row.span };
        pieces.push(Piece {
            role: Role::Credit,
            value,
            whole,
            why: "in the list below a source label",
        });
    }
    Some(at)
}

/// A name in a list of credits: no line of a text that is broken at a column.
fn is_entry(row: &Row<'_>) -> bool {
    let sentence = row.shape.ending == Ending::Stop && row.shape.words > 6;
    let goes_on = row.text.starts_with(char::is_lowercase) && row.shape.words > 3;
    match row.kind {
        Kind::Address => true,
        Kind::Text | Kind::Date(_) => {
            row.shape.size <= 120 && !row.shape.is_paragraph() && !sentence && !goes_on
        }
        _ => false,
    }
}
