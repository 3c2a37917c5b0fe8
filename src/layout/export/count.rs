//! Is all of it there? Articles against the number that is announced, words
//! against the length that is declared.

use super::block::line;
use super::marks::Start;
use super::signs::words_stated;
use crate::diagnostic::Problem;
use crate::document::{Document, Span, count_places, each_place};
use crate::language::{Mark, is_alphanumeric, stands_for};
use crate::layout::shape::is_space;
use crate::layout::{Piece, Role};

/// A text may have this share of the declared words fewer and more, in
/// percent: databases count headings, captions and numbers each in their way
/// (348 real articles of one export stay within −20 and +25).
const FEWER: usize = 20;
/// See [`FEWER`].
const MORE: usize = 25;

/// A shorter text differs by more for no reason but a heading.
const SHORTEST: usize = 20;

/// The marks seen so far that announce one number of articles and count on:
/// an export, or one of several in one file.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Run {
    /// The last mark's number, and of how many.
    last: (usize, usize),
    /// How many marks there are.
    found: usize,
}

impl Run {
    /// Where a run ends with another number of articles than it announces: a
    /// remark at its last mark. `next` is the mark that follows these.
    pub(super) fn count(
        &mut self,
        document: &Document<'_>,
        marks: &[Start],
        next: Option<(usize, usize)>,
    ) -> Vec<Piece> {
        let after = marks.iter().skip(1).map(|it| Some((it.number, it.of))).chain([next]);
        let mut pieces = Vec::new();
        for (&Start { at, number, of }, after) in marks.iter().zip(after) {
            self.found += 1;
            self.last = (number, of);
            if after.is_some_and(|after| self.goes_on(after)) {
                continue;
            }
            if self.found != of {
                let role = Role::Remark(Problem::ArticleCount { announced: of, found: self.found });
                let place = line(document, at);
                pieces.push(Piece::new(role, place, "the marks of the export are counted"));
            }
            *self = Self::default();
        }
        pieces
    }

    const fn goes_on(&self, (number, of): (usize, usize)) -> bool {
        of == self.last.1 && number > self.last.0
    }
}

/// How many words the paragraphs have.
pub(super) fn words_of(document: &Document<'_>, pieces: &[Piece]) -> usize {
    let paragraphs = pieces.iter().filter(|piece| piece.role == Role::Paragraph);
    paragraphs.map(|piece| words_in(document.slice(piece.value))).sum()
}

/// Runs of characters between white space that hold a letter or a digit; each
/// character of a script without spaces is a word.
pub(in crate::layout) fn words_in(text: &str) -> usize {
    if text.is_ascii() { words_in_ascii(text.as_bytes()) } else { words_in_any(text) }
}

/// Most words begin with a letter or a digit; the others with a quotation mark or
/// a bracket, or they are none.
fn words_in_ascii(bytes: &[u8]) -> usize {
    let holds_letter = |at: usize| {
        let word = bytes.iter().skip(at).take_while(|byte| !is_space(**byte));
        word.into_iter().any(u8::is_ascii_alphanumeric)
    };
    let with_letter = |last: u8, byte: u8, _: u8| is_space(last) & byte.is_ascii_alphanumeric();
    let with_sign = |last: u8, byte: u8, _: u8| {
        is_space(last) & !is_space(byte) & !byte.is_ascii_alphanumeric()
    };
    let mut words = usize::from(holds_letter(0)) + count_places(bytes, with_letter);
    each_place(bytes, with_sign, with_sign, |at| words += usize::from(holds_letter(at + 1)));
    words
}

fn words_in_any(text: &str) -> usize {
    let mut words = 0;
    let mut within = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Most text is ASCII, and of that most is in the middle of a word.
        if byte.is_ascii() {
            at += 1;
            if within {
                within = !is_space(byte);
            } else if byte.is_ascii_alphanumeric() {
                words += 1;
                within = true;
            }
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        at += c.len_utf8();
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
        Role::Extra { label } if stands_for(document.slice(label), Mark::Length) => {
            let digits = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
            let number = text.get(..digits.unwrap_or(text.len()))?.replace([',', '.'], "");
            Some((piece.whole, number.parse().ok()?))
        }
        Role::Remark(_) => Some((piece.whole, words_stated(text)?)),
        _ => None,
    }
}
