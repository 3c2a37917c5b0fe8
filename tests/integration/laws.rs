//! What holds of every text, tried on every fixture.

use std::borrow::Cow;

use newsclip::{Article, Document, Field, Format, Found, Options, Parsed, parse};

use crate::coverage::coverage;
use crate::fixtures::{Fixture, said};
use crate::fold::fold;

/// So many prefixes of a fixture are tried at most: at line ends, and evenly spaced.
const PREFIXES: usize = 200;

/// Tries a law on the text of each fixture that is text.
fn each(law: impl Fn(&str, &str)) {
    for fixture in Fixture::all() {
        if let Ok(document) = fixture.document() {
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

fn write(format: Format, articles: &[Article<'_>]) -> String {
    let mut bytes = Vec::new();
    format.write(articles, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
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
    each(|name, text| {
        let articles = read(text);
        for format in Format::ALL {
            let written = write(format, &articles);
            let back = format.read(&written);
            assert_eq!(back.as_ref(), Ok(&articles), "{name} as {format}:\n{written}");
            let again = write(format, &articles);
            assert_eq!(again, written, "{name} as {format}, written again");
        }
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
    each(|name, text| {
        let document = Document::from_text(text);
        for found in parse(&document, &Options::default()).articles {
            for field in Field::ALL {
                let places = found.places.iter().filter(|place| place.field == field);
                let at: Vec<_> = places.map(|place| fold(document.slice(place.value))).collect();
                assert_eq!(at, values(&found, field), "{name}: {field}");
            }
            for place in &found.places {
                let (value, whole) = (place.value, place.whole);
                let holds = whole.start <= value.start && value.end <= whole.end;
                assert!(holds, "{name}: {place:?} is not within what it takes up");
            }
        }
    });
}

/// The values of a field in the record's order.
fn values(found: &Found<'_>, field: Field) -> Vec<String> {
    let Article { outlet, date_text, headline, standfirst, byline, body, source, extra, .. } =
        &found.article;
    let one = |value: &Option<Cow<'_, str>>| value.iter().map(|it| fold(it)).collect();
    let many = |values: &[Cow<'_, str>]| values.iter().map(|it| fold(it)).collect();
    match field {
        Field::Outlet => one(outlet),
        Field::Date => one(date_text),
        Field::Headline => one(headline),
        Field::Standfirst => one(standfirst),
        Field::Byline => many(byline),
        Field::Body => many(body),
        Field::Source => many(source),
        Field::Extra => extra.values().map(|it| fold(it)).collect(),
    }
}
