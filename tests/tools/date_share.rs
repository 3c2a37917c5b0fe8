//! How much of a program is the date reader: its code, its words, its folding.
//!
//! Build it with and without the reader; the share is the difference of the two
//! files:
//!
//! ```text
//! cargo rustc --release --example date_share -- -C strip=symbols
//! stat -c %s target/release/examples/date_share
//! cargo rustc --release --example date_share -- -C strip=symbols --cfg without_dates
//! stat -c %s target/release/examples/date_share
//! ```
//!
//! It prints the day of each line of its input, as any caller would;
//! without the reader, the days that are written as ISO 8601 does, so
//! that both programs print days and no difference comes from that.

use std::io::{BufRead, stdin};

use chrono::NaiveDate;

#[cfg(not(without_dates))]
fn day(line: &str) -> Option<NaiveDate> {
    newsclip::read_date(line, None)?.date
}

#[cfg(without_dates)]
fn day(line: &str) -> Option<NaiveDate> {
    let mut parts = line.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, parts.next()?.parse().ok()?)
}

fn main() {
    for line in stdin().lock().lines().map_while(Result::ok) {
        match day(&line) {
            Some(day) => println!("{day}"),
            None => println!("-"),
        }
    }
}
