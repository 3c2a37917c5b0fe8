//! What a label says of the text beside it.

/// The meaning of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    /// `Source`, `Quelle`, `来源`.
    Source,
}

/// The meaning of a word or phrase that stands as a label, in any of the
/// languages of the table.
pub(crate) fn label(words: &str) -> Option<Label> {
    (words == "Source").then_some(Label::Source)
}
