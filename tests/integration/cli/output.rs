//! Where records go, and what happens to what is there already.

use std::fs;
use std::process::Stdio;

use super::{Folder, HARBOUR, LIBRARY};

#[test]
fn a_file_holds_what_standard_output_would() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    for to in ["json", "ndjson", "markdown", "text"] {
        let expected = folder.silent(&["convert", "a.txt", "--to", to]);
        assert_eq!(folder.silent(&["convert", "a.txt", "--to", to, "-o", "out"]), "");
        assert_eq!(folder.read("out"), expected, "{to}");
        assert_eq!(folder.silent(&["convert", "a.txt", "--to", to, "-o", "-"]), expected, "{to}");
    }
    assert_eq!(folder.tree(), ["a.txt", "out"]);
}

#[cfg(target_os = "linux")]
#[test]
fn devices_and_fifos_are_written_directly() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let expected = folder.silent(&["convert", "a.txt"]);
    assert_eq!(folder.silent(&["convert", "a.txt", "-o", "/dev/stdout"]), expected);
    let fifo = folder.path().join("fifo");
    super::make_fifo(&fifo);
    let reader = std::thread::spawn(move || fs::read_to_string(fifo).unwrap());
    assert_eq!(folder.silent(&["convert", "a.txt", "-o", "fifo"]), "");
    assert_eq!(reader.join().unwrap(), expected);
    // A log that standard output is appended to keeps what it has.
    folder.write("log", "first\n");
    let log = fs::OpenOptions::new().append(true).open(folder.path().join("log")).unwrap();
    let mut command = folder.command(&["convert", "a.txt", "-o", "/dev/stdout"]);
    assert!(command.stdout(log).status().unwrap().success());
    assert_eq!(folder.read("log"), format!("first\n{expected}"));
}

#[test]
fn a_folder_mirrors_the_inputs() {
    let folder = Folder::with(&[
        ("in/a.txt", HARBOUR),
        ("in/deep/er/b.c.txt", LIBRARY),
        ("single", LIBRARY),
    ]);
    let a = folder.silent(&["convert", "in/a.txt"]);
    let b = folder.silent(&["convert", "single"]);
    let last = "3 inputs, 3 articles, 0 warnings, 0 failures\n";
    folder.check(&["convert", "in", "single", "-o", "out/"], 0, "", last);
    assert_eq!(
        folder.tree(),
        [
            "in/a.txt",
            "in/deep/er/b.c.txt",
            "out/a.json",
            "out/deep/er/b.c.json",
            "out/single.json",
            "single"
        ]
    );
    assert_eq!(folder.read("out/a.json"), a);
    assert_eq!(folder.read("out/deep/er/b.c.json"), b);
    assert_eq!(folder.read("out/single.json"), b);
    // An existing folder needs no slash; standard input has a name of its own.
    folder.run_with(&["convert", "--to", "markdown", "-o", "out"], HARBOUR);
    assert_eq!(
        folder.read("out/stdin.md"),
        folder.silent(&["convert", "in/a.txt", "--to", "markdown"])
    );
}

#[test]
fn records_beside_their_texts_and_in_a_folder_among_them() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("b.txt", LIBRARY)]);
    folder.run(&["convert", ".", "-o", "./"]);
    folder.run(&["convert", ".", "--to", "text", "-o", "out/"]);
    let tree = ["a.json", "a.txt", "b.json", "b.txt", "out/a.txt", "out/b.txt"];
    assert_eq!(folder.tree(), tree);
    // The outputs of the last run are not inputs of this one.
    folder.run(&["convert", ".", "--to", "text", "-o", "out/"]);
    assert_eq!(folder.tree(), tree);
}

#[test]
fn two_inputs_for_one_output_are_refused_before_anything_is_written() {
    let folder = Folder::with(&[("a/x.txt", HARBOUR), ("b/x.txt", LIBRARY), ("a/x.text", LIBRARY)]);
    let refused = |first: &str, second: &str| {
        let both = format!("both {first} and {second} would be written here");
        format!("out/x.json: error[same-output]: {both}\n")
    };
    let message = refused("a/x.txt", "b/x.txt");
    folder.check(&["convert", "a", "b", "-o", "out/"], 2, "", &message);
    folder.check(&["convert", "a/x.txt", "b/x.txt", "-o", "out/"], 2, "", &message);
    let message = refused("a/x.txt", "a/x.text");
    folder.check(&["convert", "a/x.txt", "a/x.text", "-o", "out/"], 2, "", &message);
    let message = refused("a/x.txt", "a/x.txt");
    folder.check(&["convert", "a/x.txt", "a", "-o", "out/"], 2, "", &message);
    assert_eq!(folder.tree(), ["a/x.text", "a/x.txt", "b/x.txt"]);
}

