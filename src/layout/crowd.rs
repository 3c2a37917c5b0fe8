//! An article of more lines than any has is refused before its lines are looked at
//! one by one: what each of them can be takes many times the memory of a short line.

use std::ops::Range;

use super::{Piece, Role};
use crate::diagnostic::Problem;
use crate::document::{Document, Line, Span};

/// An article has no more lines, the blank ones aside. Long novels, broken at 80
/// columns, have fewer (1.5 MB); the longest article of a press database that the
/// project has seen has some hundreds.
pub const MOST_LINES: usize = 30_000;

/// Are these more lines than an article may have?
pub(crate) fn are_too_many(lines: &[Line]) -> bool {
    // Nearly always few.
    lines.len() > MOST_LINES && worded(lines).nth(MOST_LINES).is_some()
}

/// Are these lines more than an article may have?
pub(super) fn is_crowded(document: &Document<'_>, lines: Range<usize>) -> bool {
    document.lines().get(lines).is_some_and(are_too_many)
}

/// The one piece that lines are which are no article, because they are too many.
pub(super) fn refused(document: &Document<'_>, lines: Range<usize>) -> Option<Piece> {
    let lines = document.lines().get(lines)?;
    are_too_many(lines).then(|| {
        let mut texts = worded(lines).map(|line| line.text);
        let first = texts.next().unwrap_or_else(|| Span::new(0, 0));
        let whole = first.to(texts.last().unwrap_or(first));
        let role = Role::Remark(Problem::TooManyLines);
        Piece::new(role, whole, "no article has so many lines")
    })
}

fn worded(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| !line.is_blank())
}
