//! For the tests: a stream that gives and takes little at once, is interrupted,
//! and fails at the call that the test chooses.

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex};

/// A stream of that kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Faulty {
    left: Vec<u8>,
    size: usize,
    call: usize,
    failing_at: Option<usize>,
    interrupted: bool,
    interrupts: usize,
    taken: Arc<Mutex<Vec<u8>>>,
}

impl Faulty {
    /// Gives so many bytes at a time.
    pub(super) fn reader(bytes: &[u8], size: usize) -> Self {
        Self { left: bytes.to_vec(), size, ..Self::default() }
    }

    /// Takes so many bytes at a time.
    pub(super) fn writer(size: usize) -> Self {
        Self { size, ..Self::default() }
    }

    /// Every second call is interrupted.
    pub(super) const fn interrupted(mut self) -> Self {
        self.interrupted = true;
        self
    }

    /// The call (from 0) that fails.
    pub(super) const fn failing_at(mut self, call: usize) -> Self {
        self.failing_at = Some(call);
        self
    }

    /// What has been written, whoever holds the writer.
    pub(super) fn taken(&self) -> Vec<u8> {
        self.taken.lock().unwrap().clone()
    }

    /// How much this call may move.
    fn room(&mut self, wanted: usize) -> io::Result<usize> {
        self.interrupts += usize::from(self.interrupted);
        if self.interrupts % 2 == 1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        if self.failing_at == Some(self.call) {
            return Err(io::Error::other("the disk is on fire"));
        }
        self.call += 1;
        Ok(wanted.min(self.size))
    }
}

impl Read for Faulty {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let room = self.room(bytes.len().min(self.left.len()))?;
        let given: Vec<u8> = self.left.drain(..room).collect();
        bytes[..room].copy_from_slice(&given);
        Ok(room)
    }
}

impl Write for Faulty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.room(bytes.len())?;
        self.taken.lock().unwrap().extend_from_slice(&bytes[..room]);
        Ok(room)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.room(0).map(drop)
    }
}
