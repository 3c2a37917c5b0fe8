//! The report as one JSON object.

use serde_json::{Value, json};

use super::super::finding::{Entry, Verdict};
use super::super::sum::Sum;

/// The whole report.
pub(super) fn render(verdicts: &[Verdict], sum: &Sum) -> String {
    let findings: Vec<Value> = verdicts.iter().flat_map(Verdict::entries).map(entry).collect();
    let names = |of: fn(&Verdict) -> &Vec<String>| verdicts.iter().flat_map(of).collect::<Vec<_>>();
    let report = json!({
        "fixtures": sum.total,
        "differing": sum.differing,
        "missing": sum.missing,
        "orphaned": sum.orphaned,
        "unreadable": sum.unreadable,
        "findings": findings,
        "written": names(|verdict| &verdict.written),
        "removed": names(|verdict| &verdict.removed),
    });
    format!("{report:#}\n")
}

fn entry(entry: Entry<'_>) -> Value {
    let changes = entry.changes.iter().map(|change| {
        json!({
            "article": change.article,
            "field": change.field,
            "expected": change.expected,
            "actual": change.actual,
        })
    });
    json!({
        "path": entry.path,
        "line": entry.place.map(|(line, _)| line),
        "column": entry.place.map(|(_, column)| column),
        "severity": entry.severity.to_string(),
        "code": entry.code,
        "message": entry.message,
        "input": entry.input,
        "changes": changes.collect::<Vec<_>>(),
    })
}
