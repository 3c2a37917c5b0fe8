//! What differs between two records, by field.

use std::borrow::Cow;

use newsclip::Article;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{are_alike, words};
use crate::cli::screen::{ADDED, FIELD, REMOVED, Screen};
use crate::cli::visible::visible;

/// A value that is not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Which article of the expectation, from 1; `None` where there is one.
    pub(super) article: Option<usize>,
    /// The field as `jq` names it: `date`, `body[7]` (counted from 0),
    /// `extra.section`.
    pub(super) field: String,
    /// What is expected; `None` for nothing.
    pub(super) expected: Option<String>,
    /// What the input gives; `None` for nothing.
    pub(super) actual: Option<String>,
}

impl Change {
    /// One line for people.
    pub(super) fn line(&self, screen: Screen) -> String {
        let article = self.article.map(|number| format!("article {number}, "));
        let field = visible(&self.field);
        let name = format!("{}{field}", article.unwrap_or_default());
        let name = screen.paint(FIELD, &name);
        match (&self.expected, &self.actual) {
            (Some(old), Some(new)) if is_long(old) || is_long(new) => {
                format!("{name}: {}", words(old, new, screen))
            }
            (Some(old), Some(new)) => {
                let old = screen.paint(REMOVED, &visible(old));
                format!("{name}: {old} → {}", screen.paint(ADDED, &visible(new)))
            }
            (Some(old), None) => {
                format!("{name}: {} → nothing", screen.paint(REMOVED, &excerpt(old)))
            }
            (None, Some(new)) => {
                format!("{name}: nothing → {}", screen.paint(ADDED, &excerpt(new)))
            }
            (None, None) => name,
        }
    }
}

/// Long enough that the words that differ have to be looked for.
fn is_long(text: &str) -> bool {
    text.chars().nth(30).is_some()
}

/// The beginning of a text.
fn excerpt(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", visible(text.get(..end).unwrap_or_default())),
        None => visible(text).into_owned(),
    }
}

/// Every change, article by article, in the record's order.
pub(super) fn changes(expected: &[Article<'_>], actual: &[Article<'_>]) -> Vec<Change> {
    let mut changes = Vec::new();
    let several = expected.len() > 1 || actual.len() > 1;
    for index in 0..expected.len().max(actual.len()) {
        let number = several.then_some(index + 1);
        match (expected.get(index), actual.get(index)) {
            (Some(old), Some(new)) => of_articles(&mut changes, number, old, new),
            (old, new) => changes.push(Change {
                article: number,
                field: String::from("headline"),
                expected: old.map(title),
                actual: new.map(title),
            }),
        }
    }
    changes
}

/// What stands for a whole article that the other side lacks.
fn title(article: &Article<'_>) -> String {
    let first = article.headline.as_ref().or_else(|| article.body.first());
    first.map_or_else(|| String::from("untitled"), ToString::to_string)
}

fn of_articles(to: &mut Vec<Change>, article: Option<usize>, old: &Article<'_>, new: &Article<'_>) {
    let text = |it: &Option<Cow<'_, str>>| it.as_ref().map(ToString::to_string);
    let mut one = |field: &str, expected: Option<String>, actual: Option<String>| {
        if expected != actual {
            to.push(Change { article, field: field.to_owned(), expected, actual });
        }
    };
    let (day, clock) = (|it: &Article<'_>| it.date, |it: &Article<'_>| it.time);
    one("outlet", text(&old.outlet), text(&new.outlet));
    one("date", day(old).map(|it| it.to_string()), day(new).map(|it| it.to_string()));
    one("time", clock(old).map(|it| it.to_string()), clock(new).map(|it| it.to_string()));
    one("date_text", text(&old.date_text), text(&new.date_text));
    one("headline", text(&old.headline), text(&new.headline));
    one("standfirst", text(&old.standfirst), text(&new.standfirst));
    of_lists(to, article, "byline", &old.byline, &new.byline);
    of_lists(to, article, "body", &old.body, &new.body);
    of_lists(to, article, "source", &old.source, &new.source);
    let labels = old.extra.keys().chain(new.extra.keys().filter(|it| !old.extra.contains_key(*it)));
    for label in labels {
        let value = |it: &Article<'_>| it.extra.get(label).map(ToString::to_string);
        let (expected, actual) = (value(old), value(new));
        if expected != actual {
            to.push(Change { article, field: format!("extra.{label}"), expected, actual });
        }
    }
}

