//! How many random inputs a property is held against.

use proptest::prelude::ProptestConfig;

/// So many cases, or more where `PROPTEST_CASES` says so; what fails becomes a
/// named case, not a file.
pub(crate) fn cases(least: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = default.cases.max(least);
    ProptestConfig { cases, failure_persistence: None, ..default }
}
