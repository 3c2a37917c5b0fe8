//! Islands of characters beyond ASCII, and the runs of UTF-8 in them.

use super::super::Span;
use super::shape::{self, Around};
use super::tables::{Table, Tables, reverse};

/// Neighbouring characters beyond ASCII, where a byte that begins a character
/// of UTF-8 stands before one that continues it.
#[derive(Debug)]
pub(super) struct Island {
    /// Where it stands.
    pub(super) span: Span,
    /// In which encodings that is so.
    pub(super) tables: Tables,
}

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

/// The islands of a text in which there can be runs. Most texts are done after
/// a vectorised pass: in Latin script hardly two characters beyond ASCII meet.
pub(super) fn islands(text: &str) -> Vec<Island> {
    let bytes = text.as_bytes();
    let mut islands = Vec::new();
    let mut at = 0;
    while let Some(meeting) = meeting(bytes, at) {
        let before = bytes[at..meeting].iter().rev().take_while(|byte| !byte.is_ascii()).count();
        at = look_at(text, meeting - before, &mut islands);
    }
    islands
}

/// Looks at island after island, up to where none has come for a while. Gives
/// the byte up to which it has looked.
fn look_at(text: &str, from: usize, islands: &mut Vec<Island>) -> usize {
    /// More of ASCII than stands between the words of another script.
    const FAR: usize = 16;
    let (bytes, reverse) = (text.as_bytes(), reverse());
    let (mut tables, mut leads) = (Tables::default(), Tables::default());
    let (mut start, mut at, mut plain) = (from, from, 0);
    let mut end = |start, end, tables: Tables| {
        if !tables.is_empty() {
            islands.push(Island { span: Span::new(start, end), tables });
        }
    };
    while let Some(byte) = bytes.get(at).filter(|_| plain < FAR) {
        if byte.is_ascii() {
            if plain == 0 {
                end(start, at, tables);
                (tables, leads) = (Tables::default(), Tables::default());
            }
            plain += 1;
            at += 1;
            start = at;
            continue;
        }
        plain = 0;
        let (part, width) = match (*byte, bytes.get(at + 1)) {
            // Most of the letters that the tables have are of two bytes.
            (0xC0..0xE0, Some(second)) => (reverse.part_of_two(*byte, *second), 2),
            _ => {
                let character = text.get(at..).and_then(|rest| rest.chars().next());
                let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
                (reverse.part(character), character.len_utf8())
            }
        };
        tables = tables.or(leads.and(part.continues()));
        leads = part.leads();
        at += width;
    }
    end(start, at, tables);
    at
}

/// How many characters of a text are beyond ASCII.
pub(super) fn beyond_ascii(text: &str) -> usize {
    text.bytes().filter(|byte| *byte >= 0xC0).count()
}

/// Where at or after a place one character beyond ASCII ends and the next begins.
fn meeting(bytes: &[u8], from: usize) -> Option<usize> {
    const CHUNK: usize = 128;
    let meet = |last: u8, next: u8| u8::from((last & 0xC0 == 0x80) & (next >= 0xC0));
    let mut at = from;
    loop {
        let last = bytes.get(at..)?;
        let last = last.get(..CHUNK).unwrap_or(last);
        let next = bytes.get(at + 1..).filter(|rest| !rest.is_empty())?;
        // Without branches, for the vectoriser.
        if last.iter().zip(next).fold(0, |found, (last, next)| found | meet(*last, *next)) != 0 {
            let step = last.iter().zip(next).position(|(last, next)| meet(*last, *next) != 0);
            return step.map(|step| at + step + 1);
        }
        at += CHUNK;
    }
}

/// One character of UTF-8, written as several.
struct Sequence<'t> {
    written: &'t str,
    decoded: char,
}

/// The runs of an island.
pub(super) fn runs(text: &str, span: Span, table: Table) -> Vec<Run> {
    let mut runs = Vec::new();
    each_run(text, span, table, |span, sequences| {
        runs.push(Run {
            span,
            characters: sequences.iter().map(|it| it.written.chars().count()).sum(),
            decoded: sequences.iter().map(|it| it.decoded).collect(),
            certain: is_certain(text, span, sequences, table),
        });
    });
    runs
}

/// Does an island hold a run that can be nothing else than mojibake? Hardly one
/// does, so it is asked before the runs are put together.
pub(super) fn holds_certain(text: &str, span: Span, table: Table) -> bool {
    let mut found = false;
    each_run(text, span, table, |span, sequences| {
        found = found || is_certain(text, span, sequences, table);
    });
    found
}

/// Takes each run of an island: where it stands, and its characters.
fn each_run(text: &str, span: Span, table: Table, mut take: impl FnMut(Span, &[Sequence<'_>])) {
    let mut sequences = Vec::new();
    let (mut start, mut at) = (span.start, span.start);
    let mut end = |start, end, sequences: &mut Vec<_>| {
        if !sequences.is_empty() {
            take(Span::new(start, end), sequences);
            sequences.clear();
        }
    };
    while at < span.end {
        let rest = text.get(at..span.end).unwrap_or_default();
        if let Some(sequence) = sequence(rest, table) {
            at += sequence.written.len();
            sequences.push(sequence);
            continue;
        }
        end(start, at, &mut sequences);
        at += rest.chars().next().map_or(1, char::len_utf8);
        start = at;
    }
    end(start, at, &mut sequences);
}

/// The character of UTF-8 that the text begins with, when it is one that texts
/// have.
fn sequence(text: &str, table: Table) -> Option<Sequence<'_>> {
    let mut encoded = [0_u8; 4];
    let (mut length, mut needed, mut end) = (0, 4, 0);
    for character in text.chars() {
        encoded[length] = reverse().byte(character, table)?;
        if length == 0 {
            needed = match encoded[0] {
                0xC2..0xE0 => 2,
                0xE0..0xF0 => 3,
                0xF0..0xF5 => 4,
                _ => return None,
            };
        }
        length += 1;
        end += character.len_utf8();
        if length == needed {
            let decoded = str::from_utf8(&encoded[..length]).ok()?.chars().next()?;
            let written = text.get(..end)?;
            return shape::is_likely(decoded).then_some(Sequence { written, decoded });
        }
    }
    None
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
