//! The menus that stand above the headline on a page that was copied whole.

use std::ops::Range;

use crate::language::{Word, stands_for_any};
use crate::layout::names;
use crate::layout::shape::Ending;
use crate::layout::survey::{Kind, Row};

/// Menus are no longer; only so far is the text looked for.
const MOST_ROWS: usize = 400;

/// Fewer short lines than these can be an outlet, sections, a date, a name.
const MENU: usize = 6;

/// So many of them in a row are a menu's.
const RUN: usize = 3;

/// The row at which the article begins: below the last menu above the text, the
/// first line that says something. 0 where no menu stands above it.
pub(in super::super) fn top(rows: &[Row<'_>]) -> usize {
    let Some(menu) = menu(rows).filter(|_| !is_headed(rows)) else { return 0 };
    let Some(below) = rows.get(menu.end..) else { return 0 };
    below
        .iter()
        .take_while(|row| !row.shape.is_paragraph())
        .position(is_title)
        .map_or(0, |at| menu.end + at)
}

/// The rows of menus and buttons between the headline and the text.
pub(super) fn below_headline(rows: &[Row<'_>]) -> Range<usize> {
    menu(rows).filter(|_| is_headed(rows)).unwrap_or_default()
}

/// The rows above the text from the first run of short ones to the last. Hardly
/// any text begins with so many short lines; where one does, it is a list of
/// names or of ingredients and has none of a page's words.
fn menu(rows: &[Row<'_>]) -> Option<Range<usize>> {
    let most = rows.len().min(MOST_ROWS);
    let text = (0..most).find(|at| begins_text(&rows[*at..])).filter(|text| *text > MENU)?;
    let mut runs = rows[..text].windows(RUN).map(|rows| rows.iter().all(is_short));
    let last = runs.clone().rposition(|is_run| is_run)?;
    let menu = runs.position(|is_run| is_run)?..last + RUN;
    let short = rows[menu.clone()].iter().filter(|row| is_short(row));
    let is_page = short.clone().filter(|row| is_page_word(row)).nth(1).is_some();
    (is_page && short.count() >= MENU).then_some(menu)
}

/// Does a headline stand above all of it?
fn is_headed(rows: &[Row<'_>]) -> bool {
    rows.iter().take(2).any(is_title)
}

/// A paragraph, or two filled lines of a text that is broken at a column.
fn begins_text(rows: &[Row<'_>]) -> bool {
    const FILLED: u32 = 56;
    let filled = |row: &Row<'_>| row.kind == Kind::Text && row.shape.size >= FILLED;
    let [row, below @ ..] = rows else { return false };
    row.shape.is_paragraph()
        || filled(row) && below.first().is_some_and(|next| next.gap == 0 && filled(next))
}

/// An entry of a menu: a score or an ingredient has a number.
fn is_short(row: &Row<'_>) -> bool {
    let short = if row.shape.unspaced { row.shape.size <= 16 } else { row.shape.words <= 4 };
    let plain = matches!(row.kind, Kind::Text | Kind::Furniture(_)) && row.byline.is_none();
    plain
        && short
        && row.shape.size <= 40
        && row.shape.ending == Ending::None
        && !row.text.contains(char::is_numeric)
}

/// A button, or the name of a section.
fn is_page_word(row: &Row<'_>) -> bool {
    let bare = names::bare(row.text, 0..row.text.len());
    let word = row.text.get(bare).unwrap_or_default();
    matches!(row.kind, Kind::Furniture(_)) || stands_for_any(word, &[Word::Section, Word::Page])
}

/// Long enough for a headline.
fn is_title(row: &Row<'_>) -> bool {
    let long = row.shape.words >= 5 || row.shape.unspaced && row.shape.size >= 20;
    let open = !matches!(row.shape.ending, Ending::Stop | Ending::Open);
    row.kind == Kind::Text && long && open && row.byline.is_none()
}
