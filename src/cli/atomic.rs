//! Files that appear whole or not at all.

use std::fs::{self, File, Permissions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file in the making: a temporary file beside the target until it is
/// committed; dropped, it is as if it had never been.
#[derive(Debug)]
pub(super) struct NewFile {
    temporary: BufWriter<NamedTempFile>,
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
        let temporary = temporary_beside(&target)?;
        Ok(Self { temporary: BufWriter::with_capacity(64 << 10, temporary), target, old })
    }

    /// Puts the file in its place. Returns whether that changed anything: a
    /// file of the same bytes is left as it is.
    ///
    /// # Errors
    ///
    /// Where the last bytes cannot be written, or the file cannot be renamed.
    pub(super) fn commit(self) -> io::Result<bool> {
        let temporary = self.temporary.into_inner().map_err(io::IntoInnerError::into_error)?;
        if self.old.is_some() && are_equal(temporary.path(), &self.target)? {
            return Ok(false);
        }
        place(temporary, &self.target, self.old)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
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
    let mut temporary = match temporary_beside(&target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder_of(&target))?;
            temporary_beside(&target)?
        }
        made => made?,
    };
    temporary.write_all(bytes)?;
    place(temporary, &target, old)
}

/// The path without a link at its end, and the permissions of the file there.
fn settle(target: &Path) -> io::Result<(PathBuf, Option<Permissions>)> {
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

/// Hidden, so that no walk takes it for an input.
fn temporary_beside(target: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".newsclip-").suffix(".tmp");
    // The system takes the umask from this, as it does for any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder_of(target))
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn place(temporary: NamedTempFile, target: &Path, old: Option<Permissions>) -> io::Result<bool> {
    if let Some(permissions) = old {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.persist(target).map_err(|error| error.error)?;
    Ok(true)
}

/// Does the file hold exactly these bytes?
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
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
