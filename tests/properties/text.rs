//! What must hold of any bytes: they are articles whose values stand in the
//! text, or there is an error with a code; and no line is lost.

use std::borrow::Cow;

use newsclip::{
    Article, DecodeOptions, Document, Field, Found, Layout, Options, Parsed, Problem, Severity,
    Span, Unreadable, parse,
};

use super::coverage::coverage;
use super::fold::fold;

/// Bytes from anywhere.
#[track_caller]
pub(crate) fn check_bytes(bytes: &[u8]) {
    match Document::from_bytes(bytes, &DecodeOptions::default()) {
        Ok(document) => check_document(&document),
        Err(error) => check_unreadable(bytes, &error),
    }
}

/// An error of the decoder has a code, a place and words; what is only
/// damaged is read on request, and then is text as any other.
#[track_caller]
fn check_unreadable(bytes: &[u8], error: &Unreadable) {
    assert!(Unreadable::CODES.iter().any(|row| row.code == error.code()), "{error:?}");
    let (line, column) = error.position();
    assert!(line > 0 && column > 0 && line <= bytes.len().max(1), "{error:?}");
    assert!(!error.to_string().is_empty());
    let lossy = DecodeOptions { lossy: true, ..DecodeOptions::default() };
    match (error, Document::from_bytes(bytes, &lossy)) {
        (Unreadable::NotText { .. }, Err(again)) => assert_eq!(again, *error),
        (Unreadable::NotText { .. }, Ok(_)) => panic!("--lossy reads what is not text: {error:?}"),
        (_, Ok(document)) => {
            assert!(document.replaced() > 0, "{error:?}, and nothing was replaced");
            check_document(&document);
        }
        // What is decoded with replacements can turn out to be HTML.
        (_, Err(again)) => assert!(matches!(again, Unreadable::NotText { .. }), "{again:?}"),
    }
}

/// A text, read as what it looks like and as one of the layouts (which one, its
/// length decides).
#[track_caller]
pub(crate) fn check_document(document: &Document<'_>) {
    let named = Layout::ALL[document.text().len() % Layout::ALL.len()];
    check_as(document, None);
    check_as(document, Some(named));
}

/// A text, read as this layout.
#[track_caller]
pub(crate) fn check_as(document: &Document<'_>, layout: Option<Layout>) {
    let parsed = parse(document, &Options { layout, ..Options::default() });
    if let Some(layout) = layout {
        assert_eq!(parsed.layout, layout, "the layout that was named");
    }
    check_lines(document, &parsed);
    check_remarks(document, &parsed);
    for found in &parsed.articles {
        check_values(document, found);
    }
}

/// Every line is in a field or in a diagnostic.
#[track_caller]
pub(crate) fn check_lines(document: &Document<'_>, parsed: &Parsed<'_>) {
    let coverage = coverage(document, parsed);
    assert_eq!(coverage.lost, [0; 0], "lines in no field and no diagnostic");
    assert_eq!(coverage.partly, [0; 0], "lines of which a part is in neither");
}

/// Every diagnostic has a code and a place in the text; without an article one
/// of them is an error.
#[track_caller]
fn check_remarks(document: &Document<'_>, parsed: &Parsed<'_>) {
    let mut worst = None;
    for diagnostic in &parsed.diagnostics {
        let (span, problem) = (diagnostic.span, &diagnostic.problem);
        assert!(Problem::CODES.iter().any(|row| row.code == problem.code()), "{problem:?}");
        check_span(document, span);
        worst = worst.max(Some(problem.severity()));
    }
    let told = !parsed.articles.is_empty() || worst == Some(Severity::Error);
    assert!(told, "no article and no error: {:?}", parsed.diagnostics);
}

#[track_caller]
fn check_span(document: &Document<'_>, span: Span) {
    let text = document.text();
    assert!(text.get(span.start..span.end).is_some(), "{span:?} of {} bytes", text.len());
}

/// Every value is the text at its place, white space folded, and is as the
/// record promises it.
#[track_caller]
pub(crate) fn check_values(document: &Document<'_>, found: &Found<'_>) {
    for place in &found.places {
        let (value, whole) = (place.value, place.whole);
        check_span(document, value);
        check_span(document, whole);
        let within = whole.start <= value.start && value.end <= whole.end;
        assert!(within, "{place:?} is not within what it takes up");
    }
    for field in Field::ALL {
        let values = values(&found.article, field);
        let places = found.places.iter().filter(|place| place.field == field);
        let at: Vec<_> = places.map(|place| fold(document.slice(place.value))).collect();
        let folded: Vec<_> = values.iter().map(|value| fold(value)).collect();
        assert_eq!(at, folded, "{field}");
        let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
        for value in values {
            assert_eq!(value.trim_matches(blank), value, "{field} has white space at its ends");
            let odd = value.chars().find(|c| c.is_control() && *c != '\t');
            assert_eq!(odd, None, "{field} holds a control character: {value:?}");
            assert!(!value.is_empty() || field == Field::Extra, "{field} is empty");
        }
    }
}

/// The values of a field in the record's order.
fn values<'f>(article: &'f Article<'_>, field: Field) -> Vec<&'f str> {
    fn one<'f>(value: &'f Option<Cow<'_, str>>) -> Vec<&'f str> {
        value.iter().map(|text| &**text).collect()
    }
    fn many<'f>(values: &'f [Cow<'_, str>]) -> Vec<&'f str> {
        values.iter().map(|text| &**text).collect()
    }
    let Article { outlet, date_text, headline, standfirst, byline, body, source, extra, .. } =
        article;
    match field {
        Field::Outlet => one(outlet),
        Field::Date => one(date_text),
        Field::Headline => one(headline),
        Field::Standfirst => one(standfirst),
        Field::Byline => many(byline),
        Field::Body => many(body),
        Field::Source => many(source),
        Field::Extra => extra.values().map(|text| &**text).collect(),
    }
}
