//! Texts of more lines than an article has, and records of more than one can keep.

use newsclip::{Format, MOST_LINES};

use super::exports::{export, whole};
use super::{Folder, HARBOUR, LIBRARY};

const SAYS: &str =
    "error[too-many-lines]: more lines than an article may have, 30000 (--split cuts it)";

/// A text of so many short lines that are all different.
fn lines(count: usize) -> String {
    (1..=count).map(|number| format!("The wall {number}\n")).collect()
}

/// A long article of so many lines of prose.
fn novel(count: usize) -> String {
    let line = "The mayor told them that the work on the old wall would begin again as soon as the";
    (1..=count).map(|number| format!("{line} {number}\n")).collect()
}

#[test]
fn one_of_a_batch_is_an_error_and_the_others_are_converted() {
    let folder = Folder::with(&[("a/one.txt", HARBOUR), ("a/three.txt", LIBRARY)]);
    folder.write("a/two.txt", lines(MOST_LINES + 1));
    let others = Folder::with(&[("a/one.txt", HARBOUR), ("a/three.txt", LIBRARY)]);
    let args = ["convert", "-q", "a", "--to", "ndjson"];
    folder.check(&args, 1, &others.silent(&args), &format!("a/two.txt:1:1: {SAYS}\n"));
}

#[test]
fn blank_lines_do_not_count_and_a_novel_is_an_article() {
    let folder = Folder::new();
    folder.write("novel.txt", novel(MOST_LINES).replace("7\n", "7\n\n\n"));
    let outcome = folder.run(&["convert", "-q", "novel.txt", "--to", "ndjson"]);
    assert_eq!((outcome.status, &*outcome.stderr), (0, ""));
    assert_eq!(outcome.stdout.lines().count(), 1);
    folder.write("novel.txt", novel(MOST_LINES + 1));
    let args = ["convert", "-q", "novel.txt", "--to", "ndjson"];
    folder.check(&args, 1, "", &format!("novel.txt:1:1: {SAYS}\n"));
}

#[test]
fn more_lines_than_are_counted_one_by_one() {
    let folder = Folder::new();
    folder.write("words.txt", format!("\n\n{}", "wall\r".repeat(200_000)));
    let args = ["convert", "words.txt", "--to", "ndjson"];
    folder.check(&args, 1, "", &format!("words.txt:3:1: {SAYS}\n"));
    let explained = folder.run(&["explain", "words.txt"]);
    assert_eq!((explained.status, &*explained.stderr), (1, ""));
    folder.write("blank.txt", " \n".repeat(200_000));
    let message = "blank.txt:1:1: error[empty]: the text is empty\n";
    folder.check(&["convert", "blank.txt", "--to", "ndjson"], 1, "", message);
}

#[test]
fn the_second_article_of_an_export_is_an_error_and_those_before_it_are_written() {
    // Whether its end has been read when it is too long, or not.
    for more in [1, 5, 30_000] {
        let text = export(3).replace("The crane at berth 2", &lines(MOST_LINES + more));
        broken_off(&text);
    }
}

#[track_caller]
fn broken_off(text: &str) {
    let folder = Folder::new();
    folder.write("all.txt", text);
    let first = whole(&export(3), Format::Ndjson);
    let first = first.split_inclusive('\n').take(1).collect::<String>();
    let args = ["convert", "all.txt", "--to", "ndjson"];
    folder.check(&args, 2, &first, &format!("all.txt:18:1: {SAYS}\n"));
}

#[test]
fn a_part_of_a_split_text_is_an_error_and_the_others_are_not() {
    let folder = Folder::new();
    folder.write("all.txt", format!("{HARBOUR}=\n{}=\n{LIBRARY}", lines(MOST_LINES + 1)));
    folder.write("two.txt", format!("{HARBOUR}=\n{LIBRARY}"));
    let args = ["--to", "ndjson", "-q", "--split", "=", "--repair"];
    let two = folder.silent(&[&["convert", "two.txt"][..], &args].concat());
    let all = [&["convert", "all.txt"][..], &args].concat();
    folder.check(&all, 1, &two, &format!("all.txt:7:1: {SAYS}\n"));
}

