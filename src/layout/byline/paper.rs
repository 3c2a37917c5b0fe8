//! A newspaper's name that runs on behind a person's without a mark between:
//! `Jane Doe The Harbour Courier`, `JANE DOE Harbour Courier`.

use crate::document::{Document, Span};
use crate::language::{Word, stands_for};
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
/// York Times`.
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
                && (stands_for(first, Word::Small)
                    || is_upper(name) && !is_upper(first)
                    || two_of_four);
        (is_told && names::is_full_name(name) && !is_paper(name)).then_some((at, at + 1))
    })
}

/// Several words with a newspaper's among them, and not what a journalist is.
fn is_paper(text: &str) -> bool {
    let last = text.split(' ').next_back().unwrap_or_default();
    text.contains(' ')
        && !stands_for(last, Word::Role)
        && outlet::evidence(text, &Shape::of(text), &[]) >= Evidence::Word
}
