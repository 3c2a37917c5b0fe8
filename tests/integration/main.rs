//! The integration tests, one crate; modules mirror `src`.

#![allow(clippy::unwrap_used, reason = "what a helper cannot unwrap is a failed test")]

mod ambiguous;
mod article;
mod cases;
mod cli;
mod date;
mod date_sets;
mod diagnostic;
mod document;
mod encoding_table;
mod encodings;
mod exports;
mod fields;
mod fixtures;
mod format;
mod hostile;
mod laws;
mod mojibake;
#[cfg(unix)]
mod oracles;
mod readme;
mod ready;
mod stream;

#[path = "../properties/mod.rs"]
mod properties;
