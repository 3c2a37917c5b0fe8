//! Folds characters by a table that the build script makes of the folding's
//! rules (`rules.rs`): the program needs a fifth of Unicode's own tables.

use super::fold::keeps;

/// What characters fold to that do not fold to themselves.
struct Folds {
    /// How many of the characters are of a smaller page of 256, for each page and
    /// one more. None beyond the basic plane folds to a letter of a key that any
    /// text but mathematics is written with.
    pages: &'static [u16; 257],
    /// The characters, sorted: the lower byte of each.
    from: &'static [u8],
    /// Where the texts that each page's characters fold to begin.
    starts: &'static [u16; 256],
    /// How long the text is that each folds to.
    lengths: &'static [u8],
    /// All those texts.
    to: &'static str,
    /// The ASCII letter that a character from À to ſ folds to; else 0.
    latin: &'static [u8; LATIN],
    /// The first and the last of each run of combining marks, sorted.
    marks: &'static [(u16, u16)],
}

/// So many characters there are from À to ſ.
const LATIN: usize = 192;

static FOLDS: Folds = include!(concat!(env!("OUT_DIR"), "/folds.rs"));

/// Feeds what `c` folds to into `emit`: nothing, one or several characters.
/// `rules.rs` says what that is.
#[inline]
pub(crate) fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match c {
        '\0'..='\x7f' => emit(c.to_ascii_lowercase()),
        c if keeps(c) => emit(c),
        c => fold_other(c, emit),
    }
}

/// What a letter with an accent folds to, if that is one ASCII letter.
#[inline]
fn latin(c: char) -> Option<u8> {
    let letter = *FOLDS.latin.get((c as usize).wrapping_sub('À' as usize))?;
    (letter != 0).then_some(letter)
}

/// The same of the other characters; one copy for all who ask, as they are few.
fn fold_other(c: char, emit: &mut dyn FnMut(char)) {
    if matches!(c, '가'..='힣') {
        return hangul(c).into_iter().flatten().for_each(emit);
    }
    if let Some(letter) = latin(c) {
        return emit(char::from(letter));
    }
    match folded(c) {
        Some(text) => text.chars().for_each(emit),
        None => emit(c),
    }
}

/// The letter that a character folds to, if that is one, and of ASCII or such as folds
/// to itself.
#[inline]
pub(crate) fn easy_letter(c: char) -> Option<char> {
    if keeps(c) {
        return Some(c);
    }
    latin(c).map(char::from).or_else(|| {
        let mut letters = folded(c)?.chars();
        letters.next().filter(|c| keeps(*c) && letters.next().is_none())
    })
}

/// What a character folds to that does not fold to itself.
fn folded(c: char) -> Option<&'static str> {
    let [low, page, 0, _] = u32::from(c).to_le_bytes() else { return None };
    let page = usize::from(page);
    let before = |page: usize| FOLDS.pages.get(page).copied().map(usize::from);
    let (first, last) = (before(page)?, before(page + 1)?);
    let at = FOLDS.from.get(first..last)?.binary_search(&low).ok()?;
    let of_page = FOLDS.lengths.get(first..last)?;
    let start = of_page.iter().take(at).map(|length| usize::from(*length)).sum::<usize>()
        + usize::from(*FOLDS.starts.get(page)?);
    FOLDS.to.get(start..start + usize::from(*of_page.get(at)?))
}

/// The letters of a Hangul syllable, by the arithmetic of the Unicode Standard,
/// section 3.12.
fn hangul(syllable: char) -> [Option<char>; 3] {
    let index = u32::from(syllable) - 0xac00;
    let last = index % 28;
    [
        char::from_u32(0x1100 + index / (21 * 28)),
        char::from_u32(0x1161 + index / 28 % 21),
        char::from_u32(0x11a7 + last).filter(|_| last > 0),
    ]
}

/// Is it a mark that belongs to the letter before it?
pub(crate) fn is_combining_mark(c: char) -> bool {
    // There is none in Latin-1, and none of the letters before Greek is one.
    let Ok(code @ 0x300..) = u16::try_from(u32::from(c)) else { return false };
    let after = FOLDS.marks.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).and_then(|at| FOLDS.marks.get(at)).is_some_and(|(_, last)| code <= *last)
}
