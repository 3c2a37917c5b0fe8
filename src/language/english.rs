//! Is a text English? In no other language is a month written before the day
//! between slashes (Unicode CLDR, short date formats: `en` and what inherits from
//! it; the languages that put the year first aside).

use super::{Word, is_alphabetic, words};

/// Can the text be English? Among the words of English prose more than one in ten
/// is `the`, `of`, `and` or `that`; elsewhere hardly one is. A text of a few words
/// can be anything.
pub(crate) fn may_be_english(text: &str) -> bool {
    /// So much of a text tells.
    const MOST: usize = 300;
    const FEWEST: usize = 20;
    let letters = || text.chars().filter(|c| is_alphabetic(*c)).take(MOST);
    if letters().filter(|c| !c.is_ascii()).count() * 4 > letters().count() {
        return false;
    }
    let all = text.split_whitespace().take(MOST).count();
    let is_english = |word: &&str| words(word).has(Word::English);
    let english = text.split_whitespace().take(MOST).filter(is_english).count();
    all < FEWEST || english * 25 >= all
}
