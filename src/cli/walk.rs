//! The files of a folder and of those in it, in the order of their names.
//!
//! A folder is sorted in bounded memory, however many files are in it: the
//! smallest names first, and the listing read again for those after them.

use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::failure::{Failure, Problem};
use super::files::{Identity, identity, is_hidden_name};

/// What a walk finds.
#[derive(Debug)]
pub(super) struct Found {
    /// The path, below the folder that the walk began at.
    pub(super) path: PathBuf,
    /// How many folders below that one it stands, from 1.
    pub(super) depth: usize,
    /// Its inode, where the listing told it.
    pub(super) inode: Option<u64>,
    /// Is it a regular file (or leads a link to one)?
    pub(super) regular: bool,
}

/// A walk. Hidden names are passed by; links are followed.
pub(super) struct Walk<W> {
    /// The folders that it is in, the innermost last.
    levels: Vec<Level>,
    /// The files whose names are wanted.
    wanted: W,
    /// A folder that is not entered.
    except: Option<Identity>,
    /// What is said before anything else.
    problem: Option<Problem>,
    /// How many names of a folder are held.
    room: usize,
}

struct Level {
    folder: PathBuf,
    /// Known only where a link is below it: that is where loops begin.
    identity: Option<Identity>,
    names: Names,
    /// The next one of them.
    next: usize,
    /// The name after which the listing goes on, where it does.
    after: Option<Vec<u8>>,
}

impl<W: Fn(&OsStr) -> bool> Walk<W> {
    /// From this folder on.
    pub(super) fn new(root: PathBuf, wanted: W, except: Option<Identity>) -> Self {
        Self::within(ROOM, root, wanted, except)
    }

    fn within(room: usize, root: PathBuf, wanted: W, except: Option<Identity>) -> Self {
        let mut walk = Self { levels: Vec::new(), wanted, except, problem: None, room };
        walk.problem = walk.enter(root).err();
        walk
    }

    fn enter(&mut self, folder: PathBuf) -> Result<(), Problem> {
        let mut level =
            Level { folder, identity: None, names: Names::default(), next: 0, after: None };
        let listed = level.list(&self.wanted, self.room);
        listed.map_err(|error| Failure::Unreadable(error).at(level.folder.to_string_lossy()))?;
        self.levels.push(level);
        Ok(())
    }

    /// Enters a folder, unless it is the one to stay out of, or a link leads
    /// back to one that the walk is in.
    fn enter_below(&mut self, folder: PathBuf, is_link: bool) -> Result<(), Problem> {
        let here = if is_link || self.except.is_some() { identity(&folder) } else { None };
        if here.is_some() && here == self.except {
            return Ok(());
        }
        if is_link {
            for level in &mut self.levels {
                let known = level.identity.take().or_else(|| identity(&level.folder));
                level.identity = known;
                if level.identity.is_some() && level.identity == here {
                    let ancestor = level.folder.to_string_lossy().into_owned();
                    return Err(Failure::LinkLoop { ancestor }.at(folder.to_string_lossy()));
                }
            }
        }
        self.enter(folder)
    }

    /// What stands under the next name; `None` where that is nothing wanted.
    fn take(&mut self, entry: &Entry, path: PathBuf, depth: usize) -> Option<Found> {
        let wanted = |path: &Path| path.file_name().is_some_and(&self.wanted);
        let (kind, inode) = match entry.kind {
            Kind::Link => match fs::metadata(&path) {
                Ok(metadata) => (Kind::of(metadata.file_type()), None),
                Err(error) => {
                    self.problem = Some(Failure::Unreadable(error).at(path.to_string_lossy()));
                    return None;
                }
            },
            kind => (kind, Some(entry.inode).filter(|inode| *inode != 0)),
        };
        match kind {
            Kind::Folder => {
                self.problem = self.enter_below(path, entry.kind == Kind::Link).err();
                None
            }
            _ if !wanted(&path) => None,
            kind => Some(Found { path, depth, inode, regular: kind == Kind::File }),
        }
    }
}

impl<W: Fn(&OsStr) -> bool> Iterator for Walk<W> {
    type Item = Result<Found, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(problem) = self.problem.take() {
                return Some(Err(problem));
            }
            let depth = self.levels.len();
            let level = self.levels.last_mut()?;
            if let Some((entry, name)) = level.names.get(level.next) {
                let path = level.folder.join(name);
                level.next += 1;
                if let Some(found) = self.take(&entry, path, depth) {
                    return Some(Ok(found));
                }
            } else if level.after.is_none() {
                self.levels.pop();
            } else if let Err(error) = level.list(&self.wanted, self.room) {
                self.problem = Some(Failure::Unreadable(error).at(level.folder.to_string_lossy()));
                self.levels.pop();
            }
        }
    }
}

/// Opens a folder; what is interrupted is asked again, as the standard library
/// does when it opens a file.
fn open_folder(folder: &Path) -> io::Result<fs::ReadDir> {
    loop {
        match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            opened => return opened,
        }
    }
}

