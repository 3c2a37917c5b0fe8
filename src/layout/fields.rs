//! A label and its value become pieces.

use std::ops::Range;

use super::byline;
use super::label::{self, DATES, LabelLine};
use super::names;
use super::outlet;
use super::survey::{Kind, Row};
use super::{Piece, Role, footer};
use crate::date::{Reading, Stands};
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, Words, is_alphabetic, stands_for};

/// The value of a label: behind it, or on the line below.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'r> {
    /// Its text.
    pub(super) text: &'r str,
    /// Where it stands.
    pub(super) span: Span,
    /// It and its label.
    pub(super) whole: Span,
    /// The date that it holds.
    pub(super) reading: Option<&'r Reading>,
}

impl<'r> Value<'r> {
    /// The value that stands behind the label, on its row.
    pub(super) fn behind(row: &'r Row<'_>, line: &'r LabelLine) -> Self {
        Self {
            text: row.text.get(line.value.clone()).unwrap_or_default(),
            span: Span::new(row.span.start + line.value.start, row.span.start + line.value.end),
            whole: row.span,
            reading: line.reading.as_deref(),
        }
    }

    /// The value that stands on the row below its label.
    pub(super) fn below(label: &Row<'_>, row: &'r Row<'_>) -> Self {
        let whole = label.span.to(row.span);
        match &row.kind {
            Kind::Date(reading) => {
                Self { text: row.text, span: row.span, whole, reading: Some(reading) }
            }
            // A date can have a label of its own: `---DATE---`, `Published: …`.
            Kind::Label(line) if line.states_date() => Self { whole, ..Self::behind(row, line) },
            _ => Self { text: row.text, span: row.span, whole, reading: None },
        }
    }

    /// A part of the value, with all that the value takes up.
    fn part(&self, start: usize, end: usize) -> Self {
        let text = self.text.get(start..end).unwrap_or_default();
        let span = Span::new(self.span.start + start, self.span.start + end);
        let reading = self.reading.filter(|reading| start == 0 && reading.range.end <= end);
        Self { text, span, whole: self.whole, reading }
    }

    /// What stands before the date that ends the value: nothing, or a name and
    /// white space or a mark. The digits of an address are no date.
    fn before_date(&self) -> Option<Self> {
        let ends = |reading: &&Reading| reading.date.is_some() && reading.after.is_empty();
        let reading = self.reading.filter(ends)?;
        let before = self.text.get(..reading.range.start)?;
        let apart = |c: char| c.is_whitespace() || matches!(c, '|' | '(' | '（' | ',' | '，');
        (before.is_empty() || before.ends_with(apart)).then(|| self.part(0, reading.before.end))
    }

    /// Is the date behind a comma or in brackets, and so the day of what is cited
    /// (`Statistisches Bundesamt, 3. Mai 2019`)?
    fn cites_day(&self) -> bool {
        let before = self.reading.and_then(|reading| self.text.get(..reading.range.start));
        let is_cited = |text: &str| text.trim_end().ends_with([',', '，', '(', '（']);
        before.is_some_and(is_cited) && self.before_date().is_some()
    }

    fn within(&self, range: &Range<usize>) -> Span {
        Span::new(self.span.start + range.start, self.span.start + range.end)
    }

    fn piece(&self, role: Role, why: &'static str) -> Vec<Piece> {
        vec![Piece { role, value: self.span, whole: self.whole, why }]
    }

    /// The names of the value. Behind the first, what holds a digit is a page
    /// or an issue.
    fn list(&self, role: &Role, why: &'static str) -> Vec<Piece> {
        let is_number = |part: &Range<usize>| {
            let text = self.text.get(part.clone()).unwrap_or_default();
            text.contains(|c: char| c.is_numeric())
                && text.split_whitespace().count() <= 2
                && !text.contains("://")
                && !text.contains("www.")
        };
        let parts = names::list(self.text, 0..self.text.len());
        parts
            .iter()
            .enumerate()
            .filter(|(index, part)| *index == 0 || !is_number(part))
            .map(|(_, part)| part)
            .map(|name| Piece {
                role: role.clone(),
                value: self.within(name),
                whole: self.whole,
                why,
            })
            .collect()
    }

