//! What an article lacks, or holds beside its fields.

use super::CodeMeaning;
use crate::diagnostic::Severity;

pub(super) const EMPTY: CodeMeaning = CodeMeaning {
    code: "empty",
    severity: Severity::Error,
    meaning: "The text is empty or white space only.",
    text: "\n\n",
    says: "article.txt:1:1: error[empty]: the text is empty",
    advice: "Take the file out of the input, or get its text again from where it came.",
};

pub(super) const HEADER_ONLY: CodeMeaning = CodeMeaning {
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
};

pub(super) const NO_ARTICLE: CodeMeaning = CodeMeaning {
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
};

pub(super) const TOO_MANY_LINES: CodeMeaning = CodeMeaning {
    code: "too-many-lines",
    severity: Severity::Error,
    meaning: "The text, or one of its articles, has more lines than an article may have.",
    text: "",
    says: "article.txt:1:1: error[too-many-lines]: more lines than an article may have, 30000 \
           (--split cuts it)",
    advice: "No article has 30,000 lines that are not blank: it is a list, a table or a log, or \
             a file of many articles. Name a line that begins each of them with --split.",
};

pub(super) const MISSING_FIELD: CodeMeaning = CodeMeaning {
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
};

pub(super) const GUESS: CodeMeaning = CodeMeaning {
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
};

pub(super) const LEFT_OUT: CodeMeaning = CodeMeaning {
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
};

pub(super) const REPEATED_LABEL: CodeMeaning = CodeMeaning {
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
};
