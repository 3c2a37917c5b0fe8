//! Input that is out to do harm, or has suffered some: what no file in
//! `fixtures/` can be, and what becomes of the rest on its way out.

use std::fs;
use std::process::{Command, Stdio};

use super::{Folder, HARBOUR, LIBRARY};

/// Two paragraphs, once read as windows-1252.
const MOJIBAKE: &str = "\
La mairie a fermÃ© le vieux pont, et les riverains sâ€™en disent soulagÃ©s depuis lundi.

Il rouvrira Ã\u{A0} la fin de lâ€™Ã©tÃ©, selon les services de la commune, sâ€™il tient jusque-lÃ\u{A0}.
";

/// The same as it was written.
const FRENCH: &str = "\
La mairie a fermé le vieux pont, et les riverains s’en disent soulagés depuis lundi.

Il rouvrira à la fin de l’été, selon les services de la commune, s’il tient jusque-là.
";

#[cfg(unix)]
#[test]
fn an_endless_fifo_stops_at_the_limit() {
    let folder = Folder::new();
    super::make_fifo(&folder.path().join("endless"));
    let mut yes = Command::new("sh");
    yes.args(["-c", "exec yes 'The wall is old.' > endless"]).current_dir(folder.path());
    let mut yes = yes.stderr(Stdio::null()).spawn().unwrap();
    let message = "endless: error[too-large]: larger than 64 KiB (--max-size allows more)\n";
    folder.check(&["convert", "endless", "--max-size", "64K"], 2, "", message);
    // The pipe is closed: the writer ends by itself.
    assert!(!yes.wait().unwrap().success());
}

#[test]
fn a_line_of_sixteen_megabytes_is_one_paragraph() {
    let folder = Folder::new();
    let paragraph = format!("The wall is {}old.", "very ".repeat(3_200_000));
    folder.write("a.txt", format!("{HARBOUR}\n{paragraph}\n"));
    let record: serde_json::Value =
        serde_json::from_str(&folder.silent(&["convert", "a.txt"])).unwrap();
    let body = record["body"].as_array().unwrap();
    assert!(body.last().unwrap() == &*paragraph && body.len() == 4);
    // The excerpt in a message is cut.
    let args = ["convert", "a.txt", "--require", "source", "--color", "always"];
    assert!(folder.run(&args).stderr.len() < 2_000);
}

