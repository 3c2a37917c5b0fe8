//! How the records of many articles come out as they are read: early, in order, and
//! no longer than somebody takes them.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use newsclip::Format;

use super::Folder;
use super::exports::{MANY, export, whole};

#[test]
fn the_first_record_is_out_before_the_last_article_is_in() {
    let text = export(4);
    let (first, rest) = text.split_at(text.find("3 of 4").unwrap());
    let folder = Folder::new();
    for format in ["ndjson", "text"] {
        let mut command = folder.command(&["convert", "--to", format]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(first.as_bytes()).unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        // Waits for ever where the record waits for the end of the input.
        output.read_line(&mut line).unwrap();
        let expected = if format == "text" { "outlet: The Pier Post" } else { "{\"outlet\":" };
        assert!(line.starts_with(expected), "{line}");
        input.write_all(rest.as_bytes()).unwrap();
        drop(input);
        let mut all = line;
        std::io::Read::read_to_string(&mut output, &mut all).unwrap();
        assert!(child.wait().unwrap().success());
        assert_eq!(all, whole(&text, format.parse().unwrap()));
    }
}

#[test]
fn a_run_whose_records_nobody_takes_ends_while_its_input_is_open() {
    let text = export(MANY);
    let mark = format!(" of {MANY} DOCUMENTS");
    let places: Vec<_> = text.match_indices(&mark).map(|(at, _)| at).collect();
    let folder = Folder::new();
    for jobs in ["1", "2", "8"] {
        let mut command = folder.command(&["convert", "--to", "ndjson", "--jobs", jobs]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(&text.as_bytes()[..places[3]]).unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut String::new()).unwrap();
        drop(output);
        // A child that another test begins just now holds our end of the pipe for a
        // moment: the first records still go somewhere.
        let mut ended = None;
        for article in places[3..].windows(2) {
            let written = input.write_all(&text.as_bytes()[article[0]..article[1]]);
            sleep(Duration::from_millis(20));
            ended = child.try_wait().unwrap();
            if written.is_err() || ended.is_some() {
                break;
            }
        }
        let status = ended.map_or_else(|| child.wait(), Ok).unwrap();
        assert!(status.success(), "{jobs} jobs");
        drop(input);
    }
}

#[test]
fn one_export_gives_the_same_whatever_the_number_of_threads() {
    // Parts of 128 KiB, one article without an outlet, and at the end no text.
    let text = export(5 * MANY).replace("Crane number 1207 is repaired", "");
    let mut bytes = text.replacen("The Pier Post", "", 1).into_bytes();
    assert!(bytes.len() > 1 << 19, "{} bytes", bytes.len());
    bytes.extend(b"\n    1 of 1 DOCUMENTS\n\n\xff\xfe\x81");
    let folder = Folder::with(&[]);
    folder.write("all.txt", &bytes);
    for format in Format::ALL {
        let args = |jobs| {
            [
                "convert",
                "-v",
                "all.txt",
                "--encoding",
                "utf-8",
                "--to",
                format.name(),
                "--jobs",
                jobs,
            ]
        };
        let one = folder.run(&args("1"));
        assert_eq!(one.status, 2, "{format}: {}", one.stderr);
        assert!(one.stderr.contains("error[undecodable]"), "{}", one.stderr);
        assert!(one.stderr.contains("note["), "{}", one.stderr);
        for jobs in ["2", "8"] {
            assert_eq!(folder.run(&args(jobs)), one, "{format}, {jobs} threads");
        }
    }
    let files = |jobs: &str| {
        let folder = Folder::with(&[]);
        folder.write("all.txt", &bytes);
        folder.run(&["convert", "-q", "all.txt", "--encoding", "utf-8", "-o", "out/", "-j", jobs]);
        let tree = folder.tree().into_iter().filter(|path| path != "all.txt");
        tree.map(|path| (folder.read(&path), path)).collect::<Vec<_>>()
    };
    let one = files("1");
    assert_eq!(one.len(), 5 * MANY - 1);
    assert_eq!(files("2"), one);
}
