//! One output file an article: the names, settled before anything is written.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use newsclip::Format;

use super::failure::{Failure, Problem};
use super::files::{Identity, Input, Inputs, identity};

/// Where the articles of each input go: the input tree mirrored below a
/// folder, the ending changed.
#[derive(Debug)]
pub(super) struct Plan {
    folder: PathBuf,
    extension: &'static str,
    /// Hashes of the outputs' paths: eight bytes an input, however many.
    claimed: HashSet<u64>,
    /// The inputs' identities, where an output could be one of them.
    inputs: HashSet<Identity>,
}

impl Plan {
    /// Looks at every input once and settles that no two outputs are one, and
    /// no output an input.
    ///
    /// # Errors
    ///
    /// The first pair that is.
    pub(super) fn new(folder: &Path, inputs: &Inputs, to: Format) -> Result<Self, Problem> {
        let mut plan = Self {
            folder: folder.to_path_buf(),
            extension: to.extension(),
            claimed: HashSet::new(),
            inputs: HashSet::new(),
        };
        let mut alike = false;
        for input in readable(inputs) {
            let target = plan.target(&input);
            alike |= target.extension() == input.path.extension();
            if !plan.claimed.insert(hash(&target)) {
                return Err(plan.same_output(inputs, &input, &target));
            }
        }
        if alike {
            plan.inputs = readable(inputs).filter_map(|input| identity(&input.path)).collect();
            for input in readable(inputs) {
                plan.refuse_input(&plan.target(&input))?;
            }
        }
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
    /// Where another input's file has that name, or an input is that file.
    pub(super) fn numbered(&self, input: &Input, number: usize) -> Result<PathBuf, Problem> {
        let target = self.target(input);
        let stem = target.file_stem().unwrap_or_default().to_string_lossy();
        let target = target.with_file_name(format!("{stem}-{number}.{}", self.extension));
        if self.claimed.contains(&hash(&target)) {
            let failure = Failure::SameOutput { first: None, second: input.name().into_owned() };
            return Err(failure.at(target.to_string_lossy()));
        }
        self.refuse_input(&target)?;
        Ok(target)
    }

    fn refuse_input(&self, target: &Path) -> Result<(), Problem> {
        if self.inputs.is_empty() || !identity(target).is_some_and(|it| self.inputs.contains(&it)) {
            return Ok(());
        }
        let name = target.to_string_lossy();
        Err(Failure::OutputIsInput { input: name.clone().into_owned() }.at(name))
    }

    /// Looks again for the input that had the name first.
    fn same_output(&self, inputs: &Inputs, second: &Input, target: &Path) -> Problem {
        let first = readable(inputs).find(|input| self.target(input) == target);
        let first = first.map(|input| input.name().into_owned());
        Failure::SameOutput { first, second: second.name().into_owned() }
            .at(target.to_string_lossy())
    }
}

/// What cannot be listed is reported when its turn to be read comes.
fn readable(inputs: &Inputs) -> impl Iterator<Item = Input> {
    inputs.iter().filter_map(Result::ok)
}

fn hash(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}
