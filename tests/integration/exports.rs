//! Real exports of press databases, where they are at hand: all articles are
//! found, with outlet, date and headline, and none lacks words.
//!
//! The folder is `NEWSCLIP_CORPUS`, or `../shared/corpus` beside the package.
//! Its texts belong to their publishers, so it is not in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use newsclip::{DecodeOptions, Document, Layout, Options, Parsed, Problem, parse};

use crate::properties::coverage::coverage;

/// A file of the folder; `None`, said aloud, where it is not at hand.
fn read(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("NEWSCLIP_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        PathBuf::from,
    );
    let path = folder.join("exports").join(name);
    let bytes = fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {} is not at hand (set NEWSCLIP_CORPUS)", path.display());
    }
    bytes
}

/// How many articles, and how many of them lack outlet, date, headline, text;
/// and what is said of numbers.
#[derive(Debug, PartialEq, Eq)]
struct Summary {
    articles: usize,
    without: [usize; 4],
    counts: Vec<Problem>,
}

fn summary(parsed: &Parsed<'_>) -> Summary {
    let articles = || parsed.articles.iter().map(|found| &found.article);
    let problems = parsed.diagnostics.iter().map(|diagnostic| diagnostic.problem.clone());
    let is_count =
        |it: &Problem| matches!(it, Problem::ArticleCount { .. } | Problem::WordCount { .. });
    Summary {
        articles: articles().count(),
        without: [
            articles().filter(|it| it.outlet.is_none()).count(),
            articles().filter(|it| it.date.is_none()).count(),
            articles().filter(|it| it.headline.is_none()).count(),
            articles().filter(|it| it.body.is_empty()).count(),
        ],
        counts: problems.filter(is_count).collect(),
    }
}

#[track_caller]
fn check(name: &str, expected: &Summary) {
    let Some(bytes) = read(name) else { return };
    let document = Document::from_bytes(&bytes, &DecodeOptions::default()).unwrap();
    let parsed = parse(&document, &Options::default());
    assert_eq!(parsed.layout, Layout::Export);
    assert_eq!(&summary(&parsed), expected);
    let coverage = coverage(&document, &parsed);
    assert_eq!((coverage.lost, coverage.partly), (Vec::new(), Vec::new()), "lost lines");
}

#[test]
fn each_of_348_articles_is_whole() {
    let whole = Summary { articles: 348, without: [0; 4], counts: Vec::new() };
    check("University_Wire2012-01-01_2012-01-31.TXT", &whole);
}

#[test]
fn each_of_ten_mock_articles_is_found() {
    let Some(bytes) = read("lexisnexistools-sample.TXT") else { return };
    let document = Document::from_bytes(&bytes, &DecodeOptions::default()).unwrap();
    let found = summary(&parse(&document, &Options::default()));
    assert_eq!((found.articles, found.without), (10, [0; 4]));
}

#[test]
fn a_file_of_hard_cases_gives_each_article() {
    let Some(bytes) = read("amcat-test.txt") else { return };
    let document = Document::from_bytes(&bytes, &DecodeOptions::default()).unwrap();
    let found = summary(&parse(&document, &Options::default()));
    // One document is a notice only. With it four have no full day (one states none,
    // one a month, one a season), three no headline, and two no text.
    assert_eq!((found.articles, found.without), (27, [1, 4, 3, 2]));
}

#[test]
fn articles_with_awkward_heads_are_read() {
    check("amcat-test2.txt", &Summary { articles: 1, without: [0; 4], counts: Vec::new() });
}
