//! What must hold whatever comes in. The tests ask it of fixtures and of random
//! input, the fuzz targets (tests/fuzz) of whatever a fuzzer thinks up.

#[path = "../evaluation/coverage.rs"]
pub(crate) mod coverage;
#[path = "../evaluation/fold.rs"]
pub(crate) mod fold;
pub(crate) mod formats;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod names;
pub(crate) mod record;
pub(crate) mod text;
pub(crate) mod yaml;

// The program's own: they touch no file, and are no part of the library.
#[path = "../../src/cli/name.rs"]
mod name;
#[path = "../../src/cli/template.rs"]
mod template;
