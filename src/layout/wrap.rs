//! Text that is broken at a column: which lines run on into the next?

use super::dateline;
use super::shape::{Ending, counted, first_word, is_cjk};
use super::survey::{Kind, Row};
use crate::language::{Word, stands_for};

/// How the lines of a text are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wrap {
    /// The column at which lines are broken; `None` where every line is a
    /// paragraph of its own.
    column: Option<u32>,
    /// Do blank lines stand between all paragraphs, so that lines without one
    /// between them belong together?
    blocks: bool,
    /// Does a line that begins in lower case go on with a sentence? Not where
    /// nearly all lines do.
    cased: bool,
    /// How far paragraphs are set in at their first line, where that tells them apart.
    first: Option<u32>,
}

/// Nobody breaks lines beyond this column.
const WIDEST: u32 = 200;

impl Wrap {
    /// Finds the column from the lines that have a line directly below them: a
    /// broken text fills its lines, and most of them end within a sentence.
    pub(super) fn detect(rows: &[Row<'_>]) -> Self {
        let upper: Vec<_> = rows
            .windows(2)
            .filter(|pair| pair[1].gap == 0)
            .map(|pair| (&pair[0], &pair[1]))
            .collect();
        let mut sizes: Vec<_> = upper.iter().map(|(row, _)| row.indent + row.shape.size).collect();
        sizes.sort_unstable();
        let Some(&column) = sizes.get(sizes.len() * 9 / 10) else { return Self::default() };
        let filled = upper.iter().filter(|(row, next)| is_filled(row, next, column)).count();
        let within = upper
            .iter()
            .filter(|(row, next)| is_filled(row, next, column) && ends_within(row))
            .count();
        // Lines that a program broke do not reach far beyond its column: where many
        // do, the short ones are a page's header and its buttons.
        let wider = rows.iter().filter(|row| row.shape.size > column + 2 * SLACK).count();
        let broken = within >= 2
            && wider * 4 <= upper.len()
            && (24..=WIDEST).contains(&column)
            && filled * 10 >= upper.len() * 5
            && within * 2 >= filled;
        // Where blank lines separate paragraphs, hardly any paragraph ends
        // within a block.
        let gaps = rows.iter().skip(1).filter(|row| row.gap > 0).count();
        let ends = upper
            .iter()
            .filter(|(row, next)| !is_filled(row, next, column) && !ends_within(row))
            .count();
        let lower = rows.iter().filter(|row| row.text.starts_with(char::is_lowercase)).count();
        Self {
            column: broken.then_some(column),
            blocks: gaps >= 2 && ends * 4 <= gaps,
            cased: lower * 5 < rows.len() * 4,
            first: first_indent(rows),
        }
    }

    /// Are lines broken at a column?
    pub(super) const fn is_broken(self) -> bool {
        self.column.is_some()
    }

    /// Is the line set in as the first of a paragraph?
    fn begins(self, row: &Row<'_>) -> bool {
        self.first == Some(row.indent)
    }

    /// Does the paragraph of this line run on into the next one, within the
    /// text? Between paragraphs that blank lines separate, every line does.
    pub(super) fn joins(self, row: &Row<'_>, next: &Row<'_>) -> bool {
        if self.begins(next) {
            return false;
        }
        self.runs_on(row, next)
            || self.cased && stops_within(row, next, VERSE) && is_open(row)
            || self.is_broken()
                && self.blocks
                && is_next(row, next)
                && !dateline::opens_with_dash(next.text)
    }

    /// Does this line run on into the next one: filled up to the column, or at
    /// least by half, and within a sentence?
    pub(super) fn runs_on(self, row: &Row<'_>, next: &Row<'_>) -> bool {
        !self.begins(next)
            && self.column.is_some_and(|column| {
                let filled = || {
                    is_next(row, next)
                        && is_filled(row, next, column)
                        && !is_date_alone(next)
                        && !dateline::opens_with_dash(next.text)
                };
                filled() || self.cased && stops_within(row, next, column / 2)
            })
    }
}

/// How far the first line of each paragraph is set in: most lines are not, and those that
/// stand further in than the line above them are so all alike.
fn first_indent(rows: &[Row<'_>]) -> Option<u32> {
    /// Fewer paragraphs can be set in for another reason.
    const LEAST: usize = 3;
    let deeper = |pair: &[Row<'_>]| match pair {
        [row, next] => next.gap == 0 && next.indent > row.indent + 1,
        _ => false,
    };
    let mut firsts = rows.windows(2).filter(|pair| deeper(pair)).map(|pair| pair[1].indent);
    let first = firsts.next()?;
    let alike = firsts.all(|indent| indent == first);
    let (mut set_in, mut begun) = (0, 0);
    for pair in rows.windows(2) {
        set_in += usize::from(pair[1].indent >= first);
        begun += usize::from(deeper(pair));
    }
    (alike && begun >= LEAST && set_in * 2 <= rows.len()).then_some(first)
}

/// Directly below, and set no further in: can it be the same paragraph?
fn is_next(row: &Row<'_>, next: &Row<'_>) -> bool {
    !next.marked && next.gap == 0 && next.indent <= row.indent + 1
}

/// Lines of verse and of lists are no longer.
const VERSE: u32 = 60;

/// Does the line stop within a sentence, which the next one goes on with in lower
/// case, although it is longer than `least`?
fn stops_within(row: &Row<'_>, next: &Row<'_>, least: u32) -> bool {
    row.shape.size >= least
        && row.shape.words >= 4
        && is_next(row, next)
        && first_word(next.text).chars().all(|c| c.is_lowercase() || !c.is_alphanumeric())
        && next.text.starts_with(char::is_lowercase)
        && !first_word(next.text).ends_with(':')
        && !is_date_alone(next)
        && (row.shape.ending == Ending::None || row.text.ends_with([',', '-']))
}

/// Where no column tells: does a line that begins a sentence, or that ends in a
/// comma or a small word, have to go on?
fn is_open(row: &Row<'_>) -> bool {
    let last = row.text.rsplit(' ').next().unwrap_or_default();
    !row.text.starts_with(char::is_lowercase)
        || row.text.ends_with([',', '-'])
        || stands_for(last, Word::Small)
}

/// Programs that break lines do not all fill them to the last column.
const SLACK: u32 = 3;

/// Would the first word of the next line not have fitted on this one?
fn is_filled(row: &Row<'_>, next: &Row<'_>, column: u32) -> bool {
    let word = next.text.split_whitespace().next().unwrap_or_default();
    let needed = match word.chars().next() {
        // Between CJK characters a line can break anywhere but before a mark.
        Some(c) if is_cjk(c) => 4,
        _ => 1 + counted(word.chars().count()),
    };
    row.indent + row.shape.size + needed + SLACK > column
}

/// A date and nothing else is a line of its own, unless a full stop ends it as
/// the last words of a sentence.
fn is_date_alone(row: &Row<'_>) -> bool {
    let alone = matches!(&row.kind, Kind::Date(reading) if reading.unexplained == 0);
    alone && row.dates_header && matches!(row.shape.ending, Ending::None)
}

fn ends_within(row: &Row<'_>) -> bool {
    !matches!(row.shape.ending, Ending::Stop | Ending::Question)
}
