//! The text itself: rows to paragraphs, and what stands between them.

use super::picture::{self, PICTURE};
use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, boxes, byline, dateline, footer, label};
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::Word;

/// Cuts rows to paragraphs: one a row, or, where lines are broken at a column,
/// as many rows as run on.
pub(super) fn cut(rows: &[Row<'_>], wrap: Wrap, known_date: bool, pieces: &mut Vec<Piece>) {
    let mut paragraphs = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        let row = &rows[at];
        if let Some(found) = boxes::marked(rows, at) {
            at += found.leave(&rows[at..], pieces);
            continue;
        }
        let runs_on = rows.get(at + 1).is_some_and(|next| wrap.joins(row, next));
        let picture = picture::is_told_within(rows, at, runs_on)
            || paragraphs.is_empty() && !runs_on && picture::is_told_above(rows, at);
        let offer = !runs_on && footer::is_offer(row);
        let page = if offer { Some(Problem::LeftOut(Furniture::Contact)) } else { between(row) };
        if let Some(problem) = if picture { Some(PICTURE) } else { page } {
            pieces.push(Piece::new(
                Role::Remark(problem),
                row.span,
                "stands between the paragraphs, but is none",
            ));
            let below = boxes::below_heading(rows, at, wrap);
            at += 1;
            at += below.map_or(0, |found| found.leave(&rows[at..], pieces));
            continue;
        }
        if let Some(found) = boxes::above_heading(rows, at, wrap) {
            at += found.leave(&rows[at..], pieces);
            continue;
        }
        let mut last = at;
        while last + 1 < rows.len() && joins(rows, last, wrap, at == 0) {
            last += 1;
        }
        paragraphs.push((row.span.to(rows[last].span), last > at));
        at = last + 1;
    }
    let dated = pieces.iter().any(|piece| matches!(piece.role, Role::Date(_)));
    credit_first_and_last(rows, &paragraphs, dated || known_date, pieces);
    pieces.extend(paragraphs.into_iter().map(|(span, joined)| {
        let why = if joined { "lines that run on into each other" } else { "a line of text" };
        Piece::new(Role::Paragraph, span, why)
    }));
}

