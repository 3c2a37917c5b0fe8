//! What each code means, with an example and what to do about it: the one
//! table behind `newsclip explain --code`, the SARIF rules and the README.

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
    pub const CODES: [CodeMeaning; 23] = [
        CodeMeaning {
            code: "empty",
            severity: Severity::Error,
            meaning: "The text is empty or white space only.",
            text: "\n\n",
            says: "article.txt:1:1: error[empty]: the text is empty",
            advice: "Take the file out of the input, or get its text again from where it came.",
        },
        CodeMeaning {
            code: "header-only",
            severity: Severity::Error,
            meaning: "There is a header, but not one paragraph.",
            text: "\
THE HARBOUR COURIER

4 March 2024

Old wall is to be replaced by spring
",
            says: "article.txt:1:1: error[header-only]: a header without a paragraph",
            advice: "See whether the text was cut when it was saved. A headline alone is no article.",
        },
        CodeMeaning {
            code: "no-article",
            severity: Severity::Error,
            meaning: "Nothing in the text reads like an article.",
            text: "\
#!/bin/sh
set -e
for f in *.txt; do
  cp \"$f\" /backup/
done
",
            says: "article.txt:1:1: error[no-article]: nothing in it reads like an article",
            advice: "Tables, code and lists of numbers have no place in the input. If it is an \
                     article all the same, name its layout with --layout.",
        },
        CodeMeaning {
            code: "missing-field",
            severity: Severity::Error,
            meaning: "The text does not state a field that `--require` asks for.",
            text: "\
Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
            says: "article.txt:1:1: error[missing-field]: date is required, and the text does not \
                   state it",
            advice: "Add the line to the text, or require less. For a text that shall go without, \
                     write the line, from its place on, in NAME.diagnostics beside it: --bless never does.",
        },
        CodeMeaning {
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
        },
        CodeMeaning {
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
        },
        CodeMeaning {
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
        },
        CodeMeaning {
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
        },
        CodeMeaning {
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
        },
        CodeMeaning {
            code: "guess",
            severity: Severity::Warning,
            meaning: "The text leaves open which of two fields it is.",
            text: "\
Harbour Gazette

4 March 2024

The council met in the evening to discuss the new harbour wall.
",
            says: "article.txt:1:1: warning[guess]: taken for the outlet, but could be the \
                   headline",
            advice: "Look at `newsclip explain FILE`. A label such as Title: or Source: before \
                     the line decides it.",
        },
        CodeMeaning {
            code: "left-out",
            severity: Severity::Warning,
            meaning: "Lines that belong to no field, such as buttons or advertisements.",
            text: "\
Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.

Read more

Residents said that the old wall had been damaged by three winters of storms.
",
            says: "article.txt:5:1: warning[left-out]: left out: links to other articles",
            advice: "Nothing, where the lines are no part of the article. --allow left-out keeps \
                     it silent.",
        },
        CodeMeaning {
            code: "repeated-label",
            severity: Severity::Warning,
            meaning: "A second line with the same label; the first is in the record.",
            text: "\
Title: Old wall is to be replaced by spring
Title: Harbour wall

The council met in the evening to discuss the new harbour wall.
",
            says: "article.txt:2:1: warning[repeated-label]: left out: the label stands above \
                   already",
            advice: "Take away the line that is wrong.",
        },
        CodeMeaning {
            code: "no-text",
            severity: Severity::Warning,
            meaning: "An article of an export has no paragraph.",
            text: "\
1 of 1 DOCUMENT

The Harbour Courier

March 4, 2024 Monday

Gallery: the harbour at dawn

SECTION: NEWS; Pg. 4

LOAD-DATE: March 5, 2024
",
            says: "article.txt:1:1: warning[no-text]: an article without a paragraph",
            advice: "Databases leave out texts that they may not give. See there, or in the paper.",
        },
        CodeMeaning {
            code: "article-count",
            severity: Severity::Warning,
            meaning: "An export has another number of articles than it says.",
            text: "\
1 of 2 DOCUMENTS

The Harbour Courier

March 4, 2024 Monday

Ferry toll to rise in April

LENGTH: 18 words

The toll for the crossing to the island will rise by a third in April, the company said.
",
            says: "article.txt:1:1: warning[article-count]: 2 articles are announced, 1 found",
            advice: "See whether the file was cut, or get the articles that are missing in a second export.",
        },
        CodeMeaning {
            code: "word-count",
            severity: Severity::Warning,
            meaning: "A text has far more or fewer words than are declared.",
            text: "\
1 of 1 DOCUMENT

The Harbour Courier

March 4, 2024 Monday

Ferry toll to rise in April

LENGTH: 418 words

The toll for the crossing to the island will rise by a third in April, the company said.
",
            says: "article.txt:9:1: warning[word-count]: 418 words are declared, 18 found",
            advice: "See whether the text was cut. Words are counted in the body, from 80 to 125 in a hundred are taken for all.",
        },
        CodeMeaning {
            code: "legacy-encoding",
            severity: Severity::Warning,
            meaning: "The text is not UTF-8; a note where `--encoding` named it.",
            text: "",
            says: "article.txt:1:1: warning[legacy-encoding]: not UTF-8; read as windows-1252, a \
                   guess (--encoding overrides)",
            advice: "Look whether the letters with accents are right. If so, name the encoding \
                     with --encoding or in newsclip.toml; if not, name the right one.",
        },
        CodeMeaning {
            code: "unicode-mark",
            severity: Severity::Note,
            meaning: "The text was UTF-16, or began with a byte order mark.",
            text: "",
            says: "article.txt:1:1: note[unicode-mark]: a byte order mark, or UTF-16: read as \
                   UTF-16LE",
            advice: "Nothing; the record is UTF-8 without a mark.",
        },
        CodeMeaning {
            code: "replaced",
            severity: Severity::Warning,
            meaning: "Under `--lossy`, unreadable characters became U+FFFD.",
            text: "",
            says: "article.txt:1:1: warning[replaced]: 1 unreadable character became U+FFFD",
            advice: "Compare the places with the original. Without --lossy such a text is an error.",
        },
        CodeMeaning {
            code: "unstated",
            severity: Severity::Note,
            meaning: "The text does not state a field of the record.",
            text: "\
Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
            says: "article.txt:1:1: note[unstated]: the text states no date",
            advice: "Nothing; the field is null or empty. --require makes it an error.",
        },
        CodeMeaning {
            code: "reflowed",
            severity: Severity::Note,
            meaning: "Lines were joined to paragraphs.",
            text: "\
Old wall is to be replaced by spring

The council met in the evening
to discuss the new harbour wall
and what it would cost.

Residents said that the old wall
had been damaged by storms
in three winters.
",
            says: "article.txt:3:1: note[reflowed]: 6 lines were joined to 2 paragraphs",
            advice: "Nothing; `newsclip explain FILE` shows which lines became which paragraph.",
        },
        CodeMeaning {
            code: "rule",
            severity: Severity::Note,
            meaning: "A line without a letter or digit, such as a rule.",
            text: "\
Old wall is to be replaced by spring

* * *

The council met in the evening to discuss the new harbour wall.
",
            says: "article.txt:3:1: note[rule]: a line without letters or digits",
            advice: "Nothing.",
        },
        CodeMeaning {
            code: "label",
            severity: Severity::Note,
            meaning: "A label alone on its line, such as the one before the text.",
            text: "\
Title: Old wall is to be replaced by spring
Text:
The council met in the evening to discuss the new harbour wall.

Residents said that the old wall had been damaged by three winters of storms.
",
            says: "article.txt:2:1: note[label]: a label and nothing else",
            advice: "Nothing.",
        },
        CodeMeaning {
            code: "mark",
            severity: Severity::Note,
            meaning: "The line with which an article of an export or a wire message begins or ends.",
            text: "\
1 of 1 DOCUMENT

The Harbour Courier

March 4, 2024 Monday

Ferry toll to rise in April

LENGTH: 18 words

The toll for the crossing to the island will rise by a third in April, the company said.
",
            says: "article.txt:1:1: note[mark]: the mark of an article or message",
            advice: "Nothing needs to be done: the line is no part of the article.",
        },
    ];
}
