//! Takes the rows of a header one by one: what explains itself becomes a piece,
//! the rest is kept as a candidate.

use std::ops::Range;

use super::Header;
use super::anchor::{has_name_below, is_counter, lower_byline};
use super::assign::widen_last;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, stands_for, stands_for_any};
use crate::layout::fields::{self, Value};
use crate::layout::label::LabelLine;
use crate::layout::shape::Ending;
use crate::layout::survey::{Kind, Row};
use crate::layout::{
    Piece, Role, boxes, byline, dateline, footer, names, paragraphs, picture, reference, residue,
};

impl Header<'_, '_> {
    /// Takes one row, or several that belong together; gives how many.
    pub(super) fn take(&mut self, at: usize, inside: bool, pieces: &mut Vec<Piece>) -> usize {
        let row = &self.rows[at];
        if let Some(found) = reference::read(row).filter(|_| at == 0) {
            pieces.extend(found);
            return 1;
        }
        let below = inside || self.anchor > 0 && at <= self.anchor + 1;
        match &row.kind {
            Kind::Rule => pieces.push(remark(row, Problem::Rule)),
            Kind::Furniture(furniture) => {
                let problem = Problem::LeftOut(*furniture);
                if let Some(next) = self.rows.get(at + 1).filter(|next| runs_on(row, next)) {
                    let span = row.span.to(next.span);
                    let why = "belongs to the page, not to the article";
                    pieces.push(Piece::new(Role::Remark(problem), span, why));
                    return 2;
                }
                pieces.push(remark(row, problem));
                let points = boxes::points(self.rows, at);
                return 1 + points.map_or(0, |found| found.leave(&self.rows[at + 1..], pieces));
            }
            Kind::Address => {
                pieces.push(Piece::new(
                    Role::Credit,
                    row.span,
                    "an address on a line of its own above the text",
                ));
            }
            Kind::Date(reading) if row.dates_header => {
                self.date.get_or_insert(at);
                residue::pieces(row, reading, at == 0 && !self.has_outlet(pieces), pieces);
            }
            Kind::Label(line) if inside => {
                let label = footer::within(row, &line.label);
                let value = Value::behind(row, line);
                if let Some(found) = self.stated_below(at, line) {
                    pieces.extend(found);
                    return 2;
                }
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
            _ if picture::is_told_above(self.rows, at) => {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Picture)));
            }
            _ if inside && has_name_below(self.rows, at) => {
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
                widen_last(pieces, row.span);
            }
            Kind::Text if is_counter(row) => {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Page)));
            }
            Kind::Text if (inside || self.texts.is_empty()) && self.is_section(row) => {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Section)));
            }
            Kind::Text if inside && at > 0 && footer::agency_names(row).is_some() => {
                pieces.extend(footer::agencies(row, "an agency alone above the text"));
            }
            Kind::Text if inside && row.byline.is_some() => {
                pieces.extend(footer::bylines(row, row.byline.as_deref(), "begins as a byline"));
                pieces.extend(beside_name(row));
            }
            Kind::Text if below && !self.texts.is_empty() && is_picture_text(row) => {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Picture)));
            }
            Kind::Text if inside && lower_byline(self.rows, at).is_some() => {
                let found = lower_byline(self.rows, at);
                pieces.extend(footer::bylines(row, found.as_ref(), "`by` beside the date"));
            }
            Kind::Text
                if !row.shape.is_paragraph()
                    && (picture::is_picture(row)
                        || self.has_heading() && picture::is_likely(row)) =>
            {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Picture)));
            }
            Kind::Text if self.has_heading() && footer::is_offer(row) => {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Contact)));
            }
            // `Updated`, and no day: below the date it says nothing.
            Kind::Text | Kind::Label(_)
                if self.date.is_some_and(|date| date + 1 == at)
                    && self.has_heading()
                    && stands_for_any(row.text, &[Word::Published, Word::Updated]) =>
            {
                pieces.push(remark(row, Problem::LeftOut(Furniture::Page)));
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

    /// Has a text been kept that is long enough for a headline?
    fn has_heading(&self) -> bool {
        self.texts.iter().any(|text| text.shape.words >= 4 || text.shape.unspaced)
    }

    /// A label alone on its row, and its value on the next, below a headline.
    fn stated_below(&self, at: usize, line: &LabelLine) -> Option<Vec<Piece>> {
        let row = &self.rows[at];
        if self.texts.is_empty() {
            return None;
        }
        let next = self.rows.get(at + 1).filter(|next| next.gap == 0 && next.kind == Kind::Text)?;
        let alone = line.value.is_empty() && line.means.any(&[Word::Source, Word::Author]);
        let short = next.shape.size <= 90 && next.shape.ending == Ending::None;
        let label = footer::within(row, &line.label);
        (alone && short).then(|| fields::pieces(line.means, label, &Value::below(row, next)))?
    }

    /// A section's name above the headline.
    fn is_section(&self, row: &Row<'_>) -> bool {
        self.texts.len() <= 2 && row.shape.words <= 5 && is_section_name(row.text)
    }

    fn has_outlet(&self, pieces: &[Piece]) -> bool {
        pieces.iter().any(|piece| piece.role == Role::Outlet) || !self.texts.is_empty()
    }
}

