//! Which of the short texts of a header is the outlet, and which the headline.

use std::ops::Range;

use super::header::Known;
use super::names;
use super::outlet::{Evidence, holds_marks};
use super::shape::{Case, Ending, Shape};
use crate::article::Field;
use crate::diagnostic::Problem;
use crate::document::Span;
use crate::language::{Word, stands_for, stands_for_any};

/// A short text of the header that is not explained by itself.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'d> {
    /// The rows that it takes up.
    pub(super) rows: Range<usize>,
    /// Where it stands.
    pub(super) span: Span,
    /// Its first row.
    pub(super) text: &'d str,
    /// The shape of its first row.
    pub(super) shape: Shape,
    /// What speaks for its being an outlet.
    pub(super) evidence: Evidence,
}

/// What was decided; the indices count in the candidates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Roles {
    /// The outlet.
    pub(super) outlet: Option<usize>,
    /// The headline.
    pub(super) headline: Option<usize>,
    /// Why that is the headline.
    pub(super) headline_why: &'static str,
    /// How many candidates stand above the headline that are neither headline
    /// nor, but for one, the outlet.
    pub(super) kickers: usize,
    /// What to say where the text leaves it open.
    pub(super) guess: Option<Problem>,
}

impl Roles {
    /// Is this a short line above the headline, and not the outlet?
    pub(super) fn is_kicker(&self, index: usize) -> bool {
        index < self.kickers && self.outlet != Some(index)
    }

    /// Is this the candidate that was guessed?
    pub(super) fn guessed(&self, index: usize) -> bool {
        match self.guess {
            Some(Problem::Guess { field: Field::Outlet, .. }) => self.outlet == Some(index),
            Some(_) => self.headline == Some(index),
            None => false,
        }
    }
}

