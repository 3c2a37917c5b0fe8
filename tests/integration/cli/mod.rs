//! The program itself, run in folders of its own.

mod again;
mod batch;
mod bless;
mod check;
mod crowds;
mod expectations;
mod explain;
mod exports;
mod faults;
mod formats;
mod hostile;
mod inputs;
mod lists;
mod names;
mod options;
mod output;
mod records;
mod rules;
mod settings;
mod situations;
mod streams;
mod syscalls;
mod update;
mod usage;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A text of plain sentences.
const HARBOUR: &str = "\
The council met in the evening to discuss the new harbour wall and what it would cost.

Residents said that the old wall had been damaged by three winters of storms.

The mayor told them that work would begin as soon as the ground was dry.
";

/// Another one.
const LIBRARY: &str = "\
The library opened its doors again after two years of repairs to the roof.

Children were the first to go in, and most of them went straight to the comics.

The librarian said that she had never seen so many people in one room.
";

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

/// A folder to run the program in.
struct Folder {
    root: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { root: TempDir::new().unwrap() }
    }

    /// A folder with these files in it.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    fn path(&self) -> &Path {
        self.root.path()
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Every file below the folder, hidden ones too, sorted.
    fn tree(&self) -> Vec<String> {
        let mut files: Vec<_> = walkdir::WalkDir::new(self.path())
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| !entry.file_type().is_dir())
            .map(|entry| {
                entry.path().strip_prefix(self.path()).unwrap().to_str().unwrap().to_owned()
            })
            .collect();
        files.sort();
        files
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsclip"));
        command.args(args).current_dir(self.path());
        command.env_remove("CI").env_remove("GITHUB_ACTIONS").env_remove("GITHUB_WORKSPACE");
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program with these words after its name.
    fn run(&self, args: &[&str]) -> Outcome {
        self.run_with(args, "")
    }

    /// Runs the program with a text on standard input.
    fn run_with(&self, args: &[&str], stdin: &str) -> Outcome {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        // Beside reading the output: the program may write before it has read all. One that
        // does not read its input closes the pipe.
        let output = std::thread::scope(|scope| {
            scope.spawn(move || {
                let _ = input.write_all(stdin.as_bytes());
            });
            child.wait_with_output().unwrap()
        });
        Outcome {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: without_rate(&String::from_utf8(output.stderr).unwrap()),
        }
    }

    /// Runs the program and compares all that came of it.
    #[track_caller]
    fn check(&self, args: &[&str], status: i32, stdout: &str, stderr: &str) {
        let expected = Outcome { status, stdout: stdout.to_owned(), stderr: stderr.to_owned() };
        assert_eq!(self.run(args), expected, "newsclip {}", args.join(" "));
    }

    /// Runs the program, which has nothing to say; returns standard output.
    #[track_caller]
    fn silent(&self, args: &[&str]) -> String {
        let outcome = self.run(args);
        let said = (outcome.status, outcome.stderr.as_str());
        assert_eq!(said, (0, ""), "newsclip {}", args.join(" "));
        outcome.stdout
    }
}

/// Takes the articles a second off the last line: no two runs have the same.
fn without_rate(stderr: &str) -> String {
    let Some((head, rate)) = stderr.rsplit_once(" (") else { return stderr.to_owned() };
    match rate.strip_suffix(" articles/s)\n") {
        Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => head.to_owned() + "\n",
        _ => stderr.to_owned(),
    }
}

/// Makes a FIFO, where the system has them.
#[cfg(unix)]
fn make_fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}
