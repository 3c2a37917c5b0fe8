//! Readers of YAML: each reads the front matter's strings as they are.

use serde_json::Value;

use super::cases::CASES;
use super::{Oracle, check};
use crate::properties::yaml::front_matter;

#[track_caller]
fn check_reader(oracle: Option<Oracle>) {
    let Some(oracle) = oracle else { return };
    let lines = CASES.iter().map(|case| serde_json::to_string(&case.front_matter).unwrap() + "\n");
    let read = oracle.values(&lines.collect::<String>(), CASES.len());
    let read = CASES.iter().zip(read);
    check(
        oracle.name,
        read.map(|(case, value): (_, Value)| {
            (front_matter(&case.article), value, case.front_matter.clone())
        }),
    );
}

#[test]
fn pyyaml_reads_the_front_matter() {
    check_reader(Oracle::python("PyYAML", "yaml", "pyyaml.py"));
}

#[test]
fn js_yaml_reads_the_front_matter() {
    check_reader(Oracle::node("js-yaml", "js-yaml", "js_yaml.cjs"));
}

#[test]
fn psych_reads_the_front_matter() {
    let script = super::script("psych.rb");
    check_reader(Oracle::program("Psych", "ruby", &[&script]).map(Oracle::capped));
}
