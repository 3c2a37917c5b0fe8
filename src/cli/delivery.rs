//! Where the records of a stream of articles go, as far as that is known before the
//! last of them is.

use newsclip::Format;

use super::deliver::{write_file, write_last};
use super::failure::{Failure, Problem};
use super::output::Joint;
use super::piece::{Outlet, Piece};
use super::stream::OneInput;

/// What of an input has been written.
#[derive(Default)]
pub(super) struct Delivery {
    written: usize,
    /// The first of them, where what becomes of it depends on there being a second.
    first: Option<Vec<u8>>,
    /// Was there an error in an article?
    pub(super) failed: bool,
    /// Why the rest of the input does not follow.
    pub(super) broken: Option<Problem>,
}

/// The bytes of so many articles.
pub(super) struct Record {
    pub(super) bytes: Vec<u8>,
    pub(super) count: usize,
}

impl OneInput<'_> {
    /// Writes records where they belong, as far as that is known before the
    /// others are: one article has another name than the first of several, and
    /// no array around it.
    pub(super) fn deliver(
        &self,
        delivery: &mut Delivery,
        Record { bytes, count }: Record,
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let before = delivery.written;
        delivery.written += count;
        match (&self.job.outlet, &delivery.first) {
            (Outlet::Stream { joint, .. }, _) if joint.is_array() => {
                joint.push_member(&bytes, &mut piece.output);
            }
            (Outlet::Stream { joint, .. }, _) if self.job.options.to != Format::Json => {
                // A run of one input has nothing to put between two inputs.
                if self.job.batch {
                    piece.output.extend_from_slice(joint.between());
                } else if before > 0 {
                    piece.output.extend_from_slice(self.joint()?.between());
                }
                piece.output.extend_from_slice(&bytes);
            }
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
        piece.tally.articles += count;
        Ok(())
    }

    /// Appends a member to the array that the one input has turned out to be.
    fn member(&self, object: &[u8], piece: &mut Piece) -> Result<(), Problem> {
        piece.array = true;
        self.joint()?.push_member(object, &mut piece.output);
        Ok(())
    }

    fn joint(&self) -> Result<Joint, Problem> {
        let joint = Joint::of(self.job.options.to);
        joint.map_err(|error| Failure::Unwritable(error).at(self.input.name()))
    }

    /// Writes the first article, where it had to wait for the second. Where the
    /// input is `broken` there would have been a second.
    pub(super) fn close(
        &self,
        delivery: Delivery,
        broken: bool,
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let failed = delivery.failed;
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
