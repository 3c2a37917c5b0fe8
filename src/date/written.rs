//! A date as it is written, before it is known which day it means.

use chrono::{Datelike, NaiveDate};

use super::DateOrder;
use super::calendar::{self, HIJRI_YEARS, full_year};
use super::clock::Clock;
use crate::language::{Calendar, Meaning};

/// A date as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Written {
    Numeric(Numeric),
    Named(Named),
}

/// Three numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeric {
    /// In the order in which they stand.
    pub(super) numbers: [u32; 3],
    /// Between them: a dot, a dash or a slash.
    pub(super) separator: char,
    /// Where the year stands and how it is written.
    pub(super) year: NumericYear,
    /// Is it solar Hijri by its digits or script, lunar by its mark?
    pub(super) calendar: Option<Calendar>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumericYear {
    /// Four digits first.
    First,
    /// Four digits last.
    Last,
    /// Two digits, last unless the user says otherwise.
    Short,
}

/// Day, month and year where the month has a name or each number its unit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Named {
    pub(super) day: Option<u32>,
    pub(super) month: Option<Month>,
    pub(super) year: Option<Year>,
    /// The calendar that a mark beside the date names.
    pub(super) calendar: Option<Calendar>,
    /// Does a full stop stand directly behind the year, as in Croatian?
    pub(super) dot_after_year: bool,
    /// A clock between day and year: `Wed Aug 05 12:00:00 2015`.
    pub(super) clock: Option<Clock>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Month {
    Named(Meaning),
    Number(u32),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Year {
    pub(super) value: i32,
    pub(super) digits: usize,
    /// Years to add for an era's count, as `令和`.
    pub(super) era: i32,
}

/// The days that a written date can mean, likelier first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Days {
    pub(super) first: Option<NaiveDate>,
    pub(super) other: Option<NaiveDate>,
    /// Was it read in the common calendar?
    pub(super) common: bool,
}

/// What the line around a date says about how to read it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// What the user said.
    pub(super) order: Option<DateOrder>,
    /// The clock beside it is of twelve hours or of a zone of the United States.
    pub(super) american: bool,
    /// The clock beside it is of a zone of the United States.
    pub(super) us_zone: bool,
    /// The weekdays (Monday is 1) that the word beside it can name.
    pub(super) weekdays: Option<Meaning>,
    /// The line has letters that Croatian has and Polish and Czech have not.
    pub(super) south_slavic: bool,
}

impl Written {
    /// Does it give day, month and year?
    pub(super) const fn is_full(&self) -> bool {
        match self {
            Self::Numeric(_) => true,
            Self::Named(named) => {
                named.day.is_some() && named.month.is_some() && named.year.is_some()
            }
        }
    }

    /// Does its month's name stand for another month in another language?
    pub(super) fn has_two_months(&self) -> bool {
        matches!(self, Self::Named(Named { month: Some(Month::Named(name)), .. })
            if name.months().nth(1).is_some())
    }

    pub(super) const fn clock(&self) -> Option<Clock> {
        match self {
            Self::Numeric(_) => None,
            Self::Named(named) => named.clock,
        }
    }

    /// The day, and the other day that the same text could mean. A weekday
    /// chooses between two and never rejects an only one.
    pub(super) fn days(&self, context: &Context) -> Days {
        let (mut first, mut other, common) = match self {
            Self::Numeric(numeric) => numeric.days(context),
            Self::Named(named) => named.days(context),
        };
        if first.is_none() {
            (first, other) = (other, None);
        }
        if first == other {
            other = None;
        }
        if let (Some(one), Some(two), Some(word)) = (first, other, context.weekdays) {
            match (falls_on(one, word), falls_on(two, word)) {
                (true, false) => other = None,
                (false, true) => (first, other) = (other, None),
                _ => {}
            }
        }
        Days { first, other, common }
    }
}

/// Is the day one of the weekdays that the word can name?
pub(super) fn falls_on(date: NaiveDate, word: Meaning) -> bool {
    word.weekdays().any(|day| day == date.weekday().number_from_monday())
}

