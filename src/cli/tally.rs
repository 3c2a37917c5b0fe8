//! What a run counts, and what it says of it at the end.

use std::fmt::Write as _;
use std::time::Duration;

use newsclip::Severity;
use serde::Serialize;

use super::report::count;

/// The value of `--summary`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Summary {
    /// A line for people after a batch.
    #[default]
    Text,
    /// One JSON object in a line, always.
    Json,
}

impl Summary {
    /// Every form.
    pub(super) const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The name that `--summary` takes.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// What a run counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Inputs that were there to read.
    pub(super) inputs: usize,
    /// Articles written.
    pub(super) articles: usize,
    /// Warnings, also those that `--quiet` keeps back.
    pub(super) warnings: usize,
    /// Inputs with an error.
    pub(super) failures: usize,
    /// Inputs whose output was newer.
    pub(super) current: usize,
    /// Bytes read.
    pub(super) bytes: u64,
    /// The warnings and errors by their codes, in order of appearance.
    pub(super) codes: Vec<Code>,
}

/// What was said under one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    code: &'static str,
    severity: Severity,
    count: usize,
    /// The first of those that wait for the end.
    example: Option<String>,
}

/// The rate of fewer articles is that of starting the program.
const MANY: usize = 100;

#[derive(Serialize)]
struct Json {
    inputs: usize,
    articles: usize,
    warnings: usize,
    failures: usize,
    up_to_date: usize,
    bytes: u64,
    seconds: f64,
    articles_per_second: f64,
    codes: serde_json::Map<String, serde_json::Value>,
    interrupted: bool,
}

impl Tally {
    /// Counts one thing said. `example` gives its text where it is not said
    /// now, but at the end, once for all of its code.
    pub(super) fn add(
        &mut self,
        code: &'static str,
        severity: Severity,
        example: Option<impl FnOnce() -> String>,
    ) {
        match self.codes.iter_mut().find(|it| it.code == code && it.severity == severity) {
            Some(known) => known.count += 1,
            None => {
                let example = example.map(|example| example());
                self.codes.push(Code { code, severity, count: 1, example });
            }
        }
    }

    /// Takes in what came later.
    pub(super) fn merge(&mut self, other: Self) {
        self.inputs += other.inputs;
        self.articles += other.articles;
        self.warnings += other.warnings;
        self.failures += other.failures;
        self.current += other.current;
        self.bytes += other.bytes;
        for new in other.codes {
            match self
                .codes
                .iter_mut()
                .find(|it| (it.code, it.severity) == (new.code, new.severity))
            {
                Some(known) => known.count += new.count,
                None => self.codes.push(new),
            }
        }
    }

    /// One example of each code, and how many more there are.
    pub(super) fn groups(&self) -> String {
        let mut text = String::new();
        for Code { code, severity, count, example } in &self.codes {
            let Some(example) = example else { continue };
            text.push_str(example);
            if *count > 1 {
                let _ = writeln!(text, "{} more {severity}[{code}] (-v shows each)", count - 1);
            }
        }
        text
    }

    /// The last line of a batch.
    pub(super) fn last_line(&self, took: Duration, interrupted: bool) -> String {
        let mut line = String::new();
        if interrupted {
            line.push_str("interrupted: ");
        }
        let _ = write!(
            line,
            "{}, {}, {}, {}",
            count(self.inputs, "input"),
            count(self.articles, "article"),
            count(self.warnings, "warning"),
            count(self.failures, "failure"),
        );
        if self.current > 0 {
            let _ = write!(line, ", {} up to date", self.current);
        }
        if self.articles >= MANY {
            let _ = write!(line, " ({:.0} articles/s)", self.rate(took));
        }
        line.push('\n');
        line
    }

    /// The same and more for a program.
    pub(super) fn json_line(&self, took: Duration, interrupted: bool) -> String {
        let codes = self.codes.iter().map(|it| (it.code.to_owned(), it.count.into()));
        let json = Json {
            inputs: self.inputs,
            articles: self.articles,
            warnings: self.warnings,
            failures: self.failures,
            up_to_date: self.current,
            bytes: self.bytes,
            seconds: (took.as_secs_f64() * 1e6).round() / 1e6,
            articles_per_second: self.rate(took).round(),
            codes: codes.collect(),
            interrupted,
        };
        // Numbers and codes: nothing in it can fail to be JSON.
        serde_json::to_string(&json).unwrap_or_default() + "\n"
    }

    fn rate(&self, took: Duration) -> f64 {
        self.articles as f64 / took.as_secs_f64().max(1e-9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_grouped_by_code_with_the_first_as_the_example() {
        let mut tally = Tally { warnings: 1, ..Tally::default() };
        tally.add("a", Severity::Warning, Some(|| String::from("x: warning[a]: first\n")));
        let mut later =
            Tally { inputs: 200, articles: 100, warnings: 3, bytes: 10, ..Tally::default() };
        later.add("a", Severity::Warning, Some(|| String::from("y: warning[a]: second\n")));
        later.add("b", Severity::Warning, Some(|| String::from("y: warning[b]: other\n")));
        later.add("a", Severity::Warning, None::<fn() -> String>);
        later.add("e", Severity::Error, None::<fn() -> String>);
        tally.merge(later);
        assert_eq!(
            tally.groups(),
            "x: warning[a]: first\n2 more warning[a] (-v shows each)\ny: warning[b]: other\n"
        );
        assert_eq!(
            tally.last_line(Duration::from_secs(2), true),
            "interrupted: 200 inputs, 100 articles, 4 warnings, 0 failures (50 articles/s)\n"
        );
        assert_eq!(
            tally.json_line(Duration::from_millis(1500), false),
            "{\"inputs\":200,\"articles\":100,\"warnings\":4,\"failures\":0,\"up_to_date\":0,\
             \"bytes\":10,\"seconds\":1.5,\"articles_per_second\":67.0,\
             \"codes\":{\"a\":3,\"b\":1,\"e\":1},\"interrupted\":false}\n"
        );
    }
}
