//! Any record as Markdown: three renderers show its text.
#![no_main]
#![allow(dead_code, reason = "the properties have more to offer than each target needs")]

#[path = "../../properties/formats.rs"]
mod formats;
#[path = "../../properties/html.rs"]
mod html;
#[path = "../../properties/markdown.rs"]
mod property;
#[path = "../../properties/record.rs"]
mod record;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::check_rendered(&record::record(bytes)));
