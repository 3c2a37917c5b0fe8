//! Where files are made before they get their names: hidden, locked while its
//! run lives, and cleared away by the next run where one was killed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::atomic::{folder_of, holds, place, settle, write_beside};
use super::files::identity;

/// A hidden folder in an output folder.
#[derive(Debug)]
pub(super) struct Scratch {
    folder: PathBuf,
    /// Held as long as the run lives: the system lets go of it even when the
    /// run is killed.
    _lock: File,
    /// When the run began, by the clock of the disk that it writes to: the times of
    /// two files can be compared, that of a file and the machine's cannot.
    pub(super) begun: SystemTime,
    made: AtomicUsize,
}

/// More runs at once in one folder than anybody has.
const RUNS: usize = 256;

const LOCK: &str = "lock";

impl Scratch {
    /// Clears away what killed runs left in the output folder, and makes a
    /// scratch folder in it.
    ///
    /// # Errors
    ///
    /// Where nothing can be made in the output folder.
    pub(super) fn within(output: &Path) -> io::Result<Self> {
        let names = (0..RUNS).map(|run| output.join(format!(".newsclip-{run}.tmp")));
        let mut mine = None;
        for folder in names {
            let exists = fs::symlink_metadata(&folder).is_ok();
            if !exists && mine.is_some() {
                break;
            }
            if exists && clear(&folder).is_err() {
                continue;
            }
            if mine.is_none() {
                mine = make(&folder)?.map(|lock| (folder, lock));
            }
        }
        let (folder, lock) = mine.ok_or(io::ErrorKind::ResourceBusy)?;
        remember(&folder);
        let begun = lock.metadata().and_then(|metadata| metadata.modified());
        let begun = begun.unwrap_or_else(|_| SystemTime::now());
        Ok(Self { folder, _lock: lock, begun, made: AtomicUsize::new(0) })
    }

    /// Writes a whole file at once, creating its folder when it is missing.
    /// Returns whether that changed anything: a file of the same bytes is left
    /// as it is. A new one bears the `time`, where there is one, which is asked
    /// for when its bytes are written.
    ///
    /// # Errors
    ///
    /// Where the file or its folder cannot be created or written.
    pub(super) fn write(
        &self,
        target: &Path,
        bytes: &[u8],
        time: impl Fn() -> Option<SystemTime>,
    ) -> io::Result<bool> {
        let (target, old) = settle(target)?;
        if old.is_some() && holds(&target, bytes)? {
            return Ok(false);
        }
        let made = self.made.fetch_add(1, Ordering::Relaxed);
        let temporary = self.folder.join(made.to_string());
        let written = write_new(&temporary, bytes, &time)
            .and_then(|file| place(&file, &temporary, &target, old.clone()));
        let written = match written {
            Err(error) if error.kind() == io::ErrorKind::NotFound && old.is_none() => {
                fs::create_dir_all(folder_of(&target))
                    .and_then(|()| fs::rename(&temporary, &target))
            }
            written => written,
        };
        match written {
            // Part of the tree is on another disk: the file is made beside its target.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let _ = fs::remove_file(&temporary);
                write_beside(&target, old, bytes, &time)
            }
            Err(error) => {
                let _ = fs::remove_file(&temporary);
                Err(error)
            }
            Ok(()) => Ok(true),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(&self.folder);
        forget(&self.folder);
    }
}

fn write_new(path: &Path, bytes: &[u8], time: impl Fn() -> Option<SystemTime>) -> io::Result<File> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    time().map_or(Ok(()), |time| file.set_modified(time))?;
    Ok(file)
}

/// Makes the folder and locks it; `None` where another run was faster.
fn make(folder: &Path) -> io::Result<Option<File>> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        made => made?,
    }
    let path = folder.join(LOCK);
    match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(lock) => Ok(lock_of(&lock, &path).then_some(lock)),
        // Another run took the folder for a killed run's before it was locked.
        Err(error) if is_gone(&error) => Ok(None),
        Err(error) => {
            let _ = fs::remove_dir(folder);
            Err(error)
        }
    }
}

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
}

/// Removes the scratch folder of a run that lives no more.
fn clear(folder: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let path = folder.join(LOCK);
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path)?;
    if !lock_of(&lock, &path) {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    fs::remove_dir_all(folder)
}

/// Locks an open file, unless another run holds it or has removed it.
pub(super) fn lock_of(file: &File, path: &Path) -> bool {
    file.try_lock().is_ok() && is_still(file, path)
}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    let metadata = file.metadata().ok();
    let open = metadata.and_then(|metadata| super::files::Identity::of_regular(&metadata));
    open.is_some() && open == identity(path)
}

#[cfg(not(unix))]
fn is_still(_file: &File, path: &Path) -> bool {
    identity(path).is_some()
}

/// What a run that ends at once has to remove.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes a temporary file or folder.
pub(super) fn remember(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_path_buf());
}

/// Its name is gone.
pub(super) fn forget(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|it| it != path);
}

/// Removes every temporary file and folder.
pub(super) fn remove_unfinished() {
    for path in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
    }
}
