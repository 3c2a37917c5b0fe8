//! `newsclip convert`: text in, records out.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, ensure};
use newsclip::Format;

use super::Status;
use super::atomic::folder_of;
use super::destination::Destination;
use super::end::End;
use super::failure::{Failure, Problem};
use super::files::{Identity, Input, Inputs, identity};
use super::interrupt;
use super::job::Job;
use super::list::FileList;
use super::ordered::{Ahead, Pace, in_order};
use super::output::{Joint, Stream};
use super::piece::{Outlet, Piece};
use super::plan::{Plan, refuse_inputs_in};
use super::read::Buffer;
use super::report::{Reporter, Verbosity};
use super::scratch::Scratch;
use super::screen::ColorWhen;
use super::settings::{Folders, Settings};
use super::tally::Summary;
use super::template::Template;
use super::visible::visible_lines;

/// What `convert` is asked for.
#[derive(Debug, Clone)]
pub(super) struct ConvertOptions {
    /// Files, folders, or `-`; empty for standard input.
    pub(super) inputs: Vec<PathBuf>,
    /// More of them, one a line in this file, or `-`.
    pub(super) files_from: Option<PathBuf>,
    /// Paths in lists end in a NUL.
    pub(super) null: bool,
    /// The inputs' format; `None` goes by the name.
    pub(super) from: Option<Format>,
    /// The outputs' format.
    pub(super) to: Format,
    /// What is decided of all inputs; a folder's `newsclip.toml` decides the rest.
    pub(super) settings: Settings,
    /// Say where each value stands.
    pub(super) provenance: bool,
    /// Warnings are findings.
    pub(super) strict: bool,
    /// Threads; `None` takes one a core.
    pub(super) jobs: Option<usize>,
    /// Where to write; `None` is standard output.
    pub(super) output: Option<PathBuf>,
    /// Names of the files from the record.
    pub(super) name: Option<Template>,
    /// Skip inputs whose output is newer.
    pub(super) update: bool,
    /// Where to write the paths of the inputs that failed.
    pub(super) failures: Option<PathBuf>,
    /// The form of the last line.
    pub(super) summary: Summary,
    /// End with the first input that fails.
    pub(super) fail_fast: bool,
    /// How much is said.
    pub(super) verbosity: Verbosity,
    /// Colours on standard error.
    pub(super) color: ColorWhen,
}

impl Default for ConvertOptions {
    fn default() -> Self {
        Self {
            inputs: Vec::new(),
            files_from: None,
            null: false,
            from: None,
            to: Format::Json,
            settings: Settings::default(),
            provenance: false,
            strict: false,
            jobs: None,
            output: None,
            name: None,
            update: false,
            failures: None,
            summary: Summary::default(),
            fail_fast: false,
            verbosity: Verbosity::default(),
            color: ColorWhen::default(),
        }
    }
}

