//! The published record: what newsclip knows of one article.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use crate::document::DecodeOptions;
use crate::layout::Layout;

/// One article. Every key is always written, in this order: `null`, `[]` or
/// `{}` where the text does not state the thing.
///
/// Strings are one line each: trimmed, line breaks within a paragraph folded
/// to one space (to nothing between CJK characters), all else as it stands in
/// the input.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article<'a> {
    /// The newspaper, agency or site that published the text.
    #[serde(default)]
    pub outlet: Option<Cow<'a, str>>,
    /// The full day of publication, in the Gregorian calendar.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The time of day, as far as the text states it.
    #[serde(default)]
    pub time: Option<ClockTime>,
    /// The date as it stands in the input, also when it is partial or
    /// unreadable.
    #[serde(default)]
    pub date_text: Option<Cow<'a, str>>,
    /// The title of the article.
    #[serde(default)]
    pub headline: Option<Cow<'a, str>>,
    /// The summary under the headline, where its shape sets it apart.
    #[serde(default)]
    pub standfirst: Option<Cow<'a, str>>,
    /// Who wrote it, one entry a name as far as the text separates them.
    #[serde(default)]
    pub byline: Vec<Cow<'a, str>>,
    /// The paragraphs, in order.
    #[serde(default)]
    pub body: Vec<Cow<'a, str>>,
    /// Whom the article credits: agencies, other outlets, URLs.
    #[serde(default)]
    pub source: Vec<Cow<'a, str>>,
    /// Labelled lines that have no field of their own, in input order.
    #[serde(default)]
    pub extra: IndexMap<Cow<'a, str>, Cow<'a, str>>,
    /// Where the values stand in the input; only on request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// Where an article and its values came from. Byte ranges and lines count in
/// the text decoded to UTF-8 (without a byte order mark, and repaired under
/// [`DecodeOptions::repair`]), not in the bytes of the input; lines from 1. So
/// the value is the text at its range, and what was guessed or repaired before
/// is said in a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The input as the user named it; `-` is standard input.
    pub input: String,
    /// SHA-256 of the input's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Which article of the input this is, from 1.
    pub article: usize,
    /// The layout that was recognised or asked for.
    pub layout: Layout,
    /// All that the article takes up: first byte and the byte after the last.
    /// Records of the first version lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<[usize; 2]>,
    /// The first and the last line of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[usize; 2]>,
    /// Where each value stands, in input order.
    pub fields: Vec<Placed>,
}

/// One value's place in the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// The field; for `byline`, `body` and `source` the entries stand in order.
    pub field: Field,
    /// First byte and the byte after the last, in the decoded text.
    pub bytes: [usize; 2],
    /// The line on which it begins.
    pub line: usize,
}

/// A field of the record that text can be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// [`Article::outlet`]
    Outlet,
    /// [`Article::date`], [`Article::time`] and [`Article::date_text`]
    Date,
    /// [`Article::headline`]
    Headline,
    /// [`Article::standfirst`]
    Standfirst,
    /// [`Article::byline`]
    Byline,
    /// [`Article::body`]
    Body,
    /// [`Article::source`]
    Source,
    /// [`Article::extra`]
    Extra,
}

impl Field {
    /// Every field, in the record's order.
    pub const ALL: [Self; 8] = [
        Self::Outlet,
        Self::Date,
        Self::Headline,
        Self::Standfirst,
        Self::Byline,
        Self::Body,
        Self::Source,
        Self::Extra,
    ];

    /// The key of the record.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Date => "date",
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Body => "body",
            Self::Source => "source",
            Self::Extra => "extra",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Article<'_> {
    /// Does the record state this field?
    pub fn states(&self, field: Field) -> bool {
        match field {
            Field::Outlet => self.outlet.is_some(),
            Field::Date => self.date.is_some(),
            Field::Headline => self.headline.is_some(),
            Field::Standfirst => self.standfirst.is_some(),
            Field::Byline => !self.byline.is_empty(),
            Field::Body => !self.body.is_empty(),
            Field::Source => !self.source.is_empty(),
            Field::Extra => !self.extra.is_empty(),
        }
    }

