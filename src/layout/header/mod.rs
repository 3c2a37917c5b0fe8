//! What stands above the text: outlet, date, headline, standfirst, byline.

mod again;
mod anchor;
mod assign;
mod page;
mod people;
mod take;

use super::outlet::{self, Evidence};
use super::roles::Candidate;
use super::shape::{Case, Ending};
use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, dateline, names, paragraphs, picture};
use crate::language::{Word, stands_for_any};
use again::Again;
use anchor::{MOST_ROWS, anchor, is_paragraph};
pub(super) use page::top;

/// What labelled lines have stated already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    /// The outlet.
    pub(super) outlet: bool,
    /// The date.
    pub(super) date: bool,
    /// The headline.
    pub(super) headline: bool,
    /// The standfirst.
    pub(super) standfirst: bool,
}

/// The rows of a header, and what was found in them so far.
struct Header<'r, 'd> {
    rows: &'r [Row<'d>],
    /// The rows in which a publication names itself: those below the text.
    below: &'r [Row<'d>],
    wrap: Wrap,
    /// The row after the last that gives evidence of a header.
    anchor: usize,
    /// The row of the chosen date.
    date: Option<usize>,
    /// The headline, where it stands twice.
    again: Option<Again>,
    texts: Vec<Candidate<'d>>,
}

