//! Fixtures in every state that they can be in.

use std::fs;

use super::{Folder, HARBOUR, LIBRARY};

/// Two fixtures that agree.
pub(super) fn agreeing() -> Folder {
    let folder = Folder::with(&[("fixtures/a.txt", HARBOUR), ("fixtures/deep/b.txt", LIBRARY)]);
    assert_eq!(folder.run(&["check", "--bless"]).status, 0);
    folder
}

/// The status and the last line of a run, which says nothing on standard error.
#[track_caller]
pub(super) fn check_sum(folder: &Folder, args: &[&str], status: i32, last: &str) -> String {
    let outcome = folder.run(&[&["check"], args].concat());
    assert_eq!(outcome.stderr, "");
    assert_eq!(outcome.stdout.lines().last(), Some(last), "{outcome:?}");
    assert_eq!(outcome.status, status, "{outcome:?}");
    outcome.stdout
}

pub(super) const AGREE: &str = "2 fixtures agree.";

#[test]
fn fixtures_that_agree() {
    let folder = agreeing();
    folder.check(&["check"], 0, "2 fixtures agree.\n", "");
    folder.check(&["check", "fixtures"], 0, "2 fixtures agree.\n", "");
    folder.check(&["check", "fixtures/deep"], 0, "1 fixture agrees.\n", "");
    folder.check(&["check", "fixtures/deep", "fixtures"], 0, "2 fixtures agree.\n", "");
}

#[test]
fn without_a_fixtures_folder_this_folder_is_checked() {
    let folder = agreeing();
    fs::rename(folder.path().join("fixtures"), folder.path().join("cases")).unwrap();
    check_sum(&folder, &[], 0, AGREE);
}

#[test]
fn one_file_stands_for_its_fixture() {
    let folder = agreeing();
    for name in ["fixtures/a.txt", "fixtures/a.json"] {
        check_sum(&folder, &[name], 0, "1 fixture agrees.");
    }
    check_sum(&folder, &["fixtures/a.txt", "fixtures/a.json", "fixtures/deep/b.txt"], 0, AGREE);
}

