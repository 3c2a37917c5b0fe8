//! Help, completions, the man page, and what a mistyped word gets.

use super::{Folder, HARBOUR};

#[test]
fn a_typo_in_an_option_gets_a_suggestion() {
    let message = "\
error: unexpected argument '--provenence' found

  tip: a similar argument exists: '--provenance'

Usage: newsclip convert --provenance [INPUT]...

For more information, try '--help'.
";
    Folder::new().check(&["convert", "--provenence"], 2, "", message);
}

#[test]
fn an_unknown_value_gets_the_known_ones() {
    let message = "\
error: invalid value 'jsn' for '--to <FORMAT>'
  [possible values: json, ndjson, markdown, text]

  tip: a similar value exists: 'json'

For more information, try '--help'.
";
    Folder::new().check(&["convert", "--to", "jsn"], 2, "", message);
}

/// The first line of what a wrong value gets.
#[track_caller]
fn check_wrong(args: &[&str], expected: &str) {
    let outcome = Folder::with(&[("a.txt", HARBOUR)]).run(args);
    assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
    assert_eq!(outcome.stderr.lines().next(), Some(expected));
}

#[test]
fn wrong_values_are_refused() {
    let convert = |option, value| ["convert", "a.txt", option, value];
    check_wrong(&convert("--from", "xml"), "error: invalid value 'xml' for '--from <FORMAT>'");
    check_wrong(&convert("--layout", "x"), "error: invalid value 'x' for '--layout <LAYOUT>'");
    check_wrong(
        &convert("--date-order", "dym"),
        "error: invalid value 'dym' for '--date-order <ORDER>'",
    );
    check_wrong(
        &convert("--encoding", "utf-9"),
        "error: invalid value 'utf-9' for '--encoding <LABEL>': \
         no encoding of the web has this label (examples: windows-1252, gbk, koi8-r)",
    );
    check_wrong(
        &convert("--max-size", "big"),
        "error: invalid value 'big' for '--max-size <SIZE>': \
         a number of bytes, as in 4096, 500K, 16M or 1G",
    );
    check_wrong(
        &convert("--jobs", "0"),
        "error: invalid value '0' for '--jobs <N>': a number of threads from 1 to 1024",
    );
    check_wrong(
        &convert("--require", "body,titel"),
        "error: invalid value 'titel' for '--require <FIELD,…>'",
    );
    check_wrong(
        &convert("--color", "sometimes"),
        "error: invalid value 'sometimes' for '--color <WHEN>'",
    );
    check_wrong(
        &["convert", "-q", "-v"],
        "error: the argument '--quiet' cannot be used with '--verbose'",
    );
    check_wrong(&["explain"], "error: the following required arguments were not provided:");
    check_wrong(&["convrt"], "error: unrecognized subcommand 'convrt'");
    check_wrong(&["man", "convrt"], "error: newsclip has no command \"convrt\"");
}

#[test]
fn a_format_goes_by_its_ending_too() {
    let folder = Folder::with(&[("a.txt", HARBOUR)]);
    let expected = folder.silent(&["convert", "a.txt", "--to", "markdown"]);
    assert_eq!(folder.silent(&["convert", "a.txt", "--to", "md"]), expected);
}

#[test]
fn help_names_every_command_and_fits_a_screen() {
    let folder = Folder::new();
    let help = folder.silent(&["--help"]);
    assert_eq!(folder.silent(&["-h"]), help);
    for command in ["convert", "check", "explain", "schema", "completions", "man"] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let page = folder.silent(&[command, "--help"]);
        assert!(page.contains(&format!("Usage: newsclip {command}")), "{page}");
        assert!(page.contains("Example"), "{page}");
        assert!(page.lines().count() <= 70, "{page}");
    }
    let page = folder.silent(&["convert", "--help"]);
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = "Names of the files in DIR/, from date, year, month, day, outlet, headline, stem \
                 or n (the article's number) in braces";
    assert!(page.contains(names), "{page}");
    assert_eq!(folder.run(&[]).status, 2);
    assert_eq!(
        folder.silent(&["--version"]),
        concat!("newsclip ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

/// The commands in the examples of a help page, without its explanations.
fn examples(help: &str) -> Vec<String> {
    let command = |line: &&str| line.starts_with("  newsclip ") || line.contains(" | newsclip ");
    let lines = help.lines().filter(command);
    lines.map(|line| line.trim().split("   ").next().unwrap().to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn the_examples_of_the_help_texts_work() {
    let folder = Folder::with(&[
        ("article.txt", HARBOUR),
        ("articles/a.txt", HARBOUR),
        ("fixtures/a.txt", HARBOUR),
        ("tests/a.txt", HARBOUR),
    ]);
    folder.run(&["check", "--bless"]);
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_newsclip")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut count = 0;
    for command in ["convert", "check", "explain"] {
        for example in examples(&folder.silent(&[command, "--help"])) {
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &example]).current_dir(folder.path()).env("PATH", &path);
            shell.env_remove("CI").env_remove("GITHUB_ACTIONS");
            let output = shell.output().unwrap();
            // HARBOUR states no date, which one of the examples requires.
            let expected = i32::from(example.contains("--require date"));
            assert_eq!(output.status.code(), Some(expected), "{example}: {output:?}");
            count += 1;
        }
    }
    assert_eq!(count, 12, "an example is missing or new");
}

#[test]
fn the_schema_is_the_library_s() {
    let schema: serde_json::Value =
        serde_json::from_str(&Folder::new().silent(&["schema"])).unwrap();
    assert_eq!(schema, newsclip::schema());
}

#[test]
fn completions_for_every_shell() {
    let folder = Folder::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = folder.silent(&["completions", shell]);
        assert!(script.contains("newsclip") && script.contains("provenance"), "{shell}");
    }
}

#[test]
fn man_pages() {
    let folder = Folder::new();
    assert!(folder.silent(&["man"]).contains(".TH newsclip 1"));
    let page = folder.silent(&["man", "convert"]);
    assert!(page.contains(".TH newsclip-convert 1"), "{page}");
    assert!(page.contains("provenance"), "{page}");
}
