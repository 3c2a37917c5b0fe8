//! The dateline of a message: its agencies, and the day of a press release.

use super::Message;
use crate::date;
use crate::document::Span;
use crate::language::{Word, stands_for};
use crate::layout::survey::Row;
use crate::layout::wire::service;
use crate::layout::{Piece, Role, dateline};

impl Message<'_, '_> {
    /// A dateline on a row of its own, above the text.
    pub(super) fn dateline(&mut self, row: &Row<'_>) {
        let found = dateline::read(row.text);
        for name in found.into_iter().flat_map(|found| found.agencies) {
            self.pieces.push(Piece {
                role: Role::Credit,
                value: Span::new(row.span.start + name.start, row.span.start + name.end),
                whole: row.span,
                why: "the agency of the dateline",
            });
        }
        self.pieces.push(service(row.span, "the dateline of the message"));
    }

    /// `SALTHAVEN, March 4, 2019 -- The company …`: the day of a press release,
    /// which has no other; the dateline stays in the text.
    pub(super) fn day(&mut self, row: &Row<'_>) {
        /// A place, its country and a day.
        const LONGEST: usize = 80;
        let dash =
            [" -- ", " – ", " — ", " - "].iter().filter_map(|dash| row.text.find(dash)).min();
        let Some(head) = dash.filter(|at| *at <= LONGEST).and_then(|at| row.text.get(..at)) else {
            return;
        };
        let reading = date::read(head, self.order)
            .filter(|reading| !self.date && reading.date.is_some() && reading.unexplained <= 4);
        let Some(reading) = reading else { return };
        let at = |at: usize| row.span.start + at;
        let value = Span::new(at(reading.range.start), at(reading.range.end));
        let role = Role::Date(Some(Box::new(reading)));
        self.pieces.push(Piece::new(role, value, "the day of the dateline"));
        self.date = true;
    }

    /// `Paris (ats afp) Les …`: agencies in brackets, without the dash that
    /// other datelines have. Gives whether there are any.
    pub(super) fn bracketed(&mut self, row: &Row<'_>) -> bool {
        /// A place, its country and a day stand before the bracket.
        const PLACE: usize = 60;
        let Some((place, rest)) = row.text.split_once('(') else { return false };
        let Some((inner, _)) = rest.split_once(')') else { return false };
        let parts = || inner.split([' ', '/', ',']).filter(|part| !part.is_empty());
        let known = parts().all(|part| stands_for(part, Word::Agency));
        if place.len() > PLACE || !known || dateline::read(row.text).is_some() {
            return false;
        }
        for part in parts() {
            let start = row.span.start + (part.as_ptr() as usize - row.text.as_ptr() as usize);
            let why = "an agency in the brackets of the dateline";
            self.pieces.push(Piece::new(Role::Credit, Span::new(start, start + part.len()), why));
        }
        true
    }
}
