//! The report as GitHub's runner reads it: annotations, worst first, then the
//! whole list.
//!
//! The runner takes a line for a command when it begins with `::` behind white
//! space, or holds `##[` anywhere (`ActionCommand.cs` of actions/runner). No
//! text of a fixture may come to stand so.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use newsclip::Severity;

use super::super::finding::{Entry, Verdict};
use super::{Detail, file, text};
use crate::cli::report::count;
use crate::cli::screen::Screen;

/// The runner keeps ten errors of a step and drops the rest.
const ANNOTATIONS: usize = 10;

/// Changed fields told in an annotation.
const FIELDS: usize = 5;

const PLAIN: Screen = Screen { watched: false, coloured: false, width: None };

/// The whole report but its last line.
pub(super) fn render(verdicts: &[Verdict], detail: Detail) -> String {
    let mut entries: Vec<_> = verdicts.iter().flat_map(Verdict::entries).collect();
    entries.sort_by_key(|entry| entry.rank);
    let root = Root::find();
    let annotations = entries.iter().take(ANNOTATIONS).map(|entry| annotation(entry, &root));
    let mut report: String = annotations.collect();
    let list: String = verdicts.iter().map(|it| text::render(it, Detail::Full, PLAIN)).collect();
    if detail == Detail::Full && !list.is_empty() {
        let _ = writeln!(report, "::group::{}", count(entries.len(), "finding"));
        for line in list.lines() {
            let _ = writeln!(report, "| {}", harmless(line));
        }
        report.push_str("::endgroup::\n");
    }
    report
}

/// One command that the runner shows beside the line of the file.
fn annotation(entry: &Entry<'_>, root: &Root) -> String {
    let command = match entry.severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let mut properties = Vec::new();
    if let Some(file) = file(entry) {
        properties.push(format!("file={}", property(&root.below(file))));
        if let Some((line, column)) = entry.place {
            properties.push(format!("line={line},col={column}"));
        }
    }
    properties.push(format!("title={}", property(&format!("newsclip: {}", entry.code))));
    let mut message = entry.message.clone();
    for change in entry.changes.iter().take(FIELDS) {
        let _ = write!(message, "\n{}", change.line(PLAIN));
    }
    if entry.changes.len() > FIELDS {
        let _ = write!(message, "\n… {} more", entry.changes.len() - FIELDS);
    }
    format!("::{command} {}::{}\n", properties.join(","), data(&message))
}

/// A message as the runner unescapes it. (`##[` is for lines that are no
/// command of the newer kind.)
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value as the runner unescapes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line of the list that holds no command.
fn harmless(line: &str) -> String {
    line.replace("##[", "##\\[")
}

/// The folder that the runner's paths start from, and this one.
struct Root {
    folders: Option<(PathBuf, PathBuf)>,
}

impl Root {
    fn find() -> Self {
        let workspace = env::var_os("GITHUB_WORKSPACE").and_then(|it| fs::canonicalize(it).ok());
        let here = env::current_dir().and_then(fs::canonicalize).ok();
        Self { folders: workspace.zip(here) }
    }

    /// The path from the root, where it is below it.
    fn below(&self, path: &str) -> String {
        let from_root = self.folders.as_ref().and_then(|(root, here)| {
            let path = here.join(path);
            let path = path.strip_prefix(root).ok()?;
            Some(path.components().collect::<PathBuf>())
        });
        let path = from_root.unwrap_or_else(|| Path::new(path).to_path_buf());
        path.to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_command() {
        assert_eq!(data("50 %\n::set-env name=A::b\r"), "50 %25%0A::set-env name=A::b%0D");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
        assert_eq!(harmless("x ##[command]y"), "x ##\\[command]y");
    }
}
