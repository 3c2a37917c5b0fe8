//! What a line of a wire service can be, by itself.

use std::ops::Range;

use crate::language::{Mark, Marks, Word, is_alphabetic, phrase_ends, stands_for, stands_for_any};
use crate::layout::label::trimmed;
use crate::layout::shape::start;

/// A line of a wire service, or of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The header of a message: its number, its slug.
    Slug,
    /// What it is about: `Somewhere/politics/`.
    Keyword,
    /// How urgent it is, or which version.
    Priority,
    /// Until when it may not be published.
    Embargo,
    /// The heading of a press release.
    Release,
    /// The word that ends a message.
    End,
    /// Signs that end a message, or stand for a pause in a text.
    Pause,
    /// Who wrote and edited it, in initials.
    Sign,
    /// Anything else.
    Text,
}

/// No line of a service's own is longer, in bytes.
const LONGEST: usize = 120;

/// The label of a note and the mark behind it are no longer, in bytes.
const LONGEST_LABEL: usize = 96;

/// What a line is.
pub(super) fn sort(text: &str) -> Sort {
    if text.len() > LONGEST {
        return Sort::Text;
    }
    if !text.contains(is_alphabetic) {
        return if is_pause(text) { Sort::Pause } else { Sort::Text };
    }
    if is_slug(text) {
        return Sort::Slug;
    }
    if is_path(text) {
        return Sort::Keyword;
    }
    let capitals = || !text.contains(char::is_lowercase);
    let means = Marks::among(text, &[Mark::Release, Mark::Embargo, Mark::Ending, Mark::Priority]);
    if means.has(Mark::Release) {
        Sort::Release
    } else if begins_embargo(text) && (means.has(Mark::Embargo) || embargo_label(text).is_some()) {
        Sort::Embargo
    } else if means.has(Mark::Ending) && (text.starts_with(['-', '(']) || capitals()) {
        Sort::End
    } else if means.has(Mark::Priority) && (text.starts_with('(') || capitals()) {
        Sort::Priority
    } else if is_sign(text) {
        Sort::Sign
    } else {
        Sort::Text
    }
}

/// `-30-`, `- 30 -`, `###`, `# # #`.
fn is_pause(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(bare.as_str(), "-30-" | "30" | "###" | "####" | "–30–" | "—30—")
}

/// `/politics/Somewhere/`: words between slashes, one of them at an end.
fn is_path(text: &str) -> bool {
    let slashed = text.starts_with('/') || text.ends_with('/');
    slashed
        && !text.contains("//")
        && !text.contains('.')
        && text.split('/').all(|part| part.split(' ').count() <= 4)
}

/// A line of a header by IPTC 7901 or ANPA 1312.
fn is_slug(text: &str) -> bool {
    preamble(text).is_some() || keyword(text) || identity(text)
}

/// `eca062 4 i 211 ccccb dpa 061`: service and number, priority from 1 to 6,
/// category, words (IPTC 7901, 2.1). Gives where the number of words stands.
pub(super) fn preamble(text: &str) -> Option<Range<usize>> {
    // An early end for nearly every line.
    text.as_bytes().first().filter(|byte| byte.is_ascii_lowercase())?;
    let mut parts = text.split_whitespace();
    let id = parts.next()?;
    let letters = id.bytes().take_while(u8::is_ascii_lowercase).count();
    let number = id.get(letters..)?;
    let numbered = (2..=6).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit());
    let priority = parts.next()?;
    let category = parts.next()?;
    let count = parts.next()?;
    let fits = (1..=5).contains(&letters)
        && numbered
        && matches!(priority.as_bytes(), [b'1'..=b'6'])
        && (1..=3).contains(&category.len())
        && category.bytes().all(|c| c.is_ascii_lowercase())
        && count.bytes().all(|c| c.is_ascii_digit());
    let start = count.as_ptr() as usize - text.as_ptr() as usize;
    fits.then_some(start..start + count.len())
}

/// `BC-LT--Some Place, 1st Ld-Writethru,466`, `AM-Some-Place 05-09 1444`: two
/// capitals that say for which papers (ANPA 1312: afternoon, morning, both),
/// and a number.
fn keyword(text: &str) -> bool {
    if memchr::memchr(b'-', text.as_bytes()).is_none() {
        return false;
    }
    let text = text.trim_start_matches(|c: char| !c.is_ascii_uppercase());
    let (cycle, rest) = text.split_at_checked(text.find('-').unwrap_or(0)).unwrap_or_default();
    let two = cycle.len() == 2 && cycle.bytes().all(|c| c.is_ascii_uppercase());
    let rest = rest.trim_start_matches('-');
    let last = rest.rsplit([',', ' ', '<']).find(|part| !part.is_empty()).unwrap_or_default();
    let counted = !last.is_empty() && last.bytes().all(|c| c.is_ascii_digit());
    let dated = rest.get(..8).is_some_and(super::stamp::is_numeric);
    let named = rest.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    two && (dated || named && (counted || is_cycle(cycle)))
}

