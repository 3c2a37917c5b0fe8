//! The words of the world's newspapers, as data: months, weekdays, labels.

mod labels;

pub(crate) use labels::{Label, label};
