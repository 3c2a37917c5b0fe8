//! JSON and NDJSON to records.

use std::fmt;
use std::ops::ControlFlow;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use crate::article::Article;
use crate::format::clean::clean_article;
use crate::format::{Each, FormatError};

/// Reads objects and arrays of objects, one after the other.
pub(in crate::format) fn read(text: &str, each: Each<'_>) -> Result<(), FormatError> {
    const SPACE: [char; 4] = [' ', '\n', '\r', '\t'];
    let mut rest = text.trim_start_matches(SPACE);
    let mut flow = ControlFlow::Continue(());
    // One reader for all of it would count the lines again at each question for its end.
    while flow.is_continue() && !rest.is_empty() {
        let mut json = serde_json::Deserializer::from_str(rest);
        let read = Articles { each, flow: &mut flow }.deserialize(&mut json);
        match read {
            // Nobody wants the rest of an array.
            Err(_) if flow.is_break() => return Ok(()),
            read => read.map_err(|error| place(text, text.len() - rest.len(), &error))?,
        }
        let after = json.into_iter::<IgnoredAny>().byte_offset();
        rest = rest.get(after..).unwrap_or_default().trim_start_matches(SPACE);
    }
    Ok(())
}

/// The error of a reader that began so many bytes into the text, its place counted in
/// characters.
fn place(text: &str, start: usize, error: &serde_json::Error) -> FormatError {
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + error.line().max(1);
    let beside = if error.line() <= 1 {
        before.len() - before.rfind('\n').map_or(0, |end| end + 1)
    } else {
        0
    };
    let content = text.split('\n').nth(line - 1).unwrap_or_default();
    let before = beside + error.column().saturating_sub(1);
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

/// One value of the stream: an article or an array of them, each given away as
/// soon as it is read.
struct Articles<'e, 'a> {
    each: &'e mut (dyn FnMut(Article<'static>) -> ControlFlow<()> + 'a),
    flow: &'e mut ControlFlow<()>,
}

impl<'de> DeserializeSeed<'de> for Articles<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Articles<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an article or an array of articles")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        *self.flow = (self.each)(One.visit_map(map)?);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(Element(article)) = seq.next_element()? {
            *self.flow = (self.each)(article);
            if self.flow.is_break() {
                return Ok(());
            }
        }
        Ok(())
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
