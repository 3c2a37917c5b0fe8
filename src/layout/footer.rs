//! What stands below the text: credits, copyright, contact details, links.

use super::fields::{self, Value};
use super::label::LabelLine;
use super::shape::Ending;
use super::survey::{Kind, Row};
use super::{Piece, Role, dateline, names};
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, words};

/// Cuts the footer off, from the last row upwards; gives the number of rows
/// that are left.
pub(super) fn cut(rows: &[Row<'_>], pieces: &mut Vec<Piece>) -> usize {
    let mut end = tail(rows, pieces);
    while end > 1 {
        let Some(start) = credit_list(rows, end, pieces).or_else(|| step(rows, end, pieces)) else {
            break;
        };
        end = start;
    }
    end
}

/// One row of the footer: gives its index when it belongs there.
fn step(rows: &[Row<'_>], end: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    let row = rows.get(end - 1)?;
    let found = match &row.kind {
        Kind::Rule => remark(row, Problem::Rule),
        Kind::Furniture(furniture) => remark(row, Problem::LeftOut(*furniture)),
        Kind::Address => vec![Piece::new(
            Role::Credit,
            row.span,
            "an address on a line of its own below the text",
        )],
        Kind::Label(line) => label(row, line)?,
        Kind::Date(reading) if reading.is_date_line() => {
            vec![Piece::new(
                Role::Date(Some(reading.clone())),
                row.span,
                "a date line below the text",
            )]
        }
        Kind::Date(_) | Kind::Text => text(rows, end - 1)?,
    };
    pieces.extend(found);
    Some(end - 1)
}

fn remark(row: &Row<'_>, problem: Problem) -> Vec<Piece> {
    vec![Piece::new(Role::Remark(problem), row.span, "belongs to the page, not to the article")]
}

/// A labelled row below the text.
fn label(row: &Row<'_>, line: &LabelLine) -> Option<Vec<Piece>> {
    let value = Value::behind(row, line);
    let links = line.means.any(&[Word::Links, Word::Accessed, Word::Contact]);
    let stated = !value.text.is_empty() && row.shape.size <= 160;
    let fields = [
        Word::Source,
        Word::Credit,
        Word::Located,
        Word::Picture,
        Word::Author,
        Word::By,
        Word::Date,
        Word::Published,
        Word::Updated,
        Word::Url,
        Word::Extra,
    ];
    (links || stated && line.means.any(&fields))
        .then(|| fields::pieces(line.means, within(row, &line.label), &value))
        .flatten()
}

/// Could this be what a credit names, rather than a sentence that begins with
/// `Source:`? Names are short.
pub(super) fn is_credit(value: &str) -> bool {
    value.split_whitespace().count() <= 16 && value.chars().count() <= 140
}

/// The names of a credit line.
fn credits(row: &Row<'_>, value: std::ops::Range<usize>) -> Vec<Piece> {
    names::list(row.text, value)
        .into_iter()
        .map(|name| Piece {
            role: Role::Credit,
            value: within(row, &name),
            whole: row.span,
            why: "behind words of credit",
        })
        .collect()
}

/// Names of a byline that takes up the row.
pub(super) fn bylines(
    row: &Row<'_>,
    names: Vec<std::ops::Range<usize>>,
    why: &'static str,
) -> Vec<Piece> {
    let piece = |role, name| Piece { role, value: within(row, name), whole: row.span, why };
    let agencies = names.iter().filter(|name| {
        row.text.get((*name).clone()).is_some_and(|text| words(text).has(Word::Agency))
    });
    let credits: Vec<_> = agencies.map(|name| piece(Role::Credit, name)).collect();
    names.iter().map(|name| piece(Role::Byline, name)).chain(credits).collect()
}

/// A range of the row, as a span of the document.
pub(super) const fn within(row: &Row<'_>, range: &std::ops::Range<usize>) -> Span {
    Span::new(row.span.start + range.start, row.span.start + range.end)
}

/// A row without a label: an agency, a byline, contact details.
fn text(rows: &[Row<'_>], at: usize) -> Option<Vec<Piece>> {
    let row = rows.get(at)?;
    let bare = names::bare(row.text, 0..row.text.len());
    if row.shape.size <= 60
        && let Some(agencies) = dateline::agencies(row.text, bare)
    {
        let piece = |name| Piece {
            role: Role::Credit,
            value: within(row, &name),
            whole: row.span,
            why: "an agency alone below the text",
        };
        return Some(agencies.into_iter().map(piece).collect());
    }
    if !row.text.contains(char::is_alphabetic) {
        return Some(remark(row, Problem::LeftOut(Furniture::Page)));
    }
    if let Some(name) = credit_phrase(row) {
        return Some(credits(row, name));
    }
    if is_contact(row) {
        return Some(remark(row, Problem::LeftOut(Furniture::Contact)));
    }
    if row.shape.size <= 100 && row.shape.ending != Ending::Stop && !row.byline.is_empty() {
        return Some(bylines(row, row.byline.clone(), "a byline below the text"));
    }
    let last_text = rows.get(at.wrapping_sub(1)).is_some_and(|above| above.shape.is_paragraph());
    if at >= 3
        && last_text
        && row.gap > 0
        && row.shape.size <= 30
        && row.shape.case == super::shape::Case::Title
        && names::is_full_name(row.text)
    {
        return Some(bylines(
            row,
            vec![0..row.text.len()],
            "a name alone below the last paragraph",
        ));
    }
    None
}

/// `Theo VnExpress`, `По материалам …`, `Published by … with permission from
/// …`: words of credit without a colon.
fn credit_phrase(row: &Row<'_>) -> Option<std::ops::Range<usize>> {
    if row.shape.size > 100 || row.shape.words > 12 {
        return None;
    }
    let spaces =
        row.text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(4);
    let end = spaces
        .filter(|at| row.text.get(..*at).is_some_and(|phrase| words(phrase).has(Word::Credit)))
        .last()?;
    let permission = row.text.find(" with permission").unwrap_or(row.text.len());
    let name = names::bare(row.text, end..permission.max(end));
    let value = row.text.get(name.clone())?;
    // Small words begin many lines; they credit only an agency.
    let small = row.text.get(..end)?.chars().count() <= 6;
    let capital = value.chars().next().is_some_and(|c| !c.is_lowercase());
    let known = dateline::agencies(row.text, name.clone()).is_some();
    let sentence = row.shape.is_paragraph() && permission == row.text.len();
    let told = known || !sentence && (!small || is_vietnamese(row.text.get(..end)?));
    (capital && value.split_whitespace().count() <= 8 && told).then_some(name)
}

/// `Theo` opens a credit line in Vietnamese papers whatever name follows.
fn is_vietnamese(phrase: &str) -> bool {
    words(phrase).has(Word::Credit)
        && phrase.chars().all(|c| c.is_ascii_alphabetic())
        && phrase.len() == 4
}

/// Contact details, by an e-mail address or by the words they begin with.
pub(super) fn is_contact(row: &Row<'_>) -> bool {
    if row.text.len() > 400 {
        return false;
    }
    let mail = row.text.contains("[email") || has_mail_address(row.text);
    mail || begins_as_contact(row.text)
}

fn has_mail_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';')).any(
        |word| {
            word.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty() && host.contains('.') && host.len() >= 4
            })
        },
    )
}

