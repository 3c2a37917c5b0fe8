//! Inputs, good and bad: each bad one is named, and touches no other.

use super::{Folder, HARBOUR, LIBRARY};

const LAST: &str = "2 inputs, 1 article, 0 warnings, 1 failure\n";

/// Converts a bad input alone, and beside a good one.
#[track_caller]
fn check_bad(folder: &Folder, name: &str, status: i32, message: &str) {
    folder.check(&["convert", "--to", "ndjson", name], status, "", message);
    folder.write("good.txt", HARBOUR);
    let good = folder.silent(&["convert", "--to", "ndjson", "good.txt"]);
    for args in [[name, "good.txt"], ["good.txt", name]] {
        let args = ["convert", "--to", "ndjson", args[0], args[1]];
        folder.check(&args, status, &good, &format!("{message}{LAST}"));
    }
}

#[test]
fn a_missing_file() {
    let message = "no.txt: error[unreadable]: cannot be read: no such file or directory\n";
    check_bad(&Folder::new(), "no.txt", 2, message);
}

#[test]
fn an_empty_file() {
    let message = "empty.txt:1:1: error[empty]: the text is empty\n";
    check_bad(&Folder::with(&[("empty.txt", "")]), "empty.txt", 1, message);
}

#[test]
fn a_file_of_white_space() {
    let message = "blank.txt:1:1: error[empty]: the text is empty\n";
    check_bad(&Folder::with(&[("blank.txt", " \n\t\n\n")]), "blank.txt", 1, message);
}

#[test]
fn a_headline_alone() {
    let message = "head.txt:1:1: error[header-only]: a header without a paragraph\n";
    let folder = Folder::with(&[("head.txt", "New wall for the harbour\n")]);
    check_bad(&folder, "head.txt", 1, message);
}

#[test]
fn a_file_of_random_bytes() {
    let folder = Folder::new();
    let bytes: Vec<u8> = (0..4096_u32).map(|it| (it * it % 251) as u8).collect();
    folder.write("noise.txt", bytes);
    let outcome = folder.run(&["convert", "noise.txt"]);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
    assert!(outcome.stderr.starts_with("noise.txt:1:1: error["), "{outcome:?}");
}

#[test]
fn a_pdf() {
    let folder = Folder::with(&[("report.txt", "%PDF-1.7\n1 0 obj\n")]);
    let outcome = folder.run(&["convert", "report.txt"]);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
    assert!(outcome.stderr.starts_with("report.txt:1:1: error[not-text]: this is "), "{outcome:?}");
}

#[test]
fn a_folder_without_articles() {
    let folder = Folder::with(&[("pictures/a.png", "x")]);
    let message = "pictures: error[no-input]: no .txt file in this folder\n";
    let last = "1 input, 0 articles, 0 warnings, 1 failure\n";
    folder.check(&["convert", "pictures"], 2, "[]\n", &format!("{message}{last}"));
    let message = "pictures: error[no-input]: no .ndjson or .jsonl file in this folder\n";
    let args = ["convert", "pictures", "--from", "ndjson", "--to", "ndjson"];
    folder.check(&args, 2, "", &format!("{message}{last}"));
}

