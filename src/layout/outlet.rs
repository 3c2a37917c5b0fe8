//! Is a short line the name of a publication? The evidence, weighed.

use std::ops::Range;

use super::byline::phrase_end;
use super::label;
use super::shape::{Case, Ending, Shape};
use super::survey::{Kind, Row, is_address};
use crate::diagnostic::Furniture;
use crate::language::{Word, fold, is_alphabetic, is_alphanumeric, stands_for};

/// How much speaks for a line being an outlet, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Nothing.
    None,
    /// It is short and capitalised as a name.
    Shape,
    /// A word of it is one that names of newspapers are made of.
    Word,
    /// It stands again in a copyright line or in an address, or is one.
    Repeated,
}

impl Evidence {
    /// In words, for `explain`.
    pub(super) const fn why(self) -> &'static str {
        match self {
            Self::None => "stands where the outlet stands",
            Self::Shape => "short and capitalised as a name, where the outlet stands",
            Self::Word => "a newspaper's word in a short name",
            Self::Repeated => "named again in the copyright line or in an address",
        }
    }
}

/// Weighs what speaks for a text being an outlet; `around` are the lines in
/// which a publication names itself.
pub(super) fn evidence(text: &str, shape: &Shape, around: &[&[Row<'_>]]) -> Evidence {
    if shape.size > 60 || shape.words > 8 {
        return Evidence::None;
    }
    if is_domain(text) || is_repeated(text, around) {
        return Evidence::Repeated;
    }
    let plain = shape.ending == Ending::None
        && !text.bytes().any(|byte| matches!(byte, b'?' | b'"' | b':' | b';'))
        && (text.is_ascii() || !text.contains(['“', '”', '«', '：', '„']));
    if !plain || shape.words > 6 {
        return Evidence::None;
    }
    if holds_outlet_word(text, shape) {
        return Evidence::Word;
    }
    if holds_marks(text) || text.contains(" / ") {
        return Evidence::None;
    }
    let named = match shape.case {
        Case::Upper | Case::Title => shape.words <= 5 && shape.size <= 45,
        Case::Uncased => shape.words <= 3 && shape.size <= 20,
        Case::Sentence => false,
    };
    if named && !text.contains(char::is_numeric) { Evidence::Shape } else { Evidence::None }
}

/// Sections stand side by side with a mark between them; no name does.
pub(super) fn holds_marks(text: &str) -> bool {
    text.contains(['|', '•', '·', '›', '»', '>'])
}

/// Marks that web pages set between a title and the outlet's name.
const BESIDE_TITLE: [&str; 5] = [" | ", " - ", " – ", " — ", " : "];

/// A title with the outlet's name on the same line, on whichever side: the
/// ranges of both.
pub(super) fn beside_title(text: &str, least: Evidence) -> Option<(Range<usize>, Range<usize>)> {
    behind_title(text, least).or_else(|| before_title(text, least))
}

/// `Headline | Outlet`, `Headline - Outlet`: the last part, short and with at
/// least this evidence for an outlet.
pub(super) fn behind_title(text: &str, least: Evidence) -> Option<(Range<usize>, Range<usize>)> {
    let last = BESIDE_TITLE.iter().filter_map(|mark| Some((text.rfind(mark)?, *mark))).max()?;
    let (title, name) = parted(text, last);
    is_title_and_name(text, &title, &name, least).then_some((title, name))
}

/// `Outlet : Headline`, `Outlet | Headline`.
fn before_title(text: &str, least: Evidence) -> Option<(Range<usize>, Range<usize>)> {
    let first = BESIDE_TITLE.iter().filter_map(|mark| Some((text.find(mark)?, *mark))).min()?;
    let (name, title) = parted(text, first);
    is_title_and_name(text, &title, &name, least).then_some((title, name))
}

/// What stands before a mark, and what behind it.
fn parted(text: &str, (at, mark): (usize, &str)) -> (Range<usize>, Range<usize>) {
    (label::trimmed(text, 0..at), label::trimmed(text, at + mark.len()..text.len()))
}

fn is_title_and_name(
    text: &str,
    title: &Range<usize>,
    name: &Range<usize>,
    least: Evidence,
) -> bool {
    let part = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let (title, name) = (part(title), part(name));
    let (titled, named) = (Shape::of(title), Shape::of(name));
    named.words <= 4
        && evidence(name, &named, &[]) >= least
        && (titled.words >= 3 || titled.unspaced && titled.size >= 12)
}

/// The name in a copyright line (`© 2024 The Harbour Courier. All rights
/// reserved.`), where it has a newspaper's word or stands again in another row:
/// many notices name a company that no reader knows.
pub(super) fn in_copyright(row: &Row<'_>, rows: &[Row<'_>]) -> Option<Range<usize>> {
    let start = notice_end(row.text);
    let rest = row.text.get(start..).filter(|_| start > 0)?;
    let end = [".", ",", "|", " - ", "("].iter().filter_map(|mark| rest.find(mark)).min();
    let rest = rest.get(..end.unwrap_or(rest.len()))?;
    // `The Harbour Courier All Rights Reserved`: no mark need stand between.
    let reserved = |at: &usize| {
        rest.get(*at..).is_some_and(|text| phrase_end(text.trim(), Word::Copyright).is_some())
    };
    let end = rest.match_indices(' ').map(|(at, _)| at).find(reserved).unwrap_or(rest.len());
    let range = label::trimmed(row.text, start..start + end);
    // `© Agency / Jane Doe` is a picture's credit.
    let name = row.text.get(range.clone()).filter(|it| !it.is_empty() && !it.contains(" / "))?;
    let again = || rows.iter().any(|other| other.span != row.span && other.text.contains(name));
    match evidence(name, &Shape::of(name), &[]) {
        Evidence::Word | Evidence::Repeated => Some(range),
        Evidence::Shape if again() => Some(range),
        _ => None,
    }
}

/// Where the words and signs end with which a copyright notice begins: `© 2024`,
/// `<저작권자 ⓒ`. The signs in a circle are letters to Unicode.
fn notice_end(text: &str) -> usize {
    let is_sign = |c: char| matches!(c, '©' | 'ⓒ' | 'Ⓒ');
    let is_opening = |part: &str| {
        let word = part.trim_matches(|c: char| !is_alphabetic(c) || is_sign(c));
        word.is_empty() || matches!(word, "c" | "C") || stands_for(word, Word::Copyright)
    };
    let parts =
        text.split_inclusive(|c: char| c.is_whitespace() || is_sign(c) || matches!(c, '(' | ')'));
    parts.take_while(|part| is_opening(part)).map(str::len).sum()
}

/// A word of newspaper names among capitalised words, or, in scripts without
/// spaces, at the end (`新華日報`).
fn holds_outlet_word(text: &str, shape: &Shape) -> bool {
    if shape.unspaced || shape.words == 1 {
        // Compounds end in the newspaper's word: `新華日報`, `Abendkurier`.
        let (least, most) = if shape.case == Case::Uncased { (1, 4) } else { (4, 9) };
        let ends = text.char_indices().map(|(at, _)| at).rev().take(most).skip(least - 1);
        return stands_for(text, Word::Newspaper)
            || ends
                .into_iter()
                .any(|at| text.get(at..).is_some_and(|word| stands_for(word, Word::Newspaper)));
    }
    let is_press = |word: &str| stands_for(word, Word::Newspaper);
    match shape.case {
        // Many languages keep capitals for the first word: the name then ends
        // in the newspaper's word (`Северный вестник`).
        Case::Sentence => {
            shape.words <= 3 && text.split_whitespace().next_back().is_some_and(is_press)
        }
        _ => {
            shape.words <= 6
                && text.split(|c: char| c.is_whitespace() || c == '-' || c == '.').any(is_press)
        }
    }
}

/// `www.example.org`, `example.com`: a name of the web and nothing else.
pub(super) fn is_domain(text: &str) -> bool {
    if !text.as_bytes().contains(&b'.') {
        return false;
    }
    let host = text.trim_start_matches("www.").trim_start_matches("WWW.");
    let mut parts = host.rsplit('.');
    let last = parts.next().is_some_and(|top| {
        (2..=6).contains(&top.len()) && top.chars().all(|c| c.is_ascii_alphabetic())
    });
    let rest = parts.clone().next().is_some()
        && parts
            .all(|part| !part.is_empty() && part.chars().all(|c| is_alphanumeric(c) || c == '-'));
    last && rest && !text.contains(char::is_whitespace)
}

fn is_repeated(text: &str, around: &[&[Row<'_>]]) -> bool {
    let mut named = around.iter().copied().flatten().filter_map(naming).peekable();
    if named.peek().is_none() {
        return false;
    }
    let name = bare_letters(text);
    name.len() >= 3 && named.any(|text| letters(text).contains(&name))
}

/// Is a name all of another, or a part of it: `The Harbour-Courier` of `Harbour
/// Courier (Eskwater, Maine)`?
pub(super) fn is_within(text: &str, name: &str) -> bool {
    let text = bare_letters(text);
    text.len() >= 3 && letters(name).contains(&text)
}

/// The text of a row in which a publication names itself.
fn naming<'r>(row: &'r Row<'_>) -> Option<&'r str> {
    match &row.kind {
        Kind::Furniture(Furniture::Copyright) => Some(row.text),
        Kind::Address => Some(host(row.text)),
        Kind::Label(line) => {
            let value = row.text.get(line.value.clone()).unwrap_or_default();
            is_address(value).then(|| host(value))
        }
        _ => None,
    }
}

fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// The letters of a name without an article before it.
fn bare_letters(text: &str) -> String {
    let name = letters(text);
    name.strip_prefix("the").filter(|rest| rest.len() >= 4).map(str::to_owned).unwrap_or(name)
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| is_alphanumeric(*c)).collect()
}
