//! Every code that newsclip prints, explained: those of the library, and those
//! of files and fixtures, which are the command line's own.

use std::fmt::Write as _;

use newsclip::{CodeMeaning, Problem, Severity, Unreadable};
use serde_json::json;

use super::check::Finding;
use super::explain::Form;
use super::failure::Failure;

use super::visible::visible;

/// What `explain --code` is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Every code.
    All,
    /// One code.
    One(CodeMeaning),
}

/// Where a code comes from, in the order of the README.
const KINDS: [(&str, &[CodeMeaning]); 4] = [
    ("article", &Problem::CODES),
    ("text", &Unreadable::CODES),
    ("file", &Failure::CODES),
    ("fixture", &Finding::CODES),
];

impl Asked {
    /// Everything that can be asked for.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let codes = KINDS.into_iter().flat_map(|(_, rows)| rows).copied().map(Self::One);
        codes.chain([Self::All])
    }

    /// The word that asks for it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::One(row) => row.code,
        }
    }

    /// The answer.
    pub(super) fn explain(self, form: Form) -> String {
        match (self, form) {
            (Self::One(row), Form::Text) => page(&row),
            (Self::All, Form::Text) => list(),
            (Self::One(row), Form::Json) => format!("{:#}\n", entry(kind(row.code), &row)),
            (Self::All, Form::Json) => {
                let entries = KINDS.into_iter().flat_map(|(kind, rows)| {
                    rows.iter().map(move |row| entry(kind, row)).collect::<Vec<_>>()
                });
                format!("{:#}\n", serde_json::Value::Array(entries.collect()))
            }
        }
    }
}

/// The code's row.
pub(super) fn meaning(code: &str) -> Option<CodeMeaning> {
    KINDS.into_iter().flat_map(|(_, rows)| rows).find(|row| row.code == code).copied()
}

fn kind(code: &str) -> &'static str {
    let found = KINDS.into_iter().find(|(_, rows)| rows.iter().any(|row| row.code == code));
    found.map_or("", |(kind, _)| kind)
}

/// One code, for people.
fn page(row: &CodeMeaning) -> String {
    let CodeMeaning { code, severity, meaning, text, says, advice } = row;
    let mut page = format!("{code} ({severity}): {meaning}\n\nExample:\n\n");
    for line in text.trim_end().lines() {
        let indent = if line.is_empty() { "" } else { "    " };
        let _ = writeln!(page, "{indent}{}", visible(line));
    }
    if !text.trim().is_empty() {
        page.push('\n');
    }
    let _ = write!(page, "    {says}\n\nWhat to do: {advice}\n");
    page
}

/// Every code with its meaning, a line each.
fn list() -> String {
    let rows = KINDS.into_iter().flat_map(|(_, rows)| rows);
    rows.fold(String::new(), |mut list, row| {
        let severity = row.severity.to_string();
        let _ = writeln!(list, "{:<18} {severity:<8} {}", row.code, row.meaning);
        list
    })
}

fn entry(kind: &str, row: &CodeMeaning) -> serde_json::Value {
    json!({
        "code": row.code,
        "about": kind,
        "severity": row.severity.to_string(),
        "meaning": row.meaning,
        "text": row.text,
        "says": row.says,
        "advice": row.advice,
    })
}

/// A row of the tables below: these have no text that raises them.
const fn row(
    code: &'static str,
    meaning: &'static str,
    says: &'static str,
    advice: &'static str,
) -> CodeMeaning {
    CodeMeaning { code, severity: Severity::Error, meaning, text: "", says, advice }
}

impl Failure {
    /// Every code with its meaning.
    pub(super) const CODES: [CodeMeaning; 12] = [
        row(
            "unreadable",
            "The path cannot be opened, listed or read.",
            "article.txt: error[unreadable]: cannot be read: no such file or directory",
            "Look at the name and at who may read the file.",
        ),
        row(
            "too-large",
            "The input holds more bytes than `--max-size` allows.",
            "article.txt: error[too-large]: larger than 16 MiB (--max-size allows more)",
            "An article is seldom larger than some kilobytes. If this one is, allow it with \
             --max-size.",
        ),
        row(
            "not-a-format",
            "The input should hold records, and is not what newsclip writes.",
            "article.json:4:3: error[not-a-format]: not json as newsclip writes it: expected value",
            "Mend the place, or name the input's format with --from.",
        ),
        row(
            "no-input",
            "There is nothing to read in a folder.",
            "articles: error[no-input]: no .txt file in this folder",
            "Name another folder, or the files themselves: a file that is named may end as it \
             likes.",
        ),
        row(
            "link-loop",
            "A symbolic link leads back to a folder that it is in.",
            "articles/again: error[link-loop]: a symbolic link that leads back to articles",
            "Remove the link. Everything else in the folder was read.",
        ),
        CodeMeaning {
            severity: Severity::Warning,
            ..row(
                "special-file",
                "A FIFO, socket or device in a folder was skipped.",
                "articles/pipe.txt: warning[special-file]: skipped: not a regular file",
                "Nothing; to read from it, name it.",
            )
        },
        row(
            "same-output",
            "Two inputs would be written to one file; nothing is written.",
            "out/a.json: error[same-output]: both x/a.txt and y/a.txt would be written here",
            "Name the folder above them, so that the output mirrors it, or convert them apart.",
        ),
        row(
            "output-is-input",
            "The output would replace an input of the same run.",
            "a.txt: error[output-is-input]: the output would replace the input a.txt",
            "Write to another file or folder.",
        ),
        row(
            "unwritable",
            "The output cannot be created, written or closed.",
            "out/a.json: error[unwritable]: cannot be written: no space left on device",
            "Look at the disk and at who may write there. What was there before is as it was.",
        ),
        row(
            "settings",
            "A line of a `newsclip.toml` is not understood.",
            "newsclip.toml:2:1: error[settings]: there is no key \"date-ordr\"; \"date-order\" is one",
            "Mend the line. The keys are layout, date-order, encoding, lossy, max-size, require, \
             deny and allow.",
        ),
        row(
            "bless-under-ci",
            "`--bless` was given where `CI` is set.",
            "fixtures: error[bless-under-ci]: CI is set, and a check that accepts everything \
             checks nothing (--bless=force does it)",
            "Bless where you can read what changed, and commit it.",
        ),
        row(
            "internal",
            "newsclip itself failed on this input; the others were read.",
            "article.txt: error[internal]: newsclip failed on this input, please report it: …",
            "Please report it, with the text if you may.",
        ),
    ];
}

