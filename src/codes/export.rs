//! What an export or a wire message says of its articles.

use super::CodeMeaning;
use crate::diagnostic::Severity;

pub(super) const NO_TEXT: CodeMeaning = CodeMeaning {
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
};

pub(super) const ARTICLE_COUNT: CodeMeaning = CodeMeaning {
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
};

pub(super) const WORD_COUNT: CodeMeaning = CodeMeaning {
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
};

pub(super) const MARK: CodeMeaning = CodeMeaning {
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
};
