//! What `check` writes and removes, and how much it says.

use std::process::Output;

use super::{Folder, HARBOUR, LIBRARY};

/// One fixture that agrees, one that differs, and an expectation left behind.
fn folder() -> Folder {
    let folder = Folder::with(&[("fixtures/a.txt", HARBOUR), ("fixtures/b.txt", LIBRARY)]);
    assert_eq!(folder.run(&["check", "--bless"]).status, 0);
    folder.write("fixtures/b.json", folder.read("fixtures/b.json").replace("comics", "comets"));
    folder.write("fixtures/c.json", "{}\n");
    folder
}

/// Runs under a CI server.
fn run_under_ci(folder: &Folder, value: &str, args: &[&str]) -> Output {
    folder.command(args).env("CI", value).output().unwrap()
}

#[test]
fn blessing_is_refused_where_nobody_reads_it() {
    let folder = folder();
    let before = folder.read("fixtures/b.json");
    for value in ["true", "1", "woodpecker"] {
        let output = run_under_ci(&folder, value, &["check", "--bless"]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "fixtures: error[bless-under-ci]: CI is set, and a check that accepts everything \
             checks nothing (--bless=force does it)\n"
        );
        assert_eq!(folder.read("fixtures/b.json"), before);
    }
    for value in ["", "false", "0"] {
        assert_eq!(run_under_ci(&folder, value, &["check", "--bless"]).status.code(), Some(1));
    }
    assert_ne!(folder.read("fixtures/b.json"), before);
}

#[test]
fn blessing_can_be_forced() {
    let folder = folder();
    let output = run_under_ci(&folder, "true", &["check", "--bless=force", "fixtures/b.txt"]);
    assert_eq!(output.status.code(), Some(0));
    let said = "wrote fixtures/b.json\n1 file written; 1 fixture agrees.\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), said);
}

#[test]
fn pruning_removes_what_no_text_can_meet() {
    let folder = folder();
    folder.write("fixtures/pdf.txt", "%PDF-1.7\n");
    folder.write("fixtures/pdf.json", "{}\n");
    folder.check(
        &["check", "--bless", "--prune"],
        0,
        "\
wrote fixtures/b.json
removed fixtures/c.json
wrote fixtures/pdf.diagnostics
removed fixtures/pdf.json
2 files written; 2 files removed; 3 fixtures agree.
",
        "",
    );
    folder.check(&["check"], 0, "3 fixtures agree.\n", "");
}

#[test]
fn pruning_needs_blessing() {
    let outcome = folder().run(&["check", "--prune"]);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
    assert!(outcome.stderr.contains("--bless"), "{outcome:?}");
}

#[test]
fn the_list_holds_bare_names() {
    let last = "2 of 3 fixtures differ (1 orphaned). Run again with --bless to accept.\n";
    folder().check(&["check", "--list"], 1, "fixtures/b.txt\nfixtures/c.json\n", last);
}

#[test]
fn quiet_is_a_line_for_each_finding() {
    folder().check(
        &["check", "-q"],
        1,
        "\
fixtures/b.json:11:1: error[differs]: not what the input gives
fixtures/c.json: error[orphaned]: there is no input for this expectation
",
        "",
    );
}

#[test]
fn what_differs_is_told_by_field() {
    let folder = folder();
    let expected = folder.read("fixtures/b.json");
    let expected = expected.replace("\"date\": null", "\"date\": \"2024-03-04\"");
    folder.write("fixtures/b.json", expected);
    let outcome = folder.run(&["check", "fixtures/b.txt"]);
    let fields: Vec<_> = outcome.stdout.lines().take(4).collect();
    assert_eq!(
        fields,
        [
            "fixtures/b.json:3:1: error[differs]: not what the input gives",
            "  date: 2024-03-04 → nothing",
            "  body[1]: …went straight to the [-comets-]{+comics+}.",
            "--- fixtures/b.json (expected)",
        ]
    );
}

#[test]
fn a_hidden_character_in_an_expectation_is_shown() {
    let folder = folder();
    let expected = folder.read("fixtures/a.json").replace("The mayor", "The \\u200bmayor");
    folder.write("fixtures/a.json", expected);
    let report = folder.run(&["check", "fixtures/a.txt"]).stdout;
    let line = report.lines().nth(1).unwrap();
    assert_eq!(line, "  body[2]: The [-<U+200B>-]mayor told them that…");
}

#[test]
fn an_expectation_that_is_no_record_is_told_with_its_place() {
    let folder = folder();
    folder.write("fixtures/a.json", folder.read("fixtures/a.json").replace("null,", "nul,"));
    let report = folder.run(&["check", "-q", "fixtures/a.txt"]).stdout;
    assert_eq!(report, "fixtures/a.json:2:16: error[differs]: not what the input gives\n");
    let report = folder.run(&["check", "fixtures/a.txt"]).stdout;
    let line = report.lines().nth(1).unwrap();
    assert_eq!(line, "  not json as newsclip writes it: expected ident");
}

#[test]
fn the_same_record_written_in_another_way() {
    let folder = folder();
    folder.write("fixtures/a.json", folder.read("fixtures/a.json").replace("  ", "    "));
    let report = folder.run(&["check", "fixtures/a.txt"]).stdout;
    let line = report.lines().nth(1).unwrap();
    assert_eq!(line, "  the same record, written in another way");
}
