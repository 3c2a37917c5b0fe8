//! The packed tables and the streamed keys, held against plain ones.

use std::collections::BTreeMap;

use proptest::prelude::{
    ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_assert_ne, proptest,
};

use super::key::{Key, SIZE};
use super::pack::{BLOCK, MORE};
use super::phrases::easy_openings;
use super::{
    DATE_WORDS, Word, Words, fold, is_alphabetic, is_alphanumeric, is_of_uncased_block, openings,
    phrase_ends, stands_for,
};

/// Every key of the table of dates, unpacked, with its value.
fn date_words() -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    let (mut bytes, mut key) = (DATE_WORDS.text.iter().copied(), Vec::new());
    for (index, kind) in DATE_WORDS.kinds.iter().enumerate() {
        let head = usize::from(bytes.next().expect("a key"));
        let mut lengths = [head >> 4, head & 15];
        for length in &mut lengths {
            if *length == MORE {
                *length += usize::from(bytes.next().expect("a length"));
            }
        }
        assert!(index % BLOCK != 0 || lengths[0] == 0, "a block begins with a whole key");
        key.truncate(lengths[0]);
        key.extend(bytes.by_ref().take(lengths[1]));
        let word = String::from_utf8(key.clone()).expect("a word");
        found.insert(word, DATE_WORDS.values[usize::from(*kind)]);
    }
    assert_eq!(bytes.next(), None);
    found
}

/// Texts near the words: the words, longer and shorter ones, and neighbours.
fn probes(known: &BTreeMap<String, u32>) -> Vec<String> {
    let mut probes: Vec<String> =
        ["\0", "a", "zzz", "я", "\u{10ffff}", "#", "~"].map(str::to_owned).to_vec();
    for word in known.keys() {
        let shorter: String = word.chars().take(word.chars().count() - 1).collect();
        probes.extend([format!("{word} 2021"), format!("{word}\0"), format!("{shorter}\u{fffd}")]);
        probes.extend([word.clone(), shorter]);
    }
    probes.retain(|probe| !probe.is_empty());
    probes
}

#[test]
fn the_packed_table_finds_what_a_plain_one_finds() {
    let known = date_words();
    assert!(known.len() > 7000, "{}", known.len());
    for probe in probes(&known) {
        let opening = openings::of_word(&probe).1;
        let any = |end: usize| end >= opening;
        let even = |end: usize| end >= opening && end.is_multiple_of(2);
        let longest = |ends: &dyn Fn(usize) -> bool| {
            let mut ends_of = (1..=probe.len()).rev().filter(|end| ends(*end));
            ends_of.find_map(|end| Some((end, *known.get(probe.get(..end)?)?)))
        };
        assert_eq!(DATE_WORDS.longest(&probe, any), longest(&any), "{probe:?}");
        assert_eq!(DATE_WORDS.longest(&probe, even), longest(&even), "{probe:?}");
        let beginning: Vec<u32> = known
            .range(probe.clone()..)
            .take_while(|(word, _)| word.starts_with(&probe))
            .map(|(_, value)| *value)
            .collect();
        assert_eq!(DATE_WORDS.beginning_with(&probe).collect::<Vec<_>>(), beginning, "{probe:?}");
    }
}

fn key_of(phrase: &str) -> Option<Key> {
    let mut key = Key::new();
    key.take_while(phrase, |_| true).then_some(key)
}

/// The key of a phrase, a step after the other.
fn plain_key(phrase: &str) -> String {
    let mut key = String::new();
    for c in fold(phrase).chars() {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else if c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']') {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        } else {
            key.push(c);
        }
    }
    let edges = ":：.…!-–—|»›>*•·।。";
    key.trim_matches(|c: char| c.is_whitespace() || edges.contains(c)).to_owned()
}

