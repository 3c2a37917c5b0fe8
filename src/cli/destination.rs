//! What `--output` names: standard output, one file, or a folder of files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{Identity, format_by_ending, identity, identity_of};

/// What `--output` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// Standard output.
    Stdout,
    /// A file that appears whole.
    File(PathBuf),
    /// A FIFO or device, such as `/dev/stdout`: written directly.
    Device(PathBuf),
    /// A folder: one file an article.
    Folder(PathBuf),
}

impl Destination {
    /// Reads the value of `--output`.
    pub(super) fn of(output: Option<&Path>) -> Self {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
            return Self::Stdout;
        };
        let slash = path.as_os_str().as_encoded_bytes().last().is_some_and(|last| is_slash(*last));
        let path = path.to_path_buf();
        if slash || path.is_dir() {
            return Self::Folder(path);
        }
        // `/dev/stdout` can lead to a regular file, and still is a stream.
        let stream = ["/dev", "/proc"].iter().any(|root| path.starts_with(root));
        match fs::metadata(&path) {
            Ok(metadata) if stream || !metadata.is_file() => Self::Device(path),
            _ => Self::File(path),
        }
    }

    /// The folder that it has to be where each article gets a file of its own:
    /// the slash may be missing. What is a file, or named like one, is none.
    pub(super) fn into_folder(self) -> Option<Self> {
        match self {
            Self::Folder(_) => Some(self),
            Self::File(path) if !path.exists() && format_by_ending(&path).is_none() => {
                Some(Self::Folder(path))
            }
            Self::File(_) | Self::Device(_) | Self::Stdout => None,
        }
    }

    /// The output for people.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdout => String::from("standard output"),
            Self::File(path) | Self::Device(path) | Self::Folder(path) => {
                path.to_string_lossy().into_owned()
            }
        }
    }

    /// The regular file that is written, if there is one already: no input may
    /// be that file.
    pub(super) fn identity(&self) -> Option<Identity> {
        match self {
            Self::File(path) => identity(path),
            Self::Stdout => identity_of(io::stdout()),
            Self::Device(_) | Self::Folder(_) => None,
        }
    }
}

fn is_slash(byte: u8) -> bool {
    char::from(byte) == '/' || char::from(byte) == std::path::MAIN_SEPARATOR
}
