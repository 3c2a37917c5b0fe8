//! The lines that hold the body, against those that are labelled as its lines.

use std::collections::BTreeSet;

use newsclip::{Document, Field, Found};

use crate::gold::Labels;
use crate::tally::{Outcome, Row, Verdict};

/// The lines that hold the body: as a whole, then one by one.
pub(crate) fn verdicts(
    document: &Document<'_>,
    found: Option<&Found<'_>>,
    labels: &Labels,
) -> Vec<Verdict> {
    let Some(listed) = labels.body_lines() else { return Vec::new() };
    let text = document.text();
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line_of = |offset: usize| ends.partition_point(|end| *end < offset) as u64 + 1;
    let lines: Vec<&str> = text.split('\n').collect();
    let is_blank = |line: &u64| {
        let text = usize::try_from(*line).ok().and_then(|line| lines.get(line.wrapping_sub(1)));
        text.is_none_or(|text| text.trim().is_empty())
    };
    let listed: BTreeSet<u64> = listed.into_iter().filter(|line| !is_blank(line)).collect();
    let mut got = BTreeSet::new();
    for place in found.into_iter().flat_map(|found| &found.places) {
        let lines = line_of(place.value.start)..=line_of(place.value.end.saturating_sub(1));
        let lines = lines.filter(|line| !is_blank(line));
        match place.field {
            Field::Body => got.extend(lines),
            Field::Standfirst => got.extend(lines.filter(|line| listed.contains(line))),
            _ => {}
        }
    }
    let join =
        |lines: Vec<&u64>| lines.into_iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let lost: Vec<_> = listed.difference(&got).collect();
    let foreign: Vec<_> = got.difference(&listed).collect();
    let mut verdicts = Vec::new();
    verdicts.extend(listed.intersection(&got).map(|_| Verdict::line(Outcome::Right)));
    verdicts.extend(lost.iter().map(|_| Verdict::line(Outcome::Missed)));
    verdicts.extend(foreign.iter().map(|_| Verdict::line(Outcome::Invented)));
    let outcome = match (got.is_empty(), lost.is_empty() && foreign.is_empty()) {
        (true, _) => Outcome::Missed,
        (_, true) => Outcome::Right,
        _ => Outcome::Wrong,
    };
    let got = format!("lines not in the body: {}; foreign lines: {}", join(lost), join(foreign));
    let expected = format!("{} lines", listed.len());
    verdicts.push(Verdict { row: Row::Body, outcome, expected, got });
    verdicts
}
