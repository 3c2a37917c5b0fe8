//! The lines that tell the articles of an export apart, found in one pass over
//! a text or over the beginning of one.
//!
//! Nothing that a scan gives depends on what follows the lines that it calls
//! decided, so that an export of any size can be cut as it comes in, and is
//! cut as it would be in one piece.

use super::codes::{self, Field};
use super::count::Run;
use super::marks::{self, Start};
use crate::date::DateOrder;
use crate::document::{Document, Line};
use crate::layout::Piece;

/// What tells the articles of an export apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `3 of 48 DOCUMENTS` before each.
    Numbered,
    /// `End of Document` after each.
    Ended,
    /// The field codes of each.
    Coded,
}

/// The signs of a text, in its order.
#[derive(Debug)]
pub(crate) struct Scan {
    pub(super) starts: Vec<Start>,
    /// The lines that end an article.
    pub(super) ends: Vec<usize>,
    pub(super) fields: Vec<Field>,
}

impl Scan {
    /// Scans a text; `whole` where nothing follows it. Else the scan ends with
    /// the first line that what follows can still decide.
    pub(in crate::layout) fn of(
        document: &Document<'_>,
        order: Option<DateOrder>,
        whole: bool,
    ) -> Self {
        let seen = Seen { document, order, known: known(document, whole), whole };
        let mut scan = Self { starts: Vec::new(), ends: Vec::new(), fields: Vec::new() };
        for at in 0..seen.known {
            let Some(()) = scan.line(&seen, at) else { break };
        }
        scan
    }

    /// Looks at one line; `None` where it is not decided yet.
    fn line(&mut self, seen: &Seen<'_, '_>, at: usize) -> Option<()> {
        if seen.line(at).is_none_or(Line::is_blank) {
            return Some(());
        }
        if let Some(field) = codes::field(seen.document, at) {
            self.fields.push(field);
        } else if let Some((number, of)) = marks::numbers(seen.text(at)) {
            if marks::is_in_place(seen, at)? {
                self.starts.push(Start { at, number, of });
            }
        } else if marks::ends(seen, at)? {
            self.ends.push(at);
        }
        Some(())
    }

    /// What tells the articles apart: whichever sign stands there a second time
    /// first. `None` where no article after the first has been seen.
    pub(in crate::layout) fn kind(&self) -> Option<Kind> {
        let numbered = self.starts.get(1).map(|start| (start.at, Kind::Numbered));
        let ended = self.ends.get(1).map(|end| (*end, Kind::Ended));
        let coded = self.second_coded().map(|at| (at, Kind::Coded));
        [numbered, ended, coded].into_iter().flatten().min_by_key(|(at, _)| *at).map(|it| it.1)
    }

    /// The line with which a second article of field codes begins, where the
    /// first has what an article has.
    fn second_coded(&self) -> Option<usize> {
        let second = codes::starts(&self.fields).get(1).copied()?;
        let first = self.fields.get(..second).unwrap_or_default();
        codes::are_an_article(first).then(|| self.fields.get(second).map(|field| field.at))?
    }

    /// The first line of each article but the first; what stands before the last
    /// of them is as it is whatever follows.
    pub(in crate::layout) fn begins(&self, kind: Kind) -> Vec<usize> {
        match kind {
            Kind::Numbered => self.starts.iter().map(|start| start.at).collect(),
            // What stands behind the last end mark can belong to the article before it.
            Kind::Ended => {
                let count = self.ends.len().saturating_sub(1);
                self.ends.iter().take(count).map(|end| end + 1).collect()
            }
            Kind::Coded => {
                let starts = codes::starts(&self.fields).into_iter();
                starts.filter_map(|start| self.fields.get(start)).map(|field| field.at).collect()
            }
        }
    }

    /// Takes the signs of the first lines of the text.
    pub(in crate::layout) fn up_to(&self, line: usize) -> Self {
        let before = |at: usize| at < line;
        Self {
            starts: self.starts.iter().copied().filter(|start| before(start.at)).collect(),
            ends: self.ends.iter().copied().filter(|end| before(*end)).collect(),
            fields: self.fields.iter().filter(|field| before(field.at)).cloned().collect(),
        }
    }

    /// Counts the articles where they are numbered; see [`Run::count`].
    pub(in crate::layout) fn count(
        &self,
        document: &Document<'_>,
        kind: Kind,
        next: Option<(usize, usize)>,
        run: &mut Run,
    ) -> Vec<Piece> {
        match kind {
            Kind::Numbered => run.count(document, &self.starts, next),
            Kind::Ended | Kind::Coded => Vec::new(),
        }
    }

    /// The numbers of the mark that begins at a line.
    pub(in crate::layout) fn numbers_at(&self, line: usize) -> Option<(usize, usize)> {
        let start = self.starts.iter().find(|start| start.at == line)?;
        Some((start.number, start.of))
    }
}

/// A text, as far as it is there.
pub(super) struct Seen<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) order: Option<DateOrder>,
    /// The lines whose ends are there.
    pub(super) known: usize,
    /// Does nothing follow?
    whole: bool,
}

impl Seen<'_, '_> {
    fn line(&self, at: usize) -> Option<&Line> {
        self.document.lines().get(at)
    }

    /// The text of a line.
    pub(super) fn text(&self, at: usize) -> &str {
        self.line(at).map_or("", |line| self.document.slice(line.text))
    }

    /// Is the line blank, or behind the last one? `None` where it is not there
    /// yet.
    pub(super) fn is_blank(&self, at: usize) -> Option<bool> {
        if at < self.known {
            return Some(self.line(at).is_none_or(Line::is_blank));
        }
        self.whole.then_some(true)
    }

    /// Is there one among the next lines that are not blank? `None` where not
    /// enough of them are there to say no.
    pub(super) fn any_of_next(
        &self,
        from: usize,
        count: usize,
        is: impl Fn(&str) -> bool,
    ) -> Option<bool> {
        let lines = self.document.lines().get(from..self.known).unwrap_or_default();
        let mut left = count;
        for line in lines.iter().filter(|line| !line.is_blank()).take(count) {
            if is(self.document.slice(line.text)) {
                return Some(true);
            }
            left -= 1;
        }
        (self.whole || left == 0).then_some(false)
    }
}

/// How many lines have their ends.
pub(in crate::layout) fn known(document: &Document<'_>, whole: bool) -> usize {
    let lines = document.lines().len();
    let ended = document.text().ends_with(['\n', '\r']);
    if whole || ended { lines } else { lines.saturating_sub(1) }
}