/// Entries of a list, aligned so that one added paragraph is one change.
fn of_lists(
    to: &mut Vec<Change>,
    article: Option<usize>,
    name: &str,
    old: &[Cow<'_, str>],
    new: &[Cow<'_, str>],
) {
    let mut push =
        |index: usize, expected: Option<&Cow<'_, str>>, actual: Option<&Cow<'_, str>>| {
            let (expected, actual) =
                (expected.map(ToString::to_string), actual.map(ToString::to_string));
            to.push(Change { article, field: format!("{name}[{index}]"), expected, actual });
        };
    for step in capture_diff_slices(Algorithm::Myers, old, new) {
        let (_, from, into) = step.as_tag_tuple();
        if matches!(step, DiffOp::Equal { .. }) {
            continue;
        }
        let (before, after) = (&old[from.clone()], &new[into.clone()]);
        for (left, right) in pairs(before, after) {
            let index = left
                .map_or_else(|| into.start + right.unwrap_or_default(), |left| from.start + left);
            push(index, left.and_then(|it| before.get(it)), right.and_then(|it| after.get(it)));
        }
    }
}

/// Larger blocks are paired by their order: looking for the like of each entry
/// takes time by the square.
const BLOCK: usize = 100;

/// Which entry of a changed block became which: those that are alike, in
/// order; by their place where there are as many of both.
fn pairs(old: &[Cow<'_, str>], new: &[Cow<'_, str>]) -> Vec<(Option<usize>, Option<usize>)> {
    if old.len() == new.len() || old.len().max(new.len()) > BLOCK {
        let number = old.len().max(new.len());
        let at = |index, list: &[Cow<'_, str>]| Some(index).filter(|_| index < list.len());
        return (0..number).map(|index| (at(index, old), at(index, new))).collect();
    }
    let mut pairs = Vec::new();
    let mut next = 0;
    for (index, text) in old.iter().enumerate() {
        match (next..new.len()).find(|at| new.get(*at).is_some_and(|it| are_alike(text, it))) {
            Some(at) => {
                pairs.extend((next..at).map(|added| (None, Some(added))));
                pairs.push((Some(index), Some(at)));
                next = at + 1;
            }
            None => pairs.push((Some(index), None)),
        }
    }
    pairs.extend((next..new.len()).map(|added| (None, Some(added))));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The changes as lines.
    fn lines(expected: &[Article<'_>], actual: &[Article<'_>]) -> Vec<String> {
        let screen = Screen { watched: false, coloured: false, width: None };
        changes(expected, actual).iter().map(|change| change.line(screen)).collect()
    }

    fn article(date: &str, body: &[&'static str]) -> Article<'static> {
        Article {
            date: date.parse().ok(),
            body: body.iter().copied().map(Cow::Borrowed).collect(),
            ..Article::default()
        }
    }

    #[test]
    fn what_differs_is_told_field_by_field() {
        let old = article("2024-03-04", &["First.", "Second.", "Third one is longer than thirty."]);
        let mut new = article("2024-04-03", &["First.", "Third one is shorter than thirty."]);
        new.outlet = Some(Cow::Borrowed("The Courier"));
        new.extra.insert(Cow::Borrowed("Section"), Cow::Borrowed("Sport"));
        assert_eq!(
            lines(std::slice::from_ref(&old), &[new]),
            [
                "outlet: nothing → The Courier",
                "date: 2024-03-04 → 2024-04-03",
                "body[1]: Second. → nothing",
                "body[2]: Third one is [-longer-]{+shorter+} than thirty.",
                "extra.Section: nothing → Sport",
            ]
        );
        assert_eq!(lines(std::slice::from_ref(&old), std::slice::from_ref(&old)), [""; 0]);
        assert_eq!(
            lines(&[old.clone(), old.clone()], &[old]),
            ["article 2, headline: First. → nothing"]
        );
    }

    #[test]
    fn an_added_paragraph_is_one_change() {
        let old = article("", &["One.", "Two.", "Three."]);
        let new = article("", &["One.", "Between.", "Two.", "Three."]);
        assert_eq!(lines(&[old], &[new]), ["body[1]: nothing → Between."]);
    }
}
