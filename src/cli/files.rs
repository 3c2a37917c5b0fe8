//! The inputs of a run: named files, standard input, the files of a list, and
//! folders walked in sorted order.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::iter;
use std::path::{Component, Path, PathBuf};

use newsclip::Format;

use super::failure::{Failure, Problem};
use super::list::FileList;
use super::walk::{Found, Walk};

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
    /// Did the listing say that it is a regular file?
    pub(super) regular: bool,
}

/// As deep as the path goes: a list mirrors its paths as they stand in it.
const WHOLE: usize = usize::MAX;

impl Input {
    /// A file that is named rather than found.
    pub(super) fn named(path: PathBuf) -> Self {
        Self::below(path, 1)
    }

    const fn below(path: PathBuf, depth: usize) -> Self {
        Self { path, depth, inode: None, regular: false }
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
        // What leads out of the output folder (`/`, `..`) leads nowhere in it.
        let normal = |component: &Component<'_>| matches!(component, Component::Normal(_));
        let count = self.path.components().filter(normal).count();
        let names = self.path.components().filter(normal);
        names.skip(count.saturating_sub(self.depth)).collect()
    }

    /// Is it the file with this identity? Asks the system only when the
    /// folder's listing does not rule it out.
    pub(super) fn is(&self, file: &Identity) -> bool {
        let ruled_out = self.inode.is_some_and(|inode| file.inode().is_some_and(|it| it != inode));
        let here = || if self.is_stdin() { identity_of(io::stdin()) } else { identity(&self.path) };
        !ruled_out && here().as_ref() == Some(file)
    }
}

/// The inputs as the user named them.
#[derive(Debug, Clone)]
pub(super) struct Inputs {
    named: Vec<PathBuf>,
    /// More of them, which come after those.
    list: Option<FileList>,
    /// The endings of the files that a walk takes.
    endings: &'static [&'static str],
    /// A folder that no walk enters: the one that the run writes to.
    except: Option<Identity>,
}

impl Inputs {
    /// What the user named (nothing is standard input), and the format that
    /// the files of a folder are in.
    pub(super) fn new(named: &[PathBuf], list: Option<FileList>, from: Option<Format>) -> Self {
        let default = named.is_empty() && list.is_none();
        let named = if default { vec![PathBuf::from("-")] } else { named.to_vec() };
        Self { named, list, endings: endings(from.unwrap_or(Format::Text)), except: None }
    }

    /// A list and an article cannot both be standard input.
    ///
    /// # Errors
    ///
    /// Where they are, or an article is it twice.
    pub(super) fn refuse_two_uses_of_stdin(&self) -> anyhow::Result<()> {
        let named = self.named.iter().filter(|path| path.as_os_str() == "-").count();
        let listed = usize::from(self.list.as_ref().is_some_and(FileList::is_stdin));
        anyhow::ensure!(named + listed < 2, "error: standard input (-) is asked for twice");
        Ok(())
    }

    /// Sees to it that [`Inputs::iter`] can be called again.
    ///
    /// # Errors
    ///
    /// Where a list cannot be read or put aside.
    pub(super) fn make_lasting(&mut self) -> Result<(), Problem> {
        self.list.as_mut().map_or(Ok(()), FileList::make_lasting)
    }

    /// Can [`Inputs::iter`] be called again?
    pub(super) fn are_lasting(&self) -> bool {
        self.list.as_ref().is_none_or(FileList::is_lasting)
    }

    /// Keeps walks out of this folder, if it exists.
    pub(super) fn stay_out_of(&mut self, folder: &Path) {
        self.except = identity(folder);
    }

    /// Can there be more than one?
    pub(super) fn are_several(&self) -> bool {
        self.named.len() > 1 || self.list.is_some() || self.named.iter().any(|path| path.is_dir())
    }

    /// Every input in order, lazily. What cannot be listed is a problem in its
    /// place.
    pub(super) fn iter(&self) -> impl Iterator<Item = Result<Input, Problem>> + Send + use<'_> {
        let named = self.named.iter().flat_map(|path| {
            let input = Input::named(path.clone());
            if input.is_stdin() || !path.is_dir() {
                one(Ok(input))
            } else {
                self.folder(path, None)
            }
        });
        let listed = self.list.iter().flat_map(FileList::paths).flat_map(|path| {
            let path = match path {
                Ok(path) => path,
                Err(problem) => return one(Err(problem)),
            };
            // The system is not asked about each file of a long list.
            if format_by_ending(&path).is_some() || !path.is_dir() {
                return one(Ok(Input::below(path, WHOLE)));
            }
            self.folder(&path, Some(WHOLE))
        });
        named.chain(listed)
    }

    /// The files of a folder; `depth` where they stand deeper than in it.
    fn folder(&self, path: &Path, depth: Option<usize>) -> Several<'_> {
        let found = self.walk(path.to_path_buf());
        let mut found = found
            .map(move |found| {
                found.map(|input| Input { depth: depth.unwrap_or(input.depth), ..input })
            })
            .peekable();
        if found.peek().is_none() {
            let failure = Failure::NoInput { wanted: self.wanted() };
            return Box::new(iter::once(Err(failure.at(path.to_string_lossy()))));
        }
        Box::new(found)
    }

    fn walk(&self, root: PathBuf) -> impl Iterator<Item = Result<Input, Problem>> + Send + '_ {
        let wanted = |name: &OsStr| self.has_ending(Path::new(name));
        Walk::new(root, wanted, self.except.clone()).map(|found| {
            let Found { path, depth, inode, regular } = found?;
            if !regular {
                return Err(Failure::SpecialFile.at(path.to_string_lossy()));
            }
            Ok(Input { path, depth, inode, regular })
        })
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

/// The inputs that a path stands for.
type Several<'a> = Box<dyn Iterator<Item = Result<Input, Problem>> + Send + 'a>;

fn one<'a>(input: Result<Input, Problem>) -> Several<'a> {
    Box::new(iter::once(input))
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
    format_by_ending(path).unwrap_or(Format::Text)
}

/// The format whose files end so.
pub(super) fn format_by_ending(path: &Path) -> Option<Format> {
    let extension = path.extension()?;
    let has = |ending: &&'static str| extension.eq_ignore_ascii_case(ending);
    Format::ALL.into_iter().find(|format| endings(*format).iter().any(has))
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

/// The identity of the regular file that a standard stream leads to.
#[cfg(unix)]
pub(super) fn identity_of(stream: impl std::os::fd::AsFd) -> Option<Identity> {
    let file = fs::File::from(stream.as_fd().try_clone_to_owned().ok()?);
    Identity::of_regular(&file.metadata().ok()?)
}

/// The identity of the regular file that a standard stream leads to.
#[cfg(not(unix))]
pub(super) fn identity_of<S>(_stream: S) -> Option<Identity> {
    None
}
