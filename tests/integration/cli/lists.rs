//! Inputs that a list names, and the list of those that failed.

use std::fs;

use super::{Folder, HARBOUR, LIBRARY};

fn articles() -> Folder {
    Folder::with(&[("b.txt", LIBRARY), ("in/a.txt", HARBOUR), ("in/c/a.txt", LIBRARY)])
}

/// Runs `convert --to ndjson` with these words, and compares the records with
/// those of these files.
#[track_caller]
fn check(folder: &Folder, args: &[&str], stdin: &str, files: &[&str]) {
    let one = |file: &&str| folder.silent(&["convert", "--to", "ndjson", file]);
    let expected: String = files.iter().map(one).collect();
    let args = [&["convert", "-q", "--to", "ndjson"], args].concat();
    let outcome = folder.run_with(&args, stdin);
    assert_eq!((outcome.status, &*outcome.stderr), (0, ""), "{args:?}");
    assert_eq!(outcome.stdout, expected, "{args:?}");
}

#[test]
fn a_list_is_read_in_its_own_order_after_the_named_inputs() {
    let folder = articles();
    folder.write("list", "in/c/a.txt\n\nb.txt\nin/a.txt");
    let listed = ["in/c/a.txt", "b.txt", "in/a.txt"];
    check(&folder, &["--files-from", "list"], "", &listed);
    check(&folder, &["--files-from", "list", "--jobs", "1"], "", &listed);
    check(&folder, &["--files-from", "-"], "in/c/a.txt\nb.txt\nin/a.txt\n", &listed);
    check(&folder, &["-0", "--files-from", "-"], "in/c/a.txt\0b.txt\0in/a.txt\0", &listed);
    let all = ["in/a.txt", "in/c/a.txt", "b.txt", "b.txt"];
    check(&folder, &["--files-from", "-", "in"], "b.txt\nb.txt\n", &all);
    check(&folder, &["--files-from", "-"], "", &[]);
    // Only a folder is sorted.
    check(&folder, &["--files-from", "-"], "in\nb.txt\n", &["in/a.txt", "in/c/a.txt", "b.txt"]);
}

#[test]
fn a_list_can_come_from_windows() {
    let folder = articles();
    let listed = ["in/c/a.txt", "b.txt"];
    check(&folder, &["--files-from", "-"], "\u{feff}in/c/a.txt\r\n\r\nb.txt\r\n", &listed);
    check(&folder, &["--files-from", "-"], "in/c/a.txt\r\nb.txt", &listed);
    // With NUL every byte is the name's.
    let outcome = folder.run_with(&["convert", "-q", "-0", "--files-from", "-"], "b.txt\r\0");
    let message = "b.txt<U+000D>: error[unreadable]: cannot be read: no such file or directory\n";
    assert_eq!((outcome.status, &*outcome.stderr), (2, message));
}

#[test]
fn the_list_of_failures_replaces_no_input_and_no_output() {
    let folder = articles();
    folder.write("bad.txt", "");
    let before = folder.tree();
    let refused = "b.txt: error[output-is-input]: the output would replace the input b.txt\n";
    for args in [
        &["convert", "b.txt", "--to", "ndjson"][..],
        &["convert", "bad.txt", "b.txt", "-q", "-o", "out.json"],
    ] {
        let outcome = folder.run(&[args, &["--failures", "b.txt"]].concat());
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{args:?}");
        assert!(outcome.stderr.ends_with(refused), "{outcome:?}");
    }
    let one = "error: --output and --failures name one file\n";
    folder.check(&["convert", "b.txt", "-o", "x", "--failures", "in/../x"], 2, "", one);
    let file = "error: --failures needs a file to write to\n";
    folder.check(&["convert", "b.txt", "--failures", "-"], 2, "", file);
    assert_eq!(folder.tree(), before);
    assert_eq!(folder.read("b.txt"), LIBRARY);
}

#[test]
fn the_list_of_failures_is_no_record_of_the_output_folder() {
    let folder = articles();
    folder.write("bad.txt", "");
    folder.write("out/b.json", "old");
    let before = folder.tree();
    let refused = "error: --failures needs another folder or another ending than the records\n";
    // A name of an input, of an article, of an input that is to come, and any of --name.
    for list in ["out/b.json", "out/in/../b-1.json", "./out/x.json", "out/X.JSON"] {
        for name in [&[][..], &["--name", "{n}"], &["--update"]] {
            let args = ["convert", "bad.txt", "b.txt", "in", "-o", "out", "--failures", list];
            // The folder of one of the lists is to come too.
            fs::create_dir_all(folder.path().join("out/in")).unwrap();
            folder.check(&[&args[..], name].concat(), 2, "", refused);
        }
    }
    let args = ["convert", "b.txt", "--to", "markdown", "-o", "out/", "--failures", "out/b.md"];
    folder.check(&args, 2, "", refused);
    assert_eq!(folder.tree(), before);
    assert_eq!(folder.read("out/b.json"), "old");
    // No record has another ending, and none is written elsewhere.
    let args = ["convert", "b.txt", "bad.txt", "-q", "-o", "out/"];
    for list in ["out/failed", "out.json"] {
        let outcome = folder.run(&[&args[..], &["--failures", list]].concat());
        assert_eq!((outcome.status, folder.read(list)), (1, String::from("bad.txt\n")));
    }
}

