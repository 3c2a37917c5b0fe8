//! Hostile texts of 1 to 16 MB: how much more work twice the text is, and how
//! much memory it takes.
//!
//! ```text
//! cargo bench --bench scaling -- [--least MB] [--most MB] [--only WORDS]
//! ```
//!
//! Twice the text is to be less than 2.3 times the work, and memory at most four
//! times the input and 16 MB. Ends with status 1 where a pattern is above a bound.

mod measure;
mod patterns;

use std::env;
use std::error::Error;
use std::fs;
use std::iter::successors;
use std::path::Path;
use std::process::ExitCode;

use measure::Meter;
use patterns::{PATTERNS, Pattern};

const MB: usize = 1 << 20;

/// How much more work twice the text may be.
const STEEPEST: f64 = 2.3;

/// The largest peak of memory, in bytes.
const fn most_memory(input: usize) -> usize {
    4 * input + 16 * MB
}

struct Options {
    least: usize,
    most: usize,
    only: String,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = options(env::args().skip(1).filter(|word| word != "--bench"))?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scaling");
    fs::create_dir_all(&folder)?;
    let sizes = successors(Some(options.least), |size| Some(size * 2));
    let sizes: Vec<usize> = sizes.take_while(|size| *size <= options.most).collect();
    let meter = Meter::find();
    println!("work in {} at {} MB; memory at {} MB\n", meter.unit(), sizes[0], options.most);
    let steps: String =
        sizes.windows(2).map(|pair| format!("{:>6}", format!("{}:{}", pair[1], pair[0]))).collect();
    println!("{:38} {:>9} {steps} {:>9}", "pattern", "work", "memory");
    let (mut steep, mut heavy) = (0, 0);
    for pattern in PATTERNS.iter().filter(|pattern| pattern.name.contains(&options.only)) {
        let row = measure(pattern, &sizes, meter, &folder)?;
        println!("{}", row.line(pattern.name));
        steep += usize::from(row.is_steep());
        heavy += usize::from(row.peaks.iter().any(Peak::is_above));
    }
    println!("\n{steep} patterns take {STEEPEST} times the work or more for twice the text");
    println!("{heavy} take more memory than 4 times the input and 16 MB");
    Ok(if steep + heavy == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn options(words: impl Iterator<Item = String>) -> Result<Options, Box<dyn Error>> {
    let mut options = Options { least: 1, most: 16, only: String::new() };
    let mut words = words;
    while let Some(word) = words.next() {
        let value = words.next().ok_or("each option takes a value")?;
        match word.as_str() {
            "--least" => options.least = value.parse::<usize>()?.max(1),
            "--most" => options.most = value.parse()?,
            "--only" => options.only = value,
            _ => return Err(format!("no option {word}").into()),
        }
    }
    options.most = options.most.max(options.least);
    Ok(options)
}

/// What the sizes of one pattern came to.
struct Row {
    work: Vec<f64>,
    peaks: Vec<Peak>,
}

/// The most memory that a run held, and for what.
struct Peak {
    memory: usize,
    input: usize,
}

impl Peak {
    const fn is_above(&self) -> bool {
        self.memory > most_memory(self.input)
    }
}

fn measure(
    pattern: &Pattern,
    sizes: &[usize],
    meter: Meter,
    folder: &Path,
) -> Result<Row, Box<dyn Error>> {
    let path = folder.join("input");
    let mut row = Row { work: Vec::new(), peaks: Vec::new() };
    for size in sizes {
        let text = pattern.text(size * MB);
        fs::write(&path, &text)?;
        row.work.push(meter.work(&path, pattern.args)?);
        if let Some(memory) = measure::peak(&path, pattern.args)? {
            row.peaks.push(Peak { memory, input: text.len() });
        }
    }
    Ok(row)
}

impl Row {
    fn ratios(&self) -> impl Iterator<Item = f64> {
        self.work.windows(2).map(|pair| pair[1] / pair[0])
    }

    fn is_steep(&self) -> bool {
        self.ratios().any(|ratio| ratio >= STEEPEST)
    }

    fn line(&self, name: &str) -> String {
        let first = self.work.first().copied().unwrap_or_default();
        let ratios: String = self.ratios().map(|ratio| format!("{ratio:6.2}")).collect();
        let mut line = format!("{name:38} {first:9.1} {ratios}");
        if let Some(peak) = self.peaks.last() {
            line += &format!(" {:8.1}x", peak.memory as f64 / peak.input as f64);
        }
        line + if self.is_steep() { "  STEEP" } else { "" }
            + if self.peaks.iter().any(Peak::is_above) { "  HEAVY" } else { "" }
    }
}
