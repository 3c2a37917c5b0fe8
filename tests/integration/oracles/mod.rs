//! Readers in other languages, each held against what newsclip writes: the
//! records of the fixtures, and random ones with twenty thousand paragraphs.
//!
//! `.ci/run` installs them under `target/oracles` and by the system's packages.
//! Where one is missing its test says so and passes, so that a machine with
//! nothing but Rust can run the tests; it says so even where the output of
//! tests is captured.

mod cases;
mod markdown;
mod ndjson;
mod yaml;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A program in another language that reads what newsclip writes.
struct Oracle {
    /// For messages.
    name: &'static str,
    /// With its arguments; standard input and output are files.
    command: Vec<String>,
}

/// The slowest takes ten seconds on a machine that does nothing else. One that takes
/// so long has hung, or was given something that it should not have been.
const TIME: Duration = Duration::from_secs(120);

/// Two gigabytes, of address space where the program's runtime allows that, in
/// kilobytes as the shell has it.
const MEMORY: &str = "2000000";

/// Where `.ci/run` puts what is not the system's.
fn installed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/oracles")
}

/// A script that stands beside this file.
fn script(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/integration/oracles").join(name);
    path.to_str().unwrap().to_owned()
}

/// A program that is there: its path, or its name where it is on the `PATH`.
fn found(program: &str) -> Option<String> {
    let ours = installed().join(program);
    if ours.exists() {
        return Some(ours.to_str().unwrap().to_owned());
    }
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output();
    found.ok().filter(|it| it.status.success()).map(|_| program.to_owned())
}

/// Says that a test has tested nothing, past the capture of the output.
fn missing(name: &str) {
    let line = format!("NOT RUN, there is no {name} here (.ci/run installs it)\n");
    let _ = std::io::stderr().lock().write_all(line.as_bytes());
}

impl Oracle {
    /// A package of npm, driven by a script.
    fn node(name: &'static str, package: &str, script_name: &str) -> Option<Self> {
        let modules = installed().join("node_modules");
        let Some(node) = found("node").filter(|_| modules.join(package).exists()) else {
            missing(name);
            return None;
        };
        let modules = modules.to_str().unwrap().to_owned();
        let script = script(script_name);
        // The runtime reserves more address space than it uses, so this is its own cap.
        let command = vec![node, "--max-old-space-size=1024".to_owned(), script, modules];
        Some(Self { name, command })
    }

    /// A package of Python, driven by a script.
    fn python(name: &'static str, package: &str, script_name: &str) -> Option<Self> {
        let here = |python: &String| {
            let import = format!("import {package}");
            Command::new(python).args(["-c", &import]).output().is_ok_and(|it| it.status.success())
        };
        let Some(python) = found("python/bin/python").or_else(|| found("python3")).filter(here)
        else {
            missing(name);
            return None;
        };
        Some(Self { name, command: vec![python, script(script_name)] }.capped())
    }

    /// A program of its own.
    fn program(name: &'static str, program: &str, arguments: &[&str]) -> Option<Self> {
        let Some(program) = found(program) else {
            missing(name);
            return None;
        };
        let arguments = arguments.iter().map(|it| (*it).to_owned());
        Some(Self { name, command: [program].into_iter().chain(arguments).collect() })
    }

    fn capped(mut self) -> Self {
        let capped = ["sh", "-c", &format!("ulimit -v {MEMORY}; exec \"$@\""), "sh"];
        self.command.splice(0..0, capped.map(str::to_owned));
        self
    }

    /// What the program prints when it reads the input.
    #[track_caller]
    fn run(&self, input: &str) -> String {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("input"), input).unwrap();
        let mut child = Command::new(&self.command[0])
            .args(&self.command[1..])
            .env("LC_ALL", "C.UTF-8")
            .env("PYTHONUTF8", "1")
            .current_dir(folder.path())
            .stdin(File::open(path("input")).unwrap())
            .stdout(File::create(path("output")).unwrap())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let end = Instant::now() + TIME;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > end {
                child.kill().unwrap();
                panic!("{} takes longer than {TIME:?}", self.name);
            }
            sleep(Duration::from_millis(10));
        };
        assert!(status.success(), "{}: {status}", self.name);
        fs::read_to_string(path("output")).unwrap()
    }

    /// One JSON value for each case.
    #[track_caller]
    fn values(&self, input: &str, count: usize) -> Vec<serde_json::Value> {
        let output = self.run(input);
        let lines = output.split('\n').filter(|line| !line.is_empty());
        let values: Vec<_> =
            lines.map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
        assert_eq!(values.len(), count, "{}", self.name);
        values
    }
}

/// Compares case by case; says how many differ, and shows the first few.
#[track_caller]
fn check<T: PartialEq + std::fmt::Debug>(name: &str, cases: impl Iterator<Item = (T, T, String)>) {
    let mut count = 0;
    let different: Vec<String> = cases
        .inspect(|_| count += 1)
        .filter(|(expected, actual, _)| expected != actual)
        .map(|(expected, actual, written)| {
            format!("written:  {written}\nexpected: {expected:?}\nread:     {actual:?}")
        })
        .collect();
    let shown = different.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(different.is_empty(), "{name}: {} of {count} differ\n\n{shown}", different.len());
    println!("{name}: {count} cases, none differs");
}
