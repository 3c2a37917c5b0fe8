//! Records between tags, as corpora keep them: `<DOC>`, `<title>Headline</title>`,
//! `<TEXT>`. A tag that opens a line is a label. The tags of a web page are none:
//! the text must begin with a record's.

use std::ops::Range;

use super::label::{self, LabelLine};
use super::survey::{self, Kind, Row};
use crate::date::DateOrder;
use crate::diagnostic::Furniture;
use crate::document::{Document, Span};

/// Does the text begin with the tag of a record?
pub(super) fn are_in(document: &Document<'_>) -> bool {
    let first = document.lines().iter().find(|line| !line.is_blank());
    first.is_some_and(|line| begins_record(document.slice(line.text)))
}

/// `<doc>`, `<DOC id="7">`, and nothing else.
pub(super) fn begins_record(text: &str) -> bool {
    opening(text).is_some_and(|(name, end)| {
        end == text.len() && text.get(name).is_some_and(|name| name.eq_ignore_ascii_case("doc"))
    })
}

/// The row, with its tags read.
pub(super) fn read<'d>(
    document: &'d Document<'_>,
    row: Row<'d>,
    order: Option<DateOrder>,
) -> Row<'d> {
    /// Shorter names set letters (`<p>`, `<b>`).
    const LABEL: usize = 3;
    let text = row.text;
    let (open, close) = (opening(text), closing(text));
    let start = open.as_ref().map_or(0, |(_, end)| *end);
    let value = label::trimmed(text, start..close.unwrap_or(text.len()).max(start));
    match open.filter(|(name, _)| name.len() >= LABEL) {
        Some((name, _)) if !value.is_empty() => {
            let line = LabelLine::new(text, name, value, order);
            Row { kind: Kind::Label(Box::new(line)), byline: None, ..row }
        }
        // A label alone is read as one between any other marks.
        Some(_) if close.is_none() && matches!(row.kind, Kind::Label(_)) => row,
        _ if value.is_empty() => Row { kind: Kind::Furniture(Furniture::Page), ..row },
        _ if value.len() < text.len() && (start > 0 || close.is_some()) => {
            let at = row.span.start;
            let bare = survey::alone(document, Span::new(at + value.start, at + value.end), order);
            Row { gap: row.gap, feeds: row.feeds, indent: row.indent, ..bare }
        }
        _ => row,
    }
}

/// The tag that opens a line: its name, and where it ends.
fn opening(text: &str) -> Option<(Range<usize>, usize)> {
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
