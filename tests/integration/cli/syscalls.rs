//! Calls to the system that fail: each in its turn, as `strace` can make them,
//! and limits that the shell sets. `NEWSCLIP_FAULTS=100` tries so many turns of
//! each call (3 without it).

use std::fs;
use std::process::{Command, Output, Stdio};

use super::faults::{contents, rounds};
use super::{Folder, HARBOUR, LIBRARY};

/// Three texts, and the output of one of them as an earlier run left it.
fn three() -> Folder {
    let folder = Folder::with(&[
        ("in/a.txt", HARBOUR),
        ("in/b.txt", LIBRARY),
        ("in/deep/c.txt", HARBOUR),
        ("out/b.json", "old\n"),
        ("all.ndjson", "old\n"),
    ]);
    folder.silent(&["convert", "in", "-q", "-o", "whole/"]);
    folder.silent(&["convert", "in", "-q", "--to", "ndjson", "-o", "whole.ndjson"]);
    folder
}

/// A call and how it fails; what is interrupted is asked again.
const CALLS: [(&str, &str); 14] = [
    ("openat", "EMFILE"),
    ("openat", "EINTR"),
    ("read", "EIO"),
    ("read", "EINTR"),
    ("write", "ENOSPC"),
    ("write", "EINTR"),
    ("rename", "EACCES"),
    ("mkdir", "ENOSPC"),
    ("close", "EIO"),
    ("unlink,unlinkat", "EBUSY"),
    ("statx", "EIO"),
    ("getdents64", "EIO"),
    ("flock", "ENOLCK"),
    ("fchmod", "EPERM"),
];

const FORMS: [[&str; 4]; 2] =
    [["-q", "-j1", "-o", "out/"], ["-q", "--to=ndjson", "-o", "all.ndjson"]];

#[cfg(target_os = "linux")]
#[test]
fn a_call_that_fails_leaves_whole_files_and_is_said() {
    if !is_traced() {
        eprintln!("NOT RUN: strace cannot make calls fail here");
        return;
    }
    for form in FORMS {
        for (call, error) in CALLS {
            for turn in 1..=rounds() * 2 {
                let folder = three();
                let (output, failed) = traced(&folder, &form, call, error, turn);
                let what = format!("{form:?}, {call} {error} {turn}: {output:?}");
                check_after(&folder, &output, &what);
                if error == "EINTR" {
                    // Before `main` the loader is no code of ours.
                    assert!(output.status.success() || failed_to_load(&output), "{what}");
                }
                if !failed {
                    break;
                }
            }
        }
    }
}

/// Does strace run here, and may it change what a call answers?
pub(super) fn is_traced() -> bool {
    let words = ["-qq", "-o", "/dev/null", "-e", "inject=getppid:retval=1", "true"];
    let ran = Command::new("strace").args(words).stderr(Stdio::null()).status();
    ran.is_ok_and(|status| status.success())
}

/// Runs with the so-many-th of a call failing; gives whether there was one.
fn traced(folder: &Folder, form: &[&str], call: &str, error: &str, turn: u32) -> (Output, bool) {
    let mut command = Command::new("strace");
    let inject = format!("inject={call}:error={error}:when={turn}");
    command.args(["-f", "-qq", "-o", "trace", "-e", &format!("trace={call}"), "-e", &inject]);
    command.arg(env!("CARGO_BIN_EXE_newsclip")).args(["convert", "in"]).args(form);
    let output = command.current_dir(folder.path()).stdin(Stdio::null()).output().unwrap();
    let failed = folder.read("trace").contains("(INJECTED)");
    fs::remove_file(folder.path().join("trace")).unwrap();
    (output, failed)
}

/// Is it the loader that failed, or the runtime before there is a program?
fn failed_to_load(output: &Output) -> bool {
    !matches!(output.status.code(), Some(0..=2))
}

