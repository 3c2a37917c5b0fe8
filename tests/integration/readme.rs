//! The README says what the program does: its examples are run, its lists are
//! the program's own.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

const README: &str = include_str!("../../README.md");

/// Programs that a recipe needs and a machine may lack.
const OTHERS: [&str; 2] = ["jq", "duckdb"];

/// A fenced block of the README.
struct Block {
    /// What stands behind the fence: `console`, `sh`, `toml` …
    language: &'static str,
    text: &'static str,
    /// Of the fence.
    line: usize,
}

/// Every block, in order.
fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut line = 1;
    let mut rest = README;
    while let Some((before, fenced)) = rest.split_once("\n```") {
        let (language, body) = fenced.split_once('\n').unwrap();
        let (text, after) = body.split_once("\n```").unwrap();
        line += before.matches('\n').count() + 1;
        blocks.push(Block { language, text, line });
        line += text.matches('\n').count() + 2;
        rest = after;
    }
    blocks
}

/// The blocks in one language.
pub(crate) fn texts(language: &str) -> Vec<&'static str> {
    blocks().iter().filter(|it| it.language == language).map(|it| it.text).collect()
}

/// A command and what it prints.
struct Step {
    command: &'static str,
    output: String,
}

/// The commands of a block, each with the lines below it.
fn steps(text: &'static str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => steps.push(Step { command, output: String::new() }),
            None => steps.last_mut().unwrap().output.push_str(&format!("{line}\n")),
        }
    }
    steps
}

/// A folder with the fixtures in it.
fn workplace() -> TempDir {
    let folder = TempDir::new().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in WalkDir::new(root.join("fixtures")).into_iter().map(Result::unwrap) {
        let target = folder.path().join(entry.path().strip_prefix(root).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    folder
}

/// What a shell prints for a command, with `newsclip` on its path.
pub(crate) fn shell(folder: &Path, command: &str) -> (Option<i32>, String) {
    let bin = Path::new(env!("CARGO_BIN_EXE_newsclip")).parent().unwrap().to_str().unwrap();
    let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", path)
        .env_remove("CI")
        .env_remove("GITHUB_ACTIONS")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// The program that a step needs and this machine lacks.
fn lacking(folder: &Path, step: &Step) -> Option<&'static str> {
    OTHERS.into_iter().find(|program| {
        let named = step.command.split([' ', '|']).any(|word| word == *program);
        named && shell(folder, &format!("command -v {program}")).0 != Some(0)
    })
}

#[cfg(unix)]
#[test]
fn every_console_example_prints_what_stands_below_it() {
    let folder = workplace();
    let mut count = 0;
    for block in blocks().iter().filter(|block| block.language == "console") {
        for step in steps(block.text) {
            if let Some(program) = lacking(folder.path(), &step) {
                eprintln!("NOT RUN, there is no {program} here: {}", step.command);
                continue;
            }
            let (_, output) = shell(folder.path(), step.command);
            assert_eq!(output, step.output, "README.md:{}: $ {}", block.line, step.command);
            count += 1;
        }
    }
    assert!(count >= 15, "only {count} commands were run");
}

#[test]
fn every_block_is_of_a_kind_that_is_tested() {
    for block in blocks() {
        match block.language {
            "console" | "toml" | "yaml" | "make" => {}
            // What builds takes too long to be run here; it has to name what is there.
            "sh" => {
                for line in block.text.lines() {
                    let known = ["cargo test", "cargo run --release -- convert fixtures/"];
                    let known = known.iter().any(|start| line.starts_with(start));
                    let example = line.starts_with("cargo run --release --example evaluate -- ")
                        || line.starts_with("cargo test --test integration ")
                        || line.starts_with("cargo bench --bench batch -- ");
                    let bench = ["cargo bench --bench dates", "cargo bench --bench scaling"];
                    assert!(known || example || bench.contains(&line), "{line}");
                }
            }
            other => panic!("README.md:{}: what tests a block of {other:?}?", block.line),
        }
    }
}

#[test]
fn the_first_command_names_a_fixture_that_is_there() {
    let command = texts("sh")[0].lines().next().unwrap();
    let file = command.rsplit(' ').next().unwrap();
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).exists(), "{file}");
}

#[test]
fn the_codes_are_those_of_the_program() {
    let (_, json) = shell(Path::new("."), "newsclip explain --code all --to json");
    let table: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_owned();
    let expected: Vec<String> = table
        .iter()
        .map(|row| {
            let [code, severity, meaning] = ["code", "severity", "meaning"].map(|it| text(row, it));
            format!("| `{code}` | {severity} | {meaning} |")
        })
        .collect();
    let (_, section) = README.split_once("\n## What newsclip says\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let listed: Vec<_> = section.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(listed, expected);
}

/// The long options that a command's help lists.
fn options(command: &str) -> Vec<String> {
    let (_, help) = shell(Path::new("."), &format!("newsclip {command} --help"));
    let lines = help.lines().filter(|line| line.trim_start().starts_with('-'));
    let long = lines.filter_map(|line| {
        let (_, option) = line.split_once("--")?;
        Some(option.split([' ', '[', '=']).next()?.to_owned())
    });
    long.filter(|option| option != "help").collect()
}

#[test]
fn every_command_and_option_is_described() {
    let (_, help) = shell(Path::new("."), "newsclip --help");
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    for line in commands.lines().take_while(|line| !line.is_empty()) {
        let command = line.split_whitespace().next().unwrap();
        assert!(README.contains(&format!("| `newsclip {command}")), "{command}");
        for option in options(command) {
            let row = README.lines().find(|line| {
                line.starts_with("| `") && line.contains(&format!("`--{option}"))
                    || line.starts_with("| `newsclip") && line.contains(&format!("--{option}"))
            });
            assert!(row.is_some(), "newsclip {command} --{option}");
        }
    }
}
