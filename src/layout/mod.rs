//! Where things stand in a text: recognises the layout and cuts the text into
//! pieces. What the pieces mean is for `resolve`.

mod boxes;
mod byline;
mod crowd;
mod dateline;
mod export;
mod fields;
mod footer;
mod furniture;
mod header;
mod label;
mod labelled;
mod leftover;
mod line_mark;
mod masthead;
mod names;
mod outlet;
mod paragraphs;
mod part;
mod picture;
mod reference;
mod residue;
mod roles;
mod separator;
mod shape;
mod survey;
mod tags;
mod wire;
mod wrap;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::{DateOrder, Reading};
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
use crate::parse::Options;
pub use crowd::MOST_LINES;
pub(crate) use crowd::are_too_many;
pub(crate) use export::Run;
pub(crate) use part::{Part, Signs, Teller};
pub use separator::{BadSeparator, Separator};
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

    /// The same piece of a text that has so many bytes more before it.
    fn shift(&mut self, bytes: usize) {
        let spans = [&mut self.value, &mut self.whole];
        let label = match &mut self.role {
            Role::Extra { label } => Some(label),
            _ => None,
        };
        for span in spans.into_iter().chain(label) {
            *span = Span::new(span.start + bytes, span.end + bytes);
        }
    }

    /// Whatever a layout cut off, a value begins and ends with text; where none
    /// of it is left, it is no value.
    fn settle(&mut self, document: &Document<'_>) {
        self.value = document.trim(self.value);
        match &mut self.role {
            Role::Remark(_) => {}
            Role::Extra { label } => *label = document.trim(*label),
            role if self.value.is_empty() => {
                *role = Role::Remark(Problem::LeftOut(Furniture::Unplaced));
            }
            _ => {}
        }
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

/// The pieces of a document, or of a part of one.
#[derive(Debug)]
pub(crate) struct Cut {
    /// The layout that was asked for, or that the lines show.
    pub(crate) layout: Layout,
    /// The articles, in input order.
    pub(crate) articles: Vec<Pieces>,
    /// What stands outside the articles.
    pub(crate) outside: Vec<Piece>,
}

/// The pieces of an article.
#[derive(Debug)]
pub(crate) struct Pieces {
    /// In input order.
    pub(crate) pieces: Vec<Piece>,
    /// Does the layout announce the article, so that it is one even without
    /// text?
    pub(crate) announced: bool,
}

/// Cuts a document into pieces.
pub(crate) fn cut_whole(document: &Document<'_>, options: &Options) -> Cut {
    let Options { layout, date_order, split } = options;
    match split {
        Some(separator) => separator::cut(document, separator, *layout, *date_order),
        None => cut(document, *layout, *date_order),
    }
}

/// Cuts a text by the layout that is asked for or the one that its lines show.
fn cut(document: &Document<'_>, asked: Option<Layout>, order: Option<DateOrder>) -> Cut {
    let may = |layout| asked.is_none_or(|asked| asked == layout);
    // The characters of a frame say what it is, whatever its text says.
    let is_framed = !document.frame().is_empty() && may(Layout::Wire);
    let mut cut = if let Some(found) =
        (may(Layout::Export) && !is_framed).then(|| export::cut(document, order)).flatten()
    {
        Cut::of(Layout::Export, found)
    } else if !is_framed && let Some(refused) = crowd::refused(document, 0..document.lines().len())
    {
        match may(Layout::Export).then(|| export::cut_large(document, order)).flatten() {
            Some(found) => Cut::of(Layout::Export, found),
            None => Cut::one(asked.unwrap_or(Layout::Masthead), vec![refused]),
        }
    } else if let Some(found) =
        may(Layout::Wire).then(|| wire::cut(document, asked.is_some(), order)).flatten()
    {
        Cut::of(Layout::Wire, found)
    } else {
        by_rows(document, asked, order)
    };
    let mark = line_mark::LineMark::of(document);
    if let Some(mark) = mark {
        cut.pieces().flatten().for_each(|piece| mark.taken_by(document, piece));
    }
    cut.finish(document);
    cut
}

impl Cut {
    fn of(layout: Layout, export: export::Export) -> Self {
        let export::Export { articles, outside, announced } = export;
        let articles = articles.into_iter().map(|pieces| Pieces { pieces, announced }).collect();
        Self { layout, articles, outside }
    }

    fn one(layout: Layout, pieces: Vec<Piece>) -> Self {
        let articles = vec![Pieces { pieces, announced: false }];
        Self { layout, articles, outside: Vec::new() }
    }

    /// All pieces, by article, and those outside.
    fn pieces(&mut self) -> impl Iterator<Item = &mut Vec<Piece>> {
        self.articles.iter_mut().map(|article| &mut article.pieces).chain([&mut self.outside])
    }

    /// What holds of every layout's pieces: values are text, nothing of the
    /// document is lost, and they stand in its order.
    fn finish(&mut self, document: &Document<'_>) {
        self.pieces().flatten().for_each(|piece| piece.settle(document));
        self.articles.iter_mut().for_each(|it| byline::part_papers(document, &mut it.pieces));
        // In their order what they take up is sorted, too.
        self.sort();
        if self.take_rest(document) {
            self.sort();
        }
    }

    fn sort(&mut self) {
        for pieces in self.pieces() {
            pieces.sort_by_key(|piece| (piece.whole.start, piece.value.start));
        }
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
