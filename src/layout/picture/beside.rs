//! Pictures that the rows beside them tell.

use super::caption::{is_bare_credit, is_bare_label, is_likely, is_open_label, names_agency_last};
use super::is_told;
use crate::language::{Word, phrase_ends, stands_for};
use crate::layout::shape::Ending;
use crate::layout::survey::{Kind, Row};
use crate::layout::{dateline, names, paragraphs};

/// Do only the rows beside it tell, above the text? (A headline can stand twice there.)
pub(in crate::layout) fn is_told_above(rows: &[Row<'_>], at: usize) -> bool {
    let twin = || is_twin(rows, at) && names_agency_last(&rows[at]);
    rows[at].kind == Kind::Text && (is_above_caption(rows, at) || is_beside(rows, at))
        || twin()
        || is_numbered_picture(rows, at)
        || is_alternative(rows, at)
}

/// Do only the rows beside it tell, between paragraphs, or what it likely is? A line that
/// runs on into another one is of a paragraph, whatever it ends with.
pub(in crate::layout) fn is_told_within(rows: &[Row<'_>], at: usize, runs_on: bool) -> bool {
    let alone = || {
        is_beside(rows, at)
            || is_twin(rows, at)
            || at > 0 && is_dispatched(&rows[at])
            || rows.len() > 1 && is_likely(&rows[at])
    };
    rows[at].kind == Kind::Text && (is_above_caption(rows, at) || !runs_on && alone())
}

fn is_beside(rows: &[Row<'_>], at: usize) -> bool {
    is_above_credit(rows, at) || is_below_label(rows, at)
}

/// `Harbour wall` directly above its caption: the words for those who cannot see the
/// picture. Between paragraphs it can be a heading.
fn is_alternative(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let is_caption = |next: &Row<'_>| {
        next.gap == 0 && next.shape.words >= 8 && (is_told(next) || is_likely(next))
    };
    at > 0
        && row.kind == Kind::Text
        && row.gap > 0
        && row.shape.words <= 4
        && row.shape.ending == Ending::None
        && rows.get(at + 1).is_some_and(is_caption)
}

/// A copied picture leaves its alternative text above its caption (what the caption
/// says, without the credit), or a label: `Photo`.
fn is_above_caption(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let begins = |next: &&Row<'_>| {
        // A heading is shorter than what a picture shows.
        row.shape.words >= 4
            && next.text.len() > row.text.len()
            && next.text.starts_with(row.text)
            && next.gap <= 1
    };
    let is_caption = |next: &Row<'_>| is_told(next) || is_likely(next);
    rows.get(at + 1).filter(|next| begins(next) || is_bare_label(row)).is_some_and(is_caption)
}

/// `Sailboats off the point on Friday.` above `Harbour Museum via AP`, a block of their
/// own; or the caption on both sides of its credit.
fn is_above_credit(rows: &[Row<'_>], at: usize) -> bool {
    /// No caption is longer.
    const LONGEST: u32 = 500;
    let row = &rows[at];
    let is_credit = |at: usize| rows.get(at).is_some_and(|row| row.gap == 0 && is_bare_credit(row));
    let says_same = |at: usize| rows.get(at).is_some_and(|other| other.text == row.text);
    let above = is_credit(at + 1) && (row.gap > 0 || says_same(at + 2));
    let below = at >= 2 && row.gap == 0 && is_credit(at - 1) && says_same(at - 2);
    row.shape.size <= LONGEST && row.shape.ending == Ending::Stop && (above || below)
}

/// `Image caption,` and below it the caption.
fn is_below_label(rows: &[Row<'_>], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    rows[at].gap == 0 && above.is_some_and(is_open_label)
}

/// Alternative text and caption, or the title of a link, that say the same: two lines
/// without a full stop near a paragraph. A verse that is sung twice is shorter.
fn is_twin(rows: &[Row<'_>], at: usize) -> bool {
    /// So many rows away: the links of a page stand side by side.
    const NEAR: usize = 8;
    /// Longer than verses are.
    const LONG: u32 = 50;
    let row = &rows[at];
    let says_same = |at: usize| rows.get(at).is_some_and(|other| other.text == row.text);
    let first = if at > 0 && says_same(at - 1) { at - 1 } else { at };
    let near = || rows.iter().take(first + NEAR).skip(first.saturating_sub(NEAR));
    // Points of a list, and what people say, can be told twice.
    let is_said = |text: &str| {
        names::bullet(text) > 0 || text.starts_with(['"', '\'', '“', '„', '‘', '«', '「', '『'])
    };
    // Below its length stands the title of a film, however short.
    let is_film = || rows[..first].last().is_some_and(paragraphs::is_clock);
    row.kind == Kind::Text
        && (row.shape.size >= LONG || is_film())
        && row.shape.ending == Ending::None
        && !is_said(row.text)
        && says_same(first + 1)
        && (is_film() || is_block(rows, first))
        && near().any(|row| row.shape.is_paragraph())
}

/// `【베를린=뉴시스】홍길동 기자 = … 하고 있다. 2017.07.06. photo@newsis.com`: below the text's own
/// dateline, one that an address of mail or the agency's name closes again.
fn is_dispatched(row: &Row<'_>) -> bool {
    let last = || row.text.rsplit([' ', '/']).next().unwrap_or_default();
    row.kind == Kind::Text
        && row.text.starts_with(['【', '[', '(', '（'])
        && row.shape.ending == Ending::None
        && (last().contains('@') || stands_for(last(), Word::Agency))
        && dateline::read(row.text).is_some_and(|found| !found.reporters.is_empty())
}

/// Do two rows stand directly one below the other, and apart from other lines? What is
/// sung or called out has its like beside it.
fn is_block(rows: &[Row<'_>], first: usize) -> bool {
    let parts = |row: &Row<'_>| matches!(row.kind, Kind::Furniture(_)) || paragraphs::is_clock(row);
    let above = first.checked_sub(1).and_then(|above| rows.get(above));
    let opens = rows[first].gap > 0 || above.is_none_or(parts);
    let closes = |next: &Row<'_>| next.gap > 0 || next.shape.is_paragraph() || parts(next);
    rows.get(first + 1).is_some_and(|second| second.gap == 0)
        && opens
        && rows.get(first + 2).is_none_or(closes)
}

/// `1 of 2. A view of the harbour …`: a picture of several, above the text. Points
/// of a list have their like below.
fn is_numbered_picture(rows: &[Row<'_>], at: usize) -> bool {
    let is_mark = |c: char| matches!(c, '.' | '|' | ')');
    let is_numbered = |row: &Row<'_>| {
        row.text.starts_with(|c: char| c.is_ascii_digit())
            && row.text.len() <= 400
            && phrase_ends(row.text, &[Word::Numbered], usize::MAX, is_mark).next().is_some()
    };
    is_numbered(&rows[at]) && rows.get(at + 1).is_some_and(|next| !is_numbered(next))
}
