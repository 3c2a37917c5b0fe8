//! One input of `convert`: read, parsed and reported.

use std::fmt::Write as _;
use std::path::PathBuf;

use newsclip::{Article, Document, Format, Found, Parsed, Placed, Provenance, parse};
use sha2::{Digest, Sha256};

use super::convert::ConvertOptions;
use super::failure::{Failure, Problem};
use super::files::{Identity, Input, format_by_name};
use super::guard::guarded;
use super::ordered::Ahead;
use super::piece::{Outlet, Piece};
use super::read::{Begun, Buffer, decode, is_own_text, may_be_own_text};
use super::report::Reporter;
use super::settings::{Folders, Reading};
use super::stream::OneInput;

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
    /// The file that the list of failures goes to.
    pub(super) failures: Option<Identity>,
}

impl Job<'_> {
    /// Converts one input; whatever happens stays with it.
    pub(super) fn convert(
        &self,
        buffer: &mut Buffer,
        input: Result<Input, Problem>,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) {
        let input = match input {
            Ok(input) => input,
            Err(problem) => {
                let path = PathBuf::from(&problem.path);
                return self.fail(piece, path, problem);
            }
        };
        let mut written = [self.outlet.file(), self.failures.as_ref()].into_iter().flatten();
        if written.any(|file| input.is(file)) {
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
        piece.settle();
        let result = guarded(|| self.convert_input(buffer, &input, &reading, piece, ahead));
        match result.unwrap_or_else(|failure| Err(failure.at(input.name()))) {
            Ok(failed) => {
                piece.tally.inputs += 1;
                if failed {
                    self.forget_outputs(&input);
                    piece.tally.failures += 1;
                    piece.failed.push(input.path);
                }
            }
            Err(problem) => {
                self.forget_outputs(&input);
                piece.fall_back();
                self.fail(piece, input.path, problem);
            }
        }
    }

    /// Sees to it that `--update` tries a failed input again. Where even that
    /// cannot be done, the failure has been told all the same.
    fn forget_outputs(&self, input: &Input) {
        if let Outlet::Mirror { plan, .. } = &self.outlet {
            plan.unsettle(input);
        }
    }

    /// Returns whether there was an error in an article.
    fn convert_input(
        &self,
        buffer: &mut Buffer,
        input: &Input,
        reading: &Reading,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<bool, Problem> {
        let max_size = reading.read.max_size;
        let from = self.options.from.unwrap_or_else(|| format_by_name(&input.path));
        let begin = |bytes: &[u8], last| {
            let text = from == Format::Text && !may_be_own_text(bytes);
            text.then(|| reading.begin(bytes, last)).flatten()
        };
        let begun = buffer.begin(input, max_size, begin).map_err(|it| it.at(input.name()))?;
        let bytes = match begun {
            Begun::Whole(bytes) => bytes,
            Begun::Stream(articles, head, source) => {
                let one = OneInput { job: self, input, reading };
                return one.convert_stream(articles, head, Some(source), piece, ahead);
            }
        };
        piece.tally.bytes += bytes.len() as u64;
        match from {
            Format::Text if !is_own_text(bytes) => {
                self.convert_text(input, bytes, reading, piece, ahead)
            }
            from => {
                let one = OneInput { job: self, input, reading };
                one.convert_records(bytes, from, piece, ahead)
            }
        }
    }

    fn convert_text(
        &self,
        input: &Input,
        bytes: &[u8],
        reading: &Reading,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<bool, Problem> {
        let name = input.name();
        let document = match decode(bytes, &reading.read) {
            Ok(document) => document,
            Err(error) => {
                // The articles before that place stand, as they do in a stream.
                let one = OneInput { job: self, input, reading };
                let Some(articles) = reading.begin(bytes, true) else {
                    return Err(Failure::Undecodable(error).at(&*name));
                };
                piece.tally.bytes -= bytes.len() as u64;
                return one.convert_stream(articles, bytes, None, piece, ahead);
            }
        };
        let parsed = parse(&document, &reading.parse);
        let digest = self.options.provenance.then(|| digest(bytes));
        let (articles, failed) =
            self.articles(&name, &document, parsed, reading, digest.as_deref(), 0, piece);
        self.deliver(input, &articles, failed, piece)?;
        Ok(failed)
    }

    /// Reports what there is to say of a text, and makes the records of its
    /// articles, before which there were `before` in the same input. Returns
    /// whether there was an error.
    #[expect(clippy::too_many_arguments, reason = "what a record says of its input comes from all")]
    pub(super) fn articles<'d>(
        &self,
        name: &str,
        document: &'d Document<'_>,
        mut parsed: Parsed<'d>,
        reading: &Reading,
        digest: Option<&str>,
        before: usize,
        piece: &mut Piece,
    ) -> (Vec<Article<'d>>, bool) {
        reading.say_missing(&mut parsed);
        let failed = self.say_all(&parsed.diagnostics, name, document, reading, piece);
        piece.found += parsed.articles.len();
        let mut articles = Vec::with_capacity(parsed.articles.len());
        for (index, found) in parsed.articles.into_iter().enumerate() {
            if reading.missing(&found.article).next().is_some() {
                continue;
            }
            let provenance = digest.map(|digest| Provenance {
                input: name.to_owned(),
                sha256: digest.to_owned(),
                article: before + index + 1,
                layout: parsed.layout,
                bytes: Some(document.bytes(found.whole)),
                lines: Some([found.whole.start, found.whole.end].map(|at| document.position(at).0)),
                fields: placed(document, &found),
            });
            articles.push(Article { provenance, ..found.article });
        }
        (articles, failed)
    }
}

/// The places of an article's values, as they are published.
fn placed(document: &Document<'_>, found: &Found<'_>) -> Vec<Placed> {
    let place = |place: &newsclip::Place| Placed {
        field: place.field,
        bytes: document.bytes(place.value),
        line: document.position(place.value.start).0,
    };
    found.places.iter().map(place).collect()
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