#[test]
fn an_expectation_that_differs_is_shown_as_a_diff() {
    let folder = agreeing();
    folder.write("fixtures/a.json", "{\u{1b}\n");
    let actual = folder.silent(&["convert", "fixtures/a.txt"]);
    let lines = actual.lines().count();
    let added: String = actual.lines().map(|line| format!("+{line}\n")).collect();
    let range = if lines == 1 { String::from("1") } else { format!("1,{lines}") };
    folder.check(
        &["check"],
        1,
        &format!(
            "\
fixtures/a.json:1:2: error[differs]: not what the input gives
  not json as newsclip writes it: key must be a string
--- fixtures/a.json (expected)
+++ fixtures/a.json (actual)
@@ -1 +{range} @@
-{{<U+001B>
{added}1 of 2 fixtures differs. Run again with --bless to accept.
"
        ),
        "",
    );
    let coloured = folder.run(&["check", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[31m-{<U+001B>"), "{coloured}");
}

#[test]
fn a_long_diff_is_capped() {
    let folder = agreeing();
    folder.write("fixtures/a.json", "old line\n".repeat(500));
    let report =
        check_sum(&folder, &[], 1, "1 of 2 fixtures differs. Run again with --bless to accept.");
    assert!(report.lines().count() < 70, "{report}");
    assert!(report.contains("\n… "), "{report}");
}

#[test]
fn a_missing_line_end_is_a_difference_that_can_be_seen() {
    let folder = agreeing();
    let text = folder.read("fixtures/a.json");
    folder.write("fixtures/a.json", text.trim_end());
    let last = "1 of 2 fixtures differs. Run again with --bless to accept.";
    let report = check_sum(&folder, &[], 1, last);
    assert!(report.contains("\n\\ No newline at end of file\n"), "{report}");
}

#[test]
fn an_input_without_expectation() {
    let folder = agreeing();
    folder.write("fixtures/c.txt", HARBOUR);
    let last = "1 of 3 fixtures differs (1 missing). Run again with --bless to accept.";
    let report = check_sum(&folder, &[], 1, last);
    assert!(
        report.starts_with("fixtures/c.json: error[missing]: there is no such expectation\n"),
        "{report}"
    );
}

#[test]
fn an_expectation_without_input() {
    for name in ["c.json", "c.ndjson", "c.md", "c.diagnostics"] {
        let folder = agreeing();
        folder.write(&format!("fixtures/{name}"), "x");
        let finding = "error[orphaned]: there is no input for this expectation";
        folder.check(
            &["check"],
            1,
            &format!("fixtures/{name}: {finding}\n1 of 3 fixtures differs (1 orphaned).\n"),
            "",
        );
        // What has no input cannot be accepted, and is not removed.
        check_sum(&folder, &["--bless"], 1, "1 of 3 fixtures differs (1 orphaned).");
        assert_eq!(folder.read(&format!("fixtures/{name}")), "x");
    }
}

#[test]
fn nothing_to_check_is_a_finding() {
    let folder = Folder::with(&[("other/a.png", "x"), ("other/README.md", "x"), ("a.tsv", "x")]);
    let message = "error[no-fixture]: there is no fixture here\n";
    folder.check(&["check"], 1, &format!(".: {message}"), "");
    folder.check(&["check", "other", "a.tsv"], 1, &format!("other, a.tsv: {message}"), "");
}

#[test]
fn a_path_that_does_not_exist() {
    let folder = agreeing();
    let error = "error[unreadable]: cannot be read: no such file or directory\n";
    folder.check(&["check", "no"], 2, "", &format!("no: {error}"));
    let stdout = "2 fixtures agree.\n";
    folder.check(&["check", "no", "fixtures"], 2, stdout, &format!("no: {error}"));
}

#[test]
fn read_me_and_hidden_files_are_no_fixtures() {
    let folder = agreeing();
    for name in ["README.md", "deep/readme.md", ".x.txt", ".git/y.txt", "z.tsv"] {
        folder.write(&format!("fixtures/{name}"), "x");
    }
    check_sum(&folder, &[], 0, AGREE);
}

#[test]
fn a_folder_named_like_a_layout_asks_for_it() {
    let folder = Folder::with(&[("fixtures/masthead/a.txt", HARBOUR)]);
    folder.run(&["check", "--bless"]);
    check_sum(&folder, &[], 0, "1 fixture agrees.");
    fs::rename(folder.path().join("fixtures/masthead"), folder.path().join("fixtures/labelled"))
        .unwrap();
    let finding = "error[wrong-layout]: read as masthead, but its folder says labelled";
    folder.check(
        &["check"],
        1,
        &format!("fixtures/labelled/a.txt: {finding}\n1 of 1 fixture differs.\n"),
        "",
    );
    // Only the folder that it stands in.
    fs::create_dir(folder.path().join("fixtures/labelled/other")).unwrap();
    for name in ["a.txt", "a.json"] {
        let from = folder.path().join("fixtures/labelled").join(name);
        fs::rename(from, folder.path().join("fixtures/labelled/other").join(name)).unwrap();
    }
    check_sum(&folder, &[], 0, "1 fixture agrees.");
}

#[test]
fn blessing_says_what_it_writes_and_writes_no_more() {
    let folder = agreeing();
    folder.write("fixtures/a.json", "{}\n");
    folder.write("fixtures/c.txt", LIBRARY);
    folder.write("fixtures/empty.txt", "");
    folder.check(
        &["check", "--bless"],
        0,
        "\
wrote fixtures/a.json
wrote fixtures/c.json
wrote fixtures/empty.diagnostics
3 files written; 4 fixtures agree.
",
        "",
    );
    assert_eq!(folder.read("fixtures/a.json"), folder.silent(&["convert", "fixtures/a.txt"]));
    assert_eq!(folder.read("fixtures/c.json"), folder.read("fixtures/deep/b.json"));
    folder.check(&["check", "--bless"], 0, "4 fixtures agree.\n", "");
    check_sum(&folder, &[], 0, "4 fixtures agree.");
}

#[test]
fn an_expectation_that_cannot_be_read_or_written() {
    let folder = Folder::with(&[("fixtures/a.txt", HARBOUR), ("fixtures/b.txt", LIBRARY)]);
    // A folder has the expectation's name.
    fs::create_dir(folder.path().join("fixtures/a.json")).unwrap();
    folder.check(
        &["check", "--bless"],
        2,
        "wrote fixtures/b.json\n1 file written; 1 of 2 fixtures differs (1 unreadable).\n",
        "fixtures/a.json: error[unwritable]: cannot be written: is a directory\n",
    );
}

#[test]
fn a_name_may_hold_dots_and_spaces() {
    let folder = Folder::with(&[("fixtures/the 1.5 degree text.txt", HARBOUR)]);
    folder.run(&["check", "--bless"]);
    let tree = ["fixtures/the 1.5 degree text.json", "fixtures/the 1.5 degree text.txt"];
    assert_eq!(folder.tree(), tree);
    check_sum(&folder, &[], 0, "1 fixture agrees.");
}

#[test]
fn options_say_how_the_inputs_are_read() {
    let folder = agreeing();
    let last = "2 of 2 fixtures differ (2 missing). Run again with --bless to accept.";
    check_sum(&folder, &["--max-size", "10"], 1, last);
}

#[test]
fn many_fixtures_are_reported_in_order() {
    let folder = Folder::new();
    for number in 100..200 {
        folder.write(&format!("fixtures/{number}.txt"), HARBOUR);
    }
    let outcome = folder.run(&["check", "--bless"]);
    let expected: String = (100..200).map(|it| format!("wrote fixtures/{it}.json\n")).collect();
    assert_eq!(outcome.stdout, expected + "100 files written; 100 fixtures agree.\n");
    folder.write("fixtures/150.json", "x\n");
    let last = "1 of 100 fixtures differs. Run again with --bless to accept.";
    check_sum(&folder, &[], 1, last);
}

#[test]
fn the_project_s_own_fixtures_agree() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Folder::new().command(&["check", "fixtures"]);
    let output = command.current_dir(root).output().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert_eq!((output.status.code(), report.lines().count()), (Some(0), 1), "{report}");
}
