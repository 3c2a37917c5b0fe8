//! The lower part of a page that was copied whole.

use super::contact::is_contact;
use super::{found, label, remark, sign};
use crate::diagnostic::{Furniture, Problem};
use crate::language::Word;
use crate::layout::Piece;
use crate::layout::shape::Ending;
use crate::layout::survey::{Kind, Row};

/// The lower part of a page that was copied whole: from the first list of
/// links on, or from the first button below the text. Gives the rows that are
/// left.
pub(super) fn tail(rows: &[Row<'_>], pieces: &mut Vec<Piece>) -> usize {
    let cues = [below_text(rows), among_links(rows), below_release(rows)];
    let Some(cue) = cues.into_iter().flatten().min() else { return rows.len() };
    let is_list = is_heading(&rows[cue]);
    let released = rows[cue].kind == Kind::Rule;
    let rest = if released { Furniture::Contact } else { Furniture::Links };
    let mut start = cue;
    while is_list && start > 3 && belongs_to_tail(rows, start) {
        start -= 1;
    }
    for (at, row) in rows.iter().enumerate().skip(start) {
        let linked = is_list && at > cue;
        let credited = if linked { credit(row) } else { found(rows, at) };
        pieces.extend(credited.unwrap_or_else(|| remark(row, problem(row, rest))));
    }
    start
}

/// What a row below the text is; `rest`, where nothing else tells.
fn problem(row: &Row<'_>, rest: Furniture) -> Problem {
    match row.kind {
        Kind::Rule => Problem::Rule,
        Kind::Furniture(furniture) => Problem::LeftOut(furniture),
        _ => Problem::LeftOut(rest),
    }
}

/// Whom a row among links credits; dates and addresses there are the links'.
fn credit(row: &Row<'_>) -> Option<Vec<Piece>> {
    match &row.kind {
        Kind::Label(line) => label(row, line),
        Kind::Text => sign::agencies_or_sign(row),
        _ => None,
    }
}

/// The heading of a list of links or of topics.
pub(in crate::layout) fn is_heading(row: &Row<'_>) -> bool {
    match &row.kind {
        Kind::Furniture(furniture) => *furniture == Furniture::Links,
        Kind::Label(line) => line.means.has(Word::Links) && line.value.is_empty(),
        _ => false,
    }
}

/// The first heading of links, or the first button of the page, below which
/// nothing reads as text down to the end.
fn below_text(rows: &[Row<'_>]) -> Option<usize> {
    let is_cue = |row: &Row<'_>| is_heading(row) || row.kind == Kind::Furniture(Furniture::Page);
    // Most texts have neither.
    rows.iter().any(is_cue).then_some(())?;
    let (mut heading, mut button) = (None, None);
    let (mut buttons, mut pages, mut texts) = (true, 0, 0);
    let mut at = rows.len();
    while at > 2 && is_below_text(&rows[at - 1]) {
        at -= 1;
        let row = &rows[at];
        // Beside buttons stand names of topics and of other buttons; what ends as a
        // sentence there can be the last words of the article.
        buttons &=
            row.kind != Kind::Text || row.shape.size <= 60 && row.shape.ending == Ending::None;
        texts += usize::from(row.kind == Kind::Text);
        pages += usize::from(row.kind == Kind::Furniture(Furniture::Page));
        if is_heading(row) {
            heading = Some(at);
        } else if buttons
            && row.kind == Kind::Furniture(Furniture::Page)
            // Below a word such as `Video` that stands alone the text can go on.
            && (pages > 1 || texts == 0)
        {
            button = Some(at);
        }
    }
    let above = at.checked_sub(1).and_then(|at| rows.get(at));
    let button = button.filter(|_| above.is_some_and(|row| row.shape.is_paragraph()));
    heading.into_iter().chain(button).min()
}

/// A row that can stand below the text: no paragraph, and no label that begins
/// a sentence.
fn is_below_text(row: &Row<'_>) -> bool {
    match &row.kind {
        Kind::Label(line) => {
            line.means.has(Word::Links) || is_heading(row) || label(row, line).is_some()
        }
        _ => !row.shape.is_paragraph() && !goes_on(row),
    }
}

/// A line of a text that is broken at a column: directly below another, it goes on in
/// lower case.
fn goes_on(row: &Row<'_>) -> bool {
    row.gap == 0
        && row.kind == Kind::Text
        && row.shape.words >= 4
        && row.text.starts_with(char::is_lowercase)
}

/// The first list of links or button from which on hardly any paragraph
/// follows, as where a page's other articles are listed with their summaries.
fn among_links(rows: &[Row<'_>]) -> Option<usize> {
    let is_cue =
        |at: usize| matches!(rows[at].kind, Kind::Furniture(Furniture::Links | Furniture::Page));
    // How many long paragraphs stand before each row, counted once.
    let mut long = Vec::with_capacity(rows.len() + 1);
    long.push(0);
    for row in rows {
        let is_long = row.shape.is_paragraph() && row.shape.size > 130;
        long.push(long.last().copied().unwrap_or(0) + usize::from(is_long));
    }
    // Fewer than one row in five reads as a long paragraph.
    let is_mostly_short = |from: usize, to: usize| (long[to] - long[from]) * 5 < to - from;
    (2..rows.len().saturating_sub(5))
        .find(|&at| is_cue(at) && is_mostly_short(at, rows.len()) && !is_mostly_short(0, at))
}

/// `###`, as press releases end: below it stands whom to ask, and what the page adds. Above
/// it stands more text than below.
fn below_release(rows: &[Row<'_>]) -> Option<usize> {
    let ends = |row: &Row<'_>| {
        row.kind == Kind::Rule
            && row.text.bytes().all(|byte| matches!(byte, b'#' | b' '))
            && row.text.matches('#').nth(2).is_some()
    };
    /// So far below it stands how to reach them.
    const NEAR: usize = 5;
    let mut marks = rows.iter().enumerate().filter(|(_, row)| ends(row)).map(|(at, _)| at);
    // Several of them part the sections of a text.
    let at = marks.next().filter(|_| marks.next().is_none())?;
    let (above, below) = (rows.get(..at)?, rows.get(at + 1..)?);
    let texts = |rows: &[Row<'_>]| rows.iter().filter(|row| row.shape.is_paragraph()).count();
    let told = below.iter().take(NEAR).any(is_contact);
    (told && texts(above) > 2 * texts(below)).then_some(at)
}

/// Links and tags stand above the list's own heading too: short rows without a
/// full stop, contact lines, and what stands in one block with them.
fn belongs_to_tail(rows: &[Row<'_>], start: usize) -> bool {
    let row = &rows[start - 1];
    let short =
        !row.shape.is_paragraph() && row.shape.ending != Ending::Stop && row.shape.size <= 90;
    let marked = matches!(row.kind, Kind::Furniture(_) | Kind::Rule) || is_contact(row);
    let in_block = rows[start].gap == 0 && is_contact(&rows[start]);
    short || marked || in_block
}
