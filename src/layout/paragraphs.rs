//! The text itself: rows to paragraphs, and what stands between them.

use super::picture::{self, PICTURE};
use super::shape::Ending;
use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, byline, dateline, footer, label};
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
        if let Some(count) = offer(rows, at) {
            let problem = Role::Remark(Problem::LeftOut(Furniture::Contact));
            let span = row.span.to(rows[at + count - 1].span);
            pieces.push(Piece::new(problem, span, "an offer between two marks"));
            at += count;
            continue;
        }
        if is_count(rows, at) {
            leave(&rows[at..=at], Furniture::Page, "a number above its button", pieces);
            at += 1;
            continue;
        }
        let picture = picture::is_told_within(rows, at)
            || paragraphs.is_empty() && picture::is_told_above(rows, at);
        if let Some(problem) = if picture { Some(PICTURE) } else { between(row) } {
            pieces.push(Piece::new(
                Role::Remark(problem),
                row.span,
                "stands between the paragraphs, but is none",
            ));
            let points = highlights_below(rows, at);
            let links = links_below(rows, at, wrap);
            at += 1;
            leave(&rows[at..at + points], Furniture::Page, "a point of the page's own", pieces);
            at += points;
            leave(&rows[at..at + links], Furniture::Links, "below a heading of links", pieces);
            at += links;
            continue;
        }
        let links = links_above(rows, at, wrap);
        if links > 0 {
            leave(&rows[at..at + links], Furniture::Links, "above a heading of links", pieces);
            at += links;
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

/// `16` above `Comments`.
fn is_count(rows: &[Row<'_>], at: usize) -> bool {
    let is_button = |next: &Row<'_>| next.gap == 0 && next.kind == Kind::Furniture(Furniture::Page);
    rows[at].text.bytes().all(|byte| byte.is_ascii_digit())
        && rows.get(at + 1).is_some_and(is_button)
}

fn leave(rows: &[Row<'_>], what: Furniture, why: &'static str, pieces: &mut Vec<Piece>) {
    let remark = |row: &Row<'_>| Piece::new(Role::Remark(Problem::LeftOut(what)), row.span, why);
    pieces.extend(rows.iter().map(remark));
}

/// How many rows from here on are an offer between two marks that help those who hear
/// the page: `skip past newsletter promotion`, `after newsletter promotion`.
fn offer(rows: &[Row<'_>], at: usize) -> Option<usize> {
    /// No offer takes up more rows.
    const MOST: usize = 9;
    let skipped = rows[at].text.strip_prefix("skip past ")?;
    let closes = |row: &Row<'_>| row.text.strip_prefix("after ") == Some(skipped);
    let below = rows[at + 1..].iter().take(MOST).position(closes)?;
    Some(below + 2)
}

/// How many rows below a heading of links are links: the block of lines without a full
/// stop that ends at a blank line, or else the first such line. Where blank lines part
/// the links, three or more.
fn links_below(rows: &[Row<'_>], heading: usize, wrap: Wrap) -> usize {
    /// No box of links holds more.
    const MOST: usize = 12;
    /// Two short lines can be a link and a heading of the text.
    const SPACED: usize = 3;
    if !footer::is_heading(&rows[heading]) {
        return 0;
    }
    let first = heading + 1;
    let spaced = (first..rows.len()).take(MOST).take_while(|&at| is_link(rows, at, wrap)).count();
    let parted = |at: &usize| *at > first && rows[*at].gap > 0;
    let count = (first..first + spaced).find(parted).map_or(spaced, |end| end - first);
    let below = rows.get(first + count);
    // Below a blank line the list is a block of its own.
    let closed = below.is_none_or(|next| next.gap > 0) || rows[first].gap > 0;
    if spaced >= SPACED && rows[first].gap > 0 && count == 1 {
        spaced
    } else if closed {
        count
    } else {
        count.min(1).max(marked_alike(&rows[first..]))
    }
}

/// Can this be a link in a list of them?
fn is_link(rows: &[Row<'_>], at: usize, wrap: Wrap) -> bool {
    let row = &rows[at];
    let short = row.shape.size <= 180 && !row.shape.is_paragraph();
    // The day of a page's link stands behind its title.
    let named = matches!(row.kind, Kind::Text | Kind::Address | Kind::Date(_) | Kind::Label(_));
    let runs_on = rows.get(at + 1).is_some_and(|next| wrap.joins(row, next));
    short && named && row.byline.is_none() && row.shape.ending != Ending::Stop && !runs_on
}

/// How many rows from here on are links of a box whose heading stands below them.
fn links_above(rows: &[Row<'_>], at: usize, wrap: Wrap) -> usize {
    /// No more stand there.
    const MOST: usize = 4;
    let count = (at..rows.len()).take(MOST).take_while(|&at| {
        is_link(rows, at, wrap) && rows[at].kind == Kind::Text && rows[at].shape.words >= 4
    });
    let end = at + count.count();
    let block = rows.get(at + 1..=end).is_some_and(|rows| rows.iter().all(|row| row.gap == 0));
    // Directly below a paragraph stands no heading of the text.
    let below = at > 0 && rows[at].gap == 0 && rows[at - 1].shape.is_paragraph();
    if end > at && block && below && footer::is_heading(&rows[end]) { end - at } else { 0 }
}

/// How many rows below `Story highlights` are its points: the block below it.
pub(super) fn highlights_below(rows: &[Row<'_>], heading: usize) -> usize {
    /// No article has more.
    const MOST: usize = 8;
    if !rows[heading].text.eq_ignore_ascii_case("story highlights") {
        return 0;
    }
    let below = rows[heading + 1..].iter().take(MOST + 1).enumerate();
    let points = below.take_while(|(at, row)| *at == 0 || row.gap == 0);
    points.take_while(|(_, row)| row.kind == Kind::Text && row.shape.size <= 180).count()
}

/// How many rows begin with the sign that the first begins with: `+ …`, `» …`.
fn marked_alike(rows: &[Row<'_>]) -> usize {
    let sign = |row: &Row<'_>| {
        row.text.chars().next().filter(|c| matches!(c, '+' | '•' | '*' | '»' | '>' | '►' | '▪'))
    };
    let first = rows.first().and_then(sign);
    rows.iter().take_while(|row| first.is_some() && sign(row) == first).count()
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
        || picture::is_told_within(rows, at + 1)
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
        _ if picture::is_told(row) => Some(PICTURE),
        _ => footer::is_offer(row).then_some(Problem::LeftOut(Furniture::Contact)),
    }
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
