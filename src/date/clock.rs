//! Clocks: `14:30`, `14h30`, `2.30 p.m.`, `午後2時30分`.

use chrono::NaiveDate;

use super::calendar::is_us_summer;
use super::tokens::Tokens;
use super::zone::{Zone, zone};
use crate::article::ClockTime;
use crate::language::{Half, Meaning, Role};

/// A clock as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    half: Option<Half>,
    zone: Option<Zone>,
}

impl Clock {
    /// Is it a clock of twelve hours or of a zone of the United States? Dates
    /// with slashes beside such a clock are month first.
    pub(super) const fn is_american(&self) -> bool {
        self.half.is_some() && self.hour <= 12 || self.has_us_zone()
    }

    pub(super) const fn has_us_zone(&self) -> bool {
        matches!(self.zone, Some(Zone::UnitedStates(_) | Zone::BySeason(_)))
    }

    /// The time of that day.
    pub(super) fn on(&self, date: Option<NaiveDate>) -> Option<ClockTime> {
        let hour = match self.half {
            Some(Half::Pm) if self.hour < 12 => self.hour + 12,
            Some(Half::Am) if self.hour == 12 => 0,
            _ => self.hour,
        };
        let offset = match self.zone {
            Some(Zone::Fixed(minutes) | Zone::UnitedStates(minutes)) => Some(minutes),
            Some(Zone::BySeason(minutes)) => {
                date.map(|date| minutes + if is_us_summer(date) { 60 } else { 0 })
            }
            None => None,
        };
        // 24:00 is the next day's midnight: the day stands, the time does not.
        ClockTime::new(hour, self.minute, self.second, offset)
            .or_else(|| ClockTime::new(hour, self.minute, self.second, None))
    }
}

/// What stands in the place of a clock, and the token behind it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Timing {
    Clock(Clock),
    /// How long a film takes: `01:48 min`.
    Length,
}

/// Where a dot between two numbers can be a clock's without another sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dots {
    /// Directly behind a date or a word that announces a clock.
    Allowed,
    /// Only before a unit, a half of the day or a zone.
    Marked,
}

/// Reads a clock that begins at a token: `14:30`, `14:30:05.3`, `14h30`,
/// `14 h 30 min`, `14.30 Uhr`, `午後2時30分`, `5 a.m.`, `noon`; with its zone.
pub(super) fn timing(tokens: Tokens, at: usize, dots: Dots) -> Option<(Timing, usize)> {
    if let Some(hour) = match tokens.role(at) {
        Some(Role::Noon) => Some(12),
        Some(Role::Midnight) => Some(0),
        _ => None,
    } {
        let clock = Clock { hour, minute: 0, second: None, half: None, zone: None };
        return Some((Timing::Clock(clock), at + 1));
    }
    // `下午2:30`; but `Mo 05.12.2022` is a Monday.
    let leads = |word: &Meaning| !word.is_weekday() && !word.is_month() && word.role().is_none();
    let half = tokens.word(at).filter(leads).and_then(|word| word.half());
    let at = if half.is_some() { at + 1 } else { at };
    let hour = tokens.small_number(at, 24)?;
    let face = face(tokens, at, hour)?;
    let mut next = face.next;
    let mut clock = Clock { hour, minute: face.minute, second: face.second, half, zone: None };

    let mut marked = face.marked || half.is_some();
    if clock.half.is_none()
        && let Some(word) = tokens.word(next)
        && word.half().is_some()
        && !is_other_word(tokens, next, word, face.kind)
    {
        clock.half = word.half();
        next += 1;
        // `a.m.` ends with a dot that is no part of the table's key.
        next += usize::from(tokens.is_mark(next, '.') && tokens.is_glued(next));
        marked = true;
    }
    let stray_colon = usize::from(tokens.is_mark(next, ':') && tokens.is_glued(next));
    match tokens.role(next + stray_colon) {
        Some(Role::Hour) => {
            next += stray_colon + 1;
            next += usize::from(tokens.is_mark(next, '.') && tokens.is_glued(next));
            marked = true;
        }
        Some(Role::Minute) if stray_colon == 0 && !marked => {
            return Some((Timing::Length, next + 1));
        }
        _ => {}
    }
    if let Some((zone, after)) = zone(tokens, next, clock.second.is_some()) {
        clock.zone = Some(zone);
        next = after;
        marked = true;
    }
    let enough = match face.kind {
        Face::Plain => true,
        Face::Dotted => marked || dots == Dots::Allowed,
        // A half before the number needs a unit: `am 2. Mai`, `to 20 maaie`.
        Face::Bare => clock.half.is_some() && half.is_none(),
    };
    enough.then_some((Timing::Clock(clock), next))
}