impl Finding {
    /// Every code of its own with its meaning.
    pub(super) const CODES: [CodeMeaning; 6] = [
        row(
            "differs",
            "An expectation says something else than the input gives.",
            "fixtures/a.json:3:1: error[differs]: not what the input gives",
            "Read what changed. If it is right, `newsclip check --bless` accepts it.",
        ),
        row(
            "missing",
            "There is no expectation for what comes of the input.",
            "fixtures/a.json: error[missing]: there is no such expectation",
            "Write it, or let `newsclip check --bless` write it and read every line.",
        ),
        row(
            "orphaned",
            "An expectation has no input.",
            "fixtures/a.json: error[orphaned]: there is no input for this expectation",
            "Put the input back, or remove the file; `newsclip check --bless --prune` does.",
        ),
        row(
            "no-record",
            "A record is expected, and the input gives none.",
            "fixtures/a.json: error[no-record]: a record is expected, but the input gives none",
            "`newsclip explain` on the input says why. If it is right so, remove the file.",
        ),
        row(
            "wrong-layout",
            "The folder is named like another layout than the one recognised.",
            "fixtures/labelled/a.txt: error[wrong-layout]: read as masthead, but its folder says \
             labelled",
            "Move the fixture, or rename the folder.",
        ),
        row(
            "no-fixture",
            "There is no fixture in what was named.",
            "fixtures: error[no-fixture]: there is no fixture here",
            "Name the folder that holds them. A check that finds nothing is no check.",
        ),
    ];
}

#[cfg(test)]
mod tests {
    use std::io;

    use newsclip::{Format, FormatError, Layout};

    use super::*;

    /// The variant after this one: a `match` without wildcard, so that a new
    /// variant does not compile until it stands here.
    fn next_failure(failure: &Failure) -> Option<Failure> {
        let error = || io::Error::from(io::ErrorKind::NotFound);
        let name = String::new;
        Some(match failure {
            Failure::Unreadable(_) => Failure::TooLarge { limit: 1 },
            // Its codes are the library's.
            Failure::Undecodable(_) => return None,
            Failure::TooLarge { .. } => Failure::NotAFormat {
                format: Format::Json,
                error: FormatError { line: 1, column: 1, message: name() },
            },
            Failure::NotAFormat { .. } => Failure::NoInput { wanted: name() },
            Failure::NoInput { .. } => Failure::LinkLoop { ancestor: name() },
            Failure::LinkLoop { .. } => Failure::SpecialFile,
            Failure::SpecialFile => Failure::SameOutput { first: None, second: name() },
            Failure::SameOutput { .. } => Failure::OutputIsInput { input: name() },
            Failure::OutputIsInput { .. } => Failure::Unwritable(error()),
            Failure::Unwritable(_) => Failure::Settings { line: 1, column: 1, message: name() },
            Failure::Settings { .. } => Failure::BlessUnderCi,
            Failure::BlessUnderCi => Failure::Panicked(name()),
            Failure::Panicked(_) => return None,
        })
    }

    fn next_finding(finding: &Finding) -> Option<Finding> {
        let layout = Layout::Masthead;
        Some(match finding {
            Finding::Differs => Finding::Missing,
            Finding::Missing => Finding::Orphaned,
            Finding::Orphaned => Finding::NoRecord,
            Finding::NoRecord => Finding::WrongLayout { read: layout, folder: layout },
            Finding::WrongLayout { .. } => Finding::NoFixture,
            Finding::NoFixture => return None,
            // Its codes are the library's.
            Finding::Refused { .. } => return None,
        })
    }

    #[test]
    fn the_tables_are_the_variants_in_order() {
        let first = Failure::Unreadable(io::ErrorKind::NotFound.into());
        let failures = std::iter::successors(Some(first), next_failure);
        let failures: Vec<_> = failures.map(|it| (it.code(), it.severity())).collect();
        assert_eq!(Failure::CODES.map(|row| (row.code, row.severity)).to_vec(), failures);
        let findings = std::iter::successors(Some(Finding::Differs), next_finding);
        let findings: Vec<_> = findings.map(|finding| finding.code()).collect();
        assert_eq!(Finding::CODES.map(|row| row.code).to_vec(), findings);
    }

    #[test]
    fn no_code_stands_twice_and_each_has_its_example() {
        let mut codes: Vec<_> = Asked::all().map(Asked::name).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        for row in KINDS.into_iter().flat_map(|(_, rows)| rows) {
            let head = format!(": {}[{}]: ", row.severity, row.code);
            assert!(row.says.contains(&head) && !row.advice.is_empty(), "{row:?}");
        }
    }
}
