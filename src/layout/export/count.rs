//! Is all of it there? Articles against the number that is announced, words
//! against the length that is declared.

use super::signs::words_stated;
use crate::diagnostic::Problem;
use crate::document::{Document, Span};
use crate::language::{Mark, is_alphanumeric, marks};
use crate::layout::{Piece, Role};

/// A text may have this share of the declared words fewer and more, in
/// percent: databases count headings, captions and numbers each in their way
/// (348 real articles of one export stay within −20 and +25).
const FEWER: usize = 20;
/// See [`FEWER`].
const MORE: usize = 25;

/// A shorter text differs by more for no reason but a heading.
const SHORTEST: usize = 20;

/// Where the marks announce another number of articles than there are: one
/// remark for each run of marks that announce the same number.
pub(super) fn articles(numbers: &[(usize, usize, Span)]) -> Vec<Piece> {
    let runs = numbers.chunk_by(|before, after| before.1 == after.1 && before.0 < after.0);
    let differs = runs.filter_map(|run| {
        let (_, announced, first) = *run.first()?;
        let found = run.len();
        (found != announced).then(|| {
            let role = Role::Remark(Problem::ArticleCount { announced, found });
            Piece::new(role, first, "the marks of the export are counted")
        })
    });
    differs.collect()
}

/// How many words the paragraphs have.
pub(super) fn words_of(document: &Document<'_>, pieces: &[Piece]) -> usize {
    let paragraphs = pieces.iter().filter(|piece| piece.role == Role::Paragraph);
    paragraphs.map(|piece| words_in(document.slice(piece.value))).sum()
}

/// Runs of characters between white space that hold a letter or a digit; each
/// character of a script without spaces is a word.
pub(in crate::layout) fn words_in(text: &str) -> usize {
    let mut words = 0;
    let mut within = false;
    for c in text.chars() {
        if c.is_whitespace() {
            within = false;
        } else if c > '\u{2E7F}' && crate::layout::is_cjk(c) {
            words += usize::from(is_alphanumeric(c));
            within = false;
        } else if !within && is_alphanumeric(c) {
            words += 1;
            within = true;
        }
    }
    words
}

/// A remark where a declared length and the text are far apart.
pub(super) fn words(document: &Document<'_>, pieces: &[Piece], found: usize) -> Option<Piece> {
    let (place, declared) = pieces.iter().find_map(|piece| declared(document, piece))?;
    far(place, declared, found)
}

/// A remark where two numbers of words are far apart.
pub(in crate::layout) fn far(place: Span, declared: usize, found: usize) -> Option<Piece> {
    let few = found * 100 < declared * (100 - FEWER);
    let many = found * 100 > declared * (100 + MORE);
    (declared >= SHORTEST && (few || many)).then(|| {
        let role = Role::Remark(Problem::WordCount { declared, found });
        Piece::new(role, place, "the words of the text are counted")
    })
}

/// The number of words that a piece declares, and where.
fn declared(document: &Document<'_>, piece: &Piece) -> Option<(Span, usize)> {
    let text = document.slice(piece.value);
    match piece.role {
        Role::Extra { label } if marks(document.slice(label)).has(Mark::Length) => {
            let digits = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
            let number = text.get(..digits.unwrap_or(text.len()))?.replace([',', '.'], "");
            Some((piece.whole, number.parse().ok()?))
        }
        Role::Remark(_) => Some((piece.whole, words_stated(text)?)),
        _ => None,
    }
}
