//! The layout of labelled lines: `Title: …`, `Date: …`, `Source: …`, in any
//! order, above or below the text.

mod line;
mod mail;
mod pieces;

use super::header::Known;
use super::label::{DATES, LabelLine};
use super::survey::{Kind, Row};
use super::{Piece, Role, masthead, tags};
use crate::language::Word;
use line::entry;

/// A label with its value: the rows that it takes up.
#[derive(Debug, Clone)]
struct Entry {
    /// The row of the label.
    at: usize,
    /// The row after its value.
    end: usize,
    line: LabelLine,
}

/// The labelled lines of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Blocks {
    entries: Vec<Entry>,
}

impl Blocks {
    /// Do the labels show the layout? A title label does, a label for the
    /// text, an outlet or an address does beside another; three different
    /// fields do in any case. A byline, a date and a source may also be
    /// labelled in a masthead.
    pub(super) fn are_telling(&self) -> bool {
        let has = |word| self.entries.iter().any(|entry| entry.line.means.has(word));
        let kinds = [
            &[Word::Headline][..],
            &[Word::Outlet],
            &DATES,
            &[Word::Author, Word::By],
            &[Word::Source],
            &[Word::Url],
            &[Word::Standfirst],
            &[Word::Extra],
        ];
        let fields = kinds
            .iter()
            .filter(|kind| self.entries.iter().any(|entry| entry.line.means.any(kind)))
            .count();
        has(Word::Headline)
            || fields >= 2
                && (has(Word::Outlet) || has(Word::Url) || has(Word::Extra) || has(Word::Date))
            || has(Word::Standfirst) && has(Word::Body)
            || fields >= 3 && has(Word::Author)
    }
}

/// Blocks have no more rows than this.
const MOST_ROWS: usize = 60;

/// Finds the block of labelled lines above the text (a title without a label
/// may stand before it) and the one below.
pub(super) fn blocks(rows: &[Row<'_>]) -> Blocks {
    let mut entries = Vec::new();
    let first =
        usize::from(rows.first().is_some_and(|row| {
            entry(rows, 0, false, false).is_none() && !row.shape.is_paragraph()
        }));
    for start in [0, first] {
        let top = run(rows, start, rows.len().min(MOST_ROWS));
        if !top.is_empty() {
            entries = top;
            break;
        }
    }
    let above = entries.last().map_or(0, |entry| entry.end);
    let below = bottom(rows, above);
    entries.extend(below);
    Blocks { entries }
}

/// Entries one after the other from this row on. A label that the table does
/// not know is believed where a known one stands before it.
fn run(rows: &[Row<'_>], start: usize, end: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = start;
    while at < end {
        let is_tag =
            || matches!(rows[at].kind, Kind::Furniture(_)) && tags::is_alone(rows[at].text);
        if matches!(rows[at].kind, Kind::Rule) || is_tag() {
            at += 1;
            continue;
        }
        let unknown_too = !entries.is_empty() && (rows[at].gap == 0 || next_is_known(rows, at));
        let lower =
            entries.last().is_some_and(|entry| rows[entry.at].text.starts_with(char::is_lowercase));
        let Some(entry) = entry(rows, at, unknown_too, lower) else { break };
        let body = entry.line.means.has(Word::Body) && entry.end == entry.at + 1;
        at = entry.end;
        entries.push(entry);
        if body {
            break;
        }
    }
    entries
}

fn next_is_known(rows: &[Row<'_>], at: usize) -> bool {
    rows.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Label(_)))
        || rows.get(at + 2).is_some_and(|next| matches!(next.kind, Kind::Label(_)))
}

/// The block that reaches to the end of the rows: its first row is the first
/// of a run that nothing but the page's own lines follows.
fn bottom(rows: &[Row<'_>], above: usize) -> Vec<Entry> {
    let from = rows.len().saturating_sub(MOST_ROWS).max(above).max(1);
    (from..rows.len())
        .filter(|&at| matches!(rows[at].kind, Kind::Label(_)))
        .map(|at| run(rows, at, rows.len()))
        .find(|entries| {
            let end = entries.last().map_or(0, |entry| entry.end);
            entries.len() >= 2
                && rows[end..].iter().all(|row| matches!(row.kind, Kind::Rule | Kind::Furniture(_)))
        })
        .unwrap_or_default()
}

/// The rows of no entry. What an entry takes up parts those around it as a blank
/// line does: nothing runs on across it.
fn others<'d>(rows: &[Row<'d>], blocks: &Blocks) -> Vec<Row<'d>> {
    let taken = |at: usize| blocks.entries.iter().any(|entry| (entry.at..entry.end).contains(&at));
    let mut others = Vec::new();
    let mut between = 0;
    for (at, row) in rows.iter().enumerate() {
        if taken(at) {
            between += 1;
        } else {
            others.push(Row { gap: row.gap + between, ..row.clone() });
            between = 0;
        }
    }
    others
}

/// Cuts a text of this layout: the blocks, and between them the text as a
/// masthead of what the blocks do not state.
pub(super) fn cut(rows: &[Row<'_>], blocks: &Blocks) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for entry in &blocks.entries {
        let found = pieces::of(rows, entry);
        pieces::keep_first(found, &mut pieces);
    }
    mail::settle(rows, &blocks.entries, &mut pieces);
    let rest = others(rows, blocks);
    let states = |role: Role| pieces.iter().any(|piece| piece.role == role);
    let known = Known {
        outlet: states(Role::Outlet),
        date: pieces.iter().any(|piece| matches!(piece.role, Role::Date(_))),
        headline: states(Role::Headline),
        standfirst: states(Role::Standfirst),
    };
    let text = masthead::cut(&rest, known);
    if !text.iter().chain(&pieces).any(|piece| piece.role == Role::Paragraph) {
        // The summary is all the text there is.
        for piece in pieces.iter_mut().filter(|piece| piece.role == Role::Standfirst) {
            piece.role = Role::Paragraph;
            piece.why = "the summary is all the text there is";
        }
    }
    pieces.extend(text);
    pieces
}
