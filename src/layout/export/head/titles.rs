//! Which line of a head names the publication, and which is the headline.

use super::is_label;
use crate::document::Document;
use crate::layout::export::entry::{Entry, Kind};
use crate::layout::export::label::What;
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::Shape;

/// What the texts of a head are; the indices count in its entries.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) outlet: Option<usize>,
    pub(super) headline: Option<usize>,
}

/// Which text is the outlet and which the headline, by where they stand: in
/// the middle or not, above or below the date.
pub(super) fn choose(document: &Document<'_>, entries: &[Entry]) -> Chosen {
    let texts = |centred: bool| {
        let text = move |(_, entry): &(usize, &Entry)| {
            matches!(entry.kind, Kind::Text) && entry.centred == centred
        };
        entries.iter().enumerate().filter(text).map(|(index, _)| index).collect::<Vec<_>>()
    };
    let has = |what| entries.iter().any(|entry| is_label(entry, &what));
    let (middle, flush) = (texts(true), texts(false));
    let date = entries.iter().position(|entry| matches!(entry.kind, Kind::Date(_)));
    let words = entries.iter().position(|entry| matches!(entry.kind, Kind::Length));
    let (outlet, headline) = if !middle.is_empty() {
        // A volume or a season (`Summer, 2008`) ends in a number, no name does.
        let is_name = |at: &&usize| {
            entries.get(**at).is_some_and(|entry| {
                !document.slice(entry.span).ends_with(|c: char| c.is_ascii_digit())
            })
        };
        let first = middle.iter().find(is_name).copied();
        let first = first.filter(|at| date.is_none_or(|date| *at < date));
        (first, flush.first().copied())
    } else if let (Some(words), Some(date)) = (words, date.filter(|date| words < Some(*date))) {
        // The order of Factiva: title, words, date, outlet.
        let below = flush.iter().copied().find(|at| *at > date);
        (below, flush.first().copied().filter(|at| *at < words))
    } else {
        margin(document, entries, &flush, date)
    };
    Chosen {
        outlet: outlet.filter(|_| !has(What::Outlet)),
        headline: headline.filter(|_| !has(What::Headline)),
    }
}

/// Outlet and headline where nothing is set in the middle: two texts above the
/// date are a headline and its outlet, one is the outlet of the headline below
/// the date, or, without one, whichever it reads like.
fn margin(
    document: &Document<'_>,
    entries: &[Entry],
    flush: &[usize],
    date: Option<usize>,
) -> (Option<usize>, Option<usize>) {
    let above = flush.iter().filter(|at| date.is_some_and(|date| **at < date)).count();
    let (first, second) = (flush.first().copied(), flush.get(1).copied());
    let evidence = |at: usize| {
        let text = entries.get(at).map_or("", |entry| document.slice(entry.span));
        outlet::evidence(text, &Shape::of(text), &[])
    };
    let named = first.is_some_and(|at| evidence(at) >= Evidence::Word);
    match (above, flush.len()) {
        (0, _) => (None, first),
        (1, 1) if named => (first, None),
        (1, 1) => (None, first),
        (1, _) => (first, second),
        (_, _) if named && second.is_none_or(|at| evidence(at) < Evidence::Word) => (first, second),
        _ => (second, first),
    }
}
