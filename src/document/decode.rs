//! Bytes to text: which encoding it is, and decoding without silent damage.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding as Table, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::mojibake::{self, Mojibake};
use super::unreadable::Unreadable;
use super::{Encoding, controls, frame, lines, sniff};

/// What a caller can decide before bytes are decoded; the default decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecodeOptions {
    /// The bytes are in this encoding, whatever they look like.
    pub encoding: Option<Charset>,
    /// What cannot be decoded, and control characters, become U+FFFD and are
    /// counted, instead of being an error.
    pub lossy: bool,
    /// Mojibake, UTF-8 that was read as a legacy encoding before (`Ã©` for `é`),
    /// is repaired.
    pub repair: bool,
}

/// A character encoding of the Encoding Standard, parsed from any of its
/// labels or Python's names of code pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(pub(super) &'static Table);

impl Charset {
    /// The name of the Encoding Standard, such as `UTF-8` or `windows-1252`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no encoding's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCharset;

impl fmt::Display for UnknownCharset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown encoding (utf-8, utf-16le, windows-1252, shift_jis, gb18030, …)")
    }
}

impl std::error::Error for UnknownCharset {}

impl FromStr for Charset {
    type Err = UnknownCharset;

    fn from_str(label: &str) -> Result<Self, UnknownCharset> {
        // Names of Windows and of Python that the Encoding Standard lacks.
        let label = match label.to_ascii_lowercase().as_str() {
            "cp932" => "shift_jis",
            "cp936" => "gbk",
            "cp949" => "euc-kr",
            "cp950" => "big5",
            "latin-1" => "latin1",
            "utf_8" => "utf-8",
            "utf_16" => "utf-16",
            _ => label,
        };
        Table::for_label_no_replacement(label.as_bytes()).map(Self).ok_or(UnknownCharset)
    }
}

/// Text as it was decoded.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// How it was read.
    pub(super) encoding: Encoding,
    /// How many characters were replaced.
    pub(super) replaced: usize,
    /// Does it hold characters that break lines for some programs?
    pub(super) rare_breaks: bool,
    /// What mojibake was repaired, with its places in the text.
    pub(super) repaired: Vec<Mojibake>,
    /// What mojibake there is, as far as it was not.
    pub(super) mojibake: Vec<Mojibake>,
    /// Where the characters of a wire message's frame stand.
    pub(super) frame: Vec<(usize, char)>,
}

impl<'a> Decoded<'a> {
    pub(super) fn new(text: Cow<'a, str>, encoding: Encoding, rare_breaks: bool) -> Self {
        let (repaired, mojibake, frame) = (Vec::new(), mojibake::find(&text), Vec::new());
        Self { text, encoding, replaced: 0, rare_breaks, repaired, mojibake, frame }
    }
}

/// Decodes and looks for what is not text.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    options: &DecodeOptions,
) -> Result<Decoded<'a>, Unreadable> {
    if let Some(kind) = sniff::bytes(bytes) {
        return Err(Unreadable::NotText { kind });
    }
    if let Some((text, bom, is_plain)) = plain(bytes, options) {
        let encoding = Encoding { name: UTF_8.name(), bom, guessed: false };
        return match sniff::text(text) {
            Some(kind) => Err(Unreadable::NotText { kind }),
            None if options.repair => clean(text.into(), encoding, 0, options),
            None => {
                let rare_breaks = !is_plain && lines::has_rare_breaks(text);
                Ok(Decoded::new(text.into(), encoding, rare_breaks))
            }
        };
    }
    let (table, rest, encoding) = choose(bytes, options);
    let (text, malformed) = convert(table, rest, bytes.len() - rest.len(), options.lossy)?;
    match sniff::text(&text) {
        Some(kind) => Err(Unreadable::NotText { kind }),
        None => clean(text, encoding, malformed, options),
    }
}

