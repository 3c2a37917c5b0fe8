//! The canonical plain-text form: a header with every key of the record, then
//! the paragraphs.
//!
//! ```text
//! outlet: THE HARBOUR COURIER
//! date: 2024-03-04
//! time:
//! date_text: | 4 March 2024, Monday |
//! headline: The ferry is back
//! standfirst:
//! byline:
//!   - Ann Writer
//! source:
//!   - north sea wire
//! extra:
//!   Section: Sport
//!   "Page: first": 3
//!
//! The first paragraph.
//!
//! The second paragraph.
//! ```
//!
//! header = the nine keys, all, in this order, then perhaps `provenance: ` and
//! its JSON. Nothing after a key's colon: the text does not state it.
//! A label that holds `:`, begins with `"` or is empty stands in JSON quotes.
//! Articles are separated by a line with a form feed alone, the page break of
//! plain text: no string of a record has a line break or a form feed in it, so
//! no paragraph, whatever it looks like, needs protection.

mod read;

use std::borrow::Cow;
use std::io;

// For the pipeline, which hands such text to `read`.
pub(super) use read::is_canonical;
pub(super) use read::read;

use super::json;
use super::quote::append_quoted;
use crate::article::Article;

/// Appends the articles.
pub(super) fn append(articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    for (index, article) in articles.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\n\x0C\n");
        }
        append_header(article, out)?;
        for paragraph in &article.body {
            out.push(b'\n');
            out.extend_from_slice(paragraph.as_bytes());
            out.push(b'\n');
        }
    }
    Ok(())
}

fn append_header(article: &Article<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let (date, time) = (article.date.map(|d| d.to_string()), article.time.map(|t| t.to_string()));
    append_field("outlet", article.outlet.as_deref(), out);
    append_field("date", date.as_deref(), out);
    append_field("time", time.as_deref(), out);
    append_field("date_text", article.date_text.as_deref(), out);
    append_field("headline", article.headline.as_deref(), out);
    append_field("standfirst", article.standfirst.as_deref(), out);
    append_list("byline", &article.byline, out);
    append_list("source", &article.source, out);
    append_field("extra", None, out);
    for (label, text) in &article.extra {
        out.extend_from_slice(b"  ");
        if label.is_empty() || label.starts_with('"') || label.contains(':') {
            append_quoted(label, out);
        } else {
            out.extend_from_slice(label.as_bytes());
        }
        append_field("", Some(text).filter(|text| !text.is_empty()).map(AsRef::as_ref), out);
    }
    if let Some(provenance) = &article.provenance {
        out.extend_from_slice(b"provenance: ");
        json::append_compact(provenance, out)?;
        out.push(b'\n');
    }
    Ok(())
}

fn append_field(key: &str, text: Option<&str>, out: &mut Vec<u8>) {
    out.extend_from_slice(key.as_bytes());
    out.push(b':');
    if let Some(text) = text {
        out.push(b' ');
        out.extend_from_slice(text.as_bytes());
    }
    out.push(b'\n');
}

fn append_list(key: &str, entries: &[Cow<'_, str>], out: &mut Vec<u8>) {
    append_field(key, None, out);
    for entry in entries {
        out.extend_from_slice(b"  - ");
        out.extend_from_slice(entry.as_bytes());
        out.push(b'\n');
    }
}
