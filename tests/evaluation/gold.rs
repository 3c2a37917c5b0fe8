//! The labels of a folder: `files/SLUG.txt` with `gold/SLUG.json` beside them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The labels of one article.
pub(crate) struct Labels {
    keys: Map<String, Value>,
    partial: bool,
}

/// What a label says.
#[derive(Clone, Copy)]
pub(crate) enum Label<'g> {
    /// Nothing: nobody looked.
    Unlabelled,
    /// The text does not state it.
    Absent,
    /// The text states it.
    Stated(&'g Value),
}

impl Labels {
    /// The labels of a JSON object.
    pub(crate) fn new(keys: Map<String, Value>) -> Self {
        let partial = keys.get("labels").and_then(Value::as_str) == Some("partial");
        Self { keys, partial }
    }

    /// Under `labels: partial` a `null` says nothing.
    pub(crate) fn get(&self, key: &str) -> Label<'_> {
        match self.keys.get(key) {
            None => Label::Unlabelled,
            Some(value) if value.is_null() || value.as_array().is_some_and(Vec::is_empty) => {
                if self.partial { Label::Unlabelled } else { Label::Absent }
            }
            Some(value) => Label::Stated(value),
        }
    }

    /// A string, or the empty string.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.keys.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// A list of strings; empty where there is none.
    pub(crate) fn strings(&self, key: &str) -> Vec<&str> {
        let list = self.keys.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// A list of numbers; empty where there is none.
    pub(crate) fn numbers(&self, key: &str) -> Vec<u64> {
        let list = self.keys.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_u64).collect()
    }

    /// The lines, from 1, that hold the body; `None` where nobody listed them.
    pub(crate) fn body_lines(&self) -> Option<Vec<u64>> {
        let ranges = self.keys.get("body_lines")?.as_array()?;
        let excluded = self.numbers("excluded_lines");
        let lines = ranges
            .iter()
            .filter_map(|range| Some(range.get(0)?.as_u64()?..=range.get(1)?.as_u64()?))
            .flatten()
            .filter(|line| !excluded.contains(line))
            .collect::<Vec<_>>();
        (!lines.is_empty()).then_some(lines)
    }
}

/// What a file holds.
pub(crate) enum Holds {
    /// One article.
    One(Labels),
    /// Several articles in one file.
    Several(Vec<Labels>),
    /// Something else.
    NoArticle,
    /// Nobody labelled it.
    Unknown,
}

/// One file and its labels.
pub(crate) struct Case {
    pub(crate) slug: String,
    pub(crate) path: PathBuf,
    pub(crate) language: String,
    /// The corpus' own name for its layout.
    pub(crate) layout: String,
    /// The encoding that the manifest states.
    pub(crate) encoding: Option<String>,
    pub(crate) holds: Holds,
}

/// Reads the cases of a folder in the order of their names: the labelled ones
/// of `files/` and `gold/`, then whatever else its other folders hold.
pub(crate) fn read(folder: &Path) -> Result<Vec<Case>> {
    let mut encodings = encodings(folder)?;
    let mut cases = Vec::new();
    for path in files(&folder.join("gold"), &["json"])? {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let gold = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let slug = stem(&path);
        let encoding = encodings.remove(&slug);
        cases.push(Case { encoding, ..case(folder, &slug, gold) });
    }
    for room in ["exports", "wires", "unlabelled"] {
        for path in files(&folder.join(room), &["txt", "TXT", "tst"])? {
            cases.push(Case {
                slug: format!("{room}/{}", stem(&path)),
                path,
                language: "und".into(),
                layout: room.into(),
                encoding: None,
                holds: Holds::Unknown,
            });
        }
    }
    Ok(cases)
}

fn case(folder: &Path, slug: &str, mut keys: Map<String, Value>) -> Case {
    let several = match keys.remove("articles") {
        Some(Value::Array(articles)) => Some(articles),
        _ => None,
    };
    let no_article = keys.get("is_article") == Some(&Value::Bool(false))
        || keys.get("kind").and_then(Value::as_str) == Some("not-article");
    let labels = Labels::new(keys);
    let name = |key: &str| match labels.text(key) {
        "" => "none".to_owned(),
        name => name.to_owned(),
    };
    let (language, layout) = (name("language"), name("layout"));
    let article = |article| match article {
        // What is said of the whole file is said of each article.
        Value::Object(keys) => Some(Labels { keys, partial: labels.partial }),
        _ => None,
    };
    let holds = match several {
        Some(articles) => Holds::Several(articles.into_iter().filter_map(article).collect()),
        None if no_article => Holds::NoArticle,
        None => Holds::One(labels),
    };
    let path = folder.join("files").join(format!("{slug}.txt"));
    Case { slug: slug.to_owned(), path, language, layout, encoding: None, holds }
}

/// The encoding of each file that `manifest.jsonl` states, where there is one.
fn encodings(folder: &Path) -> Result<BTreeMap<String, String>> {
    let path = folder.join("manifest.jsonl");
    if !path.is_file() {
        return Ok(BTreeMap::new());
    }
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut encodings = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let row: Value = serde_json::from_str(line).with_context(|| path.display().to_string())?;
        if let (Some(slug), Some(name)) = (row["slug"].as_str(), row["encoding"].as_str()) {
            encodings.insert(slug.to_owned(), name.to_owned());
        }
    }
    Ok(encodings)
}

/// The files of a folder with one of these endings, sorted; none where there
/// is no such folder.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if endings.contains(&ending) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
