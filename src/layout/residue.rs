//! What stands beside the date on its line: `Reuters | May 3, 2021`,
//! `By Jane Doe, 3 May 2021`, `2021-05-03 来源：新华网`.

use std::iter;
use std::ops::Range;

use super::byline::{self, Byline};
use super::label::{self, LabelLine};
use super::outlet::{self, Evidence};
use super::shape::Shape;
use super::survey::Row;
use super::{Piece, Role, fields, footer, names};
use crate::date::Reading;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, Words, is_alphabetic, stands_for_any};

/// What a part of the residue is.
enum Part {
    Outlet,
    Byline(Byline),
    Credit(Vec<Range<usize>>),
    Labelled(LabelLine),
    Page,
    /// A place, a section, a role.
    Name,
    /// Words of a sentence: then the line is no date line at all.
    Prose,
}

/// Is this the date line of a header: nothing but a date, or a date beside an
/// outlet, a byline, a credit, a section?
pub(super) fn is_header_date(text: &str, reading: &Reading) -> bool {
    let ends_as_sentence =
        text.ends_with(['.', '。', '।', '۔', '።', '։']) && reading.unexplained >= 2;
    if reading.date.is_none() && reading.unexplained > 0 || ends_as_sentence {
        return false;
    }
    parts(text, reading).iter().all(|range| !matches!(part(text, range), Part::Prose))
}

/// The date of the row, and what stands beside it.
pub(super) fn pieces(
    row: &Row<'_>,
    reading: &Reading,
    outlet_first: bool,
    pieces: &mut Vec<Piece>,
) {
    let value =
        fields::Value { text: row.text, span: row.span, whole: row.span, reading: Some(reading) };
    pieces.extend(fields::date(&value, "a date line").into_iter().flatten());
    let mut names_outlet = outlet_first;
    for range in parts(row.text, reading) {
        let beside = |role, range: &Range<usize>| Piece {
            role,
            value: footer::within(row, range),
            whole: row.span,
            why: "beside the date",
        };
        match part(row.text, &range) {
            Part::Outlet => pieces.push(beside(Role::Outlet, &range)),
            Part::Byline(found) => {
                pieces.extend(found.names.iter().map(|name| beside(Role::Byline, name)));
                pieces.extend(found.agencies.iter().map(|name| beside(Role::Credit, name)));
            }
            Part::Credit(_) if names_outlet => pieces.push(beside(Role::Outlet, &range)),
            Part::Credit(names) => {
                pieces.extend(names.iter().map(|name| beside(Role::Credit, name)));
            }
            Part::Labelled(line) => labelled(row, &range, &line, pieces),
            Part::Name if names_outlet && is_short_name(row.text, &range) => {
                pieces.push(beside(Role::Outlet, &range));
                names_outlet = false;
            }
            Part::Name if is_person(row.text, &range) => pieces.push(beside(Role::Byline, &range)),
            Part::Name if row.text.get(range.clone()).is_some_and(names::is_unspaced_name) => {
                pieces.push(beside(Role::Byline, &range));
                pieces.push(beside(Role::Remark(names::GUESS), &range));
            }
            part => {
                let furniture =
                    if matches!(part, Part::Page) { Furniture::Page } else { Furniture::Unplaced };
                let span = footer::within(row, &range);
                let problem = Problem::LeftOut(furniture);
                pieces.push(Piece::new(
                    Role::Remark(problem),
                    span,
                    "stands beside the date, but is no field",
                ));
            }
        }
    }
}

fn labelled(row: &Row<'_>, range: &Range<usize>, line: &LabelLine, pieces: &mut Vec<Piece>) {
    let base = row.span.start + range.start;
    let shift = |inner: &Range<usize>| Span::new(base + inner.start, base + inner.end);
    let text = row.text.get(range.clone()).unwrap_or_default();
    let value = fields::Value {
        text: text.get(line.value.clone()).unwrap_or_default(),
        span: shift(&line.value),
        whole: Span::new(base, base + text.len()),
        reading: None,
    };
    pieces.extend(fields::pieces(line.means, shift(&line.label), &value).unwrap_or_default());
}

