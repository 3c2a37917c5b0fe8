//! What each option of `convert` does.

use serde_json::Value;

use super::{Folder, HARBOUR, LIBRARY};

/// Of [`HARBOUR`].
const SHA256: &str = "617818201844cee84c75b9efbfc25e8e4266810038f51e0fe9c8d05f1369b135";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn provenance_says_where_each_value_stands() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR)]);
    let plain = json(&folder.silent(&["convert", "in/a.txt"]));
    assert_eq!(plain.get("provenance"), None);
    let record = json(&folder.silent(&["convert", "in/a.txt", "--provenance"]));
    let provenance = &record["provenance"];
    assert_eq!(provenance["input"], "in/a.txt");
    assert_eq!(provenance["article"], 1);
    assert_eq!(provenance["layout"], "masthead");
    // As `sha256sum` says.
    assert_eq!(provenance["sha256"], SHA256);
    let fields = provenance["fields"].as_array().unwrap();
    let body: Vec<_> = fields.iter().filter(|field| field["field"] == "body").collect();
    for (place, paragraph) in body.iter().zip(record["body"].as_array().unwrap()) {
        let end = |index: usize| usize::try_from(place["bytes"][index].as_u64().unwrap()).unwrap();
        assert_eq!(HARBOUR.get(end(0)..end(1)), paragraph.as_str());
        assert_eq!(HARBOUR.get(..end(0)).unwrap().lines().count() + 1, place["line"]);
    }
}

#[test]
fn a_layout_that_is_named_is_not_recognised() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let args = ["convert", "a.txt", "--provenance", "--layout", "labelled"];
    let outcome = folder.run(&args);
    assert_eq!(json(&outcome.stdout)["provenance"]["layout"], "labelled");
}

#[test]
fn an_article_without_a_required_field_is_an_error_and_not_written() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    folder.check(
        &["convert", "a.txt", "--require", "body,source,date"],
        1,
        "",
        "\
a.txt:1:1: error[missing-field]: source is required, and the text does not state it
a.txt:1:1: error[missing-field]: date is required, and the text does not state it
",
    );
    folder.check(
        &["convert", "a.txt", "--require", "source", "-o", "a.json"],
        1,
        "",
        "a.txt:1:1: error[missing-field]: source is required, and the text does not state it\n",
    );
    assert_eq!(folder.tree(), ["a.txt"]);
    folder.silent(&["convert", "a.txt", "--require", "body"]);
}

#[cfg(unix)]
#[test]
fn warnings_are_findings_when_strict() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR)]);
    super::make_fifo(&folder.path().join("in/b.txt"));
    let output = folder.run(&["convert", "in"]).stdout;
    let said = "\
in/b.txt: warning[special-file]: skipped: not a regular file
1 input, 1 article, 1 warning, 0 failures
";
    folder.check(&["convert", "in"], 0, &output, said);
    folder.check(&["convert", "in", "--strict"], 1, &output, said);
    folder.check(&["convert", "in", "--strict", "--quiet"], 1, &output, "");
}

#[test]
fn quiet_leaves_errors() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("empty.txt", "")]);
    let record = folder.silent(&["convert", "--to", "ndjson", "a.txt"]);
    let error = "empty.txt:1:1: error[empty]: the text is empty\n";
    folder.check(&["convert", "--to", "ndjson", "-q", "a.txt", "empty.txt"], 1, &record, error);
}

#[test]
fn an_encoding_can_be_named() {
    let folder = Folder::new();
    let mut bytes = HARBOUR.as_bytes().to_vec();
    bytes[4] = 0xE9;
    folder.write("latin.txt", &bytes);
    let outcome = folder.run(&["convert", "latin.txt", "--encoding", "windows-1252"]);
    assert_eq!(outcome.status, 0);
    assert!(json(&outcome.stdout)["body"][0].as_str().unwrap().starts_with("The \u{e9}ouncil"));
    let outcome = folder.run(&["convert", "latin.txt", "--encoding", "utf-8", "--lossy"]);
    assert_eq!(outcome.status, 0);
    assert!(json(&outcome.stdout)["body"][0].as_str().unwrap().starts_with("The \u{fffd}ouncil"));
}

#[test]
fn colour_brings_the_excerpt() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let args = ["convert", "a.txt", "--require", "source", "--color", "always"];
    let drawn = "\
error[missing-field]: source is required, and the text does not state it
 --> a.txt:1:1
  |
1 | The council met in the evening to discuss the new harbour wall and what it would cost.
  | ^
";
    let outcome = folder.run(&args);
    assert!(outcome.stderr.contains("\u{1b}[1m"), "{outcome:?}");
    assert_eq!(anstream::adapter::strip_str(&outcome.stderr).to_string(), drawn);
    let outcome = folder.run(&["convert", "no.txt", "--color", "always"]);
    assert_eq!(
        anstream::adapter::strip_str(&outcome.stderr).to_string(),
        "\
error[unreadable]: cannot be read: no such file or directory
--> no.txt
"
    );
}

#[test]
fn an_excerpt_is_cut_and_safe() {
    let folder = Folder::new();
    let line = format!("The \u{200b}wall\u{202e} is {} long.", "very ".repeat(200_000));
    folder.write("a.txt", format!("{line}\n\n{HARBOUR}"));
    let args = ["convert", "a.txt", "--require", "source", "--color", "always"];
    let outcome = folder.run(&args);
    let plain = anstream::adapter::strip_str(&outcome.stderr).to_string();
    assert!(outcome.stderr.len() < 2_000, "{} bytes", outcome.stderr.len());
    assert!(!plain.contains(['\u{200b}', '\u{202e}']), "{plain}");
}

#[test]
fn jobs_change_nothing() {
    let folder = Folder::new();
    for number in 0..200 {
        let text = match number % 10 {
            3 => String::new(),
            7 => String::from("%PDF-1.7"),
            _ => format!("{HARBOUR}\nThis is text number {number} of them all.\n{LIBRARY}"),
        };
        folder.write(&format!("in/{}/{number}.txt", number % 7), text);
    }
    for to in ["json", "ndjson", "markdown", "text"] {
        let one = folder.run(&["convert", "in", "no", "--to", to, "--jobs", "1"]);
        for jobs in ["2", "8", "64"] {
            let many = folder.run(&["convert", "in", "no", "--to", to, "--jobs", jobs]);
            assert_eq!(many, one, "{to} with {jobs} jobs");
        }
    }
}
