//! The canonical plain-text form.

use newsclip::{Article, Format};

use super::{check_error, full, written};

const FULL: &str = r#"outlet: The Harbour Courier
date: 2024-03-04
time: 14:30:00+01:00
date_text: | 4 March 2024, Monday |
headline: The ferry is back
standfirst: After six weeks
byline:
  - Ann Writer
  - Bo Reporter
source:
  - north sea wire
  - https://example.org/a?b=c
extra:
  Section: Sport
  "Page: first": 3
  Note:

First paragraph.

1. Second paragraph
"#;

const EMPTY: &str =
    "outlet:\ndate:\ntime:\ndate_text:\nheadline:\nstandfirst:\nbyline:\nsource:\nextra:\n";

#[test]
fn a_person_reads_it_as_an_article() {
    let article = Article { provenance: None, ..full() };
    assert_eq!(written(Format::Text, std::slice::from_ref(&article)), FULL);
    assert_eq!(Format::Text.read(FULL), Ok(vec![article]));
}

#[test]
fn the_provenance_is_one_line_of_the_header() {
    let text = written(Format::Text, &[full()]);
    let line = r#"provenance: {"input":"in/a.txt","sha256":"0000000000000000000000000000000000000000000000000000000000000000","article":1,"layout":"masthead","bytes":[0,120],"lines":[1,9],"fields":[{"field":"headline","bytes":[20,37],"line":3}]}"#;
    assert_eq!(text, FULL.replace("  Note:\n", &format!("  Note:\n{line}\n")));
    assert_eq!(Format::Text.read(&text), Ok(vec![full()]));
}

#[test]
fn articles_are_separated_by_a_page_break() {
    let articles = [Article::default(), Article::default()];
    let text = format!("{EMPTY}\n\u{C}\n{EMPTY}");
    assert_eq!(written(Format::Text, &articles), text);
    assert_eq!(Format::Text.read(&text), Ok(articles.to_vec()));
    assert_eq!(written(Format::Text, &[]), "");
    assert_eq!(Format::Text.read(""), Ok(vec![]));
}

#[test]
fn a_body_that_looks_like_a_header_is_a_body() {
    let body =
        ["outlet: x", "---", "  - a", "date:", "provenance: {}"].map(|text| text.trim().into());
    let article = Article { body: body.to_vec(), ..Article::default() };
    let text = written(Format::Text, std::slice::from_ref(&article));
    assert_eq!(text, format!("{EMPTY}\noutlet: x\n\n---\n\n- a\n\ndate:\n\nprovenance: {{}}\n"));
    assert_eq!(Format::Text.read(&text), Ok(vec![article]));
}

#[test]
fn labels_that_look_like_structure_are_quoted() {
    let extra = [("", "a"), ("\"q\"", "b: c"), (":", ":"), ("- x", "- y"), ("a\tb", "")];
    let article = Article {
        extra: extra.into_iter().map(|(label, text)| (label.into(), text.into())).collect(),
        ..Article::default()
    };
    let text = written(Format::Text, std::slice::from_ref(&article));
    let lines = "  \"\": a\n  \"\\\"q\\\"\": b: c\n  \":\": :\n  - x: - y\n  a\tb:\n";
    assert_eq!(text, format!("{EMPTY}{lines}"));
    assert_eq!(Format::Text.read(&text), Ok(vec![article]));
}

#[test]
fn lines_that_somebody_folded_are_one_paragraph() {
    let text = format!("\u{FEFF}\n{EMPTY}\n\n  one  \ntwo\n \n\nthree\n\n").replace('\n', "\r\n");
    let article = Article { body: vec!["one two".into(), "three".into()], ..Article::default() };
    assert_eq!(Format::Text.read(&text), Ok(vec![article]));
}

#[test]
fn errors_have_a_place() {
    let wrong = |from: &str, to: &str| FULL.replacen(from, to, 1);
    check_error(Format::Text, "THE COURIER\n", "1:1: `outlet:` was expected");
    check_error(Format::Text, "outlet:\n", "1:1: `date:` was expected");
    check_error(Format::Text, &wrong("outlet: ", "Outlet: "), "1:1: `outlet:` was expected");
    check_error(
        Format::Text,
        &wrong("time: 14:30:00", "time: 25:30:00"),
        "3:1: not a time of day (14:30, 14:30:05 or 14:30:00+01:00)",
    );
    check_error(Format::Text, &wrong("2024-03-04", "4 March"), "2:1: not a day (2024-03-04)");
    check_error(
        Format::Text,
        &wrong("byline:", "byline: x"),
        "7:1: the entries of `byline` stand on their own lines",
    );
    check_error(
        Format::Text,
        &wrong("  - Bo", "  Bo"),
        "9:1: an entry begins with two spaces and `- `",
    );
    check_error(
        Format::Text,
        &wrong("  Section: Sport", "  Section"),
        "14:1: a label and `:` were expected",
    );
    check_error(
        Format::Text,
        &wrong("Section:", "Note:"),
        "16:1: the label \"Note\" stands twice in `extra`",
    );
    check_error(
        Format::Text,
        &wrong("\n\nFirst", "\nFirst"),
        "17:1: an empty line was expected after the header",
    );
    check_error(
        Format::Text,
        &wrong("First", "Fir\u{1B}st"),
        "18:4: control character U+001B in a string",
    );
    check_error(Format::Text, &format!("{FULL}\n\u{C}\nx\n"), "23:1: `outlet:` was expected");
}
