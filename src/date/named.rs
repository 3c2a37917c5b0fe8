//! Dates with the month's name, or with a unit beside each number.

use super::clock::{Dots, Timing, timing};
use super::numeric::numeric;
use super::tokens::{Kind, Number, Tokens};
use super::written::{Month, Named, Year};
use crate::language::{Calendar, Meaning, Role};

/// Thai papers write the Buddhist year with two digits: 65 is 2565, 2022.
const THAI_SHORT_ERA: i32 = 2500 - super::calendar::BUDDHIST_ERA;

/// Reads a date that begins at a token, and how many tokens it takes. A part
/// of a date (day and month, month and year) is read too.
pub(super) fn named(line: &str, tokens: Tokens, at: usize) -> Option<(Named, usize)> {
    let mut reader = Reader {
        line,
        tokens,
        start: at,
        at,
        end: at,
        named: Named::default(),
        era: 0,
        unit: None,
        short: false,
        era_seen: false,
        month_is_last: false,
    };
    while !reader.named_is_full() && reader.step() {}
    if reader.named_is_full() {
        reader.behind();
    }
    let Reader { named, end, .. } = reader;
    let month_and_another = named.month.is_some() && (named.day.is_some() || named.year.is_some());
    let clear = named.day.is_some() && named.year.is_some() || !reader.short;
    // `Founded 1947 Friday, 26 April 2024`: the first year is not this date's.
    let behind = end + usize::from(tokens.is_mark(end, ','));
    let other_year = tokens.number(at).is_some_and(|number| number.digits == 4)
        && tokens.number(behind).is_some_and(|number| number.digits == 4)
        && timing(tokens, behind, Dots::Marked).is_none();
    (month_and_another && clear && !other_year).then_some((named, end))
}

struct Reader<'l> {
    line: &'l str,
    tokens: Tokens<'l>,
    /// The first token.
    start: usize,
    /// The token to look at.
    at: usize,
    /// The token behind the last that belongs to the date.
    end: usize,
    named: Named,
    /// Years to add to the year that follows.
    era: i32,
    era_seen: bool,
    /// The unit that stands before the number that follows.
    unit: Option<Role>,
    /// Has the month stood behind the day so far?
    month_is_last: bool,
    /// Is the month's name so short that it is a name only between day and
    /// year: one or two letters, or three of a less covered language?
    short: bool,
}

