//! Sentences below the text that say who wrote it, or worked on it.

use std::ops::Range;

use crate::language::{Mark, Word, phrase_ends, stands_for, stands_for_any};
use crate::layout::names;
use crate::layout::shape::start;
use crate::layout::survey::{Kind, Row};

/// What stands between the name and what the person is, in the languages of papers
/// that set such notes.
const VERBS: [&str; 5] = [" is ", " ist ", " est ", " es ", " é "];

/// `Jane Doe is a staff writer at The Harbour Courier.`, below a text that does not
/// speak of her: gives the name.
pub(super) fn note(rows: &[Row<'_>], at: usize) -> Option<Range<usize>> {
    /// No note is longer, in bytes.
    const LONGEST: usize = 600;
    /// No name is longer, with the verb behind it.
    const NAME: usize = 60;
    /// So near to the end it stands.
    const LAST: usize = 12;
    /// A shorter text ends with a person whom it has not named before.
    const PARAGRAPHS: usize = 4;
    let near = at + LAST >= rows.len();
    let row =
        rows.get(at).filter(|row| near && row.kind == Kind::Text && row.text.len() <= LONGEST)?;
    let start = start(row.text, NAME);
    let (end, verb) = VERBS.iter().filter_map(|verb| Some((start.find(verb)?, *verb))).min()?;
    let (name, rest) = (row.text.get(..end)?, row.text.get(end + verb.len()..)?);
    let last = name.rsplit(' ').next()?;
    let above = rows.get(..at)?;
    let is_named = |row: &Row<'_>| row.shape.is_paragraph() && row.text.contains(last);
    (names::is_full_name(name)
        && tells_work(rest)
        && above.iter().filter(|row| row.shape.is_paragraph()).nth(PARAGRAPHS - 1).is_some()
        && !above.iter().any(is_named))
    .then_some(0..end)
}

/// `Jane Doe and John Roe contributed to this report.`
pub(super) fn is_contribution(row: &Row<'_>) -> bool {
    /// No phrase of the table has more words.
    const WORDS: usize = 6;
    let text = row.text.trim_end_matches(['.', ')', ' ']);
    let mut starts = text.rmatch_indices(' ').map(|(at, _)| at + 1).take(WORDS);
    row.text.len() <= 400
        && starts
            .any(|at| text.get(at..).is_some_and(|phrase| stands_for(phrase, Mark::Contributed)))
}

/// `a staff writer at …`, `an award-winning reporter and …`: what a journalist is,
/// within the first words.
fn tells_work(text: &str) -> bool {
    /// `an associate professor of history, and a columnist for …`
    const WORDS: usize = 14;
    let mut starts = text.match_indices(' ').map(|(at, _)| at + 1).take(WORDS);
    let is_role = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
        phrase_ends(rest, &[Word::Role], 3, is_end).next().is_some()
    };
    let article = text.split(' ').next().unwrap_or_default();
    let joined = stands_for_any(article, &[Word::Small, Word::Particle]);
    is_role(0) || joined && starts.any(is_role)
}