/// The cycles of ANPA 1312: both, afternoon and morning papers.
fn is_cycle(cycle: &str) -> bool {
    matches!(cycle, "BC" | "PM" | "AM")
}

/// `AP880911-0016`: letters, a day in six digits and a number.
fn identity(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let number = text.get(letters..).unwrap_or_default();
    let (day, rest) = number.split_once('-').unwrap_or_default();
    (1..=4).contains(&letters)
        && day.len() == 6
        && day.bytes().all(|c| c.is_ascii_digit())
        && (2..=6).contains(&rest.len())
        && rest.bytes().all(|c| c.is_ascii_digit())
}

/// `EMBARGO: until …`, `Embargoed until …`: where the label ends, and where
/// what stands behind it begins.
pub(super) fn embargo(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let all = stands_for(text, Mark::Embargo).then_some(text.len());
    let end = all.or_else(|| embargo_label(text))?;
    let rest = text.get(end..)?;
    let value = end + (rest.len() - rest.trim_start_matches([':', ' ', '\t']).len());
    begins_embargo(text).then(|| (0..end, trimmed(text, value..text.len())))
}

/// Small letters begin no line of its own.
fn begins_embargo(text: &str) -> bool {
    !text.starts_with(char::is_lowercase)
}

/// Where the label of an embargo ends.
fn embargo_label(text: &str) -> Option<usize> {
    phrase_ends(text, &[Mark::Embargo], 5, |c| c.is_whitespace() || c == ':').last()
}

/// A note to the editors: its label, and what it says.
pub(super) fn note(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let inner = text.trim_matches(['(', ')', '[', ']', '-', '*', ' ']);
    let shift = inner.as_ptr() as usize - text.as_ptr() as usize;
    // Behind a longer label it is text.
    let start = start(inner, LONGEST_LABEL);
    let mark_at = |at: usize| {
        let marks = [":", " _ ", " — ", " – ", " -- "];
        let mark =
            marks.iter().find(|mark| inner.get(at..).is_some_and(|it| it.starts_with(**mark)));
        mark.map(|mark| (at, mark.len()))
    };
    let (at, mark) = memchr::memchr2_iter(b':', b' ', start.as_bytes()).find_map(mark_at)?;
    let means = stands_for_any(inner.get(..at)?, &[Mark::Editor, Mark::Reporting]);
    let value = trimmed(text, shift + at + mark..shift + inner.len());
    (means && !value.is_empty()).then(|| (trimmed(text, shift..shift + at), value))
}

/// A line that heads notes to the editors, or names a picture: no label.
pub(super) fn is_note(text: &str) -> bool {
    let bare = text.trim_start_matches(['#', '*', ' ']);
    let first = |count: usize| {
        bare.match_indices(' ')
            .nth(count - 1)
            .and_then(|(at, _)| bare.get(..at))
            .unwrap_or_default()
    };
    text.len() <= LONGEST
        && (stands_for(bare, Mark::Editor)
            || bare.contains(|c: char| c.is_ascii_digit()) && stands_for(first(2), Mark::Editor))
}

/// `(Reporting by Jane Doe; Editing by John Roe)`: label and names.
pub(super) fn reporting(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let ends = inner.match_indices(' ').map(|(at, _)| at).take(4);
    let end = ends
        .filter(|end| inner.get(..*end).is_some_and(|phrase| stands_for(phrase, Mark::Reporting)))
        .last()?;
    Some((1..end + 1, trimmed(text, end + 1..text.len() - 1)))
}

/// `ab/cd`, `dpa ab cd`, `(sda/ab)`, `==Kyodo`: initials, or an agency and
/// initials.
fn is_sign(text: &str) -> bool {
    let inner = text.trim_matches(['(', ')', '=', '/', ' ', '-']);
    let mut parts = inner
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '\\' | '-'))
        .filter(|part| !part.is_empty())
        .peekable();
    let initials = |part: &str| part.len() <= 4 && part.bytes().all(|c| c.is_ascii_lowercase());
    let Some(first) = parts.next() else { return false };
    let agency = || stands_for(first, Word::Agency);
    let framed = inner.len() < text.len();
    if parts.peek().is_none() {
        return text.starts_with("==") && agency();
    }
    // Most lines go on with a longer word, or in capitals.
    let rest = parts.clone().take(8).take_while(|part| initials(part)).count();
    match rest {
        8.. => false,
        _ if parts.nth(rest).is_some() => false,
        _ if agency() => !framed || text.len() <= 24,
        _ => rest <= 3 && initials(first) && inner.contains('/'),
    }
}