/// Cuts the header off; gives the index of the first row of the text.
pub(super) fn cut(
    rows: &[Row<'_>],
    below: &[Row<'_>],
    wrap: Wrap,
    known: Known,
    pieces: &mut Vec<Piece>,
) -> usize {
    let again = Again::find(rows, wrap).filter(|_| !known.headline);
    let anchor = anchor(rows, wrap).max(again.map_or(0, Again::end));
    let mut header = Header { rows, below, wrap, anchor, date: None, again, texts: Vec::new() };
    let end = header.read(pieces);
    header.assign(end, known, pieces)
}

impl Header<'_, '_> {
    /// Takes the rows up to the anchor and the short rows that follow; gives
    /// the row after the last.
    fn read(&mut self, pieces: &mut Vec<Piece>) -> usize {
        let mut at = self.crumbs();
        pieces.extend(self.rows[..at].iter().map(|row| take::remark(row, take::LINKS)));
        while at < self.rows.len() {
            let inside = at < self.anchor;
            if !inside && !self.is_heading(at) {
                break;
            }
            let taken = self.take(at, inside, pieces);
            at += taken;
        }
        at
    }

    /// How many rows at the top are the way to the page, set as a list: `- Home`,
    /// `- News`. A list that does not begin with the name of a page or of a section
    /// is text, and so is one with nothing else below it.
    fn crumbs(&self) -> usize {
        let is_crumb = |(at, row): &(usize, &Row<'_>)| {
            names::bullet(row.text) > 0
                && row.shape.words <= 8
                && row.shape.ending == Ending::None
                && (*at == 0 || row.gap == 0)
        };
        let named = self.rows.first().is_some_and(|row| {
            let name = row.text.get(names::bullet(row.text)..).unwrap_or_default().trim();
            stands_for_any(name, &[Word::Page, Word::Section])
        });
        if !named {
            return 0;
        }
        let count = self.rows.iter().enumerate().take_while(is_crumb).count();
        let below = self.rows.get(count).is_some_and(|row| names::bullet(row.text) == 0);
        // Only the last, the page's own title, says more than a name.
        let short = self.rows.iter().take_while(|row| row.shape.words <= 3).count();
        if count >= 2 && short + 1 >= count && below { count } else { 0 }
    }

    /// A row below the anchor (or at the top, where there is none) that can
    /// still be a heading: short, and with text below it.
    fn is_heading(&self, at: usize) -> bool {
        let row = &self.rows[at];
        if picture::is_told_above(self.rows, at) {
            return true;
        }
        let many = self.texts.iter().filter(|text| text.rows.start >= self.anchor).count() >= 3;
        match row.kind {
            Kind::Furniture(_) => true,
            Kind::Rule => row.text.chars().count() > 1,
            Kind::Text | Kind::Date(_) | Kind::Label(_) => {
                let last = at + 1 >= self.rows.len();
                let opens = row.shape.ending == Ending::Open && row.shape.words > 3;
                // A sentence with nothing of a header around it is text.
                let sentence = || {
                    self.anchor == 0
                        && row.shape.ending == Ending::Stop
                        && (row.shape.words >= 3 || row.shape.unspaced)
                };
                let long = is_paragraph(self.rows, at, self.wrap) || sentence();
                let text = long && !self.is_summary(at) && !self.is_long_headline(at)
                    || dateline::read(row.text).is_some()
                    || paragraphs::is_place_row(row)
                    || self.opens_text(at)
                    || names::bullet(row.text) > 0;
                !(many || last || opens || text)
            }
            Kind::Address => true,
        }
    }

    /// The first line of a text that is broken within sentences: a place in capitals
    /// and a dash open it, and the next line goes on in lower case.
    fn opens_text(&self, at: usize) -> bool {
        let row = &self.rows[at];
        let goes_on = |next: &Row<'_>| {
            next.gap == 0
                && next.kind == Kind::Text
                && next.shape.words >= 3
                && next.text.starts_with(char::is_lowercase)
        };
        row.shape.words >= 8
            && row.shape.ending != Ending::Stop
            && self.rows.get(at + 1).is_some_and(goes_on)
            && dateline::opens(row.text)
    }

    /// The first line of all, which is longer than headlines are: no full stop ends it,
    /// and one ends each paragraph.
    fn is_long_headline(&self, at: usize) -> bool {
        /// No headline is longer.
        const LONGEST: u32 = 200;
        /// So many paragraphs tell.
        const PARAGRAPHS: usize = 3;
        let row = &self.rows[0];
        let mut below = self.rows[1..].iter().filter(|row| row.shape.is_paragraph());
        at == 0
            && row.kind == Kind::Text
            && row.shape.ending == Ending::None
            && row.shape.size <= LONGEST
            && !self.wrap.is_broken()
            && self.rows.get(1).is_some_and(|next| next.gap > 0)
            && !dateline::opens(row.text)
            && below.clone().nth(PARAGRAPHS - 1).is_some()
            && below.all(|row| row.shape.ending == Ending::Stop)
    }

    /// A summary directly below the headline: a line without a full stop above a
    /// paragraph that has one, or one that is not set in as all paragraphs are.
    pub(super) fn is_summary(&self, at: usize) -> bool {
        /// A summary is no longer.
        const LONGEST: u32 = 320;
        let row = &self.rows[at];
        self.texts.iter().any(|text| text.rows.end == at)
            && row.gap == 0
            && row.kind == Kind::Text
            && row.shape.size <= LONGEST
            && row.shape.words >= 8
            && !self.wrap.is_broken()
            && (self.is_unstopped(at) || self.is_set_out(at))
    }

    fn is_unstopped(&self, at: usize) -> bool {
        let stops = |next: &Row<'_>| next.shape.is_paragraph() && next.shape.ending == Ending::Stop;
        self.rows[at].shape.ending == Ending::None && self.rows.get(at + 1).is_some_and(stops)
    }

    /// Is this row, as the headline, not set in, and each below it?
    pub(super) fn is_set_out(&self, at: usize) -> bool {
        /// So many tell.
        const PARAGRAPHS: usize = 3;
        let mut below = self.rows[at + 1..].iter().filter(|row| row.kind == Kind::Text);
        let first = self.rows[..=at].iter().all(|row| row.indent == 0);
        first && below.clone().nth(PARAGRAPHS - 1).is_some() && below.all(|row| row.indent > 0)
    }

    /// A heading can run over several rows: in capitals, or on into a row that
    /// begins in lower case.
    fn heading_rows(&self, at: usize) -> usize {
        if let Some(again) = self.again.filter(|again| again.headline == at) {
            return again.rows;
        }
        let mut last = at;
        while let Some(next) = self.rows.get(last + 1) {
            let row = &self.rows[last];
            let capitals = row.shape.case == Case::Upper
                && next.shape.case == Case::Upper
                && row.shape.size >= 34
                && next.shape.words >= 2;
            let lower = next.text.starts_with(char::is_lowercase)
                && row.shape.size >= 30
                && !next.shape.is_paragraph();
            let open = next.gap == 0
                && next.kind == Kind::Text
                && next.byline.is_none()
                && row.shape.ending != Ending::Stop
                && last + 2 < self.rows.len();
            if !open
                || !(capitals || lower)
                || is_paragraph(self.rows, last + 1, self.wrap) && !capitals
            {
                break;
            }
            last += 1;
        }
        last + 1 - at
    }

    /// The row directly above.
    fn above(&self, at: usize) -> Option<&Row<'_>> {
        at.checked_sub(1).and_then(|above| self.rows.get(above))
    }

    fn keep(&mut self, at: usize, count: usize) {
        let row = &self.rows[at];
        let span = row.span.to(self.rows[at + count - 1].span);
        let above = self.rows.get(..MOST_ROWS).unwrap_or(self.rows);
        let evidence = if count == 1 {
            outlet::evidence(row.text, &row.shape, &[above, self.below])
        } else {
            Evidence::None
        };
        self.texts.push(Candidate {
            rows: at..at + count,
            span,
            shape: row.shape,
            evidence,
            text: row.text,
        });
    }
}

/// Has a piece of the role been made of this row?
fn is_taken(row: &Row<'_>, role: &Role, pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.role == *role && piece.whole.overlaps(row.span))
}