#[cfg(unix)]
#[test]
fn sockets_and_devices_in_a_folder_are_skipped() {
    let folder = Folder::with(&[("in/a.txt", HARBOUR)]);
    std::os::unix::fs::symlink("/dev/null", folder.path().join("in/device.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("in/s.txt")).unwrap();
    let harbour = folder.silent(&["convert", "in/a.txt", "--to", "ndjson"]);
    folder.check(
        &["convert", "in", "--to", "ndjson"],
        0,
        &harbour,
        "\
in/device.txt: warning[special-file]: skipped: not a regular file
1 more warning[special-file] (-v shows each)
1 input, 1 article, 2 warnings, 0 failures
",
    );
}

/// Characters that turn text round or hide it, and an escape sequence.
const STEERING: &str = "The \u{202e}wall\u{202c} of the \u{2066}harbour\u{2069} was\u{200b} old.";

#[test]
fn characters_that_steer_are_escaped_in_json_and_exact_in_markdown() {
    let folder = Folder::with(&[("a.txt", &format!("{STEERING}\n\n{HARBOUR}"))]);
    let escaped = STEERING
        .replace('\u{202e}', "\\u202e")
        .replace('\u{202c}', "\\u202c")
        .replace('\u{2066}', "\\u2066")
        .replace('\u{2069}', "\\u2069");
    for to in ["json", "ndjson"] {
        let output = folder.silent(&["convert", "a.txt", "--to", to]);
        assert!(output.contains(&format!("\"{escaped}\"")), "{output}");
    }
    let output = folder.silent(&["convert", "a.txt", "--to", "markdown"]);
    assert!(output.contains(&format!("\n{STEERING}\n")), "{output}");
}

#[cfg(target_os = "linux")]
#[test]
fn characters_that_steer_are_made_visible_on_a_terminal() {
    let folder = Folder::with(&[("a.txt", &format!("{STEERING}\n\n{HARBOUR}"))]);
    let program = env!("CARGO_BIN_EXE_newsclip");
    let mut script = Command::new("script");
    let inside = format!("'{program}' convert a.txt --to markdown");
    script.args(["-qec", &inside, "/dev/null"]).current_dir(folder.path());
    let Ok(output) = script.stdin(Stdio::null()).output() else {
        eprintln!("NOT RUN: there is no script(1) here to make a terminal");
        return;
    };
    let shown = String::from_utf8(output.stdout).unwrap();
    let visible = "The <U+202E>wall<U+202C> of the <U+2066>harbour<U+2069> was<U+200B> old.";
    assert!(shown.contains(visible), "{shown:?}");
}

#[test]
fn mojibake_is_said_and_repaired_on_request() {
    let folder = Folder::with(&[("a.txt", MOJIBAKE), ("right.txt", FRENCH)]);
    let record = folder.silent(&["convert", "right.txt"]);
    let outcome = folder.run(&["convert", "a.txt"]);
    let said = "UTF-8 that was once read as windows-1252, in 8 places (--repair mends it)";
    assert_eq!(outcome.stderr, format!("a.txt:1:17: warning[mojibake]: {said}\n"));
    assert_eq!(outcome.status, 0);
    assert_eq!(folder.run(&["convert", "a.txt", "--strict"]).status, 1);

    assert_eq!(folder.silent(&["convert", "a.txt", "--repair"]), record);
    let said = "UTF-8 that was once read as windows-1252, repaired in 8 places";
    let verbose = folder.run(&["convert", "a.txt", "--repair", "-v"]).stderr;
    assert!(verbose.contains(&format!("a.txt:1:17: note[repaired]: {said}\n")), "{verbose}");
    let explained = folder.silent(&["explain", "a.txt", "--repair"]);
    assert!(explained.contains("s’en disent soulagés") && explained.contains(said), "{explained}");
}

#[test]
fn provenance_counts_in_the_repaired_text() {
    let folder = Folder::with(&[("a.txt", MOJIBAKE)]);
    let record = folder.silent(&["convert", "a.txt", "--repair", "--provenance"]);
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let fields = record["provenance"]["fields"].as_array().unwrap();
    let texts = fields.iter().map(|field| {
        let end = |index: usize| usize::try_from(field["bytes"][index].as_u64().unwrap()).unwrap();
        FRENCH.get(end(0)..end(1)).unwrap()
    });
    assert_eq!(texts.collect::<Vec<_>>(), FRENCH.trim().split("\n\n").collect::<Vec<_>>());
}

#[test]
fn a_folder_can_say_that_its_texts_are_repaired() {
    let folder = Folder::with(&[("a.txt", MOJIBAKE), ("newsclip.toml", "repair = true\n")]);
    folder.silent(&["convert", "a.txt"]);
    fs::remove_file(folder.path().join("newsclip.toml")).unwrap();
    assert_ne!(folder.run(&["convert", "a.txt"]).stderr, "");
}

#[test]
fn control_characters_of_latin_1_are_repaired_too() {
    let folder = Folder::new();
    let latin_1: String = FRENCH.bytes().map(char::from).collect();
    folder.write("a.txt", latin_1);
    let message = "error[control-character]: the control character U+0080 \
                   (--repair mends mojibake, --lossy replaces it)\n";
    folder.check(&["convert", "a.txt"], 2, "", &format!("a.txt:1:54: {message}"));
    let folder_right = Folder::with(&[("a.txt", FRENCH)]);
    let right = folder_right.silent(&["convert", "a.txt"]);
    assert_eq!(folder.silent(&["convert", "a.txt", "--repair"]), right);
}

#[test]
fn how_a_file_of_records_was_read_is_said_too() {
    let folder = Folder::with(&[("a.txt", &format!("{FRENCH}\n{LIBRARY}"))]);
    let ndjson = folder.silent(&["convert", "a.txt", "--to", "ndjson"]);
    let bytes: Vec<u8> = ndjson.chars().map(|c| if c == '’' { 0x92 } else { c as u8 }).collect();
    folder.write("b.ndjson", bytes);
    let said = "not UTF-8; read as windows-1252, a guess (--encoding overrides)";
    let message = format!("b.ndjson:1:1: warning[legacy-encoding]: {said}\n");
    folder.check(&["convert", "b.ndjson", "--to", "ndjson"], 0, &ndjson, &message);
    let args = ["convert", "b.ndjson", "--to", "ndjson", "--encoding", "windows-1252"];
    assert_eq!(folder.silent(&args), ndjson);
    let args = ["convert", "b.ndjson", "--to", "ndjson", "--deny", "legacy-encoding"];
    assert_eq!(folder.run(&args).status, 1);
}
