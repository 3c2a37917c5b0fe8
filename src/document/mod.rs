//! Bytes to text: encoding, lines, spans, and byte offset to line and column.

mod controls;
mod decode;
mod frame;
mod lines;
mod mojibake;
mod sniff;
mod unreadable;

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Problem};
use mojibake::Mojibake;

pub use decode::{Charset, DecodeOptions, UnknownCharset};
pub use lines::{Line, Span};
pub use unreadable::Unreadable;

/// A decoded text, cut into lines.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    text: Cow<'a, str>,
    lines: Vec<Line>,
    encoding: Encoding,
    replaced: usize,
    mojibake: Vec<Mojibake>,
    repaired: Vec<Mojibake>,
    rare_breaks: bool,
    frame: Vec<(usize, char)>,
}

/// How the bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the Encoding Standard, such as `UTF-8` or `windows-1252`.
    pub name: &'static str,
    /// Did a byte order mark stand at the start?
    pub bom: bool,
    /// Was it guessed from the bytes (rather than stated or valid UTF-8)?
    pub guessed: bool,
}

impl<'a> Document<'a> {
    /// A text that is already decoded.
    pub fn from_text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let encoding = Encoding { name: "UTF-8", bom: false, guessed: false };
        let rare_breaks = lines::has_rare_breaks(&text);
        Self::of(decode::Decoded::new(text, encoding, rare_breaks))
    }

    fn of(decoded: decode::Decoded<'a>) -> Self {
        let decode::Decoded { text, encoding, replaced, rare_breaks, repaired, frame } = decoded;
        Self {
            lines: lines::cut(&text),
            mojibake: mojibake::find(&text),
            rare_breaks,
            text,
            encoding,
            replaced,
            repaired,
            frame,
        }
    }

    /// Decodes bytes. The encoding is what the options name; else what a byte
    /// order mark says; else UTF-8 where the bytes are valid; else UTF-16 by
    /// its common characters; else a guess. Valid UTF-8 is borrowed.
    ///
    /// # Errors
    ///
    /// Where the bytes are another kind of file, are no characters of the
    /// encoding, or hold control characters other than those of a wire message's
    /// frame; the latter two not under [`DecodeOptions::lossy`].
    pub fn from_bytes(bytes: &'a [u8], options: &DecodeOptions) -> Result<Self, Unreadable> {
        decode::decode(bytes, options).map(Self::of)
    }

    /// The whole decoded text, repaired where the options asked for it. Every
    /// span of this crate counts in its bytes, not in those of the input.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines that share a byte with a span.
    pub fn lines_in(&self, span: Span) -> &[Line] {
        let first = self.lines.partition_point(|line| line.full.end <= span.start);
        let after = self.lines.partition_point(|line| line.full.start < span.end);
        self.lines.get(first..after).unwrap_or_default()
    }

    /// How the bytes were read.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Does the text hold characters within its lines that break lines for
    /// some programs (VT, FF, NEL, U+2028, U+2029)?
    pub(crate) const fn has_rare_breaks(&self) -> bool {
        self.rare_breaks
    }

    /// How many characters became U+FFFD because the options asked for it.
    pub const fn replaced(&self) -> usize {
        self.replaced
    }

    /// Where SOH, STX, ETX and EOT of a wire message stand; the text has blanks
    /// there.
    pub(crate) fn frame(&self) -> &[(usize, char)] {
        &self.frame
    }

    /// What the user should know of how the bytes were read: first what is
    /// about the text as a whole, then what has a place.
    pub fn encoding_remarks(&self) -> impl Iterator<Item = Diagnostic> {
        let whole = |problem| Diagnostic { span: Span::new(0, 0), problem };
        let Encoding { name, bom, guessed } = self.encoding;
        let is_utf_16 = name.starts_with("UTF-16");
        let encoding = if bom || is_utf_16 {
            Some(Problem::UnicodeMark { name })
        } else if name != "UTF-8" {
            Some(Problem::LegacyEncoding { name, guessed })
        } else {
            None
        };
        let count = self.replaced;
        let replaced = (count > 0).then_some(Problem::Replaced { count });
        let repaired = self.repaired.iter().map(|&Mojibake { name, first, places }| Diagnostic {
            span: first,
            problem: Problem::Repaired { name, places },
        });
        let mojibake = self.mojibake.iter().map(|&Mojibake { name, first, places }| Diagnostic {
            span: first,
            problem: Problem::Mojibake { name, places },
        });
        encoding.into_iter().chain(replaced).map(whole).chain(repaired).chain(mojibake)
    }

    /// The text of a span. A span that splits a character or reaches beyond
    /// the text gives the empty string.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|line| line.full.start <= offset).max(1);
        let start = self.lines.get(line - 1).map_or(0, |line| line.full.start);
        (line, self.slice(Span::new(start, offset.max(start))).chars().count() + 1)
    }
}
