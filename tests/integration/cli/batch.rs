//! Many inputs into one stream.

use std::process::Stdio;

use serde_json::Value;

use super::{Folder, HARBOUR, LIBRARY};

#[test]
fn several_inputs_as_json_are_one_array() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("b.txt", LIBRARY), ("empty.txt", "")]);
    let read = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let one = read(folder.silent(&["convert", "a.txt"]));
    let two = read(folder.silent(&["convert", "b.txt"]));
    let both = folder.run(&["convert", "-q", "a.txt", "b.txt"]);
    assert_eq!(read(both.stdout.clone()), Value::from(vec![one.clone(), two.clone()]));
    assert!(both.stdout.ends_with("}\n]\n"), "{both:?}");
    assert_eq!(
        read(folder.run(&["convert", "-q", "b.txt", "empty.txt"]).stdout),
        Value::from(vec![two])
    );
    assert_eq!(folder.run(&["convert", "-q", "empty.txt", "no.txt"]).stdout, "[]\n");
    folder.run(&["convert", "a.txt", "b.txt", "-o", "all.json"]);
    assert_eq!(folder.read("all.json"), both.stdout);
}

#[test]
fn the_last_line_counts() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("b.txt", LIBRARY), ("empty.txt", "")]);
    let last = |args: &[&str]| {
        let stderr = folder.run(args).stderr;
        stderr.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        last(&["convert", "a.txt", "b.txt", "empty.txt", "no.txt"]),
        "4 inputs, 2 articles, 0 warnings, 2 failures"
    );
    assert_eq!(last(&["convert", "."]), "3 inputs, 2 articles, 0 warnings, 1 failure");
    assert_eq!(last(&["convert", "a.txt"]), "");
    assert_eq!(last(&["convert", "-q", "a.txt", "b.txt"]), "");
}

#[test]
fn the_worst_status_wins_in_any_order() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("empty.txt", "")]);
    assert_eq!(folder.run(&["convert", "a.txt", "empty.txt"]).status, 1);
    assert_eq!(folder.run(&["convert", "no.txt", "a.txt", "empty.txt"]).status, 2);
    assert_eq!(folder.run(&["convert", "empty.txt", "no.txt", "a.txt"]).status, 2);
}

/// As much output as no pipe holds.
fn many() -> Folder {
    let folder = Folder::new();
    for number in 0..400 {
        folder.write(&format!("in/{number}.txt"), format!("{HARBOUR}\n{LIBRARY}"));
    }
    folder
}

#[test]
fn a_closed_pipe_is_success() {
    let folder = many();
    for to in ["json", "ndjson", "markdown"] {
        for jobs in ["1", "4"] {
            let mut command = folder.command(&["convert", "in", "-q", "--to", to, "--jobs", jobs]);
            let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{to} {jobs}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{to} {jobs}");
        }
    }
}

#[test]
fn a_closed_standard_error_stops_nothing() {
    let folder = many();
    folder.write("in/empty.txt", "");
    let expected = folder.run(&["convert", "in", "--to", "ndjson"]);
    assert_eq!(expected.status, 1);
    let mut command = folder.command(&["convert", "in", "--to", "ndjson"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected.stdout);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = many();
    let message = "error[unwritable]: cannot be written: no space left on device\n";
    for to in ["json", "ndjson"] {
        for input in ["in", "in/0.txt"] {
            let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            let mut command = folder.command(&["convert", input, "--to", to]);
            let child = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{to} {input}");
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(said, format!("standard output: {message}"), "{to} {input}");
        }
    }
    let args = ["convert", "in/0.txt", "-o", "/dev/full"];
    folder.check(&args, 2, "", &format!("/dev/full: {message}"));
    for args in [&["man"][..], &["completions", "bash"], &["explain", "in/0.txt"], &["check", "in"]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = folder.command(args);
        let child = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said, format!("standard output: {message}"), "{args:?}");
    }
}
