//! The integration tests, one crate; modules mirror `src`.

mod article;
mod date;
mod date_sets;
