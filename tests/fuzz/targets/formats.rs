//! Any record in each format and back; any text as a file of each format.
#![no_main]
#![allow(dead_code, reason = "the properties have more to offer than each target needs")]

#[path = "../../properties/formats.rs"]
mod formats;
#[path = "../../properties/record.rs"]
mod record;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| formats::check_bytes(bytes));
