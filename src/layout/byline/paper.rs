//! A newspaper's name that runs on behind a person's without a mark between:
//! `Jane Doe The Harbour Courier`, `JANE DOE Harbour Courier`.

use crate::document::{Document, Span};
use crate::language::{Word, Words, stands_for, stands_for_any};
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::Shape;
use crate::layout::{Piece, Role, names};

/// Takes newspapers' names off the bylines of an article. They are credited, but
/// for the article's own outlet.
pub(in crate::layout) fn part_papers(document: &Document<'_>, pieces: &mut Vec<Piece>) {
    let own = pieces.iter().find(|piece| piece.role == Role::Outlet);
    let own = own.map(|piece| document.slice(piece.value));
    let mut credits = Vec::new();
    for piece in pieces.iter_mut().filter(|piece| piece.role == Role::Byline) {
        let Some((name, paper)) = parted(document.slice(piece.value), own) else { continue };
        let Span { start, end } = piece.value;
        piece.value = Span::new(start, start + name);
        let paper = Span::new(start + paper, end);
        if !own.is_some_and(|own| outlet::is_within(document.slice(paper), own)) {
            let why = "a newspaper's name behind the byline";
            credits.push(Piece { role: Role::Credit, value: paper, whole: piece.whole, why });
        }
    }
    pieces.extend(credits);
}

/// Where the name ends, and where the paper's begins. It begins with an article, or
/// behind a name in capitals, or is the article's own outlet; or two words stand
/// before it, and it is two words. Otherwise nothing tells where: `Ann Marie New
/// York Times`. In `Laurens van der Post` the small words are the person's.
fn parted(text: &str, own: Option<&str>) -> Option<(usize, usize)> {
    let starts: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
    if !(2..=7).contains(&starts.len()) {
        return None;
    }
    let is_upper = |text: &str| !text.contains(char::is_lowercase);
    starts.iter().enumerate().skip(1).find_map(|(words, &at)| {
        let (name, paper) = (text.get(..at)?, text.get(at + 1..)?);
        let two_of_four = words == 1 && starts.len() == 3;
        let first = paper.split(' ').next()?;
        let is_told = own.is_some_and(|own| outlet::is_within(paper, own))
            || is_paper(paper)
                && (is_article(first) || is_upper(name) && !is_upper(first) || two_of_four);
        let ends_small = stands_for_any(name.rsplit(' ').next()?, &[Word::Small, Word::Particle]);
        (is_told && !ends_small && names::is_full_name(name) && !is_paper(name))
            .then_some((at, at + 1))
    })
}

fn is_article(word: &str) -> bool {
    let means = Words::among(word, &[Word::Small, Word::Particle]);
    means.has(Word::Small) && !means.has(Word::Particle)
}

/// Several words, a newspaper's the last of them, and not what a journalist is.
fn is_paper(text: &str) -> bool {
    let last = text.rsplit([' ', '-']).next().unwrap_or_default();
    text.contains(' ')
        && stands_for(last, Word::Newspaper)
        && !stands_for(last, Word::Role)
        && outlet::evidence(text, &Shape::of(text), &[]) >= Evidence::Word
}
