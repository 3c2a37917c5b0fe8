//! Markdown: front matter, and what other programs write.

use newsclip::{Article, Format};

use super::{check_error, full, written};
use crate::properties::html::{RENDERERS, blocks};

const FULL: &str = r#"---
title: "The ferry is back"
date: 2024-03-04
time: "14:30:00+01:00"
date_text: "| 4 March 2024, Monday |"
author:
  - "Ann Writer"
  - "Bo Reporter"
description: "After six weeks"
outlet: "The Harbour Courier"
source:
  - "north sea wire"
  - "https://example.org/a?b=c"
extra:
  "Section": "Sport"
  "Page: first": "3"
  "Note": ""
provenance:
  input: "in/a.txt"
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  article: 1
  layout: "masthead"
  bytes: [0, 120]
  lines: [1, 9]
  fields:
    - {field: "headline", bytes: [20, 37], line: 3}
---

# The ferry is back

First paragraph.

1\. Second paragraph

- north sea wire
- <https://example.org/a?b=c>
"#;

#[test]
fn a_record_is_front_matter_headline_paragraphs_and_source() {
    assert_eq!(written(Format::Markdown, &[full()]), FULL);
    assert_eq!(Format::Markdown.read(FULL), Ok(vec![full()]));
}

#[test]
fn articles_stand_one_after_the_other() {
    let text = format!("{FULL}\n{FULL}\n---\n{{}}\n---\n");
    let articles = vec![full(), full(), Article::default()];
    assert_eq!(written(Format::Markdown, &articles), text);
    assert_eq!(Format::Markdown.read(&text), Ok(articles));
    assert_eq!(written(Format::Markdown, &[]), "");
    assert_eq!(Format::Markdown.read(""), Ok(vec![]));
}

#[test]
fn nothing_stated_is_still_front_matter_to_every_renderer() {
    let text = written(Format::Markdown, &[Article::default()]);
    assert_eq!(text, "---\n{}\n---\n");
    for (name, render) in RENDERERS {
        assert_eq!(blocks(&render(&text)), [], "{name}");
    }
}

#[track_caller]
fn check_title(title: &'static str, expected: &str) {
    let article = Article { headline: Some(title.into()), ..Article::default() };
    let text = written(Format::Markdown, std::slice::from_ref(&article));
    assert_eq!(text.lines().nth(1), Some(format!("title: {expected}").as_str()));
    assert_eq!(Format::Markdown.read(&text), Ok(vec![article]));
}

