//! What can go wrong outside an article: files, outputs, formats; as data.

use std::any::Any;
use std::fmt;
use std::io;

use newsclip::{Format, FormatError, Severity, Unreadable};

use super::visible::visible;

/// Something that concerns a path, not a place in an article. The codes are
/// stable.
#[derive(Debug)]
pub(super) enum Failure {
    /// The path cannot be opened, listed or read.
    Unreadable(io::Error),
    /// The bytes are not text.
    Undecodable(Unreadable),
    /// More bytes than `--max-size` allows.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
        /// The first line of the article that holds them, where it is one of
        /// several.
        line: Option<usize>,
    },
    /// One of several articles has more lines than one may have; its code is the
    /// library's.
    TooManyLines {
        /// Its first line.
        line: usize,
    },
    /// A record was expected, and the text is not of its format.
    NotAFormat {
        /// The format it was read as.
        format: Format,
        /// What is the matter, and where.
        error: FormatError,
    },
    /// A folder in which there is nothing to read.
    NoInput {
        /// What was looked for, such as `.txt`.
        wanted: String,
    },
    /// A symbolic link that leads back to a folder it is in.
    LinkLoop {
        /// Where it leads.
        ancestor: String,
    },
    /// A FIFO, socket or device found in a folder.
    SpecialFile,
    /// Two inputs would be written to one file.
    SameOutput {
        /// The input that has the name already, where it is known.
        first: Option<String>,
        /// The input that wants it too.
        second: String,
    },
    /// The output is an input of the same run.
    OutputIsInput {
        /// The input.
        input: String,
    },
    /// The output cannot be created, written or closed.
    Unwritable(io::Error),
    /// A line of a `newsclip.toml` is not understood.
    Settings {
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// In words.
        message: String,
    },
    /// Expectations would be accepted where nobody reads them.
    BlessUnderCi,
    /// newsclip itself failed on this input.
    Panicked(String),
}

impl Failure {
    /// The stable code, as the README lists it.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Undecodable(error) => error.code(),
            Self::TooLarge { .. } => "too-large",
            Self::TooManyLines { .. } => newsclip::Problem::TooManyLines.code(),
            Self::NotAFormat { .. } => "not-a-format",
            Self::NoInput { .. } => "no-input",
            Self::LinkLoop { .. } => "link-loop",
            Self::SpecialFile => "special-file",
            Self::SameOutput { .. } => "same-output",
            Self::OutputIsInput { .. } => "output-is-input",
            Self::Unwritable(_) => "unwritable",
            Self::Settings { .. } => "settings",
            Self::BlessUnderCi => "bless-under-ci",
            Self::Panicked(_) => "internal",
        }
    }

    /// How much it matters: a warning changes no exit status.
    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::SpecialFile => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Will every other output fail like this one?
    pub(super) fn is_for_all(&self) -> bool {
        use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let Self::Unwritable(error) = self else { return false };
        matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem)
    }

    /// Line and column, where the failure has a place.
    pub(super) const fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::Undecodable(error) => Some(error.position()),
            Self::NotAFormat { error, .. } => Some((error.line, error.column)),
            Self::Settings { line, column, .. } => Some((*line, *column)),
            Self::TooLarge { line: Some(line), .. } | Self::TooManyLines { line } => {
                Some((*line, 1))
            }
            _ => None,
        }
    }

    /// The failure with the path that it concerns.
    pub(super) fn at(self, path: impl Into<String>) -> Problem {
        Problem { path: path.into(), failure: self }
    }

    /// What a caught panic carried.
    pub(super) fn panicked(payload: &(dyn Any + Send)) -> Self {
        let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
            (Some(message), _) => (*message).to_owned(),
            (_, Some(message)) => message.clone(),
            _ => String::from("no message"),
        };
        Self::Panicked(message)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "cannot be read: {}", reason(error)),
            Self::Undecodable(error) => error.fmt(f),
            Self::TooLarge { limit, line } => {
                let what = if line.is_some() { "an article " } else { "" };
                write!(f, "{what}larger than {} (--max-size allows more)", size(*limit))
            }
            Self::TooManyLines { .. } => newsclip::Problem::TooManyLines.fmt(f),
            Self::NotAFormat { format, error } => {
                write!(f, "not {format} as newsclip writes it: {}", error.message)
            }
            Self::NoInput { wanted } => write!(f, "no {wanted} file in this folder"),
            Self::LinkLoop { ancestor } => {
                write!(f, "a symbolic link that leads back to {}", visible(ancestor))
            }
            Self::SpecialFile => f.write_str("skipped: not a regular file"),
            Self::SameOutput { first: Some(first), second } => {
                write!(f, "both {} and {} would be written here", visible(first), visible(second))
            }
            Self::SameOutput { first: None, second } => {
                write!(f, "{} and another input would be written here", visible(second))
            }
            Self::OutputIsInput { input } => {
                write!(f, "the output would replace the input {}", visible(input))
            }
            Self::Unwritable(error) => write!(f, "cannot be written: {}", reason(error)),
            Self::Settings { message, .. } => f.write_str(&visible(message)),
            Self::BlessUnderCi => f.write_str(
                "CI is set, and a check that accepts everything checks nothing \
                 (--bless=force does it)",
            ),
            Self::Panicked(message) => write!(
                f,
                "newsclip failed on this input, please report it: {}",
                visible(message.lines().next().unwrap_or_default())
            ),
        }
    }
}

/// A failure and the path that it concerns.
#[derive(Debug)]
pub(super) struct Problem {
    /// The path as the user named it.
    pub(super) path: String,
    /// What is the matter.
    pub(super) failure: Failure,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, failure } = self;
        f.write_str(&visible(path))?;
        if let Some((line, column)) = failure.place() {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}[{}]: {failure}", failure.severity(), failure.code())
    }
}

impl std::error::Error for Problem {}

/// Has the reader of our output gone away (`| head`)?
pub(super) fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// What the system says, without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

/// A number of bytes for people, in the largest unit that divides it.
fn size(bytes: u64) -> String {
    const UNITS: [(u32, &str); 3] = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = UNITS.into_iter().find(|(bits, _)| bytes > 0 && bytes.trailing_zeros() >= *bits);
    match unit {
        Some((bits, name)) => format!("{} {name}", bytes >> bits),
        None => format!("{bytes} bytes"),
    }
}
