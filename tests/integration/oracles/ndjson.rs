//! Readers of NDJSON: each reads every record as it is.

use serde_json::Value;

use super::cases::CASES;
use super::{Oracle, check};

fn all() -> String {
    CASES.iter().map(|case| case.ndjson.as_str()).collect()
}

#[track_caller]
fn check_reader(oracle: &Oracle, of_record: fn(&mut Value)) {
    let read = oracle.values(&all(), CASES.len());
    let read = CASES.iter().zip(read).map(|(case, value)| {
        let mut record: Value = serde_json::from_str(&case.ndjson).unwrap();
        of_record(&mut record);
        (record, value, case.ndjson.clone())
    });
    check(oracle.name, read);
}

#[test]
fn jq_reads_every_record() {
    let Some(oracle) = Oracle::program("jq", "jq", &["-c", "."]) else { return };
    check_reader(&oracle.capped(), |_| {});
}

/// The columns of the record. `extra` has keys of its own in each record.
const DUCKDB: &str = "\
COPY (SELECT * FROM read_json('/dev/stdin', format='newline_delimited', columns={
    outlet: 'VARCHAR', date: 'DATE', time: 'VARCHAR', date_text: 'VARCHAR', headline: 'VARCHAR',
    standfirst: 'VARCHAR', byline: 'VARCHAR[]', body: 'VARCHAR[]', source: 'VARCHAR[]',
    extra: 'JSON'
})) TO '/dev/stdout' (FORMAT json)";

#[test]
fn duckdb_reads_every_record() {
    let arguments = ["-c", "SET memory_limit='1GB'; SET threads=2", "-c", DUCKDB];
    let Some(oracle) = Oracle::program("DuckDB", "duckdb", &arguments) else { return };
    check_reader(&oracle, |record| {
        record.as_object_mut().unwrap().remove("provenance");
    });
}

#[test]
fn duckdb_finds_the_columns_itself() {
    let query = "COPY (SELECT column_name AS name, column_type AS type FROM \
                 (DESCRIBE SELECT * EXCLUDE (extra, provenance) FROM read_json('/dev/stdin', \
                 format='newline_delimited', sample_size=-1))) TO '/dev/stdout' (FORMAT json)";
    let Some(oracle) = Oracle::program("DuckDB", "duckdb", &["-c", query]) else { return };
    let expected = [
        ("outlet", "VARCHAR"),
        ("date", "DATE"),
        ("time", "VARCHAR"),
        ("date_text", "VARCHAR"),
        ("headline", "VARCHAR"),
        ("standfirst", "VARCHAR"),
        ("byline", "VARCHAR[]"),
        ("body", "VARCHAR[]"),
        ("source", "VARCHAR[]"),
    ];
    let expected = expected.map(|(name, kind)| serde_json::json!({ "name": name, "type": kind }));
    assert_eq!(oracle.values(&all(), expected.len()), expected);
}

#[test]
fn python_finds_every_record_valid() {
    let Some(oracle) = Oracle::python("jsonschema", "jsonschema", "jsonschema_check.py") else {
        return;
    };
    // The schema is the first line.
    let input = format!("{}\n{}", newsclip::schema(), all());
    let faults = oracle.values(&input, CASES.len());
    let cases = CASES.iter().zip(faults);
    check(
        oracle.name,
        cases.map(|(case, faults)| (serde_json::json!([]), faults, case.ndjson.clone())),
    );
}
