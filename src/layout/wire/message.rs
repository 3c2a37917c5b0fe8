//! One message: the lines of the service come off, the rest is an article as
//! any other.

use super::lines::{self, Sort};
use super::{Lines, service, stamp};
use crate::date::{self, DateOrder};
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
use crate::language::{Mark, Word, marks, words};
use crate::layout::export::count;
use crate::layout::header::Known;
use crate::layout::label;
use crate::layout::survey::{self, Row};
use crate::layout::{Piece, Role, byline, dateline, masthead, paragraphs};

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

    /// Does the sign stand behind this row that ends the heading of a message
    /// (IPTC 7901, 3.1)?
    fn ends_heading(&self, row: &Row<'_>) -> bool {
        let rest = self.document.text().get(row.span.end..).unwrap_or_default();
        rest.trim_start_matches(' ').starts_with('=')
    }

    /// The heading of a message whose end is marked: its rows that are not the
    /// service's and no byline are the headline. Gives how many rows it has.
    fn heading(&mut self, rows: &[Row<'m>]) -> usize {
        /// Version, title of up to three rows, byline.
        const MOST: usize = 6;
        let end = rows.iter().take(MOST).position(|row| self.ends_heading(row));
        let Some(end) = end.map(|at| at + 1).filter(|_| !rows.iter().any(|row| row.marked)) else {
            return 0;
        };
        let mut title: Option<Span> = None;
        for row in rows.get(..end).unwrap_or_default() {
            if let Some(found) = byline::read(row.text) {
                let names = found.names.iter().chain(&found.agencies);
                self.pieces.extend(names.enumerate().map(|(index, name)| Piece {
                    role: if index < found.names.len() { Role::Byline } else { Role::Credit },
                    value: Span::new(row.span.start + name.start, row.span.start + name.end),
                    whole: row.span,
                    why: "the byline of the heading",
                }));
            } else if let Some((end, _)) = byline::by_end(row.text).filter(|_| title.is_some()) {
                let value = Span::new(row.span.start + end, row.span.end);
                let why = "the byline of the heading";
                self.pieces.push(Piece { role: Role::Byline, value, whole: row.span, why });
            } else if !self.own(row) {
                title = Some(title.map_or(row.span, |title| title.to(row.span)));
            }
        }
        let why = "the heading of the message";
        self.pieces.extend(title.map(|title| Piece::new(Role::Headline, title, why)));
        self.headline = title.is_some();
        end
    }

    /// Takes the service's lines above the text off; gives the rows that are
    /// left.
    fn above(&mut self, rows: &[Row<'m>]) -> Vec<Row<'m>> {
        let mut article = Vec::new();
        let mut at = self.heading(rows);
        let headed = at > 0;
        while let Some(row) = rows.get(at) {
            let sentence = (row.shape.is_paragraph() || headed) && !is_service(row);
            let is_text = byline::read(row.text).is_none()
                && (sentence
                    || dateline::read(row.text).is_some_and(|found| !found.agencies.is_empty()));
            if is_text && row.marked {
                // A summary among the marked lines of the header.
                self.pieces.push(Piece::new(Role::Standfirst, row.span, "a summary in the header"));
                at += 1;
                continue;
            }
            if is_text {
                break;
            }
            let above = at.checked_sub(1).and_then(|above| rows.get(above));
            if !self.stamp(row) && !self.agency(row, above) && !self.own(row) {
                let contact = self.contact(rows, at);
                if contact > at {
                    at = contact;
                    continue;
                }
                article.push(row.clone());
            }
            at += 1;
        }
        let rest = rows.get(at..).unwrap_or_default();
        let rest = if let [first, more @ ..] = rest
            && paragraphs::is_dateline_row(first)
            && !more.is_empty()
        {
            self.dateline(first);
            more
        } else {
            rest
        };
        // Hard wrapped, the text begins above its first sentence's end.
        let _ = article.iter().chain(rest.first()).any(|row| self.bracketed(row));
        if let Some(first) = rest.first() {
            self.day(first);
        }
        article.extend(rest.iter().cloned());
        article
    }

    /// `SALTHAVEN, March 4, 2019 -- The company …`: the day of a press release,
    /// which has no other; the dateline stays in the text.
    fn day(&mut self, row: &Row<'_>) {
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
    fn bracketed(&mut self, row: &Row<'_>) -> bool {
        /// A place, its country and a day stand before the bracket.
        const PLACE: usize = 60;
        let Some((place, rest)) = row.text.split_once('(') else { return false };
        let Some((inner, _)) = rest.split_once(')') else { return false };
        let parts = || inner.split([' ', '/', ',']).filter(|part| !part.is_empty());
        let known = parts().all(|part| words(part).has(Word::Agency));
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

    /// The agency on the row below a byline, with or without what its writer
    /// is: gives whether it is that. It is the outlet of a message.
    fn agency(&mut self, row: &Row<'_>, above: Option<&Row<'_>>) -> bool {
        let text = row.text;
        let end = if words(text).has(Word::Agency) {
            text.len()
        } else {
            // `Associated Press Writer`, `AP Sports Writer`.
            let last = text.rsplit(' ').next().unwrap_or_default();
            let mut ends = text.match_indices(' ').map(|(at, _)| at);
            let name = ends.rfind(|at| {
                words(last).has(Word::Role)
                    && text.get(..*at).is_some_and(|name| words(name).has(Word::Agency))
            });
            match name {
                Some(end) => end,
                None => return false,
            }
        };
        let named = above.is_some_and(|above| byline::read(above.text).is_some());
        if !named || self.outlet {
            return false;
        }
        self.outlet = true;
        self.pieces.push(Piece {
            role: Role::Outlet,
            value: Span::new(row.span.start, row.span.start + end),
            whole: row.span,
            why: "the agency below the byline",
        });
        true
    }

    /// Whom the press can ask, above the text of a press release: gives the
    /// row behind.
    fn contact(&mut self, rows: &[Row<'_>], at: usize) -> usize {
        /// Names, a company, telephone numbers, addresses.
        const MOST: usize = 10;
        let Some(row) = rows.get(at) else { return at };
        let label = row.text.split([':', '：']).next().unwrap_or_default();
        if !marks(label).has(Mark::Contact) {
            return at;
        }
        let more = rows.get(at + 1..).unwrap_or_default().iter().take(MOST);
        let after =
            at + 1 + more.take_while(|row| row.gap == 0 && !row.shape.is_paragraph()).count();
        for row in rows.get(at..after).unwrap_or_default() {
            let problem = Problem::LeftOut(Furniture::Contact);
            self.pieces.push(Piece::new(Role::Remark(problem), row.span, "whom the press can ask"));
        }
        after
    }

    /// A dateline on a row of its own, above the text.
    fn dateline(&mut self, row: &Row<'_>) {
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

    /// Takes the service's lines below the text off, from the last upwards;
    /// gives the row after the text.
    fn below(&mut self, rows: &[Row<'_>]) -> usize {
        let mut end = self.notes(rows);
        while let Some(row) = end.checked_sub(1).filter(|at| *at > 0).and_then(|at| rows.get(at)) {
            let piece = match lines::sort(row.text) {
                _ if self.stamp(row) => {
                    end -= 1;
                    continue;
                }
                Sort::End | Sort::Pause => {
                    Piece::new(Role::Remark(Problem::Mark), row.span, "ends the message")
                }
                Sort::Sign => service(row.span, "who wrote and edited the message"),
                _ => match lines::reporting(row.text).or_else(|| lines::note(row.text)) {
                    Some((label, value)) => {
                        labelled(row, label, value, "who worked on the message")
                    }
                    None => match issuer(row) {
                        Some(piece) => piece,
                        None => break,
                    },
                },
            };
            self.pieces.push(piece);
            end -= 1;
        }
        end
    }

    /// Notes to the editors below the text: from a heading on (`# Notebook`,
    /// or what it says is not for publication). Gives the row of the heading.
    fn notes(&mut self, rows: &[Row<'_>]) -> usize {
        let is_heading = |row: &Row<'_>| {
            row.text.starts_with("# ")
                || lines::is_note(row.text) && marks(row.text).has(Mark::Editor)
        };
        /// A headline and a first paragraph stand above.
        const FIRST: usize = 2;
        let first = FIRST.min(rows.len());
        let Some(at) = rows.iter().skip(first).position(is_heading).map(|at| at + first) else {
            return rows.len();
        };
        // Stamp and end marks stand below the notes too.
        for row in rows.get(at..).unwrap_or_default() {
            if self.stamp(row) {
                continue;
            }
            let piece = match lines::sort(row.text) {
                Sort::End | Sort::Pause => {
                    Piece::new(Role::Remark(Problem::Mark), row.span, "ends the message")
                }
                Sort::Sign => service(row.span, "who wrote and edited the message"),
                _ => match lines::note(row.text) {
                    Some((label, value)) => labelled(row, label, value, "a note to the editors"),
                    None => service(row.span, "a note to the editors"),
                },
            };
            self.pieces.push(piece);
        }
        at
    }
}

fn is_service(row: &Row<'_>) -> bool {
    lines::sort(row.text) != Sort::Text || lines::note(row.text).is_some()
}

/// `SOURCE Harbour Company`: who issued a press release.
fn issuer(row: &Row<'_>) -> Option<Piece> {
    let (word, rest) = row.text.split_once([' ', ':'])?;
    let name = label::trimmed(row.text, row.text.len() - rest.len()..row.text.len());
    let capital = !word.contains(char::is_lowercase) && word.len() > 1;
    (capital && marks(word).has(Mark::Issuer) && row.shape.size <= 100).then(|| Piece {
        role: Role::Credit,
        value: Span::new(row.span.start + name.start, row.span.start + name.end),
        whole: row.span,
        why: "who issued the press release",
    })
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
