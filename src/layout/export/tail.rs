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

/// The blocks below the text.
pub(super) struct Tail<'b> {
    blocks: &'b [Block],
    /// The entries of each, where all of them are the database's own.
    own: Vec<Option<Vec<Entry>>>,
}

/// Reads what stands below the text, from the last block upwards; gives the text,
/// and that.
pub(super) fn read<'b>(
    document: &Document<'_>,
    blocks: &'b [Block],
    order: Option<DateOrder>,
    capitals: Option<bool>,
) -> (&'b [Block], Tail<'b>) {
    let mut capitals = capitals;
    let (mut start, mut at, mut labelled) = (blocks.len(), blocks.len(), false);
    // From the last block upwards, too.
    let mut own = Vec::new();
    while let Some(block) = at.checked_sub(1).and_then(|last| blocks.get(last)) {
        let seen = Seen::all(capitals);
        // Of one line it is as soon told what it is.
        let text = block.len() > 1 && entry::begins_as_text(document, *block, order, seen);
        let found = if text { Vec::new() } else { entries(document, *block, order, seen) };
        if !text && is_own(&found) {
            labelled |= found.iter().any(Entry::is_known_label);
            capitals = capitals.or_else(|| written(document, &found));
            own.push(Some(found));
            at -= 1;
            start = at;
        } else if at > 1
            && let Some(above) = label_above(document, blocks, at, order, capitals)
        {
            own.extend([None, Some(above).filter(|above| is_own(above))]);
            at -= 2;
            start = at;
            labelled = true;
        } else if labelled && start - at < MOST_UNKNOWN && may_be_label(document, *block, capitals)
        {
            own.push(None);
            at -= 1;
        } else {
            break;
        }
    }
    let (text, below) = blocks.split_at(start);
    own.truncate(below.len());
    own.reverse();
    (text, Tail { blocks: below, own })
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

/// The entries of the block above, where they end in `HIGHLIGHT:` with nothing behind
/// it: this block is its value.
fn label_above(
    document: &Document<'_>,
    blocks: &[Block],
    at: usize,
    order: Option<DateOrder>,
    capitals: Option<bool>,
) -> Option<Vec<Entry>> {
    let above = at.checked_sub(2).and_then(|above| blocks.get(above))?;
    if !document.slice(line(document, above.after - 1)).ends_with([':', '：']) {
        return None;
    }
    let found = entries(document, *above, order, Seen::all(capitals));
    found.last().is_some_and(is_waiting).then_some(found)
}

/// A label that the tables do not know, written as those below it are.
fn may_be_label(document: &Document<'_>, block: Block, capitals: Option<bool>) -> bool {
    capitals == Some(true) && label::is_capital(document.slice(line(document, block.first)))
}

/// The pieces of the blocks below the text.
pub(super) fn pieces(document: &Document<'_>, tail: Tail<'_>, pieces: &mut Vec<Piece>) {
    let mut waiting: Option<Entry> = None;
    for (block, own) in tail.blocks.iter().zip(tail.own) {
        if let Some(mut entry) = waiting.take() {
            let is_value = own.is_none();
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
        let mut found =
            own.unwrap_or_else(|| entry::unknown(document, *block).into_iter().collect());
        waiting = found.pop_if(|entry| is_waiting(entry));
        for entry in &found {
            pieces.extend(below(document, entry));
        }
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
