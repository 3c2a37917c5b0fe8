//! A record held against its labels, field by field. The rules:
//!
//! - Strings are compared with white space folded (removed between CJK
//!   characters), all else as it stands.
//! - **headline**: a trailing ` - The Outlet` or ` | OUTLET` may be kept or
//!   dropped; where the label joins headline and standfirst, both together.
//! - **date**: the day; any of `date_candidates`. A label without year or day
//!   (`--05-25`, `2004-05`, `2017`) means that the record's date is null; the
//!   row **partial date** says whether `date_text` holds something then.
//! - **time**: hour and minute, where the label's date has a `T`.
//! - **outlet**: letter case does not count.
//! - **source**: equal as sets, letter case does not count; `source_split` is
//!   as good; where the notes say "running text", so is an empty list.
//! - **byline**: the same words on both sides, without `By`, `von`, `and` ….
//! - **standfirst**: only where it is labelled; as good as the first paragraph
//!   where the label's body begins with it.
//! - **paragraphs**: `paragraph_count` or any of `paragraph_count_alt`.
//! - **body**: exactly the lines of `body_lines` (without `excluded_lines`)
//!   hold the body; **body lines** counts the lines one by one.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use newsclip::{Article, Document, Found};
use serde_json::Value;

use crate::body;
use crate::fold::fold;
use crate::gold::{Label, Labels};
use crate::tally::{Outcome, Row, Verdict};

/// Words of a byline that are nobody's name.
const NOT_NAMES: [&str; 15] = [
    "by",
    "por",
    "par",
    "von",
    "door",
    "di",
    "av",
    "af",
    "and",
    "und",
    "et",
    "y",
    "e",
    "en",
    "автор",
];

/// Every verdict on one article.
pub(crate) fn article(
    document: &Document<'_>,
    found: Option<&Found<'_>>,
    labels: &Labels,
) -> Vec<Verdict> {
    let nothing = Article::default();
    let article = found.map_or(&nothing, |found| &found.article);
    let mut verdicts = vec![
        headline(article, labels),
        date(article, labels),
        partial_date(article, labels),
        time(article, labels),
        outlet(article, labels),
        source(article, labels),
        byline(article, labels),
        standfirst(article, labels),
        paragraphs(article, labels),
    ];
    verdicts.extend(ends(article, labels));
    verdicts.extend(body::verdicts(document, found, labels));
    verdicts.into_iter().filter(|verdict| verdict.outcome != Outcome::Nothing).collect()
}

/// A verdict where the label is one string.
fn text(
    row: Row,
    labels: &Labels,
    key: &str,
    got: Option<&str>,
    same: impl Fn(&str, &str) -> bool,
) -> Verdict {
    let got = got.map(fold);
    let (outcome, expected) = match (labels.get(key), &got) {
        (Label::Unlabelled, _) | (Label::Absent, None) => (Outcome::Nothing, String::new()),
        (Label::Absent, Some(_)) => (Outcome::Invented, String::new()),
        (Label::Stated(value), got) => {
            let expected = fold(value.as_str().unwrap_or_default());
            let outcome = match got {
                None => Outcome::Missed,
                Some(got) if same(&expected, got) => Outcome::Right,
                Some(_) => Outcome::Wrong,
            };
            (outcome, expected)
        }
    };
    Verdict { row, outcome, expected, got: got.unwrap_or_default() }
}

fn headline(article: &Article<'_>, labels: &Labels) -> Verdict {
    let joined = article.headline.as_deref().zip(article.standfirst.as_deref());
    let joined = joined.map(|(headline, standfirst)| fold(&format!("{headline} {standfirst}")));
    text(Row::Headline, labels, "headline", article.headline.as_deref(), |expected, got| {
        expected == got
            || is_outlet_tail(expected, got)
            || is_outlet_tail(got, expected)
            || joined.as_deref() == Some(expected)
    })
}

/// Is the one the other and ` - The Outlet`?
fn is_outlet_tail(long: &str, short: &str) -> bool {
    let Some(tail) = long.strip_prefix(short) else { return false };
    [" - ", " | ", " – ", " — ", " _ "].iter().any(|mark| tail.starts_with(mark))
        && tail.chars().count() <= 40
        && !short.is_empty()
}

/// The label's date and the others that are as good.
fn accepted(labels: &Labels) -> Vec<&str> {
    match labels.strings("date_candidates") {
        candidates if candidates.is_empty() => vec![labels.text("date")],
        candidates => candidates,
    }
}

/// The full day of a label's date.
fn day(date: &str) -> Option<NaiveDate> {
    date.get(..10)?.parse().ok()
}

fn date(article: &Article<'_>, labels: &Labels) -> Verdict {
    let days = accepted(labels).into_iter().filter_map(day).collect::<Vec<_>>();
    let outcome = match (labels.get("date"), article.date) {
        (Label::Unlabelled, _) => Outcome::Nothing,
        (Label::Absent, None) => Outcome::Nothing,
        (Label::Absent, Some(_)) => Outcome::Invented,
        (Label::Stated(_), None) if days.is_empty() => Outcome::Nothing,
        (Label::Stated(_), Some(_)) if days.is_empty() => Outcome::Invented,
        (Label::Stated(_), None) => Outcome::Missed,
        (Label::Stated(_), Some(date)) if days.contains(&date) => Outcome::Right,
        (Label::Stated(_), Some(_)) => Outcome::Wrong,
    };
    let got = match article.date {
        Some(date) => date.to_string(),
        None => format!("null, text {:?}", article.date_text.as_deref().unwrap_or_default()),
    };
    let expected = format!("{}, text {:?}", labels.text("date"), labels.text("date_text"));
    Verdict { row: Row::Date, outcome, expected, got }
}

