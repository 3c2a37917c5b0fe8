//! One run of newsclip: how much work it was, and how much memory it held.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How work is measured here: the first of these that the machine has.
#[derive(Clone, Copy)]
pub(crate) enum Meter {
    /// Millions of instructions, as `perf stat` counts them: they repeat on a
    /// busy machine.
    Instructions,
    /// Milliseconds of the processor, as `/proc` tells them.
    Processor,
    /// Milliseconds of the clock.
    Clock,
}

/// Times are the least of as many rounds as take so long, three at least.
const LONG_ENOUGH: f64 = 300.0;

impl Meter {
    pub(crate) fn find() -> Self {
        if instructions(Path::new("/dev/null"), &[]).is_ok() {
            Self::Instructions
        } else if ticks_of_children().is_ok() {
            Self::Processor
        } else {
            Self::Clock
        }
    }

    pub(crate) const fn unit(self) -> &'static str {
        match self {
            Self::Instructions => "10^6 instructions",
            Self::Processor => "ms of the processor",
            Self::Clock => "ms",
        }
    }

    pub(crate) fn work(self, input: &Path, args: &[&str]) -> io::Result<f64> {
        match self {
            Self::Instructions => instructions(input, args),
            Self::Processor => processor(input, args),
            Self::Clock => clock(input, args),
        }
    }
}

fn newsclip(command: &mut Command, input: &Path, args: &[&str]) {
    command.args(["convert", "-q", "--lossy", "--max-size", "17MiB"]).args(args).arg(input);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsclip");

fn instructions(input: &Path, args: &[&str]) -> io::Result<f64> {
    let table = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scaling-instructions");
    let mut perf = Command::new("perf");
    perf.args(["stat", "-x", ",", "-e", "instructions:u", "-o"]).arg(&table).arg("--").arg(PROGRAM);
    newsclip(&mut perf, input, args);
    perf.status()?;
    let table = fs::read_to_string(table)?;
    let count = table.lines().filter(|line| line.contains("instructions"));
    let count = count.filter_map(|line| line.split(',').next()?.parse::<f64>().ok()).next();
    count.map(|count| count / 1e6).ok_or_else(|| io::Error::other("perf counts no instructions"))
}

/// A tick is 10 ms: short runs are counted together, long ones one by one.
fn processor(input: &Path, args: &[&str]) -> io::Result<f64> {
    let mut best = f64::INFINITY;
    let (mut all, mut rounds) = (0.0, 0);
    while all < LONG_ENOUGH || rounds < 3 {
        let (mut spent, mut runs) = (0.0, 0.0);
        while spent < LONG_ENOUGH / 3.0 {
            let before = ticks_of_children()?;
            let mut command = Command::new(PROGRAM);
            newsclip(&mut command, input, args);
            command.status()?;
            spent += (ticks_of_children()? - before) * 10.0;
            runs += 1.0;
        }
        best = best.min(spent / runs);
        all += spent;
        rounds += 1;
    }
    Ok(best)
}

/// What the ended children of this process took, in user mode and in the kernel.
fn ticks_of_children() -> io::Result<f64> {
    let text = fs::read_to_string("/proc/self/stat")?;
    // Behind the name, which can hold anything, in brackets: fields 3 and on.
    let fields = text.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let field = |number: usize| fields.split(' ').nth(number - 3)?.parse::<f64>().ok();
    let ticks = field(16).zip(field(17)).map(|(user, kernel)| user + kernel);
    ticks.ok_or_else(|| io::Error::other("no times in /proc/self/stat"))
}

fn clock(input: &Path, args: &[&str]) -> io::Result<f64> {
    let mut best = Duration::MAX;
    let (mut all, mut rounds) = (Duration::ZERO, 0);
    while all.as_secs_f64() * 1e3 < LONG_ENOUGH || rounds < 3 {
        let mut command = Command::new(PROGRAM);
        newsclip(&mut command, input, args);
        let begun = Instant::now();
        command.status()?;
        best = best.min(begun.elapsed());
        all += begun.elapsed();
        rounds += 1;
    }
    Ok(best.as_secs_f64() * 1e3)
}

/// The most memory that a run held, in bytes, where the system tells.
pub(crate) fn peak(input: &Path, args: &[&str]) -> io::Result<Option<usize>> {
    let mut command = Command::new(PROGRAM);
    newsclip(&mut command, input, args);
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    // The kernel keeps the peak: only what is added in the last moment is missed.
    while child.try_wait()?.is_none() {
        peak = peak.max(resident(&status));
        std::thread::sleep(Duration::from_micros(200));
    }
    Ok(peak)
}

fn resident(status: &str) -> Option<usize> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? << 10)
}
