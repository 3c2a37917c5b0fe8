//! A mark that the lines of a text begin with and that is no text: what
//! annotation and quoting programs set before each line, or its number.

use crate::document::{Document, Span};
use crate::layout::Piece;

/// The mark of a text's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineMark<'d> {
    /// The same characters before nearly every line: `{Speaker}`, `>`.
    Sign(&'d str),
    /// The line's number and a tab.
    Number,
}

impl<'d> LineMark<'d> {
    /// The mark of a document's lines, if they have one.
    pub(super) fn of(document: &'d Document<'_>) -> Option<Self> {
        let lines = || {
            let full = document.lines().iter().filter(|line| !line.is_blank());
            full.map(|line| document.slice(line.text))
        };
        sign(lines()).map(Self::Sign).or_else(|| is_numbered(lines()).then_some(Self::Number))
    }

    /// How many bytes of mark a line begins with, white space behind included.
    pub(super) fn at(self, line: &str) -> Option<usize> {
        let rest = match self {
            Self::Sign(sign) => line.strip_prefix(sign)?,
            Self::Number => line.get(number(line)?.1..)?,
        };
        Some(line.len() - rest.trim_start().len())
    }

    /// How many bytes of mark a line ends with: the tag that closes the one it begins
    /// with, white space before it included.
    pub(super) fn at_end(self, line: &str) -> usize {
        let Self::Sign(sign) = self else { return 0 };
        let name = sign.strip_prefix('<').and_then(|tag| tag.strip_suffix('>'));
        let rest = name.and_then(|name| {
            line.strip_suffix('>')?.strip_suffix(name)?.strip_suffix("</").map(str::trim_end)
        });
        rest.map_or(0, |rest| line.len() - rest.len())
    }

    /// A piece takes up the marks of its line too.
    pub(super) fn taken_by(self, document: &Document<'_>, piece: &mut Piece) {
        let lines = document.lines();
        let after = lines.partition_point(|line| line.full.start <= piece.whole.start);
        let Some(line) = after.checked_sub(1).and_then(|at| lines.get(at)) else { return };
        let before = document.slice(Span::new(line.text.start, piece.whole.start));
        if !before.is_empty() && self.at(before) == Some(before.len()) {
            piece.whole.start = line.text.start;
        }
        let behind = document.slice(Span::new(piece.whole.end, line.text.end));
        if !behind.is_empty() && self.at_end(behind) == behind.len() {
            piece.whole.end = line.text.end;
        }
    }
}

/// Characters in braces or brackets, or a quoting mark, that nine lines in ten
/// begin with.
fn sign<'d>(mut lines: impl Iterator<Item = &'d str>) -> Option<&'d str> {
    let first = lines.next()?;
    let close = match first.chars().next()? {
        '{' => first.find('}')?,
        '[' => first.find(']')?,
        '<' => first.find('>')?,
        '>' => 0,
        _ => return None,
    };
    let sign = first.get(..=close)?;
    let (mut marked, mut all) = (1, 1);
    for line in lines {
        all += 1;
        marked += usize::from(line.starts_with(sign));
    }
    (all >= 4 && marked * 10 >= all * 9).then_some(sign)
}

/// Do the numbers before the lines count on, over most of the text?
fn is_numbered<'d>(lines: impl Iterator<Item = &'d str>) -> bool {
    let (mut all, mut counted, mut last) = (0, 0, 0);
    for line in lines {
        all += 1;
        match number(line) {
            Some((found, _)) if found == last + 1 => {
                counted += 1;
                last = found;
            }
            _ if all > 4 && counted == 0 => return false,
            _ => {}
        }
    }
    counted >= 3 && counted * 10 >= all * 6
}

/// The number and the tab at the start of a line, and where they end.
fn number(line: &str) -> Option<(usize, usize)> {
    let digits = line.bytes().take(8).take_while(u8::is_ascii_digit).count();
    let tab = line.as_bytes().get(digits) == Some(&b'\t');
    let found = line.get(..digits).filter(|text| !text.is_empty() && tab)?.parse().ok()?;
    Some((found, digits + 1))
}
