//! What a page sets among the text, several rows at once: offers, lists of links, the
//! points of a summary.

use super::footer;
use super::shape::Ending;
use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, paragraphs};
use crate::diagnostic::{Furniture, Problem};

/// Rows that belong to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    rows: usize,
    what: Furniture,
    why: &'static str,
}

impl Found {
    /// Some rows; none are nothing.
    fn some(rows: usize, what: Furniture, why: &'static str) -> Option<Self> {
        (rows > 0).then_some(Self { rows, what, why })
    }

    /// Leaves them out, from the first of these on; gives how many they are.
    pub(super) fn leave(self, rows: &[Row<'_>], pieces: &mut Vec<Piece>) -> usize {
        let problem = Role::Remark(Problem::LeftOut(self.what));
        let found = rows.iter().take(self.rows);
        pieces.extend(found.map(|row| Piece::new(problem.clone(), row.span, self.why)));
        self.rows
    }
}

/// What a mark or a button tells, from this row on.
pub(super) fn marked(rows: &[Row<'_>], at: usize) -> Option<Found> {
    let offer = offer(rows, at).unwrap_or(0);
    let count = usize::from(is_count(rows, at) || is_film(rows, at));
    Found::some(offer, Furniture::Contact, "an offer between two marks")
        .or_else(|| Found::some(count, Furniture::Page, "a number above its button"))
}

/// What stands below this row, if it is a heading of the page's own.
pub(super) fn below_heading(rows: &[Row<'_>], heading: usize, wrap: Wrap) -> Option<Found> {
    let links = links_below(rows, heading, wrap);
    points(rows, heading)
        .or_else(|| Found::some(links, Furniture::Links, "below a heading of links"))
}

/// The points of the article that stand below `Story highlights`.
pub(super) fn points(rows: &[Row<'_>], heading: usize) -> Option<Found> {
    let count = highlights_below(rows, heading);
    Found::some(count, Furniture::Page, "a point of the page's own")
}

/// Links from this row on, whose heading stands below them.
pub(super) fn above_heading(rows: &[Row<'_>], at: usize, wrap: Wrap) -> Option<Found> {
    Found::some(links_above(rows, at, wrap), Furniture::Links, "above a heading of links")
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
    // Each is a title: it begins as one, and is no item of a list of words.
    let is_title =
        |at: usize| rows[at].shape.words >= 3 && !rows[at].text.starts_with(char::is_lowercase);
    let titled = || rows[heading].shape.words >= 2 && (first..first + spaced).all(is_title);
    if spaced >= SPACED && rows[first].gap > 0 && count == 1 && titled() {
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
    const MOST: usize = 2;
    let count = (at..rows.len()).take(MOST).take_while(|&at| {
        let row = &rows[at];
        let title = row.kind == Kind::Text && row.shape.words >= 4;
        is_link(rows, at, wrap) && title && row.shape.ending != Ending::Open
    });
    let end = at + count.count();
    let block = rows.get(at + 1..=end).is_some_and(|rows| rows.iter().all(|row| row.gap == 0));
    // Directly below a paragraph stands no heading of the text.
    let below = at > 0 && rows[at].gap == 0 && rows[at - 1].shape.is_paragraph();
    if end > at && block && below && footer::is_heading(&rows[end]) { end - at } else { 0 }
}

/// How many rows below `Story highlights` are its points: the block below it.
fn highlights_below(rows: &[Row<'_>], heading: usize) -> usize {
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

/// The length of a film, above its title, which stands twice, or beside a button. Scores
/// and the times of a programme stand so too, without.
fn is_film(rows: &[Row<'_>], at: usize) -> bool {
    let is_button = |row: &Row<'_>| row.kind == Kind::Furniture(Furniture::Page);
    let twins = || match rows.get(at + 1..at + 3) {
        Some([title, again]) => title.text == again.text,
        _ => false,
    };
    let beside = || {
        let above = at.checked_sub(1).and_then(|above| rows.get(above));
        above.is_some_and(is_button) || rows.get(at + 1).is_some_and(is_button)
    };
    paragraphs::is_clock(&rows[at]) && (twins() || beside())
}

/// `16` above `Comments`.
fn is_count(rows: &[Row<'_>], at: usize) -> bool {
    let is_button = |next: &Row<'_>| next.gap == 0 && next.kind == Kind::Furniture(Furniture::Page);
    rows[at].text.bytes().all(|byte| byte.is_ascii_digit())
        && rows.get(at + 1).is_some_and(is_button)
}
