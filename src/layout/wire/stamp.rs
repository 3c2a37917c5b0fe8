//! The time of a message, as the two formats write it.

use std::ops::Range;

use crate::date::{self, DateOrder, Reading};
use crate::language::{date_word, fold};

/// The date of a stamp; its ranges count in the part of the line that is given
/// with it.
pub(super) fn read(text: &str, order: Option<DateOrder>) -> Option<(Range<usize>, Reading)> {
    if text.len() > 60 {
        return None;
    }
    iptc(text).or_else(|| anpa(text, order))
}

/// `131137 GMT Nov 13`: day and time in six digits, a zone, month and year
/// (IPTC 7901, 4.1).
fn iptc(text: &str) -> Option<(Range<usize>, Reading)> {
    let parts: Vec<_> = text.split_whitespace().collect();
    let (time, zone, month, year) = match parts.as_slice() {
        [time, month, year] => (time, "", month, year),
        [time, zone, month, year] => (time, *zone, month, year),
        _ => return None,
    };
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|c| c.is_ascii_digit());
    let folded = fold(month);
    let is_month =
        date_word(&folded, |end| end == folded.len()).is_some_and(|(_, means)| means.is_month());
    if !digits(time, 6)
        || !digits(year, 2)
        || !is_month
        || !zone.bytes().all(|c| c.is_ascii_uppercase())
    {
        return None;
    }
    // Years of two digits are of this century up to 69, as in POSIX.
    let century = if *year < "70" { "20" } else { "19" };
    let (day, hour, minute) = (time.get(..2)?, time.get(2..4)?, time.get(4..)?);
    let spelt = format!("{day} {month} {century}{year} {hour}:{minute} {zone}");
    let reading = date::read(spelt.trim_end(), None).filter(|reading| reading.date.is_some())?;
    Some((0..text.len(), whole(reading, text.len())))
}

/// A reading that takes up all of another text.
fn whole(reading: Reading, length: usize) -> Reading {
    Reading { range: 0..length, before: 0..0, after: length..length, others: Vec::new(), ..reading }
}

/// `AP-WF-11-13-13 1509GMT`: the day in numbers, month first behind the
/// letters of an American service, and the time.
fn anpa(text: &str, order: Option<DateOrder>) -> Option<(Range<usize>, Reading)> {
    let bytes = text.as_bytes();
    let start = (0..bytes.len().saturating_sub(7)).find(|at| {
        text.get(*at..*at + 8).is_some_and(is_numeric)
            && (*at == 0 || bytes.get(at - 1) == Some(&b'-'))
    })?;
    let month_first = is_american(text.get(..start)?);
    let usual = if month_first { DateOrder::Mdy } else { DateOrder::Dmy };
    let order = order.or(Some(usual));
    let rest = text.get(start + 8..)?;
    let time = rest.trim_start();
    let clock = time.bytes().take_while(|c| c.is_ascii_alphanumeric()).count();
    let timed = time.get(..4).is_some_and(|time| time.bytes().all(|c| c.is_ascii_digit()));
    let end = if timed { start + 8 + (rest.len() - time.len()) + clock } else { start + 8 };
    // With slashes it is a date in any line; a stamp is one with dashes too.
    let spelt = text.get(start..end)?.replace('-', "/");
    let reading = date::read(&spelt, order).filter(|reading| reading.date.is_some())?;
    Some((start..end, whole(reading, end - start)))
}

/// `11-13-13`.
pub(super) fn is_numeric(text: &str) -> bool {
    matches!(text.as_bytes(), [a, b, b'-', c, d, b'-', e, f]
        if [a, b, c, d, e, f].iter().all(|c| c.is_ascii_digit()))
}

/// `AP-WF-`: two letters and two letters, as ANPA's members wrote them.
fn is_american(before: &str) -> bool {
    let parts: Vec<_> = before.trim_end_matches('-').split('-').collect();
    parts.len() == 2
        && parts.iter().all(|part| part.len() == 2 && part.bytes().all(|c| c.is_ascii_uppercase()))
}
