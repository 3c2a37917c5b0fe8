//! One pass over the cases: what newsclip makes of each, and the sums.

use std::collections::BTreeMap;
use std::fs;
use std::panic;

use anyhow::{Context, Result};
use newsclip::{DecodeOptions, Document, Options, Severity, parse};

use crate::compare;
use crate::coverage::{Coverage, coverage};
use crate::gold::{Case, Holds, Labels};
use crate::tally::{Group, Outcome, Row, Verdict};

/// The languages whose dates are a figure of their own.
const FIVE: [&str; 5] = ["en", "fr", "ar", "de", "es"];

/// The sums over all cases.
#[derive(Default)]
pub(crate) struct Report {
    /// Files of one article.
    pub(crate) single: Sums,
    /// Articles of files that hold several.
    pub(crate) several: Sums,
    /// Files of several articles: the number found against the number labelled.
    pub(crate) counts: Vec<(String, usize, usize)>,
    /// Files that are not articles, and whether they were refused.
    pub(crate) no_article: Vec<(String, bool)>,
    /// Files whose encoding is stated: slug, stated, found.
    pub(crate) encodings: Vec<(String, String, String)>,
    /// Lines that are in no field and no diagnostic.
    pub(crate) lost: Vec<(String, Vec<usize>)>,
    /// Lines of which a letter or digit is in neither.
    pub(crate) partly: Vec<(String, Vec<usize>)>,
    /// Files with neither a record nor an error.
    pub(crate) silent: Vec<String>,
    /// Files that are no text, with the reason.
    pub(crate) unreadable: Vec<(String, String)>,
    /// Files at which newsclip panicked.
    pub(crate) panics: Vec<String>,
    /// Each wrong field: slug, row, outcome, expected, got.
    pub(crate) misses: Vec<Miss>,
}

/// The tallies of a kind of file.
#[derive(Default)]
pub(crate) struct Sums {
    pub(crate) total: Group,
    pub(crate) by_layout: BTreeMap<String, Group>,
    pub(crate) by_language: BTreeMap<String, Group>,
}

/// A field that is not as labelled.
pub(crate) struct Miss {
    pub(crate) slug: String,
    pub(crate) row: Row,
    pub(crate) outcome: Outcome,
    pub(crate) expected: String,
    pub(crate) got: String,
}

/// Runs newsclip over every case.
pub(crate) fn run(cases: &[Case]) -> Result<Report> {
    let mut report = Report::default();
    for case in cases {
        let bytes = fs::read(&case.path).with_context(|| case.path.display().to_string())?;
        let read = panic::catch_unwind(|| read(case, &bytes));
        match read {
            Ok(read) => report.take(case, read),
            Err(_) => report.panics.push(case.slug.clone()),
        }
    }
    Ok(report)
}

/// What newsclip makes of one file.
struct Read {
    encoding: String,
    unreadable: Option<String>,
    coverage: Coverage,
    articles: usize,
    refused: bool,
    verdicts: Vec<Vec<Verdict>>,
}

fn read(case: &Case, bytes: &[u8]) -> Read {
    let (document, unreadable) = match Document::from_bytes(bytes, &DecodeOptions::default()) {
        Ok(document) => (document, None),
        Err(reason) => {
            let reason = format!("{}: {reason}", reason.code());
            (Document::from_text(String::new()), Some(reason))
        }
    };
    let parsed = parse(&document, &Options::default());
    let labels: Vec<&Labels> = match &case.holds {
        Holds::One(labels) => vec![labels],
        Holds::Several(labels) => labels.iter().collect(),
        Holds::NoArticle | Holds::Unknown => Vec::new(),
    };
    let verdicts = labels
        .into_iter()
        .enumerate()
        .map(|(index, labels)| compare::article(&document, parsed.articles.get(index), labels))
        .collect();
    Read {
        // ASCII is right in any encoding that the manifest may state.
        encoding: if bytes.is_ascii() { "ASCII" } else { document.encoding().name }.to_owned(),
        unreadable,
        coverage: coverage(&document, &parsed),
        articles: parsed.articles.len(),
        refused: parsed
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.problem.severity() == Severity::Error),
        verdicts,
    }
}

impl Report {
    fn take(&mut self, case: &Case, read: Read) {
        let slug = || case.slug.clone();
        if let Some(stated) = &case.encoding {
            self.encodings.push((slug(), stated.clone(), read.encoding));
        }
        if let Some(reason) = read.unreadable {
            self.unreadable.push((slug(), reason));
        } else if read.articles == 0 && !read.refused {
            self.silent.push(slug());
        }
        if !read.coverage.lost.is_empty() {
            self.lost.push((slug(), read.coverage.lost));
        }
        if !read.coverage.partly.is_empty() {
            self.partly.push((slug(), read.coverage.partly));
        }
        let sums = match &case.holds {
            Holds::One(_) => &mut self.single,
            Holds::Several(labels) => {
                self.counts.push((slug(), read.articles, labels.len()));
                &mut self.several
            }
            Holds::NoArticle => return self.no_article.push((slug(), read.articles == 0)),
            Holds::Unknown => return,
        };
        let several = read.verdicts.len() > 1;
        for (index, mut verdicts) in read.verdicts.into_iter().enumerate() {
            let first_language = case.language.split(',').next().unwrap_or_default();
            if FIVE.contains(&first_language) {
                let date = verdicts.iter().find(|verdict| verdict.row == Row::Date);
                let five = date.map(|date| Verdict {
                    row: Row::FiveDates,
                    outcome: date.outcome,
                    expected: String::new(),
                    got: String::new(),
                });
                verdicts.extend(five);
            }
            sums.total.add(&verdicts);
            sums.by_layout.entry(case.layout.clone()).or_default().add(&verdicts);
            sums.by_language.entry(case.language.clone()).or_default().add(&verdicts);
            let name = if several { format!("{}#{}", case.slug, index + 1) } else { slug() };
            let misses = verdicts.into_iter().filter(|verdict| {
                verdict.outcome != Outcome::Right
                    && !matches!(verdict.row, Row::FiveDates | Row::BodyLines)
            });
            self.misses.extend(misses.map(|verdict| Miss {
                slug: name.clone(),
                row: verdict.row,
                outcome: verdict.outcome,
                expected: verdict.expected,
                got: verdict.got,
            }));
        }
    }
}
