//! Blocks: lines without a blank line between them.

use std::ops::Range;

use crate::document::{Document, Span};

/// Lines without a blank line between them, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// The first line.
    pub(super) first: usize,
    /// The line after the last.
    pub(super) after: usize,
}

/// Databases centre a line on a page of 80 columns; text is indented less.
const CENTRED: usize = 8;

impl Block {
    /// The text of the block, from its first character to its last.
    pub(super) fn span(self, document: &Document<'_>) -> Span {
        let (first, last) = (line(document, self.first), line(document, self.after - 1));
        first.to(last)
    }

    /// How many lines it has.
    pub(super) const fn len(self) -> usize {
        self.after - self.first
    }

    /// Is one of its lines set in the middle? Then all are: the longest lines
    /// of a centred block begin at the margin.
    pub(super) fn is_centred(self, document: &Document<'_>) -> bool {
        (self.first..self.after).any(|at| indent(document, at) >= CENTRED)
    }
}

/// The text of a line, by its number.
pub(super) fn line(document: &Document<'_>, at: usize) -> Span {
    document.lines().get(at).map_or(Span::new(0, 0), |line| line.text)
}

/// The bytes of white space before the text of a line.
pub(super) fn indent(document: &Document<'_>, at: usize) -> usize {
    document.lines().get(at).map_or(0, |line| line.text.start - line.full.start)
}

/// Cuts lines to blocks.
pub(super) fn blocks(document: &Document<'_>, lines: Range<usize>) -> Vec<Block> {
    // A blank line stands between two.
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len() / 2 + 1);
    let start = lines.start;
    for (at, line) in document.lines().get(lines).unwrap_or_default().iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        let at = start + at;
        match blocks.last_mut() {
            Some(block) if block.after == at => block.after = at + 1,
            _ => blocks.push(Block { first: at, after: at + 1 }),
        }
    }
    blocks
}