/// Parts that no mark tells apart are read as in a small text.
#[test]
fn a_large_text_of_parts_gives_what_its_parts_give() {
    let part = "\
Crane is repaired after a winter of storms
By Ann Writer
4 March 2024

The crane at the berth lifts again, the port said in a note on Friday.
It had been out of work since the storms of the winter, which took its cable.

";
    let header = "\
Title: Crane is repaired after a winter of storms
Date: 4 March 2024

The crane at the berth lifts again, the port said in a note on Friday.

";
    let forms = [
        format!("=====\n{part}"),
        format!("{part}\n\n\n\n"),
        header.to_owned(),
        format!("<DOC>\n{header}</DOC>\n"),
    ];
    let folder = Folder::new();
    for form in forms {
        let count = MOST_LINES / 3;
        folder.write("few.txt", form.repeat(3));
        folder.write("many.txt", form.repeat(count));
        let few = folder.run(&["convert", "few.txt", "-q", "--to", "ndjson"]);
        let many = folder.run(&["convert", "many.txt", "-q", "--to", "ndjson"]);
        assert_eq!((few.status, few.stdout.lines().count()), (0, 3), "{form}");
        assert_eq!((many.status, many.stdout.lines().count()), (0, count), "{form}");
        let first = few.stdout.lines().next();
        assert!(many.stdout.lines().all(|line| Some(line) == first), "{form}");
    }
}

/// Messages in frames are converted as they are read, too.
#[test]
fn a_large_file_of_framed_messages_gives_what_its_messages_give() {
    let message = "\u{1}eca062 4 i 211 dpa 061\r\n\u{2}\r\nCrane is repaired\r\n\r\n\
        The crane at the berth lifts again, the port said in a note on Friday.\r\n\u{3}\r\n\u{4}\r\n";
    let folder = Folder::new();
    folder.write("few.txt", message.repeat(2));
    folder.write("many.txt", message.repeat(3_000));
    let few = folder.silent(&["convert", "few.txt", "-q", "--to", "ndjson"]);
    assert_eq!(few.lines().count(), 2);
    for args in [["--jobs", "1"], ["--jobs", "4"]] {
        let args = [&["convert", "many.txt", "-q", "--to", "ndjson"][..], &args].concat();
        let lines = few.lines().next().unwrap();
        assert_eq!(folder.silent(&args), format!("{lines}\n").repeat(3_000));
    }
}

/// Large inputs of records are read twice, so that the last one's mistake leaves
/// nothing half done.
#[test]
fn many_records_are_all_converted_or_none_is() {
    let few = whole(HARBOUR, Format::Ndjson);
    let many = few.repeat((256 << 10) / few.len() + 2);
    let folder = Folder::new();
    folder.write("all.ndjson", &many);
    for format in Format::ALL {
        let name = format!("again.{format}");
        let to = ["--to", format.name(), "-o", &name];
        folder.silent(&[&["convert", "all.ndjson"][..], &to].concat());
        let back = ["convert", &name, "--from", format.name(), "--to", "ndjson"];
        assert_eq!(folder.silent(&back), many, "{format}");
    }
    folder.write("bad.ndjson", format!("{many}{{\"body\":[],\"x\":1}}\n"));
    let outcome = folder.run(&["convert", "bad.ndjson", "--to", "ndjson"]);
    let place = format!("bad.ndjson:{}:", many.lines().count() + 1);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
    assert!(outcome.stderr.starts_with(&place), "{}", outcome.stderr);
    // One that lacks a field is left out, as of few.
    let args = ["convert", "all.ndjson", "-q", "--to", "ndjson", "--require", "date"];
    let error =
        "all.ndjson: error[missing-field]: date is required, and the text does not state it\n";
    folder.check(&args, 1, "", &error.repeat(many.lines().count()));
}

#[test]
fn a_record_of_more_paragraphs_than_one_may_have() {
    let header =
        "outlet:\ndate:\ntime:\ndate_text:\nheadline:\nstandfirst:\nbyline:\nsource:\nextra:\n";
    let says = "more than 50000 entries in one list of an article\n";
    let cases = [
        ("json", format!("{{\"body\":[\"x\"{}]}}", ",\"x\"".repeat(50_000)), "1:200014"),
        ("markdown", "x\n\n".repeat(50_001), "100001:1"),
        ("text", format!("{header}\n{}", "x\n\n".repeat(50_001)), "100011:1"),
    ];
    let folder = Folder::new();
    for (format, text, place) in cases {
        folder.write("a", &text);
        let message =
            format!("a:{place}: error[not-a-format]: not {format} as newsclip writes it: ");
        folder.check(&["convert", "a", "--from", format], 2, "", &format!("{message}{says}"));
    }
}
