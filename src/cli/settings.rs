//! What is decided beforehand of the inputs: on the command line, or once for
//! a folder in its `newsclip.toml`.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use newsclip::{
    Article, Charset, DateOrder, Diagnostic, Field, Layout, Parsed, Problem, Separator, Severity,
    Span, Stream,
};

use super::failure::{self, Failure};
use super::read::ReadOptions;
use super::settings_file;

/// The name of the file.
const NAME: &str = "newsclip.toml";

/// What somebody decided; what is `None` or empty is left open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Settings {
    /// Do not recognise the layout: it is this one.
    pub(super) layout: Option<Layout>,
    /// How to read a numeric date that has two readings.
    pub(super) date_order: Option<DateOrder>,
    /// The lines with which articles begin.
    pub(super) split: Option<Separator>,
    /// The encoding.
    pub(super) encoding: Option<Charset>,
    /// Read what cannot be decoded as U+FFFD instead of failing.
    pub(super) lossy: Option<bool>,
    /// Repair mojibake.
    pub(super) repair: Option<bool>,
    /// The largest article, in bytes.
    pub(super) max_size: Option<u64>,
    /// An article has to state these fields.
    pub(super) require: Vec<Field>,
    /// Diagnostics that are errors.
    pub(super) deny: Vec<&'static str>,
    /// Diagnostics that are notes.
    pub(super) allow: Vec<&'static str>,
}

/// How the inputs of a folder are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Reading {
    /// What is decided beforehand of the text.
    pub(super) parse: newsclip::Options,
    /// How bytes become text.
    pub(super) read: ReadOptions,
    require: Vec<Field>,
    deny: Vec<&'static str>,
    allow: Vec<&'static str>,
}

impl Reading {
    /// The command line's word stands above the file's; what has to be stated
    /// has to be stated for both.
    fn of(given: &Settings, file: Settings) -> Self {
        let usual = ReadOptions::default();
        let mut require = given.require.clone();
        require.extend(file.require.iter().filter(|field| !given.require.contains(field)));
        let free = |given: &[&str], code: &&'static str| !given.contains(code);
        let mut deny = file.deny;
        deny.retain(|code| free(&given.allow, code));
        deny.extend(&given.deny);
        let mut allow = file.allow;
        allow.extend(&given.allow);
        allow.retain(|code| free(&deny, code));
        Self {
            parse: newsclip::Options {
                layout: given.layout.or(file.layout),
                date_order: given.date_order.or(file.date_order),
                split: given.split.clone().or(file.split),
            },
            read: ReadOptions {
                encoding: given.encoding.or(file.encoding),
                lossy: given.lossy.or(file.lossy).unwrap_or(usual.lossy),
                repair: given.repair.or(file.repair).unwrap_or(usual.repair),
                max_size: given.max_size.or(file.max_size).unwrap_or(usual.max_size),
            },
            require,
            deny,
            allow,
        }
    }

    /// Begins to read a text article by article, where its first bytes show that
    /// it can be read so.
    pub(super) fn begin(&self, head: &[u8], last: bool) -> Option<Box<Stream>> {
        let longest = usize::try_from(self.read.max_size).unwrap_or(usize::MAX);
        Stream::begin(head, last, &self.read.decode(), &self.parse, longest).map(Box::new)
    }

    /// The required fields that an article does not state.
    pub(super) fn missing<'s>(
        &'s self,
        article: &'s Article<'_>,
    ) -> impl Iterator<Item = Field> + 's {
        self.require.iter().copied().filter(|field| !article.states(*field))
    }

    /// Says of each article which required fields it does not state.
    pub(super) fn say_missing(&self, parsed: &mut Parsed<'_>) {
        for found in &parsed.articles {
            let start = found.places.first().map_or(0, |place| place.whole.start);
            parsed.diagnostics.extend(self.missing(&found.article).map(|field| Diagnostic {
                span: Span::new(start, start),
                problem: Problem::Missing(field),
            }));
        }
        parsed.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    }

    /// How much a diagnostic matters here: an error where it is denied, a note
    /// where it is allowed.
    pub(super) fn severity(&self, problem: &Problem) -> Severity {
        if self.denies(problem) {
            Severity::Error
        } else if self.allows(problem.code()) {
            Severity::Note
        } else {
            problem.severity()
        }
    }

    /// Was it turned into an error?
    pub(super) fn denies(&self, problem: &Problem) -> bool {
        self.deny.contains(&problem.code())
    }

    /// Was it turned into a note?
    pub(super) fn allows(&self, code: &str) -> bool {
        self.allow.contains(&code)
    }
}

/// The codes that `--deny` and `--allow` take: an error stays one.
pub(super) fn negotiable() -> impl Iterator<Item = &'static str> {
    Problem::CODES.iter().filter(|row| row.severity < Severity::Error).map(|row| row.code)
}

/// How the inputs of each folder are read, found once a folder.
#[derive(Debug, Default)]
pub(super) struct Folders {
    given: Settings,
    known: Mutex<HashMap<PathBuf, Arc<Reading>>>,
}

impl Folders {
    /// With what the command line decides.
    pub(super) fn new(given: &Settings) -> Self {
        Self { given: given.clone(), known: Mutex::default() }
    }

    /// How a file is read: as the nearest `newsclip.toml` says, in its folder
    /// or in one above it. Standard input (`-`) stands in no folder.
    ///
    /// # Errors
    ///
    /// Where that file cannot be read or understood.
    pub(super) fn reading(&self, file: &Path) -> Result<Arc<Reading>, failure::Problem> {
        let folder = match file.parent() {
            _ if file.as_os_str() == "-" => Path::new("-"),
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reading) = known.get(folder) {
            return Ok(Arc::clone(reading));
        }
        let settings = if folder == Path::new("-") { None } else { nearest(folder)? };
        let reading = Arc::new(Reading::of(&self.given, settings.unwrap_or_default()));
        known.insert(folder.to_path_buf(), Arc::clone(&reading));
        Ok(reading)
    }
}

/// The settings of the nearest file, in the folder or above it. Links and `..`
/// are followed first, so that "above" is where the folder really stands. A
/// folder that is not there has none: its files will be reported.
fn nearest(folder: &Path) -> Result<Option<Settings>, failure::Problem> {
    let Ok(real) = fs::canonicalize(folder) else { return Ok(None) };
    for above in real.ancestors() {
        let path = above.join(NAME);
        match read(&path) {
            Ok(text) => {
                let settings = settings_file::read(&text);
                return settings.map(Some).map_err(|failure| failure.at(shown(&path)));
            }
            // A path above may be forbidden, or a file of that name no file.
            Err(error) if is_absence(&error) => {}
            Err(error) => return Err(Failure::Unreadable(error).at(shown(&path))),
        }
    }
    Ok(None)
}

/// No list of settings is so long.
const LARGEST: u64 = 1 << 20;

/// The text of a regular file: a FIFO would be waited for, a device has no end.
fn read(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if metadata.len() > LARGEST {
        return Err(io::Error::other("larger than 1 MiB"));
    }
    fs::read_to_string(path)
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The path from here, where it is below the current folder.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(fs::canonicalize);
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok());
    below.unwrap_or(path).to_string_lossy().into_owned()
}
