//! One input of `convert`: read, parsed, reported and written.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::slice;

use newsclip::{
    Article, Diagnostic, Document, Format, Found, Placed, Provenance, Severity, Span, parse,
};
use sha2::{Digest, Sha256};

use super::Status;
use super::convert::ConvertOptions;
use super::failure::{Failure, Problem};
use super::files::{Input, format_by_name};
use super::guard::guarded;
use super::output::push_member;
use super::piece::{Outlet, Piece, Unnamed};
use super::plan::Plan;
use super::read::{Buffer, decode, is_own_text, records};
use super::report::Reporter;
use super::scratch::Scratch;
use super::settings::{Folders, Reading};

/// What the threads share.
pub(super) struct Job<'a> {
    /// What is asked for.
    pub(super) options: &'a ConvertOptions,
    /// How the inputs of each folder are read.
    pub(super) folders: Folders,
    /// Standard error.
    pub(super) reporter: Reporter,
    /// Are there several inputs?
    pub(super) batch: bool,
    /// Where the records go.
    pub(super) outlet: Outlet,
}

impl Job<'_> {
    /// Converts one input; whatever happens stays with it.
    pub(super) fn convert(
        &self,
        buffer: &mut Buffer,
        input: Result<Input, Problem>,
        piece: &mut Piece,
    ) {
        let input = match input {
            Ok(input) => input,
            Err(problem) => {
                let path = PathBuf::from(&problem.path);
                return self.fail(piece, path, problem);
            }
        };
        if let Outlet::Stream { output: Some(output), .. } = &self.outlet
            && input.is(output)
        {
            let name = input.name();
            let failure = Failure::OutputIsInput { input: name.clone().into_owned() };
            piece.fatal.get_or_insert(failure.at(name));
            return;
        }
        let reading = match self.folders.reading(&input.path) {
            Ok(reading) => reading,
            Err(problem) => {
                // A mistake in a folder's settings is the user's, as on the
                // command line: nothing that they are about can be right.
                piece.fatal.get_or_insert(problem);
                return;
            }
        };
        if let Outlet::Mirror { plan, .. } = &self.outlet
            && self.options.update
            && plan.is_current(&input)
        {
            piece.tally.inputs += 1;
            piece.tally.current += 1;
            return;
        }
        let (written, files) = (piece.output.len(), piece.files.len());
        let result = guarded(|| self.convert_input(buffer, &input, &reading, piece));
        match result.unwrap_or_else(|failure| Err(failure.at(input.name()))) {
            Ok(failed) => {
                piece.tally.inputs += 1;
                if failed {
                    piece.tally.failures += 1;
                    piece.failed.push(input.path);
                }
            }
            Err(problem) => {
                piece.output.truncate(written);
                piece.files.truncate(files);
                self.fail(piece, input.path, problem);
            }
        }
    }

    /// Reports something that is not an article's.
    pub(super) fn fail(&self, piece: &mut Piece, path: PathBuf, problem: Problem) {
        if problem.failure.is_for_all() {
            piece.fatal.get_or_insert(problem);
            return;
        }
        let severity = problem.failure.severity();
        self.say(piece, problem.failure.code(), severity, |out| {
            self.reporter.problem(out, &problem);
        });
        if severity == Severity::Error {
            piece.tally.inputs += 1;
            piece.tally.failures += 1;
            piece.failed.push(path);
            piece.status = Status::Failed;
        }
    }

    /// Reports an output of an input that cannot be written; the input counts
    /// already.
    pub(super) fn fail_output(&self, piece: &mut Piece, path: PathBuf, problem: Problem) {
        let counted = piece.failed.last() == Some(&path);
        let (inputs, failures) = (piece.tally.inputs, piece.tally.failures);
        self.fail(piece, path, problem);
        piece.tally.inputs = inputs;
        if counted {
            piece.tally.failures = failures;
            piece.failed.pop();
        }
    }

    /// Counts something, and says it now or at the end of the batch. Returns
    /// whether it is an error.
    fn say(
        &self,
        piece: &mut Piece,
        code: &'static str,
        severity: Severity,
        write: impl FnOnce(&mut String),
    ) -> bool {
        if self.batch && self.reporter.groups(severity) {
            let example = || {
                let mut text = String::new();
                write(&mut text);
                text
            };
            piece.tally.add(code, severity, Some(example));
        } else {
            if severity > Severity::Note {
                piece.tally.add(code, severity, None::<fn() -> String>);
            }
            write(&mut piece.report);
        }
        piece.count(severity, self.options.strict)
    }

    /// Returns whether there was an error in an article.
    fn convert_input(
        &self,
        buffer: &mut Buffer,
        input: &Input,
        reading: &Reading,
        piece: &mut Piece,
    ) -> Result<bool, Problem> {
        let max_size = reading.read.max_size;
        let bytes = buffer.read(input, max_size).map_err(|failure| failure.at(input.name()))?;
        piece.tally.bytes += bytes.len() as u64;
        match self.options.from.unwrap_or_else(|| format_by_name(&input.path)) {
            Format::Text if !is_own_text(bytes) => self.convert_text(input, bytes, reading, piece),
            from => self.convert_records(input, bytes, from, reading, piece),
        }
    }

    fn convert_text(
        &self,
        input: &Input,
        bytes: &[u8],
        reading: &Reading,
        piece: &mut Piece,
    ) -> Result<bool, Problem> {
        let name = input.name();
        let document =
            decode(bytes, &reading.read).map_err(|error| Failure::Undecodable(error).at(&*name))?;
        let mut parsed = parse(&document, &reading.parse);
        for found in &parsed.articles {
            let start = found.places.first().map_or(0, |place| place.whole.start);
            parsed.diagnostics.extend(reading.missing(&found.article).map(|field| Diagnostic {
                span: Span::new(start, start),
                problem: newsclip::Problem::Missing(field),
            }));
        }
        let mut failed = false;
        for diagnostic in &parsed.diagnostics {
            let severity = reading.severity(&diagnostic.problem);
            failed |= self.say(piece, diagnostic.problem.code(), severity, |out| {
                self.reporter.diagnostic(out, &name, &document, diagnostic, severity);
            });
        }
        let digest = self.options.provenance.then(|| digest(bytes));
        let mut articles = Vec::with_capacity(parsed.articles.len());
        for (index, found) in parsed.articles.into_iter().enumerate() {
            if reading.missing(&found.article).next().is_some() {
                continue;
            }
            let provenance = digest.as_ref().map(|digest| Provenance {
                input: name.clone().into_owned(),
                sha256: digest.clone(),
                article: index + 1,
                layout: parsed.layout,
                fields: placed(&document, &found),
            });
            articles.push(Article { provenance, ..found.article });
        }
        self.deliver(input, &articles, piece)?;
        Ok(failed)
    }

    fn convert_records(
        &self,
        input: &Input,
        bytes: &[u8],
        from: Format,
        reading: &Reading,
        piece: &mut Piece,
    ) -> Result<bool, Problem> {
        let name = input.name();
        let (document, mut articles) =
            records(bytes, from, &reading.read).map_err(|failure| failure.at(&*name))?;
        let mut failed = false;
        for diagnostic in document.encoding_remarks() {
            let severity = reading.severity(&diagnostic.problem);
            failed |= self.say(piece, diagnostic.problem.code(), severity, |out| {
                self.reporter.diagnostic(out, &name, &document, &diagnostic, severity);
            });
        }
        let before = articles.len();
        articles.retain(|article| {
            let missing = reading.missing(article).inspect(|field| {
                let problem = newsclip::Problem::Missing(*field);
                self.say(piece, problem.code(), problem.severity(), |out| {
                    self.reporter.about_record(out, &name, &problem);
                });
            });
            missing.count() == 0
        });
        self.deliver(input, &articles, piece)?;
        Ok(failed || articles.len() < before)
    }

    /// Writes the articles of an input where they belong.
    fn deliver(
        &self,
        input: &Input,
        articles: &[Article<'_>],
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        match &self.outlet {
            Outlet::Mirror { plan, scratch } => self.write_files(plan, scratch, input, articles)?,
            // They count when they are written.
            Outlet::Named { .. } => return self.name_files(input, articles, piece),
            Outlet::Stream { joint, .. } if joint.is_array() => {
                for article in articles {
                    piece.output.extend_from_slice(joint.between());
                    push_member(&mut piece.output, &self.bytes(slice::from_ref(article), input)?);
                }
            }
            Outlet::Stream { joint, .. } if !articles.is_empty() => {
                piece.output.extend_from_slice(joint.between());
                self.put(articles, input, &mut piece.output)?;
            }
            Outlet::Stream { .. } => {}
        }
        piece.tally.articles += articles.len();
        Ok(())
    }

    /// One file an article; the names are settled before the first is written.
    fn write_files(
        &self,
        plan: &Plan,
        scratch: &Scratch,
        input: &Input,
        articles: &[Article<'_>],
    ) -> Result<(), Problem> {
        let targets = match articles.len() {
            1 => vec![plan.target(input)],
            several => (1..=several)
                .map(|number| plan.numbered(input, number))
                .collect::<Result<Vec<_>, _>>()?,
        };
        // The first one last: it tells `--update` that all of them are there.
        for (target, article) in targets.iter().zip(articles).rev() {
            let bytes = self.bytes(slice::from_ref(article), input)?;
            scratch
                .write(target, &bytes)
                .map_err(|error| Failure::Unwritable(error).at(target.to_string_lossy()))?;
        }
        Ok(())
    }

    /// The files, whose names are settled in the order of the inputs.
    fn name_files(
        &self,
        input: &Input,
        articles: &[Article<'_>],
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let Some(template) = &self.options.name else { return Ok(()) };
        for (index, article) in articles.iter().enumerate() {
            piece.files.push(Unnamed {
                path: input.path.clone(),
                components: template.fill(article, &input.path, index + 1),
                bytes: self.bytes(slice::from_ref(article), input)?,
            });
        }
        Ok(())
    }

    fn bytes(&self, articles: &[Article<'_>], input: &Input) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        self.put(articles, input, &mut bytes)?;
        Ok(bytes)
    }

    fn put(
        &self,
        articles: &[Article<'_>],
        input: &Input,
        to: &mut Vec<u8>,
    ) -> Result<(), Problem> {
        let written = self.options.to.append(articles, to);
        written.map_err(|error| Failure::Unwritable(error).at(input.name()))
    }
}

/// The places of an article's values, as they are published.
fn placed(document: &Document<'_>, found: &Found<'_>) -> Vec<Placed> {
    let place = |place: &newsclip::Place| Placed {
        field: place.field,
        bytes: [place.value.start, place.value.end],
        line: document.position(place.value.start).0,
    };
    found.places.iter().map(place).collect()
}

/// SHA-256 in lower-case hexadecimal.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