#[test]
fn an_output_that_is_an_input_is_refused() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("in/b.txt", LIBRARY)]);
    let refused = |output: &str, input: &str| {
        let replaced = format!("the output would replace the input {input}");
        format!("{output}: error[output-is-input]: {replaced}\n")
    };
    folder.check(&["convert", "a.txt", "-o", "a.txt"], 2, "", &refused("a.txt", "a.txt"));
    folder.check(
        &["convert", "in", "a.txt", "--to", "ndjson", "-o", "in/b.txt"],
        2,
        "",
        &refused("in/b.txt", "in/b.txt"),
    );
    let args = ["convert", "a.txt", "--to", "text", "-o", "./"];
    folder.check(&args, 2, "", &refused("./a.txt", "./a.txt"));
    let stdout = fs::OpenOptions::new().append(true).open(folder.path().join("a.txt")).unwrap();
    let mut command = folder.command(&["convert", "a.txt"]);
    let output = command.stdout(stdout).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(folder.read("a.txt"), HARBOUR);
    assert_eq!(folder.read("in/b.txt"), LIBRARY);
    assert_eq!(folder.tree(), ["a.txt", "in/b.txt"]);
}

#[test]
fn a_failing_run_leaves_the_old_file() {
    let folder = Folder::with(&[("old.json", "precious"), ("empty.txt", "")]);
    folder.run(&["convert", "empty.txt", "-o", "old.json"]);
    folder.run(&["convert", "no.txt", "empty.txt", "-o", "old.json"]);
    folder.run(&["convert", "no-folder/", "-o", "old.json"]);
    folder.run(&["convert", "--to", "nonsense", "-o", "old.json"]);
    assert_eq!(folder.read("old.json"), "precious");
    assert_eq!(folder.tree(), ["empty.txt", "old.json"]);
}

#[test]
fn an_output_that_cannot_be_made_is_an_error() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("file", "not a folder")]);
    folder.check(
        &["convert", "a.txt", "-o", "no/where/a.json"],
        2,
        "",
        "no/where/a.json: error[unwritable]: cannot be written: no such file or directory\n",
    );
    let message = "file/: error[unwritable]: cannot be written: not a directory\n";
    folder.check(&["convert", "a.txt", "-o", "file/"], 2, "", message);
    // A file, or what is named like one, is not the folder that is asked for.
    let message = "error: --name and --update need a folder to write to (-o DIR/)\n";
    for output in ["file", "new.json", "-"] {
        folder.check(&["convert", "a.txt", "-o", output, "--update"], 2, "", message);
        folder.check(&["convert", "a.txt", "-o", output, "--name", "{n}"], 2, "", message);
    }
    // A folder has the name that one of the files should have.
    fs::create_dir_all(folder.path().join("out/a.json")).unwrap();
    folder.write("b.txt", LIBRARY);
    folder.check(
        &["convert", "a.txt", "b.txt", "-o", "out"],
        2,
        "",
        "\
out/a.json: error[unwritable]: cannot be written: is a directory
2 inputs, 1 article, 0 warnings, 1 failure
",
    );
    assert_eq!(folder.tree(), ["a.txt", "b.txt", "file", "out/b.json"]);
}

#[cfg(unix)]
#[test]
fn files_get_the_permissions_of_any_new_file_and_keep_those_they_have() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let program = env!("CARGO_BIN_EXE_newsclip");
    let run = |to: &str| {
        let script = format!("umask 027; '{program}' convert a.txt --to {to} -o one; ");
        let script = script + &format!("'{program}' convert a.txt --to {to} -o out/");
        let mut command = std::process::Command::new("sh");
        let status = command.args(["-c", &script]).current_dir(folder.path()).status().unwrap();
        assert!(status.success());
    };
    let mode =
        |path: &str| fs::metadata(folder.path().join(path)).unwrap().permissions().mode() & 0o7777;
    run("json");
    assert_eq!((mode("one"), mode("out/a.json")), (0o640, 0o640));
    for path in ["one", "out/a.json"] {
        let path = folder.path().join(path);
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
    }
    run("json");
    assert_eq!((mode("one"), mode("out/a.json")), (0o604, 0o604));
    assert_eq!(folder.read("one"), folder.read("out/a.json"));
}

#[cfg(unix)]
#[test]
fn equal_bytes_are_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let inode = |path: &str| fs::metadata(folder.path().join(path)).unwrap().ino();
    folder.silent(&["convert", "a.txt", "-o", "one"]);
    folder.silent(&["convert", "a.txt", "-o", "out/"]);
    let before = (inode("one"), inode("out/a.json"));
    folder.silent(&["convert", "a.txt", "-o", "one"]);
    folder.silent(&["convert", "a.txt", "-o", "out/"]);
    assert_eq!((inode("one"), inode("out/a.json")), before);
    folder.write("a.txt", LIBRARY);
    folder.silent(&["convert", "a.txt", "-o", "one"]);
    folder.silent(&["convert", "a.txt", "-o", "out/"]);
    assert_eq!(folder.read("one"), folder.silent(&["convert", "a.txt"]));
    assert_eq!(folder.read("one"), folder.read("out/a.json"));
    assert_eq!(folder.tree(), ["a.txt", "one", "out/a.json"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("real/target.json", "old")]);
    std::os::unix::fs::symlink("real/target.json", folder.path().join("link.json")).unwrap();
    let expected = folder.silent(&["convert", "a.txt"]);
    folder.silent(&["convert", "a.txt", "-o", "link.json"]);
    assert!(fs::symlink_metadata(folder.path().join("link.json")).unwrap().is_symlink());
    assert_eq!(folder.read("real/target.json"), expected);
}
