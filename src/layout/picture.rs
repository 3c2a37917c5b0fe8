//! Captions and credits of pictures, which a copied page leaves among the text.

use super::paragraphs::between;
use super::shape::{Ending, first_word, start};
use super::survey::{Kind, Row};
use super::{dateline, footer};
use crate::diagnostic::{Furniture, Problem};
use crate::language::{Word, marks_picture, phrase_ends, stands_for};

/// What is left out with a picture.
pub(super) const PICTURE: Problem = Problem::LeftOut(Furniture::Picture);

/// What only the rows beside it tell to be a picture's, above the text. (A headline can
/// stand twice there.)
pub(super) fn is_told(rows: &[Row<'_>], at: usize) -> bool {
    let twin = || is_twin(rows, at) && names_agency_last(&rows[at]);
    is_beside(rows, at) || twin() || is_numbered_picture(rows, at)
}

/// What only the rows beside it tell to be a picture's, between paragraphs.
pub(super) fn is_told_within(rows: &[Row<'_>], at: usize) -> bool {
    /// So many rows on the text goes on.
    const NEAR: usize = 12;
    let credited = || {
        at > 0
            && rows[at].kind == Kind::Text
            && names_agency_last(&rows[at])
            && rows[at + 1..].iter().take(NEAR).any(|row| row.shape.is_paragraph())
    };
    is_beside(rows, at) || is_twin(rows, at) || is_again_agency(rows, at) || credited()
}

/// An agency alone between paragraphs, here and again further on: the credit of each
/// picture. A single one can be anything.
fn is_again_agency(rows: &[Row<'_>], at: usize) -> bool {
    /// So many rows away.
    const NEAR: usize = 30;
    let row = &rows[at];
    let near = || rows.iter().take(at + NEAR).skip(at.saturating_sub(NEAR));
    row.kind == Kind::Text
        && footer::agency_names(row).is_some()
        && near().filter(|other| other.text == row.text).nth(1).is_some()
}

fn is_beside(rows: &[Row<'_>], at: usize) -> bool {
    rows[at].kind == Kind::Text
        && (is_above_caption(rows, at) || is_above_credit(rows, at) || is_below_label(rows, at))
}

/// A copied picture leaves its alternative text above its caption: what the caption
/// says, without the credit.
fn is_above_caption(rows: &[Row<'_>], at: usize) -> bool {
    let (row, next) = (&rows[at], rows.get(at + 1));
    let begins = |next: &&Row<'_>| {
        // A heading is shorter than what a picture shows.
        row.shape.words >= 4
            && next.text.len() > row.text.len()
            && next.text.starts_with(row.text)
            && next.gap <= 1
    };
    next.filter(begins).and_then(between) == Some(PICTURE)
}

/// `Sailboats off the point on Friday.` above `Harbour Museum via AP`.
fn is_above_credit(rows: &[Row<'_>], at: usize) -> bool {
    /// No caption is longer.
    const LONGEST: u32 = 500;
    rows[at].shape.size <= LONGEST
        && rows
            .get(at + 1)
            .is_some_and(|next| next.gap == 0 && next.kind == Kind::Text && names_way(next))
}

/// `Harbour Museum via AP`: a picture's owner and who gave it out, and nothing else.
fn names_way(row: &Row<'_>) -> bool {
    let named = |(owner, agency): (&str, &str)| {
        owner.starts_with(char::is_uppercase) && stands_for(agency, Word::Agency)
    };
    row.shape.words <= 10 && row.text.rsplit_once(" via ").is_some_and(named)
}

/// `Image caption,` and below it the caption.
fn is_below_label(rows: &[Row<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|above| rows.get(above)).is_some_and(|above| {
        let open = above.text.ends_with([',', ':', '：']);
        rows[at].gap == 0 && open && is_bare_label(above)
    })
}

/// `Photo`, `Image caption,`: the label of a picture, and nothing else.
fn is_bare_label(row: &Row<'_>) -> bool {
    row.shape.words <= 2 && stands_for(row.text, Word::Picture)
}

/// Alternative text and caption, or the title of a link, that say the same: two lines
/// without a full stop near a paragraph. A verse that is sung twice is shorter.
fn is_twin(rows: &[Row<'_>], at: usize) -> bool {
    /// So many rows away: the links of a page stand side by side.
    const NEAR: usize = 8;
    /// Longer than verses are.
    const LONG: u32 = 50;
    let row = &rows[at];
    let says_same = |at: usize| rows.get(at).is_some_and(|other| other.text == row.text);
    let first = if at > 0 && says_same(at - 1) { at - 1 } else { at };
    let near = || rows.iter().take(first + NEAR).skip(first.saturating_sub(NEAR));
    row.kind == Kind::Text
        && row.shape.size >= LONG
        && row.shape.ending != Ending::Stop
        && says_same(first + 1)
        && near().any(|row| row.shape.is_paragraph())
}

/// `1 of 2. A view of the harbour …`: a picture of several, above the text. Points
/// of a list have their like below.
fn is_numbered_picture(rows: &[Row<'_>], at: usize) -> bool {
    let is_mark = |c: char| matches!(c, '.' | '|' | ')');
    let is_numbered = |row: &Row<'_>| {
        row.text.starts_with(|c: char| c.is_ascii_digit())
            && row.text.len() <= 400
            && phrase_ends(row.text, &[Word::Numbered], usize::MAX, is_mark).next().is_some()
    };
    is_numbered(&rows[at]) && rows.get(at + 1).is_some_and(|next| !is_numbered(next))
}

/// A credit takes up no more than this, in bytes, at either end.
const CREDIT: usize = 60;

/// The same of one that stands apart from the caption.
const LONG_CREDIT: usize = 110;

/// A caption: a picture's credit ends it (`… Photo: Jane Doe`, `(AP Photo/…)`)
/// or begins it, or an agency stands at both ends (a copied picture: its
/// alternative text and its credit). A sentence about pictures is text.
pub(super) fn is_picture(row: &Row<'_>) -> bool {
    /// No caption is longer, in bytes.
    const LONGEST: usize = 800;
    if row.text.len() > LONGEST {
        return false;
    }
    if begins_as_picture(row.text) || is_bare_label(row) {
        return true;
    }
    if let Some((_, inner)) = row.text.strip_suffix(").").and_then(|text| text.rsplit_once('(')) {
        return names_picture(inner);
    }
    let first = first_word(row.text);
    let framed = (4..=40).contains(&row.shape.words)
        && row.text.ends_with(first)
        && stands_for(first, Word::Agency);
    let bracket = row.text.ends_with([')', ']']);
    if framed || !bracket && row.shape.ending == Ending::Stop {
        return framed;
    }
    // Of a long line only what is set apart can be a credit.
    let near = end(row.text, CREDIT);
    let marked = (row.shape.size <= 120 || near.contains(['(', '['])) && marks_picture(near);
    // Chinese captions end in `photographed`.
    let photographed = row.text.ends_with(['摄', '攝']);
    (marked || photographed || is_credit(behind_sentence(row)) || names_way(row))
        && dateline::trailing(row.text).is_none()
}

/// The last bytes of a line.
fn end(text: &str, most: usize) -> &str {
    let before = start(text, text.len().saturating_sub(most));
    text.get(before.len()..).unwrap_or_default()
}

/// `Credit Jane Doe/The Harbour Courier`, `via Getty Images`.
fn is_credit(text: &str) -> bool {
    let labelled = || {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ':' | ',');
        phrase_ends(text, &[Word::Picture], 3, is_end).last().is_some_and(|end| {
            let name = text.get(end..).unwrap_or_default().trim_start_matches([' ', ':', ',']);
            name.starts_with(|c: char| !c.is_lowercase())
        })
    };
    !text.is_empty() && (marks_picture(text) || labelled())
}

/// What stands behind the last sentence of a line, as no other words do: `… on Friday.
/// Credit Jane Doe/The Harbour Courier`. A page's copy can lack the blank.
fn behind_sentence<'d>(row: &Row<'d>) -> &'d str {
    let behind =
        end(row.text, LONG_CREDIT).rsplit_once(['.', '。', '।']).map(|(_, rest)| rest.trim());
    behind.filter(|rest| rest.starts_with(|c: char| !c.is_lowercase())).unwrap_or_default()
}

/// `… on Friday. Reuters`: an agency and nothing else behind the last sentence.
fn names_agency_last(row: &Row<'_>) -> bool {
    row.shape.ending == Ending::None
        && row.shape.words >= 4
        && stands_for(behind_sentence(row), Word::Agency)
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

/// `【写真】…`, `(Photo) …`, `▲ … ⓒ…`, `图为…`: a bracket, the sign of Korean papers,
/// or words that set a caption off.
fn begins_as_picture(text: &str) -> bool {
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
