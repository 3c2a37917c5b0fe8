//! Records as pretty JSON and as NDJSON.
//!
//! Every key stands in every record, in the record's order (with a key left
//! out DuckDB and Spark answer "column not found"). Characters that a terminal
//! obeys, that hide, or that some reader takes for a line end are written as
//! `\uXXXX`: C0, DEL, C1, the bidi controls U+200E, 200F, 202A–202E and
//! 2066–2069, the separators U+2028 and 2029, and U+FEFF. The joiners and the
//! Arabic letter mark, which Arabic, Persian and Hebrew text needs, are data.

use std::fmt;
use std::io;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::FormatError;
use super::clean::clean_article;
use super::quote::code_escape;
use crate::article::Article;

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
pub(super) fn append_lines(articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    for article in articles {
        append_compact(article, out)?;
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
        let bytes = fragment.as_bytes();
        let (mut copied, mut from) = (0, 0);
        while let Some(at) = find_suspect(bytes, from) {
            from = at + 1;
            if let Some((length, code)) = escaped_character(&bytes[at..]) {
                writer.write_all(&bytes[copied..at])?;
                writer.write_all(&code_escape(code))?;
                from = at + length;
                copied = from;
            }
        }
        writer.write_all(&bytes[copied..])
    }
}

/// DEL, and the first bytes of the other characters that are escaped.
const fn is_suspect(byte: u8) -> bool {
    matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF)
}

/// The first suspect byte from here on. News text has few, so the search goes
/// by chunks that the compiler turns into vector instructions.
fn find_suspect(bytes: &[u8], from: usize) -> Option<usize> {
    const CHUNK: usize = 32;
    let mut start = from;
    for chunk in bytes[from..].chunks(CHUNK) {
        if chunk.iter().fold(false, |found, byte| found | is_suspect(*byte)) {
            return chunk.iter().position(|byte| is_suspect(*byte)).map(|at| start + at);
        }
        start += chunk.len();
    }
    None
}

/// The character that begins here, if it is escaped: its length and code.
fn escaped_character(bytes: &[u8]) -> Option<(usize, u32)> {
    match *bytes {
        [0x7F, ..] => Some((1, 0x7F)),
        [0xC2, low @ 0x80..=0x9F, ..] => Some((2, u32::from(low))),
        // U+200E and U+200F; U+2028 to U+202E: separators, then bidi controls.
        [0xE2, 0x80, low @ (0x8E | 0x8F | 0xA8..=0xAE), ..] => {
            Some((3, 0x2000 | u32::from(low & 0x3F)))
        }
        // U+2066 to U+2069: bidi isolates.
        [0xE2, 0x81, low @ 0xA6..=0xA9, ..] => Some((3, 0x2040 | u32::from(low & 0x3F))),
        [0xEF, 0xBB, 0xBF, ..] => Some((3, 0xFEFF)),
        _ => None,
    }
}

/// Reads objects and arrays of objects, one after the other.
pub(super) fn read(text: &str) -> Result<Vec<Article<'static>>, FormatError> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<Articles>();
    let mut articles = Vec::new();
    for value in values {
        articles.extend(value.map_err(|error| place(text, &error))?.0);
    }
    Ok(articles)
}

/// The error of the reader below, its place counted in characters.
fn place(text: &str, error: &serde_json::Error) -> FormatError {
    let line = error.line().max(1);
    let content = text.split('\n').nth(line - 1).unwrap_or_default();
    let before = error.column().saturating_sub(1);
    let column = content.char_indices().take_while(|(at, _)| *at < before).count() + 1;
    let message = if error.is_eof() {
        "the text ends within a value".to_owned()
    } else {
        let full = error.to_string();
        // The library appends the place to its message.
        full.rsplit_once(" at line ").map_or(full.clone(), |(message, _)| message.to_owned())
    };
    FormatError::new(line, column, message)
}

/// One value of the stream: an article or an array of them.
struct Articles(Vec<Article<'static>>);

impl<'de> Deserialize<'de> for Articles {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> Visitor<'de> for Values {
            type Value = Articles;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an article or an array of articles")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Articles, A::Error> {
                One.visit_map(map).map(|article| Articles(vec![article]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Articles, A::Error> {
                let mut articles = Vec::new();
                while let Some(Element(article)) = seq.next_element()? {
                    articles.push(article);
                }
                Ok(Articles(articles))
            }
        }
        deserializer.deserialize_any(Values)
    }
}

/// An article within an array.
struct Element(Article<'static>);

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(One).map(Element)
    }
}

/// Reads an article and cleans it while the reader still knows the place.
struct One;

impl<'de> Visitor<'de> for One {
    type Value = Article<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Article<'static>, A::Error> {
        let article = Article::deserialize(MapAccessDeserializer::new(map))?;
        clean_article(article.into_owned()).map_err(A::Error::custom)
    }
}
