//! The people of a header: rows that are names, and what stands below them.

use std::ops::Range;

use super::{Header, is_taken};
use crate::diagnostic::{Furniture, Problem};
use crate::language::{Word, stands_for};
use crate::layout::outlet::{self, Evidence};
use crate::layout::roles::Candidate;
use crate::layout::shape::{Case, Ending, Shape};
use crate::layout::survey::Kind;
use crate::layout::{Piece, Role, byline, footer, names};

impl Header<'_, '_> {
    /// The names of a row that is nothing but names (`Jane Doe`, `Jane Doe and
    /// John Roe`, `JUAN PÉREZ / Madrid`), beside the date or set apart below
    /// the headline.
    pub(super) fn names(&self, text: &Candidate<'_>) -> Option<Vec<Range<usize>>> {
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
            return self.uncased_name(text.rows.start);
        }
        if self.is_below_phrase(text.rows.start) {
            return None;
        }
        let mut names = names::list(row.text, self.bare_names(text.rows.start));
        let is_full =
            |name: &Range<usize>| row.text.get(name.clone()).is_some_and(names::is_full_name);
        let first = names.first().is_some_and(is_full);
        let all_short =
            names.iter().all(|name| row.text.get(name.clone()).is_some_and(names::is_name));
        let is_outlet = |name: &Range<usize>| {
            let name = row.text.get(name.clone()).unwrap_or_default();
            outlet::evidence(name, &Shape::of(name), &[]) >= Evidence::Word
                || name.split(' ').any(|word| stands_for(word, Word::Page))
        };
        // `Jane Doe, The Harbour Courier`: only behind the name stands the outlet.
        if names.first().is_some_and(is_outlet) {
            return None;
        }
        names.retain(|name| !is_outlet(name));
        // Below another name stands a second one, or places (`Lisboa e Porto Novo`).
        if row.gap == 0 && names.len() > 1 && !names.iter().all(is_full) && self.is_name(text) {
            return None;
        }
        names.retain(is_full);
        (first && all_short).then_some(names)
    }

    /// Directly below `By Jane Doe` stands what she is or works for, and no name.
    fn is_below_phrase(&self, at: usize) -> bool {
        self.rows[at].gap == 0
            && self
                .above(at)
                .is_some_and(|row| row.byline.is_some() && byline::by_end(row.text).is_some())
    }

    /// Does a row that can be a name stand directly above?
    fn is_name(&self, text: &Candidate<'_>) -> bool {
        self.above(text.rows.start)
            .is_some_and(|row| row.kind == Kind::Text && names::is_full_name(row.text))
    }

    /// The row without what stands behind a name: `Jane Doe - Eskwater` beside the
    /// date, `Aino Laine HS`, `JANE DOE Eskwater`.
    fn bare_names(&self, at: usize) -> Range<usize> {
        let text = self.rows[at].text;
        let end = text.find(" - ").filter(|_| self.is_beside_date(at)).unwrap_or(text.len());
        let name = text.get(..end).unwrap_or_default();
        let short = name.rsplit_once(' ').filter(|(before, last)| {
            let small = before.contains(char::is_lowercase);
            let initials = small && last.len() <= 3 && last.chars().all(char::is_uppercase);
            let place = !small && last.contains(char::is_lowercase);
            before.contains(' ') && (initials || place)
        });
        let ordinal = |last: &str| last.chars().all(|c| matches!(c, 'I' | 'V'));
        0..short.filter(|(_, last)| !ordinal(last)).map_or(end, |(before, _)| before.len())
    }

    fn is_beside_date(&self, at: usize) -> bool {
        self.date == Some(at + 1) || at > 0 && self.date == Some(at - 1)
    }

    /// Where there are no capitals, little tells a name from a button: two or
    /// three words directly above the date, or a few Chinese characters beside it.
    fn uncased_name(&self, at: usize) -> Option<Vec<Range<usize>>> {
        let row = &self.rows[at];
        let spaced = !row.shape.unspaced
            && self.date == Some(at + 1)
            && row.shape.size <= 28
            && row.shape.ending == Ending::None
            && names::is_full_name(row.text);
        let unspaced = || self.is_beside_date(at) && names::is_unspaced_name(row.text);
        let name = 0..row.text.len();
        (spaced || unspaced()).then(|| [name].into())
    }

    /// Two words in lower case directly beside the date: a name that the page
    /// does not capitalise.
    fn lower_name(&self, at: usize) -> Option<Range<usize>> {
        let row = &self.rows[at];
        let plain = row.shape.words == 2
            && row.text.chars().all(|c| c.is_lowercase() || c == ' ')
            && !row.text.split(' ').any(|word| stands_for(word, Word::Small));
        (plain && self.is_beside_date(at)).then_some(0..row.text.len())
    }

    /// What a journalist is (`Political editor`), on the row below the name.
    pub(super) fn is_role_row(&self, at: usize, pieces: &[Piece]) -> bool {
        let row = &self.rows[at];
        // Buttons and an account can stand between.
        let above =
            self.rows[..at].iter().rev().find(|row| !matches!(row.kind, Kind::Furniture(_)));
        let named = above.is_some_and(|above| is_taken(above, &Role::Byline, pieces));
        let last = row.text.split_whitespace().next_back().unwrap_or_default();
        named
            && row.shape.words <= 5
            && (stands_for(row.text, Word::Role) || stands_for(last, Word::Role))
    }

    /// What stands directly below a name: where the person is (`BARRA NOVA`), or
    /// the outlet (`BBC News, Cumbria`).
    pub(super) fn below_byline(
        &self,
        text: &Candidate<'_>,
        outlet: bool,
        pieces: &mut Vec<Piece>,
    ) -> bool {
        let row = &self.rows[text.rows.start];
        let above = self.above(text.rows.start);
        let named = above.filter(|above| is_taken(above, &Role::Byline, pieces));
        let Some(above) = named else { return false };
        if self.anchor == 0 || row.gap > 0 || row.shape.words > 6 {
            return false;
        }
        let end = row.text.find(", ").unwrap_or(row.text.len());
        let Some(name) = row.text.get(..end) else { return false };
        let known = outlet || pieces.iter().any(|piece| piece.role == Role::Outlet);
        if outlet::evidence(name, &Shape::of(name), &[]) < Evidence::Word {
            // Where the name is in capitals too, these can be another's.
            let capitals = row.shape.case == Case::Upper && above.shape.case != Case::Upper;
            let place = capitals && row.shape.words <= 4 && row.shape.ending == Ending::None;
            if place {
                let role = Role::Remark(Problem::LeftOut(Furniture::Unplaced));
                pieces.push(Piece::new(role, row.span, "a place below the name"));
            }
            return place;
        }
        if known {
            return false;
        }
        let value = footer::within(row, &(0..end));
        let why = "a newspaper's name below the byline";
        pieces.push(Piece { role: Role::Outlet, value, whole: row.span, why });
        true
    }
}
