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
    let is_text = |row: &Row<'_>| {
        row.shape.is_paragraph()
            || !matches!(row.kind, Kind::Text | Kind::Furniture(_) | Kind::Rule)
    };
    let last_text = rows.iter().rposition(is_text).unwrap_or(0);
    // How many long paragraphs stand before each row, counted once.
    let mut long = Vec::with_capacity(rows.len() + 1);
    long.push(0);
    for row in rows {
        let is_long = row.shape.is_paragraph() && row.shape.size > 130;
        long.push(long.last().copied().unwrap_or(0) + usize::from(is_long));
    }
    // Fewer than one row in five reads as a long paragraph.
    let is_mostly_short = |from: usize, to: usize| (long[to] - long[from]) * 5 < to - from;
    let cue = (2..rows.len()).find(|&at| {
        let links = rows[at].kind == Kind::Furniture(Furniture::Links);
        is_cue(at)
            && (links && at > last_text
                || rows.len() - at > 5
                    && is_mostly_short(at, rows.len())
                    && !is_mostly_short(0, at))
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
