//! Where a character that begins one of UTF-8 meets one that continues it.

use super::super::scan::each_place;
use super::tables::{Tables, reverse};

/// Two neighbouring characters: a byte that begins a character of UTF-8, and one
/// that continues it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting {
    /// Where the first of the two begins.
    pub(super) at: usize,
    /// In which encodings that is so.
    pub(super) tables: Tables,
}

/// The meetings of a text, by place. Most texts are done after the rough
/// question: in Latin script hardly two characters beyond ASCII meet. The letters
/// of another one hardly continue anything.
pub(super) fn meetings(text: &str) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    each_place(
        text.as_bytes(),
        // The highest bit of each: not ASCII, and the beginning of a character.
        |last, first, _| last & first & (first << 1) >= 0x80,
        |last, first, second| (last >= 0x80) & may_continue(first, second),
        |last| meetings.extend(meeting(text, last + 1)),
    );
    meetings
}

/// May a character that begins with these bytes continue one of UTF-8 in any of
/// the encodings? Letters of most scripts may not, and nearly none of Russian
/// and Arabic. (Without branches and with few comparisons, for the vectoriser.)
const fn may_continue(first: u8, second: u8) -> bool {
    // As numbers with a sign, two bytes beyond ASCII are compared by one instruction.
    let second = second as i8;
    // Letters of Latin script and signs; letters of Ukrainian, Persian and Urdu;
    // punctuation.
    let others = (first.wrapping_sub(0xC2) < 10) | (first & 0xF6 == 0xD2) | (first == 0xE2);
    // Ω and π, signs on a Macintosh.
    let greek = (first | 1 == 0xCF) & ((second == 0xA9_u8 as i8) | (second == 0x80_u8 as i8));
    // Russian has its letters from D0 90 to D1 8F, Arabic from D8 A1 to D9 8A.
    let below = (first | 8 == 0xD8) & (second < 0xA0_u8 as i8);
    let above = (first | 8 == 0xD9) & (second >= 0x90_u8 as i8);
    others | greek | below | above
}

/// The meeting of the characters before and behind a place, if they are one.
#[inline(never)]
fn meeting(text: &str, place: usize) -> Option<Meeting> {
    let (before, behind) = text.split_at_checked(place)?;
    let (first, second) = (before.chars().next_back()?, behind.chars().next()?);
    let tables = reverse().part(first).leads.and(reverse().part(second).continues);
    (!tables.is_empty()).then(|| Meeting { at: place - first.len_utf8(), tables })
}

#[cfg(test)]
mod tests {
    use super::{may_continue, reverse};

    #[test]
    fn no_character_that_continues_is_passed_by() {
        let passed = ('\u{80}'..=char::MAX).filter(|c| {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            !may_continue(bytes[0], bytes[1]) && !reverse().part(*c).continues.is_empty()
        });
        assert_eq!(passed.collect::<String>(), "");
    }
}
