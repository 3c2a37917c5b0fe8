//! Who wrote it: the names of a byline, in the forms that papers print.

mod behind;
mod mail;
mod paper;

use std::ops::Range;

use super::label::trimmed;
use super::names::{self, is_full_name};
use super::outlet;
use super::shape::{Shape, is_cjk};
use crate::language::{Word, is_alphabetic, phrase_ends, stands_for};
pub(super) use mail::before as before_mail;
pub(super) use paper::part_papers;

/// The names of a byline; the ranges count in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Byline {
    /// The people (and agencies beside them, joined by an `and`).
    pub(super) names: Vec<Range<usize>>,
    /// The agencies, which are credited too.
    pub(super) agencies: Vec<Range<usize>>,
}

/// A byline is no longer than this, in characters.
const LONGEST: usize = 120;

/// Reads a line as a byline.
pub(super) fn read(text: &str) -> Option<Byline> {
    if text.chars().count() > LONGEST || text.trim_end().ends_with(['?', '!', ':']) {
        return None;
    }
    if let Some(name) = mail::before(text) {
        return read(name).or_else(|| mail::glued_role(name)).or_else(|| mail::bare_name(name));
    }
    by_phrase(text)
        .or_else(|| behind::read(text))
        .or_else(|| role_last(text))
        .or_else(|| role_first(text))
}

/// `By Jane Doe and John Roe`, `Von unserem Korrespondenten …`, `بقلم …`.
fn by_phrase(text: &str) -> Option<Byline> {
    if let Some(end) = phrase_end(text, Word::Correspondent) {
        return Some(of_correspondent(text, end));
    }
    if is_sentence(text) {
        return None;
    }
    let (end, colon) = by_end(text)?;
    let range = until_trailer(text, trimmed(text, end..text.len()));
    let range = without_place(text, range);
    let parts: Vec<_> =
        in_places(text, range).into_iter().map(|part| before_role(text, part)).collect();
    let name = |part: &Range<usize>| text.get(part.clone()).unwrap_or_default();
    let is_agency = |part: &Range<usize>| stands_for(name(part), Word::Agency);
    let is_outlet = |part: &Range<usize>| {
        outlet::evidence(name(part), &Shape::of(name(part)), &[]) >= outlet::Evidence::Word
    };
    let is_role = |text: &str| {
        text.split_whitespace().next_back().is_some_and(|last| stands_for(last, Word::Role))
    };
    let is_person = |part: &Range<usize>| {
        let text = name(part);
        !is_role(text) && (is_full_name(text) || colon && names::is_name(text))
    };
    // `De Oosterzoomse Courant`: an article of many languages, not a `by`.
    let first = parts.first()?;
    let article = end <= 4 && !text.get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by"));
    // `By Coastal Bureau Reporter`: a role in place of the name.
    let is_unnamed = |part: &Range<usize>| {
        let text = name(part);
        is_role(text) && text.split(' ').count() <= 4 && text.split(' ').all(starts_as_name)
    };
    if article && is_outlet(first) || !(is_person(first) || is_agency(first) || is_unnamed(first)) {
        return None;
    }
    // Behind a comma a place, a role or an outlet can follow: it is no name.
    let agencies: Vec<_> = parts.iter().filter(|part| is_agency(part)).cloned().collect();
    // `By Jane Doe and AFP`: joined to the name, the agency wrote it too.
    let people: Vec<_> = parts
        .iter()
        .filter(|part| match is_agency(part) {
            true => is_joined(text, part),
            false => is_person(part) || *part == first,
        })
        .filter(|part| *part == first || !is_outlet(part))
        .cloned()
        .collect();
    let names = if people.is_empty() { agencies.clone() } else { people };
    Some(Byline { names, agencies })
}

