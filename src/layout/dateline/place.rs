//! The place that a dateline begins with.

use crate::date;
use crate::language::is_alphanumeric;

/// Place, day and what stands between them have no more words.
const MOST_WORDS: usize = 8;

/// A place and a day in words of any length: `Praha 3. března `, `ПРИМОРСК, 14
/// февраля. ` before `/ТАСС/`.
pub(super) fn is_dated_place(text: &str) -> bool {
    /// A day is written in no more words.
    const DAY: usize = 4;
    let text = text.trim().trim_end_matches('.');
    // Without a year a day is only known by itself.
    let starts = text.rmatch_indices(' ').map(|(at, _)| at + 1).take(DAY).chain([0]);
    date::has_number(text)
        && starts.filter_map(|at| Some((at, text.get(at..)?))).any(|(at, day)| {
            date::read(day, None).is_some_and(|reading| {
                let place = at + reading.before.end;
                reading.after.is_empty() && text.get(..place).is_some_and(is_place)
            })
        })
}

/// Place names, and a day beside them: up to eight words, none of them a
/// sentence's small word.
pub(super) fn is_place(text: &str) -> bool {
    let parts: Vec<_> = text.split_whitespace().collect();
    parts.len() <= MOST_WORDS
        && text.chars().count() <= 70
        && parts.first().is_none_or(|part| part.chars().next().is_some_and(|c| !c.is_lowercase()))
        && parts.iter().all(|part| is_placed(part))
        && !text.contains(['"', '“', '«', '?', '!', ':', ';'])
}

/// A line that is nothing but a place, for a dateline on a line of its own:
/// `GORDON BAY, Ontario`.
pub(in super::super) fn is_place_line(text: &str) -> bool {
    text.split_once(',').is_some_and(|(_, rest)| !rest.trim().is_empty()) && is_capital_place(text)
}

/// A place whose name stands in capitals (`NEW YORK`, `JEFFERSON CITY, Mo.`).
pub(super) fn is_capital_place(text: &str) -> bool {
    let name = text.split(',').next().unwrap_or_default();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 3
        && letters().all(char::is_uppercase)
        && is_place(text)
        && text.chars().count() <= 50
        && !text.contains(|c: char| c.is_ascii_digit())
}

/// A word with a capital or without letters, or a small word.
fn is_placed(word: &str) -> bool {
    let first = word.chars().find(|c| is_alphanumeric(*c));
    first.is_none_or(|c| !c.is_lowercase()) || word.chars().count() <= 5
}

/// Where the words end that can be names of places: a sentence's long words
/// come early, and nothing behind them is a dateline's.
pub(super) fn places_end(head: &str) -> usize {
    let (mut end, mut words) = (0, 0);
    for word in head.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        words += usize::from(!bare.is_empty());
        if words > MOST_WORDS || !is_placed(bare) {
            break;
        }
        end += word.len();
    }
    end
}
