//! The commands and their options; beyond this file, its shared part and `values`, nothing
//! knows clap.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use newsclip::Format;

use super::args_shared::{ColorArgs, ReadArgs, RuleArgs, settings};
use super::check::{Bless, CheckOptions, Detail, ReportFormat};
use super::codes::Asked;
use super::convert::ConvertOptions;
use super::explain::{ExplainOptions, Form};
use super::report::Verbosity;
use super::tally::Summary;
use super::template::Template;
use super::values::{bless, code, form, format, jobs, report_format, summary};

pub(super) const READING: &str = "Reading";
const WRITING: &str = "Writing";
pub(super) const REPORTING: &str = "Reporting";

const STATUS: &str = "\
Exit status: 0 done; 1 findings (differences, errors in an article, warnings under --strict); \
2 something could not be done (usage, a file, not text); 130 or 143 ended by SIGINT or SIGTERM.";

/// Turn a plain-text news article into a record: outlet, date, headline, body, source
#[derive(Debug, Parser)]
#[command(version, after_help = STATUS, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Text in, records out
    Convert(Box<ConvertArgs>),
    /// Compare fixtures with the records beside them
    Check(Box<CheckArgs>),
    /// Show which line became which field, and why
    Explain(ExplainArgs),
    /// Print the JSON Schema of the records
    #[command(after_help = "Example: newsclip schema > newsclip.schema.json")]
    Schema,
    /// Print a completion script for a shell
    #[command(after_help = "Example: newsclip completions bash > \
                            ~/.local/share/bash-completion/completions/newsclip")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page
    #[command(after_help = "Example: newsclip man convert | man -l -")]
    Man {
        /// The command to print the page of
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("lists").multiple(true))]
#[command(after_help = "\
Examples:
  newsclip convert article.txt                      one record, as JSON
  newsclip convert --to markdown - < article.txt    from standard input, as Markdown
  newsclip convert --to ndjson articles/ -o all.ndjson
  newsclip convert --require date,body articles/ -o records/
  newsclip convert articles/ -o records/ --name '{year}/{date}-{headline}'
  find articles -name '*.txt' -print0 | newsclip convert -0 --files-from - --to ndjson

Several inputs as JSON are one array, which is written when it is whole; an input that fails is \
reported and stops no other. A FILE is replaced only by a whole new one, and left as it was when \
no input gave an article. In a DIR/ each article gets its own file, named like its input, which \
appears whole; run it again after an interruption.

Exit status: 0 done; 1 an error in an article, or a warning under --strict; 2 an input could \
not be read, or the output could not be written; 130 or 143 ended by SIGINT or SIGTERM.")]
pub(super) struct ConvertArgs {
    /// Files, folders (walked in sorted order), or - for standard input [default: -]
    #[arg(value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    inputs: Vec<PathBuf>,
    /// More inputs, one a line in this file (- is standard input), in its order
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, group = "lists",
        help_heading = READING)]
    files_from: Option<PathBuf>,
    /// Paths in --files-from and --failures end in a NUL, not a line end
    #[arg(short = '0', long, requires = "lists", help_heading = READING)]
    null: bool,
    /// The inputs' format [default: by file name, else text]
    #[arg(long, value_name = "FORMAT", value_parser = format(), help_heading = READING)]
    from: Option<Format>,
    #[command(flatten)]
    read: ReadArgs,
    /// The outputs' format
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = "json",
        help_heading = WRITING)]
    to: Format,
    /// Write to a file, or one file an article to a folder (DIR/)
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath,
        help_heading = WRITING)]
    output: Option<PathBuf>,
    // clap takes an n in braces for a line end.
    /// Names of the files in DIR/, from date, year, month, day, outlet, headline, stem or n (the
    /// article's number) in braces
    #[arg(long, value_name = "TEMPLATE", requires = "output", help_heading = WRITING)]
    name: Option<Template>,
    /// Skip inputs whose file in DIR/ is newer; what failed or was interrupted is done again
    #[arg(long, requires = "output", conflicts_with = "name", help_heading = WRITING)]
    update: bool,
    /// Say where each value stands in its input
    #[arg(long, help_heading = WRITING)]
    provenance: bool,
    /// Threads, for several inputs or articles [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = jobs, help_heading = WRITING)]
    jobs: Option<usize>,
    /// Warnings are findings: exit status 1
    #[arg(long, help_heading = REPORTING)]
    strict: bool,
    /// End with the first input that fails
    #[arg(long, help_heading = REPORTING)]
    fail_fast: bool,
    /// Write the paths of the inputs that failed to a file, for --files-from
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, group = "lists",
        help_heading = REPORTING)]
    failures: Option<PathBuf>,
    /// The last line on standard error: text after a batch, or one JSON object always
    #[arg(long, value_name = "FORM", value_parser = summary(), default_value = "text",
        help_heading = REPORTING)]
    summary: Summary,
    /// Report errors only, and no last line
    #[arg(short, long, conflicts_with = "verbose", help_heading = REPORTING)]
    quiet: bool,
    /// Report notes too, and each warning of a batch or an export, which are else grouped by code
    #[arg(short, long, action = ArgAction::SetTrue, help_heading = REPORTING)]
    verbose: bool,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    color: ColorArgs,
}

