//! From the parts of a line to its reading: which date counts, and which
//! clock, weekday and label belong to it.

use std::ops::Range;

use chrono::Weekday;

use super::clock::Clock;
use super::parts::{Part, What};
use super::written::{Context, Days, Written, falls_on};
use super::{DateOrder, Reading, Stands};
use crate::language::{Meaning, Role};

/// A part of a date is only read in a line that is hardly longer than it.
const LONGEST_PARTIAL_LINE: usize = 60;

/// A date of the line with what was found around it.
struct Candidate {
    part: usize,
    written: Written,
    days: Days,
    clock: Option<usize>,
    weekday: Option<usize>,
    stands: Stands,
}

/// Turns short weekdays into text where they end a name: `The Sun, 3 May`,
/// `Baltimore Sun, 3 May`. A weekday that the date does fall on stays one,
/// except behind a small word, where only names have no full stop.
fn names_are_no_weekdays(text: &str, parts: &mut [Part]) {
    for at in 1..parts.len() {
        let (Some(before), Some(part)) = (parts.get(at - 1), parts.get(at)) else { continue };
        let What::Weekday(word) = part.what else { continue };
        let letters = text.get(part.start..part.end).map_or(0, |day| day.chars().count());
        let dotted = matches!(parts.get(at + 1), Some(Part { what: What::Mark('.'), .. }));
        if letters > 3 || dotted || is_small_word(word) {
            continue;
        }
        let is_name = match before.what {
            What::Joint => true,
            What::Unknown(_) => {
                let days = parts.iter().skip(at).find_map(|part| match part.what {
                    What::Date(written) if written.is_full() => {
                        Some(written.days(&Context::default()))
                    }
                    _ => None,
                });
                let dates =
                    days.map(|days| [days.first, days.other]).into_iter().flatten().flatten();
                !dates.into_iter().any(|date| falls_on(date, word))
            }
            _ => false,
        };
        if is_name && let Some(part) = parts.get_mut(at) {
            part.what = What::Unknown(1);
        }
    }
}

/// Is a weekday's short form also an article or preposition (`di`, `do`, `le`)?
/// Such a word is the weekday where the date falls on it, and never says more.
fn is_small_word(word: Meaning) -> bool {
    matches!(word.role(), Some(Role::Link | Role::At))
}

/// Chooses the date of a line.
pub(super) fn choose(
    line: &str,
    mut parts: Vec<Part>,
    order: Option<DateOrder>,
) -> Option<Reading> {
    names_are_no_weekdays(line, &mut parts);
    let line = Line { text: line, parts: &parts };
    let candidates: Vec<Candidate> =
        (0..parts.len()).filter_map(|at| line.candidate(at, order)).collect();
    let full = |candidate: &&Candidate| candidate.days.first.is_some();
    let common = candidates.iter().any(|candidate| full(&candidate) && candidate.days.common);
    let of_calendar = |candidate: &&Candidate| full(candidate) && candidate.days.common == common;
    let chosen = candidates
        .iter()
        .filter(of_calendar)
        // The first of those that tell the same.
        .min_by_key(|candidate| match candidate.stands {
            Stands::Published => 0,
            Stands::Plain => 1,
            Stands::Updated => 2,
        })
        .or_else(|| candidates.iter().find(|candidate| !candidate.written.is_full()))?;

    let date = chosen.days.first;
    let runs = line.explained();
    let unexplained = line.unexplained(&runs);
    if date.is_none() && (unexplained > 0 || line.text.len() > LONGEST_PARTIAL_LINE) {
        return None;
    }
    let mut others: Vec<_> = candidates
        .iter()
        .filter(of_calendar)
        .filter(|candidate| candidate.days.first != date)
        .filter_map(|candidate| Some((candidate.days.first?, line.range(candidate))))
        .collect();
    others.dedup_by_key(|(other, _)| *other);
    let mismatch = match (date, chosen.weekday.and_then(|at| line.weekday(at))) {
        (Some(date), Some(word)) if !falls_on(date, word) && !is_small_word(word) => {
            word.weekdays().next().and_then(weekday)
        }
        _ => None,
    };
    let clock = chosen.clock.and_then(|at| line.clock(at)).or(chosen.written.clock());
    let (before, after) = line.around(&runs);
    Some(Reading {
        range: line.range(chosen),
        date,
        time: clock.and_then(|clock| clock.on(date)),
        other: chosen.days.other,
        mismatch,
        stands: chosen.stands,
        others,
        unexplained,
        before,
        after,
    })
}

fn weekday(number: u32) -> Option<Weekday> {
    u8::try_from(number.checked_sub(1)?).ok().and_then(|index| Weekday::try_from(index).ok())
}

/// A line and its parts.
pub(super) struct Line<'p> {
    pub(super) text: &'p str,
    pub(super) parts: &'p [Part],
}

