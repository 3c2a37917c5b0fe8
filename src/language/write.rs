//! Lays the tables out as files that the program includes; build script only.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use super::key::Key;
use super::openings;
use super::pack::{BLOCK, MORE};
use super::rules::{fold_char, is_combining_mark};

/// Lays a table out as `NAME.rs`, an expression of type `Table`.
pub(crate) fn table(name: &str, words: &BTreeMap<String, u32>) {
    let (mut text, mut blocks, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (index, key) in words.keys().map(String::as_bytes).enumerate() {
        if index % BLOCK == 0 {
            before = &[];
            blocks.push(u16::try_from(text.len()).expect("the keys fit 64 KiB"));
            heads.push(key[0]);
        }
        let same = before.iter().zip(key).take_while(|(a, b)| a == b).count();
        let more = key.len() - same;
        let byte = |number: usize| u8::try_from(number).expect("keys are short");
        text.push(byte(same.min(MORE) << 4 | more.min(MORE)));
        for number in [same, more] {
            text.extend(number.checked_sub(MORE).map(byte));
        }
        text.extend(&key[same..]);
        before = key;
    }
    let firsts: Vec<usize> =
        (0..257).map(|byte| heads.partition_point(|head| usize::from(*head) < byte)).collect();
    let (kinds, values) = kinds(words.values());
    write_out(&format!("{name}.bin"), &text);
    let text = include(name);
    let openings = openings(&openings_of_words(words.keys()), 3);
    let code = format!(
        "Table {{ text: {text}, blocks: &{blocks:?}, firsts: &{firsts:?}, kinds: &{kinds:?}, \
         values: &{values:?}, openings: {openings} }}"
    );
    write_out(&format!("{name}.rs"), code.as_bytes());
}

/// Lays phrases out as `NAME.rs`, an expression of type `Phrases`.
pub(crate) fn phrases(name: &str, words: &BTreeMap<String, u32>) {
    let buckets = (words.len() * 5 / 4).next_power_of_two();
    let key = |phrase: &str| {
        let mut key = Key::new();
        assert!(key.take_while(phrase, |_| true), "a key is a key");
        key
    };
    let bucket = |phrase: &str| key(phrase).hash() as usize & (buckets - 1);
    let mut sorted: Vec<(usize, &String, u32)> =
        words.iter().map(|(phrase, value)| (bucket(phrase), phrase, *value)).collect();
    sorted.sort();
    let (mut text, mut ends) = (Vec::new(), Vec::new());
    for (_, phrase, _) in &sorted {
        assert_eq!(key(phrase).bytes(), phrase.as_bytes(), "the key of a key is another");
        text.extend(phrase.as_bytes());
        ends.push(text.len());
    }
    let before: Vec<usize> =
        (0..=buckets).map(|at| sorted.partition_point(|(bucket, ..)| *bucket < at)).collect();
    let (kinds, values) = kinds(sorted.iter().map(|(.., value)| value));
    write_out(&format!("{name}.bin"), &text);
    let text = include(name);
    let openings = kinds_by_opening(words);
    let code = format!(
        "Phrases {{ buckets: &{before:?}, ends: &{ends:?}, text: {text}, kinds: &{kinds:?}, \
         values: &{values:?}, openings: {openings} }}"
    );
    write_out(&format!("{name}.rs"), code.as_bytes());
}

/// What the phrases with each opening mean, an expression of type `Kinds`.
fn kinds_by_opening(phrases: &BTreeMap<String, u32>) -> String {
    let found = RefCell::new(BTreeMap::<u32, u32>::new());
    for (phrase, value) in phrases {
        Key::new().take_while(phrase, |key| {
            *found.borrow_mut().entry(key.opening()).or_default() |= value;
            true
        });
    }
    let found = found.into_inner();
    let size = (found.len() * 2).next_power_of_two();
    let mut kinds = vec![0; size];
    for (opening, value) in found {
        kinds[opening as usize & (size - 1)] |= value;
    }
    format!("Kinds(&{kinds:?})")
}

/// The openings of some words.
fn openings_of_words<'k>(words: impl Iterator<Item = &'k String>) -> BTreeSet<u32> {
    words.map(|word| openings::of_word(word).0).collect()
}

/// An expression of type `Openings`, with so many bits for each that is set, or
/// more.
fn openings(found: &BTreeSet<u32>, bits_each: usize) -> String {
    let size = (found.len() * bits_each).next_power_of_two().max(64);
    let mut bits = vec![0_u64; size / 64];
    for opening in found {
        let bit = *opening as usize & (size - 1);
        bits[bit / 64] |= 1 << (bit % 64);
    }
    format!("Openings(&{bits:?})")
}

