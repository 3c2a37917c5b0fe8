//! Renderers of Markdown: each shows exactly the record's text.

use newsclip::Article;
use unicode_normalization::UnicodeNormalization;

use super::cases::CASES;
use super::{Oracle, check};
use crate::properties::html::{Block, blocks};
use crate::properties::markdown::expected;

/// What is expected and what is shown, without what is equal in both, so that a
/// difference can be seen.
fn compared(article: &Article<'_>, shown: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let expected = expected(article);
    if expected.len() != shown.len() {
        return (expected, shown);
    }
    expected.into_iter().zip(shown).filter(|(one, other)| one != other).unzip()
}

/// Renders each case by itself; the script answers with HTML.
fn check_renderer(oracle: Option<Oracle>) {
    let Some(oracle) = oracle else { return };
    let lines = CASES.iter().map(|case| serde_json::to_string(&case.markdown).unwrap() + "\n");
    let html = oracle.values(&lines.collect::<String>(), CASES.len());
    let shown = CASES.iter().zip(&html).map(|(case, html)| {
        let (expected, shown) = compared(&case.article, blocks(html.as_str().unwrap()));
        (expected, shown, case.markdown.clone())
    });
    check(oracle.name, shown);
}

#[test]
fn commonmark_js_shows_the_text() {
    check_renderer(Oracle::node("commonmark.js", "commonmark", "commonmark.cjs"));
}

#[test]
fn markdown_it_shows_the_text() {
    for (name, preset) in [
        ("markdown-it", "default"),
        ("markdown-it, CommonMark", "commonmark"),
        ("markdown-it, links", "links"),
    ] {
        let mut oracle = Oracle::node(name, "markdown-it", "markdown_it.cjs");
        if let Some(oracle) = &mut oracle {
            oracle.command.push(preset.to_owned());
        }
        check_renderer(oracle);
    }
}

/// A paragraph that no record has.
fn mark(number: usize) -> String {
    format!("RECORD {number} BEGINS")
}

/// Pandoc folds white space, as a browser does when it shows HTML, and composes
/// letters with their accents: both mean the same text.
fn folded(blocks: Vec<Block>) -> Vec<Block> {
    let fold =
        |text: String| text.split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    blocks.into_iter().map(|(tag, text)| (tag, fold(text.nfc().collect()))).collect()
}

/// Pandoc takes half a second to start: it reads all cases as one document.
#[track_caller]
fn check_pandoc(name: &'static str, from: &str) {
    // Its runtime reserves address space, so this is its own cap.
    let arguments = ["+RTS", "-M2G", "-RTS", "-f", from, "-t", "html", "--wrap=none"];
    let Some(oracle) = Oracle::program(name, "pandoc", &arguments) else { return };
    let document: String = CASES
        .iter()
        .enumerate()
        .map(|(number, case)| format!("{}\n\n{}\n\n", mark(number), case.markdown))
        .collect();
    let mut shown = vec![Vec::new(); CASES.len()];
    let mut number = 0;
    for (tag, text) in blocks(&oracle.run(&document)) {
        match text.strip_prefix("RECORD ").and_then(|rest| rest.strip_suffix(" BEGINS")) {
            Some(begins) => number = begins.parse().unwrap(),
            None => shown[number].push((tag, text)),
        }
    }
    let cases = CASES.iter().zip(shown);
    check(
        name,
        cases.map(|(case, blocks)| {
            (folded(expected(&case.article)), folded(blocks), case.markdown.clone())
        }),
    );
}

#[test]
fn pandoc_shows_the_text_as_commonmark() {
    check_pandoc("pandoc, CommonMark", "commonmark");
}

#[test]
fn pandoc_shows_the_text_as_gfm() {
    check_pandoc("pandoc, GFM", "gfm");
}

/// Its own Markdown, without what changes text on purpose (quotes), says the
/// same otherwise (`@name`), or goes by what is shown (`\[ \]` in a list).
#[test]
fn pandoc_shows_the_text_as_its_own_markdown() {
    check_pandoc("pandoc, Markdown", "markdown-smart-citations-task_lists");
}
