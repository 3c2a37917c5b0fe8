//! What stands behind a name on its line: `Kit Rowan, Chief Reporter`.

use std::ops::Range;

use super::{Byline, starts_as_name};
use crate::language::{Word, Words, is_alphabetic, stands_for};
use crate::layout::dateline;
use crate::layout::label::trimmed;
use crate::layout::names::{self, is_full_name};

/// A name and the beginning of what stands behind it are no longer than this,
/// in bytes.
const LONGEST: usize = 100;

/// Reads a line that begins with a name as a byline.
pub(super) fn read(text: &str) -> Option<Byline> {
    name_and_role(text)
        .or_else(|| in_places(text))
        .or_else(|| with_work(text))
        .or_else(|| name_runs_on(text))
}

/// Marks between a name and what the person is or works for.
const BEHIND_NAME: [&str; 7] = [", ", " / ", " | ", " - ", " – ", " — ", " ("];

/// `Kit Rowan, Chief Reporter`, `Eva Lohse / AFP`, `Anna Lis (корреспондент)`: a
/// name, and what the person is or works for.
fn name_and_role(text: &str) -> Option<Byline> {
    let (at, end) = name_end(text)?;
    let name = trimmed(text, 0..at);
    let rest = trimmed(text, end..text.len());
    let role = text.get(rest.clone())?;
    if !text.get(name.clone()).is_some_and(is_full_name) || role.ends_with('.') {
        return None;
    }
    let agencies = dateline::agencies(text, rest.clone()).or_else(|| in_bracket(text, &rest));
    // A place in capitals and an agency are a dateline.
    let titled = text.get(name.clone()).is_some_and(|name| name.chars().any(char::is_lowercase));
    (holds_role(role) || agencies.is_some() && titled)
        .then(|| Byline { names: [name].into(), agencies: agencies.unwrap_or_default() })
}

/// Where the first of the marks begins and ends, in the beginning of a line that
/// a name can take up.
fn name_end(text: &str) -> Option<(usize, usize)> {
    memchr::memchr2_iter(b' ', b',', text.as_bytes()).take_while(|at| *at <= LONGEST).find_map(
        |at| {
            let rest = text.get(at..)?;
            BEHIND_NAME.iter().find(|mark| rest.starts_with(**mark)).map(|it| (at, at + it.len()))
        },
    )
}

/// A few words, and what a journalist is among them, or two of them (`envoyée
/// spéciale à Brenne`).
fn holds_role(text: &str) -> bool {
    let parts: Vec<_> = text.split(|c: char| !is_alphabetic(c)).filter(|w| !w.is_empty()).collect();
    text.split_whitespace().count() <= 6
        && (parts.chunks(1).any(is_role) || parts.windows(2).any(is_role))
}

fn is_role(parts: &[&str]) -> bool {
    match parts {
        [one] => stands_for(one, Word::Role),
        _ => stands_for(&parts.join(" "), Word::Role),
    }
}

/// `KIYIKÖY, (DHA)`: the agency in a bracket behind a place.
fn in_bracket(text: &str, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let rest = text.get(range.clone())?.strip_suffix(')')?;
    let open = rest.rfind('(')? + 1;
    dateline::agencies(text, range.start + open..range.start + rest.len())
}

/// `Priya Raman Transport correspondent`, `Anne Morel avec AFP`: the name runs
/// on into what the person is, or into whom the text is credited to.
///
/// A headline whose words all have capitals ends in no word without one.
fn name_runs_on(text: &str) -> Option<Byline> {
    if text.len() > LONGEST || !starts_as_name(text) || text.contains([',', ':', '|', '(']) {
        return None;
    }
    let ends: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
    if !(2..=7).contains(&ends.len()) {
        return None;
    }
    let name = |end: usize| text.get(..end).is_some_and(is_full_name);
    let last = text.rsplit(' ').next()?;
    if last.starts_with(char::is_lowercase) && stands_for(last, Word::Role) {
        let capital = |at: &usize| text.get(*at + 1..).is_some_and(starts_as_name);
        let end = *ends.get(1)?;
        let beat = ends.iter().skip(1).take(ends.len().saturating_sub(2));
        let all = ends.len() <= 4 && ends.first().is_some_and(capital) && beat.clone().all(capital);
        return (all && name(end)).then(|| Byline { names: first(end), agencies: Vec::new() });
    }
    ends.windows(2).skip(1).find_map(|pair| {
        let credits = stands_for(text.get(pair[0] + 1..pair[1])?, Word::Credit);
        if !credits || !name(pair[0]) {
            return None;
        }
        let agencies = dateline::agencies(text, pair[1] + 1..text.len())?;
        Some(Byline { names: first(pair[0]), agencies })
    })
}

/// The one name that a line begins with.
fn first(end: usize) -> Vec<Range<usize>> {
    let name = 0..end;
    [name].into()
}

/// `Jane Doe in Eskwater and John Roe in Port Hale`: names, each with the place
/// that the person wrote from.
fn in_places(text: &str) -> Option<Byline> {
    text.find(" in ")?;
    if !starts_as_name(text) || text.len() > LONGEST {
        return None;
    }
    let mut names = Vec::new();
    for part in names::list(text, 0..text.len()) {
        let inner = text.get(part.clone())?;
        let (name, place) = inner.split_once(" in ")?;
        let placed = place.split(' ').count() <= 3 && place.split(' ').all(starts_as_name);
        if !placed || !is_full_name(name) {
            return None;
        }
        names.push(part.start..part.start + name.len());
    }
    (!names.is_empty()).then_some(Byline { names, agencies: Vec::new() })
}

/// `Urs Ammann (Text), Lea Frei (Bilder)`: names with their work in brackets
/// behind each; who took the pictures wrote nothing.
fn with_work(text: &str) -> Option<Byline> {
    let mut authors = Vec::new();
    let mut photographers = false;
    let mut start = 0;
    while let Some(open) = text.get(start..)?.find(" (").map(|at| start + at) {
        let close = open + text.get(open..)?.find(')')?;
        let name = trimmed(text, start..open);
        text.get(name.clone()).filter(|name| is_full_name(name))?;
        let work = Words::of(text.get(open + 2..close)?);
        match (work.has(Word::Picture), work.any(&[Word::Body, Word::Author, Word::By])) {
            (true, _) => photographers = true,
            (_, true) => authors.push(name),
            _ => return None,
        }
        start = close + 1;
        start += text.get(start..)?.len() - text.get(start..)?.trim_start_matches([',', ' ']).len();
    }
    let all = start == text.len() || photographers;
    (all && !authors.is_empty()).then_some(Byline { names: authors, agencies: Vec::new() })
}
