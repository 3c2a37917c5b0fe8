//! What stands above the text of a database's article.

use super::block::{Block, line};
use super::entry::{Entry, Kind, entries};
use super::label::{self, Seen, What, in_capitals};
use super::signs::begins_copyright;
use super::{entry, left_out};
use crate::date::DateOrder;
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
use crate::language::{Mark, marks};
use crate::layout::fields::{self, Value};
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::Shape;
use crate::layout::{Piece, Role, byline, names};

/// The entries above the text.
#[derive(Debug, Default)]
pub(super) struct Head {
    entries: Vec<Entry>,
    /// Are the labels of the article in capitals, as far as one was seen?
    pub(super) capitals: Option<bool>,
}

/// A head has no more blocks than this.
const MOST_BLOCKS: usize = 40;

/// A title or a notice takes up no more lines than this.
const MOST_LINES: usize = 8;

/// Reads the head; gives it, and the index of the first block of the text.
pub(super) fn read(
    document: &Document<'_>,
    blocks: &[Block],
    order: Option<DateOrder>,
) -> (Head, usize) {
    let mut head = Head::default();
    let mut at = 0;
    while let Some(block) = blocks.get(at).filter(|_| at < MOST_BLOCKS) {
        let mut found = entries(document, *block, order, head.seen());
        let goes_on = if head.is_labelled() {
            found.first().is_some_and(is_own)
        } else {
            found.iter().any(is_evidence)
        };
        if !goes_on && !head.takes(document, blocks, at, order, &mut found) {
            break;
        }
        head.capitals = head.capitals.or_else(|| written(document, &found));
        let body = found.iter().any(Entry::is_body_label);
        head.entries.extend(found);
        at += 1;
        if body {
            break;
        }
    }
    (head, at)
}

/// Does this show that the head still goes on?
fn is_evidence(entry: &Entry) -> bool {
    match entry.kind {
        Kind::Label { .. } | Kind::Date(_) | Kind::Length | Kind::Copyright => true,
        Kind::Address | Kind::Rule | Kind::Mark => true,
        Kind::Text => entry.centred,
    }
}

/// Below labels, only these are no text: a day on a line of its own begins many.
const fn is_own(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Label { .. } | Kind::Copyright | Kind::Rule | Kind::Mark)
}

/// How the first label is written; a centred one (`SHOW: …`) says nothing.
fn written(document: &Document<'_>, entries: &[Entry]) -> Option<bool> {
    entries.iter().find_map(|entry| match entry.kind {
        Kind::Label { label, .. } if !entry.centred => Some(in_capitals(document.slice(label))),
        _ => None,
    })
}

impl Head {
    fn seen(&self) -> Seen {
        let date = self.entries.iter().any(|entry| matches!(entry.kind, Kind::Date(_)));
        Seen { capitals: self.capitals, title: self.has_title(), date }
    }

    /// Has a label stood above that is not in the middle? Below labels the
    /// text begins.
    fn is_labelled(&self) -> bool {
        let below = |entry: &Entry| match &entry.kind {
            Kind::Label { .. } => !entry.centred,
            Kind::Length => true,
            _ => false,
        };
        self.entries.iter().any(below)
    }

