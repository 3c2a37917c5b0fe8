//! One output file an article, named like its input: the names are settled
//! before anything is written.

use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use newsclip::Format;

use super::claims::{Claim, find_shared};
use super::failure::{Failure, Problem};
use super::files::{Input, Inputs, identity};

/// Where the articles of each input go: the input tree mirrored below a
/// folder, the ending changed.
#[derive(Debug)]
pub(super) struct Plan {
    folder: PathBuf,
    extension: &'static str,
    /// Hashes of the outputs whose names another input's articles would have,
    /// if it had several: hardly ever any.
    contested: HashSet<u64>,
    /// How many inputs there are.
    pub(super) inputs: usize,
}

/// The mark of an input that claims a name for its only article.
const OWN: u64 = 0;

/// The marks of a file that is read and one that is written.
const READ: u64 = 0;
const WRITTEN: u64 = 1;

impl Plan {
    /// Looks at the names of all inputs and settles that no two outputs are
    /// one, and no output an input.
    ///
    /// # Errors
    ///
    /// The first pair that is.
    pub(super) fn new(folder: &Path, inputs: &Inputs, to: Format) -> Result<Self, Problem> {
        let mut plan = Self {
            folder: folder.to_path_buf(),
            extension: to.extension(),
            contested: HashSet::new(),
            inputs: 0,
        };
        let mut twice = Vec::new();
        let mut contested = HashSet::new();
        find_shared(
            || readable(inputs).flat_map(|input| plan.claims(&input)),
            |group| {
                let owners = group.iter().filter(|claim| claim.mark == OWN).count();
                match owners {
                    0 => {}
                    1 => contested.extend(group.iter().map(|claim| claim.mark)),
                    _ => twice.extend(group.first().map(|claim| claim.key)),
                }
            },
        );
        plan.refuse_twice(inputs, &twice)?;
        plan.refuse_inputs(inputs)?;
        plan.inputs = readable(inputs).count();
        plan.contested = contested;
        Ok(plan)
    }

    /// The file of the input's only article.
    pub(super) fn target(&self, input: &Input) -> PathBuf {
        self.folder.join(input.relative()).with_extension(self.extension)
    }

    /// The file of one of the input's several articles, from 1: `name-1.json`.
    ///
    /// # Errors
    ///
    /// Where another input's file has that name.
    pub(super) fn numbered(&self, input: &Input, number: usize) -> Result<PathBuf, Problem> {
        let target = self.nth(input, number);
        if self.contested.contains(&key(&target)) {
            let failure = Failure::SameOutput { first: None, second: input.name().into_owned() };
            return Err(failure.at(target.to_string_lossy()));
        }
        Ok(target)
    }

    fn nth(&self, input: &Input, number: usize) -> PathBuf {
        let target = self.target(input);
        let mut name = target.file_stem().unwrap_or_default().to_os_string();
        name.push(format!("-{number}.{}", self.extension));
        target.with_file_name(name)
    }

    /// The input's own name, and the name whose article it would be if it were
    /// called after its number.
    fn claims(&self, input: &Input) -> impl Iterator<Item = Claim> + use<> {
        let target = self.target(input);
        let own = key(&target);
        let stem = target.file_stem().unwrap_or_default().as_encoded_bytes();
        let dash = stem.iter().rposition(|byte| *byte == b'-');
        let parts = dash.and_then(|dash| Some((stem.get(..dash)?, stem.get(dash + 1..)?)));
        let base = parts.filter(|(_, number)| is_number(number));
        let base = base.map(|(base, _)| key_of(&target, base));
        [Claim { key: own, mark: OWN }]
            .into_iter()
            .chain(base.map(|key| Claim { key, mark: own.max(1) }))
    }

    /// Looks again for the inputs that have one name.
    fn refuse_twice(&self, inputs: &Inputs, twice: &[u64]) -> Result<(), Problem> {
        for shared in twice {
            let mut claimants = readable(inputs)
                .map(|input| (self.target(&input), input))
                .filter(|(target, _)| key(target) == *shared);
            let Some((target, first)) = claimants.next() else { continue };
            let Some((_, second)) = claimants.find(|(other, _)| *other == target) else { continue };
            let first = Some(first.name().into_owned());
            let failure = Failure::SameOutput { first, second: second.name().into_owned() };
            return Err(failure.at(target.to_string_lossy()));
        }
        Ok(())
    }

    /// No output may be an input. Only where the two can have one ending and
    /// the folder is there already is it worth to look.
    fn refuse_inputs(&self, inputs: &Inputs) -> Result<(), Problem> {
        let alike = |input: &Input| self.target(input).extension() == input.path.extension();
        if !self.folder.is_dir() || !readable(inputs).any(|input| alike(&input)) {
            return Ok(());
        }
        let node = |path: &Path| identity(path).map(|identity| hash(&identity));
        let mut replaced = None;
        find_shared(
            || {
                readable(inputs).flat_map(|input| {
                    let read = node(&input.path).map(|key| Claim { key, mark: READ });
                    let written = node(&self.target(&input));
                    let written = written.map(|key| Claim { key, mark: WRITTEN });
                    read.into_iter().chain(written)
                })
            },
            |group| {
                let is_both = [READ, WRITTEN].map(|mark| group.iter().any(|it| it.mark == mark));
                if is_both == [true, true] {
                    replaced = replaced.or(group.first().map(|claim| claim.key));
                }
            },
        );
        let Some(key) = replaced else { return Ok(()) };
        let targets = readable(inputs).map(|input| self.target(&input));
        let Some(target) = { targets }.find(|target| node(target) == Some(key)) else {
            return Ok(());
        };
        let name = target.to_string_lossy();
        Err(Failure::OutputIsInput { input: name.clone().into_owned() }.at(name))
    }
}

/// Names made from the records can be any: no input may stand in the folder
/// that they are written to and have their ending.
///
/// # Errors
///
/// The first input that does.
pub(super) fn refuse_inputs_in(folder: &Path, inputs: &Inputs, to: Format) -> Result<(), Problem> {
    let Ok(folder) = fs::canonicalize(folder) else { return Ok(()) };
    // The inputs of a folder follow one another: it is looked up once.
    let mut last = (PathBuf::new(), false);
    for input in readable(inputs) {
        if input.is_stdin() || input.path.extension().is_none_or(|it| it != to.extension()) {
            continue;
        }
        let parent = super::atomic::folder_of(&input.path);
        if last.0 != parent {
            let inside = fs::canonicalize(parent).is_ok_and(|parent| parent.starts_with(&folder));
            last = (parent.to_path_buf(), inside);
        }
        if last.1 {
            let name = input.name();
            return Err(Failure::OutputIsInput { input: name.clone().into_owned() }.at(name));
        }
    }
    Ok(())
}

/// A number as [`Plan::numbered`] writes it.
fn is_number(text: &[u8]) -> bool {
    !text.is_empty() && !text.starts_with(b"0") && text.iter().all(u8::is_ascii_digit)
}

/// The key of an output: its folder and the bytes of its name, whatever they
/// are. All outputs of a run have one ending.
fn key(target: &Path) -> u64 {
    key_of(target, target.file_stem().unwrap_or_default().as_encoded_bytes())
}

/// The key of the output beside this one whose name is `stem`.
fn key_of(target: &Path, stem: &[u8]) -> u64 {
    hash(&(target.parent(), stem))
}

/// What cannot be listed is reported when its turn to be read comes.
fn readable(inputs: &Inputs) -> impl Iterator<Item = Input> {
    inputs.iter().filter_map(Result::ok)
}

fn hash(thing: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}
