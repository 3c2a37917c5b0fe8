//! One input's panic is that input's failure, not the run's.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::failure::Failure;

thread_local! {
    /// Is this thread inside [`guarded`]?
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Calls the function; its panic becomes a failure, without the panic's own
/// words on standard error. What the function was writing to must be thrown
/// away then.
pub(super) fn guarded<T>(function: impl FnOnce() -> T) -> Result<T, Failure> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(function));
    GUARDED.set(outer);
    result.map_err(|payload| Failure::panicked(payload.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_that_says_what_happened() {
        let text = String::from("fine");
        assert_eq!(guarded(|| text.len()).unwrap(), 4);
        let failure = guarded(|| panic!("no {}\nmore", "luck")).unwrap_err();
        assert_eq!(
            failure.at("a.txt").to_string(),
            "a.txt: error[internal]: newsclip failed on this input, please report it: no luck"
        );
    }
}
