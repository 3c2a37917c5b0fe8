//! What happens to a batch from outside: killed, out of space, refused, its
//! inputs changing under it. `NEWSCLIP_FAULTS=100` makes the longer tests as
//! many rounds long as the number says (3 without it).

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Folder, HARBOUR, LIBRARY};

pub(super) fn rounds() -> u32 {
    env::var("NEWSCLIP_FAULTS").map_or(3, |rounds| rounds.parse().unwrap())
}

/// A folder `in` of many articles, each its own, in folders of a hundred.
fn many(count: usize) -> Folder {
    let folder = Folder::new();
    for number in 0..count {
        let path = format!("in/{:02}/{number:05}.txt", number / 100);
        folder.write(&path, format!("The {number}th wall\n\n{HARBOUR}\n{LIBRARY}"));
    }
    folder
}

/// Every file below a folder and what is in it, hidden ones too.
pub(super) fn contents(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.depth() > 0).map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let bytes = if entry.file_type().is_dir() { b"a folder" } else { &b""[..] };
        let bytes = if bytes.is_empty() { fs::read(entry.path()).unwrap() } else { bytes.to_vec() };
        (path, bytes)
    });
    files.collect()
}

/// The lines of standard error, and that only the last of them says so much.
#[track_caller]
fn check_last_line(stderr: &str, expected: &str) {
    assert_eq!(stderr.lines().last(), Some(expected), "{stderr}");
}