fn partial_date(article: &Article<'_>, labels: &Labels) -> Verdict {
    let partial =
        matches!(labels.get("date"), Label::Stated(_)) && day(labels.text("date")).is_none();
    let got = article.date_text.as_deref();
    let outcome = match (article.date, got) {
        _ if !partial => Outcome::Nothing,
        (Some(_), _) => Outcome::Wrong,
        (None, Some(_)) => Outcome::Right,
        (None, None) => Outcome::Missed,
    };
    let got = got.unwrap_or_default().to_owned();
    Verdict { row: Row::PartialDate, outcome, expected: labels.text("date_text").to_owned(), got }
}

fn time(article: &Article<'_>, labels: &Labels) -> Verdict {
    let times: Vec<&str> =
        accepted(labels).into_iter().filter_map(|date| date.split_once('T')?.1.get(..5)).collect();
    let got = article.time.map(|time| time.to_string());
    let outcome = match &got {
        _ if matches!(labels.get("date"), Label::Unlabelled) => Outcome::Nothing,
        None if times.is_empty() => Outcome::Nothing,
        None => Outcome::Missed,
        Some(_) if times.is_empty() => Outcome::Invented,
        Some(got) if times.iter().any(|time| got.starts_with(time)) => Outcome::Right,
        Some(_) => Outcome::Wrong,
    };
    Verdict { row: Row::Time, outcome, expected: times.join(" or "), got: got.unwrap_or_default() }
}

fn outlet(article: &Article<'_>, labels: &Labels) -> Verdict {
    text(Row::Outlet, labels, "outlet", article.outlet.as_deref(), |expected, got| {
        expected.to_lowercase() == got.to_lowercase()
    })
}

fn source(article: &Article<'_>, labels: &Labels) -> Verdict {
    let set = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|name| fold(name).to_lowercase()).collect()
    };
    let got: Vec<&str> = article.source.iter().map(|name| &**name).collect();
    let expected = labels.strings("source");
    let split = labels.strings("source_split");
    let running = labels.text("notes").contains("running text");
    let outcome = match labels.get("source") {
        Label::Unlabelled => Outcome::Nothing,
        Label::Absent if got.is_empty() => Outcome::Nothing,
        Label::Absent => Outcome::Invented,
        Label::Stated(_) if got.is_empty() && running => Outcome::Right,
        Label::Stated(_) if got.is_empty() => Outcome::Missed,
        Label::Stated(_) if set(&got) == set(&expected) => Outcome::Right,
        Label::Stated(_) if !split.is_empty() && set(&got) == set(&split) => Outcome::Right,
        Label::Stated(_) => Outcome::Wrong,
    };
    Verdict { row: Row::Source, outcome, expected: expected.join(" · "), got: got.join(" · ") }
}

fn byline(article: &Article<'_>, labels: &Labels) -> Verdict {
    let names = |text: &str| -> BTreeSet<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
            .filter(|word| !word.is_empty() && !NOT_NAMES.contains(word))
            .map(str::to_owned)
            .collect()
    };
    let got = (!article.byline.is_empty()).then(|| article.byline.join(", "));
    text(Row::Byline, labels, "byline", got.as_deref(), |expected, got| {
        names(expected) == names(got)
    })
}

/// Does the labels' body begin with what the record has as its standfirst?
fn body_begins_with_standfirst(article: &Article<'_>, labels: &Labels) -> bool {
    article.standfirst.as_deref().is_some_and(|standfirst| {
        fold(standfirst) == fold(labels.text("first_paragraph")) && !article.body.is_empty()
    })
}

fn standfirst(article: &Article<'_>, labels: &Labels) -> Verdict {
    let is_body = fold(labels.text("subheadline")) == fold(labels.text("first_paragraph"));
    let got = match article.standfirst.as_deref() {
        None if is_body => article.body.first().map(|paragraph| &**paragraph),
        got => got,
    };
    text(Row::Standfirst, labels, "subheadline", got, |expected, got| expected == got)
}

fn paragraphs(article: &Article<'_>, labels: &Labels) -> Verdict {
    let mut counts = labels.numbers("paragraph_count_alt");
    if let Label::Stated(Value::Number(count)) = labels.get("paragraph_count") {
        counts.extend(count.as_u64());
    }
    counts.sort_unstable();
    counts.dedup();
    let extra = usize::from(body_begins_with_standfirst(article, labels));
    let got = (article.body.len() + extra) as u64;
    let outcome = match got {
        _ if counts.is_empty() => Outcome::Nothing,
        0 => Outcome::Missed,
        got if counts.contains(&got) => Outcome::Right,
        _ => Outcome::Wrong,
    };
    let expected = counts.iter().map(u64::to_string).collect::<Vec<_>>().join(" or ");
    Verdict { row: Row::Paragraphs, outcome, expected, got: got.to_string() }
}

/// The first and the last paragraph.
fn ends(article: &Article<'_>, labels: &Labels) -> [Verdict; 2] {
    let first = if body_begins_with_standfirst(article, labels) {
        article.standfirst.as_deref()
    } else {
        article.body.first().map(|paragraph| &**paragraph)
    };
    let last = article.body.last().map(|paragraph| &**paragraph);
    let same = |expected: &str, got: &str| expected == got;
    let verdict = |row, key, got| match labels.get(key) {
        Label::Absent => Verdict::nothing(row),
        _ => text(row, labels, key, got, same),
    };
    [verdict(Row::First, "first_paragraph", first), verdict(Row::Last, "last_paragraph", last)]
}
