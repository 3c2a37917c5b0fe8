//! Dates of three numbers: `05.12.2022`, `5/12/22`, `2022-12-05`, `20221205`.

use super::clock::{Clock, compact};
use super::tokens::{Kind, Token, Tokens};
use super::written::{Numeric, NumericYear};
use crate::language::{Calendar, Role};

/// Reads a date of three numbers that begins at a token; with the clock of its
/// compact form, and the token behind it.
pub(super) fn numeric(
    tokens: Tokens,
    at: usize,
    persian: bool,
) -> Option<(Numeric, Option<Clock>, usize)> {
    if follows_number(tokens, at) {
        return None;
    }
    if let Some(found) = digits_only(tokens, at) {
        return Some(found);
    }
    let first = tokens.number(at)?;
    let separator = tokens.mark(at + 1).filter(|mark| matches!(mark, '.' | '-' | '/'))?;
    let second = tokens.number(at + 2)?;
    if !tokens.is_mark(at + 3, separator) {
        return None;
    }
    let third = tokens.number(at + 4)?;
    // Dashes with spaces are dashes; dots and slashes may have them.
    let tight = (at + 1..=at + 4).all(|at| tokens.is_glued(at));
    if separator == '-' && !tight {
        return None;
    }
    let next = at + 5;
    // `1.2.2022.4` is a version, `10/12/2022/3` a path.
    if tight
        && tokens.is_mark(next, separator)
        && tokens.is_glued(next)
        && tokens.is_glued(next + 1)
        && tokens.number(next + 1).is_some_and(|number| number.digits != 2 || separator != '-')
    {
        return None;
    }
    let year = match [first.digits, second.digits, third.digits] {
        [4, 1..=2, 1..=2] => NumericYear::First,
        [1..=2, 1..=2, 4] => NumericYear::Last,
        // `17.1. 06:12` is a day and the time, not a year.
        [1..=2, 1..=2, 2] if !tight && tokens.is_mark(next, ':') => return None,
        [1..=2, 1..=2, 2] if separator != '-' || american_wire(tokens, next) => NumericYear::Short,
        _ => return None,
    };
    let mut numbers = [0; 3];
    for (to, from) in numbers.iter_mut().zip([first, second, third]) {
        *to = u32::try_from(from.value).ok()?;
    }
    let mark = tokens.role(next);
    let (calendar, next) = match mark {
        Some(Role::Hijri) => (Some(Calendar::Hijri), next + 1),
        Some(Role::Jalali) => (Some(Calendar::Jalali), next + 1),
        Some(Role::Common | Role::Year)
            if !tokens.0.get(next)?.spaced || mark == Some(Role::Year) =>
        {
            (None, next + 1)
        }
        _ => (None, next),
    };
    let calendar = calendar.or((persian || first.persian).then_some(Calendar::Jalali));
    Some((Numeric { numbers, separator, year, calendar }, None, next))
}

/// Does the number continue another number or a word: `+33.1.02.2022`, `v1.2.2022`?
fn follows_number(tokens: Tokens, at: usize) -> bool {
    if !tokens.is_glued(at) {
        return false;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.0.get(before)) else {
        return false;
    };
    match before.kind {
        Kind::Mark('.' | '-' | '/' | '+' | '#' | '=' | '_' | '$' | '€' | '£') => {
            // A bullet or dash of decoration stands alone.
            at.checked_sub(2).and_then(|at| tokens.0.get(at)).is_some_and(|token| {
                !before.spaced && matches!(token.kind, Kind::Number(_) | Kind::Unknown(_))
            }) || matches!(before.kind, Kind::Mark('+' | '#' | '=' | '_' | '$' | '€' | '£'))
        }
        Kind::Unknown(_) => before.end - before.start <= 2,
        _ => false,
    }
}

/// Two digits for the year between dashes are a date only in the form of
/// American agencies: four digits and a zone behind them.
fn american_wire(tokens: Tokens, at: usize) -> bool {
    super::clock::four_digits(tokens, at).is_some_and(|(clock, _)| clock.has_us_zone())
}

/// `20221205`, `20221205T143000Z`, `20221205143000`.
fn digits_only(tokens: Tokens, at: usize) -> Option<(Numeric, Option<Clock>, usize)> {
    let number = tokens.number(at).filter(|number| matches!(number.digits, 8 | 12 | 14))?;
    let date = match number.digits {
        8 => number.value,
        12 => number.value / 10_000,
        _ => number.value / 1_000_000,
    };
    let numbers =
        [date / 10_000, date / 100 % 100, date % 100].map(|part| u32::try_from(part).unwrap_or(0));
    // Other numbers of eight digits are telephones and cases.
    if !(1900..2100).contains(&numbers[0])
        || !(1..=12).contains(&numbers[1])
        || !(1..=31).contains(&numbers[2])
    {
        return None;
    }
    let numeric = Numeric { numbers, separator: '-', year: NumericYear::First, calendar: None };
    if number.digits == 8
        && is_time_mark(tokens, at + 1)
        && let Some((clock, next)) = compact(tokens, at + 2)
    {
        return Some((numeric, Some(clock), next));
    }
    Some((numeric, None, at + 1))
}

/// The `T` between day and clock of ISO 8601.
pub(super) fn is_time_mark(tokens: Tokens, at: usize) -> bool {
    let Some(Token { start, end, spaced: false, kind: Kind::Unknown(_) | Kind::Word(_) }) =
        tokens.0.get(at)
    else {
        return false;
    };
    end - start == 1
        && tokens.is_glued(at + 1)
        && tokens.number(at + 1).is_some_and(|clock| clock.digits % 2 == 0)
}
