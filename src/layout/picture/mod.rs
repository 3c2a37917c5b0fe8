//! Captions and credits of pictures, which a copied page leaves among the text.

mod beside;
mod caption;

use super::survey::{Kind, Row};
use crate::diagnostic::{Furniture, Problem};
use crate::language::Word;
pub(super) use beside::{is_told_above, is_told_within};
pub(super) use caption::{is_likely, is_picture};

/// What is left out with a picture.
pub(super) const PICTURE: Problem = Problem::LeftOut(Furniture::Picture);

/// Does what a row says by itself tell that it is a picture's?
pub(super) fn is_told(row: &Row<'_>) -> bool {
    match &row.kind {
        Kind::Label(line) => line.means.has(Word::Picture) && row.shape.size <= 200,
        Kind::Text => is_picture(row),
        _ => false,
    }
}
