//! The article with its fields beside it.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{Folder, HARBOUR};

/// Three directions and widths, and characters that must not reach a terminal.
const MIXED: &str = "\
The council met in the evening to discuss the new harbour wall.

اجتمع المجلس مساء لمناقشة بناء الجدار الجديد للميناء وكلفته على المدينة.

市议会当晚开会，讨论修建新海堤以及所需费用的问题。

The \u{200b}old\u{202e} wall had been\tdamaged by three winters of storms.
";

/// Splits each row at the bar of the gutter.
fn rows(text: &str) -> Vec<(&str, &str)> {
    text.lines().skip(1).map(|row| row.split_once('│').expect("a gutter")).collect()
}

#[test]
fn the_gutter_is_straight_whatever_stands_beside_it() {
    let folder = Folder::with(&[("a.txt", MIXED)]);
    let text = folder.run(&["explain", "a.txt"]).stdout;
    assert!(text.starts_with("a.txt: masthead layout, 1 article\n"), "{text}");
    let rows = rows(&text);
    let width = rows[0].0.width();
    for (gutter, _) in &rows {
        assert_eq!(gutter.width(), width, "{text}");
    }
    let numbered: Vec<_> = rows
        .iter()
        .filter_map(|(gutter, text)| {
            Some((gutter.split(' ').next()?.parse::<usize>().ok()?, *text))
        })
        .collect();
    let shown = MIXED.replace('\u{200b}', "<U+200B>").replace('\u{202e}', "<U+202E>");
    let shown = shown.replace('\t', "    ");
    let lines = shown.lines().enumerate();
    let expected: Vec<_> = lines.map(|(index, line)| (index + 1, line)).collect();
    let numbered: Vec<_> = numbered.iter().map(|(number, text)| (*number, text.trim())).collect();
    assert_eq!(numbered, expected);
}

#[test]
fn on_a_terminal_text_from_right_to_left_is_isolated() {
    let folder = Folder::with(&[("a.txt", MIXED)]);
    let text = folder.run(&["explain", "a.txt", "--color", "always"]).stdout;
    let text = anstream::adapter::strip_str(&text).to_string();
    for (gutter, line) in rows(&text) {
        assert!(!gutter.contains(['\u{2068}', '\u{2069}']));
        let isolated = line.trim().starts_with('\u{2068}') && line.trim().ends_with('\u{2069}');
        assert_eq!(isolated, line.contains("المجلس"), "{line}");
    }
}

#[test]
fn the_form_for_programs_has_every_line() {
    let folder = Folder::with(&[("a.txt", MIXED)]);
    let text = folder.run(&["explain", "a.txt", "--to", "json"]).stdout;
    let explained: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(explained["input"], "a.txt");
    assert_eq!(explained["layout"], "masthead");
    assert_eq!(explained["articles"], 1);
    let lines = explained["lines"].as_array().unwrap();
    for (index, (line, text)) in lines.iter().zip(MIXED.lines()).enumerate() {
        assert_eq!(line["line"], index + 1);
        assert_eq!(line["text"], text);
        // Nothing is lost: a line is in a field, or there is something to say of it.
        let fields = line["fields"].as_array().unwrap();
        let said = line["diagnostics"].as_array().unwrap();
        assert_eq!(fields.is_empty() && said.is_empty(), text.is_empty(), "{line}");
        for field in fields {
            assert!(field["why"].is_string() == (field["begins"] == true), "{field}");
        }
    }
    assert_eq!(lines.len(), MIXED.lines().count());
}

#[test]
fn a_warning_is_marked_right_under_its_place() {
    let date = "Published: 05/06/2022";
    let folder = Folder::with(&[("a.txt", &format!("{date}\n\n{HARBOUR}"))]);
    let text = folder.run(&["explain", "a.txt"]).stdout;
    let rows = rows(&text);
    let (gutter, line) = rows[0];
    assert_eq!((gutter.trim(), line.trim()), ("1 date", date));
    let (gutter, mark) = rows[1];
    assert_eq!(gutter.trim(), "");
    assert!(mark.starts_with("            ^^^^^^^^^^ warning[ambiguous-date]: "), "{text}");
    assert!(rows[2].1.starts_with(" → 2022-"), "{text}");
}

