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
            let value = footer::within(row, &rest);
            vec![Piece {
                role: Role::Credit,
                value,
                whole: row.span,
                why: "what a reference refers to",
            }]
        }
    };
    pieces.extend(referred);
    Some(pieces)
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