#[test]
fn a_file_that_is_too_large() {
    let folder = Folder::with(&[("large.txt", HARBOUR)]);
    folder.check(
        &["convert", "large.txt", "--max-size", "100"],
        2,
        "",
        "large.txt: error[too-large]: larger than 100 bytes (--max-size allows more)\n",
    );
    let size = HARBOUR.len().to_string();
    folder.silent(&["convert", "large.txt", "--max-size", &size]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_endless_device() {
    let message = "/dev/zero: error[too-large]: larger than 1 MiB (--max-size allows more)\n";
    Folder::new().check(&["convert", "/dev/zero", "--max-size", "1M"], 2, "", message);
    let message = "/dev/zero: error[too-large]: larger than 16 MiB (--max-size allows more)\n";
    Folder::new().check(&["convert", "/dev/zero"], 2, "", message);
}

#[test]
fn standard_input_is_the_default() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let expected = folder.silent(&["convert", "a.txt"]);
    for args in [&["convert"][..], &["convert", "-"]] {
        let outcome = folder.run_with(args, HARBOUR);
        assert_eq!((outcome.status, &*outcome.stderr), (0, ""));
        assert_eq!(outcome.stdout, expected);
    }
    let message = "-:1:1: error[empty]: the text is empty\n";
    folder.check(&["convert"], 1, "", message);
}

#[test]
fn a_file_called_dash_can_be_named() {
    let folder = Folder::with(&[("-", HARBOUR), ("a.txt", HARBOUR)]);
    let expected = folder.silent(&["convert", "a.txt"]);
    assert_eq!(folder.silent(&["convert", "./-"]), expected);
}

#[test]
fn a_folder_is_walked_in_order_without_hidden_and_other_files() {
    let folder = Folder::with(&[
        ("in/b.txt", LIBRARY),
        ("in/a/z.TXT", HARBOUR),
        ("in/c.txt", HARBOUR),
        ("in/.hidden.txt", "hidden"),
        ("in/.git/d.txt", "hidden"),
        ("in/notes.md", "other"),
        ("in/record.json", "other"),
    ]);
    let harbour = folder.silent(&["convert", "--to", "ndjson", "in/c.txt"]);
    let library = folder.silent(&["convert", "--to", "ndjson", "in/b.txt"]);
    let last = "3 inputs, 3 articles, 0 warnings, 0 failures\n";
    let expected = format!("{harbour}{library}{harbour}");
    folder.check(&["convert", "--to", "ndjson", "in"], 0, &expected, last);
    folder.check(&["convert", "--to", "ndjson", "in/"], 0, &expected, last);
    // What is named is not hidden from the user.
    folder.write("in/.git/d.txt", HARBOUR);
    let last = "1 input, 1 article, 0 warnings, 0 failures\n";
    folder.check(&["convert", "--to", "ndjson", "in/.git"], 0, &harbour, last);
}

#[cfg(unix)]
#[test]
fn special_files_are_skipped_in_a_walk_and_read_when_named() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR)]);
    super::make_fifo(&folder.path().join("in/fifo.txt"));
    let harbour = folder.silent(&["convert", "--to", "ndjson", "in/a.txt"]);
    let warning = "in/fifo.txt: warning[special-file]: skipped: not a regular file\n";
    let last = "1 input, 1 article, 1 warning, 0 failures\n";
    let args = ["convert", "--to", "ndjson", "in"];
    folder.check(&args, 0, &harbour, &format!("{warning}{last}"));

    let fifo = folder.path().join("in/fifo.txt");
    let writer = std::thread::spawn(move || std::fs::write(fifo, HARBOUR).unwrap());
    let args = ["convert", "--to", "ndjson", "in/fifo.txt"];
    folder.check(&args, 0, &harbour, "");
    writer.join().unwrap();
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_are_their_own_error() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("in/a.txt", HARBOUR), ("elsewhere/b.txt", LIBRARY)]);
    let inside = folder.path().join("in");
    symlink("../elsewhere", inside.join("linked")).unwrap();
    symlink(".", inside.join("loop")).unwrap();
    symlink("self.txt", inside.join("self.txt")).unwrap();
    symlink("nowhere.txt", inside.join("nowhere-link.txt")).unwrap();
    symlink("nowhere.txt", inside.join(".hidden-link.txt")).unwrap();
    let harbour = folder.silent(&["convert", "--to", "ndjson", "in/a.txt"]);
    let library = folder.silent(&["convert", "--to", "ndjson", "elsewhere/b.txt"]);
    folder.check(
        &["convert", "--to", "ndjson", "in"],
        2,
        &format!("{harbour}{library}"),
        "\
in/loop: error[link-loop]: a symbolic link that leads back to in
in/nowhere-link.txt: error[unreadable]: cannot be read: no such file or directory
in/self.txt: error[unreadable]: cannot be read: too many levels of symbolic links
5 inputs, 2 articles, 0 warnings, 3 failures
",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_cannot_steer_the_terminal() {
    let folder = Folder::with(&[("a\u{1b}[31m\nb\u{202e}.txt", "")]);
    folder.check(
        &["convert", "--to", "ndjson", "."],
        1,
        "",
        "\
./a<U+001B>[31m<U+000A>b<U+202E>.txt:1:1: error[empty]: the text is empty
1 input, 0 articles, 0 warnings, 1 failure
",
    );
}

#[test]
fn texts_of_more_lines_than_an_article_may_have_are_refused_and_the_batch_goes_on() {
    let ferry = "Ferry runs again\n\nThe ferry ran again on Monday after a week in port.\n";
    let folder = Folder::with(&[
        // So many that they are not even cut into lines.
        ("in/a.txt", &"a\n".repeat(200_000)),
        ("in/b.txt", ferry),
        ("in/c.txt", &"One word more\n".repeat(30_001)),
        // Blank lines do not count.
        ("in/d.txt", &ferry.replace("\n\n", &"\n".repeat(30_001))),
    ]);
    let record = "{\"outlet\":null,\"date\":null,\"time\":null,\"date_text\":null,\
        \"headline\":\"Ferry runs again\",\"standfirst\":null,\"byline\":[],\
        \"body\":[\"The ferry ran again on Monday after a week in port.\"],\
        \"source\":[],\"extra\":{}}\n";
    folder.check(
        &["convert", "--to", "ndjson", "in"],
        1,
        &record.repeat(2),
        "\
in/a.txt:1:1: error[too-many-lines]: more lines than an article may have, 30000 (--split cuts it)
in/c.txt:1:1: error[too-many-lines]: more lines than an article may have, 30000 (--split cuts it)
4 inputs, 2 articles, 0 warnings, 2 failures
",
    );
}
