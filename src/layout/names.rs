//! Names in bylines and credits: where each begins and ends.

use std::ops::Range;

use super::label::trimmed;
use crate::article::Field;
use crate::diagnostic::Problem;
use crate::language::{Word, Words, is_alphabetic, stands_for, stands_for_any};

/// Cuts a list of names at commas, semicolons, slashes, bars and the `and` of
/// any language; bullets, brackets and the full stop at the end go.
pub(super) fn list(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let Some(c) = text.get(at..range.end).and_then(|rest| rest.chars().next()) else { break };
        let after = at + c.len_utf8();
        if matches!(c, ',' | ';' | '，' | '；' | '、' | '،' | '؛' | '|' | '·' | '•' | '／')
            || c == '/' && !in_address(text, at)
        {
            names.push(start..at);
            start = after;
        } else if c.is_whitespace()
            && let Some(end) = conjunction(text, after, range.end)
        {
            names.push(start..at);
            start = end;
            at = end;
            continue;
        }
        at = after;
    }
    names.push(start..range.end);
    names.into_iter().map(|name| bare(text, name)).filter(|name| !name.is_empty()).collect()
}

/// The name before a place: `Jane Doe aus Neukölln`. In `Sophie in 't Veld` is none.
pub(super) fn before_place(text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    const MARKS: [&str; 3] = [" in ", " IN ", " aus "];
    let inner = text.get(part.clone())?;
    let is_placed = |end: &usize, mark: &str| {
        // `in the Gulf of Mexico`: an article may stand before it.
        let place = inner.get(end + mark.len()..).unwrap_or_default();
        let bare = place.trim_start_matches(|c: char| c.is_lowercase());
        bare.trim_start_matches(' ').starts_with(char::is_uppercase)
    };
    let end = MARKS
        .iter()
        .filter_map(|mark| inner.find(mark).filter(|end| is_placed(end, mark)))
        .min()?;
    is_name(inner.get(..end)?).then_some(part.start..part.start + end)
}

/// Names in a script without spaces: white space and what a journalist is
/// (`记者`, `通讯员`) stand between them.
pub(super) fn unspaced(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for part in list(text, range) {
        let mut start = part.start;
        let mut at = part.start;
        while let Some(c) = text.get(at..part.end).and_then(|rest| rest.chars().next()) {
            let role = role_end(text, at, part.end);
            if role.is_some() || c.is_whitespace() {
                names.push(start..at);
                start = role.unwrap_or(at + c.len_utf8());
                at = start;
            } else {
                at += c.len_utf8();
            }
        }
        names.push(start..part.end);
    }
    let is_name = |name: &Range<usize>| !name.is_empty() && !is_report(text, name);
    names.into_iter().map(|name| bare(text, name)).filter(is_name).collect()
}

/// `台北報導`: a place and the word for a report, which end in place of a name.
fn is_report(text: &str, part: &Range<usize>) -> bool {
    let part = text.get(part.clone()).unwrap_or_default();
    let last = part.char_indices().rev().nth(1).map_or("", |(at, _)| part.get(at..).unwrap_or(""));
    part.len() > last.len() && stands_for(last, Word::Correspondent)
}

/// Where the role that begins here ends; the longest of the table.
fn role_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let ends = text.get(at..end)?.char_indices().map(|(by, c)| at + by + c.len_utf8()).take(5);
    ends.filter(|to| text.get(at..*to).is_some_and(|word| stands_for(word, Word::Role))).last()
}

/// Where the word that begins here ends, if it is an `and` with a name behind.
fn conjunction(text: &str, start: usize, end: usize) -> Option<usize> {
    let rest = text.get(start..end)?;
    let word = rest.split(char::is_whitespace).next()?;
    // `Ed` and `A` are names where `ed` and `a` are an Italian and a Czech `and`.
    let capital = word.starts_with(char::is_uppercase) && text.contains(char::is_lowercase);
    let joins =
        !word.is_empty() && !capital && word.len() < rest.len() && stands_for(word, Word::And);
    joins.then_some(start + word.len())
}

fn in_address(text: &str, at: usize) -> bool {
    let word_start =
        text.get(..at).and_then(|before| before.rfind(char::is_whitespace)).unwrap_or(0);
    text.get(word_start..at).is_some_and(|word| word.contains("http") || word.contains("www."))
}

