//! Contact details, subscription offers, forms for comments.

use crate::language::{Kind, Mark, Word, marks_contact, phrase_ends, stands_for};
use crate::layout::shape::Ending;
use crate::layout::survey::{self, Row};

/// Contact details: an e-mail address with hardly anything else, or with words
/// that say what it is for (`Contact him at …`); or the words of an offer. A
/// sentence that happens to hold an address is text.
pub(super) fn is_contact(row: &Row<'_>) -> bool {
    if row.text.len() > 400 {
        return false;
    }
    if row.text.contains("[email") {
        return true;
    }
    if row.text.contains('@') && has_mail_address(row.text) {
        return row.shape.words <= 6 && !holds_sentence(row.text, 1)
            || marks_contact(row.text) && !holds_sentence(row.text, 120);
    }
    // In lower case, directly below a line, it goes on with a sentence.
    let goes_on = row.gap == 0 && row.text.starts_with(char::is_lowercase);
    row.shape.size <= 120 && !goes_on && begins_as(row.text, Word::Contact) || follows(row.text)
}

/// Where papers and their writers can be followed.
const NETWORKS: [&str; 14] = [
    "Twitter",
    "Facebook",
    "Instagram",
    "TikTok",
    "YouTube",
    "LinkedIn",
    "Threads",
    "Bluesky",
    "Telegram",
    "X",
    "WhatsApp",
    "Google",
    "newsletter",
    "newsletters",
];

/// `Follow Jane Doe on Twitter.`, `Follow The Harbour Courier:`
fn follows(text: &str) -> bool {
    /// No such offer has more words.
    const WORDS: usize = 10;
    let Some(whom) = text.strip_prefix("Follow ") else { return false };
    let short = whom.starts_with(char::is_uppercase) && text.split(' ').nth(WORDS).is_none();
    let is_network = |word: &str| NETWORKS.contains(&word.trim_end_matches(['.', ',', ':']));
    short && (text.ends_with(':') || whom.contains(" on ") && whom.split(' ').any(is_network))
}

/// An offer on a line of its own, which can stand among the text, too: `Follow us on
/// Facebook`. Only with what it is about: `Get the latest` begins headlines as well.
pub(in crate::layout) fn is_offer(row: &Row<'_>) -> bool {
    let is_network = |word: &str| NETWORKS.contains(&word.trim_matches(['.', ',', ':', '!']));
    row.kind == survey::Kind::Text
        && row.shape.size <= 90
        && matches!(row.shape.ending, Ending::None | Ending::Open)
        && !row.text.starts_with(char::is_lowercase)
        && row.text.split(' ').any(is_network)
        && begins_as(row.text, Word::Contact)
}

/// A further line of a block that opens as an offer does, broken within a sentence.
pub(super) fn is_within_offer(rows: &[Row<'_>], at: usize) -> bool {
    /// No offer takes up more lines.
    const MOST: usize = 6;
    /// No narrower column is one.
    const FULL: u32 = 60;
    let first = rows[..=at].iter().rev().take(MOST).find(|row| row.gap > 0);
    rows[at].gap == 0 && first.is_some_and(|it| it.shape.size >= FULL && is_contact(it))
}

/// Does a sentence of at least so many bytes end within the text?
fn holds_sentence(text: &str, least: usize) -> bool {
    let ends = [". ", "。", "다.", "।", "؟", "۔"];
    ends.iter().filter_map(|end| text.rfind(end)).any(|at| at >= least)
}

fn has_mail_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';')).any(
        |word| {
            word.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty() && host.contains('.') && host.len() >= 4
            })
        },
    )
}

/// A form for comments or a notice about cookies: it begins as one, and stands below
/// the text.
pub(super) fn is_form(row: &Row<'_>) -> bool {
    row.text.len() <= 600 && begins_as(row.text, Mark::Form)
}

/// Does the text begin with a phrase of this kind, or is it one?
fn begins_as<K: Kind>(text: &str, kind: K) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '!' | '?' | '(' | ':' | '.' | '。');
    stands_for(text, kind) || phrase_ends(text, &[kind], 6, ends).next().is_some()
}