#[cfg(unix)]
#[test]
fn the_list_of_failures_that_leads_to_a_record_or_from_one_is_refused() {
    let message = "error: --failures needs another folder or another ending than the records\n";
    for (link, to, list) in
        [("failed", "out/b.json", "failed"), ("out/b.json", "../failed", "out/b.json")]
    {
        let folder = articles();
        folder.write("out/x", "");
        folder.write("out/b.json", "old");
        folder.write("failed", "old");
        fs::remove_file(folder.path().join(link)).unwrap();
        std::os::unix::fs::symlink(to, folder.path().join(link)).unwrap();
        folder.check(&["convert", "b.txt", "-o", "out/", "--failures", list], 2, "", message);
        assert_eq!([folder.read("failed"), folder.read("out/b.json")], ["old", "old"]);
    }
}

#[cfg(unix)]
#[test]
fn standard_input_is_not_replaced_by_the_list_of_failures_or_the_output() {
    for (text, list) in [("", "--failures"), (LIBRARY, "--failures"), (LIBRARY, "--output")] {
        let folder = Folder::with(&[("s.txt", text)]);
        for args in [&["convert", "-"][..], &["convert"], &["convert", "-", "no.txt"]] {
            let mut command = folder.command(&[args, &[list, "s.txt"]].concat());
            command.stdin(fs::File::open(folder.path().join("s.txt")).unwrap());
            let output = command.output().unwrap();
            let message =
                "-: error[output-is-input]: the output would replace the input -\n".as_bytes();
            assert_eq!((output.status.code(), &*output.stderr), (Some(2), message));
            assert_eq!((output.stdout, folder.read("s.txt")), (Vec::new(), text.to_owned()));
            assert_eq!(folder.tree(), ["s.txt"]);
        }
    }
}

#[cfg(unix)]
#[test]
fn names_with_line_ends_come_through_with_nul() {
    let folder = Folder::with(&[("a\nb.txt", HARBOUR), ("-", LIBRARY), ("bad\n.txt", "")]);
    let args = ["convert", "-q", "-0", "--to", "ndjson", "--files-from", "-", "--failures", "bad"];
    let outcome = folder.run_with(&args, "a\nb.txt\0-\0bad\n.txt\0");
    let expected = ["a\nb.txt", "./-"].map(|it| folder.silent(&["convert", "--to", "ndjson", it]));
    assert_eq!((outcome.status, outcome.stdout), (1, expected.concat()));
    assert_eq!(folder.read("bad"), "bad\n.txt\0");
}

/// Names that a list of lines might take for others; an input of each name fails.
#[cfg(unix)]
const ODD: [&str; 5] = ["\u{feff}a.txt", "\u{feff}b.txt", "c.txt\r", "d.txt\r\r", "e.txt "];

