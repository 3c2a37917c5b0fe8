//! Where the records of one input go: into the stream of all, or to files.

use std::path::Path;
use std::slice;

use newsclip::Article;

use super::failure::{Failure, Problem};
use super::files::Input;
use super::job::Job;
use super::output::Joint;
use super::piece::{Outlet, Piece, Unnamed};
use super::plan::Plan;
use super::scratch::Scratch;

impl Job<'_> {
    /// Writes the articles of an input, in which there may be an error, where they
    /// belong.
    pub(super) fn deliver(
        &self,
        input: &Input,
        articles: &[Article<'_>],
        failed: bool,
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        match &self.outlet {
            Outlet::Mirror { plan, scratch } => {
                self.write_files(plan, scratch, input, articles, failed)?;
            }
            // They count when they are written.
            Outlet::Named { .. } => return self.name_files(input, articles, 0, piece),
            Outlet::Stream { joint, .. } if joint.is_array() => {
                self.append_members(joint, articles, input, piece)?;
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

    /// Appends articles to an array that is there already.
    fn append_members(
        &self,
        joint: &Joint,
        articles: &[Article<'_>],
        input: &Input,
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        for article in articles {
            joint.push_member(&self.bytes(slice::from_ref(article), input)?, &mut piece.output);
        }
        Ok(())
    }

    /// One file an article; the names are settled before the first is written.
    fn write_files(
        &self,
        plan: &Plan,
        scratch: &Scratch,
        input: &Input,
        articles: &[Article<'_>],
        failed: bool,
    ) -> Result<(), Problem> {
        let Some((first, others)) = articles.split_first() else { return Ok(()) };
        let bytes = |article| self.bytes(slice::from_ref(article), input);
        if others.is_empty() {
            let target = plan.target(input);
            return write_last(plan, scratch, input, &target, &bytes(first)?, failed);
        }
        let targets = (1..=articles.len()).map(|number| plan.numbered(input, number));
        let targets = targets.collect::<Result<Vec<_>, _>>()?;
        plan.unsettle(input);
        // The first one last: it tells `--update` that all of them are there.
        for (target, article) in targets.iter().skip(1).zip(others).rev() {
            write_file(scratch, target, &bytes(article)?)?;
        }
        targets.first().map_or(Ok(()), |target| {
            write_last(plan, scratch, input, target, &bytes(first)?, failed)
        })
    }

    /// The files, whose names are settled in the order of the inputs.
    pub(super) fn name_files(
        &self,
        input: &Input,
        articles: &[Article<'_>],
        before: usize,
        piece: &mut Piece,
    ) -> Result<(), Problem> {
        let Some(template) = &self.options.name else { return Ok(()) };
        for (index, article) in articles.iter().enumerate() {
            piece.files.push(Unnamed {
                path: input.path.clone(),
                components: template.fill(article, &input.path, before + index + 1),
                bytes: self.bytes(slice::from_ref(article), input)?,
            });
        }
        Ok(())
    }

    pub(super) fn bytes(
        &self,
        articles: &[Article<'_>],
        input: &Input,
    ) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        self.put(articles, input, &mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn put(
        &self,
        articles: &[Article<'_>],
        input: &Input,
        to: &mut Vec<u8>,
    ) -> Result<(), Problem> {
        let written = self.options.to.append(articles, to);
        written.map_err(|error| Failure::Unwritable(error).at(input.name()))
    }
}

/// Writes one file.
pub(super) fn write_file(scratch: &Scratch, target: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let written = scratch.write(target, bytes, || None).map(drop);
    written.map_err(|error| Failure::Unwritable(error).at(target.to_string_lossy()))
}

/// Writes the file that stands for all of an input.
pub(super) fn write_last(
    plan: &Plan,
    scratch: &Scratch,
    input: &Input,
    target: &Path,
    bytes: &[u8],
    failed: bool,
) -> Result<(), Problem> {
    let written = plan.write_last(scratch, input, target, bytes, failed);
    written.map_err(|error| Failure::Unwritable(error).at(target.to_string_lossy()))
}
