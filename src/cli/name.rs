//! File names that every system takes, made from any text.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name, in bytes, ending included.
const LONGEST: usize = 120;

/// What a name is when nothing is left of it.
const UNTITLED: &str = "untitled";

/// Names that are devices on Windows, with any ending; COM and LPT have a digit more.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Appends the letters and digits of a text, in NFC; what stands between them
/// becomes one `-`.
pub(super) fn push_words(out: &mut String, text: &str) {
    let begin = out.len();
    let mut gap = false;
    for character in text.nfc() {
        let first = out.len() == begin;
        let marks = is_combining_mark(character) && !first && !gap;
        if !marks && !is_word(character) {
            gap = true;
            continue;
        }
        if gap && !first {
            out.push('-');
        }
        gap = false;
        out.push(character);
    }
}

/// A letter or a digit of any script. The fillers of Hangul are letters that
/// nobody sees.
fn is_word(character: char) -> bool {
    character.is_alphanumeric()
        && !matches!(character, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// The text as a name with this ending: without what systems and shells trip
/// over at its ends, no device, at most [`LONGEST`] bytes.
pub(super) fn finish(text: &str, ending: &str) -> String {
    let at_ends = |character: char| matches!(character, '-' | '.' | ' ');
    let room = LONGEST.saturating_sub(ending.len());
    let mut name = String::new();
    for character in text.trim_start_matches(at_ends).chars() {
        if character == '-' && name.ends_with('-') {
            continue;
        }
        if name.len() + character.len_utf8() > room {
            break;
        }
        name.push(character);
    }
    name.truncate(name.trim_end_matches(at_ends).len());
    if name.is_empty() {
        name.push_str(UNTITLED);
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if is_device(stem) {
        name.insert(stem.len(), '-');
        if name.len() > room {
            name.pop();
            name.truncate(name.trim_end_matches(at_ends).len());
        }
    }
    name + ending
}

fn is_device(stem: &str) -> bool {
    let upper = stem.to_uppercase();
    let numbered = upper.strip_prefix("COM").or_else(|| upper.strip_prefix("LPT"));
    let digit = numbered.is_some_and(|rest| {
        let mut rest = rest.chars();
        matches!(rest.next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
    });
    digit || DEVICES.contains(&&*upper)
}

/// The names given so far in a run: eight bytes each, which is the least that
/// keeps an article from replacing another.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<u64>,
    /// The last number of each name that is there more than once.
    last: HashMap<u64, usize>,
}

impl Names {
    /// A path that no article has yet, whatever case a file system folds: the
    /// second of a name is `name-2`.
    pub(super) fn claim(&mut self, components: &[String], extension: &str) -> PathBuf {
        let (name, folders) = components
            .split_last()
            .map_or(("", components), |(name, folders)| (name.as_str(), folders));
        let folder: PathBuf = folders.iter().collect();
        let first = folder.join(finish(name, &format!(".{extension}")));
        let key = folded(&first);
        if self.taken.insert(key) {
            return first;
        }
        let last = self.last.entry(key).or_insert(1);
        loop {
            *last += 1;
            let path = folder.join(finish(name, &format!("-{last}.{extension}")));
            if self.taken.insert(folded(&path)) {
                return path;
            }
        }
    }
}

/// The hash of a path without its case.
fn folded(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.to_string_lossy().to_uppercase().to_lowercase().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut words = String::new();
        push_words(&mut words, text);
        assert_eq!(finish(&words, ".json"), format!("{expected}.json"), "{text}");
    }

    #[test]
    fn names_are_letters_and_digits_of_any_script() {
        check("New wall: 40 % higher, say engineers", "New-wall-40-higher-say-engineers");
        check("Cafe\u{301} de l’E\u{301}toile", "Café-de-l-Étoile");
        check("सोमबार, मे ३", "सोमबार-मे-३");
        check("港の閉鎖／第2回", "港の閉鎖-第2回");
        check("../../etc/passwd", "etc-passwd");
        check(".hidden", "hidden");
        check("-rf", "rf");
        check("a\u{202e}b\0c\u{3164}d", "a-b-c-d");
        check("", "untitled");
        check("\u{301} !?", "untitled");
    }

    #[test]
    fn devices_are_no_names() {
        for device in ["con", "NUL", "Com1", "lpt9", "COM²", "aux"] {
            check(device, &format!("{device}-"));
        }
        check("console", "console");
        check("com10", "com10");
        assert_eq!(finish("nul.old", ".md"), "nul-.old.md");
        assert_eq!(finish("CONIN$", ".md"), "CONIN$-.md");
    }

    #[test]
    fn long_names_are_cut_at_a_character() {
        let long = finish(&"é".repeat(100), ".json");
        assert_eq!(long, "é".repeat(57) + ".json");
        let long = finish(&"a-".repeat(100), ".md");
        assert_eq!(long, "a-".repeat(58) + "a.md");
        assert!(finish(&"語".repeat(100), "-12.ndjson").len() <= LONGEST);
        let device = finish(&format!("lpt9.{}", "é".repeat(100)), ".json");
        assert_eq!(device, format!("lpt9-.{}.json", "é".repeat(54)));
    }

    #[test]
    fn the_same_name_is_numbered_in_order() {
        let mut names = Names::default();
        let mut claim = |name: &str| {
            let path = names.claim(&["x".into(), name.into()], "md");
            path.to_str().unwrap().replace('\\', "/")
        };
        let given = ["Wall", "wall", "wall-2", "WALL", "Straße", "STRASSE"].map(&mut claim);
        let expected = [
            "x/Wall.md",
            "x/wall-2.md",
            "x/wall-2-2.md",
            "x/WALL-3.md",
            "x/Straße.md",
            "x/STRASSE-2.md",
        ];
        assert_eq!(given, expected);
        let long = "a".repeat(300);
        assert_eq!(claim(&long).len(), 2 + LONGEST);
        assert_eq!(claim(&long), format!("x/{}-2.md", "a".repeat(LONGEST - 5)));
    }
}
