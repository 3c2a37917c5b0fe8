//! Counting: what a comparison can come to, and sums of it.

use std::collections::BTreeMap;
use std::ops::AddAssign;

/// What the comparison of one field comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// As labelled.
    Right,
    /// Stated on both sides, and not the same.
    Wrong,
    /// Labelled, and not in the record.
    Missed,
    /// In the record, and labelled as not stated.
    Invented,
    /// Not labelled, or stated on neither side.
    Nothing,
}

impl Outcome {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Missed => "missed",
            Self::Invented => "invented",
            Self::Nothing => "nothing",
        }
    }
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Row {
    Headline,
    Date,
    /// The dates of articles in English, French, Arabic, German and Spanish.
    FiveDates,
    PartialDate,
    Time,
    Outlet,
    Source,
    Byline,
    Standfirst,
    Paragraphs,
    First,
    Last,
    Body,
    BodyLines,
}

impl Row {
    pub(crate) const ALL: [Self; 14] = [
        Self::Headline,
        Self::Date,
        Self::FiveDates,
        Self::PartialDate,
        Self::Time,
        Self::Outlet,
        Self::Source,
        Self::Byline,
        Self::Standfirst,
        Self::Paragraphs,
        Self::First,
        Self::Last,
        Self::Body,
        Self::BodyLines,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Date => "date",
            Self::FiveDates => "date-en-fr-ar-de-es",
            Self::PartialDate => "partial-date",
            Self::Time => "time",
            Self::Outlet => "outlet",
            Self::Source => "source",
            Self::Byline => "byline",
            Self::Standfirst => "standfirst",
            Self::Paragraphs => "paragraphs",
            Self::First => "first-paragraph",
            Self::Last => "last-paragraph",
            Self::Body => "body",
            Self::BodyLines => "body-lines",
        }
    }
}

/// The comparison of one field of one article.
pub(crate) struct Verdict {
    pub(crate) row: Row,
    pub(crate) outcome: Outcome,
    pub(crate) expected: String,
    pub(crate) got: String,
}

impl Verdict {
    /// Nothing to compare.
    pub(crate) const fn nothing(row: Row) -> Self {
        Self { row, outcome: Outcome::Nothing, expected: String::new(), got: String::new() }
    }

    /// One line of the body.
    pub(crate) const fn line(outcome: Outcome) -> Self {
        Self { row: Row::BodyLines, outcome, expected: String::new(), got: String::new() }
    }
}

/// How often each outcome was reached.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
    pub(crate) invented: usize,
}

impl Tally {
    pub(crate) const fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::Wrong => self.wrong += 1,
            Outcome::Missed => self.missed += 1,
            Outcome::Invented => self.invented += 1,
            Outcome::Nothing => {}
        }
    }

    /// How many are labelled as stated.
    pub(crate) const fn labelled(self) -> usize {
        self.right + self.wrong + self.missed
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.invented += other.invented;
    }
}

/// A part of a whole, in percent; a whole of nothing is reached.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The tallies of a group of articles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    pub(crate) articles: usize,
    rows: BTreeMap<Row, Tally>,
}

impl Group {
    pub(crate) fn add(&mut self, verdicts: &[Verdict]) {
        self.articles += 1;
        for verdict in verdicts {
            self.rows.entry(verdict.row).or_default().count(verdict.outcome);
        }
    }

    pub(crate) fn row(&self, row: Row) -> Tally {
        self.rows.get(&row).copied().unwrap_or_default()
    }
}
