//! The lower part of a page that was copied whole.

use super::contact::is_contact;
use super::remark;
use crate::diagnostic::{Furniture, Problem};
use crate::layout::Piece;
use crate::layout::shape::Ending;
use crate::layout::survey::{Kind, Row};

/// The lower part of a page that was copied whole: from the first list of
/// links on, where hardly any paragraph follows. Gives the rows that are left.
pub(super) fn tail(rows: &[Row<'_>], pieces: &mut Vec<Piece>) -> usize {
    let is_cue =
        |at: usize| matches!(rows[at].kind, Kind::Furniture(Furniture::Links | Furniture::Page));
    let ends_short = |at: usize| {
        rows[at].kind == Kind::Furniture(Furniture::Links)
            && rows[at + 1..].iter().all(|row| {
                !row.shape.is_paragraph()
                    && matches!(row.kind, Kind::Text | Kind::Furniture(_) | Kind::Rule)
            })
    };
    let cue = (2..rows.len()).find(|&at| {
        is_cue(at)
            && (ends_short(at)
                || rows.len() - at > 5
                    && is_mostly_short(&rows[at..])
                    && !is_mostly_short(&rows[..at]))
    });
    let Some(cue) = cue else { return rows.len() };
    let mut start = cue;
    while start > 3 && belongs_to_tail(rows, start) {
        start -= 1;
    }
    for row in &rows[start..] {
        let problem = match row.kind {
            Kind::Rule => Problem::Rule,
            Kind::Furniture(furniture) => Problem::LeftOut(furniture),
            _ => Problem::LeftOut(Furniture::Links),
        };
        pieces.extend(remark(row, problem));
    }
    start
}

/// Do fewer than one row in five read as a long paragraph?
fn is_mostly_short(rows: &[Row<'_>]) -> bool {
    let long = rows.iter().filter(|row| row.shape.is_paragraph() && row.shape.size > 130).count();
    long * 5 < rows.len()
}

/// Links and tags stand above the list's own heading too: short rows without a
/// full stop, contact lines, and what stands in one block with them.
fn belongs_to_tail(rows: &[Row<'_>], start: usize) -> bool {
    let row = &rows[start - 1];
    let short =
        !row.shape.is_paragraph() && row.shape.ending != Ending::Stop && row.shape.size <= 90;
    let marked = matches!(row.kind, Kind::Furniture(_) | Kind::Rule) || is_contact(row);
    let in_block = rows[start].gap == 0 && is_contact(&rows[start]);
    short || marked || in_block
}
