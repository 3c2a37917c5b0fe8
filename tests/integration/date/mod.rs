//! Dates of newspapers' lines, as they are written in many languages.

mod calendar;
mod choose;
mod clock;
mod leftover;
mod none;
mod numeric;
mod random;
mod written;

use chrono::NaiveDate;
use newsclip::{Reading, read_date};

/// `2021-05-03`, then the clock if one is read.
fn shown(reading: &Reading) -> String {
    let date = reading.date.map_or("-".to_owned(), |date| date.to_string());
    match reading.time {
        Some(time) => format!("{date} {time}"),
        None => date,
    }
}

/// The line is nothing but this date.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(line, expected)| {
            let reading = read_date(line, None);
            let read = match &reading {
                Some(reading) if reading.date.is_none() || reading.is_date_line() => shown(reading),
                Some(reading) => {
                    format!("{} with {} words more", shown(reading), reading.unexplained)
                }
                None => "no date".to_owned(),
            };
            (read != *expected).then(|| format!("{line}: {read}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