impl Line<'_> {
    pub(super) fn what(&self, at: usize) -> Option<What> {
        self.parts.get(at).map(|part| part.what)
    }

    fn clock(&self, at: usize) -> Option<Clock> {
        match self.what(at)? {
            What::Clock(clock) => Some(clock),
            _ => None,
        }
    }

    fn weekday(&self, at: usize) -> Option<Meaning> {
        match self.what(at)? {
            What::Weekday(word) => Some(word),
            _ => None,
        }
    }

    fn candidate(&self, part: usize, order: Option<DateOrder>) -> Option<Candidate> {
        let What::Date(written) = self.what(part)? else { return None };
        let (clock, weekday) = (self.clock_beside(part), self.weekday_beside(part));
        let clock_read = clock.and_then(|at| self.clock(at));
        let context = Context {
            order,
            american: clock_read.is_some_and(|clock| clock.is_american()),
            us_zone: clock_read.is_some_and(|clock| clock.has_us_zone()),
            weekdays: weekday.and_then(|at| self.weekday(at)).filter(|word| !is_small_word(*word)),
            south_slavic: written.has_two_months()
                && (self.text.as_bytes().windows(2))
                    .any(|two| ["đ", "lj", "nj", "Lj", "Nj"].iter().any(|it| it.as_bytes() == two)),
        };
        let days = if written.is_full() { written.days(&context) } else { Days::default() };
        // Numbers that look like a full date and are none are no part either.
        if written.is_full() && days.first.is_none() {
            return None;
        }
        let weekday = weekday.filter(|at| {
            let says =
                |word| !is_small_word(word) || days.first.is_some_and(|date| falls_on(date, word));
            self.weekday(*at).is_some_and(says)
        });
        Some(Candidate { part, written, days, clock, weekday, stands: self.stands(part) })
    }

    /// The parts before a date that can belong to it, nearest first.
    fn backward(&self, part: usize) -> impl Iterator<Item = (usize, What)> {
        let own = |(_, what): &(usize, What)| !matches!(what, What::Unknown(_) | What::Date(_));
        (0..part).rev().filter_map(|at| Some((at, self.what(at)?))).take_while(own)
    }

    /// The parts behind a date that can belong to it.
    fn forward(&self, part: usize) -> impl Iterator<Item = (usize, What)> {
        let own = |(_, what): &(usize, What)| {
            !matches!(what, What::Unknown(_) | What::Date(_) | What::Published | What::Updated)
        };
        (part + 1..self.parts.len()).filter_map(|at| Some((at, self.what(at)?))).take_while(own)
    }

    /// The clock that belongs to a date: the one before it in the same breath
    /// (`14:30, 3 May 2021`), else the first behind it.
    fn clock_beside(&self, part: usize) -> Option<usize> {
        let is_clock = |(at, what): (usize, What)| matches!(what, What::Clock(_)).then_some(at);
        let before = self
            .backward(part)
            .take_while(|(_, what)| !matches!(what, What::Published | What::Updated))
            .find_map(is_clock)
            // One that follows another date is that date's.
            .filter(|clock| {
                let first = self.backward(*clock).last().map_or(*clock, |(at, _)| at);
                let labelled = self
                    .backward(*clock)
                    .any(|(_, what)| matches!(what, What::Published | What::Updated));
                labelled
                    || !matches!(
                        first.checked_sub(1).and_then(|at| self.what(at)),
                        Some(What::Date(_))
                    )
            });
        before.or_else(|| self.forward(part).find_map(is_clock))
    }

    fn weekday_beside(&self, part: usize) -> Option<usize> {
        let is_weekday = |(at, what): (usize, What)| matches!(what, What::Weekday(_)).then_some(at);
        let before = self.backward(part).find_map(is_weekday).filter(|day| {
            // `5 May 2021, Wednesday | 6 May 2021`: the first date's.
            let first = self.backward(*day).last().map_or(*day, |(at, _)| at);
            let follows_date =
                matches!(first.checked_sub(1).and_then(|at| self.what(at)), Some(What::Date(_)));
            !follows_date || self.is_marked_off(*day)
        });
        before.or_else(|| self.forward(part).find_map(is_weekday))
    }

    /// Does a bar or a label stand before the part, after the last date?
    fn is_marked_off(&self, part: usize) -> bool {
        self.backward(part).any(|(_, what)| {
            matches!(what, What::Mark('|' | '(') | What::Published | What::Updated)
        })
    }

    /// What the label before a date, or directly behind it, says.
    fn stands(&self, part: usize) -> Stands {
        let label = |what| match what {
            What::Published => Some(Stands::Published),
            What::Updated => Some(Stands::Updated),
            _ => None,
        };
        if let Some(stands) = self.backward(part).find_map(|(_, what)| label(what)) {
            return stands;
        }
        // `5月3日 14:30更新`: no mark between, and no date or clock behind.
        let behind = self
            .forward(part)
            .take_while(|(_, what)| !matches!(what, What::Mark(_)))
            .last()
            .map_or(part, |(at, _)| at)
            + 1;
        let labelled = self.what(behind).and_then(label);
        let last = self
            .parts
            .get(behind + 1..)
            .unwrap_or_default()
            .iter()
            .all(|part| matches!(part.what, What::Mark(_)));
        labelled.filter(|_| last).unwrap_or(Stands::Plain)
    }

    /// The bytes of a date with its weekday and clock.
    fn range(&self, chosen: &Candidate) -> Range<usize> {
        let Some(own) = self.parts.get(chosen.part) else { return 0..0 };
        let beside = [chosen.clock, chosen.weekday]
            .into_iter()
            .flatten()
            .filter_map(|at| self.parts.get(at));
        let (start, end) = beside.fold((own.start, own.end), |(start, end), part| {
            (start.min(part.start), end.max(part.end))
        });
        // A weekday in brackets brings its bracket.
        let is_open = || {
            let open = self.text.get(start..end).unwrap_or_default();
            open.matches(['(', '（']).count() > open.matches([')', '）']).count()
        };
        let bracket = self.parts.iter().find(|part| part.start >= end);
        match bracket {
            Some(Part { what: What::Mark(')'), end, .. }) if is_open() => start..*end,
            _ => start..end,
        }
    }
}
