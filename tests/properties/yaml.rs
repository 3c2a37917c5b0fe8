//! What must hold of front matter: two readers of YAML that have nothing in
//! common find the record in it.

use newsclip::{Article, Format};
use yaml_rust2::{Yaml, YamlLoader};

use super::formats::written;

/// Both readers find the record.
#[track_caller]
pub(crate) fn check_front_matter(article: &Article<'_>) {
    let text = written(Format::Markdown, std::slice::from_ref(article));
    let yaml = text.strip_prefix("---\n").and_then(|text| text.split("\n---\n").next());
    let yaml = yaml.expect("front matter between its marks");
    let value: serde_json::Value = serde_saphyr::from_str(yaml).expect("YAML");
    assert_eq!(value, front_matter(article), "{yaml}");
    let documents = YamlLoader::load_from_str(yaml).expect("YAML");
    let [document] = &documents[..] else { panic!("{} documents: {yaml}", documents.len()) };
    assert_eq!(to_json(document), value, "{yaml}");
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
