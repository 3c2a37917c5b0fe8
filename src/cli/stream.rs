//! An input of many articles, converted as it is read.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::slice;

use newsclip::{Article, Broken, Format, Stream};
use sha2::{Digest, Sha256};

use super::deliver::{write_file, write_last};
use super::failure::{Failure, Problem};
use super::files::Input;
use super::interrupt::interrupted;
use super::job::{Job, digest, hexadecimal};
use super::ordered::Ahead;
use super::output::{Joint, push_member};
use super::piece::{Outlet, Piece};
use super::read::{Source, read_some};
use super::settings::Reading;

/// One input, and how it is read.
pub(super) struct OneInput<'a> {
    pub(super) job: &'a Job<'a>,
    pub(super) input: &'a Input,
    pub(super) reading: &'a Reading,
}

/// Bytes read at a time.
const BLOCK: usize = 256 << 10;

impl OneInput<'_> {
    /// Converts the articles of a stream that has taken the first bytes of the
    /// input; `rest` is what follows them. Each part goes its way before the
    /// next is read. Returns whether there was an error in an article.
    pub(super) fn convert_stream(
        &self,
        mut articles: Box<Stream>,
        head: &[u8],
        mut rest: Option<Source>,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<bool, Problem> {
        let digest = self.digest(head, &mut rest).map_err(|error| self.unreadable(error))?;
        piece.tally.bytes += head.len() as u64;
        let mut delivery = Delivery::default();
        let mut block = vec![0; if rest.is_some() { BLOCK } else { 0 }];
        let mut failed = false;
        let broken = loop {
            let section = match articles.next_section() {
                Ok(Some(section)) => section,
                Ok(None) if rest.is_none() => break None,
                Ok(None) => {
                    self.feed(&mut articles, &mut rest, &mut block, piece)?;
                    continue;
                }
                Err(broken) => break Some(self.failure(broken)),
            };
            let (name, document) = (self.input.name(), section.document());
            let parsed = section.parse();
            let (before, all) = (delivery.seen, parsed.articles.len());
            let (job, digest) = (self.job, digest.as_deref());
            let (records, error) =
                job.articles(&name, document, parsed, self.reading, digest, before, piece);
            failed |= error;
            self.deliver(&mut delivery, &records, piece)?;
            delivery.seen += all;
            piece.settle();
            piece.partial = true;
            if ahead(std::mem::take(piece)).is_break() || interrupted().is_some() {
                return Ok(failed);
            }
        };
        self.close(delivery, broken.is_some(), failed, piece)?;
        piece.settle();
        broken.map_or(Ok(failed), |failure| Err(failure.at(self.input.name())))
    }

    /// Reads a block, or finds that there is none.
    fn feed(
        &self,
        articles: &mut Stream,
        rest: &mut Option<Source>,
        block: &mut [u8],
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let read = rest.as_mut().map_or(Ok(0), |source| read_some(source, block));
        match read.map_err(|error| self.unreadable(error))? {
            0 => {
                *rest = None;
                articles.finish();
            }
            count => {
                articles.push(block.get(..count).unwrap_or_default());
                piece.tally.bytes += count as u64;
            }
        }
        Ok(())
    }

    fn unreadable(&self, error: io::Error) -> Problem {
        Failure::Unreadable(error).at(self.input.name())
    }

    fn failure(&self, broken: Broken) -> Failure {
        match broken {
            Broken::Unreadable(error) => Failure::Undecodable(error),
            Broken::TooLong { line } => {
                Failure::TooLarge { limit: self.reading.read.max_size, line: Some(line) }
            }
        }
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

    /// Writes articles where they belong, as far as that is known before the
    /// others are: one article has another name than the first of several, and
    /// no array around it.
    fn deliver(
        &self,
        delivery: &mut Delivery,
        articles: &[Article<'_>],
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let job = self.job;
        if let Outlet::Named { .. } = &job.outlet {
            return job.name_files(self.input, articles, delivery.seen, piece);
        }
        if let Outlet::Stream { joint, .. } = &job.outlet
            && (joint.is_array() || job.options.to != Format::Json)
        {
            return self.append(delivery, joint, articles, piece);
        }
        for article in articles {
            let bytes = job.bytes(slice::from_ref(article), self.input)?;
            delivery.written += 1;
            match (&job.outlet, &delivery.first) {
                (_, None) => delivery.first = Some(bytes),
                (Outlet::Mirror { plan, scratch }, Some(_)) => {
                    if delivery.written == 2 {
                        plan.unsettle(self.input);
                    }
                    write_file(scratch, &plan.numbered(self.input, delivery.written)?, &bytes)?;
                }
                (_, Some(first)) => {
                    if delivery.written == 2 {
                        self.member(first, piece)?;
                    }
                    self.member(&bytes, piece)?;
                }
            }
        }
        piece.tally.articles += articles.len();
        Ok(())
    }

    /// Appends articles to a stream, however many there are.
    fn append(
        &self,
        delivery: &mut Delivery,
        joint: &Joint,
        articles: &[Article<'_>],
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        if joint.is_array() {
            self.job.append_members(joint, articles, self.input, piece)?;
        } else if !articles.is_empty() {
            // A run of one input has nothing to put between two inputs.
            if self.job.batch {
                piece.output.extend_from_slice(joint.between());
            } else if delivery.written > 0 {
                piece.output.extend_from_slice(self.joint()?.between());
            }
            self.job.put(articles, self.input, &mut piece.output)?;
        }
        delivery.written += articles.len();
        piece.tally.articles += articles.len();
        Ok(())
    }

    /// Appends a member to the array that the one input has turned out to be.
    fn member(&self, object: &[u8], piece: &mut Piece) -> Result<(), Problem> {
        piece.array = true;
        piece.output.extend_from_slice(self.joint()?.between());
        push_member(&mut piece.output, object);
        Ok(())
    }

    fn joint(&self) -> Result<Joint, Problem> {
        let joint = Joint::of(self.job.options.to);
        joint.map_err(|error| Failure::Unwritable(error).at(self.input.name()))
    }

    /// Writes the first article, where it had to wait for the second. Where the
    /// input is `broken` there would have been a second.
    fn close(
        &self,
        delivery: Delivery,
        broken: bool,
        failed: bool,
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let Some(first) = delivery.first else { return Ok(()) };
        match &self.job.outlet {
            Outlet::Mirror { plan, scratch } => {
                let target = match delivery.written {
                    1 if !broken => plan.target(self.input),
                    _ => plan.numbered(self.input, 1)?,
                };
                write_last(plan, scratch, self.input, &target, &first, broken || failed)?;
            }
            _ if delivery.written == 1 => piece.output.extend_from_slice(&first),
            _ => {}
        }
        Ok(())
    }
}

/// What of an input has been written.
#[derive(Default)]
struct Delivery {
    /// Articles that were found, those that were not written included.
    seen: usize,
    written: usize,
    /// The first of them, where what becomes of it depends on there being a second.
    first: Option<Vec<u8>>,
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
