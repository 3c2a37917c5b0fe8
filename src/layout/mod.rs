//! Where things stand in a text: recognises the layout and cuts the text into
//! pieces. What the pieces mean is for `resolve`.

mod byline;
mod dateline;
mod fields;
mod footer;
mod header;
mod label;
mod labelled;
mod masthead;
mod names;
mod outlet;
mod paragraphs;
mod reference;
mod residue;
mod roles;
mod shape;
mod survey;
mod wrap;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::{DateOrder, Reading};
use crate::diagnostic::Problem;
use crate::document::{Document, Span};
pub(crate) use shape::{is_cjk, is_prose};

/// A way of laying out an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Outlet, decorated date line, headline, paragraphs, credit block; every
    /// one of them optional but the paragraphs.
    Masthead,
    /// `Title: …`, `Date: …`, `Source: …` lines in any order, then the text.
    Labelled,
}

/// A part of the text that has a meaning of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What it is.
    pub(crate) role: Role,
    /// The value: without label, bullet and decoration.
    pub(crate) value: Span,
    /// All that it takes up.
    pub(crate) whole: Span,
    /// The evidence, in words for people.
    pub(crate) why: &'static str,
}

/// What a piece of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// The name of the publication.
    Outlet,
    /// A date, as it was read; `None` where a labelled date cannot be read.
    Date(Option<Box<Reading>>),
    /// The title.
    Headline,
    /// The summary under the title.
    Standfirst,
    /// One name.
    Byline,
    /// One paragraph.
    Paragraph,
    /// One name or address that is credited.
    Credit,
    /// A labelled line without a field of its own.
    Extra {
        /// Its label.
        label: Span,
    },
    /// No field: something to say of the text in `whole`.
    Remark(Problem),
}

impl Piece {
    /// A piece whose value is all of it.
    pub(crate) const fn new(role: Role, value: Span, why: &'static str) -> Self {
        Self { role, value, whole: value, why }
    }
}

impl Layout {
    /// Every layout, most telling first.
    pub const ALL: [Self; 2] = [Self::Labelled, Self::Masthead];

    /// The name that `--layout` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Labelled => "labelled",
        }
    }
}

/// Cuts a document into pieces, by the layout that is asked for or the one
/// that its lines show.
pub(crate) fn cut(
    document: &Document<'_>,
    asked: Option<Layout>,
    order: Option<DateOrder>,
) -> (Layout, Vec<Piece>) {
    let rows = survey::survey(document, order);
    let blocks = labelled::blocks(&rows);
    let layout =
        asked.unwrap_or(if blocks.are_telling() { Layout::Labelled } else { Layout::Masthead });
    let mut pieces = match layout {
        Layout::Labelled => labelled::cut(&rows, &blocks),
        Layout::Masthead => masthead::cut(&rows, header::Known::default()),
    };
    if let Some(mark) = survey::line_mark(document) {
        pieces.iter_mut().for_each(|piece| take_mark(document, mark, piece));
    }
    pieces.sort_by_key(|piece| (piece.whole.start, piece.value.start));
    (layout, pieces)
}

/// A piece takes up the mark of its line too.
fn take_mark(document: &Document<'_>, mark: &str, piece: &mut Piece) {
    let before =
        document.slice(Span::new(0, piece.whole.start)).trim_end_matches([' ', '\t', '\u{A0}']);
    if before.ends_with(mark) {
        piece.whole.start = before.len() - mark.len();
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no layout's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLayout;

impl fmt::Display for UnknownLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown layout (masthead, labelled)")
    }
}

impl std::error::Error for UnknownLayout {}

impl FromStr for Layout {
    type Err = UnknownLayout;

    fn from_str(name: &str) -> Result<Self, UnknownLayout> {
        Self::ALL.into_iter().find(|layout| layout.name() == name).ok_or(UnknownLayout)
    }
}
