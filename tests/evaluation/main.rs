//! Holds newsclip against a folder of labelled articles:
//!
//! ```text
//! cargo run --release --example evaluate -- FOLDER [--floor FILE [--raise]]
//!     [--misses] [--only SLUG] [--json]
//! ```
//!
//! The folder holds `files/SLUG.txt` and `gold/SLUG.json`, and may hold
//! `manifest.jsonl` and folders of unlabelled texts. Per field it prints right,
//! wrong, missed and invented; the rules stand in `compare.rs`. "right %" is
//! of those that the labels state; "invented %" is of all articles.

mod body;
mod compare;
mod coverage;
mod figures;
mod fold;
mod gold;
mod print;
mod run;
mod tally;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;

use crate::figures::Figures;

/// Holds newsclip against a folder of labelled articles.
#[derive(Parser)]
struct Arguments {
    /// The folder with `files/` and `gold/`
    folder: PathBuf,
    /// The figures that may not get worse; exits 1 where one did
    #[arg(long)]
    floor: Option<PathBuf>,
    /// Write the figures that got better to the floor
    #[arg(long, requires = "floor")]
    raise: bool,
    /// List each field that is not as labelled
    #[arg(long)]
    misses: bool,
    /// Only files whose slug contains this
    #[arg(long)]
    only: Option<String>,
    /// The figures and the misses as JSON
    #[arg(long)]
    json: bool,
}

fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let mut cases = gold::read(&arguments.folder)?;
    if let Some(part) = &arguments.only {
        cases.retain(|case| case.slug.contains(part.as_str()));
    }
    if cases.is_empty() {
        bail!("{}: no labelled articles", arguments.folder.display());
    }
    let report = run::run(&cases)?;
    let figures = Figures::of(&report);
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&json(&report, &figures))?);
    } else {
        if arguments.misses {
            print::misses(&report.misses);
        }
        print::report(&report);
    }
    match &arguments.floor {
        Some(path) if arguments.only.is_none() => {
            let is_new = arguments.raise && !path.exists();
            let floor = if is_new { Figures::default() } else { Figures::read(path)? };
            let below = figures.below(&floor);
            for line in &below {
                eprintln!("below the floor: {line}");
            }
            if arguments.raise {
                figures.raised(&floor).write(path)?;
            }
            Ok(if below.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn json(report: &run::Report, figures: &Figures) -> serde_json::Value {
    let misses = report.misses.iter().map(|miss| {
        serde_json::json!({
            "slug": miss.slug,
            "field": miss.row.name(),
            "outcome": miss.outcome.name(),
            "expected": miss.expected,
            "got": miss.got,
        })
    });
    serde_json::json!({
        "figures": figures,
        "misses": misses.collect::<Vec<_>>(),
        "lost_lines": report.lost,
        "partly_lost_lines": report.partly,
    })
}
