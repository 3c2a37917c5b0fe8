//! What must hold of Markdown: every renderer shows exactly the record's text.

use std::borrow::Cow;

use newsclip::{Article, Format};

use super::formats::written;
use super::html::{RENDERERS, blocks};

/// What a renderer has to show of a record.
pub(crate) fn expected(article: &Article<'_>) -> Vec<(String, String)> {
    let block = |tag: &str, text: &Cow<'_, str>| (tag.to_owned(), text.to_string());
    let headline = article.headline.iter().map(|text| block("h1", text));
    let body = article.body.iter().map(|text| block("p", text));
    let source = article.source.iter().map(|text| block("li", text));
    headline.chain(body).chain(source).collect()
}

/// Every renderer shows the record.
#[track_caller]
pub(crate) fn check_rendered(article: &Article<'_>) {
    let text = written(Format::Markdown, std::slice::from_ref(article));
    let expected = expected(article);
    for (name, render) in RENDERERS {
        let html = render(&text);
        assert_eq!(blocks(&html), expected, "{name}: {text}\n{html}");
    }
}
