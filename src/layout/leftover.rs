//! What no rule of a layout took: whatever the text is, none of it is lost in
//! silence.

use super::{Cut, Piece, Role};
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};

impl Cut {
    /// Says of every line, and of every part of one that holds a letter or a
    /// digit, that it is left out, where no piece takes it up. Is there such a one?
    pub(super) fn take_rest(&mut self, document: &Document<'_>) -> bool {
        let mut taken = Vec::with_capacity(self.pieces().map(|pieces| pieces.len()).sum());
        let wholes = self.pieces().flatten().map(|piece| piece.whole);
        taken.extend(wholes.filter(|span| !span.is_empty()));
        taken.sort_unstable();
        let rest: Vec<_> = rest(document, taken).map(left_out).collect();
        if rest.is_empty() {
            return false;
        }
        let pieces = match &mut self.articles[..] {
            // Without a piece it would be an empty text.
            [only] => &mut only.pieces,
            _ => &mut self.outside,
        };
        pieces.extend(rest);
        true
    }
}

fn left_out(span: Span) -> Piece {
    let problem = Problem::LeftOut(Furniture::Unplaced);
    Piece::new(Role::Remark(problem), span, "no rule takes it for anything")
}

/// The gaps between spans, which are sorted by where they begin.
fn rest<'d>(document: &'d Document<'_>, taken: Vec<Span>) -> impl Iterator<Item = Span> + 'd {
    let mut taken = taken.into_iter().peekable();
    let mut reach = 0;
    let lines = document.lines().iter().filter(|line| !line.is_blank()).map(|line| line.text);
    lines.flat_map(move |line| {
        let mut gaps = Vec::new();
        reach = reach.max(line.start);
        while let Some(span) = taken.next_if(|span| span.start < line.end) {
            if reach < span.start {
                gaps.push(Span::new(reach, span.start));
            }
            reach = reach.max(span.end);
        }
        if reach < line.end {
            gaps.push(Span::new(reach, line.end));
        }
        gaps.retain(|gap| *gap == line || document.slice(*gap).contains(char::is_alphanumeric));
        gaps.into_iter().map(|gap| document.trim(gap))
    })
}
