//! A run repeated, and a run that was interrupted.

use std::fs;
use std::io::Write;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use super::exports::export;
use super::{Folder, HARBOUR, LIBRARY};

/// Sets the time of a file's last change, in seconds from now.
pub(super) fn touch(folder: &Folder, path: &str, seconds: i64) {
    let file = fs::File::options().write(true).open(folder.path().join(path)).unwrap();
    let by = Duration::from_secs(seconds.unsigned_abs());
    let now = SystemTime::now();
    file.set_modified(if seconds < 0 { now - by } else { now + by }).unwrap();
}

#[test]
fn an_input_whose_output_is_newer_is_skipped() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR), ("in/b.txt", LIBRARY)]);
    let update = ["convert", "in", "-o", "out", "--update"];
    folder.check(&update, 0, "", "2 inputs, 2 articles, 0 warnings, 0 failures\n");
    let whole = folder.read("out/a.json");
    folder.write("out/a.json", "mine");
    folder.write("out/b.json", "mine");
    touch(&folder, "in/a.txt", -100);
    touch(&folder, "in/b.txt", 100);
    folder.check(&update, 0, "", "2 inputs, 1 article, 0 warnings, 0 failures, 1 up to date\n");
    assert_eq!(folder.read("out/a.json"), "mine");
    assert_eq!(folder.read("out/b.json"), folder.silent(&["convert", "in/b.txt"]));
    fs::remove_file(folder.path().join("out/a.json")).unwrap();
    let message = "error: --name and --update need a folder to write to (-o DIR/)\n";
    folder.check(&["convert", "in", "-o", "-", "--update"], 2, "", message);
    folder.run(&update);
    assert_eq!(folder.read("out/a.json"), whole);
}

#[test]
fn several_articles_are_up_to_date_when_the_first_is() {
    let record = |headline| {
        let text = folder_text(headline);
        text.replace('\n', "") + "\n"
    };
    let all = record("One") + &record("Two");
    let folder = Folder::with(&[("all.ndjson", &all)]);
    touch(&folder, "all.ndjson", -100);
    let update = ["convert", "all.ndjson", "-o", "out/", "--update", "--summary", "json"];
    let counts = |stderr: &str| {
        let json: serde_json::Value = serde_json::from_str(stderr).unwrap();
        (json["articles"].as_u64().unwrap(), json["up_to_date"].as_u64().unwrap())
    };
    assert_eq!(counts(&folder.run(&update).stderr), (2, 0));
    assert_eq!(counts(&folder.run(&update).stderr), (0, 1));
    // As a killed run leaves it, which writes the first article last.
    fs::remove_file(folder.path().join("out/all-1.json")).unwrap();
    assert_eq!(counts(&folder.run(&update).stderr), (2, 0));
    assert_eq!(folder.tree(), ["all.ndjson", "out/all-1.json", "out/all-2.json"]);
}

fn folder_text(headline: &str) -> String {
    format!("{{\"headline\":\"{headline}\",\n\"body\":[\"Text.\"]}}")
}

#[test]
fn what_a_killed_run_left_is_cleared_away() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR)]);
    folder.write("out/.newsclip-0.tmp/lock", "");
    folder.write("out/.newsclip-0.tmp/17", "half a rec");
    folder.write("out/.newsclip-1.tmp/lock", "");
    folder.write(".newsclip-all.json-0.tmp", "half a rec");
    folder.run(&["convert", "in", "-o", "out"]);
    folder.run(&["convert", "in", "-o", "all.json"]);
    assert_eq!(folder.tree(), ["all.json", "in/a.txt", "out/a.json"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_temporary_file_is_not_followed() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("precious", "precious"), ("out/x", "")]);
    let link = |path: &str| {
        std::os::unix::fs::symlink(folder.path().join("precious"), folder.path().join(path))
    };
    link(".newsclip-a.json-0.tmp").unwrap();
    link("out/.newsclip-0.tmp").unwrap();
    folder.silent(&["convert", "a.txt", "-o", "a.json"]);
    folder.silent(&["convert", "a.txt", "-o", "out/"]);
    assert_eq!(folder.read("precious"), "precious");
    assert_eq!(folder.read("a.json"), folder.read("out/a.json"));
}

