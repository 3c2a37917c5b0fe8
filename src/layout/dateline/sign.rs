//! Agencies in the signs that close a text: `… on Friday. (AFP)`, `jok/dpa`.

use std::ops::Range;

use super::agencies;
use crate::language::{Word, is_alphabetic, phrase_ends, stands_for};
use crate::layout::names;

/// The agencies in brackets at the end of a paragraph: `… on Friday. (AFP)`.
pub(in crate::layout) fn trailing(text: &str) -> Option<Vec<Range<usize>>> {
    let end = text.trim_end_matches(['.', ' ', '。']).len();
    // `… nobody was hurt. — Reuters`
    let last = text.get(..end)?.rfind([' ', '—', '–']).filter(|at| {
        text.get(..*at).is_some_and(|before| before.trim_end().ends_with(['-', '–', '—']))
    });
    if let Some(found) = last.and_then(|at| agencies(text, at..end)) {
        return Some(found);
    }
    let close = text
        .get(..end)?
        .chars()
        .next_back()
        .filter(|c| matches!(c, ')' | '）' | ']' | '】' | '/'))?;
    let opens: &[char] = if close == '/' { &['/'] } else { &['(', '（', '[', '【'] };
    let open = text.get(..end - close.len_utf8())?.rfind(opens)?;
    let mark = text.get(open..)?.chars().next()?.len_utf8();
    let inner = open + mark..end - close.len_utf8();
    if inner.len() > 60 {
        return None;
    }
    agencies(text, inner.clone())
        .or_else(|| signed(text, inner.clone()).map(|(agencies, _)| agencies))
        .or_else(|| behind_credit(text, inner))
}

/// `(avec AFP)`, `(Con información de EFE)`: words of credit, and agencies.
fn behind_credit(text: &str, inner: Range<usize>) -> Option<Vec<Range<usize>>> {
    let wanted = [Word::Credit, Word::And];
    let end = phrase_ends(text.get(inner.clone())?, &wanted, 6, char::is_whitespace).last()?;
    agencies(text, inner.start + end..inner.end)
}

/// Agencies, and the initials of who worked on it.
pub(in crate::layout) type Signed = (Vec<Range<usize>>, Vec<Range<usize>>);

/// `jok/dpa`, `dpa/AFP/abc`.
pub(in crate::layout) fn signed(text: &str, range: Range<usize>) -> Option<Signed> {
    memchr::memchr(b'/', text.get(range.clone())?.as_bytes())?;
    let parts = names::list(text, range);
    let (agencies, rest): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| is_agency(text, part));
    let initials = |part: &Range<usize>| {
        let letters = text.get(part.clone()).unwrap_or_default();
        (2..=4).contains(&letters.chars().count()) && letters.chars().all(is_alphabetic)
    };
    (!agencies.is_empty() && !rest.is_empty() && rest.iter().all(initials))
        .then_some((agencies, rest))
}

/// Is this the name of an agency? A short one with but one capital is a word or
/// a person's name (`Ana`).
pub(in crate::layout) fn is_agency(text: &str, part: &Range<usize>) -> bool {
    let name = text.get(part.clone()).unwrap_or_default();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let is_common = capitals == 1 && name.chars().count() <= 4;
    !is_common && stands_for(name, Word::Agency)
}
