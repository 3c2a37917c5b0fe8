//! Names in bylines and credits: where each begins and ends.

use std::ops::Range;

use super::label::trimmed;
use super::outlet;
use super::shape::{Shape, is_cjk};
use crate::language::{Word, words};

/// Cuts a list of names at commas, semicolons, slashes, bars and the `and` of
/// any language; bullets, brackets and the full stop at the end go.
pub(super) fn list(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let Some(c) = text.get(at..range.end).and_then(|rest| rest.chars().next()) else { break };
        let after = at + c.len_utf8();
        if matches!(c, ',' | ';' | '，' | '；' | '、' | '،' | '؛' | '|' | '·' | '•')
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

/// Where the word that begins here ends, if it is an `and` with a name behind.
fn conjunction(text: &str, start: usize, end: usize) -> Option<usize> {
    let rest = text.get(start..end)?;
    let word = rest.split(char::is_whitespace).next()?;
    let joins = !word.is_empty() && word.len() < rest.len() && words(word).has(Word::And);
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
    let initials = inner.len() >= 2
        && inner
            .get(..inner.len() - 1)
            .is_some_and(|rest| rest.ends_with(|c: char| c.is_uppercase()));
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

/// The names of a byline: a line that begins with `By`, `Von`, `بقلم` …, or
/// that ends or begins with what a journalist is (`기자`, `本报记者`).
pub(super) fn byline(text: &str) -> Option<Vec<Range<usize>>> {
    by_word(text).or_else(|| by_role(text)).or_else(|| role_first(text))
}

/// `本报记者张某发自上海`: in scripts without spaces the role stands first.
fn role_first(text: &str) -> Option<Vec<Range<usize>>> {
    let ends: Vec<_> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(6).collect();
    let is_role = |word: &str| word.chars().all(is_cjk) && words(word).has(Word::Role);
    let end = ends.into_iter().rev().find(|end| text.get(..*end).is_some_and(is_role))?;
    let names = list(text, end..text.len());
    let short = text.chars().count() <= 30 && !text.contains(['，', '。', '：', '、', '“']);
    (short && !names.is_empty()).then_some(names)
}

/// A byline is no longer than this, in characters.
const LONGEST_BYLINE: usize = 120;

fn by_word(text: &str) -> Option<Vec<Range<usize>>> {
    if text.chars().count() > LONGEST_BYLINE || is_sentence(text) {
        return None;
    }
    let end = by_end(text)?;
    let range = until_trailer(text, trimmed(text, end..text.len()));
    let names = list(text, range);
    let all = text.get(end..)?;
    let outlet = outlet::evidence(text, &Shape::of(text), &[]) >= outlet::Evidence::Word;
    let named = !names.is_empty()
        && !outlet
        && names.iter().all(|name| text.get(name.clone()).is_some_and(is_name))
        && !all.trim_end().ends_with(['?', '!', ':']);
    named.then_some(names)
}

/// More words in lower case than a byline's small words and roles?
fn is_sentence(text: &str) -> bool {
    let small = |word: &&str| word.len() > 3 && word.starts_with(char::is_lowercase);
    text.split_whitespace().skip(1).filter(small).nth(4).is_some()
}

/// Where the `by` words at the start end: the longest phrase of the table.
pub(super) fn by_end(text: &str) -> Option<usize> {
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || matches!(c, ':' | '：' | '/') {
            ends.push(at);
            if ends.len() == 4 || c != ' ' && !c.is_whitespace() {
                break;
            }
        }
    }
    ends.into_iter().rev().find_map(|at| {
        let phrase = text.get(..at)?;
        let sep = text.get(at..)?.chars().next()?;
        let means = words(phrase);
        let colon = matches!(sep, ':' | '：' | '/');
        let by = means.has(Word::By) || colon && means.has(Word::Author);
        by.then(|| at + sep.len_utf8())
    })
}

/// What stands behind the names is cut off: a section, an outlet, a role.
fn until_trailer(text: &str, range: Range<usize>) -> Range<usize> {
    let all = text.get(range.clone()).unwrap_or_default();
    let cut = [" in ", " for ", " at ", " | ", " // ", " · ", " • ", " - ", " – ", " — ", " ("]
        .iter()
        .filter_map(|mark| all.find(mark))
        .min()
        .unwrap_or(all.len());
    let roles = all.get(..cut).unwrap_or_default();
    let comma = roles
        .match_indices(',')
        .find(|(at, _)| roles.get(at + 1..).is_some_and(|rest| words(rest.trim()).has(Word::Role)));
    let end = comma.map_or(cut, |(at, _)| at);
    trimmed(text, range.start..range.start + end)
}

fn by_role(text: &str) -> Option<Vec<Range<usize>>> {
    if text.chars().count() > 40 {
        return None;
    }
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    let spaced = before.chars().any(char::is_uppercase);
    let named = words(last).has(Word::Role)
        && !words(text).has(Word::Role)
        && if spaced { is_full_name(before.trim_end()) } else { is_name(before) };
    named.then(|| list(text, 0..before.trim_end().len()))
}

/// Could this be a person's name? One to five words of letters that begin with
/// capitals (small particles such as `de`, `van`, `bin` aside), or, where there
/// is no case or none is kept, two or three short words.
pub(super) fn is_name(text: &str) -> bool {
    let parts: Vec<_> = text.split_whitespace().collect();
    let letters = text.chars().all(|c| {
        c.is_alphabetic()
            || c.is_whitespace()
            || is_mark(c)
            || matches!(c, '.' | '\'' | '’' | '-' | '‑' | '‐' | '´' | '`' | '·')
    });
    let begins =
        |part: &&str| part.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    let capitals = parts.iter().filter(|part| begins(part)).count();
    let particles = parts.iter().filter(|part| !begins(part)).all(|part| part.chars().count() <= 4);
    letters
        && !parts.is_empty()
        && parts.len() <= 6
        && (capitals * 2 >= parts.len() && particles || parts.len() <= 3)
}

/// Signs that Indic and Arabic names hold beside letters.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{05B0}'..='\u{05EA}' | '\u{0600}'..='\u{06FF}' | '\u{0900}'..='\u{0DFF}' | '\u{0E00}'..='\u{0E7F}' | '\u{200C}' | '\u{200D}')
}

/// A name with nothing beside it: two to four words, all of them names.
pub(super) fn is_full_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    (2..=4).contains(&count) && text.chars().count() <= 40 && is_name(text)
}
