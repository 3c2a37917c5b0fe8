//! Days of other calendars in the common one, and the American summer time.

use chrono::{Datelike, NaiveDate, Weekday};
use icu_calendar::Date;
use icu_calendar::cal::{EthiopianEraStyle, Hijri};

use crate::language::Calendar;

/// Years that a newspaper's date can have: the first ones are of the early
/// seventeenth century; books and laws that archives hold are a little older.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2299;
/// Years of the Buddhist era that cannot be meant otherwise (1857 to 2157).
const BUDDHIST_YEARS: std::ops::RangeInclusive<i32> = 2400..=2700;
/// The Buddha's year 543 is the first of the common era's.
pub(super) const BUDDHIST_ERA: i32 = 543;
/// Years that only a Hijri calendar has: solar 1300 is 1921, lunar 1300 is 1882.
pub(super) const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1300..=1499;

/// The day of a date in one of the calendars; `None` where there is none.
pub(super) fn day(calendar: Calendar, year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let (small_month, small_day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    match calendar {
        Calendar::Gregorian if BUDDHIST_YEARS.contains(&year) => {
            NaiveDate::from_ymd_opt(year - BUDDHIST_ERA, month, day)
        }
        Calendar::Gregorian if YEARS.contains(&year) => NaiveDate::from_ymd_opt(year, month, day),
        Calendar::Jalali if HIJRI_YEARS.contains(&year) => {
            common(Date::try_new_persian(year, small_month, small_day).ok()?)
        }
        Calendar::Hijri if HIJRI_YEARS.contains(&year) => {
            let calendar = Hijri::new_umm_al_qura();
            common(Date::try_new_hijri_with_calendar(year, small_month, small_day, calendar).ok()?)
        }
        Calendar::Ethiopian if YEARS.contains(&year) => {
            let style = EthiopianEraStyle::AmeteMihret;
            common(Date::try_new_ethiopian(style, year, small_month, small_day).ok()?)
        }
        _ => None,
    }
}

fn common<C: icu_calendar::AsCalendar>(date: Date<C>) -> Option<NaiveDate> {
    // Both count days from 1 January of the year 1.
    let days = date.to_rata_die().to_i64_date();
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// A year of two digits: 00 to 69 are of this century, as in POSIX.
pub(super) const fn full_year(two_digits: i32) -> i32 {
    if two_digits < 70 { 2000 + two_digits } else { 1900 + two_digits }
}

/// Did the clocks of the United States show summer time on that day? By the
/// Uniform Time Act of 1966 and its changes of 1986 and 2005; the winters of
/// 1974 and 1975 are left out.
pub(super) fn is_us_summer(date: NaiveDate) -> bool {
    let sunday =
        |month, nth| NaiveDate::from_weekday_of_month_opt(date.year(), month, Weekday::Sun, nth);
    let last = |month| sunday(month, 5).or_else(|| sunday(month, 4));
    let (begins, ends) = match date.year() {
        2007.. => (sunday(3, 2), sunday(11, 1)),
        1987..2007 => (sunday(4, 1), last(10)),
        1967..1987 => (last(4), last(10)),
        _ => return false,
    };
    begins.zip(ends).is_some_and(|(begins, ends)| (begins..ends).contains(&date))
}