/// Decoded text without what is no text: mojibake, the frame of a message, and
/// control characters, in this order. U+0080 to U+009F are half of the UTF-8
/// that was read as Latin-1, and a frame's places count in the repaired text.
fn clean<'a>(
    text: Cow<'a, str>,
    encoding: Encoding,
    malformed: usize,
    options: &DecodeOptions,
) -> Result<Decoded<'a>, Unreadable> {
    let (text, mut repaired) =
        if options.repair { mojibake::repair(text) } else { (text, Vec::new()) };
    let (text, mut frame) = frame::open(text);
    let rare_breaks = lines::has_rare_breaks(&text);
    let mut mojibake = mojibake::find(&text);
    if options.lossy {
        let kinds = repaired.iter_mut().chain(&mut mojibake);
        let ends = kinds.flat_map(|it| [&mut it.first.start, &mut it.first.end]);
        let places = ends.chain(frame.iter_mut().map(|(at, _)| at)).collect();
        let (text, controls) = controls::replace(text, places);
        let replaced = malformed + controls;
        return Ok(Decoded { text, encoding, replaced, rare_breaks, repaired, mojibake, frame });
    }
    match controls::first(&text, 0) {
        None => Ok(Decoded { text, encoding, replaced: 0, rare_breaks, repaired, mojibake, frame }),
        Some((at, character)) => {
            let (line, column) = lines::position(text.get(..at).unwrap_or_default());
            Err(Unreadable::ControlCharacter { character, line, column })
        }
    }
}

/// UTF-8 without control characters, whether a mark stood before it, and
/// whether it is plain: nearly every input, and borrowed after two passes.
fn plain<'a>(bytes: &'a [u8], options: &DecodeOptions) -> Option<(&'a str, bool, bool)> {
    if options.encoding.is_some_and(|Charset(stated)| stated != UTF_8) {
        return None;
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let text = valid_utf8(rest.unwrap_or(bytes))?;
    let is_plain = controls::is_plain(text);
    let fits = is_plain || controls::first(text, 0).is_none();
    fits.then_some((text, rest.is_some(), is_plain))
}

/// The encoding, the bytes after the byte order mark, and how that is known.
/// What the caller states comes first, then a mark, valid UTF-8, UTF-16 by
/// its common characters, and last the guess of Firefox.
pub(super) fn choose<'a>(
    bytes: &'a [u8],
    options: &DecodeOptions,
) -> (&'static Table, &'a [u8], Encoding) {
    let how = |table: &'static Table, bom, guessed| Encoding { name: table.name(), bom, guessed };
    let mark = Table::for_bom(bytes);
    let after = |length| bytes.get(length..).unwrap_or_default();
    match (options.encoding, mark) {
        // `utf-16` says nothing of the byte order, the mark does.
        (Some(Charset(stated)), Some((marked, length)))
            if stated == marked || (is_utf_16(stated) && is_utf_16(marked)) =>
        {
            (marked, after(length), how(marked, true, false))
        }
        (Some(Charset(stated)), _) => (stated, bytes, how(stated, false, false)),
        (None, Some((marked, length))) => (marked, after(length), how(marked, true, false)),
        (None, None) => {
            let table = detect(bytes);
            (table, bytes, how(table, false, table != UTF_8))
        }
    }
}

pub(super) fn is_utf_16(table: &'static Table) -> bool {
    table == UTF_16LE || table == UTF_16BE
}

/// The encoding of bytes without a mark.
pub(super) fn detect(bytes: &[u8]) -> &'static Table {
    let valid = valid_utf8(bytes).is_some();
    if let Some(table) = unmarked_utf_16(bytes, valid) {
        return table;
    }
    // ISO-2022-JP is ASCII with escape sequences.
    let escapes = memchr::memmem::find(bytes, b"\x1B$").is_some();
    if (valid && !escapes) || (!valid && is_damaged_utf8(bytes)) {
        return UTF_8;
    }
    let japanese = if escapes { Iso2022JpDetection::Allow } else { Iso2022JpDetection::Deny };
    let mut detector = EncodingDetector::new(japanese);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        table if valid && table != ISO_2022_JP => UTF_8,
        table => table,
    }
}

