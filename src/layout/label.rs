//! A label at the start of a line, and the value behind it.

use std::ops::Range;

use crate::date::{self, DateOrder, Reading};
use crate::language::{Word, Words, is_alphabetic};

/// A line that begins with a label; the ranges count in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LabelLine {
    /// What the label means; empty for a label that the table does not know.
    pub(super) means: Words,
    /// The label, without its colon.
    pub(super) label: Range<usize>,
    /// What stands behind it; empty where the value is on the next line.
    pub(super) value: Range<usize>,
    /// The date of the value, where the label stands before dates, or before
    /// names beside which one can stand; its ranges count in the value.
    pub(super) reading: Option<Box<Reading>>,
}

impl LabelLine {
    /// A label that a mark of its own sets off from its value.
    pub(super) fn new(
        line: &str,
        label: Range<usize>,
        value: Range<usize>,
        order: Option<DateOrder>,
    ) -> Self {
        let means = line.get(label.clone()).map(Words::of).unwrap_or_default();
        Self { means, label, value, reading: None }.dated(line, order)
    }

    /// The same with the date of its value.
    fn dated(mut self, line: &str, order: Option<DateOrder>) -> Self {
        let value = line.get(self.value.clone()).unwrap_or_default();
        let can_end = || self.means.any(&DATED) && date::has_number(value);
        if self.means.any(&DATES) || can_end() {
            self.reading = date::read(value, order).map(Box::new);
        }
        self
    }

    /// Does it state a date, and not only beside names?
    pub(super) fn states_date(&self) -> bool {
        self.reading.is_some() && self.means.any(&DATES)
    }
}

/// The first byte of the full-width colon, and of few other characters.
pub(super) const FULL_WIDTH: u8 = "：".as_bytes()[0];

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 60;

/// The meanings that a label has even without a colon, alone on its line.
pub(super) const ALONE: [Word; 8] = [
    Word::Headline,
    Word::Outlet,
    Word::Date,
    Word::Author,
    Word::Standfirst,
    Word::Source,
    Word::Url,
    Word::Body,
];

/// The meanings that make a line a labelled one when a colon stands behind.
const LABELS: [Word; 19] = [
    Word::Headline,
    Word::Outlet,
    Word::Date,
    Word::Published,
    Word::Updated,
    Word::Author,
    Word::By,
    Word::Standfirst,
    Word::Source,
    Word::Located,
    Word::Credit,
    Word::Url,
    Word::Body,
    Word::Extra,
    Word::Picture,
    Word::Accessed,
    Word::Links,
    Word::Contact,
    Word::Copyright,
];

/// Reads a known label: before a colon (also a full-width one, also with a
/// space before it), an equals sign between spaces, or between marks on a
/// line of its own (`---TITLE---`, `[Title]`, `## Body`).
pub(super) fn read(line: &str, order: Option<DateOrder>) -> Option<LabelLine> {
    let found = section_mark(line).or_else(|| {
        // Nearly every line has none of the marks, of which one is looked for here
        // by the first of its bytes.
        memchr::memchr3(b':', b'=', FULL_WIDTH, line.as_bytes())?;
        in_brackets(line).or_else(|| located_within(line)).or_else(|| before_mark(line))
    })?;
    found.means.any(&LABELS).then(|| found.dated(line, order))
}

/// A label that is all of its line.
pub(super) fn alone(line: &str) -> LabelLine {
    LabelLine {
        means: Words::of(line),
        label: 0..line.len(),
        value: line.len()..line.len(),
        reading: None,
    }
}

/// The meanings of labels that stand before a date.
pub(super) const DATES: [Word; 3] = [Word::Date, Word::Published, Word::Updated];

/// The meanings of labels whose value can end in a date.
const DATED: [Word; 5] = [Word::Outlet, Word::Author, Word::By, Word::Source, Word::Credit];

/// `SURNAME, I. Disponível em: www.example.org`: a reference, with the label
/// for the address within the line.
fn located_within(line: &str) -> Option<LabelLine> {
    memchr::memchr(b':', line.as_bytes())?;
    let address = line.find("http").or_else(|| line.find("www."))?;
    let before = line.get(..address)?.trim_end().strip_suffix(':')?;
    let colon = before.len();
    let start = before.rmatch_indices(' ').map(|(at, _)| at + 1).nth(1)?;
    let means = Words::of(line.get(start..colon)?);
    means.has(Word::Located).then(|| LabelLine {
        means,
        label: start..colon,
        value: trimmed(line, address..line.len()),
        reading: None,
    })
}

