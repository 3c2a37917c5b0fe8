//! What can be wrong with a date.

use super::CodeMeaning;
use crate::diagnostic::Severity;

pub(super) const AMBIGUOUS_DATE: CodeMeaning = CodeMeaning {
    code: "ambiguous-date",
    severity: Severity::Warning,
    meaning: "Day and month could be the other way round.",
    text: "\
THE HARBOUR COURIER

05/12/2022

Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
    says: "article.txt:3:1: warning[ambiguous-date]: read as 2022-12-05, but could be \
           2022-05-12",
    advice: "Say which comes first with --date-order dmy or mdy, or once for a folder in \
             its newsclip.toml.",
};

pub(super) const WEEKDAY_MISMATCH: CodeMeaning = CodeMeaning {
    code: "weekday-mismatch",
    severity: Severity::Warning,
    meaning: "The weekday beside the date is not the weekday of that day.",
    text: "\
THE HARBOUR COURIER

Tuesday, 4 March 2024

Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
    says: "article.txt:3:1: warning[weekday-mismatch]: 2024-03-04 is not a Tuesday",
    advice: "One of the two is wrong in the text. Look the day up; the record has the date.",
};

pub(super) const UNREADABLE_DATE: CodeMeaning = CodeMeaning {
    code: "unreadable-date",
    severity: Severity::Warning,
    meaning: "A line that must be a date cannot be read as one.",
    text: "\
Title: Old wall is to be replaced by spring
Date: the day before the fair

The council met in the evening to discuss the new harbour wall.
",
    says: "article.txt:2:7: warning[unreadable-date]: this date cannot be read",
    advice: "The record keeps the words in date_text. Put a full date there if you know it.",
};

pub(super) const PARTIAL_DATE: CodeMeaning = CodeMeaning {
    code: "partial-date",
    severity: Severity::Warning,
    meaning: "The date lacks its year or its day; the record has its text only.",
    text: "\
THE HARBOUR COURIER

May 2004

Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
    says: "article.txt:3:1: warning[partial-date]: the date is not a full day",
    advice: "The record keeps the words in date_text. Put a full date there if you know it.",
};

pub(super) const OTHER_DATE: CodeMeaning = CodeMeaning {
    code: "other-date",
    severity: Severity::Warning,
    meaning: "A second date of the article is left out of the record.",
    text: "\
THE HARBOUR COURIER

Published: 4 March 2024
Updated: 6 March 2024

Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
    says: "article.txt:4:1: warning[other-date]: another date, 2024-03-06, is left out",
    advice: "Nothing, where the first date is that of publication. Else set the right one \
             behind a word such as Published.",
};
