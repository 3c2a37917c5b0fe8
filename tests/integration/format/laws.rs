//! The laws over random records: ten thousand cases each.

use std::borrow::Cow;

use newsclip::{Article, Format};
use proptest::collection::vec;
use proptest::prelude::{prop_assert_eq, proptest};
use yaml_rust2::{Yaml, YamlLoader};

use super::html::{RENDERERS, blocks};
use super::random::{article, config, line};
use super::written;

/// What a renderer has to show of a record.
pub(crate) fn expected(article: &Article<'_>) -> Vec<(String, String)> {
    let block = |tag: &str, text: &Cow<'_, str>| (tag.to_owned(), text.to_string());
    let headline = article.headline.iter().map(|text| block("h1", text));
    let body = article.body.iter().map(|text| block("p", text));
    let source = article.source.iter().map(|text| block("li", text));
    headline.chain(body).chain(source).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn json_gives_the_record_back(articles in vec(article(), 0..3)) {
        let text = written(Format::Json, &articles);
        prop_assert_eq!(Format::Json.read(&text).unwrap(), articles);
    }

    #[test]
    fn ndjson_gives_the_record_back_and_is_a_line_each(articles in vec(article(), 0..3)) {
        let text = written(Format::Ndjson, &articles);
        // No reader's own idea of a line cuts a record.
        let breaks = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
        prop_assert_eq!(text.matches(breaks).count(), articles.len());
        prop_assert_eq!(Format::Ndjson.read(&text).unwrap(), articles);
    }

    #[test]
    fn ndjson_and_json_say_the_same_in_the_same_order(article in article()) {
        let value = |format| {
            let text = written(format, std::slice::from_ref(&article));
            serde_json::from_str::<serde_json::Value>(&text).unwrap().to_string()
        };
        prop_assert_eq!(value(Format::Ndjson), value(Format::Json));
    }

    #[test]
    fn text_gives_the_record_back(articles in vec(article(), 0..3)) {
        let text = written(Format::Text, &articles);
        prop_assert_eq!(Format::Text.read(&text).unwrap(), articles.clone());
        let crlf = text.replace('\n', "\r\n");
        prop_assert_eq!(Format::Text.read(&crlf).unwrap(), articles);
    }

    #[test]
    fn markdown_gives_the_record_and_the_same_bytes_back(articles in vec(article(), 0..3)) {
        let text = written(Format::Markdown, &articles);
        let read = Format::Markdown.read(&text).unwrap();
        prop_assert_eq!(&read, &articles);
        prop_assert_eq!(written(Format::Markdown, &read), text.clone());
        let crlf = text.replace('\n', "\r\n");
        prop_assert_eq!(Format::Markdown.read(&crlf).unwrap(), articles);
    }

    #[test]
    fn every_renderer_shows_the_record(article in article()) {
        let text = written(Format::Markdown, std::slice::from_ref(&article));
        for (name, render) in RENDERERS {
            let html = render(&text);
            prop_assert_eq!(blocks(&html), expected(&article), "{}: {}\n{}", name, text, html);
        }
    }

    #[test]
    fn every_renderer_shows_a_long_paragraph(paragraph in line(40)) {
        let article = Article { body: vec![paragraph.into()], ..Article::default() };
        let text = written(Format::Markdown, std::slice::from_ref(&article));
        for (name, render) in RENDERERS {
            let html = render(&text);
            prop_assert_eq!(blocks(&html), expected(&article), "{}: {}\n{}", name, text, html);
        }
    }

    #[test]
    fn yaml_readers_agree_on_the_front_matter(article in article()) {
        let text = written(Format::Markdown, std::slice::from_ref(&article));
        let yaml = text.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap();
        let value: serde_json::Value = serde_saphyr::from_str(yaml).unwrap();
        prop_assert_eq!(&value, &front_matter(&article), "{}", yaml);
        let documents = YamlLoader::load_from_str(yaml).unwrap();
        prop_assert_eq!(documents.len(), 1);
        prop_assert_eq!(&to_json(&documents[0]), &value, "{}", yaml);
    }
}

/// The front matter that a record has, as a value.
pub(crate) fn front_matter(article: &Article<'_>) -> serde_json::Value {
    let record = serde_json::to_value(article).expect("a record");
    let keys = [
        ("title", "headline"),
        ("date", "date"),
        ("time", "time"),
        ("date_text", "date_text"),
        ("author", "byline"),
        ("description", "standfirst"),
        ("outlet", "outlet"),
        ("source", "source"),
        ("extra", "extra"),
        ("provenance", "provenance"),
    ];
    let stated = keys.into_iter().filter_map(|(key, field)| {
        let value = record.get(field)?.clone();
        let empty = value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(serde_json::Map::is_empty);
        (!value.is_null() && !empty).then(|| (key.to_owned(), value))
    });
    serde_json::Value::Object(stated.collect())
}

fn to_json(yaml: &Yaml) -> serde_json::Value {
    match yaml {
        Yaml::String(text) => text.as_str().into(),
        Yaml::Integer(number) => (*number).into(),
        Yaml::Array(entries) => entries.iter().map(to_json).collect(),
        Yaml::Hash(entries) => entries
            .iter()
            .map(|(key, value)| (key.as_str().expect("a string").to_owned(), to_json(value)))
            .collect(),
        other => panic!("no record has {other:?}"),
    }
}
