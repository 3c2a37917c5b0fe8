//! The integration tests, one crate; modules mirror `src`.

mod article;
mod format;
