//! Why bytes are not read as text.

use std::fmt;

use crate::codes::CodeMeaning;
use crate::diagnostic::Severity;

/// Why bytes are not read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Another kind of file, named by its first bytes.
    NotText {
        /// Such as `HTML` or `a ZIP archive`.
        kind: &'static str,
    },
    /// Bytes that are no character of the encoding.
    Undecodable {
        /// Its name in the Encoding Standard.
        encoding: &'static str,
        /// The first of the bytes, counted from 0 in the input.
        offset: usize,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
    /// A control character that text does not hold.
    ControlCharacter {
        /// The character.
        character: char,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
}

impl Unreadable {
    /// Every code with its meaning.
    pub const CODES: [CodeMeaning; 3] = [
        CodeMeaning {
            code: "not-text",
            severity: Severity::Error,
            meaning: "The input is another kind of file, such as PDF, HTML or a ZIP archive.",
            text: "%PDF-1.7\n",
            says: "article.txt:1:1: error[not-text]: this is a PDF file, not plain text",
            advice: "Turn it into plain text first, for example with pdftotext or pandoc.",
        },
        CodeMeaning {
            code: "undecodable",
            severity: Severity::Error,
            meaning: "Some bytes are no character of the encoding of the rest.",
            text: "",
            says: "article.txt:7:21: error[undecodable]: byte 412 is no UTF-8 (--encoding names \
                   another, --lossy replaces)",
            advice: "Name the encoding with --encoding, or read the rest with --lossy.",
        },
        CodeMeaning {
            code: "control-character",
            severity: Severity::Error,
            meaning: "The text holds NUL or another control character.",
            text: "The council met\u{1}in the evening to discuss the new harbour wall.\n",
            says: "article.txt:1:16: error[control-character]: the control character U+0001 \
                   (--lossy replaces it)",
            advice: "See whether the file is text at all. If it is, --lossy reads the rest of it. \
                     From U+0080 to U+009F they are mostly mojibake, which --repair mends.",
        },
    ];

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotText { .. } => "not-text",
            Self::Undecodable { .. } => "undecodable",
            Self::ControlCharacter { .. } => "control-character",
        }
    }

    /// Line and column, both from 1.
    pub const fn position(&self) -> (usize, usize) {
        match self {
            Self::NotText { .. } => (1, 1),
            Self::Undecodable { line, column, .. }
            | Self::ControlCharacter { line, column, .. } => (*line, *column),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText { kind } => write!(f, "this is {kind}, not plain text"),
            Self::Undecodable { encoding, offset, .. } => write!(
                f,
                "byte {offset} is no {encoding} (--encoding names another, --lossy replaces)"
            ),
            Self::ControlCharacter { character, .. } => write!(
                f,
                "the control character U+{:04X} ({}--lossy replaces it)",
                u32::from(*character),
                // Half of UTF-8 that was read as Latin-1, nearly always.
                if *character >= '\u{80}' { "--repair mends mojibake, " } else { "" }
            ),
        }
    }
}

impl std::error::Error for Unreadable {}