/// A labelled line that stands in brackets: `（来源：新华社）`.
fn in_brackets(line: &str) -> Option<LabelLine> {
    let open = line.chars().next().filter(|c| matches!(c, '(' | '（' | '[' | '【'))?.len_utf8();
    let close =
        line.chars().next_back().filter(|c| matches!(c, ')' | '）' | ']' | '】'))?.len_utf8();
    let inner = before_mark(line.get(open..line.len().checked_sub(close)?)?)?;
    let shift = |range: Range<usize>| range.start + open..range.end + open;
    Some(LabelLine { label: shift(inner.label), value: shift(inner.value), ..inner })
}

/// Where a further known label begins within a value, behind white space or a
/// bar: `滨海晚报 作者：林一`.
pub(super) fn next_within(value: &str) -> Option<usize> {
    value
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, '|' | '·'))
        .map(|(at, c)| at + c.len_utf8())
        .find(|at| {
            value
                .get(*at..)
                .and_then(before_mark)
                .is_some_and(|line| line.label.start == 0 && line.means.any(&LABELS))
        })
}

/// Reads any short label before a colon, known or not: `Section: Economy`.
/// Only where labelled lines stand around it may this be believed; one in
/// lower case only where theirs are (`lower`).
pub(super) fn read_any(line: &str, lower: bool) -> Option<LabelLine> {
    let found = before_mark(line)?;
    let label = line.get(found.label.clone())?;
    let value = line.get(found.value.clone())?;
    let short = label.split_whitespace().count() <= 3 && label.chars().count() >= 2;
    let begins =
        label.chars().next().is_some_and(|c| is_alphabetic(c) && (lower || !c.is_lowercase()));
    let worded = !label.contains(['"', '“', '«', ',', '?', '!']);
    (short && begins && worded && !value.is_empty()).then_some(found)
}

fn before_mark(line: &str) -> Option<LabelLine> {
    let (at, mark) = label_end(line)?;
    let rest = line.get(at + mark.len_utf8()..)?;
    // A clock (14:30) or an address (https://) is no label.
    if mark == ':'
        && (rest.starts_with("//")
            || rest.starts_with(|c: char| c.is_ascii_digit()) && ends_in_digit(line, at))
    {
        return None;
    }
    // Export scripts set a sign before their keys: `#title`, `@source`.
    let sign = line.len() - line.trim_start_matches(['#', '@', '*', ' ']).len();
    let label = trimmed(line, sign.min(at)..at);
    let value = trimmed(line, line.len() - rest.len()..line.len());
    let means = Words::of(line.get(label.clone())?);
    Some(LabelLine { means, label, value, reading: None })
}

/// The colon or the equals sign between spaces that ends a label: where it
/// stands, and which it is.
fn label_end(line: &str) -> Option<(usize, char)> {
    let mut start = 0;
    let bytes = line.as_bytes();
    let searched = bytes.get(..LONGEST_LABEL + 3).unwrap_or(bytes);
    while let Some(found) = memchr::memchr3(b':', b'=', FULL_WIDTH, searched.get(start..)?) {
        let at = start + found;
        match line.get(at..)?.chars().next()? {
            mark @ (':' | '：') => return Some((at, mark)),
            '=' if is_spaced(line, at) => return Some((at, '=')),
            _ => start = at + 1,
        }
    }
    None
}

fn section_mark(line: &str) -> Option<LabelLine> {
    let marks = |c: char| {
        matches!(c, '-' | '=' | '#' | '*' | '[' | ']' | '【' | '】' | '_' | '~' | ' ' | '<' | '>')
    };
    if !line.starts_with(marks) && !line.ends_with(marks) {
        return None;
    }
    let inner = line.trim_matches(marks);
    if inner.len() == line.len() || inner.is_empty() || inner.len() > LONGEST_LABEL {
        return None;
    }
    let start = inner.as_ptr() as usize - line.as_ptr() as usize;
    let means = Words::of(inner);
    means.any(&ALONE).then(|| LabelLine {
        means,
        label: start..start + inner.len(),
        value: line.len()..line.len(),
        reading: None,
    })
}

fn is_spaced(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    before.is_some_and(char::is_whitespace)
}

fn ends_in_digit(line: &str, at: usize) -> bool {
    line.get(..at).is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
}

/// The range without white space at its ends.
pub(super) fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or_default();
    let start = range.end - text.trim_start().len();
    start.min(range.end)..start.min(range.end) + text.trim().len()
}
