//! Parts of a text of several articles that can be cut before the rest of it
//! is there.

use super::export::{self, Kind, Run, Scan};
use super::{Cut, Layout, Piece, separator, wire};
use crate::document::Document;
use crate::parse::Options;

/// What tells the articles of a text apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Teller {
    /// The lines of a database.
    Export(Kind),
    /// The control characters before a message.
    Frame,
    /// The lines that the user names.
    Separator,
}

/// The lines of a text that tell articles apart.
#[derive(Debug)]
pub(crate) enum Signs {
    /// A database's.
    Export(Scan),
    /// The lines on which framed messages begin; do more follow these?
    Frames(Vec<usize>, bool),
    /// The lines that the user names.
    Separators(Vec<usize>),
}

impl Signs {
    /// Looks for them in a text, or in the beginning of one.
    pub(crate) fn of(document: &Document<'_>, options: &Options, whole: bool) -> Self {
        match &options.split {
            Some(separator) => {
                Self::Separators(separator.begins(document, export::known(document, whole)))
            }
            None if !document.frame().is_empty() && may(options, Layout::Wire) => {
                Self::Frames(wire::begins(document), false)
            }
            None => Self::Export(Scan::of(document, options.date_order, whole)),
        }
    }

    /// What tells the articles apart; `None` where only one has been seen, or
    /// where the user says that the layout is another.
    pub(crate) fn teller(&self, options: &Options) -> Option<Teller> {
        match self {
            Self::Separators(lines) => (!lines.is_empty()).then_some(Teller::Separator),
            Self::Frames(lines, _) => (lines.len() > 1).then_some(Teller::Frame),
            Self::Export(scan) => {
                let may = may(options, Layout::Export);
                scan.kind().filter(|_| may).map(Teller::Export)
            }
        }
    }

    /// The first line of each article but the first: nothing behind the last
    /// of these lines changes what stands before it.
    pub(crate) fn begins(&self, teller: Teller) -> Vec<usize> {
        let mut begins = match (self, teller) {
            (Self::Separators(lines) | Self::Frames(lines, _), _) => lines.clone(),
            (Self::Export(scan), Teller::Export(kind)) => scan.begins(kind),
            (Self::Export(_), Teller::Separator | Teller::Frame) => Vec::new(),
        };
        begins.retain(|line| *line > 0);
        begins
    }

    /// The signs of the lines before one, and that line's numbers.
    pub(crate) fn up_to(&self, line: usize) -> (Self, Option<(usize, usize)>) {
        match self {
            Self::Separators(lines) => {
                let before = lines.iter().copied().filter(|at| *at < line);
                (Self::Separators(before.collect()), None)
            }
            Self::Frames(lines, _) => {
                let before = lines.partition_point(|at| *at < line);
                let own = lines.get(..before).unwrap_or_default();
                (Self::Frames(own.to_vec(), before < lines.len()), None)
            }
            Self::Export(scan) => (Self::Export(scan.up_to(line)), scan.numbers_at(line)),
        }
    }
}

/// May the text have this layout, as far as the user says?
fn may(options: &Options, layout: Layout) -> bool {
    options.layout.is_none_or(|asked| asked == layout)
}

/// A part of a text: what is known of the rest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) teller: Teller,
    /// Does nothing stand before it?
    pub(crate) first: bool,
}

impl Part {
    /// Counts its articles, as far as they are numbered, with those of the whole
    /// that stand before it; `next` are the numbers of the mark that follows.
    pub(crate) fn count(
        self,
        document: &Document<'_>,
        signs: &Signs,
        next: Option<(usize, usize)>,
        run: &mut Run,
    ) -> Vec<Piece> {
        match (signs, self.teller) {
            (Signs::Export(scan), Teller::Export(kind)) => scan.count(document, kind, next, run),
            _ => Vec::new(),
        }
    }

    /// Cuts it; `counted` is what the count of all articles says of these.
    pub(crate) fn cut(
        self,
        document: &Document<'_>,
        signs: &Signs,
        counted: &[Piece],
        options: &Options,
    ) -> Cut {
        let order = options.date_order;
        let mut cut = match (signs, self.teller, &options.split) {
            (Signs::Export(scan), Teller::Export(kind), _) => {
                let mut found = export::cut_part(document, scan, kind, self.first, order);
                found.outside.extend_from_slice(counted);
                Cut::of(Layout::Export, found)
            }
            (Signs::Frames(_, more), ..) => {
                Cut::of(Layout::Wire, wire::framed(document, *more, order))
            }
            (_, _, Some(separator)) => separator::cut(document, separator, options.layout, order),
            _ => super::cut(document, options.layout, order),
        };
        cut.finish(document);
        cut
    }
}
