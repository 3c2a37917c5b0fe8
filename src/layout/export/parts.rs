//! Files without a mark of any database's: the tag of a record, a line of one
//! sign, a wide gap or the labels of a header, again and again, tell the articles
//! apart. Each part must read as an article by itself; else a rule is only a rule.

use std::ops::Range;

use super::{Export, mark};
use crate::language::{Word, fold};
use crate::layout::header::Known;
use crate::layout::survey::{Kind, Row};
use crate::layout::wrap::Wrap;
use crate::layout::{Piece, Role, footer, is_prose, label, labelled, masthead, paragraphs, tags};

/// Reads a part; `None` where it does not read as an article.
pub(super) type Reader = fn(&[Row<'_>], &Range<usize>) -> Option<Vec<Piece>>;

/// Cuts at the tags of records, at repeated headers, at rules or at wide gaps,
/// whichever gives parts that read as articles.
pub(super) fn cut(rows: &[Row<'_>]) -> Option<Export> {
    tagged(rows).or_else(|| repeated(rows)).or_else(|| ruled(rows)).or_else(|| spaced(rows))
}

/// The tag of a record begins each part: `<DOC>`.
fn tagged(rows: &[Row<'_>]) -> Option<Export> {
    let begins = |at: &usize| rows.get(*at).is_some_and(|row| tags::begins_record(row.text));
    let articles = all(rows, &parts_at(rows, begins)?, tagged_part)?;
    Some(Export { articles, announced: true, ..Export::default() })
}

/// A part below the tag of a record.
pub(super) fn tagged_part(rows: &[Row<'_>], range: &Range<usize>) -> Option<Vec<Piece>> {
    record(rows, range).or_else(|| part(rows, range))
}

/// The same two labels, one directly below the other, begin each part.
fn repeated(rows: &[Row<'_>]) -> Option<Export> {
    let label = |at: usize| label_at(rows, at);
    let (first, second) = (label(0)?, label(1)?);
    if first == second {
        return None;
    }
    let begins = |at: &usize| {
        label(*at).is_some_and(|label| label == first)
            && label(*at + 1).is_some_and(|label| label == second)
    };
    let ranges = parts_at(rows, begins)?;
    let articles = all(rows, &ranges, repeated_part)?;
    Some(Export { articles, ..Export::default() })
}

/// A part below the labels of a header.
pub(super) fn repeated_part(rows: &[Row<'_>], range: &Range<usize>) -> Option<Vec<Piece>> {
    let rows: Vec<_> = rows.get(range.clone())?.iter().cloned().map(labelled_too).collect();
    part(&rows, &(0..rows.len()))
}

/// The label of a row, folded.
pub(super) fn label_at(rows: &[Row<'_>], at: usize) -> Option<String> {
    let row = rows.get(at)?;
    match &row.kind {
        Kind::Label(line) => row.text.get(line.label.clone()).map(fold),
        _ => None,
    }
}

/// Where labels begin the lines, the summary's does too, however long it is.
fn labelled_too(row: Row<'_>) -> Row<'_> {
    let line = match row.kind {
        Kind::Text => label::read(row.text, None),
        _ => None,
    };
    match line.filter(|line| line.means.has(Word::Standfirst)) {
        Some(line) => Row { kind: Kind::Label(Box::new(line)), ..row },
        None => row,
    }
}

/// A separator has so many signs at least; three are a pause in a text.
const FEWEST_SIGNS: usize = 5;

/// Rows of one sign (`==========`), all alike, between the parts.
fn ruled(rows: &[Row<'_>]) -> Option<Export> {
    let mut signs: Vec<_> = rows.iter().filter_map(separator).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.into_iter().find_map(|sign| ruled_by(rows, sign))
}

fn ruled_by(rows: &[Row<'_>], sign: char) -> Option<Export> {
    let is_rule = |row: &Row<'_>| separator(row) == Some(sign);
    let rules = rows.iter().enumerate().filter(|(_, row)| is_rule(row)).map(|(at, _)| at);
    let (mut parts, mut outside) = (Vec::new(), Vec::new());
    let mut start = 0;
    for end in rules.chain([rows.len()]) {
        if start < end {
            parts.push(start..end);
        }
        outside.extend(rows.get(end).map(|row| mark(row.span)));
        start = end + 1;
    }
    if parts.len() < 2 {
        return None;
    }
    if let Some(articles) = all(rows, &parts, whole_article) {
        return Some(Export { articles, outside, announced: false });
    }
    are_records(rows, &parts).then(|| all(rows, &parts, record))?.map(|articles| Export {
        articles,
        outside,
        announced: true,
    })
}

/// Do the same two labels stand first in each of the parts?
fn are_records(rows: &[Row<'_>], parts: &[Range<usize>]) -> bool {
    let labels = |part| first_labels(rows, part);
    let first = parts.first().and_then(labels);
    first.as_ref().is_some_and(|(one, other)| one != other)
        && parts.iter().all(|part| labels(part) == first)
}

/// The two labels that stand first in a part.
pub(super) fn first_labels(rows: &[Row<'_>], part: &Range<usize>) -> Option<(String, String)> {
    let mut labels = part.clone().filter_map(|at| label_at(rows, at));
    Some((labels.next()?, labels.next()?))
}

/// A part that its labels say is an article: a title is stated, and the text can
/// stand elsewhere (`Title: …`, `Link: …`).
pub(super) fn record(rows: &[Row<'_>], range: &Range<usize>) -> Option<Vec<Piece>> {
    let rows = rows.get(range.clone())?;
    let blocks = labelled::blocks(rows);
    let pieces = blocks.are_telling().then(|| labelled::cut(rows, &blocks))?;
    pieces.iter().any(|piece| piece.role == Role::Headline).then_some(pieces)
}

/// The pieces of all the parts, where each can be read so.
fn all(rows: &[Row<'_>], parts: &[Range<usize>], read: Reader) -> Option<Vec<Vec<Piece>>> {
    parts.iter().map(|part| read(rows, part)).collect()
}

/// The sign of a row that is nothing but that.
pub(super) fn separator(row: &Row<'_>) -> Option<char> {
    let first =
        row.text.chars().next().filter(|c| matches!(c, '=' | '-' | '_' | '*' | '#' | '~'))?;
    let alike = row.text.chars().all(|c| c == first);
    (alike && row.text.len() >= FEWEST_SIGNS).then_some(first)
}

/// Nobody leaves so many lines blank within an article.
pub(super) const WIDE_GAP: u32 = 4;

/// Wide gaps, or form feeds, between the parts.
fn spaced(rows: &[Row<'_>]) -> Option<Export> {
    let begins =
        |at: &usize| rows.get(*at).is_some_and(|row| *at == 0 || row.gap >= WIDE_GAP || row.feeds);
    let ranges = parts_at(rows, begins)?;
    let articles = all(rows, &ranges, whole_article).or_else(|| all(rows, &ranges, addressed))?;
    Some(Export { articles, ..Export::default() })
}

/// A part as programs that collect pages write it: the title, the outlet, the
/// page's address and its text, each on lines of its own. The address is what
/// tells: no text begins with one, so that what stands above it is no text.
pub(super) fn addressed(rows: &[Row<'_>], range: &Range<usize>) -> Option<Vec<Piece>> {
    /// The longest name of an outlet, in words.
    const NAME: u32 = 5;
    let rows = rows.get(range.clone())?;
    let at = rows.iter().position(|row| row.kind == Kind::Address)?;
    let (head, text) = (rows.get(..at)?, rows.get(at + 1..)?);
    let (title, outlet) = match head {
        [title] => (title, None),
        [title, outlet] if outlet.shape.words <= NAME => (title, Some(outlet)),
        _ => return None,
    };
    if head.iter().any(|row| row.shape.is_paragraph()) || !text.iter().any(|row| is_prose(row.text))
    {
        return None;
    }
    let why = "above the address of the page";
    let mut pieces = vec![Piece::new(Role::Headline, title.span, why)];
    pieces.extend(outlet.map(|row| Piece::new(Role::Outlet, row.span, why)));
    let why = "an address between the title and the text";
    pieces.extend(rows.get(at).map(|row| Piece::new(Role::Credit, row.span, why)));
    let end = footer::cut(text, &mut pieces);
    let text = text.get(..end)?;
    paragraphs::cut(text, Wrap::detect(text), false, &mut pieces);
    Some(pieces)
}

/// The parts that begin at these rows, each up to the next; `None` where there
/// are fewer than two.
fn parts_at(rows: &[Row<'_>], begins: impl Fn(&usize) -> bool) -> Option<Vec<Range<usize>>> {
    let starts: Vec<_> = (0..rows.len()).filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    let ranges = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    (starts.len() >= 2).then_some(ranges)
}

/// A part as its own labels or its header give it; `None` without prose.
fn part(rows: &[Row<'_>], range: &Range<usize>) -> Option<Vec<Piece>> {
    let rows = rows.get(range.clone())?;
    let blocks = labelled::blocks(rows);
    let pieces = if blocks.are_telling() {
        labelled::cut(rows, &blocks)
    } else {
        masthead::cut(rows, Known::default())
    };
    let reads = |piece: &Piece| {
        let row = rows.iter().find(|row| row.span.end == piece.value.end);
        piece.role == Role::Paragraph
            && row.is_some_and(|row| is_prose(row.text) || row.shape.is_paragraph())
    };
    pieces.iter().any(reads).then_some(pieces)
}

/// A part that says what it is: it has a headline, and with it a date, an
/// outlet, an address or a byline. The parts of one article do not.
pub(super) fn whole_article(rows: &[Row<'_>], range: &Range<usize>) -> Option<Vec<Piece>> {
    // A part that begins with a sentence goes on with the article before it.
    rows.get(range.start).filter(|row| !row.shape.is_paragraph())?;
    let pieces = part(rows, range)?;
    let titled = pieces.iter().any(|piece| piece.role == Role::Headline);
    let stated = pieces.iter().any(|piece| {
        let first = rows.get(range.start).map_or(0, |row| row.span.start);
        let text = pieces.iter().find(|piece| piece.role == Role::Paragraph);
        let above = piece.value.start >= first
            && text.is_some_and(|text| piece.value.start < text.value.start);
        above && matches!(piece.role, Role::Date(_) | Role::Outlet | Role::Credit | Role::Byline)
    });
    (titled && stated).then_some(pieces)
}
