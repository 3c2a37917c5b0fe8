//! Runs of UTF-8 among the characters of a text.

use super::super::Span;
use super::meetings::Meeting;
use super::shape::{self, Around};
use super::tables::{Table, reverse};

/// Neighbouring characters of UTF-8, each written as two to four.
#[derive(Debug)]
pub(super) struct Run {
    /// Where it stands.
    pub(super) span: Span,
    /// How many characters are written.
    pub(super) characters: usize,
    /// What it was.
    pub(super) decoded: String,
    /// Can it be nothing else than mojibake?
    pub(super) certain: bool,
}

/// How many characters of a text are beyond ASCII.
pub(super) fn beyond_ascii(text: &str) -> usize {
    text.bytes().filter(|byte| *byte >= 0xC0).count()
}

/// One character of UTF-8, written as several.
struct Sequence<'t> {
    written: &'t str,
    decoded: char,
}

/// The runs of a text in one of the encodings.
pub(super) fn runs(text: &str, meetings: &[Meeting], table: Table) -> Vec<Run> {
    let mut runs = Vec::new();
    each_run(text, meetings, table, |span, sequences| {
        runs.push(Run {
            span,
            characters: sequences.iter().map(|it| it.written.chars().count()).sum(),
            decoded: sequences.iter().map(|it| it.decoded).collect(),
            certain: is_certain(text, span, sequences, table),
        });
    });
    runs
}

/// Is there a run that can be nothing else than mojibake? Hardly a text has one,
/// so it is asked before the runs are put together.
pub(super) fn holds_certain(text: &str, meetings: &[Meeting], table: Table) -> bool {
    /// The most that all but the last of a long run's characters take: each is
    /// written as four, none of which takes more than three bytes.
    const NEAR: usize = (shape::LONG - 1) * 4 * 3;
    let is_near = |some: &[Meeting]| some[shape::LONG - 1].at - some[0].at <= NEAR;
    let is_telling = |meeting: &Meeting| {
        let lead = text.get(meeting.at..).and_then(|rest| rest.chars().next());
        lead.is_some_and(|lead| shape::may_tell(lead, table))
    };
    let mut of_table = meetings.iter().filter(|meeting| meeting.tables.has(table));
    if !of_table.any(is_telling) && !meetings.windows(shape::LONG).any(is_near) {
        return false;
    }
    let mut found = false;
    each_run(text, meetings, table, |span, sequences| {
        found = found || is_certain(text, span, sequences, table);
    });
    found
}

/// Takes each run: where it stands, and its characters. They are found each by
/// itself, as none can begin within another one.
fn each_run(
    text: &str,
    meetings: &[Meeting],
    table: Table,
    mut take: impl FnMut(Span, &[Sequence<'_>]),
) {
    let mut sequences = Vec::new();
    let mut span = Span::new(0, 0);
    for meeting in meetings.iter().filter(|meeting| meeting.tables.has(table)) {
        let Some(sequence) = text.get(meeting.at..).and_then(|rest| sequence(rest, table)) else {
            continue;
        };
        if meeting.at != span.end && !sequences.is_empty() {
            take(span, &sequences);
            sequences.clear();
        }
        if sequences.is_empty() {
            span.start = meeting.at;
        }
        span.end = meeting.at + sequence.written.len();
        sequences.push(sequence);
    }
    if !sequences.is_empty() {
        take(span, &sequences);
    }
}

/// The character of UTF-8 that the text begins with, when it is one that texts
/// have.
fn sequence(text: &str, table: Table) -> Option<Sequence<'_>> {
    let mut characters = text.chars();
    let mut next = || reverse().byte(characters.next()?, table).map(u32::from);
    let lead = next()?;
    let length = match lead {
        0xC2..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0..0xF5 => 4,
        _ => return None,
    };
    let mut number = lead & (0x7F >> length);
    for _ in 1..length {
        let byte = next().filter(|byte| byte & 0xC0 == 0x80)?;
        number = number << 6 | byte & 0x3F;
    }
    // UTF-8 writes nothing longer than it must.
    let decoded = char::from_u32(number).filter(|it| it.len_utf8() == length)?;
    let written = text.get(..text.len() - characters.as_str().len())?;
    shape::is_likely(decoded).then_some(Sequence { written, decoded })
}

/// Can a run be nothing else than mojibake?
fn is_certain(text: &str, span: Span, sequences: &[Sequence<'_>], table: Table) -> bool {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    sequences.len() >= shape::LONG
        || sequences.iter().enumerate().any(|(index, sequence)| {
            let around = Around {
                before: if index == 0 { before } else { None },
                after: if index + 1 == sequences.len() { after } else { None },
            };
            shape::is_certain(sequence.written, sequence.decoded, around, table)
        })
}
