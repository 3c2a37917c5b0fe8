//! What is text and what is not; lines, spans and places.

use newsclip::{DecodeOptions, Document, Encoding, Span, Unreadable};

#[track_caller]
fn check_error(bytes: &[u8], error: &Unreadable) {
    let read = Document::from_bytes(bytes, &DecodeOptions::default());
    assert_eq!(read.unwrap_err(), *error);
}

#[test]
fn other_kinds_of_file_are_named() {
    let kinds: [(&[u8], &str); 16] = [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\x1F\x8B\x08\0", "gzip-compressed data"),
        (b"\x7FELF\x02", "an ELF program"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml", "a Microsoft Office document (ZIP)"),
        (b"\x89PNG\r\n\x1A\n", "a PNG image"),
        (b"\xFF\xD8\xFF\xE0", "a JPEG image"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"ID3\x04\0\0", "MP3 sound"),
        (b"\0\0\0\x20ftypisom", "MP4 video"),
        (b"<!DOCTYPE html>\n<title>x</title>", "HTML"),
        (b"\xEF\xBB\xBF  <HTML lang=fr>", "HTML"),
        (b"<div class=\"a\"><p class=\"b\">word</p></div>", "HTML"),
        (b"<?xml version=\"1.0\"?>\n<nitf/>", "XML"),
        (b"\xFF\xFE<\0h\0t\0m\0l\0>\0", "HTML"),
        (b"<?xml version=\"1.0\"?>\n<html/>", "HTML"),
    ];
    for (bytes, kind) in kinds {
        check_error(bytes, &Unreadable::NotText { kind });
    }
    let error = Unreadable::NotText { kind: "HTML" };
    assert_eq!((error.code(), error.position()), ("not-text", (1, 1)));
    assert_eq!(error.to_string(), "this is HTML, not plain text");
}

#[test]
fn text_that_looks_a_little_like_another_kind_is_text() {
    for text in [
        "PK is a party.",
        "MZ, the magazine, closes.",
        "ID3 tags explained",
        "<Breaking> The bridge is open again, and everybody is glad of it.",
        "< 5 % of voters came",
        "<> 0",
        "GIF wins word of the year",
    ] {
        let encoding = Encoding { name: "UTF-8", bom: false, guessed: false };
        let document = Document::from_bytes(text.as_bytes(), &DecodeOptions::default()).unwrap();
        assert_eq!((document.text(), document.encoding()), (text, encoding));
    }
}

#[test]
fn lines_end_with_lf_crlf_and_cr() {
    let document = Document::from_text("one\ntwo\r\n\r\nthree\rfour\r\r five \n");
    let texts: Vec<_> = document.lines().iter().map(|line| document.slice(line.text)).collect();
    assert_eq!(texts, ["one", "two", "", "three", "four", "", "five"]);
    let last = document.lines()[6];
    assert_eq!(document.slice(last.full), " five ");
    assert_eq!(Document::from_text("").lines(), []);
    assert_eq!(Document::from_text("\n").lines().len(), 1);
    assert_eq!(Document::from_text("a").lines().len(), 1);
}

#[test]
fn a_byte_has_a_line_and_a_column_of_characters() {
    let document = Document::from_text("één\r\nzwei drei\n");
    let at = |word: &str| document.position(document.text().find(word).unwrap());
    assert_eq!(at("één"), (1, 1));
    assert_eq!(at("n\r"), (1, 3));
    assert_eq!(at("drei"), (2, 6));
    assert_eq!(Document::from_text("").position(0), (1, 1));
}

#[test]
fn a_span_has_lines() {
    let document = Document::from_text("one\r\ntwo\rthree\n\nfour");
    let lines = |start, end| -> Vec<&str> {
        let lines = document.lines_in(Span::new(start, end)).iter();
        lines.map(|line| document.slice(line.text)).collect()
    };
    assert_eq!(lines(1, 6), ["one", "two"]);
    assert_eq!(lines(5, 8), ["two"]);
    assert_eq!(lines(9, 20), ["three", "", "four"]);
    assert_eq!(lines(3, 3), [""; 0]);
    assert_eq!(lines(20, 40), [""; 0]);
}

#[test]
fn a_span_that_splits_a_character_is_empty() {
    let document = Document::from_text("é");
    assert_eq!(document.slice(Span::new(1, 2)), "");
    assert_eq!(document.slice(Span::new(0, 9)), "");
}
