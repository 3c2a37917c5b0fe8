//! Captions and credits of pictures, which a copied page leaves among the text.

use super::shape::{Ending, first_word, start};
use super::survey::{Kind, Row};
use super::{dateline, furniture, names};
use crate::diagnostic::{Furniture, Problem};
use crate::language::{Mark, Word, marks_picture, phrase_ends, stands_for, stands_for_any};

/// What is left out with a picture.
pub(super) const PICTURE: Problem = Problem::LeftOut(Furniture::Picture);

/// Does what a row says by itself tell that it is a picture's?
pub(super) fn is_told(row: &Row<'_>) -> bool {
    match &row.kind {
        Kind::Label(line) => line.means.has(Word::Picture) && row.shape.size <= 200,
        Kind::Text => is_picture(row),
        _ => false,
    }
}

/// Do only the rows beside it tell, above the text? (A headline can stand twice there.)
pub(super) fn is_told_above(rows: &[Row<'_>], at: usize) -> bool {
    let twin = || is_twin(rows, at) && names_agency_last(&rows[at]);
    is_beside(rows, at) || twin() || is_numbered_picture(rows, at) || is_alternative(rows, at)
}

/// `Harbour wall` directly above its caption: the words for those who cannot see the
/// picture. Between paragraphs it can be a heading.
fn is_alternative(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let is_caption = |next: &Row<'_>| next.gap == 0 && next.shape.words >= 8 && is_told(next);
    at > 0
        && row.kind == Kind::Text
        && row.gap > 0
        && row.shape.words <= 4
        && row.shape.ending == Ending::None
        && rows.get(at + 1).is_some_and(is_caption)
}

/// Do only the rows beside it tell, between paragraphs?
pub(super) fn is_told_within(rows: &[Row<'_>], at: usize) -> bool {
    /// So many rows on the text goes on.
    const NEAR: usize = 12;
    let credited = || {
        at > 0
            && rows[at].kind == Kind::Text
            && names_agency_last(&rows[at])
            && rows[at + 1..].iter().take(NEAR).any(|row| row.shape.is_paragraph())
    };
    is_beside(rows, at) || is_twin(rows, at) || credited() || at > 0 && is_dispatched(&rows[at])
}

/// `【베를린=뉴시스】홍길동 기자 = … 하고 있다. 2017.07.06. photo@newsis.com`: below the text's own
/// dateline, one that an address of mail or the agency's name closes again.
fn is_dispatched(row: &Row<'_>) -> bool {
    let last = || row.text.rsplit([' ', '/']).next().unwrap_or_default();
    row.kind == Kind::Text
        && row.text.starts_with(['【', '[', '(', '（'])
        && row.shape.ending == Ending::None
        && (last().contains('@') || stands_for(last(), Word::Agency))
        && dateline::read(row.text).is_some_and(|found| !found.reporters.is_empty())
}

fn is_beside(rows: &[Row<'_>], at: usize) -> bool {
    rows[at].kind == Kind::Text
        && (is_above_caption(rows, at) || is_above_credit(rows, at) || is_below_label(rows, at))
}

/// A copied picture leaves its alternative text above its caption (what the caption
/// says, without the credit), or a label: `Photo`.
fn is_above_caption(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let begins = |next: &&Row<'_>| {
        // A heading is shorter than what a picture shows.
        row.shape.words >= 4
            && next.text.len() > row.text.len()
            && next.text.starts_with(row.text)
            && next.gap <= 1
    };
    rows.get(at + 1).filter(|next| begins(next) || is_bare_label(row)).is_some_and(is_told)
}

/// `Sailboats off the point on Friday.` above `Harbour Museum via AP`, or once more below
/// it.
fn is_above_credit(rows: &[Row<'_>], at: usize) -> bool {
    /// No caption is longer.
    const LONGEST: u32 = 500;
    let row = &rows[at];
    let names_it =
        |next: &Row<'_>| next.gap == 0 && next.kind == Kind::Text && is_bare_credit(next);
    let again = || {
        let above = at.checked_sub(2).and_then(|above| rows.get(above..at));
        matches!(above, Some([first, credit]) if first.text == row.text && is_bare_credit(credit))
    };
    row.shape.size <= LONGEST
        && row.shape.ending == Ending::Stop
        && (rows.get(at + 1).is_some_and(names_it) || again())
}

/// A picture's owner and who gave it out, and nothing else: `Harbour Museum via AP`,
/// `Jane Doe/Reuters`, `Photographs by Jane Doe for The Courier`.
fn is_bare_credit(row: &Row<'_>) -> bool {
    let named =
        |(owner, agency): (&str, &str)| are_names(owner) && stands_for(agency, Word::Agency);
    let labelled = || {
        let ends = phrase_ends(row.text, &[Word::Picture], 3, char::is_whitespace);
        ends.last().and_then(|end| row.text.split_at_checked(end)).is_some_and(|(label, names)| {
            // `Photo` alone begins other lines, too.
            label.contains(' ') && are_names(names.trim_start())
        })
    };
    (2..=10).contains(&row.shape.words)
        && row.shape.ending == Ending::None
        && (row.text.rsplit_once(" via ").is_some_and(named)
            || row.text.rsplit_once('/').is_some_and(named)
            || row.text.contains('/') && are_names(row.text) && marks_picture(row.text)
            || labelled())
}

/// `The harbour at dusk © Jane Doe / The Courier`.
fn is_owned(row: &Row<'_>) -> bool {
    /// Fewer words do not tell what a picture shows.
    const WORDS: usize = 5;
    row.shape.ending == Ending::None
        && row.text.rsplit_once('©').is_some_and(|(shown, owner)| {
            owner.len() <= CREDIT
                && are_names(owner.trim())
                && shown.split(' ').nth(WORDS - 1).is_some()
        })
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

/// `Image caption,` and below it the caption.
fn is_below_label(rows: &[Row<'_>], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    rows[at].gap == 0 && above.is_some_and(is_open_label)
}

/// `Photo`, `Image caption,`: the label of a picture, and nothing else.
fn is_bare_label(row: &Row<'_>) -> bool {
    row.shape.words <= 2 && stands_for(row.text, Word::Picture)
}

/// `Image caption,`. Without the comma it can be a heading.
fn is_open_label(row: &Row<'_>) -> bool {
    row.text.ends_with(',') && is_bare_label(row)
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
    // Points of a list, and what people say, can be told twice.
    let is_said = |text: &str| {
        names::bullet(text) > 0 || text.starts_with(['"', '\'', '“', '„', '‘', '«', '「', '『'])
    };
    row.kind == Kind::Text
        && row.shape.size >= LONG
        && row.shape.ending == Ending::None
        && !is_said(row.text)
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
/// alternative text and its credit). A sentence that only speaks of pictures is text.
pub(super) fn is_picture(row: &Row<'_>) -> bool {
    /// No caption is longer, in bytes.
    const LONGEST: usize = 800;
    if row.text.len() > LONGEST {
        return false;
    }
    if begins_as_picture(row.text) || is_open_label(row) || furniture::is_image_name(row.text) {
        return true;
    }
    if let Some((_, inner)) = row.text.strip_suffix(").").and_then(|text| text.rsplit_once('(')) {
        return names_picture(inner);
    }
    let first = first_word(row.text);
    if (4..=40).contains(&row.shape.words)
        && row.text.ends_with(first)
        && stands_for(first, Word::Agency)
    {
        return true;
    }
    if row.shape.ending == Ending::Stop && !row.text.ends_with([')', ']']) {
        return false;
    }
    (is_marked(row)
        || tells_side(row)
        || is_owned(row)
        || is_photographed(row.text)
        || is_credit(behind_sentence(row)))
        && dateline::trailing(row.text).is_none()
        || is_bare_credit(row)
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

/// `Jane Doe (left) and John Roe at the gate`: who stands where, and no full stop.
fn tells_side(row: &Row<'_>) -> bool {
    let is_side = |behind: &str| {
        behind.split_once([')', '）']).is_some_and(|(side, _)| stands_for(side, Mark::Side))
    };
    row.shape.size <= 200
        && row.shape.ending == Ending::None
        && row.text.split(['(', '（']).skip(1).any(is_side)
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
    // `拍摄`: the verb of a sentence.
    !before.ends_with('拍')
        && (parted.is_some_and(|(_, name)| is_short(name, LONG_NAME))
            || reporter.is_some_and(|(_, name)| is_short(name, NAME)))
}

/// The last bytes of a line.
fn end(text: &str, most: usize) -> &str {
    let before = start(text, text.len().saturating_sub(most));
    text.get(before.len()..).unwrap_or_default()
}

/// `Credit Jane Doe/The Harbour Courier`, `via Getty Images`.
fn is_credit(text: &str) -> bool {
    /// `Photo by`, `illustration by`, `handout via`: no credit has more that are no names.
    const SMALL: usize = 3;
    let labelled = || {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ':' | ',');
        phrase_ends(text, &[Word::Picture], 3, is_end).last().is_some_and(|end| {
            let name = text.get(end..).unwrap_or_default().trim_start_matches([' ', ':', ',']);
            are_names(name)
        })
    };
    let small = || text.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    !text.is_empty()
        && (marks_picture(text) && small() <= SMALL
            || labelled()
            || stands_for(text, Word::Picture))
}

/// What stands behind the last sentence of a line, as no other words do: `… on Friday.
/// Credit Jane Doe/The Harbour Courier`. A page's copy can lack the blank.
fn behind_sentence<'d>(row: &Row<'d>) -> &'d str {
    if row.shape.ending != Ending::None {
        return "";
    }
    let behind =
        end(row.text, LONG_CREDIT).rsplit_once(['.', '。', '।']).map(|(_, rest)| rest.trim());
    behind.filter(|rest| rest.starts_with(|c: char| !c.is_lowercase())).unwrap_or_default()
}

/// `… on Friday. Reuters`: an agency and nothing else behind the last sentence.
fn names_agency_last(row: &Row<'_>) -> bool {
    row.shape.words >= 4 && stands_for(behind_sentence(row), Word::Agency)
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
    if text.contains("(@") && posted() {
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
