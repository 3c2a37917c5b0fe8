//! One article of an export: head, text, and the labels below it.

use std::ops::Range;

use super::block::{Block, blocks, line};
use super::{count, head, tail};
use crate::date::DateOrder;
use crate::diagnostic::Problem;
use crate::document::{Document, Span};
use crate::language::is_alphanumeric;
use crate::layout::shape::Shape;
use crate::layout::survey::{Kind, Row};
use crate::layout::{Piece, Role, footer, paragraphs, survey, wire};

/// Cuts the lines of one article.
pub(super) fn cut(
    document: &Document<'_>,
    lines: Range<usize>,
    order: Option<DateOrder>,
) -> Vec<Piece> {
    let blocks = blocks(document, lines);
    let (head, text) = head::read(document, &blocks, order);
    let rest = blocks.get(text..).unwrap_or_default();
    let (text, below) = tail::read(document, rest, order, head.capitals);
    // Hardly more than one a block: a label's value can be several names.
    let mut pieces = Vec::with_capacity(blocks.len() + 8);
    head::pieces(document, &head, &mut pieces);
    let text = notes(document, text, &mut pieces);
    body(document, text, order, &mut pieces);
    let counted = count::words_of(document, &pieces);
    tail::pieces(document, below, &mut pieces);
    pieces.extend(count::words(document, &pieces, counted));
    pieces
}

/// Takes the notes of the editors off that stand below the text (`Editor's
/// note: An earlier version …`), each a block with a label; gives the text.
fn notes<'b>(document: &Document<'_>, text: &'b [Block], pieces: &mut Vec<Piece>) -> &'b [Block] {
    /// A note takes up no more lines than this.
    const LINES: usize = 6;
    let mut text = text;
    while let [_, .., last] = text
        && last.len() <= LINES
        && let whole = last.span(document)
        && let Some((label, value)) = wire::editors_note(document.slice(whole))
    {
        let within =
            |part: Range<usize>| Span::new(whole.start + part.start, whole.start + part.end);
        let role = Role::Extra { label: within(label) };
        let why = "a note of the editors below the text";
        pieces.push(Piece { role, value: within(value), whole, why });
        text = text.get(..text.len() - 1).unwrap_or_default();
    }
    text
}

/// No database breaks lines beyond this column; a text with a longer line has
/// a line for each paragraph.
const WIDEST: usize = 100;

/// The text: a paragraph a block, or a line where lines are not broken.
pub(super) fn body(
    document: &Document<'_>,
    text: &[Block],
    order: Option<DateOrder>,
    pieces: &mut Vec<Piece>,
) {
    let is_long = |at: usize| {
        let text = document.slice(line(document, at));
        text.len() > WIDEST && text.chars().nth(WIDEST).is_some()
    };
    let long = text.iter().any(|block| (block.first..block.after).any(is_long));
    let mut paragraphs = Vec::with_capacity(text.len());
    for block in text {
        if long {
            paragraphs.extend((block.first..block.after).map(|at| line(document, at)));
        } else {
            paragraphs.push(block.span(document));
        }
    }
    let kept = credits(document, &paragraphs, order, pieces);
    for span in paragraphs.into_iter().take(kept) {
        let piece = if document.slice(span).contains(is_alphanumeric) {
            let joined = !document.is_one_line(span);
            let why =
                if joined { "lines without a blank line between them" } else { "a line of text" };
            Piece::new(Role::Paragraph, span, why)
        } else {
            Piece::new(
                Role::Remark(Problem::Rule),
                span,
                "stands between the paragraphs, but is none",
            )
        };
        pieces.push(piece);
    }
}

/// The short lines below the text that credit or belong to the page, and the
/// agencies that the first paragraph's dateline and the last one's brackets
/// credit; gives how many paragraphs are left.
fn credits(
    document: &Document<'_>,
    paragraphs: &[Span],
    order: Option<DateOrder>,
    pieces: &mut Vec<Piece>,
) -> usize {
    /// Credits take up no more lines than this below the text.
    const MOST: usize = 5;
    let is_line = |span: &Span| span.len() <= 100 && document.is_one_line(*span);
    let short = paragraphs.iter().rev().take(MOST).take_while(|span| is_line(span)).count();
    // The paragraph above shows that they stand below a text.
    let from = paragraphs.len() - short.min(paragraphs.len().saturating_sub(1));
    let below = paragraphs.get(from..).filter(|below| !below.is_empty());
    let kept = below.map_or(paragraphs.len(), |below| {
        let above = paragraphs.get(from.saturating_sub(1)..from).unwrap_or_default();
        let rows: Vec<_> =
            above.iter().chain(below).map(|span| row(document, *span, order)).collect();
        paragraphs.len() - (rows.len() - footer::cut(&rows, pieces))
    });
    let kept_spans = paragraphs.get(..kept).unwrap_or_default();
    if let (Some(first), Some(last)) = (kept_spans.first(), kept_spans.last()) {
        let ends = [first_row(document, *first), last_row(document, *last)];
        let spans = [(*first, false), (*last, false)];
        paragraphs::credit_first_and_last(&ends, &spans, true, pieces);
    }
    kept
}

/// A line, surveyed.
fn row<'d>(document: &'d Document<'_>, span: Span, order: Option<DateOrder>) -> Row<'d> {
    let first = document.lines_in(span).first().map_or(span, |line| line.text);
    survey::alone(document, Span::new(span.start, first.end.min(span.end)), order)
}

/// The first line of a paragraph, as the text that it is.
fn first_row<'d>(document: &'d Document<'_>, span: Span) -> Row<'d> {
    let first = document.lines_in(span).first().map_or(span, |line| line.text);
    text_row(document, Span::new(span.start, first.end.min(span.end)))
}

/// The last line of a paragraph, as the text that it is.
fn last_row<'d>(document: &'d Document<'_>, span: Span) -> Row<'d> {
    let last = document.lines_in(span).last().map_or(span, |line| line.text);
    text_row(document, Span::new(last.start.max(span.start), span.end))
}

/// A line of text of which nobody asks what else it could be.
fn text_row<'d>(document: &'d Document<'_>, span: Span) -> Row<'d> {
    let text = document.slice(span);
    Row {
        text,
        span,
        marked: false,
        gap: 1,
        feeds: false,
        indent: 0,
        shape: Shape::of(text),
        kind: Kind::Text,
        byline: None,
        dates_header: false,
    }
}