    /// Does a block without evidence belong to the head: a title with evidence
    /// below it, the value of the label above it, a label between known ones,
    /// a heading where there is none yet?
    fn takes(
        &mut self,
        document: &Document<'_>,
        blocks: &[Block],
        at: usize,
        order: Option<DateOrder>,
        found: &mut Vec<Entry>,
    ) -> bool {
        let Some(block) = blocks.get(at) else { return false };
        if let Some(Entry { kind: Kind::Label { what: What::Standfirst, value, .. }, span, .. }) =
            self.entries.last_mut()
            && value.is_empty()
        {
            *value = block.span(document);
            *span = span.to(*value);
            found.clear();
            return true;
        }
        let evidence = |next: usize| {
            let next = blocks.get(next).map(|next| entries(document, *next, order, self.seen()));
            next.unwrap_or_default()
        };
        let first = document.slice(line(document, block.first));
        if self.has_title()
            && label::is_capital(first)
            && evidence(at + 1).iter().any(|next| self.goes_on(next))
        {
            *found = entry::unknown(document, *block).into_iter().collect();
            return true;
        }
        if self.is_labelled()
            || block.len() > MOST_LINES
            || self.has_title() && !is_heading(document, *block)
        {
            return false;
        }
        let follows = |entries: Vec<Entry>| {
            entries.iter().any(|entry| {
                is_evidence(entry) && !matches!(entry.kind, Kind::Rule | Kind::Address)
            })
        };
        let below = follows(evidence(at + 1))
            || self.texts() < 3
                && blocks.get(at + 1).is_some_and(|next| is_short(document, *next))
                && (follows(evidence(at + 2))
                    || self.entries.is_empty() && follows(evidence(at + 3)));
        // A name between the headline and the text.
        let name = self.has_title()
            && block.len() == 1
            && byline::by_end(first).is_none()
            && names::is_full_name(first)
            && blocks.get(at + 1).is_some_and(|next| !is_heading(document, *next));
        below
            || name
            || !self.has_title()
                && !self.entries.is_empty()
                && is_heading(document, *block)
                && blocks.get(at + 1).is_some()
    }

    /// Is this a label of the head? Below the length, which stands last or
    /// nearly so, only what belongs to the text does.
    fn goes_on(&self, next: &Entry) -> bool {
        let length = self.entries.iter().any(|entry| is_label(entry, &What::Length));
        let near = [What::Headline, What::Byline, What::Standfirst, What::Body];
        next.is_known_label() && (!length || near.iter().any(|what| is_label(next, what)))
    }

    fn texts(&self) -> usize {
        let text = |entry: &&Entry| matches!(entry.kind, Kind::Text) && !entry.centred;
        self.entries.iter().filter(text).count()
    }

    /// A text that is not set in the middle, or a title's label.
    fn has_title(&self) -> bool {
        let centred = self.entries.iter().any(|entry| entry.centred);
        let enough = if centred { 1 } else { 2 };
        let label = |entry: &Entry| matches!(&entry.kind, Kind::Label { what: What::Headline, .. });
        self.texts() >= enough || self.entries.iter().any(label)
    }
}

fn is_short(document: &Document<'_>, block: Block) -> bool {
    block.len() <= 3 && !Shape::of(document.slice(line(document, block.first))).is_paragraph()
}

/// A title without any evidence below it: few lines, and no sentence.
fn is_heading(document: &Document<'_>, block: Block) -> bool {
    block.len() <= 3 && !Shape::of(document.slice(block.span(document))).is_paragraph()
}

/// What the texts of a head are; the indices count in its entries.
#[derive(Debug, Default)]
struct Chosen {
    outlet: Option<usize>,
    headline: Option<usize>,
}

/// The pieces of a head.
pub(super) fn pieces(document: &Document<'_>, head: &Head, pieces: &mut Vec<Piece>) {
    let chosen = choose(document, &head.entries);
    let mut named = head.entries.iter().any(|it| is_label(it, &What::Byline));
    let mut standfirst = false;
    let notice_names =
        chosen.outlet.is_none() && !head.entries.iter().any(|it| is_label(it, &What::Outlet));
    for (index, entry) in head.entries.iter().enumerate() {
        let new = |role, why| Piece::new(role, entry.span, why);
        match &entry.kind {
            Kind::Label { .. } => pieces.extend(label(document, entry)),
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
                    pieces.push(left_out(
                        entry.span,
                        Furniture::Header,
                        "a line of the head without a label",
                    ));
                }
            }
            Kind::Copyright if notice_names => pieces.extend(notice(document, entry.span)),
            Kind::Copyright => {
                pieces.push(left_out(entry.span, Furniture::Copyright, "a notice above the text"));
            }
            Kind::Rule => pieces.push(new(Role::Remark(Problem::Rule), "a rule")),
            Kind::Mark => pieces.push(super::mark(entry.span)),
            Kind::Address => pieces.push(new(Role::Credit, "an address above the text")),
            Kind::Length => {
                pieces.push(left_out(entry.span, Furniture::Header, "a number of words"));
            }
            Kind::Text => {
                pieces.push(left_out(
                    entry.span,
                    Furniture::Header,
                    "a line of the head without a label",
                ));
            }
        }
    }
}

