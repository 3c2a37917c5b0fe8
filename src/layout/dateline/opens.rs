//! Does a paragraph open with a dateline? Asked of many that do not.

use super::place::is_capital_place;
use super::{bracketed, head, read};
use crate::layout::shape::{is_cjk, start};

/// Does a paragraph open as the text of an article does: with a dateline, or
/// with a place in capitals and a dash (`WASHINGTON — …`)?
pub(in crate::layout) fn opens(text: &str) -> bool {
    /// A place, the day and an agency are seldom longer, in bytes.
    const NEAR: usize = 90;
    let near = start(text, NEAR);
    let place = first_dash(near).and_then(|end| near.get(..end));
    // Nearly no paragraph has a bracket or a dash so early.
    let marked = || memchr::memchr(b'(', near.as_bytes()).is_some() || near.starts_with(is_boxed);
    place.is_some_and(is_capital_place)
        || (place.is_some() || marked()) && read(text).is_some_and(|found| found.is_known(text))
}

/// Does a dateline in Chinese or Japanese begin so?
fn is_boxed(c: char) -> bool {
    is_cjk(c) || matches!(c, '（' | '［' | '【' | '〔')
}

/// Where the first dash between spaces begins, with its space.
fn first_dash(text: &str) -> Option<usize> {
    // E2 begins the long ones.
    let starts = memchr::memchr2_iter(b'-', 0xE2, text.as_bytes());
    let is_dash = |at: usize| {
        let (before, behind) = text.split_at_checked(at)?;
        let behind = behind.trim_start_matches(['-', '–', '—']);
        (before.ends_with(' ') && behind.starts_with(' ')).then(|| at - 1)
    };
    starts.filter_map(is_dash).next()
}

/// Does a paragraph open with a dateline that has a known agency in brackets and a
/// dash behind it?
pub(in crate::layout) fn names_agency(text: &str) -> bool {
    bracketed(head(text)).is_some_and(|found| {
        let whole = text.get(found.range.clone()).unwrap_or_default().trim_end();
        let behind = text.get(found.range.end..).unwrap_or_default();
        let marked =
            whole.ends_with(['-', '–', '—', '−']) || behind.starts_with(char::is_uppercase);
        marked && found.is_known(text)
    })
}
