//! `--update` after a run that did not come to its end: what it leaves out is
//! whole.

use std::fs;
#[cfg(unix)]
use std::io::Write;
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

use super::again::touch;
use super::exports::export;
use super::faults::contents;
#[cfg(target_os = "linux")]
use super::syscalls::is_traced;
use super::{Folder, HARBOUR, LIBRARY};

/// How many articles the export has.
const COUNT: usize = 6;

/// Read in one piece, and as it comes.
const FORMS: [&[&str]; 2] = [&[], &["--max-size", "1K"]];

/// A folder with an export that was changed a while ago.
fn with_export(text: &str) -> Folder {
    let folder = Folder::with(&[("in/all.txt", text)]);
    touch(&folder, "in/all.txt", -100);
    folder
}

fn convert<'a>(out: &'a str, form: &[&'a str]) -> Vec<&'a str> {
    [&["convert", "in", "-q", "-o", out][..], form].concat()
}

/// Updates, and compares the whole tree with that of an undisturbed run.
#[track_caller]
fn check_completed(folder: &Folder, form: &[&str], what: &str) {
    folder.silent(&convert("whole/", form));
    let update = [form, &["--update"]].concat();
    folder.silent(&convert("out/", &update));
    let [whole, out] = ["whole", "out"].map(|name| contents(&folder.path().join(name)));
    assert!(out == whole, "{what}: {:?}", out.keys());
    // And now there is nothing left to do.
    let json = convert("out/", &[&update[..], &["--summary", "json"]].concat());
    let summary: serde_json::Value = serde_json::from_str(&folder.run(&json).stderr).unwrap();
    assert_eq!((&summary["articles"], &summary["up_to_date"]), (&0.into(), &1.into()), "{what}");
}

#[test]
fn an_export_that_could_not_be_written_to_its_end_is_completed() {
    for form in FORMS {
        for number in 1..=COUNT {
            let folder = with_export(&export(COUNT));
            let blocked = format!("out/all-{number}.json");
            fs::create_dir_all(folder.path().join(&blocked)).unwrap();
            let message =
                format!("{blocked}: error[unwritable]: cannot be written: is a directory\n");
            folder.check(&convert("out/", form), 2, "", &message);
            fs::remove_dir(folder.path().join(&blocked)).unwrap();
            check_completed(&folder, form, &format!("{blocked}, {form:?}"));
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_whose_run_was_killed_or_had_no_room_is_completed() {
    if !is_traced() {
        eprintln!("NOT RUN: strace cannot make calls fail here");
        return;
    }
    for fault in ["signal=KILL", "error=ENOSPC"] {
        for (form, before) in FORMS.into_iter().flat_map(|form| [(form, false), (form, true)]) {
            for turn in 1..=COUNT {
                let folder = with_export(&export(COUNT));
                if before {
                    // As an earlier run wrote it, from the same input but otherwise.
                    folder.silent(&convert("out/", form));
                }
                let form = [form, &["--provenance"]].concat();
                let inject = format!("inject=rename:{fault}:when={turn}");
                let mut command = Command::new("strace");
                command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=rename", "-e", &inject]);
                command.arg(env!("CARGO_BIN_EXE_newsclip")).args(convert("out/", &form));
                command.current_dir(folder.path()).stdin(Stdio::null()).stderr(Stdio::null());
                let what = format!("{fault} {turn}, {form:?}, before: {before}");
                assert!(!command.status().unwrap().success(), "{what}");
                check_completed(&folder, &form, &what);
            }
        }
    }
}

/// The record of another user, whose time may not be set, is not given up.
#[cfg(target_os = "linux")]
#[test]
fn an_output_whose_time_may_not_be_set_stays_when_its_input_fails() {
    if !is_traced() {
        return;
    }
    let folder = Folder::with(&[("in/a.txt", HARBOUR)]);
    touch(&folder, "in/a.txt", -100);
    folder.silent(&convert("out/", &[]));
    let whole = contents(&folder.path().join("out"));
    fs::write(folder.path().join("in/a.txt"), "").unwrap();
    touch(&folder, "in/a.txt", -100);
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=utimensat"]);
    command.args(["-e", "inject=utimensat:error=EPERM"]);
    command.arg(env!("CARGO_BIN_EXE_newsclip")).args(convert("out/", &[]));
    command.current_dir(folder.path()).stdin(Stdio::null()).stderr(Stdio::null());
    assert_eq!(command.status().unwrap().code(), Some(1));
    assert_eq!(contents(&folder.path().join("out")), whole);
}

#[test]
fn an_export_with_an_error_in_it_is_tried_again_and_its_articles_stay() {
    for number in 1..=COUNT {
        let text = export(COUNT).replace(&format!("berth {number} "), "berth \u{1} ");
        let folder = with_export(&text);
        let line = 16 * (number - 1) + 13;
        let error = format!(
            "in/all.txt:{line}:20: error[control-character]: the control character U+0001 (--lossy \
             replaces it)\n"
        );
        for update in [&[][..], &["--update"]] {
            folder.check(&convert("out/", update), 2, "", &error);
            let before = (1..number).map(|number| format!("out/all-{number}.json"));
            let tree: Vec<_> = ["in/all.txt".to_owned()].into_iter().chain(before).collect();
            assert_eq!(folder.tree(), tree);
        }
        check_completed(&folder, &["--lossy"], &format!("article {number}"));
    }
}

#[test]
fn an_article_that_lacks_a_field_is_told_by_every_update() {
    let text = export(3).replacen("The Pier Post", "", 1);
    let records = "{\"headline\":\"One\",\"body\":[\"Text.\"]}\n\
                   {\"outlet\":\"The Pier Post\",\"headline\":\"Two\",\"body\":[\"Text.\"]}\n";
    let folder = Folder::with(&[("a.txt", &text), ("b.ndjson", records), ("c.txt", HARBOUR)]);
    for name in ["a.txt", "b.ndjson", "c.txt"] {
        touch(&folder, name, -100);
    }
    let convert = ["convert", "a.txt", "b.ndjson", "c.txt", "-o", "out/", "--require", "outlet"];
    let run = |args: &[&str]| {
        let outcome = folder.run(&[&convert[..], args].concat());
        let last = outcome.stderr.lines().last().unwrap().to_owned();
        (outcome.status, last)
    };
    // What an earlier run without the rule wrote does not speak for them either.
    folder.run(&["convert", "-q", "a.txt", "b.ndjson", "c.txt", "-o", "out/"]);
    let said = (1, String::from("3 inputs, 3 articles, 0 warnings, 3 failures"));
    assert_eq!(run(&[]), said);
    assert_eq!(run(&["--update"]), said);
    assert_eq!(run(&["--update"]), said);
}

#[test]
fn an_output_of_another_input_is_not_taken_for_an_articles() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR), ("in/a-1.txt", LIBRARY)]);
    touch(&folder, "in/a.txt", -100);
    touch(&folder, "in/a-1.txt", -100);
    folder.silent(&["convert", "in/a-1.txt", "-o", "out/"]);
    let update = ["convert", "in", "-o", "out/", "--update"];
    let last = "2 inputs, 1 article, 0 warnings, 0 failures, 1 up to date\n";
    folder.check(&update, 0, "", last);
    fs::remove_file(folder.path().join("out/a.json")).unwrap();
    folder.silent(&["convert", "in/a.txt", "-o", "out/", "--update"]);
    assert_eq!(folder.read("out/a.json"), folder.silent(&["convert", "in/a.txt"]));
}