/// Success is the whole tree. Anything else says something, and leaves what was
/// there or what should be there; a second run makes it whole.
#[track_caller]
fn check_after(folder: &Folder, output: &Output, what: &str) {
    let path = |name: &str| folder.path().join(name);
    let whole = contents(&path("whole"));
    let lines = folder.read("whole.ndjson");
    let mut tree = contents(&path("out"));
    // What cannot be removed now, the next run removes.
    tree.retain(|name, _| !name.starts_with(".newsclip-"));
    let all = folder.read("all.ndjson");
    if output.status.success() {
        assert!(tree == whole || all == lines, "{what}");
    } else {
        assert!(!output.stderr.is_empty(), "{what}");
    }
    for (name, bytes) in &tree {
        let old = name == "b.json" && bytes == b"old\n";
        assert!(old || whole.get(name) == Some(bytes), "{name}: {what}");
    }
    assert!(all == "old\n" || all == lines || is_part(&all, &lines), "{all}: {what}");
    folder.silent(&["convert", "in", "-q", "-o", "out/"]);
    folder.silent(&["convert", "in", "-q", "--to", "ndjson", "-o", "all.ndjson"]);
    assert!(contents(&path("out")) == whole, "{what}");
    assert_eq!(folder.read("all.ndjson"), lines, "{what}");
    let left = folder.tree().into_iter().filter(|name| name.starts_with(".newsclip"));
    assert_eq!(left.collect::<Vec<_>>(), [""; 0], "{what}");
}

/// Whole records, of those inputs that could be read.
fn is_part(some: &str, all: &str) -> bool {
    !some.is_empty() && some.lines().all(|line| all.lines().any(|other| other == line))
}

/// Runs in a shell with a limit.
#[cfg(unix)]
fn limited(folder: &Folder, limit: &str, form: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_newsclip");
    let words = form.join(" ");
    let script = format!("{limit}; exec '{program}' convert in {words}");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(folder.path()).stdin(Stdio::null());
    command.output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn too_few_file_handles_are_an_error_and_nothing_is_half_written() {
    let mut enough = 0;
    for handles in 3..20 {
        for form in FORMS {
            let folder = three();
            let output = limited(&folder, &format!("ulimit -n {handles}"), &form);
            check_after(&folder, &output, &format!("{handles} handles, {form:?}: {output:?}"));
            enough += u32::from(output.status.success());
        }
    }
    assert!((1..34).contains(&enough), "{enough} of 34 runs had enough handles");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_not_grow_is_an_error_and_the_old_one_stays() {
    let folder = three();
    for number in 0..40 {
        folder.write(&format!("in/more/{number}.txt"), LIBRARY);
    }
    let expected = folder.silent(&["convert", "in", "-q", "--to", "ndjson"]);
    for blocks in 1..8 {
        // The signal would end the program before the system can answer.
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
        let output = limited(&folder, &limit, &["-q", "--to", "ndjson", "-o", "all.ndjson"]);
        assert_eq!(output.status.code(), Some(2), "{blocks}: {output:?}");
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "all.ndjson: error[unwritable]: cannot be written: file too large\n"
        );
        assert_eq!(folder.read("all.ndjson"), "old\n");
        assert!(!folder.tree().iter().any(|name| name.starts_with(".newsclip")));
    }
    folder.silent(&["convert", "in", "-q", "--to", "ndjson", "-o", "all.ndjson"]);
    assert_eq!(folder.read("all.ndjson"), expected);
}

#[test]
fn a_pipe_that_closes_anywhere_is_success() {
    use std::io::Read;
    let folder = Folder::new();
    for number in 0..200 {
        folder.write(&format!("in/{number:03}.txt"), format!("{HARBOUR}\n{LIBRARY}"));
    }
    for to in ["json", "ndjson", "markdown", "text"] {
        let whole = folder.silent(&["convert", "in", "-q", "--to", to]).len();
        for part in 0..=rounds() as usize * 3 {
            let size = whole * part / (rounds() as usize * 3);
            let mut command = folder.command(&["convert", "in", "-q", "--to", to]);
            let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            let mut read = vec![0; size];
            let mut pipe = child.stdout.take().unwrap();
            pipe.read_exact(&mut read).unwrap();
            drop(pipe);
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{to}, {size} bytes");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{to}, {size} bytes");
        }
    }
}
