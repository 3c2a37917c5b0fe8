//! The words of the world's newspapers, as data: months, weekdays, labels.

mod fold;
mod labels;

pub(crate) use fold::fold;
pub(crate) use labels::{Word, Words, marks_picture, words};
