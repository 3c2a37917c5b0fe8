//! Lines that the user says tell articles apart, in a text that no layout knows.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use regex::Regex;

use super::{Cut, Layout, Piece, Role, cut as cut_text};
use crate::date::DateOrder;
use crate::diagnostic::Problem;
use crate::document::{Document, Line, Span};

/// A regular expression for the lines with which articles begin.
///
/// A line that it matches from end to end (white space aside) stands between
/// two articles and is noted as a mark; a line that it matches in part is the
/// first line of an article, and is read with it.
#[derive(Debug, Clone)]
pub struct Separator(Arc<Regex>);

impl PartialEq for Separator {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Separator {}

/// Why a text is no regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSeparator(String);

impl fmt::Display for BadSeparator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadSeparator {}

impl FromStr for Separator {
    type Err = BadSeparator;

    fn from_str(pattern: &str) -> Result<Self, BadSeparator> {
        Regex::new(pattern).map(|regex| Self(Arc::new(regex))).map_err(|error| {
            // The crate draws the pattern with the place above the message.
            let text = error.to_string();
            let message = text.lines().last().unwrap_or_default();
            BadSeparator(message.trim_start_matches("error: ").to_owned())
        })
    }
}

/// What a line is to a separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// The whole line is the separator.
    Mark,
    /// The line begins an article.
    First,
}

impl Separator {
    /// The lines of a text, up to `known`, before which it falls into parts
    /// with text in each.
    pub(super) fn begins(&self, document: &Document<'_>, known: usize) -> Vec<usize> {
        let mut begins = Vec::new();
        let mut text = false;
        for (at, line) in document.lines().iter().enumerate().take(known) {
            let sort = self.sort(document, line);
            if sort.is_some() && text {
                begins.push(at);
                text = false;
            }
            text |= sort != Some(Sort::Mark) && !line.is_blank();
        }
        begins
    }

    fn sort(&self, document: &Document<'_>, line: &Line) -> Option<Sort> {
        let found = self.0.find(document.slice(line.full))?;
        let (start, end) = (line.full.start + found.start(), line.full.start + found.end());
        let all = start <= line.text.start && line.text.end <= end;
        Some(if all { Sort::Mark } else { Sort::First })
    }
}

/// Cuts a text before each line that separates, and each part by itself.
pub(super) fn cut(
    document: &Document<'_>,
    separator: &Separator,
    asked: Option<Layout>,
    order: Option<DateOrder>,
) -> Cut {
    let mut cut =
        Cut { layout: asked.unwrap_or(Layout::Export), articles: Vec::new(), outside: Vec::new() };
    let lines = document.lines();
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(sort) = separator.sort(document, line) else { continue };
        part(document, start..at, asked, order, &mut cut);
        start = at;
        if sort == Sort::Mark {
            start += 1;
            if !line.is_blank() {
                let why = "the line that was asked for between articles";
                cut.outside.push(Piece::new(Role::Remark(Problem::Mark), line.text, why));
            }
        }
    }
    part(document, start..lines.len(), asked, order, &mut cut);
    cut
}

/// Cuts one part as if it stood in a file of its own; blank lines are none.
fn part(
    document: &Document<'_>,
    lines: std::ops::Range<usize>,
    asked: Option<Layout>,
    order: Option<DateOrder>,
    to: &mut Cut,
) {
    let lines = document.lines().get(lines).unwrap_or_default();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    if lines.iter().all(Line::is_blank) {
        return;
    }
    let span = Span::new(first.full.start, last.full.end);
    let text = Document::from_text(document.slice(span));
    let mut part = cut_text(&text, asked, order);
    part.pieces().flatten().for_each(|piece| piece.shift(span.start));
    to.articles.append(&mut part.articles);
    to.outside.append(&mut part.outside);
}
