//! The layout of agency copy.

use super::export::Export;
use crate::date::DateOrder;
use crate::document::Document;

/// Cuts.
pub(super) fn cut(
    document: &Document<'_>,
    asked: bool,
    order: Option<DateOrder>,
) -> Option<Export> {
    let _ = (document, asked, order);
    None
}