#[test]
fn an_error_in_the_article_stands_under_its_line() {
    let folder = Folder::with(&[("empty.txt", "")]);
    let text = "\
empty.txt: masthead layout, 0 articles
1  │
   │ error[empty]: the text is empty
";
    let outcome = folder.run(&["explain", "empty.txt"]);
    assert_eq!((outcome.status, &*outcome.stderr), (1, ""));
    assert_eq!(
        outcome.stdout.split_once(':').unwrap().1.split_once(" layout").unwrap().1,
        text.split_once(" layout").unwrap().1
    );
    let outcome = folder.run(&["explain", "empty.txt", "--to", "json"]);
    let explained: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let diagnostic = &explained["lines"][0]["diagnostics"][0];
    assert_eq!(
        *diagnostic,
        serde_json::json!({
            "code": "empty", "severity": "error", "line": 1, "column": 1,
            "message": "the text is empty"
        })
    );
}

#[test]
fn bad_inputs_are_named() {
    let folder = Folder::with(&[("folder/a.txt", HARBOUR)]);
    let unreadable = "error[unreadable]: cannot be read";
    folder.check(
        &["explain", "no.txt"],
        2,
        "",
        &format!("no.txt: {unreadable}: no such file or directory\n"),
    );
    folder.check(&["explain", "folder"], 2, "", &format!("folder: {unreadable}: is a directory\n"));
    folder.check(
        &["explain", "folder/a.txt", "--max-size", "1K", "--max-size", "9"],
        2,
        "",
        "error: the argument '--max-size <SIZE>' cannot be used multiple times\n\n\
         Usage: newsclip explain [OPTIONS] [INPUT]\n\nFor more information, try '--help'.\n",
    );
    folder.check(
        &["explain", "folder/a.txt", "--max-size", "9"],
        2,
        "",
        "folder/a.txt: error[too-large]: larger than 9 bytes (--max-size allows more)\n",
    );
}

#[test]
fn standard_input_can_be_explained() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let named = folder.run(&["explain", "a.txt"]).stdout;
    let piped = folder.run_with(&["explain", "-"], HARBOUR).stdout;
    assert_eq!(piped, named.replacen("a.txt:", "-:", 1));
}

#[test]
fn a_code_is_explained() {
    Folder::new().check(
        &["explain", "--code", "repeated-label"],
        0,
        "\
repeated-label (warning): A second line with the same label; the first is in the record.

Example:

    Title: Old wall is to be replaced by spring
    Title: Harbour wall

    The council met in the evening to discuss the new harbour wall.

    article.txt:2:1: warning[repeated-label]: left out: the label stands above already

What to do: Take away the line that is wrong.
",
        "",
    );
    let page = Folder::new().silent(&["explain", "--code", "special-file"]);
    assert!(page.starts_with("special-file (warning): A FIFO, socket or device "), "{page}");
    let page = Folder::new().silent(&["explain", "--code", "control-character"]);
    assert!(page.contains("    The council met<U+0001>in the evening"), "{page}");
}

#[test]
fn a_code_is_explained_to_programs_too() {
    let json = Folder::new().silent(&["explain", "--code", "no-input", "--to", "json"]);
    let expected = serde_json::json!({
        "code": "no-input",
        "about": "file",
        "severity": "error",
        "meaning": "There is nothing to read in a folder.",
        "text": "",
        "says": "articles: error[no-input]: no .txt file in this folder",
        "advice": "Name another folder, or the files themselves: a file that is named may end as \
                   it likes.",
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), expected);
}

#[test]
fn all_codes_are_listed() {
    let folder = Folder::new();
    let list = folder.silent(&["explain", "--code", "all"]);
    for line in list.lines() {
        let code = line.split(' ').next().unwrap();
        assert!(folder.silent(&["explain", "--code", code]).starts_with(&format!("{code} (")));
    }
    assert!(list.lines().count() >= 40, "{list}");
    let outcome = folder.run(&["explain", "--code", "empty", "a.txt"]);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
}
