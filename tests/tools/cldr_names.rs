//! Makes `src/language/names.tsv` from Unicode CLDR.
//!
//! Obtain the input with npm, in a directory outside the repository, then run
//! this from the repository:
//!
//! ```text
//! npm install --prefix DIRECTORY cldr-dates-full@48.2.0 cldr-core@48.2.0
//! cargo run --example cldr_names -- DIRECTORY/node_modules > src/language/names.tsv
//! ```
//!
//! One row a locale; a regional locale has a row only where it spells a name
//! in a way that its language does not, and then only with those names. Names
//! are exactly as CLDR spells them, folding is the build script's business.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde_json::Value;

/// Between the spellings of one month or weekday; no CLDR name holds it.
const SPELLING: char = ';';
/// Between one month or weekday and the next; no CLDR name holds it.
const NEXT: &str = " | ";

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The names of one locale: for each column a list of slots (twelve months,
/// seven weekdays, am, pm), each with its spellings.
type Names = [Vec<Vec<String>>; 4];

fn main() -> anyhow::Result<()> {
    let input = std::env::args_os().nth(1).context("name the node_modules directory")?;
    let input = PathBuf::from(input);
    let levels = read(&input.join("cldr-core/coverageLevels.json"))?;
    let levels = &levels["coverageLevels"];

    let mut locales = BTreeMap::new();
    for entry in std::fs::read_dir(input.join("cldr-dates-full/main"))? {
        let name = entry?.file_name().into_string().ok().context("a locale's name")?;
        let names = names(&input, &name)?;
        locales.insert(name, names);
    }

    println!(
        "# Month and weekday names of Unicode CLDR 48.2.0, as CLDR spells them; licence in NOTICE."
    );
    println!("# Made by tests/tools/cldr_names.rs; add what CLDR lacks to supplement.tsv.");
    println!("# locale\tcoverage\tmonths (January first)\tweekdays (Monday first)\tam\tpm");
    for (locale, own) in &locales {
        let parents = parents(locale);
        let mut own = own.clone();
        for parent in &parents {
            if let Some(parent) = locales.get(*parent) {
                subtract(&mut own, parent);
            }
        }
        if own.iter().flatten().all(Vec::is_empty) {
            continue;
        }
        let level = std::iter::once(locale.as_str())
            .chain(parents)
            .find_map(|locale| levels[locale].as_str())
            .unwrap_or("none");
        let columns = own.each_ref().map(|slots| {
            slots.iter().map(|slot| slot.join(&SPELLING.to_string())).collect::<Vec<_>>().join(NEXT)
        });
        println!("{locale}\t{level}\t{}", columns.join("\t"));
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// The locales that this one takes its names from where it has none.
fn parents(locale: &str) -> Vec<&str> {
    locale.rmatch_indices('-').map(|(at, _)| locale.split_at(at).0).collect()
}

fn subtract(own: &mut Names, parent: &Names) {
    for (own, parent) in own.iter_mut().zip(parent) {
        for (own, parent) in own.iter_mut().zip(parent) {
            own.retain(|spelling| !parent.contains(spelling));
        }
    }
}

fn names(input: &Path, locale: &str) -> anyhow::Result<Names> {
    let path = input.join("cldr-dates-full/main").join(locale).join("ca-gregorian.json");
    let file = read(&path)?;
    let calendar = &file["main"][locale]["dates"]["calendars"]["gregorian"];

    let mut months = vec![Vec::new(); 12];
    let mut weekdays = vec![Vec::new(); 7];
    let mut halves = vec![Vec::new(); 2];
    for context in ["format", "stand-alone"] {
        for width in ["wide", "abbreviated", "short"] {
            for (slot, month) in months.iter_mut().zip(1..) {
                take(&calendar["months"][context][width][month.to_string()], slot)?;
            }
            for (slot, day) in weekdays.iter_mut().zip(DAYS) {
                take(&calendar["days"][context][width][day], slot)?;
            }
            for (slot, half) in halves.iter_mut().zip(["am", "pm"]) {
                take(&calendar["dayPeriods"][context][width][half], slot)?;
            }
        }
    }
    let pm = halves.split_off(1);
    Ok([months, weekdays, halves, pm])
}

fn take(name: &Value, slot: &mut Vec<String>) -> anyhow::Result<()> {
    let Some(name) = name.as_str() else { return Ok(()) };
    if name.contains([SPELLING, '|', '\t', '\n']) {
        bail!("{name:?} holds a separator of the table");
    }
    // `M01` and bare numbers stand where CLDR knows no name.
    let placeholder = name.strip_prefix('M').unwrap_or(name).bytes().all(|b| b.is_ascii_digit());
    if !placeholder && !slot.iter().any(|known| known == name) {
        slot.push(name.to_owned());
    }
    Ok(())
}
