//! The signs by which a single line is a database's own: a date, a notice, an
//! end, a number of words.

use crate::date::{self, DateOrder, Reading};
use crate::language::{Mark, Word, is_alphabetic, may_begin, phrase_ends, stands_for};
use crate::layout::shape::first_word;

/// The date of a header's line. A line that stands apart (in the middle, or on
/// its own in a compact head) may have an edition, a section or a page beside
/// it, or lack the day; another one is a date and nothing else.
pub(super) fn date_line(text: &str, apart: bool, order: Option<DateOrder>) -> Option<Reading> {
    /// `POLITIQUE, lundi 4 mars 2024, p. 4`, and a zone of two words.
    const MOST_BESIDE: usize = 4;
    if text.len() > 120 {
        return None;
    }
    let reading = date::read(text, order)?;
    let fits = match reading.date {
        Some(_) if apart => reading.unexplained <= MOST_BESIDE,
        Some(_) => reading.unexplained <= 1 || is_beside(text, &reading),
        None => apart && reading.unexplained == 0 && reading.time.is_none(),
    };
    fits.then_some(reading)
}

/// `POLITIQUE, lundi 4 mars 2024, p. 4`: a word or two, a comma, the date.
fn is_beside(text: &str, reading: &Reading) -> bool {
    let before = text.get(..reading.range.start).unwrap_or_default().trim_end();
    let after = text.get(reading.range.end..).unwrap_or_default().trim_start();
    let part = |part: &str| part.split_whitespace().count() <= 3;
    reading.unexplained <= 4
        && (before.is_empty() || before.ends_with(',') && part(before))
        && (after.is_empty() || after.starts_with(',') && part(after))
}

/// `© 2024 …`, `Copyright 2024 …`.
pub(super) fn begins_copyright(text: &str) -> bool {
    // No language that is written in ASCII has a shorter word for it.
    let is_long =
        |first: &str| first.len() <= 24 && (first.len() >= "copyright".len() || !first.is_ascii());
    let word = || phrase_ends(text, &[Word::Copyright], 1, char::is_whitespace).next();
    text.starts_with('©')
        || text.starts_with('(') && matches!(first_word(text), "(c)" | "(C)")
        || may_begin(text, &[Word::Copyright])
            && (word().and_then(|end| text.get(..end)).is_some_and(is_long)
                || text.len() <= 80 && stands_for(text, Word::Copyright))
}

/// The line that ends an article is no longer, in bytes.
pub(super) const LONGEST_END: usize = 48;

/// The line that ends an article: `End of Document`, `Document ABC0000…`.
pub(super) fn is_end(text: &str) -> bool {
    let short = text.len() <= LONGEST_END && text.starts_with(is_alphabetic);
    short && (stands_for(text, Mark::End) || is_identified(text))
}

/// A word and a number of the database: capital letters, and at least eight
/// digits (Factiva's is four or five letters, the day in eight digits, and
/// more of both).
fn is_identified(text: &str) -> bool {
    let word = first_word(text);
    let Some(number) = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) else {
        return false;
    };
    number.starts_with(|c: char| c.is_ascii_uppercase())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 8
        && stands_for(word, Mark::Identified)
}

/// `573 words`: how many.
pub(super) fn words_stated(text: &str) -> Option<usize> {
    if text.len() > 24 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))?;
    let (number, unit) = text.split_at_checked(end)?;
    let number = number.replace([',', '.'], "").parse().ok()?;
    stands_for(unit.trim(), Mark::Unit).then_some(number)
}
