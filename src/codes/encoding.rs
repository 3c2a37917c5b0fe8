//! How the bytes of a text were read.

use super::CodeMeaning;
use crate::diagnostic::Severity;

pub(super) const LEGACY_ENCODING: CodeMeaning = CodeMeaning {
    code: "legacy-encoding",
    severity: Severity::Warning,
    meaning: "The text is not UTF-8; a note where `--encoding` named it.",
    text: "",
    says: "article.txt:1:1: warning[legacy-encoding]: not UTF-8; read as windows-1252, a \
           guess (--encoding overrides)",
    advice: "Look whether the letters with accents are right. If so, name the encoding \
             with --encoding or in newsclip.toml; if not, name the right one.",
};

pub(super) const UNICODE_MARK: CodeMeaning = CodeMeaning {
    code: "unicode-mark",
    severity: Severity::Note,
    meaning: "The text was UTF-16, or began with a byte order mark.",
    text: "",
    says: "article.txt:1:1: note[unicode-mark]: a byte order mark, or UTF-16: read as \
           UTF-16LE",
    advice: "Nothing; the record is UTF-8 without a mark.",
};

pub(super) const REPLACED: CodeMeaning = CodeMeaning {
    code: "replaced",
    severity: Severity::Warning,
    meaning: "Under `--lossy`, unreadable characters became U+FFFD.",
    text: "",
    says: "article.txt:1:1: warning[replaced]: 1 unreadable character became U+FFFD",
    advice: "Compare the places with the original. Without --lossy such a text is an error.",
};
