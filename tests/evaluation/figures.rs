//! The figures of a run, and the floor that they may not fall below.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::run::{Report, Sums};
use crate::tally::{Row, percent};

/// Figures by name: percentages that may not fall, and what may not grow.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figures {
    pub(crate) at_least: BTreeMap<String, f64>,
    pub(crate) at_most: BTreeMap<String, f64>,
}

/// One decimal.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

impl Figures {
    /// The figures of a run.
    pub(crate) fn of(report: &Report) -> Self {
        let mut figures = Self::default();
        figures.sums("single", &report.single);
        figures.sums("several", &report.several);
        let counted = report.counts.iter().filter(|(_, found, labelled)| found == labelled).count();
        figures.least("several.count", counted, report.counts.len());
        let refused = report.no_article.iter().filter(|(_, refused)| *refused).count();
        figures.least("not-article.refused", refused, report.no_article.len());
        let right = report.encodings.iter().filter(|row| encoding_is_right(row)).count();
        figures.least("encoding.right", right, report.encodings.len());
        let lines = |rows: &[(String, Vec<usize>)]| rows.iter().map(|row| row.1.len()).sum();
        figures.most("lines.lost", lines(&report.lost));
        figures.most("lines.partly-lost", lines(&report.partly));
        figures.most("files.silent", report.silent.len());
        figures.most("files.panicked", report.panics.len());
        figures
    }

    fn sums(&mut self, kind: &str, sums: &Sums) {
        for row in Row::ALL {
            let tally = sums.total.row(row);
            let name = format!("{kind}.{}", row.name());
            self.least(&format!("{name}.right"), tally.right, tally.labelled());
            let whole = match row {
                Row::BodyLines => tally.labelled(),
                _ => sums.total.articles,
            };
            let invented = if whole == 0 { 0.0 } else { percent(tally.invented, whole) };
            self.at_most.insert(format!("{name}.invented"), round(invented));
        }
    }

    fn least(&mut self, name: &str, part: usize, whole: usize) {
        self.at_least.insert(name.to_owned(), round(percent(part, whole)));
    }

    fn most(&mut self, name: &str, count: usize) {
        self.at_most.insert(name.to_owned(), count as f64);
    }

    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        serde_json::from_str(&text).with_context(|| path.display().to_string())
    }

    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        fs::write(path, text).with_context(|| path.display().to_string())
    }

    /// One line for each figure that is worse than the floor.
    pub(crate) fn below(&self, floor: &Self) -> Vec<String> {
        let fallen = floor.at_least.iter().filter_map(|(name, floor)| {
            let reached = self.at_least.get(name).copied().unwrap_or_default();
            (reached < *floor).then(|| format!("{name} fell from {floor} to {reached}"))
        });
        let grown = floor.at_most.iter().filter_map(|(name, floor)| {
            let reached = self.at_most.get(name).copied().unwrap_or(f64::INFINITY);
            (reached > *floor).then(|| format!("{name} grew from {floor} to {reached}"))
        });
        fallen.chain(grown).collect()
    }

    /// The better of the two, figure by figure.
    pub(crate) fn raised(&self, floor: &Self) -> Self {
        let mut raised = self.clone();
        for (name, value) in &mut raised.at_least {
            *value = floor.at_least.get(name).map_or(*value, |floor| value.max(*floor));
        }
        for (name, value) in &mut raised.at_most {
            *value = floor.at_most.get(name).map_or(*value, |floor| value.min(*floor));
        }
        raised
    }
}

/// Is the encoding found the one stated? The manifest's names are Python's.
pub(crate) fn encoding_is_right((_, stated, found): &(String, String, String)) -> bool {
    let expected = match stated.as_str() {
        _ if found == "ASCII" => return true,
        "utf-8" | "utf-8+bom" | "ascii" => "UTF-8",
        "utf-16+bom" | "utf-16" => return found.starts_with("UTF-16"),
        "cp949" => "EUC-KR",
        "cp936" | "gbk" | "gb2312" => return matches!(found.as_str(), "GBK" | "gb18030"),
        "cp932" => "Shift_JIS",
        other => match other.strip_prefix("cp").or(other.strip_prefix("windows-")) {
            Some(number) => return *found == format!("windows-{number}"),
            None => return found.eq_ignore_ascii_case(other),
        },
    };
    found == expected
}