/// Lays phrases out as `NAME.rs`, an expression of type `Within`.
pub(crate) fn within(name: &str, phrases: &[String]) {
    let opening = |phrase: &String| {
        let bytes = phrase.as_bytes().first_chunk::<{ openings::WINDOW }>();
        let first = bytes.unwrap_or_else(|| panic!("too short: {phrase:?}"));
        openings::of_window(first.iter().fold(0, |last, byte| openings::window(last, *byte)))
    };
    // They are asked for at each byte of a text.
    let openings = openings(&phrases.iter().map(opening).collect(), 512);
    let code = format!("Within {{ phrases: &{phrases:?}, openings: {openings} }}");
    write_out(&format!("{name}.rs"), code.as_bytes());
}

/// Which of the values each is, and the values that occur.
fn kinds<'v>(values: impl Iterator<Item = &'v u32> + Clone) -> (Vec<u8>, Vec<u32>) {
    let known: BTreeSet<u32> = values.clone().copied().collect();
    let known: Vec<u32> = known.into_iter().collect();
    let kind = |value: &u32| known.partition_point(|known| known < value);
    let kinds = values.map(|value| u8::try_from(kind(value)).expect("256 values")).collect();
    (kinds, known)
}

fn include(name: &str) -> String {
    format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.bin\"))")
}

/// Writes which of the characters before U+0700 are letters, as `letters.rs`.
pub(crate) fn letters() {
    let bit = |code: u32| char::from_u32(code).is_some_and(char::is_alphabetic);
    let bits: Vec<u64> = (0..0x700 / 64)
        .map(|at| (0..64).map(|code| u64::from(bit(at * 64 + code)) << code).sum())
        .collect();
    write_out("letters.rs", format!("{bits:?}").as_bytes());
}

/// Writes what the characters of the basic plane fold to by the rules, as
/// `folds.rs`: those whose letters occur in a key, and those of the scripts
/// that have capitals. Hangul is left to arithmetic.
pub(crate) fn folds<'k>(keys: impl Iterator<Item = &'k String>) {
    let mut letters: BTreeSet<char> = keys.flat_map(|key| key.chars()).collect();
    letters.extend(('\0'..'\u{590}').chain('\u{10a0}'..'\u{1100}').filter(|c| !c.is_uppercase()));
    let (mut from, mut lengths, mut to) = (Vec::<u32>::new(), Vec::new(), String::new());
    let (mut starts, mut latin) = ([0; 256], [0; 'ƀ' as usize - 'À' as usize]);
    let (mut marks, mut last_mark) = (Vec::<(u32, u32)>::new(), 0);
    for c in ('\u{80}'..='\u{ffff}').filter(|c| !matches!(c, '가'..='힣')) {
        let mut folded = String::new();
        fold_char(c, &mut |part| folded.push(part));
        if !folded.chars().eq([c]) && folded.chars().all(|part| letters.contains(&part)) {
            let page = |c: u32| c as usize >> 8;
            if from.last().is_none_or(|last| page(*last) < page(u32::from(c))) {
                starts[page(u32::from(c))] = to.len();
            }
            if let ([letter], Some(room)) =
                (folded.as_bytes(), latin.get_mut((c as usize).wrapping_sub('À' as usize)))
            {
                *room = if letter.is_ascii_lowercase() { *letter } else { 0 };
            }
            from.push(u32::from(c));
            to.push_str(&folded);
            lengths.push(folded.len());
        }
        if is_combining_mark(c) {
            let code = u32::from(c);
            match marks.last_mut() {
                Some((_, last)) if last_mark + 1 == code => *last = code,
                _ => marks.push((code, code)),
            }
            last_mark = code;
        }
    }
    let pages: Vec<usize> =
        (0..=256).map(|page| from.partition_point(|code| *code >> 8 < page)).collect();
    let from: Vec<u32> = from.iter().map(|code| code & 0xff).collect();
    let code = format!(
        "Folds {{ pages: &{pages:?}, from: &{from:?}, starts: &{starts:?}, lengths: &{lengths:?}, \
         to: {to:?}, latin: &{latin:?}, marks: &{marks:?} }}"
    );
    write_out("folds.rs", code.as_bytes());
}

fn write_out(file: &str, text: &[u8]) {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join(file), text).expect("OUT_DIR is writable");
}
