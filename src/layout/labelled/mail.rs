//! A mail that was saved as text: its subject is the headline, and its sender
//! can be the outlet.

use super::Entry;
use crate::document::Span;
use crate::language::fold;
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::Shape;
use crate::layout::survey::Row;
use crate::layout::{Piece, Role, footer, label};

/// `Subject` is the name of the line (RFC 5322); programs that print a mail
/// translate it. In a database it labels topics, so it counts in a mail only.
const SUBJECT: [&str; 14] = [
    "subject",
    "betreff",
    "objet",
    "asunto",
    "assunto",
    "oggetto",
    "onderwerp",
    "ämne",
    "emne",
    "temat",
    "тема",
    "件名",
    "主题",
    "제목",
];

/// Gives a mail's lines their fields, where no other line states these.
pub(super) fn settle(rows: &[Row<'_>], entries: &[Entry], pieces: &mut [Piece]) {
    let Some(sender) = entries.iter().find(|entry| rows[entry.at].text.contains('@')) else {
        return;
    };
    let is_subject = |entry: &&Entry| {
        let label = rows[entry.at].text.get(entry.line.label.clone()).map(fold);
        label.is_some_and(|label| SUBJECT.iter().any(|subject| fold(subject) == label))
    };
    let Some(subject) = entries.iter().find(is_subject) else { return };
    let text = &rows[subject.at];
    if let Some(piece) = unstated(&Role::Headline, text.span, pieces) {
        piece.role = Role::Headline;
        piece.why = "the subject of a mail";
    }
    let row = &rows[sender.at];
    let value = row.text.get(sender.line.value.clone()).unwrap_or_default();
    let name = value.split('<').next().unwrap_or_default().trim_matches([' ', '"']);
    let shape = Shape::of(name);
    if name.contains('@') || outlet::evidence(name, &shape, &[]) < Evidence::Word {
        return;
    }
    if let Some(piece) = unstated(&Role::Outlet, row.span, pieces) {
        let start = sender.line.value.start + value.find(name).unwrap_or(0);
        piece.role = Role::Outlet;
        piece.value = footer::within(row, &label::trimmed(row.text, start..start + name.len()));
        piece.why = "the sender of a mail, with a newspaper's word in its name";
    }
}

/// The labelled line without a field on this row, where no piece has the role.
fn unstated<'p>(role: &Role, row: Span, pieces: &'p mut [Piece]) -> Option<&'p mut Piece> {
    if pieces.iter().any(|piece| piece.role == *role) {
        return None;
    }
    pieces
        .iter_mut()
        .find(|piece| matches!(piece.role, Role::Extra { .. }) && piece.whole.overlaps(row))
}
