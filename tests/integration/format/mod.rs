//! Records to bytes and back.

mod hazards;
mod json;
mod laws;
mod markdown;
pub(crate) mod random;
mod schema;
mod text;

use newsclip::{Article, Format};

use crate::properties::formats::written;

/// The error of a text that a format does not read.
#[track_caller]
fn check_error(format: Format, text: &str, expected: &str) {
    let error = format.read(text).expect_err("an error was expected");
    assert_eq!(error.to_string(), expected, "{text}");
}

/// A record with every field stated.
fn full() -> Article<'static> {
    let mut article: Article<'static> = serde_json::from_str(
        r#"{
            "outlet": "The Harbour Courier",
            "date": "2024-03-04",
            "time": "14:30:00+01:00",
            "date_text": "| 4 March 2024, Monday |",
            "headline": "The ferry is back",
            "standfirst": "After six weeks",
            "byline": ["Ann Writer", "Bo Reporter"],
            "body": ["First paragraph.", "1. Second paragraph"],
            "source": ["north sea wire", "https://example.org/a?b=c"],
            "extra": {"Section": "Sport", "Page: first": "3", "Note": ""}
        }"#,
    )
    .expect("a record");
    article.provenance = Some(newsclip::Provenance {
        input: "in/a.txt".to_owned(),
        sha256: "0".repeat(64),
        article: 1,
        layout: newsclip::Layout::Masthead,
        bytes: Some([0, 120]),
        lines: Some([1, 9]),
        fields: vec![newsclip::Placed {
            field: newsclip::Field::Headline,
            bytes: [20, 37],
            line: 3,
        }],
    });
    article
}
