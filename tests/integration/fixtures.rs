//! Every fixture gives the record and the diagnostics that stand beside it.
//!
//! `LAYOUT/LANGUAGE-SLUG.txt` is an input. `.json` beside it is the record, or
//! several in an array; `.diagnostics` is what newsclip says of it, one line
//! each with notes. Without `.diagnostics` it may say notes only, without
//! `.json` it gives no record. The folder is the layout that must be
//! recognised, unless it is no layout's name (`damaged`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use newsclip::{
    Article, DecodeOptions, Document, Format, Layout, Options, Parsed, Problem, Severity,
    Unreadable, parse,
};
use walkdir::WalkDir;

/// The folder whose fixtures are read with the options of a `newsclip.toml`;
/// the program's own tests check them.
const WITH_SETTINGS: &str = "settings";

/// An input and its expectations.
pub(crate) struct Fixture {
    /// The path under `fixtures/` without `.txt`, for messages.
    pub(crate) name: String,
    /// The input.
    pub(crate) bytes: Vec<u8>,
    path: PathBuf,
}

impl Fixture {
    /// Every fixture, by name.
    pub(crate) fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let settings = root.join(WITH_SETTINGS);
        let entries = WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok);
        let entries = entries.filter(|entry| !entry.path().starts_with(&settings));
        let inputs = entries.filter(|entry| entry.path().extension().is_some_and(|it| it == "txt"));
        inputs
            .map(|entry| {
                let path = entry.into_path();
                let name = path.strip_prefix(&root).unwrap().with_extension("");
                let name = name.to_string_lossy().replace('\\', "/");
                Self { name, bytes: fs::read(&path).unwrap(), path }
            })
            .collect()
    }

    /// The text, where it is text.
    pub(crate) fn document(&self) -> Result<Document<'_>, Unreadable> {
        Document::from_bytes(&self.bytes, &DecodeOptions::default())
    }

    /// The layout that its folder is named after.
    fn layout(&self) -> Option<Layout> {
        self.name.split('/').next()?.parse().ok()
    }

    /// What stands before the first hyphen of its file name.
    fn language(&self) -> &str {
        let file = self.name.rsplit('/').next().unwrap_or_default();
        file.split_once('-').map_or(file, |(language, _)| language)
    }

    /// The file beside it with another ending.
    fn beside(&self, ending: &str) -> Option<String> {
        let path = self.path.with_extension(ending);
        path.exists().then(|| fs::read_to_string(path).unwrap())
    }
}

/// What newsclip says, one line each.
pub(crate) fn said(document: &Document<'_>, parsed: &Parsed<'_>) -> Vec<String> {
    let line = |diagnostic: &newsclip::Diagnostic| {
        let (line, column) = document.position(diagnostic.span.start);
        let problem = &diagnostic.problem;
        format!("{line}:{column}: {}[{}]: {problem}", problem.severity(), problem.code())
    };
    parsed.diagnostics.iter().map(line).collect()
}

/// What newsclip makes of an input.
struct Outcome {
    /// Of a text that gives a record.
    layout: Option<Layout>,
    articles: Vec<Article<'static>>,
    said: Vec<String>,
    worst: Option<Severity>,
}

impl Outcome {
    fn of(fixture: &Fixture) -> Self {
        let document = match fixture.document() {
            Ok(document) => document,
            Err(error) => {
                let (line, column) = error.position();
                let said = vec![format!("{line}:{column}: error[{}]: {error}", error.code())];
                let worst = Some(Severity::Error);
                return Self { layout: None, articles: Vec::new(), said, worst };
            }
        };
        let parsed = parse(&document, &Options::default());
        let found = parsed.articles.iter();
        Self {
            layout: (!parsed.articles.is_empty()).then_some(parsed.layout),
            articles: found.map(|found| found.article.clone().into_owned()).collect(),
            said: said(&document, &parsed),
            worst: parsed.diagnostics.iter().map(|it| it.problem.severity()).max(),
        }
    }
}

#[test]
fn there_are_forty_fixtures_in_twelve_languages() {
    let fixtures = Fixture::all();
    let languages: BTreeSet<&str> = fixtures.iter().map(Fixture::language).collect();
    assert!(fixtures.len() >= 40, "only {} fixtures", fixtures.len());
    assert!(languages.len() >= 12, "only {} languages: {languages:?}", languages.len());
}

#[test]
fn each_fixture_gives_its_record_and_its_diagnostics() {
    let wrong: Vec<String> = Fixture::all().iter().flat_map(differences).collect();
    assert!(wrong.is_empty(), "{} differences:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// What is not as expected: the whole record, the whole list of diagnostics.
fn differences(fixture: &Fixture) -> Vec<String> {
    let name = &fixture.name;
    let mut wrong = Vec::new();
    let Outcome { layout, articles, said, worst } = Outcome::of(fixture);
    if let (Some(layout), Some(folder)) = (layout, fixture.layout())
        && layout != folder
    {
        wrong.push(format!("{name}: read as {layout}"));
    }
    let expected = match fixture.beside("json").map(|json| Format::Json.read(&json)) {
        None => Vec::new(),
        Some(Ok(expected)) => expected,
        Some(Err(error)) => return vec![format!("{name}.json:{error}")],
    };
    if articles != expected {
        wrong.push(format!("{name}: expected {expected:#?}\ngot {articles:#?}"));
    }
    let expected = fixture.beside("diagnostics");
    let expected: Vec<_> = expected.iter().flat_map(|text| text.lines()).collect();
    if said != expected && !(expected.is_empty() && worst <= Some(Severity::Note)) {
        wrong.push(format!("{name}: expected {expected:#?}\ngot {said:#?}"));
    }
    wrong
}

#[test]
fn each_expectation_has_its_input() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for entry in WalkDir::new(root).into_iter().filter_map(Result::ok) {
        let ending = entry.path().extension().and_then(|ending| ending.to_str());
        if matches!(ending, Some("json" | "ndjson" | "diagnostics")) {
            let input = entry.path().with_extension("txt");
            assert!(input.exists(), "{} has no input", entry.path().display());
        }
    }
}

#[test]
fn each_code_is_raised_by_a_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let paths = WalkDir::new(root).into_iter().map(|entry| entry.unwrap().into_path());
    let expected: String = paths
        .filter(|path| path.extension().is_some_and(|it| it == "diagnostics"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let problems = Problem::CODES.iter().chain(&Unreadable::CODES).map(|row| row.code);
    let silent: Vec<_> =
        problems.filter(|code| !expected.contains(&format!("[{code}]: "))).collect();
    // No fixture is to be so long: `cli::crowds` and `cli::inputs` make such texts.
    assert_eq!(silent, ["too-many-lines"], "codes that no fixture raises");
}