/// `Reporting from`, and the place on the next row: a small word ends no line of
/// the page.
fn runs_on(row: &Row<'_>, next: &Row<'_>) -> bool {
    let last = row.text.rsplit(' ').next().unwrap_or_default();
    let short = next.gap == 0 && next.kind == Kind::Text && next.shape.words <= 3;
    short && last.len() < row.text.len() && stands_for(last, Word::Small)
}

/// A section's name, or several: `Opinion`, `Local | Politics`, `BUSINESS NEWS`.
fn is_section_name(text: &str) -> bool {
    let is_section = |part: &str| stands_for(part, Word::Section);
    let first = text.split('|').next().unwrap_or_default();
    is_section(text)
        || first.len() < text.len() && is_section(first.trim())
        || text
            .split(|c: char| {
                c.is_whitespace() || matches!(c, '|' | '/' | '·' | '•' | '&' | '»' | '›' | '>')
            })
            .filter(|part| !part.is_empty() && !stands_for(part, Word::And))
            .all(is_section)
        // `Outlet>>Section`: the way to the page, in a script without spaces.
        || text.contains(">>") && text.rsplit('>').next().is_some_and(is_section)
}

/// `PA Media A stone bridge with a broken arch`: a picture's agency, and behind
/// it what the page says of the picture to those who do not see it; `Image
/// caption, …`; a line without a full stop that ends in an agency (`… (AFP)`,
/// `… Jane Doe / AFP`).
fn is_picture_text(row: &Row<'_>) -> bool {
    if row.shape.words < 4 || row.shape.ending == Ending::Stop {
        return false;
    }
    let alternative = || {
        let end = byline::opening_end(row.text, Word::Agency)?;
        let rest = row.text.get(end..)?.trim_start();
        (row.shape.words >= 5 && rest.starts_with(char::is_uppercase)).then_some(())
    };
    let labelled =
        || row.text.split_once(',').is_some_and(|(label, _)| stands_for(label, Word::Picture));
    let credited = || {
        let text = row.text.trim_end_matches([')', ']']);
        let last = text.rsplit(['(', '[', '/']).next().map(str::trim);
        last.is_some_and(|last| last.len() < text.len() && stands_for(last, Word::Agency))
            && !(row.shape.words <= 5 && paragraphs::is_dateline_row(row))
    };
    labelled() || credited() || alternative().is_some()
}

/// Signs that no headline and no outlet has: copyright, a caption's triangle, an
/// address.
fn is_barred(row: &Row<'_>) -> bool {
    row.shape.size <= 90 && (row.text.starts_with('▲') || row.text.contains(['©', 'ⓒ', '@']))
}

/// The agency and the day of a dateline that stands on the byline's row: `Por Ana Ruiz
/// Madrid, 25 may (EFE).`
fn beside_name(row: &Row<'_>) -> Vec<Piece> {
    let Some((end, _)) = byline::by_end(row.text) else { return Vec::new() };
    let rest = row.text.get(end..).unwrap_or_default();
    let Some(found) = dateline::read(rest) else { return Vec::new() };
    let piece = |role, part: Range<usize>, why| {
        let value = footer::within(row, &(end + part.start..end + part.end));
        Piece { role, value, whole: row.span, why }
    };
    let day = dateline::day(rest, Some(&found)).map(|(day, reading)| {
        piece(Role::Date(Some(Box::new(reading))), day, "the day of the dateline")
    });
    let credit = |name| piece(Role::Credit, name, "the agency beside the byline");
    found.agencies.into_iter().map(credit).chain(day).collect()
}

/// What is left out as links.
pub(super) const LINKS: Problem = Problem::LeftOut(Furniture::Links);

pub(super) fn remark(row: &Row<'_>, problem: Problem) -> Piece {
    Piece::new(Role::Remark(problem), row.span, "belongs to the page, not to the article")
}

/// The last byline takes up this span too.
fn widen(pieces: &mut [Piece], span: Span) {
    if let Some(piece) = pieces.last_mut() {
        piece.whole = span;
    }
}
