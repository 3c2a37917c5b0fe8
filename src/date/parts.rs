//! The parts of a line: dates, clocks, weekdays, labels, what joins them, and
//! what the grammar cannot explain.

use super::clock::{Clock, Dots, Timing, four_digits, timing};
use super::named::named;
use super::numeric::{is_time_mark, numeric};
use super::tokens::{Kind, Tokens};
use super::written::Written;
use super::zone::zone;
use crate::language::{Meaning, Role};

/// A part of a line, with the bytes that it takes up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Does white space, or the line's beginning, stand before it?
    pub(super) spaced: bool,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Date(Written),
    Clock(Clock),
    Weekday(Meaning),
    /// A word that says what the date behind it stands for.
    Published,
    /// See `Published`.
    Updated,
    /// How long the text or film takes, a zone without a clock.
    Aside,
    /// A word that joins parts of dates; beside none it explains nothing.
    Joint,
    Mark(char),
    /// What the grammar cannot explain, with its length in words.
    Unknown(usize),
}

/// How many letters of a script without spaces make a word, about: Chinese
/// words have one or two, Thai words five.
const LETTERS_OF_A_WORD: usize = 5;

/// Finds the parts of a line.
pub(super) fn parts(line: &str, tokens: Tokens) -> Vec<Part> {
    let persian = !line.is_ascii() && line.chars().any(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
    let mut parts: Vec<Part> = Vec::with_capacity(tokens.0.len());
    let mut at = 0;
    while let Some(token) = tokens.0.get(at) {
        let (what, next) = part(line, tokens, at, persian, &parts);
        let last = tokens.0.get(next - 1).unwrap_or(token);
        parts.push(Part { start: token.start, end: last.end, spaced: token.spaced, what });
        at = next;
    }
    join_clocks(line, &mut parts);
    parts
}

/// A small word between a day and its clock says `at`, in whatever language;
/// a capital letter makes it a place or a name.
fn join_clocks(line: &str, parts: &mut [Part]) {
    for at in 1..parts.len().saturating_sub(1) {
        let around =
            (parts.get(at - 1).map(|part| part.what), parts.get(at + 1).map(|part| part.what));
        if let (Some(What::Date(_)), Some(What::Clock(_))) = around
            && let Some(part) = parts.get_mut(at)
            && matches!(part.what, What::Unknown(1))
            && line.get(part.start..).is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase())
            })
        {
            part.what = What::Joint;
        }
    }
}

fn part(line: &str, tokens: Tokens, at: usize, persian: bool, before: &[Part]) -> (What, usize) {
    let number = tokens.number(at).is_some();
    if number {
        if let Some((date, clock, next)) = numeric(tokens, at, persian) {
            return match clock {
                // The compact form's clock cannot be told from its day: one part each.
                Some(_) => (What::Date(Written::Numeric(date)), at + 1),
                None => (What::Date(Written::Numeric(date)), next),
            };
        }
        let dots = if is_clock_expected(before) { Dots::Allowed } else { Dots::Marked };
        if let Some((timing, next)) = timing(tokens, at, dots) {
            return timing_part(timing, next);
        }
    }
    if let Some(found) = iso_clock(tokens, at, before) {
        return found;
    }
    if (number || tokens.word(at).is_some_and(begins_date))
        && let Some((date, next)) = best_named(line, tokens, at)
    {
        return (What::Date(Written::Named(date)), next);
    }
    match tokens.0.get(at).map(|token| token.kind) {
        Some(Kind::Number(_)) => number_part(tokens, at, before),
        Some(Kind::Word(word)) => word_part(tokens, at, word),
        Some(Kind::Unknown(letters)) => {
            (What::Unknown(1 + (letters - 1) / LETTERS_OF_A_WORD), at + 1)
        }
        Some(Kind::Mark(mark)) => {
            // A zone can stand away from its clock only in brackets.
            match zone(tokens, at, false) {
                Some((_, next)) if mark == '(' => (What::Aside, next),
                _ => (What::Mark(mark), at + 1),
            }
        }
        None => (What::Unknown(1), at + 1),
    }
}

fn timing_part(timing: Timing, next: usize) -> (What, usize) {
    match timing {
        Timing::Clock(clock) => (What::Clock(clock), next),
        Timing::Length => (What::Aside, next),
    }
}

