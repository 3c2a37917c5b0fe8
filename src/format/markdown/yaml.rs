//! YAML front matter as a tree that keeps each scalar as it is spelled.
//!
//! Read from events and not into typed values: `1.10`, `007` and `yes` in a
//! title are text, whatever number or truth a schema would make of them.

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

use crate::format::FormatError;

/// Line and column, from 1.
pub(super) type Place = (usize, usize);

/// The entries of a mapping, in order.
pub(super) type Mapping = Vec<(Key, Node)>;

/// The key of an entry.
pub(super) struct Key {
    pub(super) text: String,
}

/// A value and where it begins.
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// What a value is.
pub(super) enum Value {
    Null,
    Text { text: String, plain: bool },
    List(Vec<Node>),
    Mapping(Mapping),
}

impl Node {
    /// The same as JSON; a plain scalar of digits alone is a number there.
    pub(super) fn into_json(self) -> serde_json::Value {
        match self.value {
            Value::Null => serde_json::Value::Null,
            Value::Text { text, plain } => match text.parse::<u64>() {
                Ok(number) if plain => number.into(),
                _ => text.into(),
            },
            Value::List(entries) => entries.into_iter().map(Self::into_json).collect(),
            Value::Mapping(entries) => {
                entries.into_iter().map(|(key, node)| (key.text, node.into_json())).collect()
            }
        }
    }
}

/// Reads the text of a front matter block; `lines_above` stand before it.
pub(super) fn read(text: &str, lines_above: usize) -> Result<Mapping, FormatError> {
    let mut reader = Reader { events: Parser::new_from_str(text), lines_above, depth: 0 };
    let (event, place) = reader.next()?;
    let node = match event {
        Event::StreamEnd => return Ok(Mapping::new()),
        event => reader.node(event, place)?,
    };
    let (event, after) = reader.next()?;
    match (node.value, event) {
        (Value::Mapping(mapping), Event::StreamEnd) => Ok(mapping),
        (Value::Null, Event::StreamEnd) => Ok(Mapping::new()),
        (_, Event::StreamEnd) => Err(error(place, "front matter is a mapping of keys to values")),
        _ => Err(error(after, "front matter is one document")),
    }
}

fn error(place: Place, message: impl Into<String>) -> FormatError {
    FormatError::new(place.0, place.1, message)
}

/// Front matter is flat; a bound keeps hostile nesting off the stack.
const DEEPEST: usize = 16;

struct Reader<'t> {
    events: Parser<'t, serde_saphyr::granit_parser::StrInput<'t>>,
    lines_above: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    /// The next event that stands for something, and its place.
    fn next(&mut self) -> Result<(Event<'t>, Place), FormatError> {
        loop {
            let Some(next) = self.events.next() else {
                return Ok((Event::StreamEnd, (self.lines_above + 1, 1)));
            };
            let (event, span) = next.map_err(|failure| {
                let mark = failure.marker();
                let message = failure.info().to_owned();
                error((self.lines_above + mark.line(), mark.col() + 1), message)
            })?;
            let place = (self.lines_above + span.start.line(), span.start.col() + 1);
            match event {
                Event::StreamStart
                | Event::DocumentStart(..)
                | Event::DocumentEnd
                | Event::Comment(..) => {}
                event => return Ok((event, place)),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, place: Place) -> Result<Node, FormatError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(error(place, "front matter is nested too deeply"));
        }
        let value = match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                match &*text {
                    "" | "~" | "null" | "Null" | "NULL" if plain => Value::Null,
                    _ => Value::Text { text: text.into_owned(), plain },
                }
            }
            Event::SequenceStart(..) => self.list()?,
            Event::MappingStart(..) => self.mapping()?,
            _ => return Err(error(place, "aliases are not read")),
        };
        self.depth -= 1;
        Ok(Node { value, place })
    }

    fn list(&mut self) -> Result<Value, FormatError> {
        let mut entries = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(entries)),
                (event, place) => entries.push(self.node(event, place)?),
            }
        }
    }

    fn mapping(&mut self) -> Result<Value, FormatError> {
        let mut entries = Mapping::new();
        let mut keys = std::collections::HashSet::new();
        loop {
            let text = match self.next()? {
                (Event::MappingEnd, _) => return Ok(Value::Mapping(entries)),
                (Event::Scalar(text, ..), place) => {
                    if !keys.insert(text.clone()) {
                        return Err(error(place, format!("the key {text:?} stands twice")));
                    }
                    text.into_owned()
                }
                (_, place) => return Err(error(place, "a key is a string")),
            };
            let (event, place) = self.next()?;
            entries.push((Key { text }, self.node(event, place)?));
        }
    }
}
