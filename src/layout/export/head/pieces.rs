//! What the entries of a head are in the article: its fields, and what is left
//! out of it.

use std::ops::Range;

use super::titles::choose;
use super::{Head, is_label};
use crate::date::Reading;
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
use crate::language::{Mark, stands_for};
use crate::layout::export::entry::{Entry, Kind};
use crate::layout::export::label::What;
use crate::layout::export::signs::begins_copyright;
use crate::layout::export::{left_out, mark, value};
use crate::layout::fields::{self, Value};
use crate::layout::shape::Shape;
use crate::layout::{Piece, Role, byline, names};

/// The pieces of a head.
pub(in crate::layout::export) fn pieces(
    document: &Document<'_>,
    head: &Head,
    pieces: &mut Vec<Piece>,
) {
    let chosen = choose(document, &head.entries);
    let mut named = head.entries.iter().any(|it| is_label(it, &What::Byline));
    let mut standfirst = false;
    let notice_names =
        chosen.outlet.is_none() && !head.entries.iter().any(|it| is_label(it, &What::Outlet));
    for (index, entry) in head.entries.iter().enumerate() {
        let new = |role, why| Piece::new(role, entry.span, why);
        match &entry.kind {
            Kind::Label { .. } => pieces.extend(value::label(document, entry)),
            Kind::Date(reading) => pieces.extend(date(document, entry, reading)),
            Kind::Text if chosen.outlet == Some(index) => {
                pieces.push(new(Role::Outlet, "the publication above the date"));
            }
            Kind::Text if chosen.headline == Some(index) => {
                pieces.push(new(Role::Headline, "the heading above the labels or the text"));
            }
            Kind::Text if !entry.centred => {
                let found = author(document, entry.span, named);
                if !found.is_empty() {
                    named = true;
                    pieces.extend(found);
                } else if !standfirst && is_summary(document, entry.span) {
                    standfirst = true;
                    pieces.push(new(Role::Standfirst, "a sentence below the headline"));
                } else {
                    pieces.push(other(entry));
                }
            }
            Kind::Copyright if notice_names => pieces.extend(notice(document, entry.span)),
            _ => pieces.push(other(entry)),
        }
    }
}

/// A line of the head that is of no field, or an address.
fn other(entry: &Entry) -> Piece {
    let new = |role, why| Piece::new(role, entry.span, why);
    let out = |furniture, why| left_out(entry.span, furniture, why);
    match &entry.kind {
        Kind::Copyright => out(Furniture::Copyright, "a notice above the text"),
        Kind::Rule => new(Role::Remark(Problem::Rule), "a rule"),
        Kind::Mark => mark(entry.span),
        Kind::Address => new(Role::Credit, "an address above the text"),
        Kind::Length => out(Furniture::Header, "a number of words"),
        Kind::Text | Kind::Label { .. } | Kind::Date(_) => {
            out(Furniture::Header, "a line of the head without a label")
        }
    }
}

/// A notice whose last line names the publication: nothing else does, and the
/// database sets it directly below.
fn notice(document: &Document<'_>, span: Span) -> Vec<Piece> {
    let why = "a notice above the text";
    let lines = document.lines_in(span);
    let (Some(last), true) = (lines.last(), lines.len() > 1) else {
        return vec![left_out(span, Furniture::Copyright, why)];
    };
    let name = document.slice(last.text);
    let rest =
        Span::new(span.start, lines.get(lines.len() - 2).map_or(span.start, |line| line.text.end));
    if begins_copyright(name) || Shape::of(name).words > 6 || name.ends_with('.') || is_rights(name)
    {
        return vec![left_out(span, Furniture::Copyright, why)];
    }
    vec![
        left_out(rest, Furniture::Copyright, why),
        Piece::new(Role::Outlet, last.text, "the publication below the notice"),
    ]
}

/// The end of a notice that was broken: `Rights Reserved`.
fn is_rights(text: &str) -> bool {
    stands_for(text, Mark::Copyright)
}

fn is_summary(document: &Document<'_>, span: Span) -> bool {
    let shape = Shape::of(document.slice(span));
    shape.words >= 6 || shape.unspaced && shape.size >= 24
}

/// The names of a line that begins as a byline, or that is a name and nothing
/// else.
fn author(document: &Document<'_>, span: Span, named: bool) -> Vec<Piece> {
    let text = document.slice(span);
    // `Final Edition`
    let is_extra = text.rsplit(' ').next().is_some_and(|last| stands_for(last, Mark::Extra));
    let name = !named && !is_extra && byline::by_end(text).is_none() && names::is_full_name(text);
    let whole = std::iter::once(0..text.len());
    let found = if name { Some(whole.collect()) } else { value::by(text) };
    let place = |name: Range<usize>| Piece {
        role: Role::Byline,
        value: Span::new(span.start + name.start, span.start + name.end),
        whole: span,
        why: "a name above the text",
    };
    found.unwrap_or_default().into_iter().map(place).collect()
}

/// The date of a line, and what stands beside it.
fn date(document: &Document<'_>, entry: &Entry, reading: &Reading) -> Vec<Piece> {
    let text = document.slice(entry.span);
    let value = Value { text, span: entry.span, whole: entry.span, reading: Some(reading) };
    let mut found = fields::date(&value, "a date line").unwrap_or_default();
    for beside in [&reading.before, &reading.after].into_iter().filter(|beside| !beside.is_empty())
    {
        let span = Span::new(entry.span.start + beside.start, entry.span.start + beside.end);
        found.push(left_out(span, Furniture::Header, "stands beside the date, but is no field"));
    }
    found
}
