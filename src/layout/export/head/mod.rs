//! What stands above the text of a database's article, and where it ends.

mod pieces;
mod titles;

use super::block::{Block, line};
use super::entry::{self, Entry, Kind, entries};
use super::label::{self, Seen, What, in_capitals};
use crate::date::DateOrder;
use crate::document::Document;
use crate::layout::shape::Shape;
use crate::layout::{byline, names};
pub(super) use pieces::pieces;

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
        // Below labels the first line of the text, which is nothing else, says enough.
        let text =
            head.is_labelled() && entry::begins_as_text(document, *block, order, head.seen());
        let mut found =
            if text { Vec::new() } else { entries(document, *block, order, head.seen()) };
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
        Seen { capitals: self.capitals, title: self.has_title(), date, dates: true }
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

    /// Does a block without evidence belong to the head: the value of the label
    /// above it, a label between known ones, or a title?
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
        if self.has_title()
            && label::is_capital(document.slice(line(document, block.first)))
            && self.block(document, blocks, at + 1, order).iter().any(|next| self.goes_on(next))
        {
            *found = entry::unknown(document, *block).into_iter().collect();
            return true;
        }
        !self.is_labelled()
            && block.len() <= MOST_LINES
            && (!self.has_title() || is_heading(document, *block))
            && self.takes_text(document, blocks, at, order)
    }

    /// Is this block of a few lines a title with evidence below it, a name
    /// between the headline and the text, or a heading where there is none yet?
    fn takes_text(
        &self,
        document: &Document<'_>,
        blocks: &[Block],
        at: usize,
        order: Option<DateOrder>,
    ) -> bool {
        let (Some(block), next) = (blocks.get(at), blocks.get(at + 1)) else { return false };
        let follows = |at: usize| {
            self.block(document, blocks, at, order).iter().any(|entry| {
                is_evidence(entry) && !matches!(entry.kind, Kind::Rule | Kind::Address)
            })
        };
        let below = follows(at + 1)
            || self.texts() < 3
                && next.is_some_and(|next| is_short(document, *next))
                && (follows(at + 2) || self.entries.is_empty() && follows(at + 3));
        let first = document.slice(line(document, block.first));
        let is_name = || {
            self.has_title()
                && block.len() == 1
                && byline::by_end(first).is_none()
                && names::is_full_name(first)
                && next.is_some_and(|next| !is_heading(document, *next))
        };
        let is_title = || {
            !self.has_title()
                && !self.entries.is_empty()
                && is_heading(document, *block)
                && next.is_some()
        };
        below || is_name() || is_title()
    }

    /// The entries of a block, as the head stands.
    fn block(
        &self,
        document: &Document<'_>,
        blocks: &[Block],
        at: usize,
        order: Option<DateOrder>,
    ) -> Vec<Entry> {
        blocks.get(at).map_or(Vec::new(), |block| entries(document, *block, order, self.seen()))
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

fn is_label(entry: &Entry, sought: &What) -> bool {
    matches!(&entry.kind, Kind::Label { what, .. } if what == sought)
}

fn is_short(document: &Document<'_>, block: Block) -> bool {
    block.len() <= 3 && !Shape::of(document.slice(line(document, block.first))).is_paragraph()
}

/// A title without any evidence below it: few lines, and no sentence.
fn is_heading(document: &Document<'_>, block: Block) -> bool {
    block.len() <= 3 && !Shape::of(document.slice(block.span(document))).is_paragraph()
}
