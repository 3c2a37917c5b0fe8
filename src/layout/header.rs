//! What stands above the text: outlet, date, headline, standfirst, byline.

use super::byline::Byline;
use super::fields::{self, Value};
use super::outlet::{self, Evidence};
use super::roles::{self, Candidate, Roles};
use super::shape::{Case, Ending};
use super::survey::{Kind, Row};
use super::wrap::Wrap;
use super::{Piece, Role, byline, dateline, footer, names, paragraphs, reference, residue};
use crate::article::Field;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, words};

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
    texts: Vec<Candidate>,
}

/// A header has no more rows than this.
const MOST_ROWS: usize = 40;

/// Cuts the header off; gives the index of the first row of the text.
pub(super) fn cut(
    rows: &[Row<'_>],
    below: &[Row<'_>],
    wrap: Wrap,
    known: Known,
    pieces: &mut Vec<Piece>,
) -> usize {
    let anchor = anchor(rows, wrap);
    let mut header = Header { rows, below, wrap, anchor, date: None, texts: Vec::new() };
    let end = header.read(pieces);
    header.assign(end, known, pieces)
}

/// The row after the last one that only a header has (a date line, a byline, a
/// label). A header ends at the first paragraph; only a standfirst that is a
/// sentence may stand in it, above the date or the byline.
fn anchor(rows: &[Row<'_>], wrap: Wrap) -> usize {
    let (mut anchor, mut sentences, mut told) = (0, 0, false);
    for (at, row) in rows.iter().enumerate().take(MOST_ROWS) {
        if at == 0 && reference::read(row).is_some() {
            anchor = 1;
            continue;
        }
        let follows = anchor == at && at > 0 && matches!(row.kind, Kind::Furniture(_) | Kind::Rule);
        if is_evidence(rows, at) {
            anchor = at + 1;
            told = true;
        } else if follows || sentences == 0 && is_neutral(row) {
            anchor = at + 1;
        } else if is_paragraph(rows, at, wrap) && !row.text.ends_with(']') {
            // A caption ends in its credit: `… on Friday [Reuters]`.
            sentences += 1;
            if told || row.shape.size > 260 || sentences > 1 || at > 0 && wrap.is_broken() {
                break;
            }
        }
    }
    anchor
}

fn is_evidence(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    match &row.kind {
        Kind::Date(reading) => residue::is_header_date(row.text, reading),
        Kind::Label(line) => {
            let value = Value::behind(row, line);
            let fields =
                [Word::Published, Word::Updated, Word::Date, Word::Author, Word::By, Word::Outlet];
            line.means.any(&fields)
                && row.shape.size <= 160
                && !value.text.is_empty()
                && fields::pieces(line.means, row.span, &value).is_some()
        }
        Kind::Furniture(Furniture::Reader) => true,
        Kind::Text => {
            row.byline.is_some()
                || is_by_alone(row)
                    && rows.get(at + 1).is_some_and(|next| names::is_full_name(next.text))
                || lower_byline(rows, at).is_some()
        }
        _ => false,
    }
}

/// `By` and a name in lower case, directly above or below a date.
fn lower_byline(rows: &[Row<'_>], at: usize) -> Option<Byline> {
    let is_date = |at: usize| matches!(rows.get(at).map(|row| &row.kind), Some(Kind::Date(_)));
    let row = &rows[at];
    let beside = row.shape.words <= 4 && (is_date(at + 1) || at > 0 && is_date(at - 1));
    beside.then(|| byline::read_lower(row.text)).flatten()
}

/// A label that may stand above the text or within it: no evidence of a header
/// once a sentence has stood above it.
fn is_neutral(row: &Row<'_>) -> bool {
    let labels =
        [Word::Located, Word::Picture, Word::Url, Word::Accessed, Word::Extra, Word::Source];
    matches!(&row.kind, Kind::Label(line) if line.means.any(&labels) && row.shape.size <= 160)
}

/// `By`, with the name on the next row.
fn is_by_alone(row: &Row<'_>) -> bool {
    row.shape.words <= 2 && row.shape.size <= 20 && words(row.text).has(Word::By)
}

/// Does this row begin a paragraph: by its own shape, or as the first of
/// several that run on?
fn is_paragraph(rows: &[Row<'_>], at: usize, wrap: Wrap) -> bool {
    let row = &rows[at];
    let text = matches!(row.kind, Kind::Text | Kind::Label(_) | Kind::Date(_));
    text && (row.shape.is_paragraph()
        || rows.get(at + 1).is_some_and(|next| wrap.runs_on(row, next)))
}

impl Header<'_, '_> {
    /// Takes the rows up to the anchor and the short rows that follow; gives
    /// the row after the last.
    fn read(&mut self, pieces: &mut Vec<Piece>) -> usize {
        let mut at = 0;
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

    /// A row below the anchor (or at the top, where there is none) that can
    /// still be a heading: short, and with text below it.
    fn is_heading(&self, at: usize) -> bool {
        let row = &self.rows[at];
        let many = self.texts.iter().filter(|text| text.rows.start >= self.anchor).count() >= 3;
        match row.kind {
            Kind::Furniture(_) => true,
            Kind::Rule => row.text.chars().count() > 1,
            Kind::Text | Kind::Date(_) | Kind::Label(_) => {
                !many
                    && at + 1 < self.rows.len()
                    && !is_paragraph(self.rows, at, self.wrap)
                    && !paragraphs::is_dateline_row(row)
                    && dateline::read(row.text).is_none()
                    && !(row.shape.ending == Ending::Open && row.shape.words > 3)
                    && names::bullet(row.text) == 0
            }
            Kind::Address => true,
        }
    }

    /// Takes one row, or several that belong together; gives how many.
    fn take(&mut self, at: usize, inside: bool, pieces: &mut Vec<Piece>) -> usize {
        let row = &self.rows[at];
        if let Some(found) = reference::read(row).filter(|_| at == 0) {
            pieces.extend(found);
            return 1;
        }
        match &row.kind {
            Kind::Rule => pieces.push(remark(row, Problem::Rule)),
            Kind::Furniture(furniture) => pieces.push(remark(row, Problem::LeftOut(*furniture))),
            Kind::Address => {
                pieces.push(Piece::new(
                    Role::Credit,
                    row.span,
                    "an address on a line of its own above the text",
                ));
            }
            Kind::Date(reading) if residue::is_header_date(row.text, reading) => {
                self.date.get_or_insert(at);
                residue::pieces(row, reading, at == 0 && !self.has_outlet(pieces), pieces);
            }
            Kind::Label(line) if inside => {
                let label = footer::within(row, &line.label);
                let value = Value::behind(row, line);
                match fields::pieces(line.means, label, &value).filter(|_| !value.text.is_empty()) {
                    Some(found) => {
                        if line.reading.is_some() {
                            self.date.get_or_insert(at);
                        }
                        pieces.extend(found);
                    }
                    None => self.keep(at, 1),
                }
            }
            _ if inside
                && is_by_alone(row)
                && self.rows.get(at + 1).is_some_and(|next| names::is_full_name(next.text)) =>
            {
                let name = &self.rows[at + 1];
                pieces.extend(footer::named(
                    name,
                    names::list(name.text, 0..name.text.len()),
                    "a name below `by`",
                ));
                widen(pieces, row.span.to(name.span));
                return 2;
            }
            Kind::Text if inside && self.is_role_row(at, pieces) => {
                let name = self.rows[at - 1].span;
                widen_to(pieces, name, row.span);
            }
            Kind::Text if (inside || at == 0) && self.is_section(row) => {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Section)));
            }
            Kind::Text if inside && at > 0 && is_agency(row) => {
                pieces.extend(footer::agencies(row, "an agency alone above the text"));
            }
            Kind::Text if inside && row.byline.is_some() => {
                pieces.extend(footer::bylines(row, row.byline.as_ref(), "begins as a byline"));
                pieces.extend(beside_name(row));
            }
            Kind::Text if inside && lower_byline(self.rows, at).is_some() => {
                let found = lower_byline(self.rows, at);
                pieces.extend(footer::bylines(row, found.as_ref(), "`by` beside the date"));
            }
            Kind::Text | Kind::Label(_) if is_barred(row) => {
                let furniture = if row.text.starts_with('▲') {
                    Furniture::Picture
                } else {
                    Furniture::Unplaced
                };
                pieces.push(remark(row, Problem::LeftOut(furniture)));
            }
            _ => {
                let rows = self.heading_rows(at);
                self.keep(at, rows);
                return rows;
            }
        }
        1
    }

    /// A section's name above the headline.
    fn is_section(&self, row: &Row<'_>) -> bool {
        self.texts.len() <= 1 && row.shape.words <= 4 && words(row.text).has(Word::Section)
    }

    fn has_outlet(&self, pieces: &[Piece]) -> bool {
        pieces.iter().any(|piece| piece.role == Role::Outlet) || !self.texts.is_empty()
    }

    /// A heading can run over several rows: in capitals, or on into a row that
    /// begins in lower case.
    fn heading_rows(&self, at: usize) -> usize {
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
            text: row.text.to_owned(),
        });
    }

    /// Decides what the texts of the header are; gives the first row of the
    /// body, which is above `end` where the last texts turn out to be body.
    fn assign(&mut self, end: usize, known: Known, pieces: &mut Vec<Piece>) -> usize {
        let stated = |role: &Role| pieces.iter().any(|piece| piece.role == *role);
        let known = Known {
            outlet: known.outlet || stated(&Role::Outlet),
            headline: known.headline || stated(&Role::Headline),
            standfirst: known.standfirst || stated(&Role::Standfirst),
            date: known.date || self.date.is_some(),
        };
        let roles = roles::decide(&self.texts, self.date, known);
        let mut standfirst = known.standfirst;
        let mut after_headline = known.headline;
        for (index, text) in self.texts.iter().enumerate() {
            if let Some(piece) = chosen(&roles, index, text) {
                after_headline |= piece.role == Role::Headline;
                if piece.role == Role::Headline && !known.outlet && roles.outlet.is_none() {
                    self.split_title(text, piece, pieces);
                    continue;
                }
                pieces.push(piece);
                pieces.extend(roles.guess.clone().filter(|_| roles.guessed(index)).map(
                    |problem| {
                        Piece::new(Role::Remark(problem), text.span, "the text leaves it open")
                    },
                ));
            } else if !self.leftover(text, after_headline, &mut standfirst, pieces) {
                // What was taken below it is read again, as text.
                let from = text.span.start;
                let to = self.rows.get(end).map_or(usize::MAX, |row| row.span.start);
                pieces.retain(|piece| !(from..to).contains(&piece.whole.start));
                return text.rows.start;
            }
        }
        end
    }

    /// The headline, and an outlet that stands on the same row with it, before
    /// or behind a bar or a dash; that is a guess, as sections stand so too.
    fn split_title(&self, text: &Candidate, piece: Piece, pieces: &mut Vec<Piece>) {
        let Some((title, name)) = outlet::beside_title(&text.text, Evidence::Word) else {
            pieces.push(piece);
            return;
        };
        let row = &self.rows[text.rows.start];
        let rest =
            Span::new(text.span.start + title.start, text.span.end.min(row.span.start + title.end));
        let problem = Problem::Guess { field: Field::Outlet, instead_of: Field::Headline };
        let name = footer::within(row, &name);
        pieces.push(Piece { value: rest, ..piece });
        pieces.push(Piece {
            role: Role::Outlet,
            value: name,
            whole: text.span,
            why: "a newspaper's name beside the headline",
        });
        pieces.push(Piece::new(Role::Remark(problem), name, "the text leaves it open"));
    }

    /// A text that is neither outlet nor headline. Gives false where it, and
    /// all that follows, belongs to the body.
    fn leftover(
        &self,
        text: &Candidate,
        after_headline: bool,
        standfirst: &mut bool,
        pieces: &mut Vec<Piece>,
    ) -> bool {
        let inside = text.rows.start < self.anchor;
        let row = &self.rows[text.rows.start];
        if self.is_role_row(text.rows.start, pieces) {
            widen_to(pieces, self.rows[text.rows.start - 1].span, text.span);
            return true;
        }
        if let Some(names) = self.names(text) {
            pieces.extend(footer::named(row, names, "a name beside the date or headline"));
            return true;
        }
        if after_headline
            && !*standfirst
            && !paragraphs::is_picture(row)
            && (inside && row.shape.words >= 6 || self.is_set_apart(text))
        {
            *standfirst = true;
            pieces.push(Piece::new(
                Role::Standfirst,
                text.span,
                "a summary between the headline and the text",
            ));
            return true;
        }
        let button =
            row.shape.case == Case::Uncased && row.shape.words <= 3 && row.shape.size <= 24;
        if !inside
            && !(after_headline && button && text.rows.start <= self.anchor + 1 && self.anchor > 0)
        {
            return false;
        }
        let role = if paragraphs::is_picture(row)
            || self.repeats_neighbour(text)
            || row.text.ends_with(']')
        {
            Role::Remark(Problem::LeftOut(Furniture::Picture))
        } else if row.shape.is_paragraph() && after_headline {
            Role::Paragraph
        } else {
            Role::Remark(Problem::LeftOut(Furniture::Unplaced))
        };
        pieces.push(Piece::new(role, text.span, "stands in the header, but is none of its parts"));
        true
    }

    /// The names of a row that is nothing but names (`Jane Doe`, `Jane Doe and
    /// John Roe`, `JUAN PÉREZ / Madrid`), beside the date or set apart below
    /// the headline.
    fn names(&self, text: &Candidate) -> Option<Vec<std::ops::Range<usize>>> {
        let row = &self.rows[text.rows.start];
        let near = self.anchor > 0 && text.rows.start <= self.anchor + 1;
        let apart = row.gap > 0 && self.rows.get(text.rows.end).is_some_and(|next| next.gap > 0);
        let cased = row.shape.case != Case::Uncased;
        let placed = text.rows.start > 0 && text.rows.len() == 1 && (near || apart && cased);
        let capitals = row.shape.case == Case::Upper && row.shape.words > 3;
        if !placed || capitals || text.evidence >= Evidence::Word || row.shape.size > 60 {
            return None;
        }
        if let Some(name) = self.lower_name(text.rows.start) {
            return Some([name].into());
        }
        if !cased {
            // Without capitals nothing tells a bare name from a button.
            return None;
        }
        let mut names = names::list(row.text, 0..row.text.len());
        let is_full = |name: &std::ops::Range<usize>| {
            row.text.get(name.clone()).is_some_and(names::is_full_name)
        };
        let first = names.first().is_some_and(is_full);
        let all_short =
            names.iter().all(|name| row.text.get(name.clone()).is_some_and(names::is_name));
        names.retain(is_full);
        (first && all_short).then_some(names)
    }

    /// Two words in lower case directly beside the date: a name that the page
    /// does not capitalise.
    fn lower_name(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let row = &self.rows[at];
        let is_date = |at: usize| self.date == Some(at);
        let plain = row.shape.words == 2
            && row.text.chars().all(|c| c.is_lowercase() || c == ' ')
            && !row.text.split(' ').any(|word| words(word).has(Word::Small));
        (plain && (is_date(at + 1) || at > 0 && is_date(at - 1))).then_some(0..row.text.len())
    }

    /// What a journalist is (`Political editor`), on the row below the name.
    fn is_role_row(&self, at: usize, pieces: &[Piece]) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|at| self.rows.get(at)) else { return false };
        let row = &self.rows[at];
        let named = pieces
            .iter()
            .any(|piece| piece.role == Role::Byline && piece.whole.overlaps(above.span));
        let last = row.text.split_whitespace().next_back().unwrap_or_default();
        named
            && row.shape.words <= 5
            && (words(row.text).has(Word::Role) || words(last).has(Word::Role))
    }

    /// A text without a full stop, with a blank line above and below.
    fn is_set_apart(&self, text: &Candidate) -> bool {
        let row = &self.rows[text.rows.start];
        let below = self.rows.get(text.rows.end);
        (row.gap > 0 || text.rows.start == self.anchor && self.anchor > 0)
            && below.is_some_and(|next| next.gap > 0 || next.indent > row.indent)
            && row.shape.ending == Ending::None
            && (row.shape.words >= 6 || row.shape.unspaced && row.shape.size >= 24)
    }

    /// A caption often stands twice, once as the picture's alternative text.
    fn repeats_neighbour(&self, text: &Candidate) -> bool {
        let start: String = text.text.chars().take(20).collect();
        [text.rows.start.checked_sub(1), Some(text.rows.end)]
            .into_iter()
            .flatten()
            .filter_map(|at| self.rows.get(at))
            .any(|row| row.text.starts_with(&start))
    }
}

