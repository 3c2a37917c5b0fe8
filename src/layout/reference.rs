//! A bibliographic reference above the text, as teaching material gives it by
//! the Brazilian standard ABNT NBR 6023: `SURNAME, I.; SURNAME, I. Title.
//! Journal, n. 2, 2017.` or `SURNAME, I. Disponível em: www.example.org. Acesso
//! em: 6 dez. 2017.`

use std::ops::Range;

use super::fields::{self, Value};
use super::survey::{Kind, Row};
use super::{Piece, Role, footer, label};

/// The authors of a reference, and what it refers to, which is credited.
pub(super) fn read(row: &Row<'_>) -> Option<Vec<Piece>> {
    if row.shape.size > 200 {
        return None;
    }
    let authors = authors(row.text);
    let end = authors.last()?.end;
    let mut pieces = footer::named(row, authors, "the author of a reference");
    let referred = match &row.kind {
        Kind::Label(line) => {
            let value = Value::behind(row, line);
            fields::pieces(line.means, footer::within(row, &line.label), &value)?
        }
        _ => {
            let rest = label::trimmed(row.text, end..row.text.len());
            journal(row, &rest).unwrap_or_else(|| {
                let value = footer::within(row, &rest);
                let why = "what a reference refers to";
                vec![Piece { role: Role::Credit, value, whole: row.span, why }]
            })
        }
    };
    pieces.extend(referred);
    Some(pieces)
}

/// `Title. Journal, n. 2, 2017 (adaptado).`: the journal published it, and the
/// journal with its number is what the reference refers to.
fn journal(row: &Row<'_>, rest: &Range<usize>) -> Option<Vec<Piece>> {
    /// What NBR 6023 sets behind a journal's title: volume, number, year, page.
    const NUMBERS: [&str; 5] = [", v. ", ", n. ", ", ano ", ", ed. ", ", p. "];
    let text = row.text.get(rest.clone())?;
    let start = text.find(". ")? + 2;
    let after = text.get(start..)?;
    let name = NUMBERS.iter().filter_map(|mark| after.find(mark)).min()?;
    let issue = after.find(" (").unwrap_or(after.len()).max(name);
    let span = |from: usize, to: usize| {
        let range = label::trimmed(row.text, rest.start + from..rest.start + to);
        footer::within(row, &range)
    };
    let issue = after.get(..issue)?.trim_end_matches(['.', ' ']).len();
    let piece = |role, value, why| Piece { role, value, whole: row.span, why };
    Some(vec![
        piece(Role::Outlet, span(start, start + name), "the journal of a reference"),
        piece(Role::Credit, span(start, start + issue), "what a reference refers to"),
    ])
}

/// Authors as `SURNAME, I.`, with semicolons between them.
fn authors(text: &str) -> Vec<Range<usize>> {
    let mut authors = Vec::new();
    let mut start = 0;
    while let Some(end) = author(text, start) {
        authors.push(start..end);
        match text.get(end..).map(|rest| (rest, rest.trim_start_matches(';').trim_start())) {
            Some((rest, next)) if rest.starts_with(';') => start = text.len() - next.len(),
            _ => break,
        }
    }
    authors
}

/// Where an author that starts here ends: a surname in capitals, a comma, and
/// initials.
fn author(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    // An early end for nearly every line.
    if rest.chars().take(2).any(char::is_lowercase) {
        return None;
    }
    let (surname, after) = rest.split_once(", ")?;
    let capitals = surname.chars().count() >= 2
        && surname.chars().any(char::is_uppercase)
        && surname.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '\''));
    let mut initials = 0;
    for part in after.split_inclusive('.') {
        let letter = part.trim_start().trim_end_matches('.');
        if !part.ends_with('.')
            || letter.chars().count() != 1
            || !letter.chars().all(char::is_uppercase)
        {
            break;
        }
        initials += part.len();
    }
    (capitals && initials > 0).then_some(start + surname.len() + 2 + initials)
}
