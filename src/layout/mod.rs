//! Where things stand in a text: recognises the layout and cuts the text into
//! pieces. What the pieces mean is for `resolve`.

mod byline;
mod dateline;
mod export;
mod fields;
mod footer;
mod header;
mod label;
mod labelled;
mod line_mark;
mod masthead;
mod names;
mod outlet;
mod paragraphs;
mod reference;
mod residue;
mod roles;
mod shape;
mod survey;
mod wire;
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
    /// Many articles in one file, as press databases give them.
    Export,
    /// Agency copy and press releases, with the lines of the wire service.
    Wire,
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
    pub const ALL: [Self; 4] = [Self::Export, Self::Wire, Self::Labelled, Self::Masthead];

    /// The name that `--layout` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Labelled => "labelled",
            Self::Export => "export",
            Self::Wire => "wire",
        }
    }
}

/// The pieces of a document.
#[derive(Debug)]
pub(crate) struct Cut {
    /// The layout that was asked for, or that the lines show.
    pub(crate) layout: Layout,
    /// The pieces of each article, in input order.
    pub(crate) articles: Vec<Vec<Piece>>,
    /// What stands outside the articles.
    pub(crate) outside: Vec<Piece>,
    /// Does the layout announce each article, so that it is one even without
    /// text?
    pub(crate) announced: bool,
}

/// Cuts a document into pieces, by the layout that is asked for or the one
/// that its lines show.
pub(crate) fn cut(document: &Document<'_>, asked: Option<Layout>, order: Option<DateOrder>) -> Cut {
    let may = |layout| asked.is_none_or(|asked| asked == layout);
    let mut cut =
        if let Some(found) = may(Layout::Export).then(|| export::cut(document, order)).flatten() {
            Cut::of(Layout::Export, found)
        } else if let Some(found) =
            may(Layout::Wire).then(|| wire::cut(document, asked.is_some(), order)).flatten()
        {
            Cut::of(Layout::Wire, found)
        } else {
            by_rows(document, asked, order)
        };
    let mark = line_mark::LineMark::of(document);
    for pieces in cut.articles.iter_mut().chain([&mut cut.outside]) {
        if let Some(mark) = mark {
            pieces.iter_mut().for_each(|piece| mark.taken_by(document, piece));
        }
        pieces.sort_by_key(|piece| (piece.whole.start, piece.value.start));
    }
    cut
}

impl Cut {
    fn of(layout: Layout, export: export::Export) -> Self {
        let export::Export { articles, outside, announced } = export;
        Self { layout, articles, outside, announced }
    }

    fn one(layout: Layout, pieces: Vec<Piece>) -> Self {
        Self { layout, articles: vec![pieces], outside: Vec::new(), announced: false }
    }
}

/// Cuts by what each line of the document can be.
fn by_rows(document: &Document<'_>, asked: Option<Layout>, order: Option<DateOrder>) -> Cut {
    let rows = survey::survey(document, order);
    if asked.is_none_or(|asked| asked == Layout::Export)
        && let Some(found) = export::cut_parts(&rows)
    {
        return Cut::of(Layout::Export, found);
    }
    let blocks = labelled::blocks(&rows);
    let shown = if blocks.are_telling() { Layout::Labelled } else { Layout::Masthead };
    match asked.unwrap_or(shown) {
        Layout::Labelled => Cut::one(Layout::Labelled, labelled::cut(&rows, &blocks)),
        Layout::Masthead => {
            Cut::one(Layout::Masthead, masthead::cut(&rows, header::Known::default()))
        }
        Layout::Export => Cut::of(Layout::Export, export::cut_one(document, order)),
        Layout::Wire => Cut::one(Layout::Wire, masthead::cut(&rows, header::Known::default())),
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
        f.write_str("unknown layout (export, wire, labelled, masthead)")
    }
}

impl std::error::Error for UnknownLayout {}

impl FromStr for Layout {
    type Err = UnknownLayout;

    fn from_str(name: &str) -> Result<Self, UnknownLayout> {
        Self::ALL.into_iter().find(|layout| layout.name() == name).ok_or(UnknownLayout)
    }
}
