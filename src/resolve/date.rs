//! The date of the record: which of several counts, and what is to be said of it.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::article::Article;
use crate::date::{Reading, Stands};
use crate::diagnostic::Problem;
use crate::layout::{Piece, Role};

/// The better a date piece, the higher: published before plain before updated,
/// a full day before a part of one, the first before the others.
pub(super) fn rank(piece: &Piece) -> (u8, u8, std::cmp::Reverse<usize>) {
    let (full, stands) = match &piece.role {
        Role::Date(Some(reading)) => (
            if reading.date.is_some() { 2 } else { 1 },
            match reading.stands {
                Stands::Published => 2,
                Stands::Plain => 1,
                Stands::Updated => 0,
            },
        ),
        _ => (0, 0),
    };
    (full, stands, std::cmp::Reverse(piece.value.start))
}

/// States the date, and gives what is to be said of it. `day_first` answers
/// whether the language of the text settles that the day comes before the month;
/// it is asked only where that is open.
pub(super) fn state<'d>(
    article: &mut Article<'d>,
    text: Cow<'d, str>,
    reading: Option<&Reading>,
    day_first: impl FnOnce() -> bool,
) -> Vec<Problem> {
    let written = article.date_text.insert(text);
    let Some(reading) = reading else { return vec![Problem::UnreadableDate] };
    article.time = reading.time;
    let Some(mut taken) = reading.date else { return vec![Problem::PartialDate] };
    let mut other = reading.other;
    if let Some(swapped) = other.filter(|other| is_swapped(taken, *other))
        && day_first()
    {
        if begins_with_month(written, taken) {
            taken = swapped;
        }
        other = None;
    }
    article.date = Some(taken);
    let ambiguous = other.map(|other| Problem::AmbiguousDate { taken, other });
    let mismatch = reading.mismatch.map(|stated| Problem::WeekdayMismatch { date: taken, stated });
    ambiguous.into_iter().chain(mismatch).collect()
}

/// Do two days differ in which number is the month?
fn is_swapped(day: NaiveDate, other: NaiveDate) -> bool {
    day.month() == other.day() && day.day() == other.month()
}

/// Is the first number of a numeric date the month of the day that it was read as?
fn begins_with_month(text: &str, day: NaiveDate) -> bool {
    let start = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = start.find(|c: char| !c.is_ascii_digit()).unwrap_or(start.len());
    start.get(..end).and_then(|number| number.parse().ok()) == Some(day.month())
}
