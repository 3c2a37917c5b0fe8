//! One message: the lines of the service come off, the rest is an article as
//! any other.

mod dateline;
mod head;
mod tail;

use super::lines::{self, Sort};
use super::{Lines, service, stamp};
use crate::date::DateOrder;
use crate::document::{Document, Span};
use crate::layout::export::count;
use crate::layout::header::Known;
use crate::layout::survey::{self, Row};
use crate::layout::{Piece, Role, masthead};

/// Cuts a message. `text` is the line on which its text begins, where the
/// frame says so: the lines above are the service's.
pub(super) fn cut(
    document: &Document<'_>,
    lines: Lines,
    text: Option<usize>,
    order: Option<DateOrder>,
) -> Vec<Piece> {
    let mut message = Message {
        document,
        order,
        pieces: Vec::new(),
        outlet: false,
        date: false,
        headline: false,
        declared: None,
    };
    let text = text.unwrap_or(lines.start).clamp(lines.start, lines.end);
    let slice = |lines: Lines| document.lines().get(lines).unwrap_or_default();
    for row in survey::some(document, slice(lines.start..text), None, order) {
        message.declares(&row);
        if !message.stamp(&row) {
            message.pieces.push(service(row.span, "stands before the text of the message"));
        }
    }
    let rows = survey::some(document, slice(text..lines.end), None, order);
    let rows: Vec<_> = rows.into_iter().map(|row| message.bare(row)).collect();
    let below = message.below(&rows);
    let article = message.above(rows.get(..below).unwrap_or_default());
    let Message { outlet, date, headline, .. } = message;
    let known = Known { outlet, date, headline, ..Known::default() };
    let mut pieces = masthead::cut(&article, known);
    for piece in pieces.iter_mut().filter(|piece| outlet && piece.role == Role::Outlet) {
        // The outlet is known, or, in a press release, is a place.
        *piece = service(piece.value, "beside the date of the message");
    }
    message.pieces.extend(pieces);
    // Agencies count the heading and the notes too.
    let found = rows.iter().map(|row| count::words_in(row.text)).sum();
    let declared = message.declared;
    message
        .pieces
        .extend(declared.and_then(|(place, declared)| count::far(place, declared, found)));
    message.pieces
}

struct Message<'m, 'd> {
    document: &'m Document<'d>,
    order: Option<DateOrder>,
    pieces: Vec<Piece>,
    outlet: bool,
    date: bool,
    headline: bool,
    /// How many words the header declares, and where.
    declared: Option<(Span, usize)>,
}

impl<'m> Message<'m, '_> {
    /// A row without the signs that steer a typesetter: a circumflex before a
    /// line of the header, `<`, `=` or `+` behind it (ANPA 1312, IPTC 7901).
    fn bare(&self, row: Row<'m>) -> Row<'m> {
        let text = row.text.trim_start_matches('^');
        let start = row.span.end - text.len();
        let marked = start > row.span.start;
        let text = text.trim_end_matches(['<', '=', '+', ' ']);
        let span = Span::new(start, start + text.len());
        if text.is_empty() || span == row.span {
            return row;
        }
        let bare = survey::alone(self.document, span, self.order);
        Row { gap: row.gap, indent: row.indent, marked, ..bare }
    }
    /// The number of words that the header of a message declares.
    fn declares(&mut self, row: &Row<'_>) {
        let count = lines::preamble(row.text).and_then(|range| row.text.get(range));
        let count = count.and_then(|count| count.parse().ok());
        self.declared = self.declared.or(count.map(|count| (row.span, count)));
    }

    /// A line of the service: gives whether it is one.
    fn own(&mut self, row: &Row<'_>) -> bool {
        self.declares(row);
        let piece = match lines::sort(row.text) {
            Sort::Slug | Sort::Keyword => service(row.span, "the slug of the message"),
            Sort::Priority => service(row.span, "the priority or version of the message"),
            Sort::Release => {
                // What stands beside its date is a place, not an outlet.
                self.outlet = true;
                service(row.span, "the heading of a press release")
            }
            Sort::Embargo => match lines::embargo(row.text) {
                Some((label, value)) if !value.is_empty() => {
                    labelled(row, label, value, "an embargo")
                }
                _ => service(row.span, "an embargo"),
            },
            _ => match lines::note(row.text) {
                Some((label, value)) => labelled(row, label, value, "a note to the editors"),
                None if lines::is_note(row.text) => service(row.span, "a note to the editors"),
                None => return false,
            },
        };
        self.pieces.push(piece);
        true
    }

    /// The time of the message: gives whether the row has it.
    fn stamp(&mut self, row: &Row<'_>) -> bool {
        let Some((range, reading)) = stamp::read(row.text, self.order) else { return false };
        let value = Span::new(row.span.start + range.start, row.span.start + range.end);
        let role = Role::Date(Some(Box::new(reading)));
        let why = "the time of the message";
        self.pieces.push(Piece { role, value, whole: row.span, why });
        self.date = true;
        true
    }
}

fn labelled(
    row: &Row<'_>,
    label: std::ops::Range<usize>,
    value: std::ops::Range<usize>,
    why: &'static str,
) -> Piece {
    let within = |range: std::ops::Range<usize>| {
        Span::new(row.span.start + range.start, row.span.start + range.end)
    };
    Piece { role: Role::Extra { label: within(label) }, value: within(value), whole: row.span, why }
}
