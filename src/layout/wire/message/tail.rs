//! What stands below the text of a message: who wrote and issued it, notes to
//! the editors, its end.

use super::{Message, labelled};
use crate::diagnostic::Problem;
use crate::document::Span;
use crate::language::{Mark, stands_for};
use crate::layout::survey::Row;
use crate::layout::wire::lines::{self, Sort};
use crate::layout::wire::service;
use crate::layout::{Piece, Role, label};

impl Message<'_, '_> {
    /// Takes the service's lines below the text off, from the last upwards;
    /// gives the row after the text.
    pub(super) fn below(&mut self, rows: &[Row<'_>]) -> usize {
        let mut end = self.notes(rows);
        while let Some(row) = end.checked_sub(1).filter(|at| *at > 0).and_then(|at| rows.get(at)) {
            let piece = match lines::sort(row.text) {
                _ if self.stamp(row) => {
                    end -= 1;
                    continue;
                }
                Sort::End | Sort::Pause => {
                    Piece::new(Role::Remark(Problem::Mark), row.span, "ends the message")
                }
                Sort::Sign => service(row.span, "who wrote and edited the message"),
                _ => match lines::reporting(row.text).or_else(|| lines::note(row.text)) {
                    Some((label, value)) => {
                        labelled(row, label, value, "who worked on the message")
                    }
                    None => match issuer(row) {
                        Some(piece) => piece,
                        None => break,
                    },
                },
            };
            self.pieces.push(piece);
            end -= 1;
        }
        end
    }

    /// Notes to the editors below the text: from a heading on (`# Notebook`,
    /// or what it says is not for publication). Gives the row of the heading.
    fn notes(&mut self, rows: &[Row<'_>]) -> usize {
        let is_heading = |row: &Row<'_>| {
            row.text.starts_with("# ")
                || lines::is_note(row.text) && stands_for(row.text, Mark::Editor)
        };
        /// A headline and a first paragraph stand above.
        const FIRST: usize = 2;
        let first = FIRST.min(rows.len());
        let Some(at) = rows.iter().skip(first).position(is_heading).map(|at| at + first) else {
            return rows.len();
        };
        // Stamp and end marks stand below the notes too.
        for row in rows.get(at..).unwrap_or_default() {
            if self.stamp(row) {
                continue;
            }
            let piece = match lines::sort(row.text) {
                Sort::End | Sort::Pause => {
                    Piece::new(Role::Remark(Problem::Mark), row.span, "ends the message")
                }
                Sort::Sign => service(row.span, "who wrote and edited the message"),
                _ => match lines::note(row.text) {
                    Some((label, value)) => labelled(row, label, value, "a note to the editors"),
                    None => service(row.span, "a note to the editors"),
                },
            };
            self.pieces.push(piece);
        }
        at
    }
}

/// `SOURCE Harbour Company`: who issued a press release.
fn issuer(row: &Row<'_>) -> Option<Piece> {
    let (word, rest) = row.text.split_once([' ', ':'])?;
    let name = label::trimmed(row.text, row.text.len() - rest.len()..row.text.len());
    let capital = !word.contains(char::is_lowercase) && word.len() > 1;
    (capital && stands_for(word, Mark::Issuer) && row.shape.size <= 100).then(|| Piece {
        role: Role::Credit,
        value: Span::new(row.span.start + name.start, row.span.start + name.end),
        whole: row.span,
        why: "who issued the press release",
    })
}
