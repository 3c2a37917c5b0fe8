//! What the kept texts of a header are: outlet, headline, standfirst, names.

use super::anchor::is_name_between;
use super::{Header, Known, is_taken};
use crate::article::Field;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::layout::outlet::{self, Evidence};
use crate::layout::roles::{self, Candidate, Roles};
use crate::layout::shape::{Case, Ending};
use crate::layout::survey::Row;
use crate::layout::{Piece, Role, dateline, footer, names, picture};

impl Header<'_, '_> {
    /// Decides what the texts of the header are; gives the first row of the
    /// body, which is above `end` where the last texts turn out to be body.
    pub(super) fn assign(&mut self, end: usize, known: Known, pieces: &mut Vec<Piece>) -> usize {
        let stated = |role: &Role| pieces.iter().any(|piece| piece.role == *role);
        let known = Known {
            outlet: known.outlet || stated(&Role::Outlet),
            headline: known.headline || stated(&Role::Headline),
            standfirst: known.standfirst || stated(&Role::Standfirst),
            date: known.date || self.date.is_some(),
        };
        let roles = self.twice().unwrap_or_else(|| roles::decide(&self.texts, self.date, known));
        let mut standfirst = known.standfirst;
        let mut after_headline = known.headline;
        for (index, text) in self.texts.iter().enumerate() {
            if let Some(piece) = chosen(&roles, index, text) {
                after_headline |= piece.role == Role::Headline;
                if piece.role == Role::Headline && !known.outlet && roles.outlet.is_none() {
                    self.split_title(text, piece, pieces);
                } else {
                    pieces.push(piece);
                }
                pieces.extend(roles.guess.clone().filter(|_| roles.guessed(index)).map(
                    |problem| {
                        Piece::new(Role::Remark(problem), text.span, "the text leaves it open")
                    },
                ));
            } else if self.again.is_some_and(|again| again.other == text.rows.start) {
                pieces.extend(self.said_again(text, known.outlet || roles.outlet.is_some()));
            } else if roles.is_kicker(index) {
                let problem = Role::Remark(Problem::LeftOut(Furniture::Section));
                pieces.push(Piece::new(problem, text.span, "a short line above the headline"));
            } else if !self.leftover(text, after_headline, &mut standfirst, &roles, pieces) {
                // What was taken below it is read again, as text.
                let from = text.span.start;
                let to = self.rows.get(end).map_or(usize::MAX, |row| row.span.start);
                pieces.retain(|piece| !(from..to).contains(&piece.whole.start));
                return text.rows.start;
            }
        }
        end
    }

    /// A headline that stands twice needs no other evidence; what stands above
    /// it, but for a newspaper's name, is the page's.
    fn twice(&self) -> Option<Roles> {
        let again = self.again?;
        let headline = self.texts.iter().position(|text| text.rows.start == again.headline)?;
        let named = |text: &Candidate<'_>| text.evidence >= Evidence::Word;
        let outlet = self.texts[..headline].iter().position(named);
        Some(Roles {
            outlet,
            headline: Some(headline),
            headline_why: "a heading that stands twice above the text",
            kickers: headline,
            guess: None,
        })
    }

    /// The row that says again what the headline says; as the title of a page it
    /// names the outlet, too.
    fn said_again(&self, text: &Candidate<'_>, outlet: bool) -> Vec<Piece> {
        let problem = Role::Remark(Problem::LeftOut(Furniture::Repeated));
        let mut pieces = vec![Piece::new(problem, text.span, "says what the headline says")];
        let row = &self.rows[text.rows.start];
        let named = outlet::behind_title(text.text, Evidence::Shape).filter(|_| !outlet);
        pieces.extend(named.map(|(_, name)| Piece {
            role: Role::Outlet,
            value: footer::within(row, &name),
            whole: row.span,
            why: "behind the title, after a bar or dash",
        }));
        pieces
    }

    /// The headline, and an outlet that stands on the same row with it, before
    /// or behind a bar or a dash; that is a guess, as sections stand so too.
    fn split_title(&self, text: &Candidate<'_>, piece: Piece, pieces: &mut Vec<Piece>) {
        // `# Radio \| …`: of Markdown's own title a part is no name.
        let found = outlet::beside_title(text.text, Evidence::Word);
        let Some((title, name)) = found.filter(|_| !text.text.starts_with('#')) else {
            pieces.push(piece);
            return;
        };
        let row = &self.rows[text.rows.start];
        let rest =
            Span::new(text.span.start + title.start, text.span.end.min(row.span.start + title.end));
        let problem = Problem::Guess { field: Field::Outlet, instead_of: Field::Headline };
        let name = footer::within(row, &name);
        pieces.push(Piece { value: rest, ..piece });
        pieces.push(Piece {
            role: Role::Outlet,
            value: name,
            whole: text.span,
            why: "a newspaper's name beside the headline",
        });
        pieces.push(Piece::new(Role::Remark(problem), name, "the text leaves it open"));
    }

