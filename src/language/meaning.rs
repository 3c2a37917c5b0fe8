//! What a word of the tables means, packed into one number; shared with the
//! build script.

/// The meanings of one word: it can name a month and a weekday at once (`mar`
/// is Spanish for both March and Tuesday), and its place decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Meaning(pub(crate) u32);

/// The calendar that a month's name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Calendar {
    /// The common calendar; also of the Buddhist era, the Republic of China
    /// and the Japanese eras, which only count the years differently.
    Gregorian,
    /// Iranian and Afghan solar Hijri.
    Jalali,
    /// Lunar Hijri.
    Hijri,
    /// Ethiopian.
    Ethiopian,
}

/// The half of the day that a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $kind:literal),* $(,)?) => {
        /// What a word does in a date, other than naming a month, a weekday or
        /// a half of the day.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Role { $($(#[$doc])* $role),* }

        impl Role {
            const ALL: &[(&str, Self)] = &[$(($kind, Self::$role)),*];
        }
    };
}

roles! {
    /// The date of first publication follows: `Published`.
    Published = "published",
    /// The date of a later change follows: `Updated`.
    Updated = "updated",
    /// Joins the parts of a date: `5 de mayo de 2021`.
    Link = "link",
    /// Announces a clock: `at`, `kl`, `um`.
    At = "at",
    /// Marks the year: `год`, `年`, `năm`.
    Year = "year",
    /// Marks the number of a month: `月`, `tháng`.
    Month = "month-unit",
    /// Marks the day: `日`, `ngày`.
    Day = "day",
    /// Marks the hour: `Uhr`, `h`, `時`.
    Hour = "hour",
    /// Marks minutes of the clock, or how long a text or film takes.
    Minute = "minute",
    /// Marks seconds.
    Second = "second",
    /// Says that the year counts from Christ: `AD`, `م`, `ค.ศ.`
    Common = "common-era",
    /// Years from 543 before Christ: `พ.ศ.`
    Buddhist = "buddhist-era",
    /// Years from 1911: `民國`
    Roc = "roc-era",
    /// A Japanese era; the argument is its first year after 1900.
    Japanese = "japanese-era",
    /// Says that the date is lunar Hijri: `هـ`
    Hijri = "hijri",
    /// Says that the date is solar Hijri: `ه.ش`
    Jalali = "jalali",
    /// Says that the date is Ethiopian: `ዓ.ም.`
    Ethiopian = "ethiopian",
    /// Stands behind a number: `5th`, `1er`, `5-én`.
    Suffix = "suffix",
    /// A number in words; the argument is its value.
    Number = "number",
    /// Twelve o'clock by day.
    Noon = "noon",
    /// Twelve o'clock at night.
    Midnight = "midnight",
    /// A zone; the argument is its offset in quarters of an hour, plus 48.
    Zone = "zone",
    /// The same, of the United States: dates beside it are month first.
    UsZone = "us-zone",
    /// A zone of the United States whose offset follows the season; the
    /// argument is the winter's.
    UsClock = "us-clock",
    /// Belongs to how long the text takes to read.
    ReadingTime = "reading-time",
}

// The layout: months 4 + 4 bits (the second for a name that two languages
// give to different months), weekdays 3 + 3, calendar 2, common name 1, half
// of the day 2, role 5, argument 7.
const WEEKDAYS: u32 = 8;
const CALENDAR: u32 = 14;
const COMMON: u32 = 16;
const HALF: u32 = 17;
const ROLE: u32 = 20;
const ARGUMENT: u32 = 25;

impl Meaning {
    /// The months (1 to 13) that the word can name, likelier first.
    pub(crate) fn months(self) -> impl Iterator<Item = u32> + Clone {
        [self.0 & 15, self.0 >> 4 & 15].into_iter().filter(|month| *month != 0)
    }

    /// Does it name a month?
    pub(crate) const fn is_month(self) -> bool {
        self.0 & 15 != 0
    }

