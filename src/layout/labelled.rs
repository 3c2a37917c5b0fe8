//! The layout of labelled lines: `Title: …`, `Date: …`, `Source: …`, in any
//! order, above or below the text.

use super::fields::{self, Value};
use super::header::Known;
use super::label::{self, DATES, LabelLine};
use super::survey::{Kind, Row};
use super::{Piece, Role, footer, masthead};
use crate::diagnostic::Problem;
use crate::document::Span;
use crate::language::{Word, words};

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
        if matches!(rows[at].kind, Kind::Rule) {
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

/// The labelled line that begins at this row.
fn entry(rows: &[Row<'_>], at: usize, unknown_too: bool, lower: bool) -> Option<Entry> {
    let row = &rows[at];
    let line = match &row.kind {
        Kind::Label(line) => line.clone(),
        Kind::Text if is_bare_label(row) && (unknown_too || is_bare_label_at(rows, at + 2)) => {
            label::alone(row.text)
        }
        _ if unknown_too && row.shape.size <= 160 => {
            believable(label::read_any(row.text, lower)?, row)?
        }
        _ => return None,
    };
    // The text behind its label, where other labels stand above.
    if line.means.has(Word::Body) && !line.value.is_empty() {
        return unknown_too.then_some(Entry { at, end: at + 1, line });
    }
    let end = if !line.value.is_empty() {
        value_end(rows, at)
    } else if line.means.has(Word::Body) {
        at + 1
    } else if line.means.has(Word::Source) && super::names::bullet(rows.get(at + 1)?.text) > 0 {
        (at + 1..rows.len())
            .find(|&next| super::names::bullet(rows[next].text) == 0)
            .unwrap_or(rows.len())
    } else {
        let next = rows.get(at + 1)?;
        let short = next.shape.size <= 200 && !matches!(next.kind, Kind::Label(_));
        let dated = matches!(&next.kind, Kind::Label(inner) if inner.reading.is_some());
        if !(short || dated) {
            return None;
        }
        at + 2
    };
    fits(rows, at, end, &line).then_some(Entry { at, end, line })
}

/// A label without a colon, alone on its row.
fn is_bare_label(row: &Row<'_>) -> bool {
    let labels = [
        Word::Headline,
        Word::Outlet,
        Word::Date,
        Word::Author,
        Word::Standfirst,
        Word::Source,
        Word::Url,
        Word::Body,
        Word::Extra,
    ];
    row.text.len() <= 40 && row.shape.words <= 3 && words(row.text).any(&labels)
}

fn is_bare_label_at(rows: &[Row<'_>], at: usize) -> bool {
    rows.get(at).is_some_and(is_bare_label)
}

/// A value runs on into rows that are indented further than its label.
fn value_end(rows: &[Row<'_>], at: usize) -> usize {
    let mut end = at + 1;
    while rows.get(end).is_some_and(|next| {
        next.gap == 0 && next.indent >= rows[at].indent + 2 && matches!(next.kind, Kind::Text)
    }) {
        end += 1;
    }
    end
}

/// A label that the table does not know must look like one: a short value that
/// is no sentence.
fn believable(line: LabelLine, row: &Row<'_>) -> Option<LabelLine> {
    let sentence = row.shape.is_paragraph() || row.text.ends_with(['.', '。', '?', '!', '؟', '।']);
    (!sentence).then_some(line)
}

/// Does the value fit the label? A date label without a date is a label only
/// where its value is short.
fn fits(rows: &[Row<'_>], at: usize, end: usize, line: &LabelLine) -> bool {
    let row = &rows[at];
    if line.means.any(&DATES) && line.value.len() + row.text.len() > 0 {
        let value = value(rows, at, end, line);
        return value.reading.is_some()
            || line.means.has(Word::Date) && value.text.split_whitespace().count() <= 6;
    }
    if line.means.any(&[Word::Source, Word::Credit]) && end == at + 1 {
        return footer::is_credit(row.text.get(line.value.clone()).unwrap_or_default());
    }
    !line.means.any(&[Word::Links, Word::Contact])
}

fn value<'r>(rows: &'r [Row<'_>], at: usize, end: usize, line: &'r LabelLine) -> Value<'r> {
    let row = &rows[at];
    let mut value = match rows.get(at + 1).filter(|_| line.value.is_empty() && end > at + 1) {
        Some(below) => Value::below(row, below),
        None => Value::behind(row, line),
    };
    if let Some(last) = rows.get(end - 1) {
        value.span = value.span.to(last.span);
        value.whole = value.whole.to(last.span);
    }
    value
}

/// Cuts a text of this layout: the blocks, and between them the text as a
/// masthead of what the blocks do not state.
pub(super) fn cut(rows: &[Row<'_>], blocks: &Blocks) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for entry in &blocks.entries {
        let found = entry_pieces(rows, entry);
        keep_first(found, &mut pieces);
    }
    let taken = |at: usize| blocks.entries.iter().any(|entry| (entry.at..entry.end).contains(&at));
    let rest: Vec<_> =
        rows.iter().enumerate().filter(|(at, _)| !taken(*at)).map(|(_, row)| row.clone()).collect();
    let states = |role: Role| pieces.iter().any(|piece| piece.role == role);
    let known = Known {
        outlet: states(Role::Outlet),
        date: pieces.iter().any(|piece| matches!(piece.role, Role::Date(_))),
        headline: states(Role::Headline),
        standfirst: states(Role::Standfirst),
    };
    let text = masthead::cut(&rest, known);
    if !text.iter().any(|piece| piece.role == Role::Paragraph) {
        // The summary is all the text there is.
        for piece in pieces.iter_mut().filter(|piece| piece.role == Role::Standfirst) {
            piece.role = Role::Paragraph;
            piece.why = "the summary is all the text there is";
        }
    }
    pieces.extend(text);
    pieces
}

fn entry_pieces(rows: &[Row<'_>], entry: &Entry) -> Vec<Piece> {
    let row = &rows[entry.at];
    let label = footer::within(row, &entry.line.label);
    let value = value(rows, entry.at, entry.end, &entry.line);
    let means = entry.line.means;
    if means.has(Word::Source) && entry.end > entry.at + 1 && entry.line.value.is_empty() {
        return rows[entry.at + 1..entry.end]
            .iter()
            .enumerate()
            .flat_map(|(index, item)| {
                list_item(item, if index == 0 { row.span } else { item.span })
            })
            .collect();
    }
    if means.has(Word::Body) && !value.text.is_empty() && !super::names::is_full_name(value.text) {
        return vec![Piece {
            role: Role::Paragraph,
            value: value.span,
            whole: value.whole,
            why: "behind the label of the text",
        }];
    }
    if means.has(Word::Body) && value.text.is_empty() {
        return vec![Piece::new(Role::Remark(Problem::Label), row.span, "the label of the text")];
    }
    if let Some(found) = fields::pieces(means, label, &value) {
        return found;
    }
    if means.any(&DATES) {
        return vec![Piece {
            role: Role::Date(None),
            value: value.span,
            whole: value.whole,
            why: "behind a date label",
        }];
    }
    let role = Role::Extra { label };
    vec![Piece {
        role,
        value: value.span,
        whole: value.whole,
        why: "behind a label without a field of its own",
    }]
}

fn list_item(item: &Row<'_>, from: Span) -> Vec<Piece> {
    let name = super::names::bare(item.text, 0..item.text.len());
    let whole = from.to(item.span);
    vec![Piece {
        role: Role::Credit,
        value: footer::within(item, &name),
        whole,
        why: "in the list below a source label",
    }]
}

/// A field that is stated already keeps its first value; the rest is a remark.
fn keep_first(found: Vec<Piece>, pieces: &mut Vec<Piece>) {
    for piece in found {
        let once = matches!(piece.role, Role::Outlet | Role::Headline | Role::Standfirst);
        if once && pieces.iter().any(|other| other.role == piece.role) {
            pieces.push(Piece::new(
                Role::Remark(Problem::RepeatedLabel),
                piece.whole,
                "the same label stands above",
            ));
        } else {
            pieces.push(piece);
        }
    }
}
