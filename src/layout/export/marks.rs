//! The lines with which a database begins and ends the articles of an export.

use std::ops::Range;

use super::block::{blocks, indent, line};
use super::scan::{Scan, Seen};
use super::signs::{LONGEST_END, begins_copyright, date_line, is_end};
use super::{left_out, mark};
use crate::diagnostic::Furniture;
use crate::document::{Document, Span};
use crate::language::{Mark, stands_for, stands_for_any};
use crate::layout::{Piece, crowd};

/// Where the articles of an export stand.
#[derive(Debug)]
pub(super) struct Marked {
    /// The articles.
    pub(super) segments: Vec<Segment>,
    /// The lines before the first of them.
    pub(super) cover: Range<usize>,
}

/// The lines of one article.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) lines: Range<usize>,
    /// The mark that begins it.
    pub(super) mark: Option<Span>,
}

/// A line that begins an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) at: usize,
    pub(super) number: usize,
    pub(super) of: usize,
}

/// The two numbers of `3 of 48 DOCUMENTS`, `Dokument 3 von 48`.
pub(super) fn numbers(text: &str) -> Option<(usize, usize)> {
    /// `Document 12,345 of 99,999`, in the longest language.
    const LONGEST: usize = 48;
    let is_digit = |c: char| c.is_ascii_digit();
    if text.len() > LONGEST || !(text.starts_with(is_digit) || text.ends_with(is_digit)) {
        return None;
    }
    // `1,234` is one number to people and two to the table. (`May 3, 2021` is a day.)
    let is_mark = match text.contains(',') {
        true => !text.contains(", ") && stands_for(&text.replace(',', ""), Mark::Numbered),
        false => stands_for(text, Mark::Numbered),
    };
    if !is_mark {
        return None;
    }
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit() && c != ',')
        .filter(|part| part.starts_with(is_digit));
    let and = |number: usize, digit: u8| number.checked_mul(10)?.checked_add(usize::from(digit));
    let mut next = || {
        let digits = numbers.next()?.bytes().filter(u8::is_ascii_digit);
        digits.map(|digit| digit - b'0').try_fold(0, and)
    };
    let (number, of) = (next()?, next()?);
    let alone = next().is_none() && (1..=of).contains(&number);
    alone.then_some((number, of))
}

/// No line of a text begins an article because of what it says: the mark is
/// set in the middle, or stands between blank lines with the head of an
/// article below it. `None` where that is not to be seen yet.
pub(super) fn is_in_place(seen: &Seen<'_, '_>, at: usize) -> Option<bool> {
    if !seen.is_blank(at + 1)? {
        return Some(false);
    }
    if indent(seen.document, at) >= 8 {
        return Some(true);
    }
    let apart = at == 0 || seen.is_blank(at - 1)?;
    if apart { heads_article(seen, at + 1) } else { Some(false) }
}

/// Do a date, a label or a notice follow within the lines of a head?
fn heads_article(seen: &Seen<'_, '_>, from: usize) -> Option<bool> {
    /// An outlet, an address on two lines, a title on three, and the date or a
    /// label.
    const HEAD: usize = 8;
    seen.any_of_next(from, HEAD, |text| {
        let labels = [Mark::Headline, Mark::Byline, Mark::Length, Mark::Outlet, Mark::Date];
        text.split_once(':').is_some_and(|(label, _)| stands_for_any(label, &labels))
            || begins_copyright(text)
            || date_line(text, false, seen.order).is_some()
    })
}

/// Does the line end an article, between blank lines? `None` where that is not
/// to be seen yet.
pub(super) fn ends(seen: &Seen<'_, '_>, at: usize) -> Option<bool> {
    let text = seen.text(at);
    if at == 0 || text.len() > LONGEST_END || !seen.is_blank(at - 1)? || !is_end(text) {
        return Some(false);
    }
    seen.is_blank(at + 1)
}

/// The articles below their numbers.
pub(super) fn numbered(document: &Document<'_>, scan: &Scan) -> Marked {
    let starts = &scan.starts;
    let after = document.lines().len();
    let ends = starts.iter().skip(1).map(|next| next.at).chain([after]);
    let segments = starts.iter().zip(ends).map(|(start, end)| Segment {
        lines: start.at + 1..end,
        mark: Some(line(document, start.at)),
    });
    let cover = 0..starts.first().map_or(0, |start| start.at);
    Marked { segments: segments.collect(), cover }
}

/// The articles above their end marks, of the `first` part of an export or of
/// another.
pub(super) fn ended(document: &Document<'_>, scan: &Scan, first: bool) -> Marked {
    let ends = &scan.ends;
    let first = if first { ends.first().copied().unwrap_or(0) } else { 0 };
    let cover = cover(document, 0..first);
    let mut start = cover.end;
    let mut segments = Vec::new();
    for &end in ends {
        segments.push(Segment { lines: start..end + 1, mark: None });
        start = end + 1;
    }
    let lines = start..document.lines().len();
    if crowd::is_crowded(document, lines.clone())
        || blocks(document, lines.clone()).len() >= FEWEST_BLOCKS
    {
        // The file was cut within its last article.
        segments.push(Segment { lines, mark: None });
    } else if let Some(last) = segments.last_mut() {
        last.lines.end = lines.end;
    }
    Marked { segments, cover }
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
        !label.is_empty() && stands_for(label, Mark::Cover)
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
    const WHY: &str = "stands before the first article of the export";
    let blocks = blocks(document, marked.cover.clone());
    if let (Some(first), Some(last), true) =
        (blocks.first(), blocks.last(), crowd::is_crowded(document, marked.cover.clone()))
    {
        let whole = first.span(document).to(last.span(document));
        return vec![left_out(whole, Furniture::Cover, WHY)];
    }
    blocks
        .into_iter()
        .map(|block| {
            let span = block.span(document);
            if is_end(document.slice(span)) {
                return mark(span);
            }
            left_out(span, Furniture::Cover, WHY)
        })
        .collect()
}
