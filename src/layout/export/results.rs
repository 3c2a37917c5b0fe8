//! Exports that list their results first, numbered, with outlet and day, and
//! then give the texts in the same order, each below its day and page:
//!
//! ```text
//! 1. Title of the first              (* the list *)
//!
//! The Outlet, Monday 4 March 2024, p. 7, 512w.
//!
//! The first words of its text
//!
//! 04-03-2024, p.7                    (* the texts *)
//!
//! Title of the first
//! …
//! ```

use super::block::{Block, blocks, line};
use super::signs::begins_copyright;
use super::{Export, article, count, left_out, mark};
use crate::date::{self, DateOrder, Reading};
use crate::diagnostic::{Furniture, Problem};
use crate::document::{Document, Span};
use crate::language::{fold, is_alphanumeric};
use crate::layout::fields::{self, Value};
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::Shape;
use crate::layout::{Piece, Role, crowd, label, names};

/// An entry of the list.
struct Entry {
    /// Its blocks.
    blocks: std::ops::Range<usize>,
    /// The title behind the number.
    title: Span,
    /// The line with outlet and day.
    line: Span,
    outlet: Span,
    reading: Reading,
}

/// Cuts such an export; `None` where there is no list, or not a text for each
/// of its entries.
pub(super) fn cut(document: &Document<'_>, order: Option<DateOrder>) -> Option<Export> {
    let first = document.lines().iter().find(|line| !line.is_blank())?;
    number(document.slice(first.text)).filter(|(number, _)| *number == 1)?;
    let blocks = blocks(document, 0..document.lines().len());
    let (entries, end) = entries(document, &blocks, order);
    if entries.len() < 2 {
        return None;
    }
    let starts = starts(document, &blocks, end, &entries, order);
    let mut export = Export { announced: true, ..Export::default() };
    if starts.len() != entries.len() {
        let (announced, found) = (entries.len(), starts.len());
        let role = Role::Remark(Problem::ArticleCount { announced, found });
        export.outside.push(Piece::new(role, first.text, "the entries of the list are counted"));
    }
    let first_text = starts.first().map_or(blocks.len(), |(block, _)| *block);
    for block in blocks.get(end..first_text).unwrap_or_default() {
        let why = "stands between the list and the texts";
        export.outside.push(left_out(block.span(document), Furniture::Cover, why));
    }
    let ends = starts.iter().skip(1).map(|(block, _)| *block).chain([blocks.len()]);
    let mut missing = vec![true; entries.len()];
    for ((start, entry), end) in starts.iter().zip(ends) {
        let (Some(text), Some(entry), Some(missing)) =
            (blocks.get(*start..end), entries.get(*entry), missing.get_mut(*entry))
        else {
            continue;
        };
        *missing = false;
        let lines = text.first().map_or(0, |it| it.first)..text.last().map_or(0, |it| it.after);
        export.articles.push(match crowd::refused(document, lines) {
            Some(refused) => vec![refused],
            None => article(document, &blocks, entry, text, order),
        });
    }
    for (entry, _) in entries.iter().zip(missing).filter(|(_, missing)| *missing) {
        export.outside.extend(listed(document, &blocks, entry, None));
    }
    (!export.articles.is_empty()).then_some(export)
}

/// `12. Title`: the number, and where the title begins. A sign can stand
/// before the number: a byte order mark that another encoding made a `?`.
fn number(text: &str) -> Option<(usize, usize)> {
    let rest = text.trim_start_matches(|c: char| !is_alphanumeric(c));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits)?.parse().ok()?;
    let title = rest.get(digits..)?.strip_prefix('.')?.trim_start();
    (!title.is_empty()).then(|| (number, text.len() - title.len()))
}

/// The entries, numbered from one, and the block after the last.
fn entries(
    document: &Document<'_>,
    blocks: &[Block],
    order: Option<DateOrder>,
) -> (Vec<Entry>, usize) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let text = document.slice(line(document, block.first));
        let next = number(text).filter(|(number, _)| *number == entries.len() + 1);
        let entry = next.and_then(|(_, start)| {
            let title = block.span(document);
            let title = Span::new(title.start + start, title.end);
            let below = blocks.get(at + 1)?.span(document);
            let (outlet, reading) = outlet_and_day(document, below, order)?;
            Some(Entry { blocks: at..at + 2, title, line: below, outlet, reading })
        });
        match (entry, entries.last_mut()) {
            (Some(entry), _) => {
                entries.push(entry);
                at += 2;
            }
            // The first words of a text, one block.
            (None, Some(last))
                if last.blocks.len() == 2
                    && last.blocks.end == at
                    && !is_day(document, *block, order) =>
            {
                last.blocks.end += 1;
                at += 1;
            }
            _ => break,
        }
    }
    (entries, at)
}

/// A short line that is a day, with a page or so beside it.
fn is_day(document: &Document<'_>, block: Block, order: Option<DateOrder>) -> bool {
    block.len() == 1 && day(document.slice(block.span(document)), order).is_some()
}

fn day(text: &str, order: Option<DateOrder>) -> Option<Reading> {
    /// `31-12-2024, p.123`, and the names of months.
    const LONGEST: usize = 40;
    let short = text.len() <= LONGEST && text.starts_with(|c: char| c.is_ascii_digit());
    date::read(text, order)
        .filter(|reading| short && reading.date.is_some() && reading.before.is_empty())
}

