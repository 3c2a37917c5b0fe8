//! How many lines of larger sets the date reader reads right, against floors
//! kept in `tests/floors/dates.tsv`.
//!
//! The sets are not part of the repository: they are looked for in the
//! directory that `NEWSCLIP_SHARED` names, else beside the repository.
//! `cargo test --test integration date_sets -- --nocapture` prints every line
//! that is wrong or missed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta};
use newsclip::{Reading, read_date};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    lang: String,
    #[serde(default)]
    expected: String,
    #[serde(default)]
    kind: String,
}

#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn all(&self) -> usize {
        self.right + self.wrong + self.missed
    }

    #[allow(clippy::cast_precision_loss, reason = "sets have hundreds of lines")]
    fn share(&self, part: usize) -> f64 {
        part as f64 * 100.0 / self.all() as f64
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Right,
    Wrong,
    Missed,
}

fn shared() -> Option<PathBuf> {
    let directory = std::env::var_os("NEWSCLIP_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let dates = directory.join("dates");
    dates.is_dir().then_some(dates)
}

fn cases(directory: &Path, file: &str) -> Vec<Case> {
    let path = directory.join(file);
    let text = std::fs::read_to_string(&path).expect(file);
    let cases: Vec<Case> =
        text.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert!(!cases.is_empty(), "{file} is empty");
    cases
}

/// The languages whose names CLDR covers well, from the repository's own table.
fn common_languages() -> HashMap<String, bool> {
    let table = include_str!("../../src/language/names.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let mut columns = row.split('\t').map(str::to_owned);
        let language = columns.next().expect("a locale");
        (language, columns.next().is_some_and(|level| level == "modern" || level == "moderate"))
    })
    .collect()
}

/// Day, clock and offset as far as both state them.
fn agrees(reading: &Reading, expected: &str) -> bool {
    let Some(date) = reading.date else { return false };
    let Some((day, clock)) = expected.split_once('T') else { return date.to_string() == expected };
    let day: NaiveDate = day.parse().expect("a day");
    let Some(time) = reading.time.map(|time| time.to_string()) else {
        // A clock that the line states and the reader does not know is no wrong day.
        return date == day;
    };
    let zoned = |day: NaiveDate, clock: &str| -> Option<DateTime<FixedOffset>> {
        let clock = clock.replace('Z', "+00:00");
        // `14:30+01:00` lacks its seconds.
        let clock = match clock.split_at_checked(5) {
            Some((clock, offset)) if offset.len() == 6 => format!("{clock}:00{offset}"),
            _ => clock,
        };
        DateTime::parse_from_rfc3339(&format!("{day}T{clock}")).ok()
    };
    let naive = |day: NaiveDate, clock: &str| {
        let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
        NaiveDateTime::parse_from_str(&format!("{day}T{clock}"), "%Y-%m-%dT%H:%M:%S").ok()
    };
    match (zoned(date, &time), zoned(day, clock)) {
        (Some(read), Some(expected)) => read == expected,
        (None, None) => {
            let (read, expected) = (naive(date, &time), naive(day, clock));
            read.zip(expected)
                .is_some_and(|(read, expected)| (read - expected).abs() < TimeDelta::minutes(1))
        }
        // One states a zone and the other does not: the local time counts.
        (Some(read), None) => Some(read.naive_local()) == naive(day, clock),
        (None, Some(expected)) => naive(date, &time) == Some(expected.naive_local()),
    }
}

fn judge(case: &Case, header_line: bool) -> Verdict {
    match read_date(&case.text, None) {
        Some(reading) if reading.date.is_some() && !agrees(&reading, &case.expected) => {
            Verdict::Wrong
        }
        Some(reading) if reading.is_date_line() || header_line && reading.date.is_some() => {
            Verdict::Right
        }
        _ => Verdict::Missed,
    }
}

fn tally<'c>(set: &str, cases: impl Iterator<Item = &'c Case>, header_line: bool) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        match judge(case, header_line) {
            Verdict::Right => tally.right += 1,
            Verdict::Wrong => {
                let reading = read_date(&case.text, None);
                let read = reading
                    .map(|reading| (reading.date, reading.time.map(|time| time.to_string())));
                println!(
                    "{set} wrong  {:9} {} -> {read:?}, not {}",
                    case.lang, case.text, case.expected
                );
                tally.wrong += 1;
            }
            Verdict::Missed => {
                let read =
                    read_date(&case.text, None).map(|reading| (reading.date, reading.unexplained));
                println!(
                    "{set} missed {:9} {} -> {read:?}, {}",
                    case.lang, case.text, case.expected
                );
                tally.missed += 1;
            }
        }
    }
    tally
}

fn negatives(cases: &[Case]) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        match read_date(&case.text, None) {
            Some(reading) if reading.is_date_line() => {
                println!("negative wrong  {:9} {} -> {reading:?}", case.lang, case.text);
                tally.wrong += 1;
            }
            _ => tally.right += 1,
        }
    }
    tally
}

#[test]
fn the_larger_sets_are_read_as_well_as_before() {
    let Some(directory) = shared() else {
        eprintln!("SKIPPED: no larger sets of date lines here (NEWSCLIP_SHARED names their place)");
        return;
    };
    let common = common_languages();
    let is_common = |lang: &str| {
        let base = lang.split('-').next().unwrap_or(lang);
        common.get(lang).or_else(|| common.get(base)).copied().unwrap_or(false)
            || matches!(lang, "en" | "num" | "misc" | "und" | "tl")
    };
    let dateparser = cases(&directory, "dateparser_cases.jsonl");
    let full = || dateparser.iter().filter(|case| case.kind == "full");
    let tallies = [
        ("newsline", tally("newsline", cases(&directory, "newsline_cases.jsonl").iter(), false)),
        ("mixed", tally("mixed", cases(&directory, "newsline_mixed_cases.jsonl").iter(), true)),
        ("negative", negatives(&cases(&directory, "negative_cases.jsonl"))),
        ("dateparser", tally("dateparser", full(), false)),
        ("dateparser-common", tally("", full().filter(|case| is_common(&case.lang)), false)),
        // Without a floor: calendars of years that are not written in full.
        ("jalali", tally("jalali", dateparser.iter().filter(|case| case.kind == "jalali"), false)),
        ("hijri", tally("hijri", dateparser.iter().filter(|case| case.kind == "hijri"), false)),
    ];

    let mut fallen = Vec::new();
    for (set, tally) in &tallies {
        let (right, wrong) = (tally.share(tally.right), tally.share(tally.wrong));
        println!(
            "{set:18} {:4} lines, right {:4} ({right:.1} %), wrong {:3} ({wrong:.2} %), missed {:3}",
            tally.all(),
            tally.right,
            tally.wrong,
            tally.missed
        );
        let floors = include_str!("../floors/dates.tsv").lines();
        for floor in floors.filter(|line| line.split('\t').next() == Some(set)) {
            let mut figures =
                floor.split('\t').skip(1).map(|figure| figure.parse::<f64>().unwrap());
            let (least, most) = (figures.next().unwrap(), figures.next().unwrap());
            if right < least || wrong > most {
                fallen.push(format!(
                    "{set}: right {right:.2} (floor {least}), wrong {wrong:.2} (at most {most})"
                ));
            }
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
