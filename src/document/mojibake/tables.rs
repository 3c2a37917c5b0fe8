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

/// What the bytes of a character can do in UTF-8.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    /// In these encodings, begin a character.
    pub(super) leads: Tables,
    /// In these, continue one.
    pub(super) continues: Tables,
}

/// What is known of one character.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    part: Part,
    /// Its byte in each encoding, 0 where it has none.
    bytes: [u8; TABLES.len()],
}

/// The blocks that the encodings have characters of: all that UTF-8 writes as two
/// bytes; punctuation, signs and boxes; the Macintosh's apple, and two ligatures.
const BLOCKS: [std::ops::Range<u32>; 3] = [0..0x800, 0x2000..0x2600, 0xF800..0xFC00];

/// How many characters there are in the blocks.
const PLACES: usize = 0x800 + 0x600 + 0x400;

/// A character's place among those of the blocks.
fn place(character: char) -> Option<usize> {
    let number = u32::from(character);
    let [low, signs, high] = BLOCKS;
    let place = if number < low.end {
        number
    } else if signs.contains(&number) {
        number - signs.start + low.end
    } else if high.contains(&number) {
        number - high.start + (signs.end - signs.start) + low.end
    } else {
        return None;
    };
    Some(place as usize)
}

/// From a character to its bytes.
pub(super) struct Reverse {
    /// By place, which entry is the character's.
    index: [u16; PLACES],
    /// The first one is that of the characters that no encoding has.
    entries: Vec<Entry>,
}

static REVERSE: LazyLock<Reverse> = LazyLock::new(|| {
    let mut reverse = Reverse { index: [0; PLACES], entries: vec![Entry::default()] };
    let upper: [u8; 128] = std::array::from_fn(|index| 0x80 + index as u8);
    for (table, encoding) in TABLES.iter().enumerate() {
        let (text, _) = encoding.decode_without_bom_handling(&upper);
        for (byte, character) in upper.iter().zip(text.chars()) {
            reverse.add(character, table, *byte);
            // As Latin-1 has it, and bytes that the encoding leaves open.
            if *byte < 0xA0 && encoding.name().starts_with("windows") {
                reverse.add(char::from(*byte), table, *byte);
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
    /// Makes a byte known as a character's in one of the encodings.
    fn add(&mut self, character: char, table: usize, byte: u8) {
        let Some(index) = place(character).map(|place| &mut self.index[place]) else { return };
        if *index == 0 {
            *index = self.entries.len() as u16;
            self.entries.push(Entry::default());
        }
        let Entry { part, bytes } = &mut self.entries[usize::from(*index)];
        bytes[table] = byte;
        match byte {
            0xC2..=0xF4 => part.leads.0 |= 1 << table,
            0x80..=0xBF => part.continues.0 |= 1 << table,
            _ => {}
        }
    }

    fn entry(&self, character: char) -> &Entry {
        let index = place(character).map_or(0, |place| self.index[place]);
        &self.entries[usize::from(index)]
    }

    /// What a character can be a part of.
    pub(super) fn part(&self, character: char) -> Part {
        self.entry(character).part
    }

    /// A character's byte in one of the encodings.
    pub(super) fn byte(&self, character: char, table: Table) -> Option<u8> {
        Some(self.entry(character).bytes[table.0]).filter(|byte| *byte != 0)
    }
}
