//! Records between tags, as corpora keep them: `<DOC>`, `<title>Headline</title>`,
//! `<TEXT>`. A tag that opens a line is a label. The tags of a web page are none:
//! the text must begin with a record's.

use std::ops::Range;

use super::label::{self, LabelLine};
use super::survey::{self, Kind, Row};
use crate::date::DateOrder;
use crate::diagnostic::Furniture;
use crate::document::{Document, Span};
use crate::language::{Word, stands_for};

/// Does the text begin with the tag of a record?
pub(super) fn are_in(document: &Document<'_>) -> bool {
    let first = document.lines().iter().find(|line| !line.is_blank());
    first.is_some_and(|line| begins_record(document.slice(line.text)))
}

/// `<doc>`, `<DOC id="7">`, `<article>`, and nothing else.
pub(super) fn begins_record(text: &str) -> bool {
    const RECORDS: [&str; 7] =
        ["doc", "document", "article", "story", "record", "item", "newsitem"];
    opening(text).filter(|(_, end)| *end == text.len()).is_some_and(|(name, _)| {
        let name = text.get(name).unwrap_or_default();
        RECORDS.iter().any(|record| record.eq_ignore_ascii_case(name))
    })
}

/// Is the line a tag and nothing else?
pub(super) fn is_alone(text: &str) -> bool {
    opening(text).is_some_and(|(_, end)| end == text.len()) || closing(text) == Some(0)
}

/// The rows, with their tags read.
pub(super) fn read<'d>(
    document: &'d Document<'_>,
    rows: Vec<Row<'d>>,
    order: Option<DateOrder>,
) -> Vec<Row<'d>> {
    let ends: Vec<_> = (0..rows.len()).map(|at| value_end(&rows, at)).collect();
    // What stands under a label is indented further, for whoever looks for its value.
    let (mut last, mut least) = (0, 0);
    let under = rows.into_iter().zip(ends).enumerate().map(|(at, (row, end))| {
        let indent = if at <= last { row.indent.max(least) } else { row.indent };
        if let Some(end) = end {
            (last, least) = (end, row.indent + 2);
        }
        one(document, Row { indent, ..row }, order)
    });
    under.collect()
}

/// The row with the tag that closes a value of several rows.
fn value_end(rows: &[Row<'_>], at: usize) -> Option<usize> {
    /// No title and no list of names has more rows.
    const MOST: usize = 5;
    let row = rows.get(at)?;
    let (open, close) = outer(row.text);
    let (name, _) = open.filter(|(_, end)| *end < row.text.len())?;
    if close.is_some() || stands_for(row.text.get(name)?, Word::Body) {
        return None;
    }
    let next = rows.iter().enumerate().skip(at + 1).take(MOST);
    let mut within = next.take_while(|(_, row)| row.gap == 0 && opening(row.text).is_none());
    within.find(|(_, row)| closing(row.text).is_some()).map(|(at, _)| at)
}

/// The row, with its tags read.
fn one<'d>(document: &'d Document<'_>, row: Row<'d>, order: Option<DateOrder>) -> Row<'d> {
    /// Shorter names set letters (`<p>`, `<b>`).
    const LABEL: usize = 3;
    let text = row.text;
    let (open, close) = outer(text);
    let start = open.as_ref().map_or(0, |(_, end)| *end);
    let value = label::trimmed(text, start..close.unwrap_or(text.len()).max(start));
    match open.filter(|(name, _)| name.len() >= LABEL) {
        Some((name, _)) if !value.is_empty() => {
            let line = LabelLine::new(text, name, value, order);
            Row { kind: Kind::Label(Box::new(line)), byline: None, ..row }
        }
        // A label alone is read as one between any other marks; a record's is none.
        Some(_)
            if close.is_none() && matches!(row.kind, Kind::Label(_)) && !begins_record(text) =>
        {
            row
        }
        _ if value.is_empty() => Row { kind: Kind::Furniture(Furniture::Page), ..row },
        _ if value.len() < text.len() && (start > 0 || close.is_some()) => {
            let at = row.span.start;
            let bare = survey::alone(document, Span::new(at + value.start, at + value.end), order);
            Row { gap: row.gap, feeds: row.feeds, indent: row.indent, ..bare }
        }
        _ => row,
    }
}

/// The tags that open and close a line, but for those that set words within it:
/// `<b>Nobody</b> was hurt`.
fn outer(text: &str) -> (Option<Opening>, Option<usize>) {
    let (open, close) = (opening(text), closing(text));
    let inner = open.as_ref().map_or(0, |(_, end)| *end)..close.unwrap_or(text.len());
    let inner = text.get(inner).unwrap_or_default();
    let is_within = |mark: &str, name: &str| {
        inner
            .match_indices(mark)
            .any(|(at, _)| inner.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(name)))
    };
    let name = close.and_then(|at| text.get(at + 2..text.len() - 1)).unwrap_or_default();
    (
        open.filter(|(name, _)| !is_within("</", text.get(name.clone()).unwrap_or_default())),
        close.filter(|_| !is_within("<", name)),
    )
}

/// The name of a tag, and where the tag ends.
type Opening = (Range<usize>, usize);

/// The tag that opens a line.
fn opening(text: &str) -> Option<Opening> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find('>')?;
    let name = inner.find(|c: char| !is_name(c)).filter(|length| *length > 0)?;
    let plain = name == end || inner.get(name..end)?.starts_with(' ');
    plain.then_some((1..1 + name, 1 + end + 1))
}

/// Where the tag begins that closes a line: `</content>`.
fn closing(text: &str) -> Option<usize> {
    let inner = text.strip_suffix('>')?;
    let start = inner.rfind("</")?;
    let name = inner.get(start + 2..)?;
    (!name.is_empty() && name.chars().all(is_name)).then_some(start)
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}
