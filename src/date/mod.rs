//! A date written for people becomes a day, and says how sure that is.
//!
//! A line is folded and cut into [`tokens`] once; [`parts`] finds dates
//! ([`numeric`], [`named`]), [`clock`]s, weekdays and labels among them;
//! [`choose`] decides which date counts and what is left of the line. Which day
//! a [`written`] date means is decided last, when weekday and clock are known.
//! The words stand in the tables of [`crate::language`], none of them here.
//!
//! The grammar, of folded tokens; `~` joins what must stand without a space:
//!
//! ```text
//! line     = { part } ;
//! part     = date | clock | weekday | label | aside | joint | mark | unknown ;
//!
//! date     = numeric | named ;
//! numeric  = year4 sep n2 sep n2 [ era ]                 (* year, month, day *)
//!          | n2 sep n2 sep ( year4 | year2 ) [ era ]     (* see DateOrder *)
//!          | digits8 [ ~ "T" ~ ( digits4 | digits6 ) [ zone ] ]
//!          | digits12 | digits14 ;
//! sep      = "." | "/" | "-" ;                           (* the same twice *)
//! named    = item { filler item } { era | year-unit | day-unit | suffix } ;
//!            (* day, month and year in any order, each once; or a month and
//!               one of the others: a part of a date *)
//! item     = day | month | year ;
//! day      = n2 [ suffix ] | number-word | n2 day-unit | day-unit n2 ;
//! month    = month-name [ "/" month-name | "(" month-name ")" ]
//!          | n2 month-unit | month-unit n2 ;
//! year     = year4 [ year-unit ] | year-unit year4 | era n [ year-unit ]
//!          | year2 ;                                     (* behind day, month *)
//! filler   = "," | "." | "]" | ~ "-" ~ | ~ "/" ~ | ~ "'" ~ | joint | weekday
//!          | clock ;                                     (* Mon May 03 14:05 2021 *)
//! suffix   = ~ [ "-" ] ~ ordinal-or-case-ending ;
//!
//! clock    = [ half ] face [ half ] [ hour-unit ] [ zone ]
//!          | digits4 zone | "noon" | "midnight" ;
//! face     = n2 ~ ":" ~ n2 [ ~ ":" ~ n2 [ ~ ( "." | "," ) ~ n ] ]
//!          | n2 ~ "." ~ n2                               (* marked, or by a date *)
//!          | n2 hour-unit [ n2 [ minute-unit ] [ n2 second-unit ] ]
//!          | n2 ;                                        (* before a half *)
//! zone     = zone-name [ ~ sign ~ offset ] | sign ~ offset | "(" zone ")" ;
//! offset   = digits4 | n2 ~ ":" ~ n2 | n2 ;              (* hours: after GMT, UTC *)
//!
//! label    = published | updated ;
//! aside    = n minute-unit [ reading-time ] | reading-time | zone ;
//! joint    = link | at | unit | era | suffix ;
//! ```

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};

mod calendar;
mod choose;
mod clock;
mod folded;
mod leftover;
mod named;
mod numeric;
mod parts;
mod script;
mod tokens;
mod written;
mod zone;

use crate::article::ClockTime;
pub(crate) use script::has_number;

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

/// The date that a line holds. All ranges are bytes of the line, on
/// boundaries of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The bytes of the line that the chosen date takes up: day, month, year,
    /// weekday, clock and zone, from the first of them to the last, with what
    /// stands between; without labels and decoration.
    pub range: Range<usize>,
    /// The day, in the common calendar; `None` when the text gives no year or
    /// no day (`May 2004`). Such a part of a date is only found in a short line
    /// in which nothing is unexplained.
    pub date: Option<NaiveDate>,
    /// The clock beside it, as far as it is stated. 24:00 is no time.
    pub time: Option<ClockTime>,
    /// The other day that the same text could mean, where it is a guess which:
    /// day and month around a slash, or a month's name that Polish or Czech
    /// share with Croatian. `None` where a weekday or the caller decided.
    pub other: Option<NaiveDate>,
    /// The weekday that the line states, where it is not the day's weekday.
    pub mismatch: Option<Weekday>,
    /// What the word before it says (or, in Japanese, directly behind it).
    pub stands: Stands,
    /// Further full dates of the line that were not chosen, in the chosen
    /// one's calendar and other than it, with the bytes of the line that they
    /// take up.
    pub others: Vec<(NaiveDate, Range<usize>)>,
    /// Words of the line that the grammar cannot explain. What is written
    /// together counts once (`Kompas.com`); five letters of a script without
    /// spaces are a word; a question or exclamation mark, and a colon between
    /// the date and other words, mark a sentence and count as two.
    pub unexplained: usize,
    /// The bytes of the line before everything that the grammar explains (all
    /// dates with their labels, clocks and asides): a byline, an outlet, a
    /// section. Trimmed of white space, of separators (`| · • — – - , / » :`
    /// and their like) and of a bracket that opens before the date; empty where
    /// nothing is left.
    pub before: Range<usize>,
    /// The same behind everything that the grammar explains. Text between two
    /// dates is in neither.
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
///
/// `order` says how a numeric date with two readings is read, and is obeyed
/// where it gives a day. Without it: a year of four digits in front means year,
/// month, day; dots and dashes mean day first; slashes mean day first, but
/// month first where the line has a clock of twelve hours or of a zone of the
/// United States (of 390 real lines of 153 outlets, 145 numeric dates were day
/// first, none month first). A weekday that fits one reading decides.
///
/// Any text is taken; a line that cannot be a date line is turned away before
/// it is read (more than 160 characters, or no digit).
pub fn read(line: &str, order: Option<DateOrder>) -> Option<Reading> {
    if line.len() > LONGEST_LINE_BYTES
        || !has_number(line)
        || line.len() > LONGEST_LINE && line.chars().nth(LONGEST_LINE).is_some()
    {
        return None;
    }
    let tokens = tokens::tokens(line);
    let tokens = tokens::Tokens(&tokens);
    if !tokens.can_be_date() {
        return None;
    }
    let parts = parts::parts(line, tokens);
    choose::choose(line, parts, order)
}