/// The `T` and clock of ISO 8601, directly behind the day.
fn iso_clock(tokens: Tokens, at: usize, before: &[Part]) -> Option<(What, usize)> {
    let behind_date =
        matches!(before.last(), Some(Part { what: What::Date(Written::Numeric(_)), .. }));
    if !behind_date || !is_time_mark(tokens, at) {
        return None;
    }
    if let Some((timing, next)) = timing(tokens, at + 1, Dots::Marked) {
        return Some(timing_part(timing, next));
    }
    let (clock, next) = super::clock::compact(tokens, at + 1)?;
    Some((What::Clock(clock), next))
}

/// Is a number with a dot a clock here: behind a date, or a word for it?
fn is_clock_expected(before: &[Part]) -> bool {
    let marks = |part: &&Part| matches!(part.what, What::Mark(',' | '|' | '-' | '.' | ':' | '('));
    matches!(
        before.iter().rev().find(|part| !marks(part)).map(|part| part.what),
        Some(What::Date(_) | What::Joint | What::Weekday(_) | What::Updated | What::Published)
    )
}

/// Can a date begin with the word?
fn begins_date(word: Meaning) -> bool {
    word.is_month()
        || matches!(
            word.role(),
            Some(
                Role::Year
                    | Role::Month
                    | Role::Day
                    | Role::Roc
                    | Role::Japanese
                    | Role::Buddhist
                    | Role::Common
            )
        )
}

/// The date that begins at a token, unless it is a part of a date and a full
/// one begins within it: `Jan 5 May 2021` is Jan's text of the fifth of May.
fn best_named(line: &str, tokens: Tokens, at: usize) -> Option<(super::written::Named, usize)> {
    let (date, next) = named(line, tokens, at)?;
    let full = |date| Written::Named(date).is_full();
    if !full(date) {
        let better = (at + 1..next).any(|at| {
            numeric(tokens, at, false).is_some()
                || named(line, tokens, at).is_some_and(|(date, _)| full(date))
        });
        if better {
            return None;
        }
    }
    Some((date, next))
}

/// A number that is no part of a date.
fn number_part(tokens: Tokens, at: usize, before: &[Part]) -> (What, usize) {
    if let Some((clock, next)) = four_digits(tokens, at) {
        return (What::Clock(clock), next);
    }
    if let Some(next) = short_repeat(tokens, at, before) {
        return (What::Aside, next);
    }
    if tokens.role(at + 1) == Some(Role::Minute) {
        // `5 min. read`, `4 Minuten`.
        let mut next = at + 2;
        next += usize::from(tokens.is_mark(next, '.'));
        next += usize::from(tokens.role(next) == Some(Role::ReadingTime));
        return (What::Aside, next);
    }
    (What::Unknown(1), at + 1)
}

/// Month and day again before the clock of a change, as Japanese papers write
/// it behind the full date: `(最終更新 5/3 21:17)`.
fn short_repeat(tokens: Tokens, at: usize, before: &[Part]) -> Option<usize> {
    let repeats = before.iter().any(|part| matches!(part.what, What::Date(_)));
    tokens.small_number(at, 31).filter(|_| repeats && tokens.is_mark(at + 1, '/'))?;
    tokens.glued_number(at + 2, 31)?;
    let (timing, _) = timing(tokens, at + 3, Dots::Marked)?;
    matches!(timing, Timing::Clock(_)).then_some(at + 3)
}

/// Is the word the end of a compound, as in `LOAD-DATE`?
fn is_compound(tokens: Tokens, at: usize) -> bool {
    let Some(first) = at.checked_sub(2) else { return false };
    tokens.is_mark(at - 1, '-')
        && tokens.is_glued(at - 1)
        && tokens.is_glued(at)
        && matches!(tokens.0.get(first).map(|token| token.kind), Some(Kind::Unknown(_)))
}

fn word_part(tokens: Tokens, at: usize, word: Meaning) -> (What, usize) {
    // `下午2:30`, `noon`.
    if (word.half().is_some() || matches!(word.role(), Some(Role::Noon | Role::Midnight)))
        && let Some((timing, next)) = timing(tokens, at, Dots::Allowed)
    {
        return timing_part(timing, next);
    }
    if is_compound(tokens, at) {
        return (What::Unknown(1), at + 1);
    }
    let what = match word.role() {
        Some(Role::Published) => What::Published,
        Some(Role::Updated) => What::Updated,
        // One letter is a page's or a person's as often as a weekday's.
        _ if word.is_weekday() && tokens.is_one_letter(at) => What::Joint,
        _ if word.is_weekday() => What::Weekday(word),
        Some(Role::ReadingTime | Role::Zone | Role::UsZone | Role::UsClock) => What::Aside,
        Some(_) => What::Joint,
        None => What::Unknown(1),
    };
    (what, at + 1)
}
