//! Unified diffs for people: control characters visible, length capped.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

use crate::cli::screen::{ADDED, BOLD, FAINT, REMOVED, Screen};
use crate::cli::visible::visible;

/// Lines of one diff; what comes after them is counted only.
const LINES: usize = 60;

/// Characters of one line: longer than any paragraph that a person compares.
const CHARACTERS: usize = 4000;

/// Appends the difference between what a file holds and what newsclip gives.
pub(super) fn unified(out: &mut String, name: &str, old: &str, new: &str, screen: Screen) {
    let name = visible(name);
    for head in [format!("--- {name} (expected)"), format!("+++ {name} (actual)")] {
        let _ = writeln!(out, "{}", screen.paint(BOLD, &head));
    }
    let diff = TextDiff::from_lines(old, new);
    let mut lines = Vec::new();
    for hunk in diff.unified_diff().context_radius(2).iter_hunks() {
        lines.push(screen.paint(FAINT, hunk.header().to_string().trim_end()));
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', Some(REMOVED)),
                ChangeTag::Insert => ('+', Some(ADDED)),
                ChangeTag::Equal => (' ', None),
            };
            let line = format!("{sign}{}", shown(change.value()));
            lines.push(style.map_or(line.clone(), |style| screen.paint(style, &line)));
            if change.missing_newline() {
                lines.push(String::from("\\ No newline at end of file"));
            }
        }
    }
    for line in lines.iter().take(LINES) {
        let _ = writeln!(out, "{line}");
    }
    if lines.len() > LINES {
        let _ = writeln!(out, "… {} more lines", lines.len() - LINES);
    }
}

/// A line without its end, visible, and cut.
fn shown(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    match line.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", visible(line.get(..end).unwrap_or_default())),
        None => visible(line).into_owned(),
    }
}
