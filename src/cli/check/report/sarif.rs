//! The report as SARIF 2.1.0 (OASIS standard, "Static Analysis Results
//! Interchange Format"), for code scanning.

use newsclip::CodeMeaning;
use serde_json::{Value, json};

use super::super::finding::{Entry, Verdict};
use super::file;
use crate::cli::codes::meaning;

/// The whole report.
pub(super) fn render(verdicts: &[Verdict]) -> String {
    let entries: Vec<_> = verdicts.iter().flat_map(Verdict::entries).collect();
    let mut codes: Vec<&str> = entries.iter().map(|entry| entry.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().filter_map(|code| Some(rule(&meaning(code)?))).collect();
    let results: Vec<Value> = entries.iter().map(|entry| result(entry, &codes)).collect();
    let report = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
                    sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "newsclip",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{report:#}\n")
}

fn rule(row: &CodeMeaning) -> Value {
    json!({
        "id": row.code,
        "shortDescription": { "text": row.meaning },
        "help": { "text": row.advice },
        "defaultConfiguration": { "level": row.severity.to_string() },
    })
}

fn result(entry: &Entry<'_>, codes: &[&str]) -> Value {
    let fields: Vec<_> = entry.changes.iter().map(|change| &*change.field).collect();
    let message = match &*fields {
        [] => entry.message.clone(),
        fields => format!("{}: {}", entry.message, fields.join(", ")),
    };
    let mut result = json!({
        "ruleId": entry.code,
        "ruleIndex": codes.iter().position(|code| *code == entry.code),
        "level": entry.severity.to_string(),
        "message": { "text": message },
        "locations": [],
    });
    if let Some(file) = file(entry) {
        let mut place = json!({ "artifactLocation": { "uri": uri(file) } });
        if let Some((line, column)) = entry.place {
            place["region"] = json!({ "startLine": line, "startColumn": column });
        }
        result["locations"] = json!([{ "physicalLocation": place }]);
    }
    result
}

/// A path as a URI reference (RFC 3986): what is not unreserved is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    let path = path.replace('\\', "/");
    for byte in path.strip_prefix("./").unwrap_or(&path).bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("fixtures/a b:é.txt"), "fixtures/a%20b%3A%C3%A9.txt");
        assert_eq!(uri("./a.txt"), "a.txt");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
    }
}