fn begins_as_contact(text: &str) -> bool {
    let mut spaces = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, '!' | '(' | ':' | '.'))
        .map(|(at, _)| at)
        .take(6);
    spaces.any(|at| text.get(..at).is_some_and(|phrase| words(phrase).has(Word::Contact)))
}

/// A source label alone on its row, and the list below it, which reaches to
/// the end of the rows: gives the label's index.
fn credit_list(rows: &[Row<'_>], end: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    /// No article credits more than this many.
    const MOST: usize = 20;
    let at = (end.saturating_sub(MOST)..end).rev().find(|&at| !is_entry(&rows[at]))?;
    let label = rows.get(at)?;
    let Kind::Label(line) = &label.kind else { return None };
    if at + 1 >= end || !line.means.has(Word::Source) || !line.value.is_empty() {
        return None;
    }
    for row in &rows[at + 1..end] {
        let value = within(row, &names::bare(row.text, 0..row.text.len()));
        let whole = if row.span == rows[at + 1].span { label.span.to(row.span) } else { row.span };
        pieces.push(Piece {
            role: Role::Credit,
            value,
            whole,
            why: "in the list below a source label",
        });
    }
    Some(at)
}

fn is_entry(row: &Row<'_>) -> bool {
    match row.kind {
        Kind::Address => true,
        Kind::Text | Kind::Date(_) => row.shape.size <= 120 && !row.shape.is_paragraph(),
        _ => false,
    }
}

/// The lower part of a page that was copied whole: from the first list of
/// links on, where hardly any paragraph follows. Gives the rows that are left.
fn tail(rows: &[Row<'_>], pieces: &mut Vec<Piece>) -> usize {
    let cue = (3..rows.len()).find(|&at| {
        matches!(rows[at].kind, Kind::Furniture(Furniture::Links | Furniture::Page))
            && rows.len() - at > 5
            && is_mostly_short(&rows[at..])
            && !is_mostly_short(&rows[..at])
    });
    let Some(cue) = cue else { return rows.len() };
    let mut start = cue;
    while start > 3 && belongs_to_tail(rows, start) {
        start -= 1;
    }
    for row in &rows[start..] {
        let problem = match row.kind {
            Kind::Rule => Problem::Rule,
            Kind::Furniture(furniture) => Problem::LeftOut(furniture),
            _ => Problem::LeftOut(Furniture::Links),
        };
        pieces.extend(remark(row, problem));
    }
    start
}

/// Do fewer than one row in five read as a long paragraph?
fn is_mostly_short(rows: &[Row<'_>]) -> bool {
    let long = rows.iter().filter(|row| row.shape.is_paragraph() && row.shape.size > 130).count();
    long * 5 < rows.len()
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
