//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::scratch::{forget, lock_of, remember};

/// A file in the making: a temporary file beside the target until it is
/// committed; dropped, it is as if it had never been.
#[derive(Debug)]
pub(super) struct NewFile {
    out: BufWriter<File>,
    temporary: Temporary,
    target: PathBuf,
    old: Option<Permissions>,
}

impl NewFile {
    /// Begins a file. A symbolic link at the target stays one: the file that it
    /// leads to is the one replaced.
    ///
    /// # Errors
    ///
    /// Where no file can be created in the folder, or something that is no
    /// regular file has the name.
    pub(super) fn create(target: &Path) -> io::Result<Self> {
        let (target, old) = settle(target)?;
        Self::beside(target, old)
    }

    fn beside(target: PathBuf, old: Option<Permissions>) -> io::Result<Self> {
        let (file, temporary) = Temporary::beside(&target)?;
        Ok(Self { out: BufWriter::with_capacity(64 << 10, file), temporary, target, old })
    }

    /// Puts the file in its place. Returns whether that changed anything: a
    /// file of the same bytes is left as it is.
    ///
    /// # Errors
    ///
    /// Where the last bytes cannot be written, or the file cannot be renamed.
    pub(super) fn commit(self) -> io::Result<bool> {
        let Self { out, temporary, target, old } = self;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        if old.is_some() && are_equal(&temporary.path, &target)? {
            return Ok(false);
        }
        place(&file, &temporary.path, &target, old)?;
        Ok(true)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The name of a file that has not got its own yet.
#[derive(Debug)]
struct Temporary {
    path: PathBuf,
}

/// More runs at once to one file than anybody has.
const RUNS: usize = 64;

impl Temporary {
    /// Hidden, so that no walk takes it for an input, and named after the
    /// target, so that the next run finds what a killed one left.
    fn beside(target: &Path) -> io::Result<(File, Self)> {
        for run in 0..RUNS {
            let path = folder_of(target).join(hidden_name(target, run));
            for _ in 0..2 {
                match OpenOptions::new().write(true).create_new(true).open(&path) {
                    Ok(file) if lock_of(&file, &path) => {
                        remember(&path);
                        return Ok((file, Self { path }));
                    }
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                        return Err(error);
                    }
                    _ => {}
                }
                if !remove_if_stale(&path) {
                    break;
                }
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        forget(&self.path);
    }
}

fn hidden_name(target: &Path, run: usize) -> String {
    // Some systems take 255 bytes.
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let end = (0..=name.len().min(200)).rfind(|end| name.is_char_boundary(*end));
    format!(".newsclip-{}-{run}.tmp", name.get(..end.unwrap_or(0)).unwrap_or_default())
}

/// Removes the temporary file of a run that lives no more.
fn remove_if_stale(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_file
        && OpenOptions::new().write(true).open(path).is_ok_and(|file| lock_of(&file, path))
        && fs::remove_file(path).is_ok()
}

/// Writes a whole file at once, as [`NewFile`] does, creating its folder when
/// it is missing. Returns whether that changed anything.
///
/// # Errors
///
/// Where the file or its folder cannot be created or written.
pub(super) fn write(target: &Path, bytes: &[u8]) -> io::Result<bool> {
    let (target, old) = settle(target)?;
    if old.is_some() && holds(&target, bytes)? {
        return Ok(false);
    }
    fs::create_dir_all(folder_of(&target))?;
    write_beside(&target, old, bytes, || None)
}

/// Writes a file whose bytes are known to be new; it bears the `time`, where there
/// is one, which is asked for when they are written.
pub(super) fn write_beside(
    target: &Path,
    old: Option<Permissions>,
    bytes: &[u8],
    time: impl Fn() -> Option<SystemTime>,
) -> io::Result<bool> {
    let mut file = NewFile::beside(target.to_path_buf(), old)?;
    file.write_all(bytes)?;
    // What is still in the buffer would change the time again.
    file.flush()?;
    if let Some(time) = time() {
        file.out.get_ref().set_modified(time)?;
    }
    file.commit()
}

/// The path without a link at its end, and the permissions of the file there.
pub(super) fn settle(target: &Path) -> io::Result<(PathBuf, Option<Permissions>)> {
    let metadata = match fs::symlink_metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok((target.to_path_buf(), None));
        }
        metadata => metadata?,
    };
    if metadata.is_symlink() {
        // A link to nowhere is an error here, as it is for `cp`.
        return settle(&fs::canonicalize(target)?);
    }
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    Ok((target.to_path_buf(), Some(metadata.permissions())))
}

/// The folder that a file is in.
pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Gives a file its name.
pub(super) fn place(
    file: &File,
    temporary: &Path,
    target: &Path,
    old: Option<Permissions>,
) -> io::Result<()> {
    if let Some(permissions) = old {
        file.set_permissions(permissions)?;
    }
    fs::rename(temporary, target)
}

/// Does the file hold exactly these bytes?
pub(super) fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut old = Vec::with_capacity(bytes.len());
    file.read_to_end(&mut old)?;
    Ok(old == bytes)
}

/// Do two files hold the same bytes?
fn are_equal(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let mut one = BufReader::with_capacity(64 << 10, one);
    let mut other = BufReader::with_capacity(64 << 10, other);
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let both = left.len().min(right.len());
        if left.get(..both) != right.get(..both) {
            return Ok(false);
        }
        if both == 0 {
            return Ok(left.len() == right.len());
        }
        one.consume(both);
        other.consume(both);
    }
}
