//! What the kept texts of a header are: outlet, headline, standfirst, names.

use std::ops::Range;

use super::{Header, Known};
use crate::article::Field;
use crate::diagnostic::{Furniture, Problem};
use crate::document::Span;
use crate::language::{Word, words};
use crate::layout::outlet::{self, Evidence};
use crate::layout::roles::{self, Candidate, Roles};
use crate::layout::shape::{Case, Ending};
use crate::layout::survey::Kind;
use crate::layout::{Piece, Role, footer, names, paragraphs};

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
        let roles = roles::decide(&self.texts, self.date, known);
        let kicker = roles.kicker.and_then(|index| Some(self.texts.get(index)?.rows.start));
        let mut standfirst = known.standfirst;
        let mut after_headline = known.headline;
        for (index, text) in self.texts.iter().enumerate() {
            if let Some(piece) = chosen(&roles, index, text) {
                after_headline |= piece.role == Role::Headline;
                if piece.role == Role::Headline && !known.outlet && roles.outlet.is_none() {
                    self.split_title(text, piece, pieces);
                    continue;
                }
                pieces.push(piece);
                pieces.extend(roles.guess.clone().filter(|_| roles.guessed(index)).map(
                    |problem| {
                        Piece::new(Role::Remark(problem), text.span, "the text leaves it open")
                    },
                ));
            } else if !self.leftover(text, after_headline, &mut standfirst, kicker, pieces) {
                // What was taken below it is read again, as text.
                let from = text.span.start;
                let to = self.rows.get(end).map_or(usize::MAX, |row| row.span.start);
                pieces.retain(|piece| !(from..to).contains(&piece.whole.start));
                return text.rows.start;
            }
        }
        end
    }

    /// The headline, and an outlet that stands on the same row with it, before
    /// or behind a bar or a dash; that is a guess, as sections stand so too.
    fn split_title(&self, text: &Candidate<'_>, piece: Piece, pieces: &mut Vec<Piece>) {
        let Some((title, name)) = outlet::beside_title(text.text, Evidence::Word) else {
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
        roles_kicker: Option<usize>,
        pieces: &mut Vec<Piece>,
    ) -> bool {
        let inside = text.rows.start < self.anchor;
        let row = &self.rows[text.rows.start];
        if self.is_role_row(text.rows.start, pieces) {
            widen_last(pieces, text.span);
            return true;
        }
        if roles_kicker == Some(text.rows.start) {
            let problem = Problem::LeftOut(Furniture::Section);
            pieces.push(Piece::new(
                Role::Remark(problem),
                text.span,
                "a short line above the headline",
            ));
            return true;
        }
        if let Some(names) = self.names(text) {
            pieces.extend(footer::named(row, names, "a name beside the date or headline"));
            return true;
        }
        if after_headline
            && !*standfirst
            && !paragraphs::is_picture(row)
            && (inside && row.shape.words >= 6 || self.is_set_apart(text))
        {
            *standfirst = true;
            pieces.push(Piece::new(
                Role::Standfirst,
                text.span,
                "a summary between the headline and the text",
            ));
            return true;
        }
        let button =
            row.shape.case == Case::Uncased && row.shape.words <= 3 && row.shape.size <= 24;
        let below =
            after_headline && button && self.anchor > 0 && text.rows.start <= self.anchor + 1;
        if !(inside || below) {
            return false;
        }
        let role = if paragraphs::is_picture(row)
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

    /// The names of a row that is nothing but names (`Jane Doe`, `Jane Doe and
    /// John Roe`, `JUAN PÉREZ / Madrid`), beside the date or set apart below
    /// the headline.
    fn names(&self, text: &Candidate<'_>) -> Option<Vec<Range<usize>>> {
        let row = &self.rows[text.rows.start];
        let near = self.anchor > 0 && text.rows.start <= self.anchor + 1;
        let apart = row.gap > 0 && self.rows.get(text.rows.end).is_some_and(|next| next.gap > 0);
        let cased = row.shape.case != Case::Uncased;
        let placed = text.rows.start > 0 && text.rows.len() == 1 && (near || apart && cased);
        let capitals = row.shape.case == Case::Upper && row.shape.words > 3;
        if !placed || capitals || text.evidence >= Evidence::Word || row.shape.size > 60 {
            return None;
        }
        if let Some(name) = self.lower_name(text.rows.start) {
            return Some([name].into());
        }
        if !cased {
            // Without capitals nothing tells a bare name from a button.
            return None;
        }
        let mut names = names::list(row.text, 0..row.text.len());
        let is_full =
            |name: &Range<usize>| row.text.get(name.clone()).is_some_and(names::is_full_name);
        let first = names.first().is_some_and(is_full);
        let all_short =
            names.iter().all(|name| row.text.get(name.clone()).is_some_and(names::is_name));
        names.retain(is_full);
        (first && all_short).then_some(names)
    }

    /// Two words in lower case directly beside the date: a name that the page
    /// does not capitalise.
    fn lower_name(&self, at: usize) -> Option<Range<usize>> {
        let row = &self.rows[at];
        let is_date = |at: usize| self.date == Some(at);
        let plain = row.shape.words == 2
            && row.text.chars().all(|c| c.is_lowercase() || c == ' ')
            && !row.text.split(' ').any(|word| words(word).has(Word::Small));
        (plain && (is_date(at + 1) || at > 0 && is_date(at - 1))).then_some(0..row.text.len())
    }

    /// What a journalist is (`Political editor`), on the row below the name.
    pub(super) fn is_role_row(&self, at: usize, pieces: &[Piece]) -> bool {
        let row = &self.rows[at];
        // Buttons and an account can stand between.
        let above =
            self.rows[..at].iter().rev().find(|row| !matches!(row.kind, Kind::Furniture(_)));
        let named = above.is_some_and(|above| {
            pieces
                .iter()
                .any(|piece| piece.role == Role::Byline && piece.whole.overlaps(above.span))
        });
        let last = row.text.split_whitespace().next_back().unwrap_or_default();
        named
            && row.shape.words <= 5
            && (words(row.text).has(Word::Role) || words(last).has(Word::Role))
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

/// The last byline takes up its role too.
pub(super) fn widen_last(pieces: &mut [Piece], role: Span) {
    if let Some(piece) = pieces.iter_mut().rfind(|piece| piece.role == Role::Byline) {
        piece.whole = piece.whole.to(role);
    }
}
