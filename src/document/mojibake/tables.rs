//! The encodings as which UTF-8 is read by mistake: from a character back to
//! its byte, in all of them at once.

use std::sync::LazyLock;

use encoding_rs::{
    Encoding, KOI8_U, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
    WINDOWS_1256,
};

/// The commonest first. Latin-1 is within windows-1252 (U+0080 to U+009F are
/// told from `€` to `Ÿ`), KOI8-R within KOI8-U. IBM866 is none of them: its
/// small letters look like UTF-8 of Chinese.
const TABLES: [&Encoding; 7] =
    [WINDOWS_1252, WINDOWS_1251, WINDOWS_1256, WINDOWS_1250, WINDOWS_1254, MACINTOSH, KOI8_U];

/// One of the encodings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Table(usize);

impl Table {
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..TABLES.len()).map(Self)
    }

    /// Its name in the Encoding Standard.
    pub(super) fn name(self) -> &'static str {
        TABLES[self.0].name()
    }

    fn is(self, encoding: &'static Encoding) -> bool {
        TABLES[self.0] == encoding
    }

    /// Are its leading bytes (C2 to F4) letters of Latin script?
    pub(super) fn is_latin(self) -> bool {
        self.is(WINDOWS_1252) || self.is(WINDOWS_1250) || self.is(WINDOWS_1254)
    }

    pub(super) fn is_macintosh(self) -> bool {
        self.is(MACINTOSH)
    }
}

/// Some of the encodings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tables(u8);

impl Tables {
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn has(self, table: Table) -> bool {
        self.0 & (1 << table.0) != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the bytes of a character can do in UTF-8: in the encodings of the lower
/// half, begin a character; in those of the upper half, continue one. (One
/// number, because every character beyond ASCII is looked up.)
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part(u16);

impl Part {
    /// In which encodings it begins a character.
    pub(super) const fn leads(self) -> Tables {
        Tables(self.0 as u8)
    }

    /// In which it continues one.
    pub(super) const fn continues(self) -> Tables {
        Tables((self.0 >> 8) as u8)
    }
}

/// A character's byte in each encoding, 0 where it has none.
type Bytes = [u8; TABLES.len()];

fn set(part: &mut Part, bytes: &mut Bytes, table: usize, byte: u8) {
    bytes[table] = byte;
    match byte {
        0xC2..=0xF4 => part.0 |= 1 << table,
        0x80..=0xBF => part.0 |= 0x100 << table,
        _ => {}
    }
}

/// Letters and signs up to here, those that UTF-8 writes as two bytes, are looked
/// up by their number. The last one of windows-1256 is U+06D2.
const LOW: usize = 0x800;

/// A character's number below [`LOW`] is its place here; the others by search.
pub(super) struct Reverse {
    low: [Part; LOW],
    low_bytes: [Bytes; LOW],
    high: Vec<(char, Part, Bytes)>,
}

static REVERSE: LazyLock<Reverse> = LazyLock::new(|| {
    let mut reverse = Reverse {
        low: [Part::default(); LOW],
        low_bytes: [Bytes::default(); LOW],
        high: Vec::new(),
    };
    for (table, encoding) in TABLES.iter().enumerate() {
        for byte in 0x80..=0xFF {
            let one = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&one);
            let control = char::from(byte);
            for character in text.chars().chain((byte < 0xA0).then_some(control)) {
                let number = u32::from(character) as usize;
                // As Latin-1, and bytes that the encoding leaves open.
                let undefined = character == control && !text.starts_with(control);
                if undefined && !encoding.name().starts_with("windows") {
                    continue;
                }
                if number < LOW {
                    let (part, bytes) = (&mut reverse.low[number], &mut reverse.low_bytes[number]);
                    set(part, bytes, table, byte);
                    continue;
                }
                let place = reverse.high.binary_search_by_key(&character, |(it, ..)| *it);
                let place = place.unwrap_or_else(|place| {
                    let none = (character, Part::default(), Bytes::default());
                    reverse.high.insert(place, none);
                    place
                });
                let (_, part, bytes) = &mut reverse.high[place];
                set(part, bytes, table, byte);
            }
        }
    }
    reverse
});

/// The tables, made when they are asked for the first time.
pub(super) fn reverse() -> &'static Reverse {
    &REVERSE
}

impl Reverse {
    /// What a character can be a part of.
    pub(super) fn part(&self, character: char) -> Part {
        let number = u32::from(character) as usize;
        match self.low.get(number) {
            Some(part) => *part,
            None => self.high(character).map_or(Part::default(), |(_, part, _)| *part),
        }
    }

    /// The same of a character that UTF-8 writes as these two bytes.
    pub(super) fn part_of_two(&self, first: u8, second: u8) -> Part {
        self.low[usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F)]
    }

    /// A character's byte in one of the encodings.
    pub(super) fn byte(&self, character: char, table: Table) -> Option<u8> {
        let bytes = match self.low_bytes.get(u32::from(character) as usize) {
            Some(bytes) => bytes,
            None => self.high(character).map(|(_, _, bytes)| bytes)?,
        };
        Some(bytes[table.0]).filter(|byte| *byte != 0)
    }

    fn high(&self, character: char) -> Option<&(char, Part, Bytes)> {
        // Marks, and two ligatures; all other scripts are in none of the tables.
        if !matches!(character, '\u{2000}'..'\u{2600}' | '\u{F800}'..'\u{FC00}') {
            return None;
        }
        let place = self.high.binary_search_by_key(&character, |(it, ..)| *it).ok()?;
        self.high.get(place)
    }
}
