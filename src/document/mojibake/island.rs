//! Islands of characters beyond ASCII, and the runs of UTF-8 in them.

use super::super::Span;
use super::shape::{self, Around};
use super::tables::{Reverse, Table, Tables, reverse};

/// Neighbouring characters beyond ASCII, where a byte that begins a character
/// of UTF-8 stands before one that continues it.
#[derive(Debug)]
pub(super) struct Island {
    /// Where it stands.
    pub(super) span: Span,
    /// In which encodings that is so.
    pub(super) tables: Tables,
}

/// What of a text is beyond ASCII.
#[derive(Debug, Default)]
pub(super) struct Islands {
    /// Those in which there can be runs.
    pub(super) suspects: Vec<Island>,
    /// How many characters there are, in the others too.
    pub(super) characters: usize,
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

/// The islands of a text. Nearly all texts are done after this: one pass, fast
/// over ASCII.
pub(super) fn islands(text: &str) -> Islands {
    let bytes = text.as_bytes();
    let mut islands = Islands::default();
    let reverse = reverse();
    let mut at = 0;
    while let Some(start) = beyond_ascii(bytes, at) {
        let length = bytes[start..].iter().take_while(|byte| !byte.is_ascii()).count();
        let span = Span::new(start, start + length);
        let island = text.get(span.start..span.end).unwrap_or_default();
        let (tables, characters) = suspicion(island, reverse);
        islands.characters += characters;
        if !tables.is_empty() {
            islands.suspects.push(Island { span, tables });
        }
        at = span.end;
    }
    islands
}

/// The first byte at or after a place that is not ASCII.
fn beyond_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(word) = bytes.get(at..at + 16).and_then(|it| <[u8; 16]>::try_from(it).ok()) {
        const HIGH: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;
        if u128::from_ne_bytes(word) & HIGH != 0 {
            break;
        }
        at += 16;
    }
    bytes.get(at..)?.iter().position(|byte| !byte.is_ascii()).map(|step| at + step)
}

/// In which encodings an island can hold runs, and how many characters it has.
fn suspicion(island: &str, reverse: &Reverse) -> (Tables, usize) {
    let (mut tables, mut leads) = (Tables::default(), Tables::default());
    let mut characters = 0;
    for character in island.chars() {
        characters += 1;
        let part = reverse.part(character);
        tables = tables.or(leads.and(part.continues));
        leads = part.leads;
    }
    (tables, characters)
}

/// One character of UTF-8, written as several.
struct Sequence<'t> {
    written: &'t str,
    decoded: char,
}

/// The runs of an island.
pub(super) fn runs(text: &str, span: Span, table: Table) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut sequences = Vec::new();
    let (mut start, mut at) = (span.start, span.start);
    while at < span.end {
        let rest = text.get(at..span.end).unwrap_or_default();
        if let Some(sequence) = sequence(rest, table) {
            at += sequence.written.len();
            sequences.push(sequence);
            continue;
        }
        runs.extend(run(text, Span::new(start, at), &sequences, table));
        sequences.clear();
        at += rest.chars().next().map_or(1, char::len_utf8);
        start = at;
    }
    runs.extend(run(text, Span::new(start, at), &sequences, table));
    runs
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

fn run(text: &str, span: Span, sequences: &[Sequence<'_>], table: Table) -> Option<Run> {
    if sequences.is_empty() {
        return None;
    }
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    let certain = sequences.len() >= shape::LONG
        || sequences.iter().enumerate().any(|(index, sequence)| {
            let around = Around {
                before: if index == 0 { before } else { None },
                after: if index + 1 == sequences.len() { after } else { None },
            };
            shape::is_certain(sequence.written, sequence.decoded, around, table)
        });
    Some(Run {
        span,
        characters: sequences.iter().map(|it| it.written.chars().count()).sum(),
        decoded: sequences.iter().map(|it| it.decoded).collect(),
        certain,
    })
}