/// The bytes as text; the check is encoding_rs's, 20 times as fast on accented
/// text as the standard library's.
fn valid_utf8(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

/// UTF-16 without a mark, by the byte order that gives more of the characters
/// that every text has: ASCII and the commonest CJK marks. Their bytes, NUL
/// above all, are control characters in any other encoding.
///
/// In an alphabetic script NUL and one other byte (04 in Russian, 0E in Thai) are
/// most high bytes; in ASCII text with a stray NUL the commonest byte is one in
/// five. In an ideographic one, which is no valid UTF-8, one character in
/// fifty is common; stray control characters in other text are rarer.
fn unmarked_utf_16(bytes: &[u8], valid_utf8: bool) -> Option<&'static Table> {
    const CONTROLS: std::ops::Range<u8> = 0..9;
    if !bytes.iter().any(|byte| CONTROLS.contains(byte)) {
        return None;
    }
    // Without `0`, `N`, `_` and `g`, which in the other byte order are the ideographic
    // space and the common ideographs 一, 开 and 最.
    let is_common = |unit: &u16| {
        matches!(unit, 0x0A | 0x0D | 0x20..=0x7E | 0x3001 | 0x3002 | 0xFF0C)
            && !matches!(unit, 0x30 | 0x4E | 0x5F | 0x67)
    };
    let (units, _) = bytes.as_chunks::<2>();
    let little = units.iter().map(|unit| u16::from_le_bytes(*unit)).filter(is_common).count();
    let big = units.iter().map(|unit| u16::from_be_bytes(*unit)).filter(is_common).count();
    let decodes = |table: &'static Table| {
        table.decode_without_bom_handling_and_without_replacement(bytes).is_some()
    };
    let (table, high, common) = match (little, big) {
        (0, 0) => return one_control_byte(units).filter(|table| decodes(table)),
        _ if little > 4 * big => (UTF_16LE, 1, little),
        _ if big > 4 * little => (UTF_16BE, 0, big),
        _ => return None,
    };
    let [nul, others @ ..] = counts(units, high);
    let alphabetic = nul + others.into_iter().max().unwrap_or_default() >= units.len() / 2;
    let ideographic = !valid_utf8 && common >= units.len() / 50;
    ((alphabetic || ideographic) && decodes(table)).then_some(table)
}

/// How often each byte stands at this place of a unit.
fn counts(units: &[[u8; 2]], place: usize) -> [usize; 256] {
    let mut counts = [0; 256];
    for unit in units {
        counts[usize::from(unit[place])] += 1;
    }
    counts
}

/// UTF-16 of a script without spaces, such as a line of Thai: nine of ten high
/// bytes are one control character.
fn one_control_byte(units: &[[u8; 2]]) -> Option<&'static Table> {
    let is_one = |place| {
        let most = counts(units, place).into_iter().enumerate().max_by_key(|(_, count)| *count);
        most.is_some_and(|(byte, count)| {
            matches!(byte, 0x01..=0x08 | 0x0E..=0x1F) && count * 10 >= units.len() * 9
        })
    };
    match (is_one(1), is_one(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 with a few bad bytes, such as a file that was cut: four valid
/// characters beyond ASCII for each bad place. In a legacy encoding one pair of
/// bytes in five at most is valid UTF-8 by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * bad
}

/// Decodes; what is no character is an error with its place, or U+FFFD and
/// counted. `before` is the length of the mark.
fn convert<'a>(
    table: &'static Table,
    bytes: &'a [u8],
    before: usize,
    lossy: bool,
) -> Result<(Cow<'a, str>, usize), Unreadable> {
    /// In one piece the room is made for the longest text that so many bytes can be.
    const BLOCK: usize = 1 << 20;
    if bytes.len() <= BLOCK
        && let Some(text) = table.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return Ok((text, 0));
    }
    let mut decoder = table.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut read = 0;
    let mut malformed = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let block = rest.get(..BLOCK).unwrap_or(rest);
        let last = block.len() == rest.len();
        let room = decoder.max_utf8_buffer_length_without_replacement(block.len());
        text.reserve(room.unwrap_or(block.len()));
        let (result, more) = decoder.decode_to_string_without_replacement(block, &mut text, last);
        read += more;
        match result {
            DecoderResult::InputEmpty if last => return Ok((text.into(), malformed)),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) if !lossy => {
                let bad = usize::from(length) + usize::from(after);
                let (line, column) = lines::position(&text);
                let (encoding, offset) = (table.name(), before + read - bad);
                return Err(Unreadable::Undecodable { encoding, offset, line, column });
            }
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                malformed += 1;
            }
        }
    }
}