/// A run that has converted its first inputs and waits for more.
fn waiting(folder: &Folder, args: &[&str]) -> Child {
    let list = "a.txt\n".repeat(64);
    let child = waiting_with(folder, &[&["convert", "--files-from", "-"], args].concat(), &list);
    sleep(Duration::from_millis(500));
    child
}

/// A run that has read so much of standard input and waits for more.
fn waiting_with(folder: &Folder, args: &[&str], input: &str) -> Child {
    let mut command = folder.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(input.as_bytes()).unwrap();
    child
}

/// Waits until the run has made this file, however busy the machine is.
fn wait_for(folder: &Folder, made: &str) {
    let begun = Instant::now();
    while !folder.tree().iter().any(|path| path == made) {
        assert!(begun.elapsed() < Duration::from_secs(60), "{made}: {:?}", folder.tree());
        sleep(Duration::from_millis(20));
    }
}

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    let status = std::process::Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .status();
    assert!(status.unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_in_order() {
    for (name, status) in [("INT", 130), ("TERM", 143)] {
        let folder = Folder::with(&[("a.txt", HARBOUR)]);
        let record = folder.silent(&["convert", "a.txt", "--to", "ndjson"]);
        let mut child = waiting(&folder, &["--to", "ndjson"]);
        signal(&child, name);
        sleep(Duration::from_millis(200));
        // It ends with the next input that it gets, and says how far it came.
        drop(child.stdin.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(status));
        let stdout = String::from_utf8(output.stdout).unwrap();
        let whole = stdout.lines().filter(|line| *line == record.trim_end()).count();
        assert_eq!(stdout, record.repeat(whole));
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.starts_with("interrupted: ") && stderr.ends_with('\n'), "{stderr}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_no_temporary_file_and_no_half_output() {
    for second in [false, true] {
        let folder = Folder::with(&[("a.txt", HARBOUR), ("all.ndjson", "old")]);
        let mut child = waiting(&folder, &["-o", "all.ndjson", "--to", "ndjson"]);
        wait_for(&folder, ".newsclip-all.ndjson-0.tmp");
        signal(&child, "INT");
        if second {
            sleep(Duration::from_millis(100));
            signal(&child, "INT");
        }
        // Nobody closes the list: after a while the run ends all the same.
        let _open = child.stdin.take();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(folder.tree(), ["a.txt", "all.ndjson"]);
        assert_eq!(folder.read("all.ndjson"), "old");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_of_one_input_leaves_no_temporary_file() {
    for (output, made, summary) in [
        ("all.json", ".newsclip-all.json-0.tmp", &[][..]),
        ("out/", "out/.newsclip-0.tmp/lock", &[]),
        ("all.json", ".newsclip-all.json-0.tmp", &["--summary", "json"]),
    ] {
        let folder = Folder::new();
        let args = [&["convert", "-", "-o", output], summary].concat();
        let mut child = waiting_with(&folder, &args, &export(4));
        wait_for(&folder, made);
        signal(&child, "INT");
        // On a busy machine the end of the input can come before the signal.
        std::thread::sleep(std::time::Duration::from_millis(500));
        // It waits for nobody, unless it has something to say.
        let open = child.stdin.take().filter(|_| summary.is_empty());
        let ended = child.wait_with_output().unwrap();
        drop(open);
        assert_eq!(ended.status.code(), Some(130));
        assert!(folder.tree().iter().all(|name| name.starts_with("out/stdin-")));
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(said.lines().any(|line| line.starts_with('{')), !summary.is_empty(), "{said}");
    }
}
