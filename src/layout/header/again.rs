//! A headline that stands twice above the text, as on pages that were copied
//! whole: in the page's title and, below menus and dates, over the text.

use super::anchor::{MOST_ROWS, is_paragraph};
use crate::layout::picture;
use crate::layout::shape::Ending;
use crate::layout::survey::{Kind, Row};
use crate::layout::wrap::Wrap;

/// The two rows of such a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Again {
    /// The row that is the headline.
    pub(super) headline: usize,
    /// How many rows it takes up.
    pub(super) rows: usize,
    /// The row that says the same, with or without the site's name.
    pub(super) other: usize,
}

/// More rows than these between the two are the page's own, and the lower one is
/// the headline.
const FEW: usize = 2;

impl Again {
    /// Looks for the two among the rows above the text.
    pub(super) fn find(rows: &[Row<'_>], wrap: Wrap) -> Option<Self> {
        let text = (0..rows.len().min(MOST_ROWS)).find(|at| is_paragraph(rows, *at, wrap))?;
        let above = rows.get(..text)?;
        let titles = || above.iter().enumerate().filter(|(_, row)| can_repeat(row));
        let (upper, title) = titles().next()?;
        let broken = |at: usize| is_broken(title, above.get(at..).unwrap_or_default());
        let (lower, row) = titles().skip(1).find(|(at, row)| repeats(title, row) || broken(*at))?;
        let rows = if repeats(title, row) { 1 } else { 2 };
        // Menus and a date stand between, and a summary; many long lines are verse.
        let long = above[upper + 1..lower].iter().filter(|row| can_repeat(row)).count();
        let told = above[..upper].iter().any(|row| row.dates_header || row.byline.is_some());
        // A refrain, or a sentence that is quoted, has only text between.
        let parted = above[upper + 1..lower].iter().any(|row| row.kind != Kind::Text);
        if told || !parted || long > 1 || picture::is_picture(title) {
            return None;
        }
        let below = title.text != row.text || lower - upper > FEW + 1;
        let (headline, other) = if below { (lower, upper) } else { (upper, lower) };
        Some(Self { headline, rows, other })
    }

    /// The row after both.
    pub(super) fn end(self) -> usize {
        (self.headline + self.rows).max(self.other + 1)
    }
}

/// Long enough that nothing else of a page is likely to say the same twice.
fn can_repeat(row: &Row<'_>) -> bool {
    let long = row.shape.words >= 4 || row.shape.unspaced && row.shape.size >= 20;
    let closed = row.shape.ending != Ending::Open;
    row.kind == Kind::Text && long && closed
}

/// Does a page's title say what this row says, alone or beside the site's name?
fn repeats(title: &Row<'_>, row: &Row<'_>) -> bool {
    let (title, text) = (title.text, row.text);
    if text.len() * 2 < title.len() {
        return false;
    }
    let before = title.strip_suffix(text).map(|rest| rest.trim_end().chars().next_back());
    let behind = title.strip_prefix(text).map(|rest| rest.trim_start().chars().next());
    [before, behind].into_iter().flatten().any(|mark| mark.is_none_or(is_mark))
}

/// Does a page's title say what two rows say, the second directly below the first?
fn is_broken(title: &Row<'_>, rows: &[Row<'_>]) -> bool {
    let [first, second, ..] = rows else { return false };
    let rest = title.text.strip_prefix(first.text).and_then(|rest| rest.strip_prefix(' '));
    let behind = rest.and_then(|rest| rest.strip_prefix(second.text)).map(str::trim_start);
    second.gap == 0
        && second.kind == Kind::Text
        && behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(is_mark))
}

/// What stands between a title and the site's name.
const fn is_mark(c: char) -> bool {
    matches!(c, '|' | '-' | '–' | '—' | '·' | '»' | '›')
}
