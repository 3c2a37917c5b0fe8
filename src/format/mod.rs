//! Records to bytes and back.

mod clean;
mod json;
mod markdown;
mod quote;
mod schema;
mod text;

use std::fmt;
use std::io;
use std::ops::ControlFlow;
use std::str::FromStr;

use crate::article::Article;

pub use schema::schema;

/// A way of writing records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Pretty JSON: one article gives an object, several an array.
    Json,
    /// One compact object a line, always.
    Ndjson,
    /// YAML front matter, the headline, the paragraphs, the source.
    Markdown,
    /// The canonical plain-text layout.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Json, Self::Ndjson, Self::Markdown, Self::Text];

    /// The name that `--to` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }

    /// The ending of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// Writes the articles, whole, in one piece: an interrupted run leaves no
    /// half of a JSON array behind.
    ///
    /// # Errors
    ///
    /// What the writer returns.
    pub fn write(self, articles: &[Article<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.append(articles, &mut bytes)?;
        out.write_all(&bytes)
    }

    /// Appends the articles, whole, to a buffer that the caller reuses from
    /// file to file. For JSON this allocates nothing but the buffer's growth.
    ///
    /// Text that needs several articles in one file is whole after one call:
    /// only the output of [`Format::Ndjson`] may be appended to again.
    ///
    /// # Errors
    ///
    /// None of this crate's values: only a serialiser's own failure.
    pub fn append(self, articles: &[Article<'_>], out: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Json => json::append_pretty(articles, out),
            Self::Ndjson => json::append_lines(articles, out),
            Self::Markdown => {
                markdown::append(articles, out);
                Ok(())
            }
            Self::Text => text::append(articles, out),
        }
    }

    /// Is this plain text in the form that [`Format::Text`] writes, rather than
    /// an article as others save it?
    pub fn is_own_text(text: &str) -> bool {
        text::is_canonical(text)
    }

    /// Reads what [`Format::write`] wrote, and as much of what other programs
    /// write as has one meaning. What is read satisfies the record's promise:
    /// strings are trimmed, and a run of white space with a line break in it
    /// becomes one space; empty strings are left out (they state nothing).
    ///
    /// A byte order mark at the start is skipped. [`Format::Json`] and
    /// [`Format::Ndjson`] read the same: objects and arrays of objects, one
    /// after the other.
    ///
    /// # Errors
    ///
    /// Where the text is not of the format, with the place.
    pub fn read(self, text: &str) -> Result<Vec<Article<'static>>, FormatError> {
        let mut articles = Vec::new();
        self.read_each(text, &mut |article| {
            articles.push(article);
            ControlFlow::Continue(())
        })?;
        Ok(articles)
    }

    /// The same, article by article, so that no more than one of them is kept;
    /// the rest is not read where `each` breaks.
    ///
    /// # Errors
    ///
    /// Where the text is not of the format, with the place. The articles before it
    /// have been given to `each` then.
    pub fn read_each(self, text: &str, each: Each<'_>) -> Result<(), FormatError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        match self {
            Self::Json | Self::Ndjson => json::read(text, each),
            Self::Markdown => markdown::read(text, each),
            Self::Text => text::read(text, each),
        }
    }
}

/// Takes the articles as they are read.
type Each<'e> = &'e mut dyn FnMut(Article<'static>) -> ControlFlow<()>;

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no format's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown format (json, ndjson, markdown, text)")
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or(UnknownFormat)
    }
}

/// Text that is not of the format it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is the matter, in lower case.
    pub message: String,
}

impl FormatError {
    fn new(line: usize, column: usize, message: impl Into<String>) -> Self {
        Self { line, column, message: message.into() }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for FormatError {}
