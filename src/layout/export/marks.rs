//! The lines with which a database begins and ends the articles of an export.

use std::ops::Range;

use super::block::{blocks, indent, line};
use super::signs::{LONGEST_END, begins_copyright, date_line, is_end};
use super::{left_out, mark};
use crate::date::DateOrder;
use crate::diagnostic::Furniture;
use crate::document::{Document, Span};
use crate::language::{Mark, marks};
use crate::layout::Piece;

/// Where the articles of an export stand.
#[derive(Debug)]
pub(super) struct Marked {
    /// The articles.
    pub(super) segments: Vec<Segment>,
    /// The lines before the first of them.
    pub(super) cover: Range<usize>,
    /// The numbers of the marks: which article, of how many, and where.
    pub(super) numbers: Vec<(usize, usize, Span)>,
}

/// The lines of one article.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) lines: Range<usize>,
    /// The mark that begins it.
    pub(super) mark: Option<Span>,
}

/// A line that begins an article.
struct Start {
    at: usize,
    number: usize,
    of: usize,
}

/// Finds the marks of a document; `None` where there are none.
pub(super) fn find(document: &Document<'_>, order: Option<DateOrder>) -> Option<Marked> {
    let starts = starts(document, order);
    if !starts.is_empty() {
        return Some(numbered(document, &starts));
    }
    let ends = ends(document);
    (!ends.is_empty()).then(|| ended(document, &ends))
}

fn starts(document: &Document<'_>, order: Option<DateOrder>) -> Vec<Start> {
    let lines = document.lines();
    let is_blank = |at: usize| lines.get(at).is_none_or(crate::document::Line::is_blank);
    let mut starts = Vec::new();
    for at in (0..lines.len()).filter(|&at| !is_blank(at)) {
        let Some((number, of)) = numbers(document.slice(line(document, at))) else { continue };
        if is_in_place(document, at, order) {
            starts.push(Start { at, number, of });
        }
    }
    starts
}

/// The two numbers of `3 of 48 DOCUMENTS`, `Dokument 3 von 48`.
fn numbers(text: &str) -> Option<(usize, usize)> {
    /// `Document 12,345 of 99,999`, in the longest language.
    const LONGEST: usize = 48;
    let is_digit = |c: char| c.is_ascii_digit();
    if text.len() > LONGEST || !(text.starts_with(is_digit) || text.ends_with(is_digit)) {
        return None;
    }
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit() && c != ',')
        .filter(|part| part.starts_with(is_digit));
    let mut next = || numbers.next()?.replace(',', "").parse::<usize>().ok();
    let (number, of) = (next()?, next()?);
    let alone = next().is_none() && (1..=of).contains(&number);
    // `1,234` is one number to people and two to the table.
    (alone && marks(&text.replace(',', "")).has(Mark::Numbered)).then_some((number, of))
}

/// No line of a text begins an article because of what it says: the mark is
/// set in the middle, or stands between blank lines with the head of an
/// article below it.
fn is_in_place(document: &Document<'_>, at: usize, order: Option<DateOrder>) -> bool {
    let is_blank = |at: usize| document.lines().get(at).is_none_or(crate::document::Line::is_blank);
    if !is_blank(at + 1) {
        return false;
    }
    let centred = indent(document, at) >= 8;
    centred || (at == 0 || is_blank(at - 1)) && heads_article(document, at + 1, order)
}

/// Do a date, a label or a notice follow within the lines of a head?
fn heads_article(document: &Document<'_>, from: usize, order: Option<DateOrder>) -> bool {
    /// An outlet, an address on two lines, a title on three, and the date or a
    /// label.
    const HEAD: usize = 8;
    let rest = document.lines().get(from..).unwrap_or_default().iter();
    rest.filter(|line| !line.is_blank()).take(HEAD).any(|line| {
        let text = document.slice(line.text);
        let label = text.split_once(':').map(|(label, _)| marks(label)).unwrap_or_default();
        let labels = [Mark::Headline, Mark::Byline, Mark::Length, Mark::Outlet, Mark::Date];
        label.any(&labels) || begins_copyright(text) || date_line(text, false, order).is_some()
    })
}

fn numbered(document: &Document<'_>, starts: &[Start]) -> Marked {
    let after = document.lines().len();
    let ends = starts.iter().skip(1).map(|next| next.at).chain([after]);
    let segments = starts.iter().zip(ends).map(|(start, end)| Segment {
        lines: start.at + 1..end,
        mark: Some(line(document, start.at)),
    });
    let numbers = starts.iter().map(|it| (it.number, it.of, line(document, it.at))).collect();
    let cover = 0..starts.first().map_or(0, |start| start.at);
    Marked { segments: segments.collect(), cover, numbers }
}

/// The lines that end an article, each between blank lines.
fn ends(document: &Document<'_>) -> Vec<usize> {
    let lines = document.lines();
    let is_blank = |at: usize| lines.get(at).is_none_or(crate::document::Line::is_blank);
    let is_short = |at: usize| lines.get(at).is_some_and(|line| line.text.len() <= LONGEST_END);
    (1..lines.len())
        .filter(|&at| is_short(at) && is_blank(at - 1))
        .filter(|&at| is_end(document.slice(line(document, at))))
        .filter(|&at| is_blank(at + 1))
        .collect()
}

fn ended(document: &Document<'_>, ends: &[usize]) -> Marked {
    let cover = cover(document, 0..ends.first().copied().unwrap_or(0));
    let mut start = cover.end;
    let mut segments = Vec::new();
    for &end in ends {
        segments.push(Segment { lines: start..end + 1, mark: None });
        start = end + 1;
    }
    let lines = start..document.lines().len();
    if blocks(document, lines.clone()).len() >= FEWEST_BLOCKS {
        // The file was cut within its last article.
        segments.push(Segment { lines, mark: None });
    } else if let Some(last) = segments.last_mut() {
        last.lines.end = lines.end;
    }
    Marked { segments, cover, numbers: Vec::new() }
}

/// What stands behind the last end mark is an article of its own when it has
/// a title, a header and a text at least.
const FEWEST_BLOCKS: usize = 4;

/// The cover page before the first article: up to the last of its labels
/// within the first blocks, and the list of results below it.
fn cover(document: &Document<'_>, lines: Range<usize>) -> Range<usize> {
    /// A cover page has no more blocks than this before its labels.
    const MOST: usize = 60;
    let blocks = blocks(document, lines.clone());
    let is_cover = |at: usize| {
        let text = document.slice(line(document, at));
        let label = text.split_once(':').map_or("", |(label, _)| label);
        !label.is_empty() && marks(label).has(Mark::Cover)
    };
    let mut after = 0;
    for (index, block) in blocks.iter().enumerate().take(MOST) {
        let listed = index == after && is_listed(document.slice(block.span(document)));
        if (block.first..block.after).any(is_cover) || after > 0 && listed {
            after = index + 1;
        }
    }
    let end = after.checked_sub(1).and_then(|last| blocks.get(last)).map_or(0, |last| last.after);
    lines.start..end.max(lines.start)
}

/// An entry of a list of results: `1. Title`.
fn is_listed(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && text.get(digits..).is_some_and(|rest| rest.starts_with(". "))
}

/// What stands before the first article.
pub(super) fn outside(document: &Document<'_>, marked: &Marked) -> Vec<Piece> {
    blocks(document, marked.cover.clone())
        .into_iter()
        .map(|block| {
            let span = block.span(document);
            if is_end(document.slice(span)) {
                return mark(span);
            }
            left_out(span, Furniture::Cover, "stands before the first article of the export")
        })
        .collect()
}
