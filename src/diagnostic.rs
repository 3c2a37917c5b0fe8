//! What newsclip has to say of an article: a problem as data, with its place.

use std::fmt;

use chrono::{NaiveDate, Weekday};

use crate::article::Field;
use crate::document::Span;
use crate::layout::MOST_LINES;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown with `--verbose`.
    Note,
    /// Something the user should know.
    Warning,
    /// No record, or not the record that was asked for.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A problem and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The text that it is about.
    pub span: Span,
    /// What is the matter.
    pub problem: Problem,
}

/// Why a line is in no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Furniture {
    /// Links and buttons: `Read more`, `Share`, `Save`, `3 min read`.
    Page,
    /// `Advertisement` and its like.
    Advertisement,
    /// `© 2024 …`, `All rights reserved`.
    Copyright,
    /// A picture's credit or caption.
    Picture,
    /// How to reach or follow the author; subscription offers.
    Contact,
    /// What the author is; who else worked on the text.
    Writers,
    /// When the reader opened the page (`Acesso em:`), or how long ago it was
    /// published (`20 hours ago`): dates that depend on the reader.
    Reader,
    /// A list of links to other articles.
    Links,
    /// The cover page of an export: who asked for what, and when.
    Cover,
    /// The list of results that stands before the articles of an export.
    Results,
    /// A line of an export's header without a label: an edition, a section, a
    /// weekday, a notice.
    Header,
    /// A line of a wire service's own: slug, priority, a note to the editors.
    Service,
    /// The name of a section: `Opinion`.
    Section,
    /// A line of the header that is not understood.
    Unplaced,
    /// What the record states already.
    Repeated,
}

impl Furniture {
    const fn what(self) -> &'static str {
        match self {
            Self::Page => "page furniture",
            Self::Advertisement => "an advertisement mark",
            Self::Copyright => "a copyright notice",
            Self::Picture => "a picture's caption or credit",
            Self::Contact => "contact details or a subscription offer",
            Self::Writers => "a note on those who worked on it",
            Self::Reader => "a date that depends on the reader",
            Self::Links => "links to other articles",
            Self::Cover => "an export's cover page",
            Self::Results => "a list of results",
            Self::Header => "an edition, section or notice without a label",
            Self::Service => "a wire service's own line",
            Self::Section => "the name of a section",
            Self::Unplaced => "in the header, and not understood",
            Self::Repeated => "stated already",
        }
    }
}

/// What can be the matter with an article. The codes are stable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text is empty or white space only.
    Empty,
    /// There is a header, but not one paragraph.
    HeaderOnly,
    /// Nothing in it reads like an article: a table, code, a list of numbers.
    NoArticle,
    /// There are more lines than an article may have, [`MOST_LINES`].
    TooManyLines,
    /// A field that was required is not stated.
    Missing(Field),
    /// Day and month could be the other way round.
    AmbiguousDate {
        /// The reading in the record.
        taken: NaiveDate,
        /// The other one.
        other: NaiveDate,
    },
    /// The weekday beside the date is not the weekday of the date.
    WeekdayMismatch {
        /// The date in the record.
        date: NaiveDate,
        /// The weekday that the text states.
        stated: Weekday,
    },
    /// A line that must be a date, by its label or place, cannot be read.
    UnreadableDate,
    /// The date lacks its year or its day.
    PartialDate,
    /// A second date of the article that is not in the record.
    OtherDate {
        /// The date that was left aside.
        date: Option<NaiveDate>,
    },
    /// The field was decided between two readings that the text leaves open.
    Guess {
        /// The field the text was put in.
        field: Field,
        /// The field that it could be as well.
        instead_of: Field,
    },
    /// Lines that belong to no field.
    LeftOut(Furniture),
    /// A second line with the same label; the first is in the record.
    RepeatedLabel,
    /// An article of an export has no paragraph.
    NoText,
    /// An export has another number of articles than it says.
    ArticleCount {
        /// How many it says.
        announced: usize,
        /// How many there are.
        found: usize,
    },
    /// A text has far more or fewer words than are declared.
    WordCount {
        /// How many are declared.
        declared: usize,
        /// How many there are.
        found: usize,
    },
    /// The text was read in a legacy encoding.
    LegacyEncoding {
        /// Its name in the Encoding Standard.
        name: &'static str,
        /// Was it guessed from the bytes?
        guessed: bool,
    },
    /// The text was UTF-16, or began with a byte order mark.
    UnicodeMark {
        /// Its name in the Encoding Standard.
        name: &'static str,
    },
    /// Bytes that are no character of the encoding, or control characters,
    /// became U+FFFD because the user asked for it.
    Replaced {
        /// How many.
        count: usize,
    },
    /// UTF-8 that was read as a legacy encoding before it came here: `Ã©` for `é`.
    Mojibake {
        /// That encoding's name in the Encoding Standard.
        name: &'static str,
        /// In how many places; the span is the first.
        places: usize,
    },
    /// The same, repaired because the user asked for it.
    Repaired {
        /// That encoding's name in the Encoding Standard.
        name: &'static str,
        /// In how many places; the span is the first, in the repaired text.
        places: usize,
    },
    /// The text does not state a field of the record.
    Unstated(Field),
    /// Lines were joined to paragraphs.
    Reflowed {
        /// How many lines became …
        lines: usize,
        /// … how many paragraphs.
        paragraphs: usize,
    },
    /// A line without a letter or digit, such as a rule.
    Rule,
    /// A label alone on its line, such as the one before the text.
    Label,
    /// The line or the control character with which an article begins or ends.
    Mark,
}

