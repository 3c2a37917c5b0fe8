//! What is worth a note and needs no care.

use super::CodeMeaning;
use crate::diagnostic::Severity;

pub(super) const UNSTATED: CodeMeaning = CodeMeaning {
    code: "unstated",
    severity: Severity::Note,
    meaning: "The text does not state a field of the record.",
    text: "\
Old wall is to be replaced by spring

The council met in the evening to discuss the new harbour wall.
",
    says: "article.txt:1:1: note[unstated]: the text states no date",
    advice: "Nothing; the field is null or empty. --require makes it an error.",
};

pub(super) const REFLOWED: CodeMeaning = CodeMeaning {
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
};

pub(super) const RULE: CodeMeaning = CodeMeaning {
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
};

pub(super) const LABEL: CodeMeaning = CodeMeaning {
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
};
