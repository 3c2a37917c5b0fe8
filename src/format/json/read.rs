//! JSON and NDJSON to records.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::article::Article;
use crate::format::FormatError;
use crate::format::clean::clean_article;

/// Reads objects and arrays of objects, one after the other.
pub(in crate::format) fn read(text: &str) -> Result<Vec<Article<'static>>, FormatError> {
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
