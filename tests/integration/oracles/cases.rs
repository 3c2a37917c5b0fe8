//! The records that every oracle reads.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use newsclip::{Article, Format, Options, parse};
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::fixtures::Fixture;
use crate::format::random::{article, line};
use crate::properties::formats::written;

/// A record, and what newsclip writes of it.
pub(super) struct Case {
    pub(super) article: Article<'static>,
    /// One line.
    pub(super) ndjson: String,
    /// Between its `---` lines.
    pub(super) front_matter: String,
    /// After them.
    pub(super) markdown: String,
}

/// So many random records (or as many as `PROPTEST_CASES` says), with so many
/// random paragraphs each and a few more.
const RECORDS: u32 = 5_000;
const PARAGRAPHS: usize = 4;

/// The same in every run, and made once.
pub(super) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut articles = of_fixtures();
    assert!(articles.len() >= 90, "only {} records of fixtures", articles.len());
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, b"what any renderer has to show...");
    let config = Config::default();
    let records = RECORDS.max(config.cases);
    let mut runner = TestRunner::new_with_rng(config, seed);
    let more = (article(), vec(line(12), PARAGRAPHS));
    for _ in 0..records {
        let (mut article, paragraphs) = more.new_tree(&mut runner).unwrap().current();
        article.body.extend(paragraphs.into_iter().map(Into::into));
        article.date = article.date.map(in_range);
        articles.push(article);
    }
    articles.into_iter().map(case).collect()
});

fn of_fixtures() -> Vec<Article<'static>> {
    let fixtures = Fixture::all();
    let documents = fixtures.iter().filter_map(|fixture| fixture.document().ok());
    let parsed = documents.flat_map(|document| {
        let articles = parse(&document, &Options::default()).articles;
        articles.into_iter().map(|found| found.article.into_owned()).collect::<Vec<_>>()
    });
    parsed.collect()
}

/// A year that the date reader gives; Python's begin with 1, and JavaScript takes
/// 0 to 99 for 1900 to 1999.
fn in_range(date: NaiveDate) -> NaiveDate {
    date.with_year(1500 + date.year() % 800).unwrap_or_default()
}

fn case(article: Article<'static>) -> Case {
    let ndjson = written(Format::Ndjson, std::slice::from_ref(&article));
    let markdown = written(Format::Markdown, std::slice::from_ref(&article));
    let (front_matter, markdown) =
        markdown.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n")).unwrap();
    Case { ndjson, front_matter: front_matter.to_owned(), markdown: markdown.to_owned(), article }
}

#[test]
fn there_are_twenty_thousand_paragraphs() {
    let paragraphs: usize = CASES.iter().map(|case| case.article.body.len()).sum();
    assert!(paragraphs >= 20_000, "{paragraphs}");
}
