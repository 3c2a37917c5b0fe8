//! What no text has that was not read wrongly.
//!
//! UTF-8 writes a letter of most alphabets as two bytes and other characters
//! as three. Read as a Latin encoding, the first becomes a letter with an
//! accent, capital (two bytes) or small (three); the others become signs,
//! punctuation, or one of the few letters below C0. Punctuation after a letter
//! is text: `É»`, `é »`, `é’”`, `papíž“`. A sign such as `©` after it is not,
//! nor is a capital letter after a small one (`cÅ“ur`).

use super::super::Span;
use super::meetings::meetings;
use super::runs::runs;
use super::tables::Table;

/// So many in a row are no accident in any encoding: their letters and signs
/// alternate.
pub(super) const LONG: usize = 3;

/// The characters beside a sequence that belong to no other one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

/// Can there be characters that begin with this one and are nothing but UTF-8,
/// read wrongly? On a Macintosh the other leading bytes are punctuation before a
/// letter, as in `l’école`.
pub(super) fn may_tell(lead: char, table: Table) -> bool {
    !table.is_macintosh() || matches!(lead, '√' | '‚')
}

/// Can these characters be nothing but the UTF-8 of `decoded`, read wrongly?
pub(super) fn is_certain(written: &str, decoded: char, around: Around, table: Table) -> bool {
    let mut characters = written.chars();
    let Some(lead) = characters.next() else { return false };
    if !may_tell(lead, table) {
        return false;
    }
    if table.is_macintosh() {
        // `√©`, `‚Äô` for `’`, and `‚àö` for `√`, which is the first character
        // once more.
        return lead == '√' && characters.next().is_some_and(|c| !c.is_alphanumeric())
            || written.starts_with("‚Ä")
            || written == "‚àö";
    }
    if !table.is_latin() {
        return is_punctuation(decoded) || is_foreign(lead) && is_among_ascii(around);
    }
    lead.is_alphabetic() && (characters.any(is_sign) || is_wrong_case(written, around))
}

/// `вЂ™` for `’`: a small letter and a capital one that few alphabets have,
/// before a quotation mark, a sign or a letter.
const fn is_punctuation(decoded: char) -> bool {
    matches!(decoded, '\u{2010}'..='\u{203A}')
}

/// No letter of Latin script? windows-1256 has some of these for French.
const fn is_foreign(lead: char) -> bool {
    lead as u32 >= 0x370
}

/// In the middle of a word of ASCII, as in `cafГ©s`.
fn is_among_ascii(around: Around) -> bool {
    let small = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    small(around.before) && (small(around.after) || around.after.is_none_or(|c| c == ' '))
}

/// A capital letter within a word, as in `cÅ“ur`, or before small letters with
/// a mark between, as in `Ã–sterreich`. An apostrophe there is text (`Å’s`).
fn is_wrong_case(written: &str, around: Around) -> bool {
    let mut characters = written.chars();
    if !characters.next().is_some_and(char::is_uppercase) {
        return false;
    }
    let marks = characters.all(|c| !c.is_alphabetic() && c != '’');
    match around.before {
        Some(before) if before.is_lowercase() => true,
        Some(before) if before.is_alphanumeric() => false,
        _ => marks && around.after.is_some_and(char::is_lowercase),
    }
}

/// What stands after no letter: not a letter, nor punctuation, nor what is set
/// behind a name or a number.
fn is_sign(c: char) -> bool {
    let after_a_letter = matches!(
        c,
        '\u{A0}'
            | '\u{AD}'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '“'
            | '”'
            | '„'
            | '…'
            | '–'
            | '—'
            | '·'
            | '•'
            | '´'
            | '®'
            | '™'
    );
    !after_a_letter && !c.is_alphabetic() || matches!(c, 'ª' | 'º' | 'µ' | 'ƒ' | 'ˆ' | 'ˇ')
}

/// Characters that news is written in. The others are what text becomes that
/// is taken for mojibake: phonetic letters, old scripts, symbols of alchemy.
pub(super) const fn is_likely(c: char) -> bool {
    matches!(
        c,
        // Latin; C1 only on the way of a text that was read wrongly twice.
        '\u{80}'..='\u{17F}' | 'Ə' | 'ə' | 'ƒ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{218}'..='\u{21B}'
        | 'ˆ' | 'ˇ' | '˘'..='˝' | 'ʼ' | 'ʻ' | '\u{1E00}'..='\u{1EFF}'
        // Accents of their own: Vietnamese, and file names of a Macintosh.
        | '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{323}' | '\u{327}' | '\u{328}'
        // Greek and Cyrillic with its letters of Ukrainian, Kazakh, Tatar, Tajik.
        | '\u{386}'..='\u{3CE}' | '\u{401}'..='\u{45F}' | '\u{490}'..='\u{493}'
        | '\u{496}' | '\u{497}' | '\u{49A}' | '\u{49B}' | '\u{4A2}' | '\u{4A3}'
        | '\u{4AE}'..='\u{4B3}' | '\u{4B6}' | '\u{4B7}' | '\u{4BA}' | '\u{4BB}'
        | '\u{4D8}' | '\u{4D9}' | '\u{4E2}' | '\u{4E3}' | '\u{4E8}' | '\u{4E9}' | '\u{4EE}' | '\u{4EF}'
        // Armenian, Hebrew; Arabic with its letters of Persian and Urdu.
        | '\u{531}'..='\u{587}' | '\u{5D0}'..='\u{5EA}' | '\u{5F3}' | '\u{5F4}'
        | '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{621}'..='\u{63A}' | '\u{640}'..='\u{652}'
        | '\u{660}'..='\u{66C}' | '\u{670}' | '\u{679}' | '\u{67E}' | '\u{686}' | '\u{688}'
        | '\u{691}' | '\u{698}' | '\u{6A9}' | '\u{6AF}' | '\u{6BA}' | '\u{6BE}' | '\u{6C0}'..='\u{6C3}'
        | '\u{6CC}' | '\u{6D2}'..='\u{6D4}' | '\u{6F0}'..='\u{6F9}'
        // India, Sri Lanka, Thailand, Laos, Burma, Georgia, Ethiopia, Cambodia.
        | '\u{900}'..='\u{DFF}' | '\u{E01}'..='\u{E5B}' | '\u{E81}'..='\u{EDF}'
        | '\u{1000}'..='\u{109F}' | '\u{10D0}'..='\u{10FC}' | '\u{1200}'..='\u{137F}'
        | '\u{1780}'..='\u{17F9}'
        // China, Japan, Korea.
        | '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FA5}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FFE6}'
        // Punctuation, currencies, symbols, emoji; the byte order mark; and
        // what others put in the place of what they could not read.
        | '\u{200B}'..='\u{200F}' | '\u{2010}'..='\u{2044}' | '\u{2070}'..='\u{2089}'
        | '\u{20A0}'..='\u{20BF}' | '\u{2100}'..='\u{22FF}' | '\u{2460}'..='\u{27BF}'
        | '\u{FB01}' | '\u{FB02}' | '\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}'
        | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// Is this text, or something that becomes text when it is read once more?
pub(super) fn gives_text(decoded: &str, table: Table) -> bool {
    if !decoded.contains(|c: char| c.is_control() && c != '\u{85}') {
        return true;
    }
    let whole = Span::new(0, decoded.len());
    matches!(&runs(decoded, &meetings(decoded), table)[..], [run] if run.span == whole && run.certain
        && gives_text(&run.decoded, table))
}
