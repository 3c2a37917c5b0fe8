//! Control characters: what text does not hold.

use std::borrow::Cow;

use super::scan::any_place;

/// So many bytes are looked at together; a chunk without a hit costs one
/// vectorised pass.
const CHUNK: usize = 256;

/// A C0 control character other than TAB, LF, VT, FF and CR, or DEL.
const fn is_ascii_control(byte: u8) -> bool {
    // Without branches, for the vectoriser.
    ((byte < 0x20) & (byte.wrapping_sub(9) > 4)) | (byte == 0x7F)
}

/// Is it plain beyond doubt: no control character (but LF and CR), and none
/// that breaks lines for some programs? One vectorised pass answers both for
/// nearly every text; the others are looked at precisely.
pub(super) fn is_plain(text: &str) -> bool {
    !any_place(text.as_bytes(), |byte, next, _| {
        let control = (byte < 0x20) & (byte != b'\n') & (byte != b'\r');
        // C2 80 to C2 9F, NEL among them; the end of E2 80 A8 and E2 80 A9.
        let c1 = (byte == 0xC2) & (next < 0xA0);
        let separator = (byte == 0x80) & (next & 0xFE == 0xA8);
        control | (byte == 0x7F) | c1 | separator
    })
}

/// The first control character at or after a byte: C0 and C1 without white
/// space (TAB, LF, VT, FF, CR, NEL), and DEL.
pub(super) fn first(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut start = from;
    while let Some(chunk) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        let chunk = chunk.get(..CHUNK).unwrap_or(chunk);
        // The byte after each; C1 is C2 80 to C2 9F.
        let after = bytes.get(start + 1..).unwrap_or_default();
        let ascii = chunk.iter().fold(0, |hit, byte| hit | u8::from(is_ascii_control(*byte)));
        let pairs = chunk.iter().zip(after);
        let c1 =
            pairs.fold(0, |hit, (byte, after)| hit | u8::from((*byte == 0xC2) & (*after < 0xA0)));
        if (ascii | c1) != 0
            && let Some(found) = precisely(chunk, after)
        {
            let at = start + found;
            return text.get(at..).and_then(|rest| rest.chars().next()).map(|c| (at, c));
        }
        start += chunk.len();
    }
    None
}

/// The first control character of a chunk.
fn precisely(chunk: &[u8], after: &[u8]) -> Option<usize> {
    let after = after.iter().copied().chain([0]);
    chunk.iter().zip(after).position(|(byte, after)| {
        is_ascii_control(*byte) || (*byte == 0xC2 && matches!(after, 0x80..0xA0) && after != 0x85)
    })
}

/// The text with each control character replaced by U+FFFD, and how many. The
/// places, in any order, move with the text: the two are not of one length.
pub(super) fn replace<'t>(
    text: Cow<'t, str>,
    mut places: Vec<&mut usize>,
) -> (Cow<'t, str>, usize) {
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    let mut clean = String::new();
    let mut copied = 0;
    let mut count = 0;
    while let Some((at, control)) = first(&text, copied) {
        let before = clean.len();
        while let Some(place) = places.next_if(|place| **place <= at) {
            *place = before + (*place - copied);
        }
        clean.push_str(text.get(copied..at).unwrap_or_default());
        clean.push(char::REPLACEMENT_CHARACTER);
        copied = at + control.len_utf8();
        count += 1;
    }
    if count == 0 {
        return (text, 0);
    }
    for place in places {
        *place = clean.len() + (*place - copied);
    }
    clean.push_str(text.get(copied..).unwrap_or_default());
    (clean.into(), count)
}