/// Converts every input, in order. One bad input stops nothing; a bad output
/// does.
pub(super) fn run(options: &ConvertOptions) -> Result<Status> {
    let mut destination = Destination::of(options.output.as_deref());
    if options.makes_files() {
        destination = destination
            .into_folder()
            .context("error: --name and --update need a folder to write to (-o DIR/)")?;
    }
    let failures = failures_beside(options.failures.as_deref(), &destination)?;
    let list = options.files_from.as_deref().map(|path| FileList::open(path, options.null));
    let mut inputs = Inputs::new(&options.inputs, list.transpose()?, options.from);
    inputs.refuse_two_uses_of_stdin()?;
    let batch = inputs.are_several();
    let reporter = Reporter::new(options.verbosity, options.color);
    if batch || options.failures.is_some() || options.summary == Summary::Json {
        interrupt::watch(interrupt::IN_ORDER);
    } else if options.output.is_some() {
        interrupt::watch(interrupt::AT_ONCE);
    }
    let mut end = End::new(options, batch, &reporter)?;
    let outlet = match &destination {
        Destination::Folder(folder) => open_folder(folder, &mut inputs, options)?,
        _ => {
            let joint = if batch { Joint::of(options.to)? } else { Joint::default() };
            end.stream = Some(Stream::open(&destination, joint.clone())?);
            Outlet::Stream { joint, output: destination.identity() }
        }
    };
    let terminal = destination == Destination::Stdout && io::stdout().is_terminal();
    if batch && !terminal && reporter.sums_up() {
        end.watch(&inputs, outlet.inputs());
    }
    let folders = Folders::new(&options.settings);
    let job = Job { options, folders, reporter, batch, outlet, failures };
    // The threads share the inputs, or what is in the one input.
    let jobs = if batch { options.jobs() } else { 1 };
    let shown = |mut piece: Piece| {
        if terminal && matches!(options.to, Format::Markdown | Format::Text) {
            let shown = visible_lines(&String::from_utf8_lossy(&piece.output)).into_owned();
            piece.output = shown.into_bytes();
        }
        piece
    };
    let work = |buffer: &mut Buffer, chunk, ahead: &mut Ahead<'_, Piece>| {
        shown(convert_chunk(&job, buffer, chunk, &mut |piece| ahead(shown(piece))))
    };
    in_order(Pace::of_files(jobs), inputs.iter(), Buffer::new, work, |piece| end.take(&job, piece));
    end.close(&job)
}

impl ConvertOptions {
    /// Does each article get a file of its own, whatever `--output` names?
    const fn makes_files(&self) -> bool {
        self.name.is_some() || self.update
    }

    /// How many threads there are to be.
    pub(super) fn jobs(&self) -> usize {
        self.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from))
    }
}

/// What stands where the list of failures goes, which no input may be.
///
/// # Errors
///
/// Where that is the output, or no file.
fn failures_beside(failures: Option<&Path>, destination: &Destination) -> Result<Option<Identity>> {
    let Some(path) = failures else { return Ok(None) };
    ensure!(path.as_os_str() != "-", "error: --failures needs a file to write to");
    let place = |path: &Path| {
        let folder = fs::canonicalize(folder_of(path)).ok();
        fs::canonicalize(path).ok().or_else(|| Some(folder?.join(path.file_name()?)))
    };
    if let Destination::File(output) = destination {
        let one = place(output).is_some_and(|output| place(path) == Some(output));
        ensure!(!one, "error: --output and --failures name one file");
    }
    Ok(identity(path))
}

/// Settles the names of the files, as far as that can be done beforehand, and
/// makes the folder that they go to.
fn open_folder(
    folder: &PathBuf,
    inputs: &mut Inputs,
    options: &ConvertOptions,
) -> Result<Outlet, Problem> {
    inputs.stay_out_of(folder);
    inputs.make_lasting()?;
    let plan = match options.name {
        Some(_) => refuse_inputs_in(folder, inputs, options.to).map(|()| None)?,
        None => Some(Plan::new(folder, inputs, options.to)?),
    };
    let scratch = fs::create_dir_all(folder).and_then(|()| Scratch::within(folder));
    let scratch = scratch.map_err(|error| {
        // A file that is in the way.
        let exists = error.kind() == io::ErrorKind::AlreadyExists;
        let error = if exists { io::ErrorKind::NotADirectory.into() } else { error };
        Failure::Unwritable(error).at(folder.to_string_lossy())
    })?;
    inputs.stay_out_of(folder);
    Ok(match plan {
        Some(plan) => Outlet::Mirror { plan, scratch },
        None => Outlet::Named { folder: folder.clone(), scratch },
    })
}

/// Converts inputs that follow one another, until the run is to end.
fn convert_chunk(
    job: &Job<'_>,
    buffer: &mut Buffer,
    chunk: Vec<Result<Input, Problem>>,
    ahead: &mut Ahead<'_, Piece>,
) -> Piece {
    let mut piece = Piece::default();
    for input in chunk {
        let failed = job.options.fail_fast && piece.tally.failures > 0;
        if failed || piece.fatal.is_some() || interrupt::interrupted().is_some() {
            break;
        }
        job.convert(buffer, input, &mut piece, ahead);
    }
    piece
}
