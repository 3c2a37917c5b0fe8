//! Folds the word tables at build time, with the program's own folding, into
//! sorted text and an index that the program searches in place.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "fold.rs"]
#[allow(dead_code, reason = "the program asks for format characters too")]
mod fold;
#[path = "key.rs"]
mod key;
#[path = "mark.rs"]
mod mark;
#[path = "meaning.rs"]
#[allow(dead_code, reason = "the program reads what is only written here")]
mod meaning;
#[path = "openings.rs"]
#[allow(dead_code, reason = "the program reads what is only written here")]
mod openings;
#[path = "pack.rs"]
mod pack;
#[path = "rules.rs"]
mod rules;
#[path = "word.rs"]
mod word;
#[path = "write.rs"]
mod write;

use fold::{fold, fold_whole};
use key::Key;
use mark::Mark;
use meaning::Meaning;
use rules::fold_char;
use word::Word;

/// Is it a letter? The program has this of the commonest scripts in a table of its own.
fn is_alphabetic(c: char) -> bool {
    c.is_alphabetic()
}

/// A table before it is laid out: folded key, value.
type Words = BTreeMap<String, u32>;

fn main() {
    println!("cargo::rerun-if-changed=src/language");
    let (words, labels, marks) = (date_words(), labels(), database_marks());
    let lists = [
        ("picture_marks", marks_of(Word::PictureMark)),
        ("contact_marks", marks_of(Word::ContactMark)),
    ];
    write::table("words", &words);
    write::phrases("labels", &labels);
    write::phrases("marks", &marks);
    for (name, list) in &lists {
        write::within(name, list);
    }
    let keys = [&words, &labels, &marks].into_iter().flat_map(Words::keys);
    write::letters();
    write::folds(keys.chain(lists.iter().flat_map(|(_, list)| list)));
}

/// The key of a phrase, for a table of phrases.
fn key(phrase: &str) -> String {
    let mut key = Key::new();
    assert!(key.take_while(phrase, |_| true), "too long: {phrase:?}");
    let text = String::from_utf8(key.bytes().to_vec()).expect("keys are made of characters");
    assert!(!text.is_empty(), "no key: {phrase:?}");
    text
}

/// Every phrase that stands as a label, a mark or a whole line: the value is
/// the set of its meanings, a bit each.
fn labels() -> Words {
    let mut words = Words::new();
    let is_mark = |word| matches!(word, Word::PictureMark | Word::ContactMark);
    for (word, phrase) in label_rows().into_iter().filter(|(word, _)| !is_mark(*word)) {
        *words.entry(key(&phrase)).or_default() |= 1 << word as u32;
    }
    words
}

/// Every phrase of `marks.tsv`: the value is the set of its meanings, a bit each.
fn database_marks() -> Words {
    let mut words = Words::new();
    for row in rows("marks.tsv") {
        let [_language, kind, list] = row.as_slice() else { panic!("three columns: {row:?}") };
        let known = Mark::ALL.iter().find(|(name, _)| name == kind);
        let (_, mark) = known.unwrap_or_else(|| panic!("no such kind: {row:?}"));
        for phrase in list.split('|') {
            *words.entry(key(phrase)).or_default() |= 1 << *mark as u32;
        }
    }
    words
}

/// The phrases of one kind that are looked for within a line, sorted.
fn marks_of(kind: Word) -> Vec<String> {
    let marks = label_rows().into_iter().filter(|(word, _)| *word == kind);
    let marks: BTreeSet<String> = marks.map(|(_, phrase)| fold_whole(&phrase)).collect();
    marks.into_iter().collect()
}

/// The rows of `labels.tsv`, a phrase each.
fn label_rows() -> Vec<(Word, String)> {
    let mut phrases = Vec::new();
    for row in rows("labels.tsv") {
        let [_language, kind, list] = row.as_slice() else { panic!("three columns: {row:?}") };
        let known = Word::ALL.iter().find(|(name, _)| name == kind);
        let (_, word) = known.unwrap_or_else(|| panic!("no such kind: {row:?}"));
        phrases.extend(list.split('|').map(|phrase| (*word, phrase.to_owned())));
    }
    phrases
}

