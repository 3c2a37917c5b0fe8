//! Files of many articles, converted as they are read.

use newsclip::{Article, Document, Format, Options, parse};
use sha2::{Digest, Sha256};

use super::Folder;

/// An export of so many articles, some 300 bytes each.
pub(super) fn export(count: usize) -> String {
    let article = |number| {
        format!(
            "\n                    {number} of {count} DOCUMENTS\n\n\n                    The Pier Post\n\n\
             March 1, 2024 Friday\n\nCrane number {number} is repaired\n\nSECTION: NEWS; Pg. 7\n\n\
             The crane at berth {number} lifts again, the port said in a note on Friday.\n\n\
             LANGUAGE: ENGLISH\n\n"
        )
    };
    (1..=count).map(article).collect()
}

/// More than is read at a time, whatever reads it.
pub(super) const MANY: usize = 500;

/// What the articles of a text are in one piece.
pub(super) fn whole(text: &str, format: Format) -> String {
    let document = Document::from_text(text);
    let parsed = parse(&document, &Options::default());
    let articles: Vec<_> = parsed.articles.into_iter().map(|found| found.article).collect();
    written(&articles, format)
}

fn written(articles: &[Article<'_>], format: Format) -> String {
    let mut bytes = Vec::new();
    format.append(articles, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn an_export_larger_than_an_article_may_be_is_read_in_every_format() {
    let text = export(MANY);
    let folder = Folder::with(&[("all.txt", &text)]);
    for format in Format::ALL {
        let args = ["convert", "all.txt", "--max-size", "1K", "--to", format.name()];
        assert_eq!(folder.silent(&args), whole(&text, format), "{format}");
        let outcome = folder.run_with(&["convert", "--to", format.name()], &text);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{format}");
        assert_eq!(outcome.stdout, whole(&text, format), "{format}, standard input");
    }
    // In a batch, and with several threads.
    folder.write("more/a.txt", &text);
    folder.write("more/b.txt", export(2));
    folder.write("more/c.txt", &text);
    for format in [Format::Json, Format::Text] {
        let args = ["convert", "-q", "more", "--to", format.name(), "--jobs"];
        let one = folder.silent(&[&args[..], &["1"]].concat());
        let all = [text.clone(), export(2), text.clone()].concat();
        assert_eq!(one, whole(&all, format), "{format}");
        assert_eq!(folder.silent(&[&args[..], &["4"]].concat()), one, "{format}, 4 threads");
    }
}

#[test]
fn a_folder_gets_one_file_an_article() {
    let text = export(MANY);
    let folder = Folder::with(&[("all.txt", &text)]);
    folder.silent(&["convert", "all.txt", "-o", "out/", "--max-size", "1K"]);
    let document = Document::from_text(text.as_str());
    let parsed = parse(&document, &Options::default());
    for (index, found) in parsed.articles.into_iter().enumerate() {
        let record = folder.read(&format!("out/all-{}.json", index + 1));
        assert_eq!(record, written(&[found.article], Format::Json));
    }
    assert_eq!(folder.tree().len(), 1 + MANY);
    // A name from the record has the number of the article.
    let args = ["convert", "all.txt", "-o", "named/", "--name", "{n}", "--max-size", "1K"];
    folder.silent(&args);
    assert_eq!(folder.read("named/499.json"), folder.read("out/all-499.json"));
}

#[test]
fn one_article_that_is_left_of_many_is_no_array_and_has_no_number() {
    let text = export(MANY).replace("Crane number 7 is repaired", "").replace("The Pier Post", "");
    let text = text.replacen("                    \n", "                    The Pier Post\n", 1);
    let folder = Folder::with(&[("all.txt", &text)]);
    let outcome = folder.run(&["convert", "-q", "all.txt", "--require", "outlet"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stdout.starts_with("{\n  \"outlet\": \"The Pier Post\","),
        "{}",
        outcome.stdout
    );
    folder.run(&["convert", "-q", "all.txt", "--require", "outlet", "-o", "out/"]);
    assert_eq!(folder.tree(), ["all.txt", "out/all.json"]);
    assert_eq!(folder.read("out/all.json"), outcome.stdout);
}

#[test]
fn the_provenance_says_where_each_article_stands() {
    let text = export(MANY);
    let folder = Folder::with(&[("all.txt", &text)]);
    let args = ["convert", "--to", "ndjson", "--provenance"];
    let file = folder.silent(&[&args[..], &["all.txt", "--max-size", "1K"]].concat());
    let stdin = folder.run_with(&args, &text).stdout;
    assert_eq!(stdin.replace("\"input\":\"-\"", "\"input\":\"all.txt\""), file);
    let sum = Sha256::digest(text.as_bytes());
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    for (index, line) in file.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let provenance = &record["provenance"];
        assert_eq!(provenance["sha256"], sum);
        assert_eq!(provenance["article"], index + 1);
        // From its mark, on the second of its 16 lines, to its last label, on the 15th.
        let lines = [16 * index + 2, 16 * index + 15];
        assert_eq!(provenance["lines"], serde_json::json!(lines));
        let place = |key: &serde_json::Value| key.as_u64().unwrap() as usize;
        let (start, end) = (place(&provenance["bytes"][0]), place(&provenance["bytes"][1]));
        let article = text.get(start..end).unwrap();
        assert!(article.starts_with(&format!("{} of {MANY} DOCUMENTS", index + 1)), "{article}");
        assert!(article.ends_with("LANGUAGE: ENGLISH"), "{article}");
        let headline = &provenance["fields"][2];
        assert_eq!(
            (&headline["field"], &headline["line"]),
            (&"headline".into(), &(16 * index + 9).into())
        );
    }
}

#[test]
fn an_error_in_a_later_article_leaves_those_before_it() {
    let text = export(MANY);
    let at = text.find("300 of 500").unwrap() + 150;
    let mut bytes = text.clone().into_bytes();
    bytes[at] = 0;
    let folder = Folder::new();
    folder.write("all.txt", bytes);
    let expected = whole(&text, Format::Ndjson);
    let expected: String = expected.split_inclusive('\n').take(299).collect();
    let outcome = folder.run(&["convert", "all.txt", "--to", "ndjson"]);
    let line = text.get(..at).unwrap().matches('\n').count() + 1;
    assert_eq!((outcome.status, outcome.stdout), (2, expected));
    let place = format!("all.txt:{line}:");
    assert!(outcome.stderr.starts_with(&place), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("error[control-character]"), "{}", outcome.stderr);
    // So it is in a small file, too, which is read in one piece else.
    let text = export(3).replace("berth 3", "berth \u{1}");
    folder.write("small.txt", &text);
    let outcome = folder.run(&["convert", "small.txt", "--to", "ndjson"]);
    let error = "small.txt:45:20: error[control-character]: the control character U+0001 (--lossy \
                 replaces it)\n";
    assert_eq!((outcome.status, outcome.stderr.as_str()), (2, error));
    assert_eq!(
        outcome.stdout,
        whole(&export(3), Format::Ndjson).split_inclusive('\n').take(2).collect::<String>()
    );
}

#[test]
fn an_article_that_is_too_large_is_named() {
    let text = export(3).replace("berth 2 lifts", &"berth 2 lifts ".repeat(100));
    let folder = Folder::with(&[("all.txt", &text)]);
    folder.check(
        &["convert", "all.txt", "--to", "ndjson", "--max-size", "1K"],
        2,
        &whole(&export(3), Format::Ndjson).split_inclusive('\n').take(1).collect::<String>(),
        "all.txt:18:1: error[too-large]: an article larger than 1 KiB (--max-size allows more)\n",
    );
}

#[test]
fn a_file_is_split_where_the_user_says() {
    let text = "Crane is repaired\n\nThe crane lifts again, the port said in a note on Friday.\n\n\
                -- 2 --\n\nPier is closed\n\nThe pier is closed, the port said in a note on Monday.\n";
    let folder = Folder::with(&[("two.txt", text)]);
    let headlines = |args: &[&str]| {
        let outcome = folder.run(args);
        let records = Format::Ndjson.read(&outcome.stdout).unwrap();
        let headlines: Vec<_> = records
            .iter()
            .map(|it| it.headline.as_deref().unwrap_or_default().to_owned())
            .collect();
        (headlines, outcome.stderr)
    };
    let convert = ["convert", "two.txt", "--to", "ndjson"];
    let both = vec!["Crane is repaired".to_owned(), "Pier is closed".to_owned()];
    // The whole line is a mark.
    let (found, said) = headlines(&[&convert[..], &["-v", "--split", "^-- [0-9]+ --$"]].concat());
    assert_eq!(found, both);
    assert!(
        said.contains("two.txt:5:1: note[mark]: the mark of an article or message\n"),
        "{said}"
    );
    // A line that is matched in part is an article's first.
    let (found, _) = headlines(&[&convert[..], &["--split", "^Pier "]].concat());
    assert_eq!(found, both);
    // A folder can say so, and check and explain heed it.
    folder.write("newsclip.toml", "split = '^-- [0-9]+ --$'\n");
    assert_eq!(headlines(&convert).0, both);
    let explained = folder.run(&["explain", "two.txt"]).stdout;
    assert!(explained.starts_with("two.txt: export layout, 2 articles\n"), "{explained}");
    folder.check(
        &["convert", "two.txt", "--split", "(a"],
        2,
        "",
        "error: invalid value '(a' for '--split <REGEX>': unclosed group\n\n\
         For more information, try '--help'.\n",
    );
}

#[test]
fn the_warnings_of_many_articles_are_grouped_and_those_of_one_are_not() {
    // In every article the wrong weekday, and a label twice more.
    let text = |count| {
        let text = export(count).replace(" Friday\n\nCrane", " Monday\n\nCrane");
        text.replace("ENGLISH\n", "ENGLISH\n\nSECTION: SPORT\n\nSECTION: HOME\n")
    };
    let folder = Folder::with(&[("one.txt", &text(1)), ("more.txt", &text(3))]);
    let weekday = |name: &str, line: usize| {
        format!("{name}:{line}:1: warning[weekday-mismatch]: 2024-03-01 is not a Monday\n")
    };
    let label = |name: &str, line: usize| {
        format!(
            "{name}:{line}:1: warning[repeated-label]: left out: the label stands above already\n"
        )
    };
    let check = |name: &str, args: &[&str], expected: &dyn Fn(&str) -> String| {
        let args = [&["convert", "--to", "ndjson"], args].concat();
        assert_eq!(folder.run(&[&args[..], &[name]].concat()).stderr, expected(name), "{args:?}");
        // As it comes, too.
        let said = folder.run_with(&args, &folder.read(name)).stderr;
        assert_eq!(said, expected("-"), "{args:?}");
    };
    check("one.txt", &[], &|name| weekday(name, 7) + &label(name, 17) + &label(name, 19));
    let error = |name: &str, line: usize| {
        let missing = "error[missing-field]: byline is required, and the text does not state it";
        format!("{name}:{line}:21: {missing}\n")
    };
    let grouped = |name: &str| {
        let [days, labels] = [(2, "weekday-mismatch"), (5, "repeated-label")]
            .map(|(more, code)| format!("{more} more warning[{code}] (-v shows each)\n"));
        weekday(name, 7) + &days + &label(name, 17) + &labels
    };
    check("more.txt", &[], &grouped);
    // Errors stand in their place.
    let require = ["--require", "byline"];
    check("one.txt", &require, &|name| {
        error(name, 5) + &weekday(name, 7) + &label(name, 17) + &label(name, 19)
    });
    check("more.txt", &require, &|name| {
        [5, 25, 45].map(|line| error(name, line)).concat() + &grouped(name)
    });
    // With `-v` so do all.
    let verbose = folder.run(&["convert", "-v", "more.txt", "--to", "ndjson"]).stderr;
    let warnings = verbose.split_inclusive('\n').filter(|line| line.contains(": warning["));
    let each = [0, 20, 40].map(|line| {
        let [day, one, other] = [7, 17, 19].map(|it| it + line);
        weekday("more.txt", day) + &label("more.txt", one) + &label("more.txt", other)
    });
    assert_eq!(warnings.collect::<String>(), each.concat());
}