#[cfg(unix)]
#[test]
fn names_that_end_in_a_carriage_return_or_begin_with_a_mark_can_be_run_again() {
    let folder = Folder::new();
    ODD.iter().for_each(|name| folder.write(name, ""));
    for null in [&[][..], &["-0"]] {
        let first = [&["convert", "-q", "--failures", "one"][..], null, &ODD].concat();
        assert_eq!(folder.run(&first).status, 1);
        let again = ["convert", "-q", "--files-from", "one", "--failures", "two"];
        let outcome = folder.run(&[&again[..], null].concat());
        // The same inputs failed, each in the same way.
        let shown = ["<U+FEFF>a.txt", "<U+FEFF>b.txt", "c.txt<U+000D>", "d.txt<U+000D><U+000D>"];
        let errors = shown.iter().chain(&["e.txt "]);
        let errors = errors.map(|name| format!("{name}:1:1: error[empty]: the text is empty\n"));
        let said = outcome.stderr.replace("./", "");
        assert_eq!((outcome.status, said), (1, errors.collect::<String>()));
        assert_eq!(folder.read("one"), folder.read("two"));
    }
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_end_is_in_no_list_of_lines_and_that_is_said() {
    let folder = Folder::with(&[("in/a\nb.txt", ""), ("in/c.txt", ""), ("in/d.txt", HARBOUR)]);
    let args = ["convert", "in", "--to", "ndjson", "--failures", "failed"];
    let good = folder.silent(&["convert", "--to", "ndjson", "in/d.txt"]);
    let message = "in/a<U+000A>b.txt:1:1: error[empty]: the text is empty\n\
                   in/c.txt:1:1: error[empty]: the text is empty\n\
                   failed: error[unwritable]: cannot be written: no line can hold the name \
                   in/a<U+000A>b.txt (-0 ends names in a NUL)\n\
                   3 inputs, 1 article, 0 warnings, 2 failures\n";
    folder.check(&args, 2, &good, message);
    assert_eq!(folder.read("failed"), "in/c.txt\n");
    let outcome = folder.run(&[&args[..], &["-0"]].concat());
    assert_eq!((outcome.status, outcome.stdout), (1, good));
    assert_eq!(folder.read("failed"), "in/a\nb.txt\0in/c.txt\0");
}

#[test]
fn a_list_is_mirrored_as_its_paths_stand_in_it() {
    let folder = articles();
    let list = "./in/a.txt\nin/c/../c/a.txt\n../no-such-article.txt\n";
    folder.write("work/x", "");
    let run = |list: &str| folder.run_with(&["convert", "--files-from", "-", "-o", "out/"], list);
    let outcome = run(list);
    let missing =
        "../no-such-article.txt: error[unreadable]: cannot be read: no such file or directory\n";
    let last = "3 inputs, 2 articles, 0 warnings, 1 failure\n";
    assert_eq!((outcome.status, outcome.stderr), (2, format!("{missing}{last}")));
    let tree = folder.tree();
    let written: Vec<_> = tree.iter().filter(|path| path.starts_with("out/")).collect();
    assert_eq!(written, ["out/in/a.json", "out/in/c/c/a.json"]);
    let twice = run("b.txt\n/b.txt\n");
    let message = "out/b.json: error[same-output]: both b.txt and /b.txt would be written here\n";
    assert_eq!((twice.status, &*twice.stderr), (2, message));
}

#[test]
fn a_list_that_cannot_be_read_is_an_error() {
    let folder = articles();
    let message = "no: error[unreadable]: cannot be read: no such file or directory\n";
    folder.check(&["convert", "--files-from", "no"], 2, "", message);
    let message = "in: error[unreadable]: cannot be read: is a directory\n";
    folder.check(&["convert", "--files-from", "in"], 2, "", message);
    let mut command = folder.command(&["convert", "--files-from", "-", "-o", "out/"]);
    let output = command.env("TMPDIR", "none").output().unwrap();
    let message = "none: error[unwritable]: cannot be written: no such file or directory\n";
    assert_eq!(String::from_utf8(output.stderr).unwrap(), message);
    let message = "error: standard input (-) is asked for twice\n";
    folder.check(&["convert", "--files-from", "-", "-"], 2, "", message);
    for (args, wanted) in [
        (&["convert", "-0"][..], "<--files-from <FILE>|--failures <FILE>>"),
        (&["convert", "--update"], "--output <PATH>"),
        (&["convert", "--name", "{n}"], "--output <PATH>"),
    ] {
        let outcome = folder.run(args);
        assert_eq!(outcome.status, 2);
        assert!(outcome.stderr.contains(wanted), "{args:?} {outcome:?}");
    }
}

#[test]
fn what_failed_can_be_run_again() {
    let folder = articles();
    folder.write("in/bad.txt", "");
    folder.write("in/pdf.txt", "%PDF-1.7\n1 0 obj\n");
    let args = ["convert", "in", "no.txt", "--failures", "failed", "-o", "out/"];
    assert_eq!(folder.run(&args).status, 2);
    assert_eq!(folder.read("failed"), "in/bad.txt\nin/pdf.txt\nno.txt\n");
    folder.write("in/bad.txt", HARBOUR);
    folder.write("in/pdf.txt", HARBOUR);
    folder.write("no.txt", HARBOUR);
    let again = ["convert", "--files-from", "failed", "--failures", "failed", "-o", "again/"];
    folder.check(&again, 0, "", "3 inputs, 3 articles, 0 warnings, 0 failures\n");
    assert_eq!(folder.read("failed"), "");
    folder.check(&again, 0, "", "0 inputs, 0 articles, 0 warnings, 0 failures\n");
}

#[test]
fn the_first_failure_can_end_the_run() {
    let folder = articles();
    folder.write("in/b.txt", "");
    let good = folder.silent(&["convert", "--to", "ndjson", "in/a.txt"]);
    let message = "in/b.txt:1:1: error[empty]: the text is empty\n";
    let last = "2 inputs, 1 article, 0 warnings, 1 failure\n";
    for jobs in ["1", "4"] {
        let args = ["convert", "in", "b.txt", "--fail-fast", "--to", "ndjson", "--jobs", jobs];
        folder.check(&args, 1, &good, &format!("{message}{last}"));
    }
    // A file or an array would not be whole.
    let args = ["convert", "in", "b.txt", "--fail-fast", "-o", "all.json"];
    folder.check(&args, 1, "", &format!("{message}{last}"));
    folder.check(&["convert", "in", "b.txt", "--fail-fast"], 1, "", &format!("{message}{last}"));
    assert!(!folder.tree().contains(&String::from("all.json")));
}
