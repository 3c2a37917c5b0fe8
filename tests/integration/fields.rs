//! What labels, bylines, credits and datelines state: small texts, each with one
//! of them.

use newsclip::{Article, Document, Options, parse};

/// The articles of a text.
fn articles(text: &str) -> Vec<Article<'static>> {
    let document = Document::from_text(text);
    let parsed = parse(&document, &Options::default());
    parsed.articles.into_iter().map(|found| found.article.into_owned()).collect()
}

/// The one article of a text.
#[track_caller]
fn article(text: &str) -> Article<'static> {
    let mut found = articles(text);
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

/// A paragraph of any article.
const TEXT: &str = "The council met in the evening to discuss the wall of the old harbour, and \
    the engineers said that the work would take the whole of the winter.";

/// The article with this line among the labels above its text.
#[track_caller]
fn labelled(line: &str) -> Article<'static> {
    article(&format!("Title: Harbour wall waits for spring\n{line}\n\n{TEXT}\n{TEXT}\n"))
}

#[test]
fn a_date_behind_an_outlet_label_is_no_outlet() {
    let dated = labelled("Publication: 5 May 2021");
    assert_eq!(dated.outlet, None);
    assert_eq!(dated.date_text.as_deref(), Some("5 May 2021"));
    let named = labelled("Publication: The May Observer");
    assert_eq!(named.outlet.as_deref(), Some("The May Observer"));
    assert_eq!(named.date_text, None);
}

#[track_caller]
fn check_source(line: &str, source: &[&str], date: Option<&str>) {
    let found = labelled(line);
    assert_eq!(found.source, source, "{line}");
    assert_eq!(found.date_text.as_deref(), date, "{line}");
}

#[test]
fn a_date_that_ends_a_source_is_none_of_its_names() {
    check_source("Source: Wire North | 5 May 2021", &["Wire North"], Some("5 May 2021"));
    check_source("Source: Wire North, AP", &["Wire North", "AP"], None);
    let address = "https://wire.example/2021/05/05";
    check_source(&format!("Source: {address}"), &[address], None);
}

#[test]
fn parts_between_rules_are_records_only_where_their_labels_are_the_same() {
    let record = |title: &str| format!("Title: {title}\nLink: https://wire.example/{title}\n");
    let records = format!("{}\n*****\n\n{}", record("One"), record("Two"));
    assert_eq!(articles(&records).len(), 2);
    let sections = format!("{}\n{TEXT}\n\n*****\n\nPhoto: Jane Doe\n\n{TEXT}\n", record("One"));
    assert_eq!(articles(&sections).len(), 1);
}