impl Problem {
    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Empty
            | Self::HeaderOnly
            | Self::NoArticle
            | Self::TooManyLines
            | Self::Missing(_) => Severity::Error,
            Self::LegacyEncoding { guessed: false, .. }
            | Self::UnicodeMark { .. }
            | Self::Repaired { .. }
            | Self::Unstated(_)
            | Self::Reflowed { .. }
            | Self::Rule
            | Self::Label
            | Self::Mark => Severity::Note,
            _ => Severity::Warning,
        }
    }

    /// The stable code, as the README lists it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::HeaderOnly => "header-only",
            Self::NoArticle => "no-article",
            Self::TooManyLines => "too-many-lines",
            Self::Missing(_) => "missing-field",
            Self::AmbiguousDate { .. } => "ambiguous-date",
            Self::WeekdayMismatch { .. } => "weekday-mismatch",
            Self::UnreadableDate => "unreadable-date",
            Self::PartialDate => "partial-date",
            Self::OtherDate { .. } => "other-date",
            Self::Guess { .. } => "guess",
            Self::LeftOut(_) => "left-out",
            Self::RepeatedLabel => "repeated-label",
            Self::NoText => "no-text",
            Self::ArticleCount { .. } => "article-count",
            Self::WordCount { .. } => "word-count",
            Self::LegacyEncoding { .. } => "legacy-encoding",
            Self::UnicodeMark { .. } => "unicode-mark",
            Self::Replaced { .. } => "replaced",
            Self::Mojibake { .. } => "mojibake",
            Self::Repaired { .. } => "repaired",
            Self::Unstated(_) => "unstated",
            Self::Reflowed { .. } => "reflowed",
            Self::Rule => "rule",
            Self::Label => "label",
            Self::Mark => "mark",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the text is empty"),
            Self::HeaderOnly => f.write_str("a header without a paragraph"),
            Self::NoArticle => f.write_str("nothing in it reads like an article"),
            Self::TooManyLines => {
                write!(f, "more lines than an article may have, {MOST_LINES} (--split cuts it)")
            }
            Self::Missing(field) => {
                write!(f, "{field} is required, and the text does not state it")
            }
            Self::AmbiguousDate { taken, other } => {
                write!(f, "read as {taken}, but could be {other}")
            }
            Self::WeekdayMismatch { date, stated } => {
                write!(f, "{date} is not a {}", weekday_name(*stated))
            }
            Self::UnreadableDate => f.write_str("this date cannot be read"),
            Self::PartialDate => f.write_str("the date is not a full day"),
            Self::OtherDate { date: Some(date) } => write!(f, "another date, {date}, is left out"),
            Self::OtherDate { date: None } => f.write_str("another date is left out"),
            Self::Guess { field, instead_of } => {
                write!(f, "taken for the {field}, but could be the {instead_of}")
            }
            Self::LeftOut(furniture) => write!(f, "left out: {}", furniture.what()),
            Self::RepeatedLabel => f.write_str("left out: the label stands above already"),
            Self::NoText => f.write_str("an article without a paragraph"),
            Self::ArticleCount { announced, found } => {
                write!(f, "{announced} articles are announced, {found} found")
            }
            Self::WordCount { declared, found } => {
                write!(f, "{declared} words are declared, {found} found")
            }
            Self::LegacyEncoding { name, guessed: true } => {
                write!(f, "not UTF-8; read as {name}, a guess (--encoding overrides)")
            }
            Self::LegacyEncoding { name, guessed: false } => write!(f, "read as {name}"),
            Self::UnicodeMark { name } => write!(f, "a byte order mark, or UTF-16: read as {name}"),
            Self::Replaced { count: 1 } => f.write_str("1 unreadable character became U+FFFD"),
            Self::Replaced { count } => write!(f, "{count} unreadable characters became U+FFFD"),
            Self::Mojibake { name, places } => write!(
                f,
                "UTF-8 that was once read as {name}, in {} (--repair mends it)",
                Places(*places)
            ),
            Self::Repaired { name, places } => {
                write!(f, "UTF-8 that was once read as {name}, repaired in {}", Places(*places))
            }
            Self::Unstated(field) => write!(f, "the text states no {field}"),
            Self::Reflowed { lines, paragraphs } => {
                write!(f, "{lines} lines were joined to {paragraphs} paragraphs")
            }
            Self::Rule => f.write_str("a line without letters or digits"),
            Self::Label => f.write_str("a label and nothing else"),
            Self::Mark => f.write_str("the mark of an article or message"),
        }
    }
}

/// `1 place`, `2 places`.
struct Places(usize);

impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} place{}", self.0, if self.0 == 1 { "" } else { "s" })
    }
}

const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