#[test]
fn outputs_of_inputs_of_another_folder_are_not_taken_for_an_articles() {
    // Three inputs whose names are those of the articles of a fourth.
    let others = ["x/a-1.txt", "x/a-2.txt", "x/a-3.txt"];
    for text in [HARBOUR, &export(2)] {
        let folder = Folder::with(&[("y/a.txt", text)]);
        others.iter().for_each(|other| folder.write(other, LIBRARY));
        for input in ["y/a.txt"].iter().chain(&others) {
            touch(&folder, input, -100);
        }
        folder.silent(&["convert", "x", "-q", "-o", "out/"]);
        let update = ["convert", "y", "-q", "-o", "out/", "--update"];
        folder.silent(&update);
        folder.silent(&["convert", "y", "-q", "-o", "whole/"]);
        let [mut whole, out] = ["whole", "out"].map(|name| contents(&folder.path().join(name)));
        let library = folder.silent(&["convert", "x/a-1.txt"]);
        for name in ["a-1.json", "a-2.json", "a-3.json"] {
            whole.entry(name.to_owned()).or_insert_with(|| library.clone().into_bytes());
        }
        assert!(out == whole, "{:?}", out.keys());
    }
}

#[test]
fn an_export_beside_a_text_with_the_name_of_its_first_article_is_up_to_date() {
    for form in FORMS {
        let folder = with_export(&export(COUNT));
        folder.write("in/all-1.txt", HARBOUR);
        let update = [&["convert", "in/all.txt", "-o", "out/", "--update"][..], form].concat();
        folder.silent(&update);
        let json = [&update[..], &["--summary", "json"]].concat();
        let summary: serde_json::Value = serde_json::from_str(&folder.run(&json).stderr).unwrap();
        assert_eq!((&summary["articles"], &summary["up_to_date"]), (&0.into(), &1.into()));
    }
}

#[test]
fn an_input_that_was_touched_is_read_once_more_only() {
    for text in [HARBOUR, &export(COUNT)] {
        let folder = with_export(text);
        folder.silent(&convert("out/", &[]));
        for output in folder.tree().iter().filter(|path| path.starts_with("out/")) {
            touch(&folder, output, -200);
        }
        check_completed(&folder, &[], text);
    }
}

#[cfg(unix)]
#[test]
fn an_input_that_is_changed_while_it_is_converted_is_converted_again() {
    for (text, before) in
        [HARBOUR, &export(COUNT)].into_iter().flat_map(|text| [(text, false), (text, true)])
    {
        let folder = with_export(text);
        let input = folder.path().join("in/all.txt");
        if before {
            // The bytes of the outputs will be those that are there.
            folder.silent(&convert("out/", &[]));
            for output in folder.tree().iter().filter(|path| path.starts_with("out/")) {
                touch(&folder, output, -200);
            }
        }
        fs::remove_file(&input).unwrap();
        super::make_fifo(&input);
        let run = folder.command(&["convert", "in/all.txt", "-q", "-o", "out/"]).spawn();
        // It is opened when the run opens it, and read to its end when it is closed.
        let mut fifo = fs::File::options().write(true).open(&input).unwrap();
        fifo.write_all(text.as_bytes()).unwrap();
        folder.write("new.txt", LIBRARY);
        fs::rename(folder.path().join("new.txt"), &input).unwrap();
        // Longer than a tick of the system's clock.
        std::thread::sleep(std::time::Duration::from_millis(20));
        drop(fifo);
        assert!(run.unwrap().wait().unwrap().success());
        folder.silent(&convert("out/", &["--update"]));
        let record = folder.silent(&["convert", "in/all.txt"]);
        assert_eq!(fs::read_to_string(folder.path().join("out/all.json")).ok(), Some(record));
    }
}