/// Names held of one folder: some 5 MiB of usual ones.
const ROOM: usize = 1 << 17;

impl Level {
    /// Lists the next names: the smallest of those after the last ones.
    fn list(&mut self, wanted: &impl Fn(&OsStr) -> bool, room: usize) -> io::Result<()> {
        let after = self.after.take();
        self.names = Names::default();
        self.next = 0;
        let mut more = false;
        for entry in open_folder(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let kind = Kind::of(entry.file_type()?);
            if is_hidden_name(&name) || kind == Kind::File && !wanted(&name) {
                continue;
            }
            let bytes = name.as_encoded_bytes();
            if after.as_ref().is_none_or(|after| bytes > after.as_slice()) {
                self.names.push(bytes, kind, inode(&entry));
            }
            if self.names.entries.len() >= 2 * room {
                self.names.keep_smallest(room);
                more = true;
            }
        }
        more |= self.names.entries.len() > room;
        self.names.keep_smallest(room);
        self.names.sort();
        self.after = self.names.last().filter(|_| more);
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    Link,
    Other,
}

impl Kind {
    fn of(kind: FileType) -> Self {
        match kind {
            kind if kind.is_file() => Self::File,
            kind if kind.is_dir() => Self::Folder,
            kind if kind.is_symlink() => Self::Link,
            _ => Self::Other,
        }
    }
}

/// Names that stand one after the other in one buffer: a third of the memory
/// of as many strings.
#[derive(Default)]
struct Names {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// 0 where it is not known.
    inode: u64,
    start: u32,
    length: u32,
    kind: Kind,
}

impl Entry {
    fn name(self, bytes: &[u8]) -> &[u8] {
        let start = self.start as usize;
        bytes.get(start..start + self.length as usize).unwrap_or_default()
    }
}

impl Names {
    fn push(&mut self, name: &[u8], kind: Kind, inode: u64) {
        // Names have 255 bytes at most, and are thinned out at 2 * ROOM.
        let (start, length) = (self.bytes.len() as u32, name.len() as u32);
        self.bytes.extend_from_slice(name);
        self.entries.push(Entry { inode, start, length, kind });
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.entries.sort_unstable_by(|one, other| one.name(bytes).cmp(other.name(bytes)));
    }

    fn keep_smallest(&mut self, count: usize) {
        if self.entries.len() <= count {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let by_name = |one: &Entry, other: &Entry| one.name(&bytes).cmp(other.name(&bytes));
        self.entries.select_nth_unstable_by(count, by_name);
        self.entries.truncate(count);
        for entry in std::mem::take(&mut self.entries) {
            self.push(entry.name(&bytes), entry.kind, entry.inode);
        }
    }

    fn get(&self, place: usize) -> Option<(Entry, PathBuf)> {
        let entry = *self.entries.get(place)?;
        Some((entry, name_of(entry.name(&self.bytes))))
    }

    fn last(&self) -> Option<Vec<u8>> {
        self.entries.last().map(|entry| entry.name(&self.bytes).to_vec())
    }
}

#[cfg(unix)]
fn name_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn name_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(unix)]
fn inode(entry: &fs::DirEntry) -> u64 {
    use std::os::unix::fs::DirEntryExt;
    entry.ino()
}

#[cfg(not(unix))]
fn inode(_entry: &fs::DirEntry) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_walked_in_order_in_whatever_room() {
        let root = tempfile::tempdir().unwrap();
        let mut expected = Vec::new();
        for number in 0..100 {
            // Folders among the files, each in the place of its name.
            let name = if number % 10 == 3 { "x/a.txt" } else { ".txt" };
            let path = root.path().join(format!("{number:02}{name}"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "").unwrap();
            fs::write(root.path().join(format!("{number:02}.png")), "").unwrap();
            expected.push(path);
        }
        for room in [1, 7, 50, 99, 100, 1000] {
            let wanted = |name: &OsStr| name.as_encoded_bytes().ends_with(b".txt");
            let walk = Walk::within(room, root.path().to_path_buf(), wanted, None);
            let found: Vec<_> = walk.map(|found| found.unwrap().path).collect();
            assert_eq!(found, expected, "{room}");
        }
    }

    #[test]
    fn names_are_kept_in_order_in_whatever_room() {
        let mut names = Names::default();
        for number in (0..100_u32).rev() {
            names.push(format!("{number:02}").as_bytes(), Kind::File, number.into());
        }
        names.keep_smallest(10);
        names.sort();
        let kept = (0..).map_while(|place| names.get(place));
        let kept: Vec<_> = kept.map(|(entry, name)| (name, entry.inode)).collect();
        let expected = (0..10).map(|it| (PathBuf::from(format!("{it:02}")), it));
        assert_eq!(kept, expected.collect::<Vec<_>>());
        assert_eq!(names.last(), Some(b"09".to_vec()));
    }
}
