//! Any record, template and input name: names that every system takes.
#![no_main]
#![allow(dead_code, reason = "the properties have more to offer than each target needs")]

#[path = "../../../src/cli/name.rs"]
mod name;
#[path = "../../properties/names.rs"]
mod names;
#[path = "../../properties/record.rs"]
mod record;
#[path = "../../../src/cli/template.rs"]
mod template;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| names::check_bytes(bytes));
