//! Every encoding that encoding_rs knows, in more than thirty languages and three
//! lengths: how often it is told from the bytes alone, and what becomes of the
//! rest. A text that was decoded wrongly is never without a warning.

mod texts;

use std::collections::BTreeMap;
use std::fmt::Write;

use encoding_rs::Encoding;
use newsclip::{Charset, DecodeOptions, Document, Severity, UnknownCharset};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// What is to come out; measured by this test.
const TABLE: &str = include_str!("../../floors/encodings.tsv");

/// The forty encodings of the Encoding Standard, all that encoding_rs has.
const ENCODINGS: [&str; 40] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "ISO-8859-8-I",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "macintosh",
    "x-mac-cyrillic",
    "GBK",
    "gb18030",
    "Big5",
    "Shift_JIS",
    "EUC-JP",
    "ISO-2022-JP",
    "EUC-KR",
    "x-user-defined",
    "replacement",
];

/// Characters: a headline, a paragraph, an article.
const LENGTHS: [usize; 3] = [40, 160, 600];

/// What became of samples.
#[derive(Debug, Default)]
struct Tally {
    languages: Vec<&'static str>,
    samples: usize,
    /// Decoded as it was written.
    right: usize,
    /// Decoded otherwise, with a warning that it is a guess.
    warned: usize,
    /// Not decoded: an error with its place.
    refused: usize,
    /// Decoded otherwise, and nothing said.
    silent: Vec<String>,
}

impl Tally {
    fn add(&mut self, text: &str, bytes: &[u8]) {
        self.samples += 1;
        let Ok(document) = Document::from_bytes(bytes, &DecodeOptions::default()) else {
            self.refused += 1;
            return;
        };
        if document.text() == text {
            self.right += 1;
        } else if document.encoding_remarks().any(|it| it.problem.severity() >= Severity::Warning) {
            self.warned += 1;
        } else {
            self.silent.push(text.to_owned());
        }
    }
}

/// Pieces of the text, each of so many characters or a little less, that end at
/// a word's end where there are words. An article is the whole text or the
/// first so many characters.
fn pieces(text: &str, length: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let end = characters.len().min(at + length);
        let piece: String = characters[at..end].iter().collect();
        let words = if end < characters.len() { piece.rsplit_once(' ') } else { None };
        let piece = words.map_or(piece.as_str(), |(piece, _)| piece);
        at += piece.chars().count().max(1);
        let whole = length == LENGTHS[2];
        if whole || piece.chars().count() * 4 >= length * 3 {
            pieces.push(piece.trim().to_owned());
        }
        if whole {
            break;
        }
    }
    pieces
}

/// The text as people write it in an encoding that lacks some characters:
/// typewriter quotes and dashes, cedillas in Romanian, Vietnamese tones as
/// characters of their own. And its bytes, if that is enough.
fn encoded(text: &str, name: &str) -> Option<(String, Vec<u8>)> {
    match name {
        "UTF-16LE" => {
            return Some((
                text.to_owned(),
                text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ));
        }
        "UTF-16BE" => {
            return Some((
                text.to_owned(),
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ));
        }
        _ => {}
    }
    let encoding = Encoding::for_label_no_replacement(name.as_bytes())?;
    let fits = |text: &str| !encoding.encode(text).2;
    let plain: String = text
        .chars()
        .map(|c| {
            let mut one = [0; 4];
            if fits(c.encode_utf8(&mut one)) {
                return c.to_string();
            }
            match c {
                '‘' | '’' | '‚' => "'".to_owned(),
                '“' | '”' | '„' | '«' | '»' | '″' => "\"".to_owned(),
                '–' | '—' => "-".to_owned(),
                '…' => "...".to_owned(),
                '€' => "EUR".to_owned(),
                'ș' => "ş".to_owned(),
                'ț' => "ţ".to_owned(),
                'Ș' => "Ş".to_owned(),
                'Ț' => "Ţ".to_owned(),
                _ => with_marks_apart(c, fits),
            }
        })
        .collect();
    let (bytes, _, unmappable) = encoding.encode(&plain);
    let bytes = bytes.into_owned();
    (!unmappable).then_some((plain, bytes))
}

/// A letter with two marks as windows-1258 has it: one with the letter, the
/// tone after it.
fn with_marks_apart(c: char, fits: impl Fn(&str) -> bool) -> String {
    let parts: Vec<char> = std::iter::once(c).nfd().collect();
    let [letter, marks @ ..] = &parts[..] else { return c.to_string() };
    for (index, mark) in marks.iter().enumerate() {
        let Some(with) = compose(*letter, *mark) else { continue };
        let rest = marks.iter().enumerate().filter(|(other, _)| *other != index);
        let apart: String = std::iter::once(with).chain(rest.map(|(_, mark)| *mark)).collect();
        if fits(&apart) {
            return apart;
        }
    }
    parts.into_iter().collect()
}

fn measure() -> BTreeMap<(usize, usize), Tally> {
    let mut tallies: BTreeMap<(usize, usize), Tally> = BTreeMap::new();
    for (language, text) in texts::texts() {
        for (length_at, length) in LENGTHS.into_iter().enumerate() {
            for piece in pieces(&text, length) {
                for (at, name) in ENCODINGS.into_iter().enumerate() {
                    // ASCII is the same in all of them, and right in all of them.
                    let Some((text, bytes)) = encoded(&piece, name) else { continue };
                    if text.is_ascii() && !name.starts_with("UTF-16") {
                        continue;
                    }
                    let tally = tallies.entry((at, length_at)).or_default();
                    tally.add(&text, &bytes);
                    if !tally.languages.contains(&language) {
                        tally.languages.push(language);
                    }
                }
            }
        }
    }
    tallies
}

#[test]
fn what_is_guessed_is_measured_and_never_wrong_in_silence() {
    let tallies = measure();
    let mut table = String::from(
        "# What is told from bytes alone, by encoding and length in characters: samples, of them\n\
         # decoded right, wrong with a warning, refused with an error; the languages it can write.\n\
         # Measured by tests/integration/encoding_table, which says how. None was wrong in silence.\n\
         # encoding\tlength\tsamples\tright\twarned\trefused\tlanguages\n",
    );
    for ((at, length), tally) in &tallies {
        let Tally { languages, samples, right, warned, refused, silent } = tally;
        assert_eq!(*silent, [""; 0], "{} {}", ENCODINGS[*at], LENGTHS[*length]);
        let (name, length) = (ENCODINGS[*at], LENGTHS[*length]);
        let languages = languages.join(" ");
        writeln!(table, "{name}\t{length}\t{samples}\t{right}\t{warned}\t{refused}\t{languages}")
            .unwrap();
    }
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("encodings.tsv");
    std::fs::write(&path, &table).unwrap();
    assert!(table == TABLE, "the table has changed; what was measured is in {}", path.display());
}

#[test]
fn the_list_is_that_of_encoding_rs() {
    for name in ENCODINGS {
        assert_eq!(Encoding::for_label(name.as_bytes()).unwrap().name(), name);
        // The one that stands for encodings which are not to be read at all.
        let expected = if name == "replacement" { Err(UnknownCharset) } else { Ok(name) };
        assert_eq!(name.parse::<Charset>().map(Charset::name), expected);
    }
}

#[test]
fn there_are_twenty_languages_and_more() {
    let languages: Vec<_> = texts::texts().into_iter().map(|(language, _)| language).collect();
    assert!(languages.len() >= 32 && languages.is_sorted(), "{languages:?}");
}