#[test]
fn a_killed_batch_is_completed_by_the_next_run() {
    let folder = many(1_000);
    let forms: [&[&str]; 2] = [&[], &["--name", "{n}-{headline}"]];
    for (place, form) in forms.into_iter().enumerate() {
        let args = |out: &'static str| [&["convert", "in", "-q", "-o", out][..], form].concat();
        let begun = Instant::now();
        folder.silent(&args("whole/"));
        let whole = begun.elapsed();
        let expected = contents(&folder.path().join("whole"));
        assert!(expected.len() >= 1_000);
        let mut killed = 0;
        for round in 0..rounds() {
            let _ = fs::remove_dir_all(folder.path().join("out"));
            for cut in 0..2 {
                let mut command = folder.command(&args("out/"));
                let mut child = command.stderr(Stdio::null()).spawn().unwrap();
                // Moments spread over the run, the same in every test run of one length.
                let part = (round * 37 + cut * 53 + place as u32 * 11) % 100;
                sleep(whole * part / 100);
                child.kill().unwrap();
                killed += u32::from(!child.wait().unwrap().success());
            }
            folder.silent(&args("out/"));
            assert!(contents(&folder.path().join("out")) == expected, "round {round} {form:?}");
        }
        assert!(killed > 0, "no run was killed in time");
        fs::remove_dir_all(folder.path().join("whole")).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_batch_is_completed_by_the_next_run() {
    let folder = many(1_000);
    let begun = Instant::now();
    folder.silent(&["convert", "in", "-q", "-o", "whole/"]);
    let whole = begun.elapsed();
    let expected = contents(&folder.path().join("whole"));
    let mut interrupted = 0;
    for round in 0..rounds() {
        let child = folder.command(&["convert", "in", "-q", "-o", "out/"]).spawn();
        let mut child = child.unwrap();
        sleep(whole * (10 + (round * 37) % 60) / 100);
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        let status = child.wait().unwrap().code();
        // `None`: the signal came before the program could look out for it.
        assert!(matches!(status, None | Some(0 | 130)), "{status:?}");
        if status == Some(130) {
            interrupted += 1;
            let left = contents(&folder.path().join("out"));
            // Whole files of the tree, and nothing else.
            assert!(left.iter().all(|(path, bytes)| expected.get(path) == Some(bytes)), "{round}");
        }
        folder.silent(&["convert", "in", "-q", "-o", "out/"]);
        assert!(contents(&folder.path().join("out")) == expected, "round {round}");
        fs::remove_dir_all(folder.path().join("out")).unwrap();
    }
    assert!(interrupted > 0, "no run was interrupted in time");
}

/// A small file system of its own in the folder, as long as it lives.
#[cfg(target_os = "linux")]
struct Mount(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl Mount {
    /// `None`, said aloud, where the test may not mount.
    fn new(folder: &Folder, name: &str, options: &str) -> Option<Self> {
        let path = folder.path().join(name);
        fs::create_dir_all(&path).unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", options, "newsclip-test"]).arg(&path);
        if command.stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
            return Some(Self(path));
        }
        eprintln!("NOT RUN: no file system can be mounted here ({options})");
        None
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        let status = Command::new("mount").args(["-o", &options]).arg(&self.0).status();
        assert!(status.unwrap().success());
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_ends_the_batch_with_whole_files() {
    let folder = many(300);
    folder.silent(&["convert", "in", "-q", "-o", "whole/"]);
    let expected = contents(&folder.path().join("whole"));
    let Some(small) = Mount::new(&folder, "small", "size=400k") else { return };
    for to in [&["-o", "small/out/"][..], &["-o", "small/all.ndjson", "--to", "ndjson"]] {
        let outcome = folder.run(&[&["convert", "in"], to].concat());
        assert_eq!(outcome.status, 2, "{outcome:?}");
        let message = "error[unwritable]: cannot be written: no space left on device\n";
        // Said once, however many files did not fit.
        assert_eq!(outcome.stderr.matches(message).count(), 1, "{outcome:?}");
        assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
    }
    let left = contents(&folder.path().join("small/out"));
    assert!(left.iter().all(|(path, bytes)| expected.get(path) == Some(bytes)));
    assert!(!left.is_empty() && !folder.path().join("small/all.ndjson").exists());
    small.remount("size=40m");
    folder.silent(&["convert", "in", "-q", "-o", "small/out/"]);
    assert!(contents(&folder.path().join("small/out")) == expected);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_cannot_be_written_is_said_once() {
    let folder = many(300);
    let Some(_fixed) = Mount::new(&folder, "fixed", "ro") else { return };
    let reason = "error[unwritable]: cannot be written: read-only file system\n";
    folder.check(&["convert", "in", "-o", "fixed"], 2, "", &format!("fixed: {reason}"));
    let args = ["convert", "in", "-o", "fixed/all.json"];
    folder.check(&args, 2, "", &format!("fixed/all.json: {reason}"));
}

#[cfg(target_os = "linux")]
#[test]
fn part_of_the_output_tree_can_be_on_another_disk() {
    let folder = many(300);
    folder.silent(&["convert", "in", "-q", "-o", "whole/"]);
    let Some(_other) = Mount::new(&folder, "out/01", "size=40m") else { return };
    folder.silent(&["convert", "in", "-q", "-o", "out/"]);
    let [whole, out] = ["whole", "out"].map(|name| contents(&folder.path().join(name)));
    assert!(whole == out);
}

#[test]
fn an_input_that_vanishes_is_its_own_failure() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("b.txt", LIBRARY), ("c.txt", HARBOUR)]);
    let args = ["convert", "--files-from", "-", "--to", "ndjson", "-j", "1"];
    let mut command = folder.command(&args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut list = child.stdin.take().unwrap();
    list.write_all(b"a.txt\n").unwrap();
    sleep(Duration::from_millis(200));
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    list.write_all(b"b.txt\nc.txt\n").unwrap();
    drop(list);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let record = folder.silent(&["convert", "a.txt", "--to", "ndjson"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), record.repeat(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "\
b.txt: error[unreadable]: cannot be read: no such file or directory
3 inputs, 2 articles, 0 warnings, 1 failure
"
    );
}

#[test]
fn an_input_that_grows_while_it_is_read_ends_somewhere() {
    let folder = many(50);
    let path = folder.path().join("in/00/00025.txt");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::File::options().append(true).open(&path).unwrap();
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                file.write_all(b"And then one more thing was said.\n\n").unwrap();
                sleep(Duration::from_micros(50));
            }
        });
        for round in 0..rounds() {
            let outcome = folder.run(&["convert", "in", "--to", "ndjson"]);
            let records = outcome.stdout.lines().map(serde_json::from_str::<serde_json::Value>);
            // A sentence can be cut where the file ended just then; its record is whole.
            assert_eq!(records.filter(Result::is_ok).count(), 50, "{round}");
            assert_eq!(outcome.status, 0, "{round}: {}", outcome.stderr);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn five_hundred_bad_inputs_of_ten_thousand_stop_no_other() {
    let folder = Folder::new();
    let mut bad = String::new();
    for number in 0..10_000 {
        let path = format!("in/{:02}/{number:05}.txt", number / 500);
        match number % 40 {
            7 => folder.write(&path, ""),
            27 => folder.write(&path, "%PDF-1.7\n1 0 obj\n"),
            _ => folder.write(&path, HARBOUR),
        }
        if number % 20 == 7 {
            bad += &format!("{path}\n");
        }
    }
    let args = ["convert", "in", "--to", "ndjson", "--failures", "failed"];
    let outcome = folder.run(&args);
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.stdout.lines().count(), 9_500);
    assert_eq!(outcome.stderr.lines().count(), 501);
    check_last_line(&outcome.stderr, "10000 inputs, 9500 articles, 0 warnings, 500 failures");
    assert_eq!(folder.read("failed"), bad);
    let args = ["convert", "in", "-q", "-o", "out/", "--summary", "json"];
    let outcome = folder.run(&args);
    assert_eq!(contents(&folder.path().join("out")).len(), 9_500 + 20);
    let summary: serde_json::Value =
        serde_json::from_str(outcome.stderr.lines().last().unwrap()).unwrap();
    assert_eq!(summary["codes"], serde_json::json!({ "empty": 250, "not-text": 250 }));
    assert_eq!((&summary["failures"], &summary["articles"]), (&500.into(), &9_500.into()));
}

#[test]
fn warnings_of_a_batch_are_grouped() {
    let folder = Folder::new();
    for number in 0..20 {
        let text =
            "Der Hafen\n\n05/12/2022\n\nDie M\u{fc}hle ist wieder ge\u{f6}ffnet, sagte er.\n";
        let latin: Vec<u8> = text.chars().map(|it| it as u8).collect();
        folder.write(&format!("in/{number:02}.txt"), latin);
    }
    let each = folder.run(&["convert", "in", "-v", "--to", "ndjson"]).stderr;
    let each = each.lines().filter(|line| line.contains(": warning["));
    let grouped = folder.run(&["convert", "in", "--to", "ndjson"]).stderr;
    let mut codes: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    let each: Vec<_> = each.collect();
    for line in &each {
        let code = line.split(['[', ']']).nth(1).unwrap();
        codes.entry(code).or_insert((0, line)).0 += 1;
    }
    assert!(codes.values().any(|(count, _)| *count >= 20), "{each:?}");
    for (code, (count, example)) in &codes {
        assert!(grouped.contains(&format!("{example}\n")), "{grouped}");
        let more = format!("{} more warning[{code}] (-v shows each)\n", count - 1);
        assert_eq!(grouped.contains(&more), *count > 1, "{grouped}");
    }
    assert!(grouped.lines().count() <= codes.len() * 2 + 1, "{grouped}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_run_on_a_terminal_shows_how_far_it_is() {
    let folder = Folder::with(&[("a.txt", HARBOUR), ("bad.txt", "")]);
    let program = env!("CARGO_BIN_EXE_newsclip");
    let inside = format!(
        "(yes a.txt | head -n 640; sleep 0.7; echo bad.txt; yes a.txt | head -n 640) | \
         '{program}' convert --files-from - --to ndjson -o out.ndjson"
    );
    let mut script = Command::new("script");
    script.args(["-qec", &inside, "/dev/null"]).current_dir(folder.path());
    let Ok(output) = script.stdin(Stdio::null()).output() else {
        eprintln!("NOT RUN: there is no script(1) here to make a terminal");
        return;
    };
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains(" inputs, ") && shown.contains(" inputs/s"), "{shown:?}");
    // The error stands on a line of its own: the progress line is taken away before it.
    assert!(shown.contains("\r\u{1b}[K") && shown.contains("[empty]"), "{shown:?}");
    let last = shown.lines().last().unwrap();
    assert!(last.contains("1281 inputs, 1280 articles, 0 warnings, 1 failure ("), "{last:?}");
    assert_eq!(folder.read("out.ndjson").lines().count(), 1_280);
}
