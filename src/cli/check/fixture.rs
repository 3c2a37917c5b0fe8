//! Fixtures: inputs and the expectations that stand beside them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use newsclip::{Format, Layout};
use walkdir::WalkDir;

use crate::cli::failure::{Failure, Problem};
use crate::cli::files::{is_hidden_name, walk_problem};

/// A file that stands beside an input and says what must come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The records, pretty.
    Json,
    /// The records, one a line.
    Ndjson,
    /// The records as Markdown.
    Markdown,
    /// What is said of the text, one diagnostic a line.
    Diagnostics,
}

impl Part {
    const ALL: [Self; 4] = [Self::Json, Self::Ndjson, Self::Markdown, Self::Diagnostics];

    /// The format of a part that holds records.
    pub(super) const fn format(self) -> Option<Format> {
        match self {
            Self::Json => Some(Format::Json),
            Self::Ndjson => Some(Format::Ndjson),
            Self::Markdown => Some(Format::Markdown),
            Self::Diagnostics => None,
        }
    }

    const fn ending(self) -> &'static str {
        match self.format() {
            Some(format) => format.extension(),
            None => "diagnostics",
        }
    }
}

/// An input and its expectations, as far as they are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fixture {
    /// The path of all of them, without the ending.
    stem: PathBuf,
    /// Is the input there?
    pub(super) has_input: bool,
    /// The expectations that are there.
    pub(super) parts: Vec<Part>,
}

impl Fixture {
    /// The text.
    pub(super) fn input(&self) -> PathBuf {
        self.with("txt")
    }

    /// One of the expectations.
    pub(super) fn path(&self, part: Part) -> PathBuf {
        self.with(part.ending())
    }

    /// The expectations that hold records.
    pub(super) fn records(&self) -> impl Iterator<Item = (Part, Format)> {
        self.parts.iter().filter_map(|part| Some((*part, part.format()?)))
    }

    /// The layout that the folder's name asks for.
    pub(super) fn layout(&self) -> Option<Layout> {
        self.stem.parent()?.file_name()?.to_str()?.parse().ok()
    }

    /// The stem may hold a dot, so the ending is appended.
    fn with(&self, ending: &str) -> PathBuf {
        let mut path = self.stem.clone().into_os_string();
        path.push(".");
        path.push(ending);
        path.into()
    }
}

/// The role of a file by its name: an input (`None`) or a part; other files,
/// and the folder's own `README.md`, have none.
fn role(path: &Path) -> Option<Option<Part>> {
    let name = path.file_name()?.to_str()?;
    if name.starts_with('.') || name.eq_ignore_ascii_case("README.md") {
        return None;
    }
    let ending = path.extension()?.to_str()?;
    if ending == "txt" {
        return Some(None);
    }
    Part::ALL.into_iter().find(|part| part.ending() == ending).map(Some)
}

/// The fixtures of files and folders, sorted by path, each once; and what
/// could not be listed.
pub(super) fn collect(paths: &[PathBuf]) -> (Vec<Fixture>, Vec<Problem>) {
    let mut found = BTreeMap::new();
    let mut problems = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found, &mut problems);
        } else if let Err(error) = path.metadata() {
            problems.push(Failure::Unreadable(error).at(path.to_string_lossy()));
        } else if role(path).is_some() {
            // One file of a fixture stands for all of it.
            let stem = path.with_extension("");
            let mut fixture = Fixture { stem, has_input: false, parts: Vec::new() };
            fixture.has_input = fixture.input().exists();
            fixture.parts = Part::ALL.into_iter().filter(|it| fixture.path(*it).exists()).collect();
            found.insert(fixture.stem.clone(), fixture);
        }
    }
    (found.into_values().collect(), problems)
}

fn walk(root: &Path, found: &mut BTreeMap<PathBuf, Fixture>, problems: &mut Vec<Problem>) {
    let entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    for entry in
        entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden_name(entry.file_name()))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(walk_problem(root, error));
                continue;
            }
        };
        let Some(role) = role(entry.path()).filter(|_| entry.file_type().is_file()) else {
            continue;
        };
        let stem = entry.path().with_extension("");
        let fixture = found.entry(stem.clone()).or_insert_with(|| Fixture {
            stem,
            has_input: false,
            parts: Vec::new(),
        });
        match role {
            None => fixture.has_input = true,
            Some(part) if !fixture.parts.contains(&part) => fixture.parts.push(part),
            Some(_) => {}
        }
    }
}
