//! newsclip turns a plain-text news article into a record: outlet, date,
//! headline, body paragraphs and source.
//!
//! bytes → [`Document`] → [`parse`] (recognise the [`Layout`], cut pieces,
//! resolve them) → [`Article`]s and [`Diagnostic`]s → [`Format`] → bytes. A text
//! of many articles can be read article by article, as a [`Stream`].

mod article;
mod codes;
mod date;
mod diagnostic;
mod document;
mod format;
mod language;
mod layout;
mod parse;
mod resolve;
mod stream;

pub use article::{Article, ClockTime, Field, NotATime, Placed, Provenance};
pub use codes::CodeMeaning;
pub use date::{DateOrder, Reading, Stands, UnknownOrder, read as read_date};
pub use diagnostic::{Diagnostic, Furniture, Problem, Severity};
pub use document::{
    Charset, DecodeOptions, Document, Encoding, Line, Span, UnknownCharset, Unreadable,
};
pub use format::{Format, FormatError, UnknownFormat, schema};
pub use layout::{BadSeparator, Layout, MOST_LINES, Separator, UnknownLayout};
pub use parse::{Found, Options, Parsed, Place, parse};
pub use stream::{Broken, Section, Stream};
