//! What a labelled line states, as pieces.

use std::iter;
use std::ops::Range;

use super::Entry;
use super::line::value;
use crate::diagnostic::Problem;
use crate::document::Span;
use crate::language::Word;
use crate::layout::fields::Value;
use crate::layout::label::DATES;
use crate::layout::survey::Row;
use crate::layout::{Piece, Role, dateline, fields, footer, names};

/// The pieces of a label and its value.
pub(super) fn of(rows: &[Row<'_>], entry: &Entry) -> Vec<Piece> {
    let row = &rows[entry.at];
    let label = footer::within(row, &entry.line.label);
    let value = value(rows, entry.at, entry.end, &entry.line);
    let means = entry.line.means;
    if means.has(Word::Source) && entry.end > entry.at + 1 && entry.line.value.is_empty() {
        return rows[entry.at + 1..entry.end]
            .iter()
            .enumerate()
            .flat_map(|(index, item)| {
                list_item(item, if index == 0 { row.span } else { item.span })
            })
            .collect();
    }
    if means.has(Word::Body) && !value.text.is_empty() && !names::is_full_name(value.text) {
        return text(&value);
    }
    if means.has(Word::Body) && value.text.is_empty() {
        return vec![Piece::new(Role::Remark(Problem::Label), row.span, "the label of the text")];
    }
    if let Some(found) = fields::pieces(means, label, &value) {
        return found;
    }
    if means.any(&DATES) {
        return vec![Piece {
            role: Role::Date(None),
            value: value.span,
            whole: value.whole,
            why: "behind a date label",
        }];
    }
    let role = Role::Extra { label };
    vec![Piece {
        role,
        value: value.span,
        whole: value.whole,
        why: "behind a label without a field of its own",
    }]
}

/// The first paragraph, and the agencies that its dateline credits.
fn text(value: &Value<'_>) -> Vec<Piece> {
    let why = "behind the label of the text";
    let first = Piece { role: Role::Paragraph, value: value.span, whole: value.whole, why };
    let agencies = dateline::read(value.text).into_iter().flat_map(|found| found.agencies);
    let credit = |name: Range<usize>| {
        let start = value.span.start;
        let span = Span::new(start + name.start, start + name.end);
        Piece::new(Role::Credit, span, "the agency of the dateline")
    };
    iter::once(first).chain(agencies.map(credit)).collect()
}

fn list_item(item: &Row<'_>, from: Span) -> Vec<Piece> {
    let name = names::bare(item.text, 0..item.text.len());
    let whole = from.to(item.span);
    vec![Piece {
        role: Role::Credit,
        value: footer::within(item, &name),
        whole,
        why: "in the list below a source label",
    }]
}

/// A field that is stated already keeps its first value; the rest is a remark.
pub(super) fn keep_first(found: Vec<Piece>, pieces: &mut Vec<Piece>) {
    for piece in found {
        let once = matches!(piece.role, Role::Outlet | Role::Headline | Role::Standfirst);
        if once && pieces.iter().any(|other| other.role == piece.role) {
            pieces.push(Piece::new(
                Role::Remark(Problem::RepeatedLabel),
                piece.whole,
                "the same label stands above",
            ));
        } else {
            pieces.push(piece);
        }
    }
}
