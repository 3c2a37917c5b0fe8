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

pub(super) const MOJIBAKE: CodeMeaning = CodeMeaning {
    code: "mojibake",
    severity: Severity::Warning,
    meaning: "UTF-8 was read as a legacy encoding before the text came here: `Ã©` for `é`.",
    text: "\
Old wall is to be replaced by spring

The council met in the cafÃ© â€œRosinaâ€œ to discuss the new harbour wall.
",
    says: "article.txt:3:27: warning[mojibake]: UTF-8 that was once read as windows-1252, \
           in 3 places (--repair mends it)",
    advice: "Look at the place. --repair gives the text as it was; better still is to mend the \
             program that made the file. Where a text is about mojibake, --allow mojibake.",
};

pub(super) const REPAIRED: CodeMeaning = CodeMeaning {
    code: "repaired",
    severity: Severity::Note,
    meaning: "Under `--repair`, mojibake became what it was before.",
    text: "",
    says: "article.txt:3:27: note[repaired]: UTF-8 that was once read as windows-1252, \
           repaired in 3 places",
    advice: "Nothing. Places and --provenance count in the repaired text.",
};
