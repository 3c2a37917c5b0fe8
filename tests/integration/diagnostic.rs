//! The table of codes agrees with the variants.

use chrono::{NaiveDate, Weekday};
use newsclip::{
    DecodeOptions, Document, Field, Furniture, Options, Problem, Severity, Span, Unreadable, parse,
};

/// The variant after this one: a `match` without wildcard, so that a new
/// variant does not compile until it stands here.
fn next(problem: &Problem) -> Option<Problem> {
    let date = NaiveDate::default();
    Some(match problem {
        Problem::Empty => Problem::HeaderOnly,
        Problem::HeaderOnly => Problem::NoArticle,
        Problem::NoArticle => Problem::TooManyLines,
        Problem::TooManyLines => Problem::Missing(Field::Date),
        Problem::Missing(_) => Problem::AmbiguousDate { taken: date, other: date },
        Problem::AmbiguousDate { .. } => Problem::WeekdayMismatch { date, stated: Weekday::Sun },
        Problem::WeekdayMismatch { .. } => Problem::UnreadableDate,
        Problem::UnreadableDate => Problem::PartialDate,
        Problem::PartialDate => Problem::OtherDate { date: None },
        Problem::OtherDate { .. } => {
            Problem::Guess { field: Field::Outlet, instead_of: Field::Headline }
        }
        Problem::Guess { .. } => Problem::LeftOut(Furniture::Page),
        Problem::LeftOut(_) => Problem::RepeatedLabel,
        Problem::RepeatedLabel => Problem::NoText,
        Problem::NoText => Problem::ArticleCount { announced: 2, found: 1 },
        Problem::ArticleCount { .. } => Problem::WordCount { declared: 2, found: 1 },
        Problem::WordCount { .. } => Problem::LegacyEncoding { name: "GBK", guessed: true },
        Problem::LegacyEncoding { .. } => Problem::UnicodeMark { name: "UTF-16LE" },
        Problem::UnicodeMark { .. } => Problem::Replaced { count: 1 },
        Problem::Replaced { .. } => Problem::Mojibake { name: "windows-1252", places: 1 },
        Problem::Mojibake { .. } => Problem::Repaired { name: "windows-1252", places: 2 },
        Problem::Repaired { .. } => Problem::Unstated(Field::Date),
        Problem::Unstated(_) => Problem::Reflowed { lines: 2, paragraphs: 1 },
        Problem::Reflowed { .. } => Problem::Rule,
        Problem::Rule => Problem::Label,
        Problem::Label => Problem::Mark,
        Problem::Mark => return None,
    })
}

#[test]
fn the_table_of_codes_is_the_variants_in_order() {
    let variants = std::iter::successors(Some(Problem::Empty), next);
    let variants: Vec<_> = variants.map(|problem| (problem.code(), problem.severity())).collect();
    let table: Vec<_> = Problem::CODES.iter().map(|row| (row.code, row.severity)).collect();
    assert_eq!(table, variants);
}

#[test]
fn no_code_stands_twice() {
    let problems = Problem::CODES.iter().map(|row| row.code);
    let mut codes: Vec<_> = problems.chain(Unreadable::CODES.iter().map(|row| row.code)).collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

#[test]
fn a_stated_legacy_encoding_is_no_warning() {
    let severity = |guessed| Problem::LegacyEncoding { name: "GBK", guessed }.severity();
    assert_eq!((severity(true), severity(false)), (Severity::Warning, Severity::Note));
}

#[test]
fn the_text_of_each_example_raises_its_code() {
    for row in Problem::CODES.iter().chain(&Unreadable::CODES) {
        let head = format!("{}[{}]: ", row.severity, row.code);
        assert!(row.says.contains(&head), "{row:?}");
        assert!(!row.advice.is_empty(), "{row:?}");
        if !row.text.is_empty() {
            assert!(said(row.text).contains(&row.says.to_owned()), "{row:?}\n{:?}", said(row.text));
        }
    }
}

/// What newsclip says of a text in which a date is required.
fn said(text: &str) -> Vec<String> {
    let document = match Document::from_bytes(text.as_bytes(), &DecodeOptions::default()) {
        Ok(document) => document,
        Err(error) => {
            let (line, column) = error.position();
            return vec![format!("article.txt:{line}:{column}: error[{}]: {error}", error.code())];
        }
    };
    let mut parsed = parse(&document, &Options::default());
    if parsed.articles.iter().any(|found| !found.article.states(Field::Date)) {
        let problem = Problem::Missing(Field::Date);
        parsed.diagnostics.push(newsclip::Diagnostic { span: Span::new(0, 0), problem });
    }
    crate::fixtures::said(&document, &parsed)
        .iter()
        .map(|line| format!("article.txt:{line}"))
        .collect()
}