/// Signs that no headline and no outlet has: copyright, a caption's triangle, an
/// address.
fn is_barred(row: &Row<'_>) -> bool {
    row.shape.size <= 90 && (row.text.starts_with('▲') || row.text.contains(['©', 'ⓒ', '@']))
}

/// An agency and nothing else?
fn is_agency(row: &Row<'_>) -> bool {
    row.shape.size <= 60
        && dateline::agencies(row.text, names::bare(row.text, 0..row.text.len())).is_some()
}

/// The agency of a dateline that stands on the byline's row: `Por Ana Ruiz
/// Madrid, 25 may (EFE).`
fn beside_name(row: &Row<'_>) -> Vec<Piece> {
    let Some((end, _)) = byline::by_end(row.text) else { return Vec::new() };
    let found = row.text.get(end..).and_then(dateline::read);
    let credit = |name: std::ops::Range<usize>| {
        let name = end + name.start..end + name.end;
        Piece {
            role: Role::Credit,
            value: footer::within(row, &name),
            whole: row.span,
            why: "the agency beside the byline",
        }
    };
    found.into_iter().flat_map(|found| found.agencies).map(credit).collect()
}

fn chosen(roles: &Roles, index: usize, text: &Candidate) -> Option<Piece> {
    let (role, why) = if roles.outlet == Some(index) {
        (Role::Outlet, text.evidence.why())
    } else if roles.headline == Some(index) {
        (Role::Headline, roles.headline_why)
    } else {
        return None;
    };
    let mut value = text.span;
    if role == Role::Headline {
        // Marks of Markdown around a title are none of its words.
        let title = text.text.trim_end_matches(['*', '#', ' ']);
        let bare = title.trim_start_matches(['#', '*', ' ']);
        if !bare.is_empty() && text.rows.len() == 1 && text.text.starts_with(['#', '*']) {
            value.start += title.len() - bare.len();
            value.end = value.start + bare.len();
        }
    }
    Some(Piece { role, value, whole: text.span, why })
}

fn remark(row: &Row<'_>, problem: Problem) -> Piece {
    Piece::new(Role::Remark(problem), row.span, "belongs to the page, not to the article")
}

/// The last byline takes up this span too.
fn widen(pieces: &mut [Piece], span: Span) {
    if let Some(piece) = pieces.last_mut() {
        piece.whole = span;
    }
}

fn widen_to(pieces: &mut [Piece], name: Span, role: Span) {
    let byline =
        pieces.iter_mut().find(|piece| piece.role == Role::Byline && piece.whole.overlaps(name));
    if let Some(piece) = byline {
        piece.whole = piece.whole.to(role);
    }
}
