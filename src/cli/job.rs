//! One input of `convert`: read, parsed, reported and written.

use std::fmt::Write as _;
use std::slice;

use newsclip::{
    Article, Diagnostic, Document, Format, Found, Placed, Provenance, Severity, Span, parse,
};
use sha2::{Digest, Sha256};

use super::Status;
use super::atomic;
use super::convert::ConvertOptions;
use super::failure::{Failure, Problem};
use super::files::{Identity, Input, format_by_name};
use super::guard::guarded;
use super::output::{Joint, push_member};
use super::plan::Plan;
use super::read::{Buffer, decode, is_own_text, records};
use super::report::{Reporter, Tally};
use super::settings::{Folders, Reading};

/// What the threads share.
pub(super) struct Job<'a> {
    /// What is asked for.
    pub(super) options: &'a ConvertOptions,
    /// How the inputs of each folder are read.
    pub(super) folders: Folders,
    /// Standard error.
    pub(super) reporter: Reporter,
    /// The names of the files, where each article gets its own.
    pub(super) plan: Option<Plan>,
    /// What stands between the records of several inputs in one stream.
    pub(super) joint: Joint,
    /// The file that the stream goes to, which no input may be.
    pub(super) output: Option<Identity>,
}

/// What some inputs came to.
#[derive(Default)]
pub(super) struct Piece {
    /// The bytes for the stream.
    pub(super) output: Vec<u8>,
    /// The text for standard error.
    pub(super) report: String,
    /// What there was.
    pub(super) tally: Tally,
    /// How it went.
    pub(super) status: Status,
    /// Why the whole run has to end.
    pub(super) fatal: Option<Problem>,
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
            Err(problem) => return self.fail(piece, &problem),
        };
        if self.output.as_ref().is_some_and(|output| input.is(output)) {
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
        let written = piece.output.len();
        let result = guarded(|| self.convert_input(buffer, &input, &reading, piece));
        match result.unwrap_or_else(|failure| Err(failure.at(input.name()))) {
            Ok(failed) => {
                piece.tally.inputs += 1;
                piece.tally.failures += usize::from(failed);
            }
            Err(problem) => {
                piece.output.truncate(written);
                self.fail(piece, &problem);
            }
        }
    }

    /// Reports something that is not an article's.
    fn fail(&self, piece: &mut Piece, problem: &Problem) {
        self.reporter.problem(&mut piece.report, problem);
        if problem.failure.severity() < Severity::Error {
            piece.warn(self.options.strict);
            return;
        }
        piece.tally.inputs += 1;
        piece.tally.failures += 1;
        piece.status = Status::Failed;
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
            self.reporter.diagnostic(&mut piece.report, &name, &document, diagnostic, severity);
            failed |= piece.count(severity, self.options.strict);
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
        let mut articles =
            records(bytes, from, &reading.read).map_err(|failure| failure.at(&*name))?;
        let before = articles.len();
        articles.retain(|article| {
            let missing = reading.missing(article).inspect(|field| {
                let problem = newsclip::Problem::Missing(*field);
                self.reporter.about_record(&mut piece.report, &name, &problem);
                piece.count(problem.severity(), self.options.strict);
            });
            missing.count() == 0
        });
        self.deliver(input, &articles, piece)?;
        Ok(articles.len() < before)
    }

    /// Writes the articles of an input where they belong.
    fn deliver(
        &self,
        input: &Input,
        articles: &[Article<'_>],
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        if let Some(plan) = &self.plan {
            self.write_files(plan, input, articles)?;
        } else if self.joint.is_array() {
            for article in articles {
                piece.output.extend_from_slice(self.joint.between());
                push_member(&mut piece.output, &self.bytes(slice::from_ref(article), input)?);
            }
        } else if !articles.is_empty() {
            piece.output.extend_from_slice(self.joint.between());
            self.put(articles, input, &mut piece.output)?;
        }
        piece.tally.articles += articles.len();
        Ok(())
    }

    /// One file an article; the names are settled before the first is written.
    fn write_files(
        &self,
        plan: &Plan,
        input: &Input,
        articles: &[Article<'_>],
    ) -> Result<(), Problem> {
        let targets = match articles.len() {
            1 => vec![plan.target(input)],
            several => (1..=several)
                .map(|number| plan.numbered(input, number))
                .collect::<Result<Vec<_>, _>>()?,
        };
        for (target, article) in targets.iter().zip(articles) {
            let bytes = self.bytes(slice::from_ref(article), input)?;
            atomic::write(target, &bytes)
                .map_err(|error| Failure::Unwritable(error).at(target.to_string_lossy()))?;
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

impl Piece {
    /// Counts a diagnostic; returns whether it is an error.
    fn count(&mut self, severity: Severity, strict: bool) -> bool {
        match severity {
            Severity::Note => {}
            Severity::Warning => self.warn(strict),
            Severity::Error => self.status = self.status.max(Status::Findings),
        }
        severity == Severity::Error
    }

    fn warn(&mut self, strict: bool) {
        self.tally.warnings += 1;
        if strict {
            self.status = self.status.max(Status::Findings);
        }
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