/// Names, without the place that a person wrote from (`Ann Bruce in London and Raj
/// Banerjee in Bengaluru`). Behind a place only what has one too is a name, or a full
/// name that an `and` joins: in `Jane Doe in Port Hale, New Island` there is but one.
fn in_places(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = names::list(text, range).into_iter().peekable();
    let mut found = Vec::new();
    let mut placed = false;
    while let Some(part) = parts.next() {
        let name = names::before_place(text, &part);
        let joins = |next: &Range<usize>| {
            is_joined(text, next) && names::before_place(text, next).is_none()
        };
        let mut joined = || is_joined(text, &part) || parts.peek().is_some_and(joins);
        let is_full = || text.get(part.clone()).is_some_and(is_full_name);
        let is_name = name.is_some() || !placed || is_full() && joined();
        placed |= name.is_some();
        if is_name {
            found.push(name.unwrap_or(part));
        }
    }
    found
}

/// Does an `and` stand before the part?
fn is_joined(text: &str, part: &Range<usize>) -> bool {
    let before = text.get(..part.start).unwrap_or_default().trim_end();
    before.rsplit(char::is_whitespace).next().is_some_and(|word| stands_for(word, Word::And))
}

/// A full name without what the person is, which stands behind it without a mark
/// (`Maxime Duval Journaliste`).
fn before_role(text: &str, part: Range<usize>) -> Range<usize> {
    let name = text.get(part.clone()).unwrap_or_default();
    let bare = name.rsplit_once(' ').filter(|(before, last)| {
        starts_as_name(last) && is_full_name(before) && stands_for(last, Word::Role)
    });
    bare.map_or(part.clone(), |(before, _)| part.start..part.start + before.len())
}

/// `Por Ana Ruiz Madrid, 25 may (EFE).`: a dateline behind the name, without a
/// mark between; its place is one word.
fn without_place(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default();
    let dated = || {
        let (named, rest) = line.split_once(", ")?;
        let (name, _) = named.rsplit_once(' ')?;
        let day = rest.starts_with(|c: char| c.is_ascii_digit());
        (day && name.contains(' ')).then_some(name.len())
    };
    let end = if text.ends_with([')', '.', '-', '–', '—']) { dated() } else { None };
    end.map_or(range.clone(), |length| range.start..range.start + length)
}

/// The person that `our correspondent` is, or all of it where none is named.
fn of_correspondent(text: &str, end: usize) -> Byline {
    let rest = until_trailer(text, trimmed(text, end..text.len()));
    let parts = in_places(text, rest);
    let named = |part: &Range<usize>| text.get(part.clone()).is_some_and(is_full_name);
    let people: Vec<_> = parts.into_iter().filter(named).collect();
    let names = if people.is_empty() { vec![trimmed(text, 0..text.len())] } else { people };
    Byline { names, agencies: Vec::new() }
}

fn starts_as_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// More words in lower case than a byline's small words and roles?
fn is_sentence(text: &str) -> bool {
    let small = |word: &&str| word.len() > 3 && word.starts_with(char::is_lowercase);
    text.split_whitespace().skip(1).filter(small).nth(3).is_some()
}

/// `By` and two or three names in lower case: to be believed only beside a
/// date, as `By the numbers` looks the same.
pub(super) fn read_lower(text: &str) -> Option<Byline> {
    let (end, _) = by_end(text)?;
    let range = trimmed(text, end..text.len());
    let name = text.get(range.clone())?;
    let count = name.split_whitespace().count();
    let letters = name.chars().all(|c| is_alphabetic(c) || c.is_whitespace());
    let small = name.split_whitespace().any(|word| stands_for(word, Word::Small));
    ((2..=3).contains(&count) && letters && !small)
        .then(|| Byline { names: [range].into(), agencies: Vec::new() })
}

/// Where the `by` words at the start end (the longest phrase of the table),
/// and whether a colon stands behind them.
pub(super) fn by_end(text: &str) -> Option<(usize, bool)> {
    let ends = starts(text, &[Word::By, Word::Author]).filter_map(|at| {
        let mark = text.get(at..)?.chars().next()?;
        let colon = is_colon(mark);
        let by = colon || stands_for(text.get(..at)?, Word::By);
        by.then(|| (at + mark.len_utf8(), colon))
    });
    ends.last()
}

/// Where a phrase with this meaning at the start of a line ends.
pub(super) fn phrase_end(text: &str, word: Word) -> Option<usize> {
    if stands_for(text, word) { Some(text.len()) } else { opening_end(text, word) }
}

/// The same for a phrase that is not all of the line.
pub(super) fn opening_end(text: &str, word: Word) -> Option<usize> {
    starts(text, &[word]).last()
}

