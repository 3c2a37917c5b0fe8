//! The layout of an article as it stands on a page: a header, the text, and
//! what stands below it.

use super::header::Known;
use super::survey::Row;
use super::wrap::Wrap;
use super::{Piece, footer, header, paragraphs};

/// Cuts the rows of one article.
pub(super) fn cut(rows: &[Row<'_>], known: Known) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let end = footer::cut(rows, &mut pieces);
    let (text, below) = rows.split_at(end);
    let wrap = Wrap::detect(text);
    let stated = pieces.iter().any(|piece| matches!(piece.role, super::Role::Date(_)));
    let known = Known { date: known.date || stated, ..known };
    let start = header::cut(text, below, wrap, known, &mut pieces);
    paragraphs::cut(text.get(start..).unwrap_or_default(), wrap, &mut pieces);
    pieces
}
