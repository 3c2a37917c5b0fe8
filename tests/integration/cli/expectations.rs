//! What can stand beside an input: records in every format, diagnostics.

use std::fs;

use super::Folder;
use super::check::{AGREE, agreeing, check_sum};

#[test]
fn every_format_can_be_expected() {
    let folder = agreeing();
    for (name, to) in [("a.md", "markdown"), ("a.ndjson", "ndjson")] {
        let expected = folder.silent(&["convert", "fixtures/a.txt", "--to", to]);
        folder.write(&format!("fixtures/{name}"), expected);
    }
    check_sum(&folder, &[], 0, AGREE);
    folder.write("fixtures/a.md", "x");
    folder.write("fixtures/a.ndjson", "x");
    let last = "1 of 2 fixtures differs. Run again with --bless to accept.";
    let report = check_sum(&folder, &[], 1, last);
    for name in ["a.md", "a.ndjson"] {
        let finding = format!("fixtures/{name}:1:1: error[differs]: ");
        assert!(report.contains(&finding), "{report}");
    }
    // One of them is enough.
    fs::remove_file(folder.path().join("fixtures/a.json")).unwrap();
    check_sum(&folder, &["--bless"], 0, "2 files written; 2 fixtures agree.");
    assert!(!folder.tree().contains(&String::from("fixtures/a.json")));
    check_sum(&folder, &[], 0, AGREE);
}

#[test]
fn diagnostics_are_expected_line_by_line() {
    let folder = Folder::with(&[
        ("fixtures/empty.txt", ""),
        ("fixtures/empty.diagnostics", "1:1: error[empty]: the text is empty\n"),
    ]);
    check_sum(&folder, &[], 0, "1 fixture agrees.");
    folder.write("fixtures/empty.diagnostics", "1:1: error[empty]: nothing\n");
    folder.check(
        &["check"],
        1,
        "\
fixtures/empty.diagnostics:1:1: error[differs]: not what the input gives
--- fixtures/empty.diagnostics (expected)
+++ fixtures/empty.diagnostics (actual)
@@ -1 +1 @@
-1:1: error[empty]: nothing
+1:1: error[empty]: the text is empty
1 of 1 fixture differs. Run again with --bless to accept.
",
        "",
    );
    check_sum(&folder, &["--bless"], 0, "1 file written; 1 fixture agrees.");
    check_sum(&folder, &[], 0, "1 fixture agrees.");
}

#[test]
fn warnings_and_errors_have_to_be_expected() {
    let folder = Folder::with(&[("fixtures/empty.txt", "")]);
    let last = "1 of 1 fixture differs (1 missing). Run again with --bless to accept.";
    let report = check_sum(&folder, &[], 1, last);
    assert!(report.contains("\n+1:1: error[empty]: the text is empty\n"), "{report}");
}

#[test]
fn expected_diagnostics_that_do_not_come() {
    let folder = agreeing();
    folder.write("fixtures/a.diagnostics", "1:1: warning[guess]: something\n");
    let last = "1 of 2 fixtures differs. Run again with --bless to accept.";
    check_sum(&folder, &[], 1, last);
}

#[test]
fn an_input_that_is_not_text_has_diagnostics_only() {
    let folder = Folder::with(&[("fixtures/pdf.txt", "%PDF-1.7\n")]);
    check_sum(&folder, &["--bless"], 0, "1 file written; 1 fixture agrees.");
    assert_eq!(folder.tree(), ["fixtures/pdf.diagnostics", "fixtures/pdf.txt"]);
    assert!(folder.read("fixtures/pdf.diagnostics").starts_with("1:1: error[not-text]: this is "));
    folder.write("fixtures/pdf.json", "{}\n");
    folder.check(
        &["check"],
        1,
        "\
fixtures/pdf.json: error[no-record]: a record is expected, but the input gives none
1 of 1 fixture differs.
",
        "",
    );
    assert_eq!(folder.run(&["check", "--bless"]).status, 1);
    assert_eq!(folder.read("fixtures/pdf.json"), "{}\n");
}

#[test]
fn a_text_that_newsclip_wrote_is_read_as_convert_reads_it() {
    let folder = agreeing();
    let text = folder.silent(&["convert", "--to", "text", "fixtures/a.txt"]);
    folder.write("own/a.txt", text);
    folder.write("own/a.json", folder.read("fixtures/a.json"));
    assert_eq!(folder.silent(&["convert", "own/a.txt"]), folder.read("own/a.json"));
    folder.check(&["check", "own"], 0, "1 fixture agrees.\n", "");
}
