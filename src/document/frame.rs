//! The control characters with which news agencies frame a message, as they
//! stand in files that were saved from the line.
//!
//! IPTC 7901 (1990) and ANPA 1312 (1989) frame a message alike: SYN or DEL
//! characters, SOH and the header, STX and the text, ETX and the time, EOT.
//! Within, ANPA uses US, the device controls, BS, DLE and RS for typesetting.

use std::borrow::Cow;

/// SOH, STX, ETX, EOT: header, text, end of text, end of message.
pub(crate) const FRAME: [char; 4] = ['\u{1}', '\u{2}', '\u{3}', '\u{4}'];

/// Every control character of the two formats that text does not hold.
const fn is_of_frame(c: char) -> bool {
    matches!(c, '\u{1}'..='\u{4}' | '\u{8}' | '\u{10}'..='\u{14}' | '\u{16}' | '\u{1C}'..='\u{1F}' | '\u{7F}')
}

/// Is this the frame of a message: SOH behind nothing but SYN, DEL and line
/// ends, and STX further on?
pub(super) fn is_framed(text: &str) -> bool {
    let fill = |c: char| matches!(c, '\u{16}' | '\u{7F}' | '\u{FEFF}') || c.is_whitespace();
    let header = text.trim_start_matches(fill).strip_prefix('\u{1}');
    header.is_some_and(|rest| memchr::memchr(2, rest.as_bytes()).is_some())
}

/// A framed text with a blank for each character of the frame, and where SOH,
/// STX, ETX and EOT stand. No place in the text changes, as all of them take
/// one byte.
pub(super) fn open(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<(usize, char)>) {
    if !is_framed(&text) {
        return (text, Vec::new());
    }
    let mut open = String::with_capacity(text.len());
    let marks = append_open(&text, &mut open).collect();
    (Cow::Owned(open), marks)
}

/// Appends a part of a framed text, opened; gives where its marks stand then.
pub(super) fn append_open<'p>(
    part: &'p str,
    to: &mut String,
) -> impl Iterator<Item = (usize, char)> + use<'p> {
    let before = to.len();
    to.extend(part.chars().map(|c| if is_of_frame(c) { ' ' } else { c }));
    let marks = part.char_indices().filter(|(_, c)| FRAME.contains(c));
    marks.map(move |(at, c)| (before + at, c))
}