#[test]
fn strings_of_the_front_matter_are_quoted_for_every_yaml_reader() {
    check_title("null", r#""null""#);
    check_title("2004-05", r#""2004-05""#);
    check_title("a: b # c", r#""a: b # c""#);
    check_title("\"q\" \\ \t'", r#""\"q\" \\ \t'""#);
    check_title("a\u{A0}b\u{2028}\u{2029}c", r#""a\u00a0b\u2028\u2029c""#);
    check_title("a\u{FEFF}\u{FFFE}\u{FFFF}b", r#""a\ufeff\ufffe\uffffb""#);
    check_title("é 東京 😀 /", r#""é 東京 😀 /""#);
}

#[test]
fn no_label_becomes_a_key_that_site_generators_obey() {
    let extra = ["url", "layout", "<<", "draft"].map(|label| (label.into(), "x".into()));
    let article = Article { extra: extra.into_iter().collect(), ..Article::default() };
    let text = written(Format::Markdown, std::slice::from_ref(&article));
    let lines = "  \"url\": \"x\"\n  \"layout\": \"x\"\n  \"<<\": \"x\"\n  \"draft\": \"x\"\n";
    assert_eq!(text, format!("---\nextra:\n{lines}---\n"));
    assert_eq!(Format::Markdown.read(&text), Ok(vec![article]));
}

#[test]
fn a_label_too_long_for_a_simple_key_is_announced() {
    let label = "x".repeat(2000);
    let article = Article {
        extra: [(label.clone().into(), "y".into())].into_iter().collect(),
        ..Article::default()
    };
    let text = written(Format::Markdown, std::slice::from_ref(&article));
    assert_eq!(text, format!("---\nextra:\n  ? \"{label}\"\n  : \"y\"\n---\n"));
    assert_eq!(Format::Markdown.read(&text), Ok(vec![article]));
}

#[test]
fn a_paragraph_that_repeats_the_headline_stays() {
    let article = Article {
        headline: Some("# A".into()),
        body: vec!["# A".into(), "# A".into()],
        ..Article::default()
    };
    let text = written(Format::Markdown, std::slice::from_ref(&article));
    assert_eq!(text, "---\ntitle: \"# A\"\n---\n\n# \\# A\n\n\\# A\n\n\\# A\n");
    assert_eq!(Format::Markdown.read(&text), Ok(vec![article]));
}

#[track_caller]
fn check_read(text: &str, expected: Article<'static>) {
    assert_eq!(Format::Markdown.read(text), Ok(vec![expected.clone()]), "{text}");
    // What was read can be written, and read again.
    let again = written(Format::Markdown, std::slice::from_ref(&expected));
    assert_eq!(Format::Markdown.read(&again), Ok(vec![expected]), "{again}");
}

#[test]
fn front_matter_of_a_site_generator_is_read_as_it_is_spelled() {
    let text = "---\nlayout: post\ntitle:  1984 # a comment\ndate: 2024-03-04 09:05:00 +0100\n\
                author: Ann\ntags: [a, 'b c']\nversion: 1.10\ndraft: no\nurl: /x\nempty:\n---\nText.\n";
    let extra = [
        ("layout", "post"),
        ("tags", "a, b c"),
        ("version", "1.10"),
        ("draft", "no"),
        ("url", "/x"),
        ("empty", ""),
    ];
    check_read(
        text,
        Article {
            headline: Some("1984".into()),
            date: "2024-03-04".parse().ok(),
            date_text: Some("2024-03-04 09:05:00 +0100".into()),
            byline: vec!["Ann".into()],
            body: vec!["Text.".into()],
            extra: extra.into_iter().map(|(label, text)| (label.into(), text.into())).collect(),
            ..Article::default()
        },
    );
}

#[test]
fn a_date_with_a_time_is_kept_as_text_too() {
    check_read(
        "---\ndate: 2024-03-04T09:05:00Z\n---\n",
        Article {
            date: "2024-03-04".parse().ok(),
            time: "09:05:00+00:00".parse().ok(),
            date_text: Some("2024-03-04T09:05:00Z".into()),
            ..Article::default()
        },
    );
    let partial = Article { date_text: Some("2004-05".into()), ..Article::default() };
    check_read("---\ndate: 2004-05\n---\n", partial);
}

#[test]
fn plain_markdown_is_headline_and_paragraphs() {
    check_read(
        "# The *ferry* #\n\nTwo lines  \nare one.\n## Heading ##\nA [link](x) &amp; &#x41;&lt;\\*\n",
        Article {
            headline: Some("The *ferry*".into()),
            body: vec!["Two lines are one.".into(), "Heading".into(), "A [link](x) & A<*".into()],
            ..Article::default()
        },
    );
    check_read(
        "---\ntitle: A\n---\n# B\n",
        Article { headline: Some("A".into()), body: vec!["B".into()], ..Article::default() },
    );
}

#[test]
fn a_block_that_no_record_has_is_an_error() {
    let blocks = [
        ("> x", "a block quote"),
        ("```", "a code block"),
        ("~~~", "a code block"),
        ("    x", "indented code"),
        ("<div>", "HTML"),
        ("<!-- x -->", "HTML"),
        ("| a | b |", "a table"),
        ("1. x", "a numbered list"),
        ("***", "a rule"),
        ("[a]: b", "a link definition"),
    ];
    for (block, name) in blocks {
        let text = format!("Text.\n\n{block}\n");
        check_error(Format::Markdown, &text, &format!("3:1: {name} has no place in an article"));
    }
    check_error(
        Format::Markdown,
        "Text\n====\n",
        "2:1: an underlined heading has no place in an article",
    );
    check_error(
        Format::Markdown,
        "- a\n- b\n\nText\n",
        "1:1: a list has no place within an article",
    );
    check_error(
        Format::Markdown,
        "Text\n\n- a\n",
        "3:1: the list is not the `source` of the front matter",
    );
    check_error(Format::Markdown, "Te\u{1B}xt\n", "1:3: a control character");
    check_error(Format::Markdown, "a\n\nx&#27;\n", "3:1: control character U+001B in a string");
}

#[test]
fn front_matter_that_is_none_is_an_error() {
    check_error(
        Format::Markdown,
        "---\ntitle: a\n",
        "1:1: `---` begins front matter, and no `---` line ends it",
    );
    check_error(
        Format::Markdown,
        "---\n- a\n---\n",
        "2:1: front matter is a mapping of keys to values",
    );
    check_error(Format::Markdown, "---\na: 1\na: 2\n---\n", "3:1: the key \"a\" stands twice");
    check_error(Format::Markdown, "---\ntitle: [a]\n---\n", "2:8: a string was expected");
    check_error(Format::Markdown, "---\nx: {a: {b: c}}\n---\n", "2:4: a string was expected");
    check_error(
        Format::Markdown,
        "---\ntime: \"25:00\"\n---\n",
        "2:7: not a time of day (14:30, 14:30:05 or 14:30:00+01:00)",
    );
    check_error(Format::Markdown, "---\na: &x 1\nb: *x\n---\n", "3:4: aliases are not read");
    check_error(
        Format::Markdown,
        "---\nextra:\n  a: 1\na: 2\n---\n",
        "4:4: the label \"a\" stands twice in `extra`",
    );
    check_error(Format::Markdown, "---\na: 'x\n---\n", "2:4: unclosed quote");
    check_error(Format::Markdown, "---\nprovenance: {}\n---\n", "2:13: missing field `input`");
}
