//! What holds of every text, tried on every fixture.

use newsclip::{Article, Document, Options, Parsed, parse};

use crate::fixtures::{Fixture, said};
use crate::properties::coverage::coverage;
use crate::properties::formats::check_records;
use crate::properties::text::check_values;

/// So many prefixes of a fixture are tried at most: at line ends, and evenly spaced.
const PREFIXES: usize = 200;

/// Tries a law on the text of each fixture that is text.
fn each(law: impl Fn(&str, &str)) {
    for fixture in Fixture::all() {
        if let Ok(document) = fixture.document() {
            // Shown where the law does not hold; the last of them is the one.
            println!("{}", fixture.name);
            law(&fixture.name, document.text());
        }
    }
}

/// The articles without their places.
fn articles(parsed: Parsed<'_>) -> Vec<Article<'static>> {
    parsed.articles.into_iter().map(|found| found.article.into_owned()).collect()
}

fn read(text: &str) -> Vec<Article<'static>> {
    articles(parse(&Document::from_text(text), &Options::default()))
}

#[track_caller]
fn check_no_line_is_lost(name: &str, document: &Document<'_>, parsed: &Parsed<'_>) {
    let coverage = coverage(document, parsed);
    assert_eq!(coverage.lost, [0; 0], "{name}: lines in no field and no diagnostic");
    assert_eq!(coverage.partly, [0; 0], "{name}: lines of which a part is in neither");
}

#[test]
fn every_line_is_in_a_field_or_a_diagnostic() {
    each(|name, text| {
        let document = Document::from_text(text);
        check_no_line_is_lost(name, &document, &parse(&document, &Options::default()));
    });
}

#[test]
fn every_prefix_parses_and_loses_no_line() {
    each(|name, text| {
        let line_ends: Vec<_> = text.match_indices(['\n', '\r']).map(|(at, _)| at).collect();
        let step = line_ends.len() / PREFIXES + 1;
        let line_ends = line_ends.into_iter().step_by(step);
        let spaced = (0..PREFIXES).map(|index| text.len() * index / PREFIXES);
        for at in line_ends.chain(spaced).filter(|at| text.is_char_boundary(*at)) {
            let document = Document::from_text(text.get(..at).unwrap());
            let parsed = parse(&document, &Options::default());
            check_no_line_is_lost(&format!("{name}, first {at} bytes"), &document, &parsed);
        }
    });
}

#[test]
fn line_ends_make_no_difference() {
    each(|name, text| {
        let lf = text.replace("\r\n", "\n").replace('\r', "\n");
        let outcome = |text: &str| {
            let document = Document::from_text(text);
            let parsed = parse(&document, &Options::default());
            (parsed.layout, said(&document, &parsed), articles(parsed))
        };
        let expected = outcome(&lf);
        assert_eq!(outcome(&lf.replace('\n', "\r\n")), expected, "{name} with CRLF");
        assert_eq!(outcome(&lf.replace('\n', "\r")), expected, "{name} with CR");
        assert_eq!(outcome(text), expected, "{name} as it is");
    });
}

#[test]
fn each_format_gives_back_what_was_written() {
    each(|_, text| {
        check_records(&read(text));
    });
}

#[test]
fn the_same_text_gives_the_same_record() {
    each(|name, text| {
        let document = Document::from_text(text);
        let first = parse(&document, &Options::default());
        assert_eq!(parse(&document, &Options::default()), first, "{name}");
    });
}

#[test]
fn each_value_is_the_text_at_its_place() {
    each(|_, text| {
        let document = Document::from_text(text);
        for found in parse(&document, &Options::default()).articles {
            check_values(&document, &found);
        }
    });
}
