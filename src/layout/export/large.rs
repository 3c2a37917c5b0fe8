//! Parts that read as articles each by itself, in a text of more lines than are
//! looked at together: some of them at a time, once for where the parts begin, and
//! then part by part. What is a part, and how it is read, [`parts`] says.

use std::ops::Range;

use super::parts::{self, Reader, WIDE_GAP};
use super::{Export, mark};
use crate::date::DateOrder;
use crate::document::{Document, Line};
use crate::layout::line_mark::LineMark;
use crate::layout::survey::{self, Row};
use crate::layout::{Piece, crowd, tags};

/// So many lines are looked at together.
const WINDOW: usize = 2_000;

/// Cuts at the tags of records, at repeated headers, at rules or at wide gaps,
/// whichever gives parts that read as articles.
pub(super) fn cut(document: &Document<'_>, order: Option<DateOrder>) -> Option<Export> {
    let text =
        Text { document, order, mark: LineMark::of(document), tagged: tags::are_in(document) };
    let signs = text.signs();
    let all = [(&signs.tags, parts::tagged_part as Reader), (&signs.labels, parts::repeated_part)];
    let gaps = [(&signs.gaps, parts::whole_article as Reader), (&signs.gaps, parts::addressed)];
    let begun = |(begins, read): (&Vec<usize>, Reader)| text.begun_by(begins, read);
    let found = all.into_iter().find_map(begun);
    found.or_else(|| text.ruled(&signs.rules)).or_else(|| gaps.into_iter().find_map(begun))
}

/// A text and what holds of all its lines.
struct Text<'d, 't> {
    document: &'d Document<'t>,
    order: Option<DateOrder>,
    mark: Option<LineMark<'d>>,
    tagged: bool,
}

/// The lines on which parts can begin, or between which they can stand.
#[derive(Default)]
struct Signs {
    tags: Vec<usize>,
    labels: Vec<usize>,
    gaps: Vec<usize>,
    rules: Vec<(char, usize)>,
}

impl<'d> Text<'d, '_> {
    fn lines(&self) -> &'d [Line] {
        self.document.lines()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<Row<'d>> {
        let lines = self.lines().get(lines).unwrap_or_default();
        let rows = survey::some(self.document, lines, self.mark, self.order);
        if self.tagged { tags::read(self.document, rows, self.order) } else { rows }
    }

    /// The line that a row stands on.
    fn line_of(&self, row: &Row<'_>) -> usize {
        let after = self.lines().partition_point(|line| line.full.start <= row.span.start);
        after.saturating_sub(1)
    }

    fn signs(&self) -> Signs {
        let mut signs = Signs::default();
        let mut header = None;
        let mut start = 0;
        while start < self.lines().len() {
            // The next window begins with a gap, and this one ends with the row below
            // it, as two rows tell a header.
            let from = self.worded(start) + 1;
            let end = self.worded(from.max(start + WINDOW));
            let rows = self.rows(start..(end + 1).min(self.lines().len()));
            let own = rows.iter().filter(|row| self.line_of(row) < end).count();
            let labels =
                |at: usize| Some((parts::label_at(&rows, at)?, parts::label_at(&rows, at + 1)?));
            if start == 0 {
                header = labels(0).filter(|(first, second)| first != second);
            }
            for (at, row) in rows.iter().enumerate().take(own) {
                let line = self.line_of(row);
                if tags::begins_record(row.text) {
                    signs.tags.push(line);
                }
                if header.is_some() && labels(at) == header {
                    signs.labels.push(line);
                }
                if signs.gaps.is_empty() || row.gap >= WIDE_GAP || row.feeds {
                    signs.gaps.push(line);
                }
                signs.rules.extend(parts::separator(row).map(|sign| (sign, line)));
            }
            start = if end < self.lines().len() { self.gap_above(end) } else { end };
        }
        signs
    }

    /// Reads the parts that begin on these lines, each up to the next; `None` where
    /// there are fewer than two, or one of them cannot be read so.
    fn begun_by(&self, begins: &[usize], read: Reader) -> Option<Export> {
        let ends = begins.iter().skip(1).copied().chain([self.lines().len()]);
        let parts = begins.iter().copied().zip(ends).map(|(start, end)| start..end);
        let articles = self.read_all(&parts.collect::<Vec<_>>(), read)?;
        Some(Export { articles, announced: self.tagged, ..Export::default() })
    }

    fn read_all(
        &self,
        parts: &[Range<usize>],
        mut read: impl FnMut(&[Row<'_>], &Range<usize>) -> Option<Vec<Piece>>,
    ) -> Option<Vec<Vec<Piece>>> {
        if parts.len() < 2 {
            return None;
        }
        let read = |lines: &Range<usize>| {
            if let Some(refused) = crowd::refused(self.document, lines.clone()) {
                return Some(vec![refused]);
            }
            let rows = self.rows(self.gap_above(lines.start)..lines.end);
            read(&rows, &(0..rows.len()))
        };
        parts.iter().map(read).collect()
    }

    /// The same with the parts between rows of one sign, all alike.
    fn ruled(&self, rules: &[(char, usize)]) -> Option<Export> {
        let mut signs: Vec<_> = rules.iter().map(|(sign, _)| *sign).collect();
        signs.sort_unstable();
        signs.dedup();
        signs.into_iter().find_map(|sign| {
            let own = rules.iter().filter(|(other, _)| *other == sign);
            self.ruled_by(&own.map(|(_, line)| *line).collect::<Vec<_>>())
        })
    }

    fn ruled_by(&self, rules: &[usize]) -> Option<Export> {
        let starts = [0].into_iter().chain(rules.iter().map(|line| line + 1));
        let parts = starts.zip(rules.iter().copied().chain([self.lines().len()]));
        let parts: Vec<_> =
            parts.map(|(start, end)| self.worded(start)..end).filter(|it| !it.is_empty()).collect();
        let whole = self.read_all(&parts, parts::whole_article);
        let announced = whole.is_none();
        let articles = whole.or_else(|| {
            let mut first = None;
            self.read_all(&parts, |rows, range| {
                let labels = parts::first_labels(rows, range)?;
                let told = labels.0 != labels.1 && first.get_or_insert(labels.clone()) == &labels;
                told.then(|| parts::record(rows, range))?
            })
        })?;
        let lines = rules.iter().filter_map(|line| self.lines().get(*line));
        let outside = lines.map(|line| mark(line.text)).collect();
        Some(Export { articles, outside, announced })
    }

    /// The next line that is not blank.
    fn worded(&self, from: usize) -> usize {
        let rest = self.lines().get(from..).unwrap_or_default();
        from + rest.iter().take_while(|line| line.is_blank()).count()
    }

    /// The first of the blank lines above a line.
    fn gap_above(&self, line: usize) -> usize {
        let above = self.lines().get(..line).unwrap_or_default();
        line - above.iter().rev().take_while(|line| line.is_blank()).count()
    }
}
