//! How far a header reaches: the rows that only a header has.

use crate::diagnostic::Furniture;
use crate::language::{Word, words};
use crate::layout::byline::{self, Byline};
use crate::layout::fields::{self, Value};
use crate::layout::survey::{Kind, Row};
use crate::layout::wrap::Wrap;
use crate::layout::{names, reference};

/// A header has no more rows than this.
pub(super) const MOST_ROWS: usize = 40;

/// The row after the last one that only a header has (a date line, a byline, a
/// label). A header ends at the first paragraph; only a standfirst that is a
/// sentence may stand in it, above the date or the byline.
pub(super) fn anchor(rows: &[Row<'_>], wrap: Wrap) -> usize {
    let (mut anchor, mut sentences, mut told) = (0, 0, false);
    for (at, row) in rows.iter().enumerate().take(MOST_ROWS) {
        if at == 0 && reference::read(row).is_some() {
            anchor = 1;
            continue;
        }
        let follows = anchor == at && at > 0 && matches!(row.kind, Kind::Furniture(_) | Kind::Rule);
        if is_evidence(rows, at) {
            anchor = at + 1;
            told = true;
        } else if follows || sentences == 0 && is_neutral(row) {
            anchor = at + 1;
        } else if is_paragraph(rows, at, wrap) && !row.text.ends_with(']') {
            // A caption ends in its credit: `… on Friday [Reuters]`.
            sentences += 1;
            if told || row.shape.size > 260 || sentences > 1 || at > 0 && wrap.is_broken() {
                break;
            }
        }
    }
    anchor
}

fn is_evidence(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    match &row.kind {
        Kind::Date(_) => row.dates_header,
        Kind::Label(line) => {
            let value = Value::behind(row, line);
            let fields =
                [Word::Published, Word::Updated, Word::Date, Word::Author, Word::By, Word::Outlet];
            line.means.any(&fields)
                && row.shape.size <= 160
                && !value.text.is_empty()
                && fields::pieces(line.means, row.span, &value).is_some()
        }
        Kind::Furniture(Furniture::Reader) => true,
        Kind::Text => {
            row.byline.is_some() || has_name_below(rows, at) || lower_byline(rows, at).is_some()
        }
        _ => false,
    }
}

/// `By` and a name in lower case, directly above or below a date.
pub(super) fn lower_byline(rows: &[Row<'_>], at: usize) -> Option<Byline> {
    let is_date = |at: usize| matches!(rows.get(at).map(|row| &row.kind), Some(Kind::Date(_)));
    let row = &rows[at];
    let beside = row.shape.words <= 4 && (is_date(at + 1) || at > 0 && is_date(at - 1));
    beside.then(|| byline::read_lower(row.text)).flatten()
}

/// A label that may stand above the text or within it: no evidence of a header
/// once a sentence has stood above it.
fn is_neutral(row: &Row<'_>) -> bool {
    let labels =
        [Word::Located, Word::Picture, Word::Url, Word::Accessed, Word::Extra, Word::Source];
    matches!(&row.kind, Kind::Label(line) if line.means.any(&labels) && row.shape.size <= 160)
}

/// `By`, with the name on the next row.
pub(super) fn has_name_below(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    row.shape.words <= 2
        && row.shape.size <= 20
        && words(row.text).has(Word::By)
        && rows.get(at + 1).is_some_and(|next| names::is_full_name(next.text))
}

/// Does this row begin a paragraph: by its own shape, or as the first of
/// several that run on?
pub(super) fn is_paragraph(rows: &[Row<'_>], at: usize, wrap: Wrap) -> bool {
    let row = &rows[at];
    let text = matches!(row.kind, Kind::Text | Kind::Label(_) | Kind::Date(_));
    text && (row.shape.is_paragraph()
        || rows.get(at + 1).is_some_and(|next| wrap.runs_on(row, next)))
}