    /// A text that is neither outlet nor headline. Gives false where it, and
    /// all that follows, belongs to the body.
    fn leftover(
        &self,
        text: &Candidate<'_>,
        after_headline: bool,
        standfirst: &mut bool,
        roles: &Roles,
        pieces: &mut Vec<Piece>,
    ) -> bool {
        let inside = text.rows.start < self.anchor;
        let row = &self.rows[text.rows.start];
        let says_headline =
            |index| self.texts.get(index).is_some_and(|it: &Candidate<'_>| it.text == text.text);
        // The first line of a poem has lines directly below it.
        let apart = self.rows.get(text.rows.end).is_some_and(|next| next.gap > 0);
        let below = |index| {
            self.texts.get(index).is_some_and(|it: &Candidate<'_>| it.rows.end == text.rows.start)
        };
        if roles.headline.is_some_and(|index| says_headline(index) && apart && below(index)) {
            let problem = Role::Remark(Problem::LeftOut(Furniture::Repeated));
            pieces.push(Piece::new(problem, text.span, "says what the headline says"));
            return true;
        }
        if self.is_role_row(text.rows.start, pieces) {
            widen_last(pieces, text.span);
            return true;
        }
        if text.rows.start <= self.anchor + 1
            && self.below_byline(text, roles.outlet.is_some(), pieces)
        {
            return true;
        }
        if let Some(names) = self.names(text) {
            pieces.extend(footer::named(row, names, "a name beside the date or headline"));
            if row.shape.case == Case::Uncased {
                pieces.push(Piece::new(Role::Remark(names::GUESS), row.span, "no capitals tell"));
            } else if is_name_between(self.rows, text.rows.start) {
                let why = "nothing tells but where it stands";
                pieces.push(Piece::new(Role::Remark(names::GUESS), row.span, why));
            }
            return true;
        }
        if after_headline
            && !*standfirst
            && !picture::is_picture(row)
            && !picture::is_likely(row)
            && !self.is_below_picture(text.rows.start, pieces)
            && (inside && is_nearly_sentence(row)
                || self.is_set_apart(text)
                || self.is_summary(text.rows.start))
        {
            *standfirst = true;
            pieces.push(Piece::new(
                Role::Standfirst,
                text.span,
                "a summary between the headline and the text",
            ));
            pieces.extend(self.guessed_summary(text));
            return true;
        }
        let button =
            row.shape.case == Case::Uncased && row.shape.words <= 3 && row.shape.size <= 24;
        let below =
            after_headline && button && self.anchor > 0 && text.rows.start <= self.anchor + 1;
        if !(inside || below) {
            return false;
        }
        let role = if picture::is_picture(row)
            || picture::is_likely(row)
            || self.is_below_picture(text.rows.start, pieces)
            || self.repeats_neighbour(text)
            || row.text.ends_with(']')
        {
            Role::Remark(Problem::LeftOut(Furniture::Picture))
        } else if row.shape.is_paragraph() && after_headline {
            Role::Paragraph
        } else {
            Role::Remark(Problem::LeftOut(Furniture::Unplaced))
        };
        pieces.push(Piece::new(role, text.span, "stands in the header, but is none of its parts"));
        true
    }

    /// A sentence that only the dateline below it tells from the text, or how it is set.
    fn guessed_summary(&self, text: &Candidate<'_>) -> Option<Piece> {
        let row = &self.rows[text.rows.start];
        let below = self.rows.get(text.rows.end)?;
        let problem = Problem::Guess { field: Field::Standfirst, instead_of: Field::Body };
        let why = if dateline::opens(below.text) {
            "the text opens below it with a dateline"
        } else if self.is_set_out(text.rows.start) {
            "the text below it is set in"
        } else {
            return None;
        };
        (row.shape.ending == Ending::Stop)
            .then(|| Piece::new(Role::Remark(problem), text.span, why))
    }

    /// A text without a full stop, with a blank line above and below.
    fn is_set_apart(&self, text: &Candidate<'_>) -> bool {
        let row = &self.rows[text.rows.start];
        let below = self.rows.get(text.rows.end);
        (row.gap > 0 || text.rows.start == self.anchor && self.anchor > 0)
            && below.is_some_and(|next| next.gap > 0 || next.indent > row.indent)
            && row.shape.ending == Ending::None
            && (row.shape.words >= 6 || row.shape.unspaced && row.shape.size >= 24)
    }

    /// Below a picture's text stands its caption.
    fn is_below_picture(&self, at: usize, pieces: &[Piece]) -> bool {
        let picture = Role::Remark(Problem::LeftOut(Furniture::Picture));
        self.rows[at].gap == 0
            && self.above(at).is_some_and(|above| is_taken(above, &picture, pieces))
    }

    /// A caption often stands twice, once as the picture's alternative text.
    fn repeats_neighbour(&self, text: &Candidate<'_>) -> bool {
        let start: String = text.text.chars().take(20).collect();
        [text.rows.start.checked_sub(1), Some(text.rows.end)]
            .into_iter()
            .flatten()
            .filter_map(|at| self.rows.get(at))
            .any(|row| row.text.starts_with(&start))
    }
}

fn chosen(roles: &Roles, index: usize, text: &Candidate<'_>) -> Option<Piece> {
    let (role, why) = if roles.outlet == Some(index) {
        (Role::Outlet, text.evidence.why())
    } else if roles.headline == Some(index) {
        (Role::Headline, roles.headline_why)
    } else {
        return None;
    };
    let mut value = text.span;
    if role == Role::Headline {
        // Marks of Markdown around a title are none of its words.
        let title = text.text.trim_end_matches(['*', '#', ' ']);
        let bare = title.trim_start_matches(['#', '*', ' ']);
        if !bare.is_empty() && text.rows.len() == 1 && text.text.starts_with(['#', '*']) {
            value.start += title.len() - bare.len();
            value.end = value.start + bare.len();
        }
    }
    Some(Piece { role, value, whole: text.span, why })
}

/// A sentence, or nearly one.
fn is_nearly_sentence(row: &Row<'_>) -> bool {
    row.shape.words >= 6 || row.shape.words >= 4 && row.shape.ending == Ending::Stop
}

/// The last byline takes up its role too.
pub(super) fn widen_last(pieces: &mut [Piece], role: Span) {
    if let Some(piece) = pieces.iter_mut().rfind(|piece| piece.role == Role::Byline) {
        piece.whole = piece.whole.to(role);
    }
}