    fn remark(&self, furniture: Furniture) -> Vec<Piece> {
        vec![Piece::new(
            Role::Remark(Problem::LeftOut(furniture)),
            self.whole,
            "labelled as no part of the article",
        )]
    }
}

/// The pieces of a label with a known meaning; `None` where the value does not
/// fit it (`Update: the ministry said …`). `label` is the label's own span.
/// Several labels can stand on one line.
pub(super) fn pieces(means: Words, label: Span, value: &Value<'_>) -> Option<Vec<Piece>> {
    let explained = value.reading.is_some_and(|reading| reading.after.is_empty());
    let several = !(means.any(&DATES) && explained) && value.text.contains([':', '：']);
    let Some(at) = several.then(|| label::next_within(value.text)).flatten() else {
        return one(means, label, value);
    };
    let first = value.part(
        0,
        value.text.get(..at)?.trim_end_matches([' ', '\u{3000}', '|', '·', '\u{A0}']).len(),
    );
    let mut found = one(means, label, &first).unwrap_or_default();
    let line = label::read(value.text.get(at..)?, None)?;
    let shift = |range: &Range<usize>| at + range.start..at + range.end;
    let rest = shift(&line.value);
    let label = value.within(&shift(&line.label));
    let inner = Value { reading: line.reading.as_deref(), ..value.part(rest.start, rest.end) };
    found.extend(pieces(line.means, label, &inner).unwrap_or_default());
    (!found.is_empty()).then_some(found)
}

fn one(means: Words, label: Span, value: &Value<'_>) -> Option<Vec<Piece>> {
    if means.any(&DATES) {
        return date(value, "behind a date label");
    }
    if value.text.is_empty() {
        return None;
    }
    let found = if means.has(Word::Headline) {
        title(value)
    } else if means.has(Word::Outlet) {
        outlet(value)?
    } else if means.has(Word::Standfirst) {
        value.piece(Role::Standfirst, "behind a summary label")
    } else if means.any(&[Word::Author, Word::By])
        && (!means.has(Word::Extra) || names::is_name(value.text))
    {
        byline(value)?
    } else if means.any(&[Word::Source, Word::Credit]) {
        credit(value)?
    } else if means.has(Word::Located) {
        located(value)?
    } else if means.any(&[Word::Url, Word::Extra]) {
        value.piece(Role::Extra { label }, "behind a label without a field of its own")
    } else if means.has(Word::Picture) {
        value.remark(Furniture::Picture)
    } else if means.has(Word::Accessed) {
        value.remark(Furniture::Reader)
    } else if means.has(Word::Links) {
        value.remark(Furniture::Links)
    } else if means.has(Word::Contact) {
        value.remark(Furniture::Contact)
    } else if means.has(Word::Copyright) {
        value.remark(Furniture::Copyright)
    } else {
        return None;
    };
    Some(found)
}

/// A date and the text that states it: all of the value where nothing else
/// stands in it, decoration included; otherwise the date's own words.
pub(super) fn date(value: &Value<'_>, why: &'static str) -> Option<Vec<Piece>> {
    let reading = value.reading?;
    let alone = reading.before.is_empty() && reading.after.is_empty() && reading.others.is_empty();
    let text = if alone && reading.stands == Stands::Plain {
        value.span
    } else {
        value.within(&reading.range)
    };
    let role = Role::Date(Some(Box::new(reading.clone())));
    let mut pieces = vec![Piece { role, value: text, whole: value.whole, why }];
    pieces.extend(reading.others.iter().map(|(other, range)| {
        let role = Role::Remark(Problem::OtherDate { date: Some(*other) });
        Piece::new(role, value.within(range), "a second date of the line")
    }));
    Some(pieces)
}

/// A title; web pages put the outlet's name behind it: `Headline | Outlet`.
fn title(value: &Value<'_>) -> Vec<Piece> {
    let why = "behind a title label";
    let Some((title, outlet)) = outlet::behind_title(value.text, outlet::Evidence::Shape) else {
        return value.piece(Role::Headline, why);
    };
    vec![
        Piece { role: Role::Headline, value: value.within(&title), whole: value.whole, why },
        Piece {
            role: Role::Outlet,
            value: value.within(&outlet),
            whole: value.whole,
            why: "behind the title, after a bar or dash",
        },
    ]
}

