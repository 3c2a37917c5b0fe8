//! `newsclip.toml`: what it decides, for which files, and what is said of
//! mistakes in it.

use super::{Folder, HARBOUR};

/// A text whose date has two readings.
fn dated() -> String {
    format!(
        "THE HARBOUR COURIER\n\n05/12/2022\n\nOld wall is to be replaced by spring\n\n{HARBOUR}"
    )
}

/// The date that `convert` gives, and the last code it reports.
#[track_caller]
fn check_date(folder: &Folder, args: &[&str], date: &str) {
    let outcome = folder.run(&[&["convert"], args].concat());
    let record: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(record["date"], date, "{outcome:?}");
}

#[test]
fn the_nearest_file_decides() {
    let folder = Folder::with(&[
        ("newsclip.toml", "date-order = 'mdy'\n"),
        ("a/deep/a.txt", &dated()),
        ("b/newsclip.toml", "# Nothing: the file above is not asked.\n"),
        ("b/b.txt", &dated()),
    ]);
    check_date(&folder, &["a/deep/a.txt"], "2022-05-12");
    check_date(&folder, &["b/../a/deep/a.txt"], "2022-05-12");
    check_date(&folder, &["b/b.txt"], "2022-12-05");
    // Seen from within, the folders above are the same.
    let mut command = folder.command(&["convert", "deep/a.txt"]);
    let output = command.current_dir(folder.path().join("a")).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"2022-05-12\""));
}

#[test]
fn the_command_line_stands_above_the_file() {
    let folder = Folder::with(&[("newsclip.toml", "date-order = 'mdy'\n"), ("a.txt", &dated())]);
    check_date(&folder, &["a.txt", "--date-order", "dmy"], "2022-12-05");
}

#[test]
fn standard_input_stands_in_no_folder() {
    let folder = Folder::with(&[("newsclip.toml", "date-order = 'mdy'\n")]);
    let outcome = folder.run_with(&["convert"], &dated());
    assert!(outcome.stdout.contains("\"2022-12-05\""), "{outcome:?}");
}

#[test]
fn every_command_that_reads_text_reads_it() {
    let folder = Folder::with(&[("newsclip.toml", "date-order = 'mdy'\n"), ("a.txt", &dated())]);
    let explained = folder.run(&["explain", "a.txt"]).stdout;
    assert!(explained.contains("→ 2022-05-12"), "{explained}");
    folder.check(
        &["check", "--bless"],
        0,
        "wrote ./a.json\n1 file written; 1 fixture agrees.\n",
        "",
    );
    assert!(folder.read("a.json").contains("\"2022-05-12\""));
}

#[test]
fn encoding_size_and_lossy_are_read() {
    let folder = Folder::with(&[
        ("b/newsclip.toml", "lossy = true\n"),
        ("c/newsclip.toml", "max-size = 9\n"),
    ]);
    folder.write("a/newsclip.toml", "encoding = 'windows-1252'\n");
    let latin = HARBOUR.replace("harbour", "caf?").into_bytes();
    let latin: Vec<_> = latin.into_iter().map(|it| if it == b'?' { 0xE9 } else { it }).collect();
    folder.write("a/a.txt", latin);
    folder.write("b/b.txt", HARBOUR.replace("harbour", "har\u{1}bour"));
    folder.write("c/c.txt", HARBOUR);
    // Named, the encoding is worth no warning.
    assert!(folder.silent(&["convert", "a/a.txt"]).contains("new café wall"));
    assert!(folder.run(&["convert", "b/b.txt"]).stdout.contains("har\u{FFFD}bour"));
    let error = "c/c.txt: error[too-large]: larger than 9 bytes (--max-size allows more)\n";
    folder.check(&["convert", "c/c.txt"], 2, "", error);
    assert_eq!(folder.run(&["convert", "c/c.txt", "--max-size", "1M"]).status, 0);
}

#[test]
fn a_mistake_ends_the_run_with_its_line() {
    let folder = Folder::with(&[
        ("fixtures/newsclip.toml", "lossy = false\nlayuot = 'masthead'\n"),
        ("fixtures/a.txt", HARBOUR),
        ("fixtures/b.txt", HARBOUR),
    ]);
    let error = "fixtures/newsclip.toml:2:1: error[settings]: there is no key \"layuot\"; \"layout\" is one\n";
    for command in ["check", "convert", "explain"] {
        folder.check(&[command, "fixtures/a.txt"], 2, "", error);
    }
    folder.check(&["check"], 2, "", error);
    folder.check(&["convert", "fixtures", "--jobs", "2", "-q", "-o", "all.json"], 2, "", error);
    assert!(!folder.tree().contains(&String::from("all.json")));
}

#[test]
fn a_file_that_is_no_toml() {
    let folder =
        Folder::with(&[("newsclip.toml", "lossy = true\nlayout = \n"), ("a.txt", HARBOUR)]);
    let outcome = folder.run(&["check", "a.txt"]);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
    assert!(outcome.stderr.starts_with("newsclip.toml:2:"), "{outcome:?}");
    assert!(outcome.stderr.contains(": error[settings]: "), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for_and_has_an_end() {
    let folder = Folder::with(&[("a/a.txt", HARBOUR), ("b/b.txt", HARBOUR), ("c/c.txt", HARBOUR)]);
    super::make_fifo(&folder.path().join("a/newsclip.toml"));
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("b/newsclip.toml")).unwrap();
    folder.write("c/newsclip.toml", "#".repeat((1 << 20) + 1));
    for (file, settings, reason) in [
        ("a/a.txt", "a/newsclip.toml", "not a regular file"),
        ("b/b.txt", "b/newsclip.toml", "not a regular file"),
        ("c/c.txt", "c/newsclip.toml", "larger than 1 MiB"),
    ] {
        let error = format!("{settings}: error[unreadable]: cannot be read: {reason}\n");
        folder.check(&["convert", file], 2, "", &error);
    }
}
