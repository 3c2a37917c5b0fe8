//! The menus that stand above the headline on a page that was copied whole.

use std::ops::Range;

use crate::language::{Word, Words};
use crate::layout::names;
use crate::layout::outlet::{self, Evidence};
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
    // A newspaper's name at the very top would go with the menus.
    let is_named = |row: &Row<'_>| outlet::evidence(row.text, &row.shape, &[]) >= Evidence::Word;
    let Some(menu) = menu(rows).filter(|_| !is_headed(rows) && !is_named(&rows[0])) else {
        return 0;
    };
    let Some(below) = rows.get(menu.end..) else { return 0 };
    let mut above = below.iter().take_while(|row| !row.shape.is_paragraph());
    let is_told = |row: &Row<'_>| row.dates_header || row.byline.is_some();
    match above.position(|row| is_title(row) || is_told(row)) {
        // A short headline directly above the name or the day ends the run.
        Some(at) if is_told(&below[at]) => menu.end + at - 1,
        Some(at) => menu.end + at,
        None => 0,
    }
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
    let words = short.clone().filter_map(page_word);
    let is_page = words.clone().any(|is_button| is_button) && words.clone().nth(1).is_some()
        || words.clone().nth(3).is_some();
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

/// Is it a button (true) or the name of a section (false)?
fn page_word(row: &Row<'_>) -> Option<bool> {
    let bare = names::bare(row.text, 0..row.text.len());
    let word = row.text.get(bare).unwrap_or_default();
    let means = Words::among(word, &[Word::Section, Word::Page]);
    let is_button = matches!(row.kind, Kind::Furniture(_)) || means.has(Word::Page);
    (is_button || means.has(Word::Section)).then_some(is_button)
}

/// Long enough for a headline.
fn is_title(row: &Row<'_>) -> bool {
    let long = row.shape.words >= 5 || row.shape.unspaced && row.shape.size >= 20;
    let open = !matches!(row.shape.ending, Ending::Stop | Ending::Open);
    row.kind == Kind::Text && long && open && row.byline.is_none()
}
