//! Captions and credits that tell by themselves what they are.

use crate::language::{
    Mark, Word, is_alphabetic, marks_picture, phrase_ends, stands_for, stands_for_any,
};
use crate::layout::shape::{Ending, first_word, start};
use crate::layout::survey::Row;
use crate::layout::{dateline, furniture};

/// A credit takes up no more than this, in bytes, at either end.
const CREDIT: usize = 60;

/// The same of one that stands apart from the caption.
const LONG_CREDIT: usize = 110;

/// A caption: a picture's credit ends it (`… Photo: Jane Doe`, `(AP Photo/…)`)
/// or begins it, or an agency stands at both ends (a copied picture: its
/// alternative text and its credit). A sentence that only speaks of pictures is text.
pub(in crate::layout) fn is_picture(row: &Row<'_>) -> bool {
    /// No caption is longer, in bytes.
    const LONGEST: usize = 800;
    if row.text.len() > LONGEST {
        return false;
    }
    if begins_as_picture(row.text) || is_open_label(row) || furniture::is_image_name(row.text) {
        return true;
    }
    if let Some((_, inner)) = row.text.strip_suffix(").").and_then(|text| text.rsplit_once('(')) {
        return row.shape.size <= 200 && names_picture(inner);
    }
    let first = first_word(row.text);
    if (4..=40).contains(&row.shape.words)
        && row.text.ends_with(first)
        && stands_for(first, Word::Agency)
    {
        return true;
    }
    let stops = row.shape.ending == Ending::Stop && !row.text.ends_with([')', ']']);
    !stops && is_marked(row) && dateline::trailing(row.text).is_none()
}

/// The same by signs that headlines and the lines of a paragraph can hold, too.
pub(in crate::layout) fn is_likely(row: &Row<'_>) -> bool {
    /// No caption is longer, in bytes.
    const LONGEST: usize = 800;
    row.text.len() <= LONGEST
        && row.shape.ending == Ending::None
        && (tells_side(row)
            || is_owned(row)
            || is_photographed(row.text)
            || is_credit(behind_sentence(row))
            || is_bare_credit(row))
        && dateline::trailing(row.text).is_none()
}

/// Does a picture's mark stand at the end? Of a long line only what is set apart can
/// be a credit, and of a very long one only a short bracket.
fn is_marked(row: &Row<'_>) -> bool {
    /// No bracket with a credit has more words.
    const WORDS: usize = 8;
    let near = end(row.text, CREDIT);
    let bracket = near.rfind(['(', '[']).and_then(|at| near.get(at..));
    match row.shape.size {
        0..=120 => marks_picture(near),
        121..=200 => bracket.is_some() && marks_picture(near),
        _ => bracket
            .is_some_and(|credit| credit.split(' ').nth(WORDS).is_none() && marks_picture(credit)),
    }
}

/// `Jane Doe (left) and John Roe at the gate`: who stands where, behind a full name, and
/// no full stop. Lists of seats and of players hold numbers.
fn tells_side(row: &Row<'_>) -> bool {
    /// Fewer words do not tell what a picture shows.
    const WORDS: u32 = 8;
    let is_name = |before: &str| {
        let mut words = before.strip_suffix(' ').unwrap_or_default().rsplit(' ');
        let capital =
            |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
        capital(words.next()) && capital(words.next())
    };
    let tells = |(at, _): (usize, &str)| {
        let (Some(before), Some(behind)) = (row.text.get(..at), row.text.get(at + 1..)) else {
            return false;
        };
        is_name(before)
            && behind.split_once(')').is_some_and(|(side, rest)| {
                stands_for(side, Mark::Side) && !rest.starts_with(is_alphabetic)
            })
    };
    (WORDS..=40).contains(&row.shape.words)
        && row.shape.size <= 200
        && !row.text.contains(|c: char| c.is_numeric())
        && row.text.match_indices('(').any(tells)
}

/// `The harbour at dusk © Jane Doe / The Courier`.
fn is_owned(row: &Row<'_>) -> bool {
    /// Fewer words do not tell what a picture shows.
    const WORDS: usize = 5;
    row.text.rsplit_once('©').is_some_and(|(shown, owner)| {
        owner.len() <= CREDIT
            && are_names(owner.trim())
            && shown.split(' ').nth(WORDS - 1).is_some()
    })
}

/// `… 新华社记者王平 摄`: Chinese captions end in `photographed`, behind the name.
fn is_photographed(text: &str) -> bool {
    /// No name is longer, in characters; nor one with its office.
    const NAME: usize = 6;
    const LONG_NAME: usize = 12;
    let Some(before) = text.strip_suffix(['摄', '攝']).map(str::trim_end) else { return false };
    let is_short = |name: &str, most| (1..=most).contains(&name.trim().chars().count());
    let parted = before.rsplit_once([' ', '\u{3000}', '。', '（', '(']);
    let reporter = before.rsplit_once("记者").or_else(|| before.rsplit_once("記者"));
    // `拍摄`, `所摄`: the verb of a sentence.
    !before.ends_with(['拍', '所', '自'])
        && (parted.is_some_and(|(_, name)| is_short(name, LONG_NAME))
            || reporter.is_some_and(|(_, name)| is_short(name, NAME)))
}

