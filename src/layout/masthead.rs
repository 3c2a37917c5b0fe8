//! The layout of an article as it stands on a page: a header, the text, and
//! what stands below it.

use super::header::Known;
use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, footer, header, outlet, paragraphs};
use crate::diagnostic::{Furniture, Problem};

/// Cuts the rows of one article.
pub(super) fn cut(rows: &[Row<'_>], known: Known) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(rows.len() + 8);
    let end = footer::cut(rows, &mut pieces);
    let (text, below) = rows.split_at(end);
    let (page, text) = text.split_at(if known.headline { 0 } else { header::top(text) });
    let wrap = Wrap::detect(text);
    pieces.extend(page.iter().map(|row| {
        let problem = Role::Remark(Problem::LeftOut(Furniture::Page));
        Piece::new(problem, row.span, "stands among the menus above the headline")
    }));
    let stated = pieces.iter().any(|piece| matches!(piece.role, Role::Date(_)));
    let known = Known { date: known.date || stated, ..known };
    let start = header::cut(text, below, wrap, known, &mut pieces);
    paragraphs::cut(text.get(start..).unwrap_or_default(), wrap, known.date, &mut pieces);
    if !known.outlet && !pieces.iter().any(|piece| piece.role == Role::Outlet) {
        pieces.extend(copyright_holder(rows));
    }
    pieces
}

/// The outlet that only a copyright line names.
fn copyright_holder(rows: &[Row<'_>]) -> Option<Piece> {
    let notices = rows.iter().filter(|row| row.kind == Kind::Furniture(Furniture::Copyright));
    let (row, name) =
        notices.filter_map(|row| Some((row, outlet::in_copyright(row, rows)?))).next()?;
    Some(Piece {
        role: Role::Outlet,
        value: footer::within(row, &name),
        whole: row.span,
        why: "named in the copyright line",
    })
}
