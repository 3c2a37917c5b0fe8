//! Any record as front matter: two readers of YAML find it there.
#![no_main]
#![allow(dead_code, reason = "the properties have more to offer than each target needs")]

#[path = "../../properties/formats.rs"]
mod formats;
#[path = "../../properties/record.rs"]
mod record;
#[path = "../../properties/yaml.rs"]
mod yaml;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| yaml::check_front_matter(&record::record(bytes)));
