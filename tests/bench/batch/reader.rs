//! The least that any program has to do: walk, open, read, close.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

/// Reads every file below a folder on this many threads, each folder on one of
/// them, each file with one read into a buffer that stays.
pub(crate) fn read_all(root: &Path, threads: usize) -> io::Result<()> {
    // The folders of the corpus are one level deep.
    let listed = fs::read_dir(root)?.collect::<io::Result<Vec<_>>>()?;
    let folders = listed.iter().filter(|entry| entry.file_type().is_ok_and(|it| it.is_dir()));
    let folders = Mutex::new(folders.map(fs::DirEntry::path).collect::<Vec<_>>());
    let next = || folders.lock().ok().and_then(|mut folders| folders.pop());
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut buffer = vec![0; 64 << 10];
                    while let Some(folder) = next() {
                        read_folder(&folder, &mut buffer)?;
                    }
                    Ok(())
                })
            })
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| io::ErrorKind::Other)?)
    })
}

fn read_folder(folder: &PathBuf, buffer: &mut [u8]) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::hint::black_box(File::open(entry.path())?.read(buffer)?);
        }
    }
    Ok(())
}
