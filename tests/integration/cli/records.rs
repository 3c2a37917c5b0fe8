//! Records as inputs: they do not depend on how a text is read.

use std::fs;

use super::{Folder, HARBOUR, LIBRARY};

const FORMATS: [(&str, &str); 4] =
    [("json", "json"), ("ndjson", "ndjson"), ("markdown", "md"), ("text", "txt")];

/// A record with every field, as one line.
fn record(headline: &str) -> String {
    format!(
        "{{\"outlet\":\"THE HARBOUR COURIER\",\"date\":\"2024-03-04\",\"time\":\"14:30\",\
         \"date_text\":\"4 March 2024, 14:30\",\"headline\":\"{headline}\",\"standfirst\":null,\
         \"byline\":[\"Ann Writer\"],\"body\":[\"The council met.\",\"The wall is old.\"],\
         \"source\":[\"north sea wire\"],\"extra\":{{\"Section\":\"Sport\"}}}}\n"
    )
}

#[test]
fn every_format_converts_to_every_other_and_back() {
    let folder = Folder::with(&[("one.ndjson", &record("One"))]);
    for (to, ending) in FORMATS.into_iter().filter(|(to, _)| *to != "text") {
        let file = format!("{to}/one.{ending}");
        folder.silent(&["convert", "one.ndjson", "--to", to, "-o", &format!("{to}/")]);
        let back = folder.silent(&["convert", &file, "--from", to, "--to", "ndjson"]);
        assert_eq!(back, record("One"), "{to}");
        // The name says the format.
        assert_eq!(folder.silent(&["convert", &file, "--to", "ndjson"]), back, "{to}");
    }
}

#[test]
fn several_inputs_in_one_stream_are_what_one_input_with_all_of_them_is() {
    let both = record("One") + &record("Two");
    let folder = Folder::with(&[
        ("a.ndjson", &record("One")),
        ("b.ndjson", &both),
        ("all.ndjson", &(record("One") + &both)),
    ]);
    for (to, _) in FORMATS {
        let expected = folder.silent(&["convert", "all.ndjson", "--to", to]);
        for jobs in ["1", "4"] {
            let args = ["convert", "-q", "a.ndjson", "b.ndjson", "--to", to, "--jobs", jobs];
            assert_eq!(folder.silent(&args), expected, "{to}");
        }
        let args = ["convert", "-q", "a.ndjson", "b.ndjson", "--to", to, "-o", "out"];
        assert_eq!(folder.silent(&args), "");
        assert_eq!(folder.read("out"), expected, "{to}");
    }
}

#[test]
fn several_articles_of_one_input_are_numbered() {
    let folder = Folder::with(&[
        ("in/all.ndjson", &(record("One") + &record("Two") + &record("Three"))),
        ("in/single.ndjson", &record("Four")),
    ]);
    let last = "2 inputs, 4 articles, 0 warnings, 0 failures\n";
    folder.check(&["convert", "in", "--from", "ndjson", "-o", "out/"], 0, "", last);
    let tree = ["out/all-1.json", "out/all-2.json", "out/all-3.json", "out/single.json"];
    assert_eq!(folder.tree().split_off(2), tree);
    for (name, headline) in [("all-2", "Two"), ("single", "Four")] {
        let back = ["convert", &format!("out/{name}.json"), "--to", "ndjson"];
        assert_eq!(folder.silent(&back), record(headline));
    }
}

#[test]
fn a_numbered_name_never_takes_another_input_s() {
    let folder = Folder::with(&[
        ("in/all-2.ndjson", &record("Mine")),
        ("in/all.ndjson", &(record("One") + &record("Two"))),
    ]);
    folder.check(
        &["convert", "in", "--from", "ndjson", "-o", "out/"],
        2,
        "",
        "\
out/all-2.json: error[same-output]: in/all.ndjson and another input would be written here
2 inputs, 1 article, 0 warnings, 1 failure
",
    );
    assert_eq!(folder.tree().split_off(2), ["out/all-2.json"]);
    assert!(folder.read("out/all-2.json").contains("Mine"));
}

#[test]
fn a_record_without_a_required_field() {
    let without = record("One").replace("\"date\":\"2024-03-04\"", "\"date\":null");
    let folder = Folder::with(&[("a.ndjson", &(without + &record("Two")))]);
    folder.check(
        &["convert", "a.ndjson", "--to", "ndjson", "--require", "date,byline"],
        1,
        &record("Two"),
        "a.ndjson: error[missing-field]: date is required, and the text does not state it\n",
    );
}

#[test]
fn what_is_no_record_is_named_with_its_place() {
    let folder = Folder::with(&[("a.json", "{\"outlet\":\n 7}"), ("b.ndjson", &record("One"))]);
    let outcome = folder.run(&["convert", "a.json", "b.ndjson", "--to", "ndjson"]);
    assert_eq!((outcome.status, outcome.stdout), (2, record("One")));
    let (first, last) = outcome.stderr.split_once('\n').unwrap();
    assert!(first.starts_with("a.json:2:2: error[not-a-format]: not json"), "{first}");
    assert_eq!(last, "2 inputs, 1 article, 0 warnings, 1 failure\n");
}

#[test]
fn an_array_of_records_is_replaced_only_by_a_whole_one() {
    let folder = Folder::with(&[("a.ndjson", &record("One")), ("t.txt", HARBOUR)]);
    folder.write("u.txt", LIBRARY);
    folder.silent(&["convert", "-q", "a.ndjson", "t.txt", "-o", "all.json"]);
    let before = folder.read("all.json");
    folder.run(&["convert", "-q", "a.ndjson", "t.txt", "all.json", "-o", "all.json"]);
    assert_eq!(folder.read("all.json"), before);
    assert!(fs::read_dir(folder.path()).unwrap().count() == 4);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_numbered_as_they_are() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let path = |name: &[u8]| folder.path().join(OsStr::from_bytes(name));
    fs::create_dir(path(b"in")).unwrap();
    fs::write(path(b"in/\xFE.ndjson"), record("One") + &record("Two")).unwrap();
    fs::write(path(b"in/\xFF.ndjson"), record("Three") + &record("Four")).unwrap();
    let args = ["convert", "in", "--from", "ndjson", "--to", "ndjson", "-o", "out/"];
    folder.check(&args, 0, "", "2 inputs, 4 articles, 0 warnings, 0 failures\n");
    let names = [&b"\xFE-1"[..], b"\xFE-2", b"\xFF-1", b"\xFF-2"];
    for (name, headline) in names.into_iter().zip(["One", "Two", "Three", "Four"]) {
        let output = path(&[b"out/", name, b".ndjson"].concat());
        assert_eq!(fs::read_to_string(output).unwrap(), record(headline));
    }
    assert_eq!(fs::read_dir(path(b"out")).unwrap().count(), names.len());
    fs::write(path(b"in/\xFE-2.ndjson"), record("Mine")).unwrap();
    let last = "3 inputs, 3 articles, 0 warnings, 1 failure\n";
    let refused = "out/\u{FFFD}-2.ndjson: error[same-output]: in/\u{FFFD}.ndjson and another \
                   input would be written here\n";
    folder.check(&args, 2, "", &format!("{refused}{last}"));
}