/// Is a half of the day something else here? `2 am Mai` is no two in the
/// morning; short weekdays and months are halves of rare languages too, behind
/// minutes and before nothing that a date goes on with.
fn is_other_word(tokens: Tokens, at: usize, word: Meaning, face: Face) -> bool {
    let goes_on =
        tokens.number(at + 1).is_some() || tokens.word(at + 1).is_some_and(|next| next.is_month());
    if word.is_month() || word.is_weekday() {
        face == Face::Bare || goes_on
    } else {
        word.role().is_some() && goes_on && tokens.number(at + 1).is_none()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    /// Nothing else is written so.
    Plain,
    /// Like a day and month, a price or a section.
    Dotted,
    /// An hour only.
    Bare,
}

struct Digits {
    kind: Face,
    minute: u8,
    second: Option<u8>,
    /// Did units stand between the digits?
    marked: bool,
    next: usize,
}

/// The digits of a clock behind its hour.
fn face(tokens: Tokens, at: usize, hour: u8) -> Option<Digits> {
    let next = at + 1;
    let plain = |minute, second, marked, next| {
        Some(Digits { kind: Face::Plain, minute, second, marked, next })
    };
    match tokens.mark(next) {
        Some(':') if tokens.is_glued(next) => {
            if let Some(minute) = tokens.glued_number(next + 1, 59) {
                let (second, next) = seconds(tokens, next + 2);
                return plain(minute, second, false, next);
            }
        }
        Some('.') if tokens.is_glued(next) => {
            if let Some(minute) = tokens.glued_number(next + 1, 59)
                && tokens.number(next + 1).is_some_and(|minute| minute.digits == 2)
            {
                return Some(Digits {
                    kind: Face::Dotted,
                    minute,
                    second: None,
                    marked: false,
                    next: next + 2,
                });
            }
        }
        _ => {}
    }
    match tokens.role(next) {
        Some(Role::Hour) => {
            if let Some(minute) = tokens.small_number(next + 1, 59) {
                let (second, next) = units(tokens, next + 2);
                return plain(minute, second, true, next);
            }
            // Units that are also said of a length of time (`3 hours`) need
            // minutes; their argument says so.
            let alone = tokens.word(next).is_some_and(|unit| unit.argument() == 0);
            return if alone { plain(0, None, true, next + 1) } else { None };
        }
        // Persian writes `11 and 01 minutes`.
        Some(Role::Link) if tokens.role(next + 2) == Some(Role::Minute) && hour < 24 => {
            let minute = tokens.small_number(next + 1, 59)?;
            let (second, next) = units(tokens, next + 2);
            return plain(minute, second, true, next);
        }
        _ => {}
    }
    Some(Digits { kind: Face::Bare, minute: 0, second: None, marked: false, next })
}

/// `:05` and a fraction behind hours and minutes.
fn seconds(tokens: Tokens, at: usize) -> (Option<u8>, usize) {
    if !(tokens.is_mark(at, ':') && tokens.is_glued(at)) {
        return (None, at);
    }
    let Some(second) = tokens.glued_number(at + 1, 59) else { return (None, at) };
    let fraction = matches!(tokens.mark(at + 2), Some('.' | ','))
        && tokens.is_glued(at + 2)
        && tokens.is_glued(at + 3)
        && tokens.number(at + 3).is_some();
    (Some(second), at + if fraction { 4 } else { 2 })
}

/// The minutes' unit, then seconds with theirs.
fn units(tokens: Tokens, at: usize) -> (Option<u8>, usize) {
    let at = at + usize::from(tokens.role(at) == Some(Role::Minute));
    let number = at + usize::from(tokens.role(at) == Some(Role::Link));
    if let Some(second) = tokens.small_number(number, 59)
        && tokens.role(number + 1) == Some(Role::Second)
    {
        return (Some(second), number + 2);
    }
    (None, at)
}

/// Reads four digits before a zone: `1430 GMT`, `0423EDT`.
pub(super) fn four_digits(tokens: Tokens, at: usize) -> Option<(Clock, usize)> {
    let number = tokens.number(at).filter(|number| number.digits == 4)?;
    let (zone, next) = zone(tokens, at + 1, false)?;
    let (hour, minute) = (number.value / 100, number.value % 100);
    if hour > 23 || minute > 59 || matches!(tokens.mark(at + 1), Some('+' | '-')) {
        return None;
    }
    let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    Some((Clock { hour, minute, second: None, half: None, zone: Some(zone) }, next))
}

/// The clock of `20210503T143000`: its digits, of which there are four or six.
pub(super) fn compact(tokens: Tokens, at: usize) -> Option<(Clock, usize)> {
    let number = tokens.number(at).filter(|number| matches!(number.digits, 4 | 6))?;
    let (clock, second) = if number.digits == 6 {
        (number.value / 100, Some(u8::try_from(number.value % 100).ok()?))
    } else {
        (number.value, None)
    };
    let (hour, minute) = (u8::try_from(clock / 100).ok()?, u8::try_from(clock % 100).ok()?);
    if hour > 23 || minute > 59 {
        return None;
    }
    let zone = zone(tokens, at + 1, true);
    let next = zone.map_or(at + 1, |(_, next)| next);
    Some((Clock { hour, minute, second, half: None, zone: zone.map(|(zone, _)| zone) }, next))
}
