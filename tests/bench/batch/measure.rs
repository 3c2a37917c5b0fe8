//! Programs run side by side: their times as ratios, and their memory.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Something to run: its words, and where its output goes.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    pub(crate) words: Vec<String>,
    pub(crate) to: String,
    /// Removed before each run.
    pub(crate) tree: Option<String>,
}

/// What several runs of one came to.
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    /// The middle one of the runs.
    pub(crate) time: Duration,
    /// The most memory that a run held, in KiB, where the system tells.
    pub(crate) peak: Option<u64>,
}

/// Runs all of them in turn, several times, so that a busy moment of the
/// machine falls on all.
pub(crate) fn side_by_side(contenders: &[Contender], rounds: usize) -> io::Result<Vec<Measured>> {
    let mut times = vec![Vec::new(); contenders.len()];
    let mut peaks = vec![None; contenders.len()];
    for _ in 0..rounds {
        for (place, contender) in contenders.iter().enumerate() {
            if let Some(tree) = &contender.tree {
                let _ = fs::remove_dir_all(tree);
            }
            let (time, peak) = run(contender)?;
            times[place].push(time);
            peaks[place] = peaks[place].max(peak);
        }
    }
    let measured = contenders.iter().zip(times).zip(peaks).map(|((contender, mut times), peak)| {
        times.sort();
        Measured { name: contender.name, time: times[times.len() / 2], peak }
    });
    Ok(measured.collect())
}

fn run(contender: &Contender) -> io::Result<(Duration, Option<u64>)> {
    let out = File::create(&contender.to)?;
    let (program, words) = contender.words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let begun = Instant::now();
    let mut command = Command::new(program);
    let mut child =
        command.args(words).stdin(Stdio::null()).stdout(out).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        // The kernel keeps the peak: only what is added in the last moment is missed.
        peak = peak.max(resident(Path::new(&status)));
        if let Some(status) = child.try_wait()? {
            let took = begun.elapsed();
            if !status.success() {
                return Err(io::Error::other(format!("{} ended with {status}", contender.name)));
            }
            return Ok((took, peak));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn resident(status: &Path) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// Starts two programs in turn many times; the middle of each one's times.
pub(crate) fn start_to_exit(pair: &[Contender; 2], rounds: usize) -> io::Result<[Duration; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        for (contender, times) in pair.iter().zip(&mut times) {
            let out = File::create(&contender.to)?;
            let (program, words) =
                contender.words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
            let mut command = Command::new(program);
            command.args(words).stdin(Stdio::null()).stdout(out);
            let begun = Instant::now();
            command.status()?;
            times.push(begun.elapsed());
        }
    }
    Ok(times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    }))
}

/// How long the machine's queue of work is.
pub(crate) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("?").to_owned()
}
