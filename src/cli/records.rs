//! An input of records, in one of newsclip's own formats, converted.

use std::ops::ControlFlow;
use std::slice;

use newsclip::{Article, Document, Format};

use super::delivery::{Delivery, Record};
use super::failure::{Failure, Problem};
use super::interrupt::interrupted;
use super::ordered::Ahead;
use super::piece::{Outlet, Piece};
use super::read::{decode, records};
use super::stream::OneInput;

/// Records of more bytes are read twice, so that no more than one of them is kept: a
/// short one takes ten times its bytes.
const SMALL: usize = 256 << 10;

/// So many bytes of output are handed on together.
const BLOCK: usize = 128 << 10;

/// And so many files.
const FILES: usize = 64;

impl OneInput<'_> {
    /// Converts an input of records. Returns whether there was an error in one.
    pub(super) fn convert_records(
        &self,
        bytes: &[u8],
        from: Format,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<bool, Problem> {
        if bytes.len() > SMALL {
            return self.convert_many(bytes, from, piece, ahead);
        }
        let Self { job, input, reading } = self;
        let (document, mut articles) =
            records(bytes, from, &reading.read).map_err(|failure| failure.at(input.name()))?;
        let failed = self.say_encoding(&document, piece);
        let before = articles.len();
        piece.found += before;
        articles.retain(|article| self.is_complete(article, piece));
        let failed = failed || articles.len() < before;
        job.deliver(input, &articles, failed, piece)?;
        Ok(failed)
    }

    fn say_encoding(&self, document: &Document<'_>, piece: &mut Piece) -> bool {
        let remarks: Vec<_> = document.encoding_remarks().collect();
        self.job.say_all(&remarks, &self.input.name(), document, self.reading, piece)
    }

    /// Does a record state what is required? Says what it does not.
    fn is_complete(&self, article: &Article<'_>, piece: &mut Piece) -> bool {
        let missing = self.reading.missing(article).inspect(|field| {
            let problem = newsclip::Problem::Missing(*field);
            self.job.say(piece, problem.code(), problem.severity(), |out| {
                self.job.reporter.about_record(out, &self.input.name(), &problem);
            });
        });
        missing.count() == 0
    }

    /// Reads all of them to see that they are records, and then again to send each
    /// its way: a mistake in the last one leaves nothing half done.
    fn convert_many(
        &self,
        bytes: &[u8],
        from: Format,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<bool, Problem> {
        let at = |failure: Failure| failure.at(self.input.name());
        let document =
            decode(bytes, &self.reading.read).map_err(|error| at(Failure::Undecodable(error)))?;
        let read = |each: &mut dyn FnMut(Article<'static>) -> ControlFlow<()>| {
            let read = from.read_each(document.text(), each);
            read.map_err(|error| at(Failure::NotAFormat { format: from, error }))
        };
        read(&mut |_| ControlFlow::Continue(()))?;
        let mut delivery = Delivery::default();
        delivery.failed = self.say_encoding(&document, piece);
        let mut named = 0;
        let mut outcome = Ok(ControlFlow::Continue(()));
        read(&mut |article| {
            outcome = self.send(&article, &mut named, &mut delivery, piece, ahead);
            outcome.as_ref().map_or(ControlFlow::Break(()), |flow| *flow)
        })?;
        let failed = delivery.failed;
        if outcome?.is_continue() {
            self.close(delivery, false, piece)?;
        }
        Ok(failed)
    }

    /// Sends a record its way; `named` of them have a file of their own already.
    fn send(
        &self,
        article: &Article<'_>,
        named: &mut usize,
        delivery: &mut Delivery,
        piece: &mut Piece,
        ahead: &mut Ahead<'_, Piece>,
    ) -> Result<ControlFlow<()>, Problem> {
        let Self { job, input, .. } = self;
        piece.found += 1;
        if !self.is_complete(article, piece) {
            delivery.failed = true;
            return Ok(ControlFlow::Continue(()));
        }
        let article = slice::from_ref(article);
        if let Outlet::Named { .. } = job.outlet {
            job.name_files(input, article, *named, piece)?;
            *named += 1;
        } else {
            let record = Record { bytes: job.bytes(article, input)?, count: 1 };
            self.deliver(delivery, record, piece)?;
        }
        let waits = piece.output.len() + piece.report.len() + piece.each.len();
        if waits < BLOCK && piece.files.len() < FILES {
            return Ok(ControlFlow::Continue(()));
        }
        piece.settle();
        piece.partial = true;
        let flow = ahead(std::mem::take(piece));
        Ok(if interrupted().is_some() { ControlFlow::Break(()) } else { flow })
    }
}
