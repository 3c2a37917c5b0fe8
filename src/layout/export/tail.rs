//! What stands below the text of a database's article: labels, notices.

use super::block::{Block, line};
use super::entry::{self, Entry, Kind, entries};
use super::label::{self, Seen, What, in_capitals};
use super::left_out;
use super::value;
use crate::date::DateOrder;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Document;
use crate::layout::{Piece, Role};

/// So many blocks may be labels that the tables do not know, between two that
/// they know.
const MOST_UNKNOWN: usize = 3;

/// The first block below the text, found from the last block upwards.
pub(super) fn start(
    document: &Document<'_>,
    blocks: &[Block],
    order: Option<DateOrder>,
    capitals: Option<bool>,
) -> usize {
    let mut capitals = capitals;
    let (mut start, mut at, mut labelled) = (blocks.len(), blocks.len(), false);
    while let Some(block) = at.checked_sub(1).and_then(|last| blocks.get(last)) {
        let seen = Seen::all(capitals);
        // Of one line it is as soon told what it is.
        let text = block.len() > 1 && entry::begins_as_text(document, *block, order, seen);
        let found = if text { Vec::new() } else { entries(document, *block, order, seen) };
        if !text && is_own(&found) {
            labelled |= found.iter().any(Entry::is_known_label);
            capitals = capitals.or_else(|| written(document, &found));
            at -= 1;
            start = at;
        } else if at > 1 && is_value_below(document, blocks, at, order, capitals) {
            at -= 2;
            start = at;
            labelled = true;
        } else if labelled && start - at < MOST_UNKNOWN && may_be_label(document, *block, capitals)
        {
            at -= 1;
        } else {
            break;
        }
    }
    start
}

/// Are these all lines of the database's own? Rules alone belong to the text.
fn is_own(entries: &[Entry]) -> bool {
    let centred_notice = entries.iter().any(|entry| matches!(entry.kind, Kind::Copyright));
    entries.iter().all(|entry| match &entry.kind {
        Kind::Label { what, .. } => !matches!(what, What::Body),
        Kind::Copyright | Kind::Mark | Kind::Rule => true,
        Kind::Text | Kind::Date(_) => centred_notice && entry.centred,
        Kind::Length | Kind::Address => false,
    })
}

/// How the labels of a block are written.
fn written(document: &Document<'_>, entries: &[Entry]) -> Option<bool> {
    entries.iter().find_map(|entry| match entry.kind {
        Kind::Label { label, .. } => Some(in_capitals(document.slice(label))),
        _ => None,
    })
}

/// `HIGHLIGHT:` with nothing behind it, and its value in the block below.
fn is_value_below(
    document: &Document<'_>,
    blocks: &[Block],
    at: usize,
    order: Option<DateOrder>,
    capitals: Option<bool>,
) -> bool {
    let Some(above) = at.checked_sub(2).and_then(|above| blocks.get(above)) else { return false };
    if !document.slice(line(document, above.after - 1)).ends_with([':', '：']) {
        return false;
    }
    let found = entries(document, *above, order, Seen::all(capitals));
    found.last().is_some_and(|entry| match &entry.kind {
        Kind::Label { value, what, .. } => value.is_empty() && *what == What::Standfirst,
        _ => false,
    })
}

/// A label that the tables do not know, written as those below it are.
fn may_be_label(document: &Document<'_>, block: Block, capitals: Option<bool>) -> bool {
    capitals == Some(true) && label::is_capital(document.slice(line(document, block.first)))
}

/// The pieces of the blocks below the text.
pub(super) fn pieces(
    document: &Document<'_>,
    blocks: &[Block],
    order: Option<DateOrder>,
    capitals: Option<bool>,
    pieces: &mut Vec<Piece>,
) {
    let mut waiting: Option<Entry> = None;
    for block in blocks {
        let mut found = entries(document, *block, order, Seen::all(capitals));
        if let Some(mut entry) = waiting.take() {
            let is_value = !is_own(&found);
            if let Kind::Label { value, .. } = &mut entry.kind
                && is_value
            {
                *value = block.span(document);
                entry.span = entry.span.to(*value);
            }
            pieces.extend(value::label(document, &entry));
            if is_value {
                continue;
            }
        }
        if !is_own(&found) {
            found = entry::unknown(document, *block).into_iter().collect();
        }
        let last = found.last().filter(|entry| is_waiting(entry)).cloned();
        let count = found.len() - usize::from(last.is_some());
        for entry in found.iter().take(count) {
            pieces.extend(below(document, entry));
        }
        waiting = last;
    }
    pieces.extend(waiting.iter().flat_map(|entry| value::label(document, entry)));
}

/// A summary's label whose value is in the block below.
fn is_waiting(entry: &Entry) -> bool {
    matches!(&entry.kind, Kind::Label { what: What::Standfirst, value, .. } if value.is_empty())
}

fn below(document: &Document<'_>, entry: &Entry) -> Vec<Piece> {
    match entry.kind {
        Kind::Label { .. } => value::label(document, entry),
        Kind::Rule => vec![Piece::new(Role::Remark(Problem::Rule), entry.span, "a rule")],
        Kind::Mark => vec![super::mark(entry.span)],
        _ => vec![left_out(entry.span, Furniture::Copyright, "a notice below the text")],
    }
}
