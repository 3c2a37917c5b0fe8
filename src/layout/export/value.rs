//! What stands behind a label of a database, as pieces.

use std::ops::Range;

use super::entry::{Entry, Kind};
use super::label::What;
use crate::diagnostic::Problem;
use crate::document::{Document, Span};
use crate::layout::fields::{self, Value};
use crate::layout::{Piece, Role, byline, names};

/// A label and its value.
pub(super) fn label(document: &Document<'_>, entry: &Entry) -> Vec<Piece> {
    let Kind::Label { what, label, value } = &entry.kind else { return Vec::new() };
    let (label, value, whole) = (*label, *value, entry.span);
    let one = |role, why| vec![Piece { role, value, whole, why }];
    if value.is_empty() {
        return vec![Piece::new(Role::Remark(Problem::Label), whole, "a label without a value")];
    }
    match what {
        What::Headline => one(Role::Headline, "behind a title label"),
        What::Standfirst => one(Role::Standfirst, "behind a summary label"),
        What::Outlet => one(Role::Outlet, "behind an outlet label"),
        What::Body => one(Role::Paragraph, "behind the label of the text"),
        What::Byline => authors(document, value, whole),
        What::Date(reading) => {
            let text = document.slice(value);
            let reading = Some(&**reading);
            let value = Value { text, span: value, whole, reading };
            fields::date(&value, "behind a date label").unwrap_or_default()
        }
        What::Length | What::Extra | What::Unknown => {
            one(Role::Extra { label }, "behind a label without a field of its own")
        }
    }
}

/// The names of a line that begins as a byline.
pub(super) fn by(text: &str) -> Option<Vec<Range<usize>>> {
    byline::read(text).map(|found| found.names)
}

/// The names behind a byline label. `SURNAME, NAME` is one name.
pub(super) fn authors(document: &Document<'_>, value: Span, whole: Span) -> Vec<Piece> {
    let text = document.slice(value);
    let found = by(text).unwrap_or_else(|| names::list(text, 0..text.len()));
    let single = |name: &Range<usize>| {
        text.get(name.clone()).is_some_and(|name| name.split_whitespace().count() == 1)
    };
    let inverted = found.len() == 2 && found.iter().all(single) && text.contains(',');
    let found = if inverted { vec![names::bare(text, 0..text.len())] } else { found };
    let place = |name: Range<usize>| Piece {
        role: Role::Byline,
        value: Span::new(value.start + name.start, value.start + name.end),
        whole,
        why: "behind a byline label",
    };
    found.into_iter().map(place).collect()
}
