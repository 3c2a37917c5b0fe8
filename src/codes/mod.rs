//! What each code means, with an example and what to do about it: the one
//! table behind `newsclip explain --code`, the SARIF rules and the README.

mod article;
mod date;
mod encoding;
mod export;
mod note;

use crate::diagnostic::{Problem, Severity};

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeMeaning {
    /// The stable code.
    pub code: &'static str,
    /// The highest severity it has.
    pub severity: Severity,
    /// What it means, in one sentence.
    pub meaning: &'static str,
    /// A text that raises it; empty where a few lines of text cannot.
    pub text: &'static str,
    /// What newsclip says then.
    pub says: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

impl Problem {
    /// Every code with its meaning, in the order of the variants.
    pub const CODES: [CodeMeaning; 26] = [
        article::EMPTY,
        article::HEADER_ONLY,
        article::NO_ARTICLE,
        article::TOO_MANY_LINES,
        article::MISSING_FIELD,
        date::AMBIGUOUS_DATE,
        date::WEEKDAY_MISMATCH,
        date::UNREADABLE_DATE,
        date::PARTIAL_DATE,
        date::OTHER_DATE,
        article::GUESS,
        article::LEFT_OUT,
        article::REPEATED_LABEL,
        export::NO_TEXT,
        export::ARTICLE_COUNT,
        export::WORD_COUNT,
        encoding::LEGACY_ENCODING,
        encoding::UNICODE_MARK,
        encoding::REPLACED,
        encoding::MOJIBAKE,
        encoding::REPAIRED,
        note::UNSTATED,
        note::REFLOWED,
        note::RULE,
        note::LABEL,
        export::MARK,
    ];
}