/// An outlet's name, or the date of publication behind a label that means both.
fn outlet(value: &Value<'_>) -> Option<Vec<Piece>> {
    match value.before_date().filter(|name| name.text.is_empty()) {
        Some(_) => date(value, "behind an outlet label"),
        None => Some(value.piece(Role::Outlet, "behind an outlet label")),
    }
}

/// Names, and the date that can stand behind them: `Andreea Popa | 21 iunie
/// 2022, 10:05`.
fn names_and_date(value: &Value<'_>, role: &Role, why: &'static str) -> Vec<Piece> {
    let Some(names) = value.before_date() else { return value.list(role, why) };
    let mut found = names.list(role, why);
    found.extend(date(value, "beside a name").into_iter().flatten());
    found
}

fn byline(value: &Value<'_>) -> Option<Vec<Piece>> {
    // `Byline: By Jane Doe`, but not `Autor: De la Cruz` or `Autor: Od redakcji`.
    let by = |end: &usize| {
        let (by, name) = value.text.split_at_checked(*end).unwrap_or_default();
        let first = name.chars().find(|c| is_alphabetic(*c));
        !stands_for(by, Word::Particle) && !first.is_some_and(char::is_lowercase)
    };
    let start = byline::opening_end(value.text, Word::By).filter(by).unwrap_or(0);
    let name = label::trimmed(value.text, start..value.text.len());
    let value = &if start > 0 { value.part(name.start, name.end) } else { *value };
    let mut found = names_and_date(value, &Role::Byline, "behind a byline label");
    let text = |piece: &Piece| {
        value.text.get(piece.value.start - value.span.start..piece.value.end - value.span.start)
    };
    // A number is a journalist's in the newsroom's books.
    found.retain(|piece| {
        piece.role != Role::Byline || text(piece).is_some_and(|name| name.contains(is_alphabetic))
    });
    // `Autor: Jane Doe aus Neukölln`
    for piece in found.iter_mut().filter(|piece| piece.role == Role::Byline) {
        let name = text(piece).and_then(|name| names::before_place(name, &(0..name.len())));
        if let Some(name) = name.filter(|name| name.end > 0) {
            piece.value.end = piece.value.start + name.end;
        }
    }
    // `Autor: Jan Hora, ČTK`: the agency behind the name is credited.
    for piece in found.iter_mut().skip(1).filter(|piece| piece.role == Role::Byline) {
        if text(piece).is_some_and(|name| stands_for(name, Word::Agency)) {
            piece.role = Role::Credit;
        }
    }
    (!found.is_empty() && value.text.chars().count() <= 160).then_some(found)
}

/// Whom a `Source:` line credits. A sentence that begins so credits nobody.
fn credit(value: &Value<'_>) -> Option<Vec<Piece>> {
    let why = "behind a source label";
    footer::is_credit(value.text).then(|| match value.cites_day() {
        true => value.piece(Role::Credit, why),
        false => names_and_date(value, &Role::Credit, why),
    })
}

/// `Disponível em: ADDRESS. Acesso em: DAY.`: the address is credited, the day
/// is the reader's.
fn located(value: &Value<'_>) -> Option<Vec<Piece>> {
    let end = value.text.find(char::is_whitespace).unwrap_or(value.text.len());
    let address = names::bare(value.text, 0..end);
    let mut found = vec![Piece {
        role: Role::Credit,
        value: value.within(&address),
        whole: Span::new(value.whole.start, value.span.start + end),
        why: "behind a label for an address",
    }];
    let rest = label::trimmed(value.text, end..value.text.len());
    if !rest.is_empty() {
        let label = value.text.get(rest.clone())?.split([':', '：']).next()?;
        if !stands_for(label, Word::Accessed) {
            return None;
        }
        let problem = Problem::LeftOut(Furniture::Reader);
        found.push(Piece::new(
            Role::Remark(problem),
            value.within(&rest),
            "the day the reader opened the page",
        ));
    }
    Some(found)
}
