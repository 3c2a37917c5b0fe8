//! The inputs of a run: named files, standard input, and folders walked in
//! sorted order.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use newsclip::Format;
use walkdir::{DirEntry, WalkDir};

use super::failure::{Failure, Problem};

/// One input to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// The path as the user named it, or below the folder the user named; `-`
    /// for standard input.
    pub(super) path: PathBuf,
    /// How many of its last components say where it is in that folder.
    depth: usize,
    /// Its inode, where a folder's listing told it at no cost.
    inode: Option<u64>,
}

impl Input {
    /// A file that is named rather than found.
    pub(super) fn named(path: PathBuf) -> Self {
        Self { path, depth: 1, inode: None }
    }

    /// Is it standard input rather than a path?
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// The path as text for people, and for the provenance.
    pub(super) fn name(&self) -> Cow<'_, str> {
        self.path.to_string_lossy()
    }

    /// Where it stands in the tree that an output folder mirrors.
    pub(super) fn relative(&self) -> PathBuf {
        if self.is_stdin() {
            return PathBuf::from("stdin");
        }
        let components: Vec<_> = self.path.components().collect();
        components.iter().skip(components.len().saturating_sub(self.depth)).collect()
    }

    /// Is it the file with this identity? Asks the system only when the
    /// folder's listing does not rule it out.
    pub(super) fn is(&self, file: &Identity) -> bool {
        let ruled_out = self.inode.is_some_and(|inode| file.inode().is_some_and(|it| it != inode));
        !ruled_out && !self.is_stdin() && identity(&self.path).as_ref() == Some(file)
    }
}

/// The inputs as the user named them.
#[derive(Debug, Clone)]
pub(super) struct Inputs {
    named: Vec<PathBuf>,
    /// The endings of the files that a walk takes.
    endings: &'static [&'static str],
    /// A folder that no walk enters: the one that the run writes to.
    except: Option<Identity>,
}

impl Inputs {
    /// What the user named (nothing is standard input), and the format that
    /// the files of a folder are in.
    pub(super) fn new(named: &[PathBuf], from: Option<Format>) -> Self {
        let named = if named.is_empty() { vec![PathBuf::from("-")] } else { named.to_vec() };
        Self { named, endings: endings(from.unwrap_or(Format::Text)), except: None }
    }

    /// Keeps walks out of this folder, if it exists.
    pub(super) fn stay_out_of(&mut self, folder: &Path) {
        self.except = identity(folder);
    }

    /// Can there be more than one?
    pub(super) fn are_several(&self) -> bool {
        self.named.len() > 1 || self.named.iter().any(|path| path.is_dir())
    }

    /// Every input in order, lazily. What cannot be listed is a problem in its
    /// place.
    pub(super) fn iter(&self) -> impl Iterator<Item = Result<Input, Problem>> + Send + use<'_> {
        self.named.iter().flat_map(|path| self.expand(path))
    }

    fn expand<'a>(
        &'a self,
        path: &'a Path,
    ) -> Box<dyn Iterator<Item = Result<Input, Problem>> + Send + 'a> {
        let input = Input::named(path.to_path_buf());
        if input.is_stdin() || !path.is_dir() {
            return Box::new(iter::once(Ok(input)));
        }
        let mut found = self.walk(path).peekable();
        if found.peek().is_none() {
            let failure = Failure::NoInput { wanted: self.wanted() };
            return Box::new(iter::once(Err(failure.at(path.to_string_lossy()))));
        }
        Box::new(found)
    }

    fn walk<'a>(
        &'a self,
        root: &'a Path,
    ) -> impl Iterator<Item = Result<Input, Problem>> + Send + 'a {
        // Names that begin with a dot are hidden, also where they are broken links.
        let shown =
            move |path: &Path| path == root || !path.file_name().is_some_and(is_hidden_name);
        WalkDir::new(root)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(move |entry| shown(entry.path()) && !self.is_excepted(entry))
            .filter_map(move |entry| match entry {
                Ok(entry) => self.take(entry),
                Err(error) if error.path().is_some_and(|path| !shown(path)) => None,
                Err(error) => Some(Err(walk_problem(root, error))),
            })
    }

    fn is_excepted(&self, entry: &DirEntry) -> bool {
        self.except.is_some()
            && entry.depth() > 0
            && entry.file_type().is_dir()
            && identity(entry.path()) == self.except
    }

    /// A file with one of the endings; a special one of that name is a warning.
    fn take(&self, entry: DirEntry) -> Option<Result<Input, Problem>> {
        let kind = entry.file_type();
        if kind.is_dir() || !self.has_ending(entry.path()) {
            return None;
        }
        if !kind.is_file() {
            return Some(Err(Failure::SpecialFile.at(entry.path().to_string_lossy())));
        }
        let (depth, inode) = (entry.depth(), inode(&entry));
        Some(Ok(Input { path: entry.into_path(), depth, inode }))
    }

    fn has_ending(&self, path: &Path) -> bool {
        path.extension().is_some_and(|extension| {
            self.endings.iter().any(|ending| extension.eq_ignore_ascii_case(ending))
        })
    }

    fn wanted(&self) -> String {
        self.endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" or ")
    }
}

/// Does the name begin with a dot?
pub(super) fn is_hidden_name(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// What could not be listed below a folder.
pub(super) fn walk_problem(root: &Path, error: walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(root).to_string_lossy().into_owned();
    if let Some(ancestor) = error.loop_ancestor() {
        return Failure::LinkLoop { ancestor: ancestor.to_string_lossy().into_owned() }.at(path);
    }
    let error = error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
    Failure::Unreadable(error).at(path)
}

/// The format of a file by its name; any name that is no record's is text.
pub(super) fn format_by_name(path: &Path) -> Format {
    Format::ALL
        .into_iter()
        .find(|format| {
            path.extension().is_some_and(|extension| {
                endings(*format).iter().any(|ending| extension.eq_ignore_ascii_case(ending))
            })
        })
        .unwrap_or(Format::Text)
}

/// The endings of a format's files, without the dot.
const fn endings(format: Format) -> &'static [&'static str] {
    match format {
        Format::Json => &["json"],
        Format::Ndjson => &["ndjson", "jsonl"],
        Format::Markdown => &["md", "markdown"],
        Format::Text => &["txt"],
    }
}

/// What makes two paths the same file, whatever the links between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Identity {
    /// Device and inode.
    #[cfg(unix)]
    Node(u64, u64),
    /// The path without links.
    #[cfg(not(unix))]
    Path(PathBuf),
}

impl Identity {
    const fn inode(&self) -> Option<u64> {
        match self {
            #[cfg(unix)]
            Self::Node(_, inode) => Some(*inode),
            #[cfg(not(unix))]
            Self::Path(_) => None,
        }
    }

    /// The identity of an open file, if it is a regular one.
    #[cfg(unix)]
    pub(super) fn of_regular(metadata: &fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        metadata.is_file().then(|| Self::Node(metadata.dev(), metadata.ino()))
    }
}

/// The identity of what stands at a path.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path).ok()?;
    Some(Identity::Node(metadata.dev(), metadata.ino()))
}

/// The identity of what stands at a path.
#[cfg(not(unix))]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok().map(Identity::Path)
}

/// The inode that the listing of the folder told. That of a symbolic link is
/// not the file's.
#[cfg(unix)]
fn inode(entry: &DirEntry) -> Option<u64> {
    use walkdir::DirEntryExt;
    (!entry.path_is_symlink()).then(|| entry.ino())
}

#[cfg(not(unix))]
fn inode(_entry: &DirEntry) -> Option<u64> {
    None
}
