//! How far a header reaches: the rows that only a header has.

use crate::diagnostic::Furniture;
use crate::language::{Word, is_alphabetic, stands_for, stands_for_any};
use crate::layout::byline::{self, Byline};
use crate::layout::fields::{self, Value};
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::{Case, Ending, Shape, first_word, start};
use crate::layout::survey::{Kind, Row};
use crate::layout::wrap::Wrap;
use crate::layout::{dateline, names, reference};

/// A header has no more rows than this.
pub(super) const MOST_ROWS: usize = 40;

/// The row after the last one that only a header has (a date line, a byline, a
/// label). A header ends at the first paragraph; only a standfirst that is a
/// sentence may stand in it, above the date or the byline.
pub(super) fn anchor(rows: &[Row<'_>], wrap: Wrap) -> usize {
    let (mut anchor, mut sentences, mut told) = (0, 0, false);
    for (at, row) in rows.iter().enumerate().take(MOST_ROWS) {
        if at == 0 && reference::read(row).is_some() {
            anchor = 1;
            continue;
        }
        let follows = anchor == at
            && at > 0
            && (matches!(row.kind, Kind::Furniture(_) | Kind::Rule)
                || told && (is_names(row) || is_counter(row)));
        if is_evidence(rows, at) {
            anchor = at + 1;
            told = true;
        } else if follows || sentences == 0 && is_neutral(row) {
            anchor = at + 1;
        } else if is_paragraph(rows, at, wrap)
            && !row.text.ends_with(']')
            && !(told && is_closed_in(rows, at))
        {
            if let Some(text) = opening(rows, at, anchor, wrap) {
                anchor = text;
                break;
            }
            // A caption ends in its credit: `… on Friday [Reuters]`.
            sentences += 1;
            if told || row.shape.size > 260 || sentences > 1 || at > 0 && wrap.is_broken() {
                break;
            }
        }
    }
    let mut end = block_end(rows, anchor, wrap);
    // The page's own lines may stand below it, and a further block with them.
    while rows.get(end).is_some_and(|row| matches!(row.kind, Kind::Furniture(_)))
        && anchor > 0
        && end < MOST_ROWS
    {
        end = block_end(rows, end + 1, wrap);
    }
    end
}

/// Where the text opens with a dateline, here or, below a long summary, on the next
/// row: the line between it and the headline is none of the text. Of items that open
/// with one each it is.
fn opening(rows: &[Row<'_>], at: usize, anchor: usize, wrap: Wrap) -> Option<usize> {
    /// Items of news are no longer, in rows.
    const NEAR: usize = 8;
    let opens = |row: &Row<'_>| dateline::opens(row.text);
    let is_heading = |row: &Row<'_>| {
        row.kind == Kind::Text && !matches!(row.shape.ending, Ending::Stop | Ending::Question)
    };
    // The headline, the summary, the text.
    (at..=at + 1).find(|&at| {
        at == anchor + 2
            && rows.get(anchor).is_some_and(is_heading)
            && rows.get(anchor + 1).is_some_and(is_long_summary)
            && rows.get(at).is_some_and(opens)
            && is_paragraph(rows, at, wrap)
            && !is_paragraph(rows, anchor, wrap)
            && !rows[at + 1..].iter().take(NEAR).any(opens)
    })
}

/// Can this be a summary that is longer than a heading?
fn is_long_summary(row: &Row<'_>) -> bool {
    /// No summary is longer.
    const LONGEST: u32 = 320;
    /// A longer sentence is text.
    const SENTENCE: u32 = 200;
    let most = if row.shape.ending == Ending::Stop { SENTENCE } else { LONGEST };
    row.kind == Kind::Text && row.shape.size <= most
}

/// The number of comments or shares, a player's clock, a button of one letter.
pub(super) fn is_counter(row: &Row<'_>) -> bool {
    row.shape.size <= 16 && (row.shape.size == 1 || !row.text.contains(is_alphabetic))
}

/// Names and nothing else, below the date or the buttons of the page.
fn is_names(row: &Row<'_>) -> bool {
    let shape = row.shape;
    let short = shape.size <= 60 && shape.words <= 9 && shape.ending == Ending::None;
    let cased = matches!(shape.case, Case::Title) || shape.case == Case::Upper && shape.words <= 3;
    let is_text = row.kind == Kind::Text && short && cased;
    is_text
        && names::list(row.text, 0..row.text.len()).into_iter().all(|name| {
            row.text.get(name).is_some_and(|name| {
                names::is_full_name(name)
                    && outlet::evidence(name, &Shape::of(name), &[]) < Evidence::Word
            })
        })
}

/// What the person is or works for, directly below the name: `Political editor`,
/// `BBC News, Cumbria`.
fn has_work_below(rows: &[Row<'_>], at: usize) -> bool {
    rows.get(at + 1).filter(|next| next.gap == 0 && next.shape.words <= 6).is_some_and(|next| {
        let name = next.text.split(',').next().unwrap_or_default();
        let last = name.rsplit(' ').next().unwrap_or_default();
        stands_for(last, Word::Role)
            || outlet::evidence(name, &Shape::of(name), &[]) >= Evidence::Word
    })
}

/// A sentence of the header: below it stands what only a header has, and tells
/// so by its first words.
fn is_closed_in(rows: &[Row<'_>], at: usize) -> bool {
    rows.get(at + 1).is_some_and(|next| {
        let dated = || {
            stands_for_any(first_word(next.text), &[Word::Published, Word::Updated])
                || matches!(next.kind, Kind::Label(_))
        };
        is_evidence(rows, at + 1) && (next.byline.is_some() || dated())
    })
}

/// The short lines that stand in one block with the end of the header belong to
/// it, where blank lines part the paragraphs below.
fn block_end(rows: &[Row<'_>], anchor: usize, wrap: Wrap) -> usize {
    /// A block of buttons and captions has no more rows below the last one that
    /// is known.
    const MOST: usize = 8;
    if anchor == 0 {
        return anchor;
    }
    let is_short = |at: usize| {
        rows.get(at).is_some_and(|row| {
            row.gap == 0
                && matches!(row.shape.ending, Ending::None)
                && !matches!(row.kind, Kind::Label(_))
                && !is_paragraph(rows, at, wrap)
        })
    };
    let end = (anchor..anchor + MOST).take_while(|at| is_short(*at)).count() + anchor;
    let mut below = rows.iter().skip(end).take(MOST).filter(|row| row.shape.is_paragraph());
    let parted = rows.get(end).is_some_and(|row| row.gap > 0) && below.all(|row| row.gap > 0);
    if parted { end } else { anchor }
}

fn is_evidence(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    match &row.kind {
        Kind::Date(_) => row.dates_header,
        Kind::Label(line) => {
            let value = Value::behind(row, line);
            let fields =
                [Word::Published, Word::Updated, Word::Date, Word::Author, Word::By, Word::Outlet];
            line.means.any(&fields)
                && row.shape.size <= 160
                && !value.text.is_empty()
                && fields::pieces(line.means, row.span, &value).is_some()
        }
        Kind::Furniture(Furniture::Reader) => true,
        Kind::Text => {
            row.byline.is_some()
                || has_name_below(rows, at)
                || lower_byline(rows, at).is_some()
                || at > 0 && is_names(row) && has_work_below(rows, at)
                || is_name_between(rows, at)
        }
        _ => false,
    }
}

/// A name and nothing else, directly below the headline and above the text: in
/// a headline that is no name itself few words have capitals.
pub(super) fn is_name_between(rows: &[Row<'_>], at: usize) -> bool {
    let [headline, name, text, ..] = rows else { return false };
    // A place, a club or the one whom it is about is named in the text.
    let is_theme = |word: &str| {
        word.chars().count() > 3
            && (headline.text.contains(word) || start(text.text, 400).contains(word))
    };
    at == 1
        && name.gap == 0
        && headline.kind == Kind::Text
        && headline.shape.case == Case::Sentence
        && headline.shape.words >= 4
        && !headline.shape.is_paragraph()
        && (text.shape.is_paragraph() || dateline::opens(text.text))
        && is_names(name)
        && !name.text.split(' ').any(is_theme)
}

/// `By` and a name in lower case, directly above or below a date.
pub(super) fn lower_byline(rows: &[Row<'_>], at: usize) -> Option<Byline> {
    let is_date = |at: usize| matches!(rows.get(at).map(|row| &row.kind), Some(Kind::Date(_)));
    let row = &rows[at];
    let beside = row.shape.words <= 4 && (is_date(at + 1) || at > 0 && is_date(at - 1));
    beside.then(|| byline::read_lower(row.text)).flatten()
}

/// A label that may stand above the text or within it: no evidence of a header
/// once a sentence has stood above it.
fn is_neutral(row: &Row<'_>) -> bool {
    let labels =
        [Word::Located, Word::Picture, Word::Url, Word::Accessed, Word::Extra, Word::Source];
    matches!(&row.kind, Kind::Label(line) if line.means.any(&labels) && row.shape.size <= 160)
}

/// `By`, with the name on the next row.
pub(super) fn has_name_below(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    row.shape.words <= 2
        && row.shape.size <= 20
        && stands_for(row.text, Word::By)
        && rows.get(at + 1).is_some_and(|next| names::is_full_name(next.text))
}

/// Does this row begin a paragraph: by its own shape, or as the first of
/// several that run on?
pub(super) fn is_paragraph(rows: &[Row<'_>], at: usize, wrap: Wrap) -> bool {
    let row = &rows[at];
    let text = matches!(row.kind, Kind::Text | Kind::Label(_) | Kind::Date(_));
    text && (row.shape.is_paragraph()
        || rows.get(at + 1).is_some_and(|next| wrap.runs_on(row, next)))
}