/// `Credit Jane Doe/The Harbour Courier`, `via Getty Images`.
fn is_credit(text: &str) -> bool {
    /// `Photo by`, `illustration by`, `handout via`: no credit has more that are no names.
    const SMALL: usize = 3;
    let labelled = || {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ':' | ',');
        phrase_ends(text, &[Word::Picture], 3, is_end).last().is_some_and(|end| {
            let (label, rest) = text.split_at_checked(end).unwrap_or_default();
            let name = rest.trim_start_matches([' ', ':', ',']);
            // `Credit` and `Image` alone begin the names of companies, too.
            let told =
                label.contains(' ') || rest.starts_with(':') || name.contains(['/', '|', '=']);
            told && are_names(name)
        })
    };
    let small = || text.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    !text.is_empty() && (marks_picture(text) && small() <= SMALL || labelled())
}

/// What stands behind the last sentence of a line, as no other words do: `… on Friday.
/// Credit Jane Doe/The Harbour Courier`. A page's copy can lack the blank.
fn behind_sentence<'d>(row: &Row<'d>) -> &'d str {
    /// What is shorter is a number or an abbreviation, and no sentence.
    const WORDS: usize = 4;
    if row.shape.ending != Ending::None {
        return "";
    }
    let Some((before, behind)) = end(row.text, LONG_CREDIT).rsplit_once(['.', '。', '।']) else {
        return "";
    };
    let last = before.rsplit(' ').next().unwrap_or_default();
    let sentence = row.shape.unspaced
        || before.split(' ').nth(WORDS - 1).is_some()
            && (!last.is_ascii() || last.chars().filter(|c| is_alphabetic(*c)).count() >= 3);
    let behind = behind.trim();
    if sentence && !behind.starts_with(char::is_lowercase) { behind } else { "" }
}

/// `… on Friday. Reuters`: an agency and nothing else behind the last sentence.
pub(super) fn names_agency_last(row: &Row<'_>) -> bool {
    row.shape.words >= 4 && stands_for(behind_sentence(row), Word::Agency)
}

/// A picture's owner and who gave it out, and nothing else: `Harbour Museum via AP`,
/// `Jane Doe/Reuters`, `Photographs by Jane Doe for The Courier`.
pub(super) fn is_bare_credit(row: &Row<'_>) -> bool {
    let named =
        |(owner, agency): (&str, &str)| are_names(owner) && stands_for(agency, Word::Agency);
    let labelled = || {
        /// A name, and behind it for whom.
        const NAME: usize = 3;
        let ends = phrase_ends(row.text, &[Word::Picture], 3, char::is_whitespace);
        ends.last().and_then(|end| row.text.split_at_checked(end)).is_some_and(|(label, name)| {
            let name = name.trim_start();
            let person = name.split([' ', '/']).take_while(|word| !matches!(*word, "for" | "via"));
            // `Photo` alone begins other lines, too.
            label.contains(' ') && person.count() <= NAME && are_names(name)
        })
    };
    (2..=10).contains(&row.shape.words)
        && row.shape.ending == Ending::None
        && (row.text.rsplit_once(" via ").is_some_and(named)
            || row.text.rsplit_once('/').is_some_and(named)
            || row.text.contains('/') && are_names(row.text) && marks_picture(row.text)
            || labelled())
}

/// Names and nothing else: every word begins with a capital, small words between
/// them aside.
fn are_names(text: &str) -> bool {
    let joins = |word: &str| {
        matches!(word, "for" | "of" | "the") || stands_for_any(word, &[Word::And, Word::Particle])
    };
    !text.is_empty()
        && text.split(' ').all(|word| !word.starts_with(char::is_lowercase) || joins(word))
}

/// The last bytes of a line.
fn end(text: &str, most: usize) -> &str {
    let before = start(text, text.len().saturating_sub(most));
    text.get(before.len()..).unwrap_or_default()
}

/// `Photo`, `Image caption,`: the label of a picture, and nothing else.
pub(super) fn is_bare_label(row: &Row<'_>) -> bool {
    row.shape.words <= 2 && stands_for(row.text, Word::Picture)
}

/// `Image caption,`. Without the comma it can be a heading.
pub(super) fn is_open_label(row: &Row<'_>) -> bool {
    row.text.ends_with(',') && is_bare_label(row)
}

/// What brackets at the end of a sentence say of its picture: `Symbolbild`, `Photo: Jane
/// Doe`. A sentence that only refers to a picture is text: `… Jane Doe (pictured).`
fn names_picture(inner: &str) -> bool {
    let (label, credited) = match inner.split_once(':') {
        Some((label, _)) => (label, true),
        None => (inner, false),
    };
    (credited || marks_picture(inner)) && stands_for(label, Word::Picture)
}

/// `A photo posted by Jane (@jane) on …`, `【写真】…`, `(Photo) …`, `▲ … ⓒ…`, `图为…`: a bracket, the sign of Korean papers,
/// or words that set a caption off.
fn begins_as_picture(text: &str) -> bool {
    let posted = || phrase_ends(text, &[Word::Picture], 4, char::is_whitespace).next().is_some();
    if text.starts_with("A ") && text.len() <= 200 && text.contains("(@") && posted() {
        return true;
    }
    let mut rest = text.chars();
    let close = match rest.next() {
        Some('▲') => return marks_picture(text),
        Some('【') => '】',
        Some('[') => ']',
        Some('(') => ')',
        Some('（') => '）',
        _ => return false,
    };
    let inner = rest.as_str().split_once(close).map(|(inner, _)| inner.trim());
    inner.is_some_and(|inner| stands_for(inner, Word::Picture))
}
