//! A date written for people becomes a day, and says how sure that is.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};

mod calendar;
mod choose;
mod clock;
mod named;
mod numeric;
mod parts;
mod tokens;
mod written;

use crate::article::ClockTime;

/// How to read a numeric date whose day and month could be swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Dmy, Self::Mdy, Self::Ymd];

    /// The name that `--date-order` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }
}

impl fmt::Display for DateOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no date order's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownOrder;

impl fmt::Display for UnknownOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown date order (dmy, mdy, ymd)")
    }
}

impl std::error::Error for UnknownOrder {}

impl FromStr for DateOrder {
    type Err = UnknownOrder;

    fn from_str(name: &str) -> Result<Self, UnknownOrder> {
        Self::ALL.into_iter().find(|order| order.name() == name).ok_or(UnknownOrder)
    }
}

/// What a word beside a date says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stands {
    /// Nothing.
    Plain,
    /// `Published`, `نُشر في`, `Veröffentlicht am` …
    Published,
    /// `Updated`, `Mis à jour le` …
    Updated,
}

/// The date that a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The bytes of the line that the chosen date takes up: day, month, year,
    /// weekday, clock and zone, without labels and decoration.
    pub range: Range<usize>,
    /// The day; `None` when the text gives no year or no day (`May 2004`).
    pub date: Option<NaiveDate>,
    /// The clock beside it.
    pub time: Option<ClockTime>,
    /// The other day that the same digits could mean.
    pub other: Option<NaiveDate>,
    /// The weekday that the line states, where it is not the day's weekday.
    pub mismatch: Option<Weekday>,
    /// What the word before it says.
    pub stands: Stands,
    /// Further full dates of the line that were not chosen.
    pub others: Vec<NaiveDate>,
    /// Words of the line that the grammar cannot explain.
    pub unexplained: usize,
    /// The bytes of the line before and after everything that the grammar
    /// explains (labels, marks and all dates included): a byline, an outlet, a
    /// section. Trimmed of white space and separators; empty where nothing is
    /// left.
    pub before: Range<usize>,
    /// See `before`.
    pub after: Range<usize>,
}

impl Reading {
    /// Is the line nothing but this date (one unexplained word at most)?
    pub const fn is_date_line(&self) -> bool {
        self.date.is_some() && self.unexplained <= 1
    }
}

/// The longest line that can be a date line, in characters: byline, date of
/// publication and date of change on one line stay below it.
const LONGEST_LINE: usize = 160;
/// The same in bytes, to turn long lines away without counting.
const LONGEST_LINE_BYTES: usize = LONGEST_LINE * 4;

/// Reads the date that a line holds, if it holds one.
pub fn read(line: &str, order: Option<DateOrder>) -> Option<Reading> {
    if line.len() > LONGEST_LINE_BYTES
        || !tokens::has_number(line)
        || line.len() > LONGEST_LINE && line.chars().nth(LONGEST_LINE).is_some()
    {
        return None;
    }
    let tokens = tokens::tokens(line);
    let parts = parts::parts(line, tokens::Tokens(&tokens));
    choose::choose(line, &parts, order)
}