    /// The same record, without borrowing from the document.
    pub fn into_owned(self) -> Article<'static> {
        fn own(text: Cow<'_, str>) -> Cow<'static, str> {
            Cow::Owned(text.into_owned())
        }
        Article {
            outlet: self.outlet.map(own),
            date: self.date,
            time: self.time,
            date_text: self.date_text.map(own),
            headline: self.headline.map(own),
            standfirst: self.standfirst.map(own),
            byline: self.byline.into_iter().map(own).collect(),
            body: self.body.into_iter().map(own).collect(),
            source: self.source.into_iter().map(own).collect(),
            extra: self.extra.into_iter().map(|(label, text)| (own(label), own(text))).collect(),
            provenance: self.provenance,
        }
    }
}

/// A time of day as far as it is stated: `14:30`, `14:30:05`, `14:30:00+01:00`
/// (with an offset from UTC the seconds are always written).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClockTime {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    offset_minutes: Option<i16>,
}

impl ClockTime {
    /// A time, or `None` where a part is out of its range (24:00 and leap
    /// seconds are not times of day here; offsets reach from -12:00 to +14:00).
    pub fn new(
        hour: u8,
        minute: u8,
        second: Option<u8>,
        offset_minutes: Option<i16>,
    ) -> Option<Self> {
        let fits = hour < 24
            && minute < 60
            && second.is_none_or(|second| second < 60)
            && offset_minutes.is_none_or(|offset| (-12 * 60..=14 * 60).contains(&offset));
        // With an offset the seconds are always written, so they are always kept.
        let second = if offset_minutes.is_some() { second.or(Some(0)) } else { second };
        fits.then_some(Self { hour, minute, second, offset_minutes })
    }

    /// Minutes east of UTC, where the text states a zone.
    pub const fn offset_minutes(self) -> Option<i16> {
        self.offset_minutes
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if self.second.is_some() || self.offset_minutes.is_some() {
            write!(f, ":{:02}", self.second.unwrap_or(0))?;
        }
        if let Some(offset) = self.offset_minutes {
            let sign = if offset < 0 { '-' } else { '+' };
            write!(f, "{sign}{:02}:{:02}", offset.unsigned_abs() / 60, offset.unsigned_abs() % 60)?;
        }
        Ok(())
    }
}

/// A string that is not a time in one of the forms of [`ClockTime`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time of day (14:30, 14:30:05 or 14:30:00+01:00)")
    }
}

impl std::error::Error for NotATime {}

impl FromStr for ClockTime {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        fn two(bytes: &[u8]) -> Option<u8> {
            match bytes {
                [tens @ b'0'..=b'9', units @ b'0'..=b'9'] => {
                    Some((tens - b'0') * 10 + (units - b'0'))
                }
                _ => None,
            }
        }
        fn read(text: &[u8]) -> Option<ClockTime> {
            let (clock, offset) = match text {
                [clock @ .., sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                    let (hours, minutes) = (two(&[*h1, *h2])?, two(&[*m1, *m2])?);
                    let size = i16::from(hours) * 60 + i16::from(minutes);
                    (clock, Some(if *sign == b'-' { -size } else { size }))
                }
                _ => (text, None),
            };
            match clock {
                [h1, h2, b':', m1, m2] if offset.is_none() => {
                    ClockTime::new(two(&[*h1, *h2])?, two(&[*m1, *m2])?, None, None)
                }
                [h1, h2, b':', m1, m2, b':', s1, s2] => ClockTime::new(
                    two(&[*h1, *h2])?,
                    two(&[*m1, *m2])?,
                    Some(two(&[*s1, *s2])?),
                    offset,
                ),
                _ => None,
            }
        }
        read(text.as_bytes()).ok_or(NotATime)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
