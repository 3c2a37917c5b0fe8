//! The rules of comparison, each on a small case.

use newsclip::{Document, Found, Span};
use serde_json::{Value, json};

use crate::compare;
use crate::gold::Labels;
use crate::tally::Row;

/// The outcome of one row, for a record made by hand and labels.
#[track_caller]
fn check(row: Row, record: Value, labels: Value, expected: &str) {
    let article = serde_json::from_value(record).unwrap();
    let found = Found { article, places: Vec::new(), whole: Span::new(0, 0) };
    let labels = Labels::new(labels.as_object().unwrap().clone());
    let verdicts = compare::article(&Document::from_text(""), Some(&found), &labels);
    let outcome = verdicts.iter().find(|verdict| verdict.row == row);
    assert_eq!(outcome.map_or("nothing", |verdict| verdict.outcome.name()), expected);
}

#[test]
fn a_field_is_right_wrong_missed_or_invented() {
    let headline = |text: &str| json!({ "headline": text });
    check(Row::Headline, headline("A  b"), headline("A b"), "right");
    check(Row::Headline, headline("A"), headline("B"), "wrong");
    check(Row::Headline, json!({}), headline("B"), "missed");
    check(Row::Headline, headline("A"), json!({ "headline": null }), "invented");
    check(Row::Headline, headline("A"), json!({}), "nothing");
    check(Row::Headline, json!({}), json!({ "headline": null }), "nothing");
}

#[test]
fn under_partial_labels_null_says_nothing() {
    let labels = json!({ "labels": "partial", "headline": null, "source": [] });
    check(Row::Headline, json!({ "headline": "A" }), labels.clone(), "nothing");
    check(Row::Source, json!({ "source": ["A"] }), labels, "nothing");
}

#[test]
fn an_outlet_after_the_headline_may_be_dropped() {
    let headline = |text: &str| json!({ "headline": text });
    check(Row::Headline, headline("Bridge open"), headline("Bridge open | THE POST"), "right");
    check(Row::Headline, headline("Bridge open - The Post"), headline("Bridge open"), "right");
    check(Row::Headline, headline("Bridge open again"), headline("Bridge open"), "wrong");
}

#[test]
fn dates_can_be_several_or_partial() {
    let day = json!({ "date": "2024-03-04" });
    check(Row::Date, day.clone(), json!({ "date": "2024-03-04T10:00" }), "right");
    let two = json!({ "date": "2024-03-05", "date_candidates": ["2024-03-05", "2024-03-04"] });
    check(Row::Date, day.clone(), two, "right");
    check(Row::Date, day.clone(), json!({ "date": "--03-04" }), "invented");
    check(Row::PartialDate, day, json!({ "date": "--03-04" }), "wrong");
    let text = json!({ "date_text": "4 March" });
    check(Row::PartialDate, text, json!({ "date": "2024-03" }), "right");
    check(Row::PartialDate, json!({}), json!({ "date": "2024" }), "missed");
}

#[test]
fn times_are_compared_to_the_minute() {
    let time = json!({ "time": "10:00:00+01:00" });
    check(Row::Time, time.clone(), json!({ "date": "2024-03-04T10:00:09" }), "right");
    check(Row::Time, time.clone(), json!({ "date": "2024-03-04T11:00" }), "wrong");
    check(Row::Time, time, json!({ "date": "2024-03-04" }), "invented");
}

#[test]
fn sources_are_sets() {
    let source = |names: &[&str]| json!({ "source": names });
    check(Row::Source, source(&["b", "A"]), source(&["a", "B"]), "right");
    check(Row::Source, source(&["A"]), source(&["A", "B"]), "wrong");
    check(Row::Source, source(&["A"]), source(&[]), "invented");
    let running = json!({ "source": ["A"], "notes": "Named in running text only." });
    check(Row::Source, source(&[]), running, "right");
    let split = json!({ "source": ["A and B"], "source_split": ["A", "B"] });
    check(Row::Source, source(&["A", "B"]), split, "right");
}

#[test]
fn bylines_are_words() {
    let gold = |text: &str| json!({ "byline": text });
    let names = json!({ "byline": ["Ana Gil", "Jo Roe"] });
    check(Row::Byline, names.clone(), gold("By ANA GIL and Jo Roe"), "right");
    check(Row::Byline, names, gold("Ana Gil"), "wrong");
}

#[test]
fn a_standfirst_may_be_the_first_paragraph() {
    let labels = json!({
        "subheadline": "S.", "first_paragraph": "S.", "last_paragraph": "L.", "paragraph_count": 2,
    });
    let apart = json!({ "standfirst": "S.", "body": ["L."] });
    let within = json!({ "body": ["S.", "L."] });
    for row in [Row::Standfirst, Row::Paragraphs, Row::First, Row::Last] {
        check(row, apart.clone(), labels.clone(), "right");
        check(row, within.clone(), labels.clone(), "right");
    }
}

#[test]
fn other_counts_of_paragraphs_can_be_as_good() {
    let labels = json!({ "paragraph_count": 3, "paragraph_count_alt": [1, 3] });
    check(Row::Paragraphs, json!({ "body": ["A"] }), labels.clone(), "right");
    check(Row::Paragraphs, json!({ "body": ["A", "B"] }), labels.clone(), "wrong");
    check(Row::Paragraphs, json!({}), labels, "missed");
}
