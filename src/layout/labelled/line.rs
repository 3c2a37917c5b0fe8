//! The labelled line that begins at a row: its label, and how far its value
//! reaches.

use super::Entry;
use crate::language::{Word, Words};
use crate::layout::fields::Value;
use crate::layout::label::{self, ALONE, DATES, LabelLine};
use crate::layout::survey::{Kind, LONGEST_MARK, Row};
use crate::layout::{footer, names};

/// Among labelled lines, these stand before a text of any length.
const LONG: [Word; 2] = [Word::Body, Word::Standfirst];

/// The labelled line that begins at this row.
pub(super) fn entry(rows: &[Row<'_>], at: usize, unknown_too: bool, lower: bool) -> Option<Entry> {
    let row = &rows[at];
    let line = match &row.kind {
        Kind::Label(line) => (**line).clone(),
        Kind::Text if is_bare_label(row) && (unknown_too || is_bare_label_at(rows, at + 2)) => {
            label::alone(row.text)
        }
        Kind::Text if unknown_too && row.text.len() > LONGEST_MARK => {
            label::read(row.text, None).filter(|line| line.means.any(&LONG))?
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
    } else if line.means.has(Word::Source) && names::bullet(rows.get(at + 1)?.text) > 0 {
        (at + 1..rows.len()).find(|&next| names::bullet(rows[next].text) == 0).unwrap_or(rows.len())
    } else {
        let next = rows.get(at + 1)?;
        let short = next.shape.size <= 200 && !matches!(next.kind, Kind::Label(_));
        let dated = matches!(&next.kind, Kind::Label(inner) if inner.states_date());
        if !(short || dated) {
            return None;
        }
        at + 2
    };
    fits(rows, at, end, &line).then_some(Entry { at, end, line })
}

/// A label without a colon, alone on its row.
fn is_bare_label(row: &Row<'_>) -> bool {
    if row.text.len() > 40 || row.shape.words > 3 {
        return false;
    }
    let means = Words::of(row.text);
    means.any(&ALONE) || means.has(Word::Extra)
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

/// The value of a label, with all that both take up.
pub(super) fn value<'r>(
    rows: &'r [Row<'_>],
    at: usize,
    end: usize,
    line: &'r LabelLine,
) -> Value<'r> {
    let row = &rows[at];
    let mut value = match rows.get(at + 1).filter(|_| line.value.is_empty() && end > at + 1) {
        Some(below) => Value::below(row, below),
        None => Value::behind(row, line),
    };
    if let Some(last) = rows.get(end - 1).filter(|_| end > at + 1) {
        value.span = value.span.to(last.span);
        value.whole = value.whole.to(last.span);
    }
    value
}