    /// The weekdays (Monday is 1) that the word can name.
    pub(crate) fn weekdays(self) -> impl Iterator<Item = u32> + Clone {
        [self.0 >> WEEKDAYS & 7, self.0 >> (WEEKDAYS + 3) & 7].into_iter().filter(|day| *day != 0)
    }

    /// Does it name a weekday?
    pub(crate) const fn is_weekday(self) -> bool {
        self.0 >> WEEKDAYS & 7 != 0
    }

    /// The calendar of its months.
    pub(crate) const fn calendar(self) -> Calendar {
        match self.0 >> CALENDAR & 3 {
            0 => Calendar::Gregorian,
            1 => Calendar::Jalali,
            2 => Calendar::Hijri,
            _ => Calendar::Ethiopian,
        }
    }

    /// Is it a name of a language that CLDR covers well, or of the supplement?
    /// Only the beginnings of such names are names too.
    pub(crate) const fn is_common(self) -> bool {
        self.0 >> COMMON & 1 != 0
    }

    /// The half of the day.
    pub(crate) const fn half(self) -> Option<Half> {
        match self.0 >> HALF & 3 {
            0 => None,
            1 => Some(Half::Am),
            _ => Some(Half::Pm),
        }
    }

    /// What else it does in a date.
    pub(crate) fn role(self) -> Option<Role> {
        let index = (self.0 >> ROLE & 31).checked_sub(1)?;
        Role::ALL.get(index as usize).map(|(_, role)| *role)
    }

    /// The role's argument.
    pub(crate) const fn argument(self) -> u32 {
        self.0 >> ARGUMENT
    }

    /// Its months alone, to compare the names of two words.
    pub(crate) const fn only_months(self) -> Self {
        Self(self.0 & (255 | 3 << CALENDAR | 1 << COMMON))
    }
}

#[allow(dead_code, reason = "only the build script makes meanings")]
impl Meaning {
    /// A month's name.
    pub(crate) fn of_month(month: u32, calendar: u32, common: bool) -> Self {
        Self(month | calendar << CALENDAR | u32::from(common) << COMMON)
    }

    /// A weekday's name, Monday is 1.
    pub(crate) fn of_weekday(day: u32, common: bool) -> Self {
        Self(day << WEEKDAYS | u32::from(common) << COMMON)
    }

    /// A half of the day: am 1, pm 2.
    pub(crate) fn of_half(half: u32) -> Self {
        Self(half << HALF)
    }

    /// A word with a role, by the name that the role has in the tables.
    pub(crate) fn of_role(kind: &str, argument: u32) -> Option<Self> {
        let index = Role::ALL.iter().position(|(name, _)| *name == kind)?;
        assert!(argument < 128, "{kind}: {argument} is too large");
        Some(Self((index as u32 + 1) << ROLE | argument << ARGUMENT))
    }

    /// Both meanings of one key; where both name a month, a weekday or a role,
    /// the first goes first. There is room for two weekdays (a third meaning of
    /// a two-letter short form is dropped) and for two months; `None` where a
    /// name would stand for three.
    pub(crate) fn and(self, other: Self) -> Option<Self> {
        let (mut months, mut days) = (self.0 & 255, self.0 >> WEEKDAYS & 63);
        for month in other.months().filter(|month| !self.months().any(|own| own == *month)) {
            months = if months == 0 {
                month
            } else if months < 16 {
                months | month << 4
            } else {
                return None;
            };
        }
        for day in other.weekdays().filter(|day| !self.weekdays().any(|own| own == *day)) {
            days = if days == 0 {
                day
            } else if days < 8 {
                days | day << 3
            } else {
                days
            };
        }
        let calendar = if self.is_month() { self.0 } else { other.0 } >> CALENDAR & 3;
        let common = (self.0 | other.0) >> COMMON & 1;
        let half = if self.half().is_some() { self.0 } else { other.0 } >> HALF & 3;
        let role = if self.role().is_some() { self.0 } else { other.0 } >> ROLE;
        Some(Self(
            months
                | days << WEEKDAYS
                | calendar << CALENDAR
                | common << COMMON
                | half << HALF
                | role << ROLE,
        ))
    }
}