/// The columns of each row of a table in this directory; `#` begins a remark.
fn rows(file: &str) -> Vec<Vec<String>> {
    let path = Path::new("src/language").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// Every word that has a meaning in a date.
///
/// The supplement goes first, then the languages that CLDR covers well (modern
/// and moderate), Czech and Polish before Croatian, whose month names they
/// share with another meaning. Any other locale adds a key only where it is
/// new, has four letters and one meaning: added without a rank, `6 Jan` was in
/// June.
fn date_words() -> Words {
    let mut words = Words::new();
    for row in rows("supplement.tsv") {
        let [kind, value, list, _reason] = row.as_slice() else { panic!("four columns: {row:?}") };
        let meaning = supplement(kind, value).unwrap_or_else(|| panic!("no such kind: {row:?}"));
        for word in list.split(';') {
            add(&mut words, fold(word), meaning);
        }
    }
    for (word, phrase) in label_rows() {
        let role = match word {
            Word::Published | Word::Date => "published",
            Word::Updated => "updated",
            _ => continue,
        };
        add(&mut words, fold(&phrase), Meaning::of_role(role, 0).expect("a role"));
    }

    let mut locales = rows("names.tsv");
    let covered = |row: &[String]| matches!(row[1].as_str(), "modern" | "moderate");
    let shared_first = |row: &[String]| !matches!(row[0].as_str(), "cs" | "pl");
    locales.sort_by_key(|row| (!covered(row), shared_first(row)));
    let mut rare: BTreeMap<String, Option<Meaning>> = BTreeMap::new();
    for row in &locales {
        let common = covered(row);
        for (name, meaning) in names(row, common) {
            let key = fold(name);
            // Numbers with a unit are the grammar's business: `3월`, `tháng 3`.
            if key.is_empty()
                || meaning.is_month() && key.contains(|c: char| c.is_ascii_digit()) && common
            {
                continue;
            }
            if meaning.half().is_some() {
                add_half(&mut words, key, meaning, common);
            } else if common {
                add(&mut words, key, meaning);
            } else if !words.contains_key(&key)
                && key.chars().filter(|c| c.is_alphabetic()).count() >= fewest_letters(meaning)
                && !key.starts_with(|c: char| c.is_ascii_digit())
            {
                rare.entry(key)
                    .and_modify(|known| *known = known.filter(|known| *known == meaning))
                    .or_insert(Some(meaning));
            }
        }
    }
    words.extend(rare.into_iter().filter_map(|(key, meaning)| Some((key, meaning?.0))));
    words
}

/// How many letters a name of a less covered locale must have: four, but a
/// month's three, because the grammar reads those only between day and year.
fn fewest_letters(meaning: Meaning) -> usize {
    if meaning.is_month() { 3 } else { 4 }
}

/// Adds a half of the day. It counts only beside a clock, so a short one does
/// no harm; but a small word of dates (`de`) stays that.
fn add_half(words: &mut Words, key: String, meaning: Meaning, common: bool) {
    match words.get(&key).map(|known| Meaning(*known)) {
        Some(known) if known.half().is_some() || known.role().is_some() => {}
        Some(_) => add(words, key, meaning),
        None if common || key.chars().count() > 1 => add(words, key, meaning),
        None => {}
    }
}

fn add(words: &mut Words, key: String, meaning: Meaning) {
    assert!(!key.is_empty(), "an empty word");
    match words.entry(key) {
        Entry::Vacant(free) => {
            free.insert(meaning.0);
        }
        Entry::Occupied(mut known) => {
            let both = Meaning(*known.get()).and(meaning);
            let both = both.unwrap_or_else(|| panic!("{:?} names three months", known.key()));
            known.insert(both.0);
        }
    }
}

/// The names of one locale, with their meanings.
fn names(row: &[String], common: bool) -> Vec<(&str, Meaning)> {
    let [_locale, _level, months, weekdays, am, pm] = row else { panic!("six columns: {row:?}") };
    let mut found = Vec::new();
    for (column, list) in [("month", months), ("weekday", weekdays), ("am", am), ("pm", pm)] {
        for (slot, spellings) in (1..).zip(list.split(" | ")) {
            let meaning = match column {
                "month" => Meaning::of_month(slot, 0, common),
                "weekday" => Meaning::of_weekday(slot, common),
                "am" => Meaning::of_half(1),
                _ => Meaning::of_half(2),
            };
            found.extend(
                spellings
                    .split(';')
                    .map(str::trim)
                    .filter(|name| !name.is_empty())
                    .map(|name| (name, meaning)),
            );
        }
    }
    found
}

fn supplement(kind: &str, value: &str) -> Option<Meaning> {
    let number = || value.parse::<u32>().ok();
    Some(match kind {
        "month" => Meaning::of_month(number()?, 0, true),
        "jalali-month" => Meaning::of_month(number()?, 1, true),
        "hijri-month" => Meaning::of_month(number()?, 2, true),
        "ethiopian-month" => Meaning::of_month(number()?, 3, true),
        "weekday" => Meaning::of_weekday(number()?, true),
        "am" => Meaning::of_half(1),
        "pm" => Meaning::of_half(2),
        "zone" | "us-zone" | "us-clock" => Meaning::of_role(kind, quarters(value)?)?,
        _ => Meaning::of_role(kind, if value.is_empty() { 0 } else { number()? })?,
    })
}

/// `+05:30` in quarters of an hour, plus 48.
fn quarters(offset: &str) -> Option<u32> {
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let quarters = hours.parse::<u32>().ok()? * 4 + minutes.parse::<u32>().ok()? / 15;
    match offset.get(..1)? {
        "+" => Some(48 + quarters),
        "-" => 48u32.checked_sub(quarters),
        _ => None,
    }
}