/// Where phrases with one of these meanings at the start of a line end, up to its
/// first colon.
fn starts<'t>(text: &'t str, words: &[Word]) -> impl Iterator<Item = usize> + use<'t> {
    /// The longest phrases of the table have so many words.
    const MOST: usize = 5;
    let mut is_over = false;
    phrase_ends(text, words, MOST, move |c| {
        let ends = !is_over && (c.is_whitespace() || is_colon(c));
        is_over |= is_colon(c);
        ends
    })
}

const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '/')
}

/// What stands behind the names is cut off: a section, an outlet, a role.
fn until_trailer(text: &str, range: Range<usize>) -> Range<usize> {
    const MARKS: [&str; 14] = [
        " for ",
        " FOR ",
        " at ",
        " of ",
        " | ",
        " // ",
        " · ",
        " • ",
        " - ",
        " – ",
        " — ",
        " (",
        " Follow @",
        " @",
    ];
    let all = text.get(range.clone()).unwrap_or_default();
    let cut = MARKS.iter().filter_map(|mark| all.find(mark)).min().unwrap_or(all.len());
    trimmed(text, range.start..range.start + cut)
}

/// `박도현 기자`: in scripts without capitals the role stands behind the name.
fn role_last(text: &str) -> Option<Byline> {
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    let named = text.chars().count() <= 40
        && !before.contains(['.', '。', '!', '?'])
        && !before.chars().any(|c| c.is_uppercase() || c.is_lowercase())
        && stands_for(last, Word::Role)
        && !stands_for(text, Word::Role)
        && names::is_name(before);
    named.then(|| Byline {
        names: names::list(text, 0..before.trim_end().len()),
        agencies: Vec::new(),
    })
}

/// The reporter who signs at the end of the last paragraph: `… 덧붙였다. 김민수
/// 기자 kim@…`, `…。（记者 林一）`.
pub(super) fn closing(text: &str) -> Option<Vec<Range<usize>>> {
    let text_end = text.trim_end();
    let bracket = text_end.chars().next_back().filter(|c| matches!(c, ')' | '）' | '】' | ']'));
    let (start, end) = match bracket {
        Some(close) => {
            let open = text_end.rfind(['(', '（', '【', '['])?;
            let mark = text.get(open..)?.chars().next()?;
            (open + mark.len_utf8(), text_end.len() - close.len_utf8())
        }
        None => {
            // Thirty characters and an address of mail stand behind it.
            let tail = (text.len().saturating_sub(240)..text.len())
                .find(|at| text.is_char_boundary(*at))?;
            let end = text.get(tail..)?;
            // The first bytes of the two stops.
            memchr::memchr2("다".as_bytes()[0], "。".as_bytes()[0], end.as_bytes())?;
            let stop = ["다. ", "。"]
                .iter()
                .filter_map(|stop| Some(tail + end.rfind(stop)? + stop.len()))
                .max()?;
            let last = text_end.rsplit(char::is_whitespace).next()?;
            let mail = if last.contains('@') { last.len() } else { 0 };
            (stop, text_end.len() - mail)
        }
    };
    let range = trimmed(text, start..end);
    let part = text.get(range.clone()).filter(|part| part.chars().count() <= 30)?;
    let found = role_last(part).or_else(|| role_first(part))?;
    Some(
        found
            .names
            .into_iter()
            .map(|name| range.start + name.start..range.start + name.end)
            .collect(),
    )
}

/// `本报记者张某发自上海`: in scripts without spaces the role stands first.
fn role_first(text: &str) -> Option<Byline> {
    text.chars().next().filter(|c| is_cjk(*c))?;
    let ends: Vec<_> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(6).collect();
    let is_role = |word: &str| word.chars().all(is_cjk) && stands_for(word, Word::Role);
    let end = ends.into_iter().rev().find(|end| text.get(..*end).is_some_and(is_role))?;
    let names = names::unspaced(text, end..text.len());
    let short = text.chars().count() <= 30 && !text.contains(['，', '。', '：', '“']);
    (short && !names.is_empty()).then_some(Byline { names, agencies: Vec::new() })
}
