//! Records to bytes and back.

use std::fmt;
use std::io;
use std::str::FromStr;

use crate::article::Article;

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

    /// Writes the articles, whole.
    ///
    /// # Errors
    ///
    /// What the writer returns.
    pub fn write(self, articles: &[Article<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        for article in articles {
            serde_json::to_writer(&mut *out, article)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Reads what [`Format::write`] wrote.
    ///
    /// # Errors
    ///
    /// Where the text is not of the format, with the place.
    pub fn read(self, _text: &str) -> Result<Vec<Article<'static>>, FormatError> {
        Ok(Vec::new())
    }
}

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

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for FormatError {}
