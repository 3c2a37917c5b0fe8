//! Records as pretty JSON and as NDJSON.
//!
//! Every key stands in every record, in the record's order (with a key left
//! out DuckDB and Spark answer "column not found"). Characters that a terminal
//! obeys, that hide, or that some reader takes for a line end are written as
//! `\uXXXX`: C0, DEL, C1, the bidi controls U+200E, 200F, 202A–202E and
//! 2066–2069, the separators U+2028 and 2029, and U+FEFF. The joiners and the
//! Arabic letter mark, which Arabic, Persian and Hebrew text needs, are data.

mod escape;
mod read;

use std::borrow::Cow;
use std::io;

use serde::ser::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

pub(super) use read::read;

use crate::article::Article;
use escape::{append_string, escape};

/// Appends one article as an object, several (and none) as an array.
pub(super) fn append_pretty(articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    let formatter = Escaping(PrettyFormatter::new());
    let mut serializer = Serializer::with_formatter(&mut *out, formatter);
    match articles {
        [article] => article.serialize(&mut serializer)?,
        _ => articles.serialize(&mut serializer)?,
    }
    out.push(b'\n');
    Ok(())
}

/// Appends one compact object a line.
///
/// Written out by hand: through serde_json, which looks at each byte of a
/// string by itself, a line takes several times as long.
pub(super) fn append_lines(articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    for article in articles {
        append_line(article, out)?;
    }
    Ok(())
}

fn append_line(article: &Article<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    // The body is most of it; the keys and the other fields take some hundred bytes.
    out.reserve(article.body.iter().map(|text| text.len() + 8).sum::<usize>() + 512);
    out.extend_from_slice(b"{\"outlet\":");
    append_optional(article.outlet.as_deref(), out);
    out.extend_from_slice(b",\"date\":");
    append_compact(&article.date, out)?;
    out.extend_from_slice(b",\"time\":");
    append_compact(&article.time, out)?;
    out.extend_from_slice(b",\"date_text\":");
    append_optional(article.date_text.as_deref(), out);
    out.extend_from_slice(b",\"headline\":");
    append_optional(article.headline.as_deref(), out);
    out.extend_from_slice(b",\"standfirst\":");
    append_optional(article.standfirst.as_deref(), out);
    out.extend_from_slice(b",\"byline\":");
    append_list(&article.byline, out);
    out.extend_from_slice(b",\"body\":");
    append_list(&article.body, out);
    out.extend_from_slice(b",\"source\":");
    append_list(&article.source, out);
    out.extend_from_slice(b",\"extra\":{");
    for (index, (label, text)) in article.extra.iter().enumerate() {
        append_comma(index, out);
        append_string(label, out);
        out.push(b':');
        append_string(text, out);
    }
    out.push(b'}');
    if let Some(provenance) = &article.provenance {
        out.extend_from_slice(b",\"provenance\":");
        append_compact(provenance, out)?;
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

fn append_optional(text: Option<&str>, out: &mut Vec<u8>) {
    match text {
        Some(text) => append_string(text, out),
        None => out.extend_from_slice(b"null"),
    }
}

fn append_list(entries: &[Cow<'_, str>], out: &mut Vec<u8>) {
    out.push(b'[');
    for (index, entry) in entries.iter().enumerate() {
        append_comma(index, out);
        append_string(entry, out);
    }
    out.push(b']');
}

fn append_comma(index: usize, out: &mut Vec<u8>) {
    if index > 0 {
        out.push(b',');
    }
}

/// Appends a value on one line, without a line end.
pub(super) fn append_compact(value: &impl Serialize, out: &mut Vec<u8>) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping(CompactFormatter)))?;
    Ok(())
}

/// Another formatter's layout, with more characters escaped in strings.
struct Escaping<F>(F);

/// Delegates the layout; the strings are this formatter's own matter.
macro_rules! layout {
    ($($method:ident($($argument:ident: $kind:ty)?),)*) => {
        $(
            #[inline]
            fn $method<W: ?Sized + io::Write>(
                &mut self,
                writer: &mut W
                $(, $argument: $kind)?
            ) -> io::Result<()> {
                self.0.$method(writer $(, $argument)?)
            }
        )*
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    layout! {
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        end_object_key(),
        begin_object_value(),
        end_object_value(),
    }

    #[inline]
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        escape(fragment, |piece| writer.write_all(piece))
    }
}