/// The text before and after the date, cut at bars and bullets.
fn parts(text: &str, reading: &Reading) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for side in [&reading.before, &reading.after] {
        let Some(all) = text.get(side.clone()) else { continue };
        let mut start = side.start;
        let marks = all.char_indices().filter(|(at, c)| {
            matches!(c, '|' | '·' | '•' | '»' | '›')
                || matches!(c, '-' | '–' | '—' | '/') && is_between_spaces(all, *at, *c)
        });
        for (at, c) in marks {
            parts.push(start..side.start + at);
            start = side.start + at + c.len_utf8();
        }
        parts.push(start..side.end);
    }
    parts
        .into_iter()
        .map(|part| whole_brackets(text, names::bare(text, label::trimmed(text, part))))
        .map(|part| without_preposition(text, part))
        .filter(|part| !part.is_empty())
        .collect()
}

/// The part without a bracket that opens or closes outside of it: the line
/// stood in brackets.
fn whole_brackets(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = text.get(part.clone()).unwrap_or_default();
    let open = inner.starts_with(['(', '（']) && !inner.contains([')', '）']);
    let close = inner.ends_with([')', '）']) && !inner.contains(['(', '（']);
    let first = inner.chars().next().filter(|_| open).map_or(0, char::len_utf8);
    let last = inner.chars().next_back().filter(|_| close).map_or(0, char::len_utf8);
    label::trimmed(text, part.start + first..part.end - last)
}

/// `Harzer Rundschau vom 3. Mai`: the small word before the date is no name's.
fn without_preposition(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = text.get(part.clone()).unwrap_or_default();
    match inner.rsplit_once(char::is_whitespace) {
        Some((name, last))
            if last.starts_with(char::is_lowercase)
                && stands_for_any(last, &[Word::Particle, Word::Small]) =>
        {
            label::trimmed(text, part.start..part.start + name.len())
        }
        _ => part,
    }
}

/// `Nr. 37, S. 12`: numbers of an issue and a page.
fn is_numbers(part: &str) -> bool {
    part.contains(|c: char| c.is_numeric())
        && part.split(|c: char| !is_alphabetic(c)).all(|word| word.chars().count() <= 3)
}

fn is_between_spaces(text: &str, at: usize, c: char) -> bool {
    let before = text.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
    let after =
        text.get(at + c.len_utf8()..).is_some_and(|after| after.starts_with(char::is_whitespace));
    before && after
}

fn part(text: &str, range: &Range<usize>) -> Part {
    let Some(part) = text.get(range.clone()) else { return Part::Prose };
    let shift = |names: Vec<Range<usize>>| -> Vec<_> {
        names.into_iter().map(|name| name.start + range.start..name.end + range.start).collect()
    };
    if let Some(line) = label::read(part, None).filter(|line| !line.value.is_empty()) {
        return Part::Labelled(line);
    }
    if let Some(found) = byline::read(part) {
        let Byline { names, agencies } = found;
        return Part::Byline(Byline { names: shift(names), agencies: shift(agencies) });
    }
    if let Some(found) = super::dateline::agencies(part, 0..part.len()) {
        return Part::Credit(shift(found));
    }
    if let Some(end) = byline::phrase_end(part, Word::Credit).filter(|end| *end < part.len()) {
        let name = names::bare(part, end..part.len());
        return Part::Credit(shift(iter::once(name).collect()));
    }
    if is_numbers(part) {
        return Part::Page;
    }
    let meaning = Words::of(part);
    if meaning.any(&[
        Word::Page,
        Word::Ago,
        Word::Role,
        Word::Links,
        Word::Updated,
        Word::Published,
    ]) || meaning.has(Word::Section) && !meaning.has(Word::Newspaper)
        || !part.contains(is_alphabetic)
    {
        return Part::Page;
    }
    let shape = Shape::of(part);
    match outlet::evidence(part, &shape, &[]) {
        Evidence::Word | Evidence::Repeated => Part::Outlet,
        Evidence::Shape => Part::Name,
        Evidence::None if shape.case == super::shape::Case::Uncased && shape.words > 3 => {
            Part::Prose
        }
        Evidence::None if shape.words <= 2 && shape.size <= 30 => Part::Name,
        Evidence::None
            if shape.words <= 5
                && names::is_name(part)
                && shape.case != super::shape::Case::Sentence =>
        {
            Part::Name
        }
        Evidence::None => Part::Prose,
    }
}

fn is_short_name(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|name| name.split_whitespace().count() <= 5)
}

fn is_person(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|name| {
        names::is_full_name(name) && Shape::of(name).case == super::shape::Case::Title
    })
}
