//! The layout of agency copy and press releases: an article with the lines of
//! a wire service above and below it.
//!
//! ```text
//! message   = { slug | priority | embargo | note } masthead-article { note | sign | end } [ stamp ] ;
//! slug      = "eca062 4 i 211 dpa 061"               (* IPTC 7901 *)
//!           | "BC-LT--Some Place, 466" | "AP-NR-09-11-88 0423EDT"  (* ANPA 1312 *) ;
//! stamp     = "131137 GMT Nov 13" | "AP-WF-11-13-13 1509GMT" ;
//! end       = "ENDIT" | "-30-" | "###" ;
//! sign      = "ab/cd" | agency initials | "(" agency "/" initials ")" ;
//! ```

mod lines;
mod message;
mod stamp;

use std::ops::Range;

use super::export::Export;
use super::{Piece, Role, crowd, dateline};
use crate::date::DateOrder;
use crate::diagnostic::Problem;
use crate::document::{Document, Span};
use crate::language::{Mark, stands_for};
use lines::Sort;

/// Cuts agency copy; `None` where nothing shows that it is (`asked`: where the
/// user says so it is).
pub(super) fn cut(
    document: &Document<'_>,
    asked: bool,
    order: Option<DateOrder>,
) -> Option<Export> {
    if !document.frame().is_empty() {
        return Some(framed(document, false, order));
    }
    let all = 0..document.lines().len();
    (asked || is_wire(document)).then(|| {
        let article = message::cut(document, all, None, order);
        Export { articles: vec![article], outside: Vec::new(), announced: false }
    })
}

/// The messages of a file that was saved from the line: each begins with SOH
/// or with the fill before it.
/// Do `more` follow them?
pub(super) fn framed(document: &Document<'_>, more: bool, order: Option<DateOrder>) -> Export {
    let line_of = |offset: usize| line_of(document, offset);
    let at =
        |mark: char| document.frame().iter().filter(move |(_, c)| *c == mark).map(|(at, _)| *at);
    let mut starts: Vec<_> = at('\u{1}').collect();
    starts.dedup_by_key(|start| line_of(*start));
    let texts: Vec<_> = at('\u{2}').collect();
    let mut export = Export::default();
    for (index, &start) in starts.iter().enumerate() {
        let first = if index == 0 { 0 } else { line_of(start) };
        let next = starts.get(index + 1).copied();
        let after = next.map_or(document.lines().len(), line_of);
        let text = texts.get(texts.partition_point(|text| *text <= start)).copied().map(line_of);
        // A message without a mark of its text has none where others follow it.
        let text = text.or(more.then_some(after));
        export.articles.push(match crowd::refused(document, first..after) {
            Some(refused) => vec![refused],
            None => message::cut(document, first..after, text, order),
        });
    }
    export
}

/// The lines on which the messages of a framed file begin.
pub(super) fn begins(document: &Document<'_>) -> Vec<usize> {
    let starts = document.frame().iter().filter(|(_, c)| *c == '\u{1}');
    let mut begins: Vec<_> = starts.map(|(at, _)| line_of(document, *at)).collect();
    begins.dedup();
    begins
}

fn line_of(document: &Document<'_>, offset: usize) -> usize {
    let after = document.lines().partition_point(|line| line.full.start <= offset);
    after.saturating_sub(1)
}

/// The lines in which a wire service shows itself.
const HEAD: usize = 12;
/// See [`HEAD`].
const TAIL: usize = 4;

/// Is this agency copy, by its first and last lines: a slug, the heading of a
/// press release, an embargo; or an end mark or a priority beside a dateline
/// that names an agency?
fn is_wire(document: &Document<'_>) -> bool {
    let lines = || document.lines().iter().filter(|line| !line.is_blank()).map(|line| line.text);
    let head: Vec<Span> = lines().take(HEAD).collect();
    let sort = |span: &Span| lines::sort(document.slice(*span));
    let sorts: Vec<_> = head.iter().map(sort).collect();
    let first = |wanted: Sort, within: usize| sorts.iter().take(within).any(|sort| *sort == wanted);
    if first(Sort::Slug, 4) || first(Sort::Release, 6) || first(Sort::Embargo, 6) {
        return true;
    }
    let tail: Vec<Span> = document
        .lines()
        .iter()
        .rev()
        .filter(|line| !line.is_blank())
        .take(TAIL)
        .map(|line| line.text)
        .collect();
    let ended = tail.iter().map(sort).find(|sort| matches!(sort, Sort::End | Sort::Pause));
    let is_agency = || {
        head.iter().any(|span| {
            dateline::read(document.slice(*span)).is_some_and(|found| !found.agencies.is_empty())
        })
    };
    ended == Some(Sort::End) || (ended.is_some() || first(Sort::Priority, 1)) && is_agency()
}

/// A note of the editors, by a label of two words or more: the label, and what
/// it says.
pub(super) fn editors_note(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (label, value) = lines::note(text)?;
    let name = text.get(label.clone())?;
    (name.contains(' ') && stands_for(name, Mark::Editor)).then_some((label, value))
}

/// A line of the service's own.
fn service(span: Span, why: &'static str) -> Piece {
    let problem = Problem::LeftOut(crate::diagnostic::Furniture::Service);
    Piece::new(Role::Remark(problem), span, why)
}

/// Lines by their numbers.
type Lines = Range<usize>;
