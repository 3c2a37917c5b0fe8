//! How the keys of a table are packed; shared with the build script.

/// So many keys are a block: larger ones save 1 % of the text and take longer
/// to search.
pub(crate) const BLOCK: usize = 24;
/// The largest number of four bits: a byte more follows.
pub(crate) const MORE: usize = 15;
