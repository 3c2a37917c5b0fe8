//! An input of many articles, converted as it is read.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::slice;
use std::sync::atomic::{AtomicUsize, Ordering};

use newsclip::{Format, Section, Stream};
use sha2::{Digest, Sha256};

use super::delivery::{Delivery, Record};
use super::failure::{Failure, Problem};
use super::files::Input;
use super::guard::guarded;
use super::interrupt::interrupted;
use super::job::{Job, digest, hexadecimal};
use super::ordered::{Ahead, Pace, in_order};
use super::piece::{Outlet, Piece};
use super::read::Source;
use super::sections::{Read, Sections};
use super::settings::Reading;

/// One input, and how it is read.
pub(super) struct OneInput<'a> {
    pub(super) job: &'a Job<'a>,
    pub(super) input: &'a Input,
    pub(super) reading: &'a Reading,
}

impl OneInput<'_> {
    /// Converts the articles of a stream that has taken the first bytes of the
    /// input; `rest` is what follows them. Several parts are parsed at a time, and
    /// each goes its way in its turn, before all are read. Returns whether there
    /// was an error in an article.
    pub(super) fn convert_stream(
        &self,
        stream: Box<Stream>,
        head: &[u8],
        mut rest: Option<Source>,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<bool, Problem> {
        let digest = self.digest(head, &mut rest).map_err(|error| self.at(error))?;
        piece.tally.bytes += head.len() as u64;
        let jobs = self.jobs(rest.as_ref());
        let sections = Sections::new(stream, rest, self.reading.read.max_size);
        let mut delivery = Delivery::default();
        let mut outcome = Ok(ControlFlow::Continue(()));
        let seen = AtomicUsize::new(0);
        let work = |(): &mut (), read: Vec<Read>, _: &mut Ahead<'_, Vec<Worked>>| {
            read.into_iter().map(|read| self.work(read, &seen, digest.as_deref())).collect()
        };
        in_order(
            Pace::one_by_one(jobs),
            sections,
            || (),
            work,
            |worked| {
                outcome = worked.into_iter().try_fold(ControlFlow::Continue(()), |_, worked| {
                    self.take(worked, &mut delivery, &seen, piece, ahead)
                });
                outcome.as_ref().map_or(ControlFlow::Break(()), |flow| *flow)
            },
        );
        let (flow, broken) = (outcome?, delivery.broken.take());
        let failed = delivery.failed;
        if flow.is_break() && broken.is_none() {
            // Nobody takes the rest.
            return Ok(failed);
        }
        self.close(delivery, broken.is_some(), piece)?;
        piece.settle();
        broken.map_or(Ok(failed), Err)
    }

    /// How many threads parse. Where a record has its number from those before it,
    /// they are parsed one after another; and what comes through a pipe, as a thread
    /// that waits for it cannot be told that nobody takes its records any more.
    fn jobs(&self, rest: Option<&Source>) -> usize {
        let numbered = matches!(self.job.outlet, Outlet::Named { .. });
        let waits = !rest.is_some_and(Source::is_file);
        let alone = self.job.batch || self.job.options.provenance || numbered || waits;
        if alone { 1 } else { self.job.options.jobs() }
    }

    /// Parses the articles of a part, before which `seen` were seen, and makes
    /// their records.
    fn work(&self, read: Read, seen: &AtomicUsize, digest: Option<&str>) -> Worked {
        let mut worked = Worked::default();
        worked.piece.tally.bytes = read.bytes;
        let made = match read.section {
            Ok(None) => Ok(()),
            Err(failure) => Err(failure.at(self.input.name())),
            Ok(Some(section)) => {
                let before = seen.load(Ordering::Relaxed);
                let made = guarded(|| self.records(&section, before, digest, &mut worked));
                made.unwrap_or_else(|failure| Err(failure.at(self.input.name())))
            }
        };
        if let Err(problem) = made {
            worked.records.clear();
            worked.piece.fall_back();
            worked.broken = Some(problem);
        }
        worked
    }

    fn records(
        &self,
        section: &Section,
        before: usize,
        digest: Option<&str>,
        worked: &mut Worked,
    ) -> Result<(), Problem> {
        let Self { job, input, reading } = self;
        let (document, parsed) = (section.document(), section.parse());
        let found = parsed.articles.len();
        let piece = &mut worked.piece;
        let (articles, failed) =
            job.articles(&input.name(), document, parsed, reading, digest, before, piece);
        (worked.seen, worked.failed) = (found, failed);
        match &job.outlet {
            Outlet::Named { .. } => job.name_files(input, &articles, before, piece)?,
            Outlet::Stream { .. } if job.options.to != Format::Json && !articles.is_empty() => {
                worked
                    .records
                    .push(Record { count: articles.len(), bytes: job.bytes(&articles, input)? });
            }
            _ => {
                for article in &articles {
                    let bytes = job.bytes(slice::from_ref(article), input)?;
                    worked.records.push(Record { count: 1, bytes });
                }
            }
        }
        Ok(())
    }

    /// Sends a part its way.
    fn take(
        &self,
        worked: Worked,
        delivery: &mut Delivery,
        seen: &AtomicUsize,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<ControlFlow<()>, Problem> {
        piece.join(worked.piece);
        delivery.failed |= worked.failed;
        seen.fetch_add(worked.seen, Ordering::Relaxed);
        for record in worked.records {
            self.deliver(delivery, record, piece)?;
        }
        if let Some(broken) = worked.broken {
            delivery.broken = Some(broken);
            return Ok(ControlFlow::Break(()));
        }
        piece.settle();
        piece.partial = true;
        let flow = ahead(std::mem::take(piece));
        Ok(if interrupted().is_some() { ControlFlow::Break(()) } else { flow })
    }

    fn at(&self, error: io::Error) -> Problem {
        Failure::Unreadable(error).at(self.input.name())
    }

    /// The SHA-256 of the whole input, where it is asked for: a file is read
    /// twice, what can be read once only is put aside on disk first.
    fn digest(&self, head: &[u8], rest: &mut Option<Source>) -> io::Result<Option<String>> {
        if !self.job.options.provenance {
            return Ok(None);
        }
        let Some(source) = rest else { return Ok(Some(digest(head))) };
        let mut hash = Sha256::new();
        hash.update(head);
        if source.is_file() {
            let mut file = File::open(&self.input.path)?;
            file.seek(SeekFrom::Start(head.len() as u64))?;
            io::copy(&mut file, &mut Both(io::sink(), &mut hash))?;
        } else {
            let mut aside = tempfile::tempfile()?;
            io::copy(source, &mut Both(&mut aside, &mut hash))?;
            aside.rewind()?;
            *source = Source::File(aside);
        }
        Ok(Some(hexadecimal(&hash.finalize())))
    }
}

/// What a part of the input came to.
#[derive(Default)]
struct Worked {
    piece: Piece,
    records: Vec<Record>,
    /// How many articles were seen, those without a record included.
    seen: usize,
    failed: bool,
    broken: Option<Problem>,
}

/// Writes what it hashes.
struct Both<'a, W>(W, &'a mut Sha256);

impl<W: Write> Write for Both<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.0.write(bytes)?;
        self.1.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
