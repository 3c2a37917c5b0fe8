//! The progress line of a long run, where somebody looks on.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::files::Inputs;
use super::report::to_stderr;
use super::tally::Tally;

/// A run shorter than this shows no line.
const MOMENT: Duration = Duration::from_millis(500);

/// Between two drawings.
const PAUSE: Duration = Duration::from_millis(100);

/// A carriage return, and erasing to the end of the line.
const CLEAR: &str = "\r\x1b[K";

/// One line on standard error that is drawn again and again; other text stands
/// above it. One thread draws and speaks, so nothing tears. (An own one: what
/// the crates add is drawing from several threads and styles.)
#[derive(Debug)]
pub(super) struct Progress {
    inputs: Inputs,
    begun: Instant,
    /// When the line was drawn last.
    drawn: Option<Instant>,
    /// Does it stand there now?
    stands: bool,
    /// How many inputs there are; 0 until they are counted.
    total: Arc<AtomicUsize>,
    counting: bool,
}

impl Progress {
    /// Where standard error is a terminal. `total` is 0 where the inputs are
    /// not counted.
    pub(super) fn of(inputs: &Inputs, total: usize) -> Option<Self> {
        io::stderr().is_terminal().then(|| Self {
            inputs: inputs.clone(),
            begun: Instant::now(),
            drawn: None,
            stands: false,
            total: Arc::new(AtomicUsize::new(total)),
            counting: total > 0 || !inputs.are_lasting(),
        })
    }

    /// Draws the line when it is time.
    pub(super) fn draw(&mut self, tally: &Tally) {
        let now = Instant::now();
        let due = match self.drawn {
            None => now - self.begun >= MOMENT,
            Some(drawn) => now - drawn >= PAUSE,
        };
        if due {
            self.count();
            self.drawn = Some(now);
            self.stands = true;
            let width = terminal_size::terminal_size().map_or(80, |(width, _)| width.0);
            let total = self.total.load(Ordering::Relaxed);
            let line = line(tally, total, now - self.begun);
            let fitting: String = line.chars().take(usize::from(width).saturating_sub(1)).collect();
            to_stderr(&format!("{CLEAR}{fitting}"));
        }
    }

    /// Takes the line away, so that text can stand in its place.
    pub(super) fn clear(&mut self) {
        if self.stands {
            to_stderr(CLEAR);
            self.stands = false;
        }
    }

    /// Counts the inputs beside the work, once it is known to be long.
    fn count(&mut self) {
        if self.counting {
            return;
        }
        self.counting = true;
        let (inputs, total) = (self.inputs.clone(), Arc::clone(&self.total));
        thread::spawn(move || total.store(inputs.iter().count(), Ordering::Relaxed));
    }
}

fn line(tally: &Tally, total: usize, took: Duration) -> String {
    let done = tally.inputs;
    let seconds = took.as_secs_f64();
    let rate = done as f64 / seconds.max(1e-9);
    let megabytes = tally.bytes as f64 / 1e6;
    if total < done || total == 0 {
        return format!("{done} inputs, {megabytes:.1} MB, {rate:.0} inputs/s");
    }
    let left = ((total - done) as f64 / rate.max(1e-9)).ceil();
    let percent = done * 100 / total;
    format!(
        "{percent:3} % {done} of {total} inputs, {megabytes:.1} MB, {rate:.0} inputs/s, {} left",
        clock(left)
    )
}

fn clock(seconds: f64) -> String {
    let seconds = seconds as u64;
    match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes}:{:02} min", seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_and_how_long() {
        let tally = Tally { inputs: 2_500, bytes: 13_750_000, ..Tally::default() };
        let line = |total| line(&tally, total, Duration::from_secs(5));
        assert_eq!(line(0), "2500 inputs, 13.8 MB, 500 inputs/s");
        assert_eq!(line(10_000), " 25 % 2500 of 10000 inputs, 13.8 MB, 500 inputs/s, 15 s left");
        assert_eq!(
            line(100_000),
            "  2 % 2500 of 100000 inputs, 13.8 MB, 500 inputs/s, 3:15 min left"
        );
        assert_eq!(line(2_500), "100 % 2500 of 2500 inputs, 13.8 MB, 500 inputs/s, 0 s left");
    }
}
