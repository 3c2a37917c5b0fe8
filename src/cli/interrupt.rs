//! SIGINT and SIGTERM: the first ends the run in order, the second at once.

use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

/// What is under way is given so long to end in order: longer than the inputs
/// of a batch take.
pub(super) const IN_ORDER: Duration = Duration::from_secs(2);

/// Nothing is to be said or finished: only what is half done goes.
pub(super) const AT_ONCE: Duration = Duration::ZERO;

/// The signal that came, or 0.
static SIGNAL: AtomicU8 = AtomicU8::new(0);

/// The signal that asks the run to end, if one has come.
pub(super) fn interrupted() -> Option<u8> {
    match SIGNAL.load(Ordering::Relaxed) {
        0 => None,
        signal => Some(signal),
    }
}

/// From now on SIGINT and SIGTERM let the run end in order. A run that does not
/// end within the grace, because it waits for somebody's bytes, is ended all the
/// same; it leaves no temporary file.
#[cfg(unix)]
pub(super) fn watch(grace: Duration) {
    use std::thread;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    use super::scratch::remove_unfinished;

    // Without a watch the system's own way of ending remains.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let at_once = |signal| {
        remove_unfinished();
        low_level::exit(128 + signal);
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            let before = SIGNAL.swap(u8::try_from(signal).unwrap_or(u8::MAX), Ordering::Relaxed);
            if before != 0 || grace == AT_ONCE {
                at_once(signal);
            }
            thread::spawn(move || {
                thread::sleep(grace);
                at_once(signal);
            });
        }
    });
}

/// The system's own way of ending.
#[cfg(not(unix))]
pub(super) const fn watch(_grace: Duration) {}