/// The range without white space, bullets, brackets around all of it, and a
/// full stop at the end.
pub(super) fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = trimmed(text, range);
    range =
        trimmed(text, range.start + bullet(text.get(range.clone()).unwrap_or_default())..range.end);
    let inner = text.get(range.clone()).unwrap_or_default();
    for (open, close) in
        [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】'), ('«', '»'), ('<', '>')]
    {
        if inner.starts_with(open) && inner.ends_with(close) && inner.matches(open).count() == 1 {
            return trimmed(text, range.start + open.len_utf8()..range.end - close.len_utf8());
        }
    }
    let stop = inner.chars().next_back().filter(|c| matches!(c, '.' | '。' | '।' | '۔'));
    let initials = inner.split(char::is_whitespace).next_back().is_some_and(|last| {
        last.chars().filter(|c| is_alphabetic(*c)).count() == 1
            || last.matches('.').count() > 1
                && last.split('.').all(|part| part.chars().count() <= 2)
    });
    match stop {
        Some(c) if !initials => trimmed(text, range.start..range.end - c.len_utf8()),
        _ => range,
    }
}

/// How many bytes of bullet a text begins with.
pub(super) fn bullet(text: &str) -> usize {
    const SIGNS: [char; 18] =
        ['•', '·', '▪', '▫', '◦', '‣', '●', '○', '■', '□', '►', '▶', '→', '⁃', '✓', '➤', '◆', '※'];
    match text.chars().next() {
        Some(c) if SIGNS.contains(&c) => c.len_utf8(),
        Some(c @ ('-' | '–' | '—' | '*' | '+')) => {
            let rest = text.get(c.len_utf8()..).unwrap_or_default();
            if rest.starts_with(char::is_whitespace) { c.len_utf8() } else { 0 }
        }
        _ => 0,
    }
}

/// Could this be a name: up to six words of letters, none of them a function
/// word (`the`, `für`), and, where there are capitals, most words with one?
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().all(|c| {
        is_alphabetic(c)
            || c.is_whitespace()
            || is_name_mark(c)
            || matches!(c, '.' | '\'' | '’' | '-' | '‑' | '‐' | '´' | '`' | '·')
    });
    let mut count = 0;
    for part in text.split_whitespace() {
        count += 1;
        if !part.contains(is_alphabetic) {
            return false;
        }
        let lower = part.chars().find(|c| is_alphabetic(*c)).is_some_and(char::is_lowercase);
        let means = Words::among(part, &[Word::Particle, Word::Small]);
        if lower && !means.has(Word::Particle)
            || means.has(Word::Small) && !means.has(Word::Particle)
        {
            return false;
        }
    }
    letters && (1..=6).contains(&count)
}

/// A person's full name: two to five words; in scripts without capitals, where
/// little tells a name from a phrase, two or three.
pub(super) fn is_full_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let most = if text.chars().any(char::is_uppercase) { 5 } else { 3 };
    (2..=most).contains(&count) && text.chars().count() <= 48 && is_name(text)
}

/// A name in a script without capitals is only likely one.
pub(super) const GUESS: Problem =
    Problem::Guess { field: Field::Byline, instead_of: Field::Outlet };

/// Could this be a person's name in Chinese characters or Hangul: two to five
/// of them, and none at the end that ends the name of a place, an office or a
/// paper?
pub(super) fn is_unspaced_name(text: &str) -> bool {
    const NO_PERSONS: &str = "社部局課班网網版報报台面刊市町村区區省州县縣道府国國線线事者号號";
    let (mut count, mut hangul) = (0, false);
    let mut last = ' ';
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '々') {
            return false;
        }
        count += 1;
        hangul |= c >= '\u{AC00}';
        last = c;
    }
    const NO_NAMES: [Word; 5] =
        [Word::Page, Word::Section, Word::Role, Word::Newspaper, Word::Links];
    (3..=if hangul { 3 } else { 5 }).contains(&count)
        && !NO_PERSONS.contains(last)
        && !stands_for_any(text, &NO_NAMES)
}

/// Signs that Indic and Arabic names hold beside letters.
const fn is_name_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{05B0}'..='\u{05EA}' | '\u{0600}'..='\u{06FF}' | '\u{0900}'..='\u{0DFF}' | '\u{0E00}'..='\u{0E7F}' | '\u{200C}' | '\u{200D}')
}