impl ConvertArgs {
    /// The options that the arguments stand for.
    pub(super) fn options(self) -> ConvertOptions {
        ConvertOptions {
            inputs: self.inputs,
            files_from: self.files_from,
            null: self.null,
            from: self.from,
            to: self.to,
            settings: settings(self.read, Some(self.rules)),
            provenance: self.provenance,
            strict: self.strict,
            jobs: self.jobs,
            output: self.output,
            name: self.name,
            update: self.update,
            failures: self.failures,
            summary: self.summary,
            fail_fast: self.fail_fast,
            verbosity: match (self.quiet, self.verbose) {
                (true, _) => Verbosity::Quiet,
                (false, true) => Verbosity::Verbose,
                (false, false) => Verbosity::Usual,
            },
            color: self.color.color,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
For each NAME.txt the expectation is NAME.json, NAME.ndjson or NAME.md beside it, and \
NAME.diagnostics: one diagnostic a line, notes included. Without NAME.diagnostics the text may \
raise no warning and no error. An input that gives no record has NAME.diagnostics only. In a \
folder named like a layout, that layout must be recognised.

Examples:
  newsclip check                     fixtures/ if there is one, else this folder
  newsclip check --bless tests/a.txt
  newsclip check --require date,source --deny ambiguous-date

The options of a folder can stand in its newsclip.toml, with the same keys.

Exit status: 0 all agree; 1 something differs, is missing or has no input, or there is no \
fixture; 2 a file could not be read or written.")]
pub(super) struct CheckArgs {
    /// Folders, inputs or expectations [default: fixtures, else .]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Write the expectations that are missing or differ; under CI only with =force
    #[arg(long, value_name = "force", num_args = 0..=1, require_equals = true,
        default_missing_value = "here", value_parser = bless(), hide_possible_values = true)]
    bless: Option<Bless>,
    /// With --bless: remove the expectations that no input can meet
    #[arg(long, requires = "bless")]
    prune: bool,
    #[command(flatten)]
    read: ReadArgs,
    /// Who reads the report [default: text; github in a GitHub workflow]
    #[arg(long, value_name = "FORMAT", value_parser = report_format(), help_heading = REPORTING)]
    format: Option<ReportFormat>,
    /// Print only the names of the files that differ
    #[arg(short, long, conflicts_with = "format", help_heading = REPORTING)]
    list: bool,
    /// Print only a line for each finding, and no last line
    #[arg(short, long, conflicts_with = "list", help_heading = REPORTING)]
    quiet: bool,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    color: ColorArgs,
}

impl CheckArgs {
    /// The options that the arguments stand for.
    pub(super) fn options(self) -> CheckOptions {
        CheckOptions {
            paths: self.paths,
            bless: self.bless,
            prune: self.prune,
            settings: settings(self.read, Some(self.rules)),
            format: self.format,
            detail: match (self.list, self.quiet) {
                (true, _) => Detail::Names,
                (false, true) => Detail::Lines,
                (false, false) => Detail::Full,
            },
            color: self.color.color,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsclip explain article.txt
  newsclip explain --code ambiguous-date    what a code means, and what to do
  newsclip explain --code all

Exit status: 0 done; 1 an error in an article; 2 the input could not be read.")]
pub(super) struct ExplainArgs {
    /// A text file, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath,
        required_unless_present = "code")]
    input: Option<PathBuf>,
    /// Say what a code means and what to do about it; all for every code
    #[arg(long, value_name = "CODE", value_parser = code(), hide_possible_values = true,
        conflicts_with = "input")]
    code: Option<Asked>,
    #[command(flatten)]
    read: ReadArgs,
    /// For people, or for programs
    #[arg(long, value_name = "FORM", value_parser = form(), default_value = "text", help_heading = WRITING)]
    to: Form,
    #[command(flatten)]
    color: ColorArgs,
}

impl ExplainArgs {
    /// The options that the arguments stand for.
    pub(super) fn options(self) -> ExplainOptions {
        ExplainOptions {
            input: self.input.unwrap_or_else(|| PathBuf::from("-")),
            code: self.code,
            settings: settings(self.read, None),
            form: self.to,
            color: self.color.color,
        }
    }
}

/// The completion script of a shell.
pub(super) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "newsclip", &mut script);
    script
}

/// The man page of newsclip, or of one of its commands.
///
/// # Errors
///
/// Where there is no such command.
pub(super) fn man(command: Option<&str>) -> Result<Vec<u8>> {
    let mut cli = Cli::command();
    cli.build();
    let page = match command {
        None => cli,
        Some(name) => {
            let found = cli.find_subcommand(name).cloned();
            found.with_context(|| format!("error: newsclip has no command {name:?}"))?
        }
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff)?;
    Ok(roff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }
}