type Readings = (Option<NaiveDate>, Option<NaiveDate>, bool);

impl Numeric {
    fn days(&self, context: &Context) -> Readings {
        let [a, b, c] = self.numbers;
        if self.year == NumericYear::First {
            let (date, common) = self.day(a, b, c);
            return (date, None, common);
        }
        if self.year == NumericYear::Short && context.order == Some(DateOrder::Ymd) {
            let (date, common) = self.day(a, b, c);
            if date.is_some() {
                return (date, None, common);
            }
        }
        let (day_first, common) = self.day(c, b, a);
        let (month_first, _) = self.day(c, a, b);
        // The compact form of American agencies, `09-11-88 0423EDT`.
        let wire = self.year == NumericYear::Short && self.separator == '-' && context.us_zone;
        match (context.order, self.separator) {
            (Some(DateOrder::Mdy), _) => (month_first.or(day_first), None, common),
            (Some(DateOrder::Dmy), _) => (day_first.or(month_first), None, common),
            (_, '/') if context.american => (month_first, day_first, common),
            (_, '/') => (day_first, month_first, common),
            _ if wire => (month_first, day_first, common),
            // Dashes are day first all over the world; only a weekday
            // that fits no other reading says otherwise.
            (_, '-') => match (day_first, month_first, context.weekdays) {
                (Some(one), Some(two), Some(word))
                    if !falls_on(one, word) && falls_on(two, word) =>
                {
                    (month_first, None, common)
                }
                _ => (day_first.or(month_first), None, common),
            },
            _ => (day_first.or(month_first), None, common),
        }
    }

    fn day(&self, year: u32, month: u32, day: u32) -> (Option<NaiveDate>, bool) {
        let Ok(mut year) = i32::try_from(year) else { return (None, true) };
        if self.year == NumericYear::Short {
            year = full_year(year);
        }
        let calendar = if HIJRI_YEARS.contains(&year) {
            // Without a sign of its calendar such a year is no date.
            let Some(calendar) = self.calendar else { return (None, false) };
            calendar
        } else {
            Calendar::Gregorian
        };
        (calendar::day(calendar, year, month, day), calendar == Calendar::Gregorian)
    }
}

impl Named {
    fn days(&self, context: &Context) -> Readings {
        let (Some(day), Some(month), Some(year)) = (self.day, self.month, self.year) else {
            return (None, None, true);
        };
        match month {
            Month::Number(month) => {
                let (date, common) = self.day(day, month, Calendar::Gregorian, year);
                (date, None, common)
            }
            Month::Named(name) => {
                let mut days =
                    name.months().map(|month| self.day(day, month, name.calendar(), year));
                let (first, common) = days.next().unwrap_or((None, true));
                let other = days.next().and_then(|(other, _)| other);
                // Polish and Czech share names with Croatian for other months.
                if self.dot_after_year || context.south_slavic {
                    (other, first, common)
                } else {
                    (first, other, common)
                }
            }
        }
    }

    fn day(
        &self,
        day: u32,
        month: u32,
        of_name: Calendar,
        year: Year,
    ) -> (Option<NaiveDate>, bool) {
        let calendar = match self.calendar {
            // A month that the common calendar's name is also said of.
            Some(Calendar::Ethiopian) if of_name == Calendar::Gregorian => {
                let month = (month + 3) % 12 + 1;
                return (calendar::day(Calendar::Ethiopian, year.value, month, day), false);
            }
            Some(mark) if of_name == Calendar::Gregorian && HIJRI_YEARS.contains(&year.value) => {
                mark
            }
            _ => of_name,
        };
        let value = year.value + year.era;
        let value = if year.digits > 2 || year.era != 0 {
            value
        } else {
            match calendar {
                // 1350 to 1449, so the last decades and the next.
                Calendar::Jalali if value >= 50 => 1300 + value,
                Calendar::Jalali | Calendar::Hijri => 1400 + value,
                _ => full_year(value),
            }
        };
        (calendar::day(calendar, value, month, day), calendar == Calendar::Gregorian)
    }
}