impl Reader<'_> {
    fn named_is_full(&self) -> bool {
        self.named.day.is_some() && self.named.month.is_some() && self.named.year.is_some()
    }

    /// Reads one token; false where the date ends.
    fn step(&mut self) -> bool {
        let Some(token) = self.tokens.0.get(self.at) else { return false };
        match token.kind {
            Kind::Number(number) => self.number(number),
            Kind::Word(word) => self.word(word),
            Kind::Mark(mark) => self.filler(mark),
            Kind::Unknown(_) => false,
        }
    }

    fn take(&mut self, tokens: usize) -> bool {
        self.at += tokens;
        self.end = self.at;
        true
    }

    fn number(&mut self, number: Number) -> bool {
        if !number.words {
            if numeric(self.tokens, self.at, false).is_some() {
                return false;
            }
            if let Some((timing, next)) = timing(self.tokens, self.at, Dots::Marked) {
                return self.clock_inside(timing, next);
            }
        }
        let (unit, taken) = match self.unit.take() {
            Some(unit) => (Some(unit), 1),
            None => self.unit_behind(number),
        };
        let Ok(value) = u32::try_from(number.value) else { return false };
        let placed = match unit {
            Some(Role::Year) => self.year(number),
            Some(Role::Month) => {
                let free = self.named.month.is_none() && (1..=13).contains(&value);
                free && self.named.month.replace(Month::Number(value)).is_none()
            }
            Some(Role::Day) => self.day(value),
            _ if self.era_seen && self.named.year.is_none() => self.year(number),
            _ if number.digits == 4 => self.year(number),
            _ if number.digits <= 2 && self.named.day.is_none() => self.day(value),
            _ => {
                // Two digits are a year behind day and month only.
                let day_first = self.named.month.is_some() && self.named.day.is_some();
                day_first && number.digits == 2 && self.month_is_last && self.year(number)
            }
        };
        placed && self.take(taken)
    }

    fn day(&mut self, value: u32) -> bool {
        let fits = self.named.day.is_none() && (1..=31).contains(&value);
        if fits {
            self.named.day = Some(value);
            self.month_is_last = false;
        }
        fits
    }

    fn year(&mut self, number: Number) -> bool {
        let Ok(value) = i32::try_from(number.value) else { return false };
        if self.named.year.is_some() || number.digits > 4 || number.digits == 3 && !self.era_seen {
            return false;
        }
        if number.digits <= 2 && !self.era_seen && self.month_is_thai() {
            self.era = THAI_SHORT_ERA;
        }
        self.named.year = Some(Year { value, digits: number.digits, era: self.era });
        true
    }

    /// The unit behind a number, and how many tokens both take.
    fn unit_behind(&self, number: Number) -> (Option<Role>, usize) {
        let dash = usize::from(
            matches!(self.tokens.mark(self.at + 1), Some('-' | '\'' | ')'))
                && self.tokens.is_glued(self.at + 1)
                && self.tokens.is_glued(self.at + 2),
        );
        let at = self.at + 1 + dash;
        let glued = self.tokens.is_glued(at);
        match self.tokens.role(at) {
            // `р` is the Ukrainian year and the Mongolian ordinal.
            Some(Role::Year) if number.digits > 2 || self.era_seen => {
                (Some(Role::Year), at + 1 - self.at)
            }
            Some(role @ (Role::Month | Role::Day))
                if number.digits <= 2 && !self.is_unit_of_next(at) =>
            {
                (Some(role), at + 1 - self.at)
            }
            Some(Role::Year | Role::Suffix) if glued => {
                let month = usize::from(self.tokens.role(at + 1) == Some(Role::Month));
                ((month == 1).then_some(Role::Month), at + 1 + month - self.at)
            }
            // `1er`, `5e` and `2a` are spelt with words of other use.
            Some(Role::Link | Role::At) if glued && dash == 0 => (None, at + 1 - self.at),
            _ => (None, 1),
        }
    }

    /// Does a unit belong to what stands behind it? In `5 tháng 12` it does, and
    /// before a month's name; in `12 월 5 일` the next number has its own.
    fn is_unit_of_next(&self, unit: usize) -> bool {
        if self.tokens.word(unit + 1).is_some_and(|word| word.is_month()) {
            return true;
        }
        !self.tokens.is_glued(unit)
            && self.tokens.number(unit + 1).is_some()
            && !matches!(self.tokens.role(unit + 2), Some(Role::Month | Role::Day))
    }

    fn word(&mut self, word: Meaning) -> bool {
        if self.is_month_here(word) {
            return self.month(word);
        }
        match word.role() {
            Some(role @ (Role::Year | Role::Month | Role::Day)) => {
                // Before a number its unit, else only a link.
                let wanted = match role {
                    Role::Year => self.named.year.is_none(),
                    Role::Month => self.named.month.is_none(),
                    _ => self.named.day.is_none(),
                };
                if wanted && self.tokens.number(self.at + 1).is_some() {
                    self.unit = Some(role);
                }
            }
            Some(Role::Roc) => (self.era, self.era_seen) = (1911, true),
            Some(Role::Japanese) => {
                let Ok(first) = i32::try_from(word.argument()) else { return false };
                (self.era, self.era_seen) = (1900 + first, true);
            }
            Some(Role::Buddhist | Role::Common) => {}
            Some(Role::Hijri) => self.named.calendar = Some(Calendar::Hijri),
            Some(Role::Jalali) => self.named.calendar = Some(Calendar::Jalali),
            Some(Role::Ethiopian) => self.named.calendar = Some(Calendar::Ethiopian),
            Some(Role::Link | Role::At | Role::Suffix) => {}
            _ if word.is_weekday() && self.end > self.start => {}
            _ => return false,
        }
        self.at += 1;
        true
    }

    /// Is a word that can be a month one here, where it can also be a weekday
    /// or a small word? The day of `mar 5 dic` is Tuesday, `5 v 2022` is May.
    fn is_month_here(&self, word: Meaning) -> bool {
        if !word.is_month() {
            return false;
        }
        if self.named.month.is_some() {
            return false;
        }
        if word.is_weekday() {
            let ahead = self.at + 1..self.at + 6;
            let other = |word: Meaning| word.is_month() && word.role().is_none();
            return !ahead.filter_map(|at| self.tokens.word(at)).any(other);
        }
        let after_dot = self.at + 1 + usize::from(self.tokens.is_mark(self.at + 1, '.'));
        !matches!(word.role(), Some(Role::Link | Role::At))
            || self.named.day.is_some()
                && self.tokens.number(after_dot).is_some_and(|year| year.digits == 4)
    }

    fn month(&mut self, word: Meaning) -> bool {
        self.named.month = Some(Month::Named(word));
        self.month_is_last = self.named.day.is_some();
        let name =
            self.tokens.0.get(self.at).and_then(|token| self.line.get(token.start..token.end));
        self.short = name.is_some_and(|name| {
            name.is_ascii() && name.len() <= 2 || !word.is_common() && name.chars().nth(3).is_none()
        });
        self.take(1);
        self.doublet(word);
        true
    }

    /// Some papers give the month twice, for readers of two traditions:
    /// `أيار/مايو`, `decembar/prosinac`, `May (Mayo)`.
    fn doublet(&mut self, word: Meaning) {
        let slash = self.tokens.is_mark(self.at, '/');
        let open = self.tokens.is_mark(self.at, '(');
        let Some(second) = self.tokens.word(self.at + 1).filter(|_| slash || open) else { return };
        let same = word.months().find(|month| second.months().any(|other| other == *month));
        if let Some(month) = same {
            self.named.month = Some(Month::Number(month));
            self.take(2 + usize::from(open && self.tokens.is_mark(self.at + 2, ')')));
        }
    }

    fn month_is_thai(&self) -> bool {
        self.line.chars().any(|c| matches!(c, '\u{e01}'..='\u{e5b}'))
    }

    fn clock_inside(&mut self, timing: Timing, next: usize) -> bool {
        let (Timing::Clock(clock), true) =
            (timing, self.named.day.is_some() && self.named.month.is_some())
        else {
            return false;
        };
        if self.tokens.number(next).is_none_or(|year| year.digits != 4) {
            return false;
        }
        self.named.clock = Some(clock);
        self.at = next;
        true
    }

    /// A mark between the parts of a date.
    fn filler(&mut self, mark: char) -> bool {
        let glued = self.tokens.is_glued(self.at) && self.tokens.is_glued(self.at + 1);
        let fits = match mark {
            ',' | '.' | ']' | '°' | 'º' => true,
            '-' => {
                self.tokens.is_glued(self.at)
                    && (glued || self.tokens.number(self.at + 1).is_none())
            }
            '/' | '\'' => glued,
            '(' | ')' => self.tokens.word(self.at + 1).is_some_and(|word| word.is_weekday()),
            _ => false,
        };
        // Two marks in a row end a date, `5, 12.` and `May ...`.
        let again = self.at > self.end && self.tokens.mark(self.at - 1).is_some();
        self.at += 1;
        fits && (!again || mark == ',')
    }

    /// What belongs to a full date behind its last part: the year's mark, an
    /// era, the day's unit, a case ending.
    fn behind(&mut self) {
        let dot = self.tokens.is_mark(self.at, '.') && self.tokens.is_glued(self.at);
        self.named.dot_after_year = dot;
        if dot && matches!(self.tokens.role(self.at + 1), Some(Role::Year)) {
            self.at += 1;
        }
        let dash = usize::from(
            matches!(self.tokens.mark(self.at), Some('-' | '\'')) && self.tokens.is_glued(self.at),
        );
        if self.tokens.is_glued(self.at + dash)
            && self.tokens.role(self.at + dash) == Some(Role::Suffix)
        {
            self.take(1 + dash);
        }
        while let Some(role) = self.tokens.role(self.at) {
            match role {
                Role::Year | Role::Day | Role::Common | Role::Buddhist => {}
                Role::Hijri => self.named.calendar = Some(Calendar::Hijri),
                Role::Jalali => self.named.calendar = Some(Calendar::Jalali),
                Role::Ethiopian => self.named.calendar = Some(Calendar::Ethiopian),
                _ => return,
            }
            // `m` and `h` of other languages belong to what follows.
            if self.tokens.number(self.at + 1).is_some()
                && !self.tokens.is_glued(self.at)
                && role != Role::Year
            {
                return;
            }
            self.take(1);
        }
    }
}
