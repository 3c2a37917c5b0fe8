//! Is a text English? In no other language is a month written before the day
//! between slashes (Unicode CLDR, short date formats: `en` and what inherits from
//! it; the languages that put the year first aside).

use super::{Word, is_alphabetic, stands_for};

/// Can the text be English? Not where most letters are of another script, and not
/// where some have accents while hardly a word is `the`, `of`, `and` or `that`, as
/// one in ten of English prose is. A text of a few words can be anything, and so
/// can one without accents: the headlines of agencies leave small words out.
pub(crate) fn may_be_english(text: &str) -> bool {
    /// So much of a text tells.
    const MOST: usize = 300;
    const FEWEST: usize = 20;
    let letters = || text.chars().filter(|c| is_alphabetic(*c)).take(MOST);
    let accents = letters().filter(|c| !c.is_ascii()).count();
    if accents * 4 > letters().count() {
        return false;
    }
    let all = text.split_whitespace().take(MOST).count();
    let is_english = |word: &&str| stands_for(word, Word::English);
    let english = text.split_whitespace().take(MOST).filter(is_english).count();
    all < FEWEST || accents < 2 || english * 25 >= all
}