fn is_label(entry: &Entry, sought: &What) -> bool {
    matches!(&entry.kind, Kind::Label { what, .. } if what == sought)
}

/// Which text is the outlet and which the headline, by where they stand: in
/// the middle or not, above or below the date.
fn choose(document: &Document<'_>, entries: &[Entry]) -> Chosen {
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
    marks(text).has(Mark::Copyright)
}

fn is_summary(document: &Document<'_>, span: Span) -> bool {
    let shape = Shape::of(document.slice(span));
    shape.words >= 6 || shape.unspaced && shape.size >= 24
}

/// The names of a line that begins as a byline, or that is a name and nothing
/// else.
fn author(document: &Document<'_>, span: Span, named: bool) -> Vec<Piece> {
    let text = document.slice(span);
    let name = !named && byline::by_end(text).is_none() && names::is_full_name(text);
    let whole = std::iter::once(0..text.len());
    let found = if name { Some(whole.collect()) } else { by(text) };
    let place = |name: std::ops::Range<usize>| Piece {
        role: Role::Byline,
        value: Span::new(span.start + name.start, span.start + name.end),
        whole: span,
        why: "a name above the text",
    };
    found.unwrap_or_default().into_iter().map(place).collect()
}

/// The date of a line, and what stands beside it.
fn date(document: &Document<'_>, entry: &Entry, reading: &crate::date::Reading) -> Vec<Piece> {
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

/// A label and its value.
pub(super) fn label(document: &Document<'_>, entry: &Entry) -> Vec<Piece> {
    let Kind::Label { what, label, value } = &entry.kind else { return Vec::new() };
    let (label, value, whole) = (*label, *value, entry.span);
    let one = |role, why| vec![Piece { role, value, whole, why }];
    if value.is_empty() {
        return vec![Piece::new(Role::Remark(Problem::Label), whole, "a label without a value")];
    }
    match what {
        What::Headline => one(Role::Headline, "behind a title label"),
        What::Standfirst => one(Role::Standfirst, "behind a summary label"),
        What::Outlet => one(Role::Outlet, "behind an outlet label"),
        What::Body => one(Role::Paragraph, "behind the label of the text"),
        What::Byline => authors(document, value, whole),
        What::Date(reading) => {
            let text = document.slice(value);
            let reading = Some(&**reading);
            let value = Value { text, span: value, whole, reading };
            fields::date(&value, "behind a date label").unwrap_or_default()
        }
        What::Length | What::Extra | What::Unknown => {
            one(Role::Extra { label }, "behind a label without a field of its own")
        }
    }
}

/// The names of a line that begins as a byline.
pub(super) fn by(text: &str) -> Option<Vec<std::ops::Range<usize>>> {
    byline::read(text).map(|found| found.names)
}

/// The names behind a byline label. `SURNAME, NAME` is one name.
pub(super) fn authors(document: &Document<'_>, value: Span, whole: Span) -> Vec<Piece> {
    let text = document.slice(value);
    let found = by(text).unwrap_or_else(|| names::list(text, 0..text.len()));
    let single = |name: &std::ops::Range<usize>| {
        text.get(name.clone()).is_some_and(|name| name.split_whitespace().count() == 1)
    };
    let inverted = found.len() == 2 && found.iter().all(single) && text.contains(',');
    let found = if inverted { vec![names::bare(text, 0..text.len())] } else { found };
    let place = |name: std::ops::Range<usize>| Piece {
        role: Role::Byline,
        value: Span::new(value.start + name.start, value.start + name.end),
        whole,
        why: "behind a byline label",
    };
    found.into_iter().map(place).collect()
}