/// Text of the characters that keys treat in a way of their own, and any other.
fn phrase() -> impl Strategy<Value = String> {
    let special = prop::sample::select(
        " \t\u{a0}\u{3000}()[]:：.…!-–—|»›>*•·।。09#٣३五½Ⅳ〇²aÉß’ى\u{ad}ﷺ가ﬁİ"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop::collection::vec(
        prop::strategy::Union::new([special.boxed(), any::<char>().boxed()]),
        0..24,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

/// Phrases of the table of labels.
fn known() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "by",
        "By",
        "Photo by",
        "Source",
        "Publié le",
        "Lire aussi",
        "Tous droits réservés",
        "and",
        "Staff Writer",
        "Agence France-Presse",
        "بقلم",
        "По материалам",
        "来源",
        "Theo",
        "Tags",
        "with agencies",
        "All rights reserved",
        "Von",
        "Share",
        "van",
    ])
    .prop_map(str::to_owned)
}

/// The meanings of that table.
fn meanings() -> impl Iterator<Item = Word> {
    let words = Word::ALL.into_iter().map(|(_, word)| word);
    words.filter(|word| !matches!(word, Word::PictureMark | Word::ContactMark))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_streamed_key_is_the_plain_key(phrase in phrase()) {
        let plain = plain_key(&phrase);
        let key = key_of(&phrase);
        let text = key.as_ref().map(|key| String::from_utf8_lossy(key.bytes()));
        prop_assert_eq!(text.as_deref(), (plain.len() <= SIZE).then_some(plain.as_str()));
        prop_assert_eq!(key.map(|key| key.hash()), key_of(&plain).map(|key| key.hash()));
    }

    #[test]
    fn the_easy_openings_are_the_keys(phrase in phrase()) {
        let (mut key, mut openings) = (Key::new(), Vec::new());
        for c in phrase.chars() {
            let before = key.opening();
            key.push(c);
            openings.extend(Some(key.opening()).filter(|opening| *opening != before));
        }
        for letters in [false, true] {
            let easy: Vec<u32> = easy_openings(&phrase, letters).collect();
            prop_assert!(openings.starts_with(&easy), "{easy:?} {openings:?}");
        }
    }

    #[test]
    fn the_beginnings_of_a_line_mean_what_they_mean_alone(
        known in known(), first in phrase(), rest in phrase(),
    ) {
        let line = format!("{known} {first} {known} {rest}");
        for word in meanings() {
            let spaces = || line.char_indices().filter(|(_, c)| c.is_whitespace());
            let alone: Vec<_> = spaces()
                .map(|(at, _)| at)
                .filter(|at| stands_for(line.get(..*at).unwrap_or_default(), word))
                .collect();
            let found: Vec<_> =
                phrase_ends(&line, &[word], usize::MAX, char::is_whitespace).collect();
            prop_assert_eq!(found, alone, "{:?}", word);
        }
    }

    #[test]
    fn a_phrase_is_asked_for_one_meaning_or_for_all(known in known(), other in phrase()) {
        for word in meanings() {
            prop_assert_eq!(Words::of(&known).has(word), stands_for(&known, word), "{:?}", word);
            prop_assert_eq!(Words::of(&other).has(word), stands_for(&other, word), "{:?}", word);
        }
        prop_assert_ne!(Words::of(&known), Words::default());
    }
}

#[test]
fn a_phrase_without_room_means_nothing() {
    let long = "ﷺ".repeat(30);
    let key = |phrase: &str| key_of(phrase).map(|key| key.bytes().to_vec());
    assert_eq!(key(&long), None);
    assert_eq!(key(&format!("by{}x", " -".repeat(200))), None);
    assert_eq!(key(&format!("By{}", " -".repeat(200))), Some(b"by".to_vec()));
}

#[test]
fn the_letters_known_by_heart_are_unicodes() {
    for c in '\0'..=char::MAX {
        assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        let cased = c.is_lowercase() || c.is_uppercase();
        assert!(!(is_of_uncased_block(c) && cased), "{c:?}");
        assert!(!is_of_uncased_block(c) || !c.is_whitespace() || c == '\u{1680}', "{c:?}");
    }
}

#[test]
fn letters_that_are_kept_fold_to_themselves() {
    for c in ('\0'..=char::MAX).filter(|c| super::fold::keeps(*c)) {
        assert_eq!(fold(&c.to_string()), c.to_string());
        assert!(!c.is_numeric() && !c.is_whitespace() && c.len_utf8() == 2, "{c:?}");
    }
}
