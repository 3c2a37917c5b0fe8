//! The layout of press-database exports: many articles in one file, each with
//! the database's own lines above and below its text.
//!
//! A file is recognised by the lines that begin or end its articles
//! ([`marks`]), by field codes ([`codes`]), by a list of results with the texts
//! behind it ([`results`]), or by parts that read as articles each by itself
//! ([`parts`]). No vendor's name is asked for.
//!
//! The grammar of an article between two marks, of blocks of lines:
//!
//! ```text
//! article  = { notice } head { label } [ body-label ] { paragraph } { label | notice } ;
//! head     = outlet { header-line } date { header-line } [ headline ] [ name ]
//!          | outlet [ headline ] date [ name ]
//!          | headline [ outlet date ]               (* not centred *)
//!          | headline [ by ] length date [ time ] outlet { header-line } ;
//! notice   = copyright | rule ;
//! label    = name ":" [ value ] ;                   (* known, or between known ones *)
//! ```

mod article;
mod block;
mod codes;
pub(super) mod count;
mod entry;
mod head;
mod label;
mod large;
mod marks;
mod parts;
mod results;
mod scan;
mod signs;
mod tail;
mod value;

use std::ops::Range;

use super::survey::Row;
use super::{Piece, Role, crowd};
use crate::date::DateOrder;
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
pub(crate) use count::Run;
pub(crate) use scan::Kind;
pub(super) use scan::{Scan, known};

/// The articles of an export, and what stands between them.
#[derive(Debug, Default)]
pub(super) struct Export {
    /// The pieces of each article.
    pub(super) articles: Vec<Vec<Piece>>,
    /// The cover page, the list of results, the marks.
    pub(super) outside: Vec<Piece>,
    /// Does a mark announce each of them, so that it is one even without text?
    pub(super) announced: bool,
}

/// Cuts an export whose own lines tell its articles apart; `None` where there
/// are no such lines.
pub(super) fn cut(document: &Document<'_>, order: Option<DateOrder>) -> Option<Export> {
    let scan = Scan::of(document, order, true);
    let kind = match scan.kind() {
        None if codes::are_an_article(&scan.fields) => Some(Kind::Coded),
        None if !scan.starts.is_empty() => Some(Kind::Numbered),
        None if !scan.ends.is_empty() => Some(Kind::Ended),
        kind => kind,
    };
    let Some(kind) = kind else { return results::cut(document, order) };
    let mut found = cut_part(document, &scan, kind, true, order);
    found.outside.extend(scan.count(document, kind, None, &mut Run::default()));
    Some(found)
}

/// Cuts a part of an export whose signs are known, or the `first` part of it.
pub(super) fn cut_part(
    document: &Document<'_>,
    scan: &Scan,
    kind: Kind,
    first: bool,
    order: Option<DateOrder>,
) -> Export {
    let marked = match kind {
        Kind::Coded => return codes::cut(document, &scan.fields, order),
        Kind::Numbered => marks::numbered(document, scan),
        Kind::Ended => marks::ended(document, scan, first),
    };
    let outside = marks::outside(document, &marked);
    let articles = marked.segments.into_iter().map(|segment| {
        let mut pieces = cut_article(document, segment.lines, order);
        pieces.extend(segment.mark.map(mark));
        pieces
    });
    Export { articles: articles.collect(), outside, announced: true }
}

/// Cuts a text whose parts read as articles each by itself.
pub(super) fn cut_parts(rows: &[Row<'_>]) -> Option<Export> {
    parts::cut(rows)
}

/// The same for a text of more lines than an article may have.
pub(super) fn cut_large(document: &Document<'_>, order: Option<DateOrder>) -> Option<Export> {
    large::cut(document, order)
}

/// The article of some lines, or that they are too many for one.
fn cut_article(
    document: &Document<'_>,
    lines: Range<usize>,
    order: Option<DateOrder>,
) -> Vec<Piece> {
    match crowd::refused(document, lines.clone()) {
        Some(refused) => vec![refused],
        None => article::cut(document, lines, order),
    }
}

/// All of the text as one article of a database: what the user says it is.
pub(super) fn cut_one(document: &Document<'_>, order: Option<DateOrder>) -> Export {
    let all = 0..document.lines().len();
    let articles = vec![article::cut(document, all, order)];
    Export { articles, outside: Vec::new(), announced: false }
}

/// The line that begins or ends an article.
fn mark(span: Span) -> Piece {
    Piece::new(Role::Remark(Problem::Mark), span, "begins or ends an article of the export")
}

/// Lines that are no part of the article.
fn left_out(span: Span, furniture: Furniture, why: &'static str) -> Piece {
    Piece::new(Role::Remark(Problem::LeftOut(furniture)), span, why)
}
