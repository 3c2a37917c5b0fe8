//! What must hold of each format: reading back what was written gives the same
//! record, and any text at all is records or an error with its place.

use newsclip::{Article, Document, Format, FormatError, Options, parse};

use super::record::records;

/// What a format writes.
pub(crate) fn written(format: Format, articles: &[Article<'_>]) -> String {
    let mut bytes = Vec::new();
    format.write(articles, &mut bytes).expect("a buffer takes all");
    String::from_utf8(bytes).expect("UTF-8")
}

/// Records made of the bytes, the records of the bytes as an article, and of the
/// bytes as a file of each format.
#[track_caller]
pub(crate) fn check_bytes(bytes: &[u8]) {
    check_records(&records(bytes));
    let text = String::from_utf8_lossy(bytes);
    for format in Format::ALL {
        match format.read(&text) {
            Ok(articles) => check_record(format, &articles),
            Err(error) => check_error(&text, &error),
        }
    }
    // A text with control characters is none; the decoder refuses it.
    if let Ok(document) = Document::from_bytes(text.as_bytes(), &Default::default()) {
        let parsed = parse(&document, &Options::default());
        let found = parsed.articles.into_iter().map(|found| found.article);
        check_records(&found.collect::<Vec<_>>());
    }
}

/// Each format gives the records back.
#[track_caller]
pub(crate) fn check_records(articles: &[Article<'_>]) {
    for format in Format::ALL {
        check_record(format, articles);
    }
}

#[track_caller]
fn check_record(format: Format, articles: &[Article<'_>]) {
    let text = written(format, articles);
    let read = format.read(&text).unwrap_or_else(|error| panic!("{format}:{error}\n{text}"));
    assert_eq!(read, articles, "{format}:\n{text}");
    assert_eq!(written(format, &read), text, "{format}, written again");
    if format == Format::Ndjson {
        // No reader's own idea of a line cuts a record.
        let breaks = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
        assert_eq!(text.matches(breaks).count(), articles.len(), "{text}");
    } else {
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(format.read(&crlf).as_deref(), Ok(articles), "{format} with CRLF:\n{text}");
    }
}

/// The place is in the text, from 1, or at its end; there are words.
#[track_caller]
fn check_error(text: &str, error: &FormatError) {
    let lines = Document::from_text(text).lines().len() + 1;
    assert!((1..=lines).contains(&error.line), "{error:?} in {lines} lines");
    assert!(error.column > 0 && !error.message.is_empty(), "{error:?}");
}
