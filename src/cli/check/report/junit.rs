//! The report as JUnit's XML, in the form that Jenkins, GitLab and others read:
//! a suite for each folder, a case for each fixture.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::super::finding::Verdict;
use super::{Detail, text};
use crate::cli::screen::Screen;
use crate::cli::visible::{is_hidden, push_visible};

const PLAIN: Screen = Screen { watched: false, coloured: false, width: None };

/// The whole report.
pub(super) fn render(verdicts: &[Verdict]) -> String {
    let mut folders: BTreeMap<String, Vec<&Verdict>> = BTreeMap::new();
    for verdict in verdicts.iter().filter(|verdict| !verdict.gone) {
        let folder = Path::new(&verdict.input).parent().map(Path::to_string_lossy);
        let folder = folder.filter(|it| !it.is_empty()).unwrap_or_else(|| ".".into());
        folders.entry(folder.into_owned()).or_default().push(verdict);
    }
    let all: Vec<_> = folders.values().flatten().copied().collect();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(xml, "<testsuites name=\"newsclip check\" {}>", counts(&all));
    for (folder, verdicts) in &folders {
        let name = escaped(folder);
        let _ = writeln!(xml, "  <testsuite name=\"{name}\" {}>", counts(verdicts));
        verdicts.iter().for_each(|verdict| case(&mut xml, &name, verdict));
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

/// What could not be read is an error, what differs a failure.
fn counts(verdicts: &[&Verdict]) -> String {
    let errors = verdicts.iter().filter(|it| it.problem.is_some()).count();
    let bad = verdicts.iter().filter(|it| it.is_bad()).count();
    format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{errors}\" skipped=\"0\"",
        verdicts.len(),
        bad - errors
    )
}

fn case(xml: &mut String, suite: &str, verdict: &Verdict) {
    let name = Path::new(&verdict.input).file_stem().map(|it| it.to_string_lossy().into_owned());
    let name = escaped(&name.unwrap_or_else(|| verdict.input.clone()));
    let file = escaped(&verdict.input);
    let _ = write!(xml, "    <testcase name=\"{name}\" classname=\"{suite}\" file=\"{file}\"");
    let Some(first) = verdict.entries().next() else {
        xml.push_str("/>\n");
        return;
    };
    let element = if verdict.problem.is_some() { "error" } else { "failure" };
    let mut message = first.message.clone();
    let more = verdict.entries().count() - 1;
    if more > 0 {
        let _ = write!(message, " (and {more} more)");
    }
    let _ = writeln!(
        xml,
        ">\n      <{element} type=\"{}\" message=\"{}\">{}</{element}>\n    </testcase>",
        escaped(first.code),
        escaped(&message),
        escaped_lines(&text::render(verdict, Detail::Full, PLAIN))
    );
}

/// Text of one line in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push_escaped(&mut out, character));
    out
}

/// Text of several lines in an element.
fn escaped_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => out.push('\n'),
            _ => push_escaped(&mut out, character),
        }
    }
    out
}

/// What XML cannot hold, and what cannot be seen, is shown by its number.
fn push_escaped(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\t' => out.push_str("&#9;"),
        _ if is_hidden(character) => {
            let mut shown = String::new();
            push_visible(&mut shown, character);
            out.push_str(&escaped(&shown));
        }
        '\u{FFFE}' | '\u{FFFF}' => {
            let _ = write!(out, "&lt;U+{:04X}&gt;", u32::from(character));
        }
        _ => out.push(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_shown() {
        assert_eq!(
            escaped("a<b>&\"\u{1}\u{FFFF}\n"),
            "a&lt;b&gt;&amp;&quot;&lt;U+0001&gt;&lt;U+FFFF&gt;&lt;U+000A&gt;"
        );
        assert_eq!(escaped_lines("a\nb"), "a\nb");
    }
}