/// Does this row run on into the next? A dateline on rows of its own belongs
/// to the first paragraph.
fn joins(rows: &[Row<'_>], at: usize, wrap: Wrap, first: bool) -> bool {
    let (row, next) = (&rows[at], &rows[at + 1]);
    let runs_on = wrap.joins(row, next);
    if !runs_on && !first {
        return false;
    }
    let stands_apart = between(next);
    if stands_apart.is_some() && !matches!(next.kind, Kind::Rule)
        || picture::is_told_within(rows, at + 1, runs_on)
    {
        return false;
    }
    runs_on && stands_apart.is_none() || first && opens(rows, at)
}

/// A dateline alone on its row, or the dash alone below one.
fn opens(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let alone = at == 0 && is_dateline_row(row);
    let dash = at == 1 && matches!(row.kind, Kind::Rule) && is_dateline_row(&rows[0]);
    let rule = matches!(rows[at + 1].kind, Kind::Rule);
    alone && (!rule || rows[at + 1].text.chars().count() == 1) || dash
}

/// Is the row nothing but a dateline?
pub(super) fn is_dateline_row(row: &Row<'_>) -> bool {
    let whole = || {
        dateline::read(row.text).is_some_and(|found| {
            row.text.get(found.range.end..).is_some_and(|rest| rest.trim().is_empty())
        })
    };
    is_place_row(row) || row.shape.size <= 80 && row.byline.is_none() && whole()
}

/// Is the row nothing but the place of a dateline?
pub(super) fn is_place_row(row: &Row<'_>) -> bool {
    row.shape.size <= 80 && row.byline.is_none() && dateline::is_place_line(row.text)
}

/// What stands between paragraphs without being one.
fn between(row: &Row<'_>) -> Option<Problem> {
    match &row.kind {
        Kind::Rule => Some(Problem::Rule),
        Kind::Furniture(Furniture::Reader) => None,
        Kind::Furniture(furniture) => Some(Problem::LeftOut(*furniture)),
        Kind::Label(line) if line.means.has(Word::Links) => {
            Some(Problem::LeftOut(Furniture::Links))
        }
        _ => picture::is_told(row).then_some(PICTURE),
    }
}

/// `01:25` alone on its line: the length of a film, or where its player stands.
pub(super) fn is_clock(row: &Row<'_>) -> bool {
    let is_part = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    row.text.len() <= 8 && row.text.contains(':') && row.text.split(':').all(is_part)
}

/// Captions and a summary can stand above the paragraph with the dateline; no
/// more of them do.
const DEEPEST_DATELINE: usize = 4;

/// What the first paragraph's dateline states (agencies, the day, a reporter),
/// and the agencies in brackets at the end of the last paragraph.
pub(super) fn credit_first_and_last(
    rows: &[Row<'_>],
    paragraphs: &[(Span, bool)],
    dated: bool,
    pieces: &mut Vec<Piece>,
) {
    let row_at = |(span, _): &(Span, bool)| rows.iter().find(|row| row.span.start == span.start);
    let mut first = paragraphs.iter().take(DEEPEST_DATELINE).filter_map(row_at);
    let mut opening = first.next();
    let mut found = opening.and_then(|row| dateline::read(row.text));
    if found.is_none()
        && let Some(below) = first.find(|row| dateline::names_agency(row.text))
    {
        (opening, found) = (Some(below), dateline::read(below.text));
    }
    // Below a summary, the day can open the text alone: `21 September 2012, Port Hale. - …`
    let states_day = |row: &&Row<'_>| dateline::day(row.text, None).is_some();
    if !dated && found.is_none() && !opening.is_some_and(|row| states_day(&row)) {
        opening = paragraphs.get(1).and_then(row_at).filter(states_day).or(opening);
    }
    let mut credited: Vec<&str> = Vec::new();
    if let Some(row) = opening {
        // A dispatch that is quoted further down has a day of its own.
        let first = paragraphs.first().is_some_and(|(span, _)| span.start == row.span.start);
        if !dated && (first || found.is_none()) {
            pieces.extend(dateline_date(row, found.as_ref()));
        }
        if let Some(found) = found {
            credited.extend(found.agencies.iter().filter_map(|name| row.text.get(name.clone())));
            let piece = |role, name, why| Piece::new(role, footer::within(row, &name), why);
            let credit = |name| piece(Role::Credit, name, "the agency of the dateline");
            pieces.extend(found.agencies.into_iter().map(credit));
            let byline = |name| piece(Role::Byline, name, "the reporter of the dateline");
            pieces.extend(found.reporters.into_iter().map(byline));
        } else {
            let byline = |name| {
                Piece::new(Role::Byline, footer::within(row, &name), "a reporter in brackets")
            };
            pieces.extend(dateline::reporters(row.text, 0).into_iter().map(byline));
        }
        if let Some(name) = glued_credit(row) {
            let why = "behind a source label, and named again in the text";
            pieces.push(Piece::new(Role::Credit, footer::within(row, &name), why));
        }
    }
    let closing =
        paragraphs.last().and_then(|(span, _)| rows.iter().find(|row| row.span.end == span.end));
    let byline = pieces.iter().any(|piece| piece.role == Role::Byline);
    if let Some(row) = closing.filter(|_| !byline) {
        let names = byline::closing(row.text).unwrap_or_default();
        let why = "signs at the end of the text";
        pieces.extend(
            names.into_iter().map(|name| Piece::new(Role::Byline, footer::within(row, &name), why)),
        );
    }
    if let Some(row) = closing
        && let Some(found) = dateline::trailing(row.text)
    {
        let again = |name: &std::ops::Range<usize>| {
            row.text.get(name.clone()).is_some_and(|name| credited.contains(&name))
        };
        let new = found.into_iter().filter(|name| !again(name));
        let why = "an agency in brackets at the end";
        pieces.extend(new.map(|name| Piece::new(Role::Credit, footer::within(row, &name), why)));
    }
}

/// The day of a dateline, also where no agency stands in it (`Neustadt, 8.
/// Januar 2021. …`).
fn dateline_date(row: &Row<'_>, found: Option<&dateline::Dateline>) -> Option<Piece> {
    let (range, reading) = dateline::day(row.text, found)?;
    let role = Role::Date(Some(Box::new(reading)));
    Some(Piece::new(role, footer::within(row, &range), "the day of the dateline"))
}

/// A source label with the text directly behind the name, as page copies
/// without line breaks have it (`来源：…日报…日报记者…`): the name ends where it
/// stops being repeated later in the paragraph.
fn glued_credit(row: &Row<'_>) -> Option<std::ops::Range<usize>> {
    /// Names are no longer than this, in characters.
    const LONGEST: usize = 30;
    if !row.shape.unspaced || row.shape.size < 200 {
        return None;
    }
    let line = label::read(row.text, None).filter(|line| line.means.has(Word::Source))?;
    let value = row.text.get(line.value.clone())?;
    let ends = value.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let end = ends
        .take_while(|end| {
            value.split_at_checked(*end).is_some_and(|(name, rest)| rest.contains(name))
        })
        .last()?;
    let name = value.get(..end)?;
    (name.chars().count() >= 3).then_some(line.value.start..line.value.start + end)
}
