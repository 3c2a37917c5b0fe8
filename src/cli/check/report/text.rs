//! The report for people: each finding, the fields that differ, the diff.

use std::fmt::Write as _;

use newsclip::Severity;

use super::Detail;
use crate::cli::check::finding::{Finding, Found, Verdict};
use crate::cli::screen::{Screen, style_of};
use crate::cli::visible::visible;

/// Fields of one finding; what comes after them is counted only.
const FIELDS: usize = 20;

/// What came of one fixture.
pub(super) fn render(verdict: &Verdict, detail: Detail, screen: Screen) -> String {
    let mut text = String::new();
    match detail {
        Detail::Names => names(&mut text, verdict),
        Detail::Lines => verdict.found.iter().for_each(|it| line(&mut text, it, screen)),
        Detail::Full => {
            for found in &verdict.found {
                line(&mut text, found, screen);
                fields(&mut text, found, screen);
                text.push_str(&found.diff);
            }
            let written = verdict.written.iter().map(|name| ("wrote", name));
            for (verb, name) in written.chain(verdict.removed.iter().map(|it| ("removed", it))) {
                let _ = writeln!(text, "{verb} {}", visible(name));
            }
        }
    }
    text
}

/// The file to look at: the input, or what has none.
fn names(text: &mut String, verdict: &Verdict) {
    let orphans = verdict.found.iter().filter(|it| it.finding == Finding::Orphaned);
    let mut orphans = orphans.map(|it| &*it.path).peekable();
    if orphans.peek().is_none() && verdict.is_bad() {
        let _ = writeln!(text, "{}", visible(&verdict.input));
    }
    orphans.for_each(|name| {
        let _ = writeln!(text, "{}", visible(name));
    });
}

/// `path:line:column: error[code]: message`.
fn line(text: &mut String, found: &Found, screen: Screen) {
    let head = format!("{}[{}]", Severity::Error, found.finding.code());
    let head = screen.paint(style_of(Severity::Error), &head);
    let place = found.place.map(|(line, column)| format!(":{line}:{column}"));
    let (path, place) = (visible(&found.path), place.unwrap_or_default());
    let _ = writeln!(text, "{path}{place}: {head}: {}", visible(&found.finding.to_string()));
}

fn fields(text: &mut String, found: &Found, screen: Screen) {
    if let Some(remark) = &found.remark {
        let _ = writeln!(text, "  {}", visible(remark));
    }
    for change in found.changes.iter().take(FIELDS) {
        let _ = writeln!(text, "  {}", change.line(screen));
    }
    if found.changes.len() > FIELDS {
        let _ = writeln!(text, "  … {} more", found.changes.len() - FIELDS);
    }
}
