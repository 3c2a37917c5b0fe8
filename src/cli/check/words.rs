//! The difference between two texts of one line, by words: `[-old-]{+new+}` as
//! git writes it, with the words around it.

use std::collections::BTreeSet;

use similar::{ChangeTag, TextDiff};

use crate::cli::screen::{ADDED, REMOVED, Screen};
use crate::cli::visible::visible;

/// Words shown before and after a change.
const AROUND: usize = 4;

/// Characters of the whole: more than a line or two helps nobody.
const CHARACTERS: usize = 600;

/// A run of equal, removed or added text.
struct Run {
    tag: ChangeTag,
    words: Vec<String>,
}

/// The difference, with long equal parts left out.
pub(super) fn words(old: &str, new: &str, screen: Screen) -> String {
    let (old, new) = (split(old), split(new));
    let diff = TextDiff::from_slices(&old, &new);
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = visible(change.value()).into_owned();
        match runs.last_mut() {
            Some(run) if run.tag == change.tag() => run.words.push(word),
            _ => runs.push(Run { tag: change.tag(), words: vec![word] }),
        }
    }
    let last = runs.len().saturating_sub(1);
    let mut text = String::new();
    let mut shown = 0;
    for (index, run) in runs.iter().enumerate() {
        let piece = match run.tag {
            ChangeTag::Equal => cut(&run.words, index == 0, index == last),
            ChangeTag::Delete => format!("[-{}-]", run.words.concat()),
            ChangeTag::Insert => format!("{{+{}+}}", run.words.concat()),
        };
        let room = CHARACTERS - shown;
        let size = piece.chars().count();
        let piece =
            if size > room { piece.chars().take(room).chain(['…']).collect() } else { piece };
        text.push_str(&match run.tag {
            ChangeTag::Equal => piece,
            ChangeTag::Delete => screen.paint(REMOVED, &piece),
            ChangeTag::Insert => screen.paint(ADDED, &piece),
        });
        if size > room {
            break;
        }
        shown += size;
    }
    text
}

/// Equal words: those next to a change.
fn cut(words: &[String], first: bool, last: bool) -> String {
    // A word and the space behind it are two.
    let around = AROUND * 2;
    let (head, tail) = (if first { 0 } else { around }, if last { 0 } else { around });
    if words.len() <= head + tail + 1 {
        return words.concat();
    }
    let head = words.get(..head).unwrap_or_default().concat();
    let tail = words.get(words.len() - tail..).unwrap_or_default().concat();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

/// Do two texts share most of their words?
pub(super) fn are_alike(old: &str, new: &str) -> bool {
    let words = |text| -> BTreeSet<&str> {
        split(text).into_iter().filter(|it| it.contains(char::is_alphanumeric)).collect()
    };
    let (old, new) = (words(old), words(new));
    let shared = old.intersection(&new).count();
    shared > 0 && shared * 2 >= old.len().max(new.len())
}

/// Words, the spaces between them, and single characters of all else: marks,
/// and letters of scripts that put no space between words.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let end = rest.find(|it| self::kind(it) != kind || kind == Kind::Single);
        let end = match kind {
            Kind::Single => first.len_utf8(),
            _ => end.unwrap_or(rest.len()),
        };
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Single,
}

/// From U+2E80 on stand the scripts of East Asia, before them those whose
/// words are set apart.
fn kind(character: char) -> Kind {
    match character {
        _ if character.is_whitespace() => Kind::Space,
        '\u{2E80}'.. => Kind::Single,
        _ if character.is_alphanumeric() => Kind::Word,
        _ => Kind::Single,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let screen = Screen { watched: false, coloured: false, width: None };
        assert_eq!(words(old, new, screen), expected);
    }

    #[test]
    fn changed_words_stand_in_their_surroundings() {
        check("the old wall", "the new wall", "the [-old-]{+new+} wall");
        check("a b c d e f g h i", "a b c d e f g h i.", "…f g h i{+.+}");
        check("one", "one two three", "one{+ two three+}");
        check("一九七二年", "一九七三年", "一九七[-二-]{+三+}年");
        check("a\u{200B}b", "ab", "[-a<U+200B>b-]{+ab+}");
    }
}
