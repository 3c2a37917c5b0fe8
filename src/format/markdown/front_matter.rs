//! The front matter of an article: its keys, written and read.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::yaml::{Mapping, Node, Place, Value};
use crate::article::{Article, ClockTime, NotATime, Provenance};
use crate::format::FormatError;
use crate::format::clean::{Unclean, clean, clean_extra};
use crate::format::quote::append_quoted;

/// YAML readers may refuse a key of more than 1024 characters unless a `?`
/// announces it (YAML 1.2.2, §7.4.2); quoted, a character takes six at most.
const LONGEST_SIMPLE_KEY: usize = 1024 / 6 - 2;

/// Appends the block between the `---` lines, with them. A key is left out
/// where the record does not state the field.
pub(super) fn append(article: &Article<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"---\n");
    let start = out.len();
    append_string("title", article.headline.as_deref(), out);
    if let Some(date) = article.date {
        out.extend_from_slice(format!("date: {date}\n").as_bytes());
    }
    append_string("time", article.time.map(|time| time.to_string()).as_deref(), out);
    append_string("date_text", article.date_text.as_deref(), out);
    append_list("author", &article.byline, out);
    append_string("description", article.standfirst.as_deref(), out);
    append_string("outlet", article.outlet.as_deref(), out);
    append_list("source", &article.source, out);
    append_extra(article, out);
    if let Some(provenance) = &article.provenance {
        append_provenance(provenance, out);
    }
    if out.len() == start {
        // Nothing is no front matter for some readers (pulldown-cmark's).
        out.extend_from_slice(b"{}\n");
    }
    out.extend_from_slice(b"---\n");
}

fn append_string(key: &str, text: Option<&str>, out: &mut Vec<u8>) {
    let Some(text) = text else { return };
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b": ");
    append_quoted(text, out);
    out.push(b'\n');
}

fn append_list(key: &str, entries: &[Cow<'_, str>], out: &mut Vec<u8>) {
    if entries.is_empty() {
        return;
    }
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b":\n");
    for entry in entries {
        out.extend_from_slice(b"  - ");
        append_quoted(entry, out);
        out.push(b'\n');
    }
}

fn append_extra(article: &Article<'_>, out: &mut Vec<u8>) {
    if !article.extra.is_empty() {
        out.extend_from_slice(b"extra:\n");
    }
    for (label, text) in &article.extra {
        let long = label.chars().count() > LONGEST_SIMPLE_KEY;
        out.extend_from_slice(if long { b"  ? " } else { b"  " });
        append_quoted(label, out);
        out.extend_from_slice(if long { b"\n  : " } else { b": " });
        append_quoted(text, out);
        out.push(b'\n');
    }
}

fn append_provenance(provenance: &Provenance, out: &mut Vec<u8>) {
    out.extend_from_slice(b"provenance:\n");
    append_string("  input", Some(&provenance.input), out);
    append_string("  sha256", Some(&provenance.sha256), out);
    out.extend_from_slice(format!("  article: {}\n", provenance.article).as_bytes());
    append_string("  layout", Some(provenance.layout.name()), out);
    for (key, range) in [("bytes", provenance.bytes), ("lines", provenance.lines)] {
        let Some([start, end]) = range else { continue };
        out.extend_from_slice(format!("  {key}: [{start}, {end}]\n").as_bytes());
    }
    if provenance.fields.is_empty() {
        out.extend_from_slice(b"  fields: []\n");
        return;
    }
    out.extend_from_slice(b"  fields:\n");
    for placed in &provenance.fields {
        let ([start, end], line) = (placed.bytes, placed.line);
        let field = placed.field;
        let entry =
            format!("    - {{field: \"{field}\", bytes: [{start}, {end}], line: {line}}}\n");
        out.extend_from_slice(entry.as_bytes());
    }
}

/// The record that the front matter states; its body is empty.
///
/// Keys that newsclip does not write go to `extra` as they stand, a list as
/// its entries with `, ` between them. A `date` that is more than a full day
/// (or less) is also kept as `date_text`.
pub(super) fn read(mapping: Mapping) -> Result<Article<'static>, FormatError> {
    let mut article = Article::default();
    let (mut pairs, mut last) = (Vec::new(), (1, 1));
    for (key, node) in mapping {
        last = node.place;
        match key.text.as_str() {
            "title" => article.headline = node.text()?,
            "date" => read_date(&mut article, node)?,
            "time" => article.time = read_time(node)?,
            "date_text" => article.date_text = node.text()?,
            "author" => article.byline = node.list()?,
            "description" => article.standfirst = node.text()?,
            "outlet" => article.outlet = node.text()?,
            "source" => article.source = node.list()?,
            "provenance" => article.provenance = read_provenance(node)?,
            "extra" => match node.value {
                Value::Mapping(entries) => {
                    for (label, entry) in entries {
                        pairs.push((Cow::Owned(label.text), entry.joined()?));
                    }
                }
                _ => pairs.push((Cow::Owned(key.text), node.joined()?)),
            },
            _ => pairs.push((Cow::Owned(key.text), node.joined()?)),
        }
    }
    article.extra = clean_extra(pairs).map_err(|error| at(last, &error))?;
    Ok(article)
}

fn at(place: Place, error: &Unclean) -> FormatError {
    FormatError::new(place.0, place.1, error.to_string())
}

fn read_time(node: Node) -> Result<Option<ClockTime>, FormatError> {
    let (line, column) = node.place;
    let time = node.text()?.map(|text| text.parse()).transpose();
    time.map_err(|error: NotATime| FormatError::new(line, column, error.to_string()))
}

/// A day; or a day with a time, as Jekyll and Hugo have it; or text.
fn read_date(article: &mut Article<'static>, node: Node) -> Result<(), FormatError> {
    let Some(text) = node.text()? else { return Ok(()) };
    if let Ok(date) = text.parse::<NaiveDate>() {
        article.date = Some(date);
        return Ok(());
    }
    if let Some((day, time)) = text.split_once(['T', ' ']) {
        article.date = day.parse().ok();
        article.time = article.date.and_then(|_| time.replace('Z', "+00:00").parse().ok());
    }
    article.date_text.get_or_insert(text);
    Ok(())
}

fn read_provenance(node: Node) -> Result<Option<Provenance>, FormatError> {
    let place = node.place;
    serde_json::from_value(node.into_json())
        .map_err(|error| FormatError::new(place.0, place.1, error.to_string()))
}

impl Node {
    /// A string, as the record keeps it; nothing where it is null or empty.
    fn text(self) -> Result<Option<Cow<'static, str>>, FormatError> {
        match self.value {
            Value::Null => Ok(None),
            Value::Text { text, .. } => {
                let text = clean(&text).map_err(|error| at(self.place, &error))?.into_owned();
                Ok(Some(Cow::Owned(text)).filter(|text: &Cow<'_, str>| !text.is_empty()))
            }
            _ => Err(FormatError::new(self.place.0, self.place.1, "a string was expected")),
        }
    }

    /// A list of strings; one string is a list of one.
    fn list(self) -> Result<Vec<Cow<'static, str>>, FormatError> {
        match self.value {
            Value::List(entries) => {
                entries.into_iter().filter_map(|entry| entry.text().transpose()).collect()
            }
            _ => Ok(self.text()?.into_iter().collect()),
        }
    }

    /// The text of a string or of a list of strings.
    fn joined(self) -> Result<Cow<'static, str>, FormatError> {
        Ok(Cow::Owned(self.list()?.join(", ")))
    }
}
