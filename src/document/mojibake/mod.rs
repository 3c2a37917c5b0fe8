//! Mojibake: UTF-8 that was read as a legacy encoding, such as `Ã©` for `é`.
//!
//! The known repairers (ftfy, and plsfix, its copy in Rust, an upper layer of
//! regular expressions) weigh whole texts by heuristics and rewrite more than
//! this one fault. Here a place is mojibake only by its shape, which no text
//! has that was not read wrongly; the tables are encoding_rs's.
//!
//! The bytes of a character of UTF-8 are all beyond ASCII, and only its first
//! one can begin it. So looked for are [`meetings`]: a character that is such a
//! first byte in one of the [`tables`], and directly behind it one that is a
//! further byte. Characters whose bytes are UTF-8 make a *run*, one after the
//! other. Whether a run was read wrongly is what [`shape`] decides: `é »` in a
//! French text is a run too (U+983B), and text.

mod meetings;
mod runs;
mod shape;
mod tables;

use std::borrow::Cow;

use super::Span;
use meetings::{Meeting, meetings};
use runs::{Run, beyond_ascii, holds_certain, runs};
use tables::{Table, Tables};

/// One kind of mojibake in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mojibake {
    /// The encoding as which the UTF-8 was read.
    pub(super) name: &'static str,
    /// The first place.
    pub(super) first: Span,
    /// How many places there are.
    pub(super) places: usize,
}

/// So often can a text have been read wrongly one time after the other. (Each
/// reading doubles it; three are rare already.)
const ROUNDS: usize = 4;

/// What mojibake there is in a text, by place.
pub(super) fn find(text: &str) -> Vec<Mojibake> {
    let mut found: Vec<Mojibake> = Vec::new();
    for (table, run) in wrong(text) {
        match found.iter_mut().find(|it| it.name == table.name()) {
            Some(kind) => kind.places += 1,
            None => found.push(Mojibake { name: table.name(), first: run.span, places: 1 }),
        }
    }
    found
}

/// The text as it was before it was read wrongly, and what was repaired, with
/// its places in the repaired text.
pub(super) fn repair(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<Mojibake>) {
    let (mut text, mut repaired) = (text, Vec::<Mojibake>::new());
    for _ in 0..ROUNDS {
        let wrong = wrong(&text);
        if wrong.is_empty() {
            break;
        }
        let (mended, moves) = mend(&text, &wrong);
        text = Cow::Owned(mended);
        for kind in &mut repaired {
            kind.first = moved(kind.first, &moves);
        }
        // What a later round repairs of the same kind stood in the place of an
        // earlier one.
        for ((table, _), (_, first)) in wrong.iter().zip(moves) {
            let name = table.name();
            if !repaired.iter().any(|kind| kind.name == name) {
                let places = wrong.iter().filter(|(other, _)| other.name() == name).count();
                repaired.push(Mojibake { name, first, places });
            }
        }
    }
    (text, repaired)
}

/// The text with each run as it was, and from where to where each moved.
fn mend(text: &str, wrong: &[(Table, Run)]) -> (String, Vec<(Span, Span)>) {
    let mut mended = String::with_capacity(text.len());
    let mut moves = Vec::with_capacity(wrong.len());
    let mut copied = 0;
    for (_, run) in wrong {
        mended.push_str(text.get(copied..run.span.start).unwrap_or_default());
        let start = mended.len();
        mended.push_str(&run.decoded);
        moves.push((run.span, Span::new(start, mended.len())));
        copied = run.span.end;
    }
    mended.push_str(text.get(copied..).unwrap_or_default());
    (mended, moves)
}

/// Where a span stands after the runs have moved; all of a run that it shares a
/// byte with.
fn moved(span: Span, moves: &[(Span, Span)]) -> Span {
    let at = |offset: usize, is_end: bool| {
        let after = moves.partition_point(|(from, _)| from.start + usize::from(is_end) <= offset);
        match after.checked_sub(1).and_then(|last| moves.get(last)) {
            Some((from, to)) if offset < from.end && is_end => to.end,
            Some((from, to)) if offset < from.end => to.start,
            Some((from, to)) => to.end + (offset - from.end),
            None => offset,
        }
    };
    Span::new(at(span.start, false), at(span.end, true))
}

/// The runs that were read wrongly, by place, none overlapping another.
fn wrong(text: &str) -> Vec<(Table, Run)> {
    let meetings = meetings(text);
    if meetings.is_empty() {
        return Vec::new();
    }
    let tables = meetings.iter().fold(Tables::default(), |all, meeting| all.or(meeting.tables));
    let mut kinds: Vec<(Table, Vec<Run>)> = Table::all()
        .filter(|table| tables.has(*table) && holds_certain(text, &meetings, *table))
        .map(|table| (table, wrong_in(text, &meetings, table)))
        .filter(|(_, runs)| !runs.is_empty())
        .collect();
    // Tables have much in common; the one that explains most goes first.
    let explained = |runs: &[Run]| runs.iter().map(|run| run.characters).sum::<usize>();
    kinds.sort_by_key(|(_, runs)| std::cmp::Reverse(explained(runs)));
    let mut wrong: Vec<(Table, Run)> = Vec::new();
    for (table, runs) in kinds {
        let is_free = |run: &Run| {
            let after = wrong.partition_point(|(_, it)| it.span.end <= run.span.start);
            wrong.get(after).is_none_or(|(_, it)| !it.span.overlaps(run.span))
        };
        let free: Vec<_> = runs.into_iter().filter(is_free).map(|run| (table, run)).collect();
        wrong.extend(free);
        wrong.sort_by_key(|(_, run)| run.span.start);
    }
    wrong
}

/// The runs of a table that were read wrongly: those that cannot be anything
/// else; and where there is one such, those that could be, in lines or texts
/// in which every character beyond ASCII belongs to a run.
fn wrong_in(text: &str, meetings: &[Meeting], table: Table) -> Vec<Run> {
    let mut runs = runs(text, meetings, table);
    let explained: usize = runs.iter().map(|run| run.characters).sum();
    if explained < beyond_ascii(text) {
        let pure = pure_lines(text, &runs);
        runs.retain(|run| run.certain || is_within(&pure, run.span));
    }
    runs.retain(|run| shape::gives_text(&run.decoded, table));
    runs
}

/// The lines with a certain run, all of whose characters beyond ASCII are in runs.
fn pure_lines(text: &str, runs: &[Run]) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut looked = 0;
    for run in runs.iter().filter(|run| run.certain) {
        if run.span.start < looked {
            continue;
        }
        let line = line_around(text, run.span);
        looked = line.end;
        let all = beyond_ascii(text.get(line.start..line.end).unwrap_or_default());
        let first = runs.partition_point(|run| run.span.end <= line.start);
        let within = runs.iter().skip(first).take_while(|run| run.span.start < line.end);
        if within.map(|run| run.characters).sum::<usize>() == all {
            lines.push(line);
        }
    }
    lines
}

/// The line on which a span stands, up to the line ends before and after it.
fn line_around(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let before = bytes.get(..span.start).unwrap_or_default();
    let start = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1);
    let after = bytes.get(span.end..).unwrap_or_default();
    let length = memchr::memchr2(b'\n', b'\r', after).unwrap_or(after.len());
    Span::new(start, span.end + length)
}

fn is_within(lines: &[Span], span: Span) -> bool {
    let after = lines.partition_point(|line| line.end <= span.start);
    lines.get(after).is_some_and(|line| line.start <= span.start)
}

#[cfg(test)]
mod tests;
