//! Sentences below the text that say who wrote it, or worked on it.

use std::ops::Range;

use super::{remark, within};
use crate::article::Field;
use crate::diagnostic::{Furniture, Problem};
use crate::language::{Mark, Word, phrase_ends, stands_for, stands_for_any};
use crate::layout::survey::{Kind, Row};
use crate::layout::{Piece, Role, names};

/// What is left out with such a sentence.
const WRITERS: Problem = Problem::LeftOut(Furniture::Writers);

/// A note on the author, or on who else worked on the text.
pub(super) fn read(rows: &[Row<'_>], at: usize) -> Option<Vec<Piece>> {
    if is_contribution(&rows[at]) {
        return Some(remark(&rows[at], WRITERS));
    }
    note(rows, at)
}

/// `Jane Doe is a staff writer at The Harbour Courier.`, below a text that does not
/// speak of her. Where no byline names her above, that she wrote it is a guess.
fn note(rows: &[Row<'_>], at: usize) -> Option<Vec<Piece>> {
    /// No note is longer, in bytes.
    const LONGEST: usize = 600;
    /// So near to the end it stands.
    const LAST: usize = 12;
    /// A shorter text ends with a person whom it has not named before.
    const PARAGRAPHS: usize = 4;
    let row = &rows[at];
    let near = at + LAST >= rows.len() && row.kind == Kind::Text && row.text.len() <= LONGEST;
    // Of whom it speaks in the past, or lets speak, he is in the text.
    let told = [" was ", " said", "\"", "“", "«", " former ", " who "];
    let near = near && !told.iter().any(|sign| row.text.contains(sign));
    let name = near.then(|| name_of_writer(row.text)).flatten()?;
    let last = row.text.get(name.clone())?.rsplit(' ').next()?;
    let above = rows.get(..at)?;
    let mut paragraphs = above.iter().filter(|row| row.shape.is_paragraph());
    let many = paragraphs.clone().nth(PARAGRAPHS - 1).is_some();
    if !many || paragraphs.any(|row| row.text.contains(last)) {
        return None;
    }
    let mut bylines = above.iter().filter(|row| row.byline.is_some()).peekable();
    if bylines.peek().is_some() {
        // Of somebody else it is text.
        return bylines.any(|row| row.text.contains(last)).then(|| remark(row, WRITERS));
    }
    let name = within(row, &name);
    let why = "in a note on the author below the text";
    let guess = Problem::Guess { field: Field::Byline, instead_of: Field::Body };
    let pieces = [Role::Byline, Role::Remark(guess)].map(|role| Piece::new(role, name, why));
    Some(pieces.into_iter().chain(remark(row, WRITERS)).collect())
}

/// The name in `Jane Doe is a staff writer at …`.
fn name_of_writer(text: &str) -> Option<Range<usize>> {
    /// What stands between the name and what the person is, in the languages of papers
    /// that set such notes.
    const VERBS: [&str; 5] = ["is", "ist", "est", "es", "é"];
    /// No name has more words.
    const NAME: usize = 5;
    let blanks = memchr::memchr_iter(b' ', text.as_bytes());
    for (end, next) in blanks.clone().zip(blanks.skip(1)).take(NAME) {
        if text.get(end + 1..next).is_some_and(|word| VERBS.contains(&word)) {
            let (name, rest) = (text.get(..end)?, text.get(next + 1..)?);
            return (names::is_full_name(name) && tells_work(rest)).then_some(0..end);
        }
    }
    None
}

/// `a staff writer at …`, `an award-winning reporter and …`, `periodista …`: what a
/// journalist is, within the first words.
fn tells_work(text: &str) -> bool {
    const ARTICLES: [&str; 9] = ["a", "an", "un", "une", "una", "ein", "eine", "um", "uma"];
    /// Others than those who write are that, too.
    const OTHERS: [&str; 5] = ["producer", "analyst", "contributor", "staff", "presenter"];
    /// `an award-winning freelance science`
    const WORDS: usize = 5;
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
    let is_role = |rest: &str| {
        let role = phrase_ends(rest, &[Word::Role], 3, is_end).last();
        role.and_then(|end| rest.get(..end)).is_some_and(|role| !OTHERS.contains(&role))
    };
    let Some(article) = text.split(' ').next().filter(|word| ARTICLES.contains(word)) else {
        return is_role(text);
    };
    let mut rest = text.get(article.len() + 1..).unwrap_or_default();
    for _ in 0..WORDS {
        if is_role(rest) {
            return true;
        }
        let Some((word, behind)) = rest.split_once(' ') else { return false };
        // `a resident of …`, `a teacher, …`: he is something else.
        if word.ends_with([',', '.']) || stands_for_any(word, &[Word::Small, Word::Particle]) {
            return false;
        }
        rest = behind;
    }
    false
}

/// `Jane Doe in Lisbon and John Roe contributed to this report.`, `Jane Doe reported from
/// Lisbon; John Roe contributed to this report.`
fn is_contribution(row: &Row<'_>) -> bool {
    /// No note is longer, in bytes.
    const LONGEST: usize = 400;
    let told = || contributed(row.text).is_some() || row.text.contains(REPORTED);
    let mut parts = row.text.split("; ").flat_map(|part| part.split(". "));
    row.kind == Kind::Text
        && row.text.len() <= LONGEST
        && told()
        && parts.all(|part| contributed(part).is_some_and(are_writers) || tells_place(part))
}

/// What stands before `contributed to this report`, at the end.
fn contributed(part: &str) -> Option<&str> {
    /// No phrase of the table has more words.
    const WORDS: usize = 6;
    let text = part.trim_end_matches(['.', ')', ' ']);
    let mut starts = memchr::memrchr_iter(b' ', text.as_bytes()).take(WORDS);
    let at = starts.find(|at| {
        text.get(at + 1..).is_some_and(|phrase| stands_for(phrase, Mark::Contributed))
    })?;
    text.get(..at)
}

/// Between a reporter and the place, in a note.
const REPORTED: &str = " reported from ";

/// `Jane Doe reported from Lisbon`.
fn tells_place(part: &str) -> bool {
    part.split_once(REPORTED).is_some_and(|(names, place)| {
        names.contains(' ') && are_writers(names) && are_writers(place)
    })
}

/// Names, what they are and where, and nothing else: `Associated Press writers Jane Doe
/// in Lisbon and John Roe also`.
fn are_writers(text: &str) -> bool {
    const BESIDE: [Word; 4] = [Word::And, Word::Particle, Word::Role, Word::Small];
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let is_part = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(')
            || matches!(word, "also" | "writers")
            || stands_for_any(word, &BESIDE)
    };
    let told = |c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '«');
    !text.contains(told) && words.all(is_part)
}
