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
    /// Where the text that each folds to ends; it begins where the one before ends.
    ends: &'static [u16],
    /// All those texts.
    to: &'static str,
    /// The first and the last of each run of combining marks, sorted.
    marks: &'static [(u16, u16)],
}

static FOLDS: Folds = include!(concat!(env!("OUT_DIR"), "/folds.rs"));

/// Feeds what `c` folds to into `emit`: nothing, one or several characters.
/// `rules.rs` says what that is.
#[inline]
pub(crate) fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match c {
        '\0'..='\x7f' => emit(c.to_ascii_lowercase()),
        c if keeps(c) => emit(c),
        '가'..='힣' => hangul(c).into_iter().flatten().for_each(emit),
        _ => match found(c) {
            Some(at) => folded(at).chars().for_each(emit),
            None => emit(c),
        },
    }
}

fn found(c: char) -> Option<usize> {
    let [low, page, 0, _] = u32::from(c).to_le_bytes() else { return None };
    let before = |page: usize| FOLDS.pages.get(page).copied().map(usize::from);
    let first = before(usize::from(page))?;
    let of_page = FOLDS.from.get(first..before(usize::from(page) + 1)?)?;
    of_page.binary_search(&low).ok().map(|at| first + at)
}

fn folded(at: usize) -> &'static str {
    let end = |at: usize| FOLDS.ends.get(at).map_or(0, |end| usize::from(*end));
    let start = at.checked_sub(1).map_or(0, end);
    FOLDS.to.get(start..end(at)).unwrap_or_default()
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
    let Ok(code) = u16::try_from(u32::from(c)) else { return false };
    let after = FOLDS.marks.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).and_then(|at| FOLDS.marks.get(at)).is_some_and(|(_, last)| code <= *last)
}