/// `The Outlet, Monday 4 March 2024, p. 7, 512w.`
fn outlet_and_day(
    document: &Document<'_>,
    span: Span,
    order: Option<DateOrder>,
) -> Option<(Span, Reading)> {
    let text = document.slice(span);
    let reading = date::read(text, order).filter(|reading| reading.date.is_some())?;
    let before = text.get(..reading.range.start)?.trim_end();
    let outlet = label::trimmed(text, 0..before.strip_suffix(',')?.len());
    (!outlet.is_empty())
        .then(|| (Span::new(span.start + outlet.start, span.start + outlet.end), reading))
}

/// The block with which the text of each entry begins: the next day line that
/// is the entry's day. An entry without a text is passed over.
fn starts(
    document: &Document<'_>,
    blocks: &[Block],
    from: usize,
    entries: &[Entry],
    order: Option<DateOrder>,
) -> Vec<(usize, usize)> {
    let mut starts = Vec::new();
    let mut entry = 0;
    for (at, block) in blocks.iter().enumerate().skip(from) {
        let first = document.slice(line(document, block.first));
        let Some(reading) = day(first, order) else { continue };
        // So many entries in a row can be without a text.
        let rest = entries.iter().enumerate().skip(entry).take(3);
        let found = rest.filter(|(_, it)| it.reading.date == reading.date).map(|(at, _)| at).next();
        if let Some(found) = found {
            starts.push((at, found));
            entry = found + 1;
        }
    }
    starts
}

fn article(
    document: &Document<'_>,
    blocks: &[Block],
    entry: &Entry,
    text: &[Block],
    order: Option<DateOrder>,
) -> Vec<Piece> {
    // Names and the title can stand directly below the day.
    let lines = text.first().map_or(0..0, |block| block.first..block.after);
    let lines = lines.map(|at| Block { first: at, after: at + 1 });
    let blocks_below = text.get(1..).unwrap_or_default().iter().copied();
    let text: Vec<_> = lines.chain(blocks_below).collect();
    let Some((day, rest)) = text.split_first() else { return Vec::new() };
    let mut pieces = vec![mark(day.span(document))];
    let title = fold(document.slice(entry.title));
    /// Regions, sections and names stand between the day and the title.
    const ABOVE: usize = 5;
    let at = rest
        .iter()
        .take(ABOVE)
        .position(|block| fold(document.slice(block.span(document))) == title);
    let headline = at.and_then(|at| rest.get(at)).map(|block| block.span(document));
    pieces.extend(listed(document, blocks, entry, Some(headline)));
    let mut named = false;
    for block in rest.get(..at.unwrap_or(0)).unwrap_or_default() {
        let span = block.span(document);
        let name = document.slice(span);
        if !named && is_author(document, name, entry) {
            named = true;
            pieces.extend(super::value::authors(document, span, span));
        } else {
            pieces.push(left_out(
                span,
                Furniture::Header,
                "stands between the day and the headline",
            ));
        }
    }
    let body = rest.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
    let notices = body
        .iter()
        .rev()
        .take_while(|block| begins_copyright(document.slice(block.span(document))));
    let (body, notices) = body.split_at(body.len() - notices.count());
    pieces.extend(notices.iter().map(|block| {
        left_out(block.span(document), Furniture::Copyright, "a notice below the text")
    }));
    article::body(document, body, order, &mut pieces);
    let found = count::words_of(document, &pieces);
    pieces.extend(
        declared(document, entry).and_then(|declared| count::far(entry.line, declared, found)),
    );
    pieces
}

/// A name, and not that of a part of the paper: `The Outlet Weekend`.
fn is_author(document: &Document<'_>, name: &str, entry: &Entry) -> bool {
    let part = document
        .slice(entry.outlet)
        .split_whitespace()
        .any(|word| word.chars().count() > 3 && name.split_whitespace().any(|part| part == word));
    let evidence = outlet::evidence(name, &Shape::of(name), &[]);
    let named = names::is_full_name(name) || super::value::by(name).is_some();
    named && !part && evidence < Evidence::Word
}

/// The pieces of an entry: outlet and day stand nowhere else; the title only
/// where the text has none. Without a text all of it is left out.
fn listed(
    document: &Document<'_>,
    blocks: &[Block],
    entry: &Entry,
    text: Option<Option<Span>>,
) -> Vec<Piece> {
    let results = |span| left_out(span, Furniture::Results, "the list of results says it too");
    let span = |range: std::ops::Range<usize>| {
        blocks
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|block| results(block.span(document)))
            .collect::<Vec<_>>()
    };
    let Some(headline) = text else { return span(entry.blocks.clone()) };
    let mut pieces = span(entry.blocks.start + 2..entry.blocks.end);
    let title = blocks.get(entry.blocks.start).map_or(entry.title, |block| block.span(document));
    let why = "the title in the list of results";
    match headline {
        Some(headline) => {
            pieces.push(results(title));
            pieces.push(Piece::new(
                Role::Headline,
                headline,
                "the title that the list of results has",
            ));
        }
        None => pieces.push(Piece { role: Role::Headline, value: entry.title, whole: title, why }),
    }
    let why = "before the day in the list of results";
    pieces.push(Piece::new(Role::Outlet, entry.outlet, why));
    let read = Value {
        text: document.slice(entry.line),
        span: entry.line,
        whole: entry.line,
        reading: Some(&entry.reading),
    };
    pieces.extend(fields::date(&read, "in the list of results").unwrap_or_default());
    pieces
}

/// `512w.`: the number of words that an entry states.
fn declared(document: &Document<'_>, entry: &Entry) -> Option<usize> {
    let last = document.slice(entry.line).split_whitespace().next_back()?;
    last.trim_end_matches('.').strip_suffix('w')?.parse().ok()
}
