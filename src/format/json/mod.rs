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
mod write;

use std::io;

use serde::ser::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

pub(super) use read::read;

use crate::article::Article;
use escape::escape;
use write::{Layout, append_article};

/// Appends one article as an object, several (and none) as an array.
pub(super) fn append_pretty(articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    match articles {
        [article] => append_article(article, Layout::Pretty { depth: 0 }, out)?,
        [] => out.extend_from_slice(b"[]"),
        [first, rest @ ..] => {
            out.extend_from_slice(b"[\n  ");
            append_article(first, Layout::Pretty { depth: 1 }, out)?;
            for article in rest {
                out.extend_from_slice(b",\n  ");
                append_article(article, Layout::Pretty { depth: 1 }, out)?;
            }
            out.extend_from_slice(b"\n]");
        }
    }
    out.push(b'\n');
    Ok(())
}

/// Appends one compact object a line.
pub(super) fn append_lines(articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    for article in articles {
        append_article(article, Layout::Compact, out)?;
        out.push(b'\n');
    }
    Ok(())
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
