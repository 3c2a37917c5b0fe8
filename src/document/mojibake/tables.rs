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
const TABLES: [&Encoding; 7] = [
    WINDOWS_1252,
    WINDOWS_1251,
    WINDOWS_1256,
    WINDOWS_1250,
    WINDOWS_1254,
    MACINTOSH,
    KOI8_U,
];

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

/// What a character is in the encodings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bytes {
    /// Its byte in each, 0 where it has none.
    byte: [u8; TABLES.len()],
    /// Where the byte can begin a character of UTF-8.
    pub(super) leads: Tables,
    /// Where it can continue one.
    pub(super) continues: Tables,
}

impl Bytes {
    pub(super) const fn of(&self, table: Table) -> Option<u8> {
        match self.byte[table.0] {
            0 => None,
            byte => Some(byte),
        }
    }

    fn set(&mut self, table: usize, byte: u8) {
        self.byte[table] = byte;
        match byte {
            0xC2..=0xF4 => self.leads.0 |= 1 << table,
            0x80..=0xBF => self.continues.0 |= 1 << table,
            _ => {}
        }
    }
}

/// Letters and signs up to here are looked up by their number. The last one of
/// windows-1256 is U+06D2.
const LOW: usize = 0x700;

/// A character's number below [`LOW`] is its place here; the others by search.
struct Reverse {
    low: Vec<Bytes>,
    high: Vec<(char, Bytes)>,
}

static REVERSE: LazyLock<Reverse> = LazyLock::new(|| {
    let mut reverse = Reverse { low: vec![Bytes::default(); LOW], high: Vec::new() };
    for (table, encoding) in TABLES.iter().enumerate() {
        for byte in 0x80..=0xFF {
            let one = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&one);
            let control = char::from(byte);
            for character in text.chars().chain((byte < 0xA0).then_some(control)) {
                let number = u32::from(character) as usize;
                // As Latin-1, and bytes that the encoding leaves open.
                let undefined = character == control && text.chars().next() != Some(control);
                if undefined && !encoding.name().starts_with("windows") {
                    continue;
                }
                if number < LOW {
                    reverse.low[number].set(table, byte);
                    continue;
                }
                let place = reverse.high.binary_search_by_key(&character, |(it, _)| *it);
                let place = place.unwrap_or_else(|place| {
                    reverse.high.insert(place, (character, Bytes::default()));
                    place
                });
                reverse.high[place].1.set(table, byte);
            }
        }
    }
    reverse
});

/// What a character is in the encodings; `None` where it is in none.
pub(super) fn bytes(character: char) -> Option<&'static Bytes> {
    let number = u32::from(character) as usize;
    if number < LOW {
        return REVERSE.low.get(number);
    }
    // Nothing between: Indian scripts, Thai and others end here, and what
    // stands above the marks: Chinese, Japanese, Korean.
    if !matches!(number, 0x2000..0x2600 | 0xF800..0xFC00) {
        return None;
    }
    let place = REVERSE.high.binary_search_by_key(&character, |(it, _)| *it).ok()?;
    REVERSE.high.get(place).map(|(_, bytes)| bytes)
}
