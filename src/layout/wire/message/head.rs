//! What stands above the text of a message: its heading, the agency below the
//! byline, whom the press can ask.

use super::Message;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Mark, Word, stands_for};
use crate::layout::survey::Row;
use crate::layout::wire::lines::{self, Sort};
use crate::layout::{Piece, Role, byline, dateline, paragraphs};

impl<'m> Message<'m, '_> {
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
    pub(super) fn above(&mut self, rows: &[Row<'m>]) -> Vec<Row<'m>> {
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

    /// The agency on the row below a byline, with or without what its writer
    /// is: gives whether it is that. It is the outlet of a message.
    fn agency(&mut self, row: &Row<'_>, above: Option<&Row<'_>>) -> bool {
        let text = row.text;
        let end = if stands_for(text, Word::Agency) {
            text.len()
        } else {
            // `Associated Press Writer`, `AP Sports Writer`.
            let last = text.rsplit(' ').next().unwrap_or_default();
            let mut ends = text.match_indices(' ').map(|(at, _)| at);
            let name = ends.rfind(|at| {
                stands_for(last, Word::Role)
                    && text.get(..*at).is_some_and(|name| stands_for(name, Word::Agency))
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
        if !stands_for(label, Mark::Contact) {
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
}

fn is_service(row: &Row<'_>) -> bool {
    lines::sort(row.text) != Sort::Text || lines::note(row.text).is_some()
}
