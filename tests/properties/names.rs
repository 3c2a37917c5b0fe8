//! What must hold of the names that `--name` makes: whatever the record says,
//! they are names on every system, stay below the output folder, and no two
//! articles get the same.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use super::name::Names;
use super::record::records;
use super::template::Template;

/// The longest name, in bytes.
const LONGEST: usize = 120;

/// The first line is a template, the second the input's name; the rest is
/// records.
#[track_caller]
pub(crate) fn check_bytes(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
    let mut part = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let (template, input, rest) = (part(), part(), part());
    let Ok(template) = template.parse::<Template>() else { return };
    let mut names = Names::default();
    let mut taken = HashSet::new();
    for (index, article) in records(rest.as_bytes()).iter().enumerate() {
        let components = template.fill(article, Path::new(&input), index + 1);
        let path = names.claim(&components, "json");
        check_path(&path, components.len());
        // As a file system without case sees it.
        let folded = path.to_string_lossy().to_uppercase().to_lowercase();
        assert!(taken.insert(folded), "{path:?} is given twice");
    }
}

/// So many folders down, each a name that every system takes.
#[track_caller]
fn check_path(path: &PathBuf, depth: usize) {
    assert_eq!(path.components().count(), depth, "{path:?}");
    assert!(path.extension().is_some_and(|it| it == "json"), "{path:?}");
    for component in path.components() {
        let Component::Normal(name) = component else { panic!("{path:?} leads elsewhere") };
        check_name(name.to_str().expect("UTF-8"));
    }
}

#[track_caller]
fn check_name(name: &str) {
    assert!((1..=LONGEST).contains(&name.len()), "{name:?} has {} bytes", name.len());
    let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    assert!(!name.contains(refused), "{name:?} holds what some system refuses");
    assert!(!name.starts_with(['-', '.', ' ']), "{name:?} begins with what trips");
    assert!(!name.ends_with(['.', ' ']), "{name:?} ends with what Windows drops");
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let device = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&&*stem)
        || numbered.is_some_and(|rest| {
            rest.chars().count() == 1 && rest.starts_with(|c| "0123456789¹²³".contains(c))
        });
    assert!(!device, "{name:?} is a device on Windows");
}