/// Decides by the evidence for an outlet, the shape of the texts, and where
/// they stand to the date.
///
/// A sentence above other headings (`We use cookies …`, `Editor's note: …`) is
/// none of the two.
pub(super) fn decide(texts: &[Candidate<'_>], date: Option<usize>, known: Known) -> Roles {
    let sentences = texts.iter().take_while(|text| text.shape.is_paragraph()).count();
    if sentences == 0 || sentences == texts.len() {
        return decide_among(texts, date, known);
    }
    let roles = decide_among(&texts[sentences..], date, known);
    let shift = |index: Option<usize>| index.map(|index| index + sentences);
    Roles {
        outlet: shift(roles.outlet),
        headline: shift(roles.headline),
        kickers: if roles.kickers > 0 { roles.kickers + sentences } else { 0 },
        ..roles
    }
}

fn decide_among(texts: &[Candidate<'_>], date: Option<usize>, known: Known) -> Roles {
    let headline =
        |at| Roles { headline: Some(at), headline_why: "the first heading", ..Roles::default() };
    let Some(first) = texts.first() else { return Roles::default() };
    if known.headline {
        let named = !known.outlet && first.evidence >= Evidence::Word;
        return Roles { outlet: named.then_some(0), ..Roles::default() };
    }
    let slug = texts.get(1).is_some_and(|second| is_slug_above(first, second));
    if slug && (known.outlet || first.evidence < Evidence::Word) {
        let named = !known.outlet && stands_for(first.text, Word::Agency);
        return Roles { outlet: named.then_some(0), kickers: 1, ..headline(1) };
    }
    if known.outlet {
        return headline(0);
    }
    let Some(second) = texts.get(1) else { return alone(first, known) };
    if let Some(roles) = below_short_lines(texts) {
        return roles;
    }
    let between = date.is_some_and(|date| first.rows.start < date && date < second.rows.start);
    let pair = |guess| Roles {
        outlet: Some(0),
        headline: Some(1),
        headline_why: "the heading below the outlet",
        guess,
        ..Roles::default()
    };
    if first.evidence >= Evidence::Word && (between || is_heading(second)) {
        return pair(None);
    }
    if (is_kicker(first, second) || is_above_both(texts)) && !between {
        return Roles {
            kickers: 1,
            headline: Some(1),
            headline_why: "the longer heading, below a short line",
            guess: Some(Problem::Guess { field: Field::Headline, instead_of: Field::Standfirst }),
            ..Roles::default()
        };
    }
    // One word that is no newspaper's, above the headline, is a kicker.
    let word = first.shape.words == 1 && first.shape.size > 5 && !between;
    if first.evidence == Evidence::Shape
        && !word
        && is_heading(second)
        && (between || known.date && second.shape.words >= first.shape.words)
    {
        // Set in capitals or not, or, where letters have no case, far longer.
        let told_apart = between
            || (first.shape.case == Case::Upper) != (second.shape.case == Case::Upper)
            || first.shape.case == Case::Uncased && second.shape.words >= first.shape.words * 3;
        let open = Problem::Guess { field: Field::Outlet, instead_of: Field::Headline };
        return pair((!told_apart).then_some(open));
    }
    let section = stands_for(second.text, Word::Section);
    if second.evidence >= Evidence::Word
        && !section
        && is_heading(first)
        && (first.shape.words > second.shape.words
            || first.shape.unspaced && first.shape.size > second.shape.size)
    {
        return Roles {
            outlet: Some(1),
            headline: Some(0),
            headline_why: "the heading above the outlet",
            ..Roles::default()
        };
    }
    headline(0)
}

/// Two or three short lines above a heading that says more than any of them:
/// the outlet, where one of them alone is a newspaper's name, sections, a series.
fn below_short_lines(texts: &[Candidate<'_>]) -> Option<Roles> {
    let lines = texts.iter().take_while(|text| is_short_line(text)).count();
    let (above, heading) = (texts.get(..lines)?, texts.get(lines)?);
    let longest = above.iter().map(|text| text.shape.words).max().unwrap_or(0);
    let says_more = heading.shape.words > longest + 1 || heading.shape.unspaced;
    if !(2..=3).contains(&lines)
        || !says_more
        || !is_heading(heading)
        || heading.shape.is_paragraph()
    {
        return None;
    }
    let named = |least: Evidence| {
        let mut found = (0..lines).filter(|at| above[*at].evidence >= least);
        found.next().filter(|_| found.next().is_none())
    };
    let outlet = named(Evidence::Repeated).or_else(|| named(Evidence::Word));
    let open = Problem::Guess { field: Field::Headline, instead_of: Field::Standfirst };
    Some(Roles {
        outlet,
        kickers: lines,
        headline: Some(lines),
        headline_why: "the longer heading, below short lines",
        guess: outlet.is_none().then_some(open),
    })
}

/// Short and set as a name, but not as a person's.
fn is_short_line(text: &Candidate<'_>) -> bool {
    let shape = text.shape;
    let most = match shape.case {
        Case::Upper | Case::Title => 4,
        Case::Uncased => 2,
        Case::Sentence => 1,
    };
    let named = text.evidence >= Evidence::Word;
    let person = shape.case == Case::Title && names::is_full_name(text.text);
    let short = shape.size <= if shape.unspaced { 16 } else { 36 };
    text.rows.len() == 1
        && short
        && shape.ending == Ending::None
        && (shape.words <= most && !person || named && shape.words <= 5)
}

/// `COUNCIL FINANCES` above `Pool costs soar as boilers fail`: a kicker, short
/// and set as a name, above a heading that says more.
fn is_kicker(first: &Candidate<'_>, second: &Candidate<'_>) -> bool {
    let marked = holds_marks(first.text);
    (first.evidence == Evidence::Shape || marked && first.evidence < Evidence::Word)
        && first.shape.words <= if marked { 6 } else { 3 }
        && second.shape.words > first.shape.words
        && second.shape.size <= 110
        && second.shape.case == Case::Sentence
        && first.shape.case != second.shape.case
        && !second.shape.is_paragraph()
}

/// `cnn`, `opinion`: one word in lower case above a heading, the slug of an outlet or of a
/// section.
fn is_slug_above(first: &Candidate<'_>, second: &Candidate<'_>) -> bool {
    let word = first.shape.words == 1 && first.text.chars().all(char::is_lowercase);
    let known = [Word::Agency, Word::Newspaper, Word::Section];
    word && (first.evidence >= Evidence::Word || stands_for_any(first.text, &known))
        && is_heading(second)
}

/// `Island ferries` above two long lines, of which the first is longer than a
/// headline that needs both below it.
fn is_above_both(texts: &[Candidate<'_>]) -> bool {
    let [first, second, third, ..] = texts else { return false };
    let long = |text: &Candidate<'_>| text.shape.words >= 6 && text.rows.len() == 1;
    first.evidence < Evidence::Word
        && first.shape.words <= 2
        && first.shape.ending == Ending::None
        && long(second)
        && long(third)
        && !second.shape.is_paragraph()
        && second.shape.ending == Ending::None
        && third.rows.start == second.rows.end
}

/// One text only: the outlet where there is evidence for it, else the headline.
fn alone(text: &Candidate<'_>, known: Known) -> Roles {
    let outlet = |guess| Roles { outlet: Some(0), guess, ..Roles::default() };
    let headline = |guess| Roles {
        headline: Some(0),
        headline_why: "the only heading",
        guess,
        ..Roles::default()
    };
    let or = |field, instead_of| Some(Problem::Guess { field, instead_of });
    match text.evidence {
        Evidence::Repeated => outlet(None),
        Evidence::Word if text.shape.words <= 5 && known.date => {
            outlet(or(Field::Outlet, Field::Headline))
        }
        Evidence::Word | Evidence::Shape if known.date && text.shape.words <= 3 => {
            headline(or(Field::Headline, Field::Outlet))
        }
        // Longer than a headline is.
        _ if text.shape.is_paragraph() => headline(or(Field::Headline, Field::Body)),
        _ => headline(None),
    }
}

/// Longer than a name, and not a person's.
fn is_heading(text: &Candidate<'_>) -> bool {
    let long = text.shape.words >= 4 || text.shape.size >= 24;
    let name = text
        .text
        .split([',', '/'])
        .all(|part| part.split_whitespace().count() <= 3 && names::is_full_name(part.trim()));
    long && !name
}
