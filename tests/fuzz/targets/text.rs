//! Any bytes: articles or an error with a code, every line accounted for.
#![no_main]

#[path = "../../evaluation/coverage.rs"]
mod coverage;
#[path = "../../evaluation/fold.rs"]
mod fold;
#[path = "../../properties/text.rs"]
mod text;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| text::check_bytes(bytes));
