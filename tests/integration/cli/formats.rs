//! The reports of `check` for machines.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Folder, HARBOUR, LIBRARY};

/// A fixture in every state.
fn folder() -> Folder {
    let folder = Folder::with(&[
        ("fixtures/a.txt", HARBOUR),
        ("fixtures/deep/b, c.txt", LIBRARY),
        ("fixtures/pdf.txt", "%PDF-1.7\n"),
    ]);
    assert_eq!(folder.run(&["check", "--bless"]).status, 0);
    let changed =
        folder.read("fixtures/deep/b, c.json").replace("comics", "::comics ##[x]\\\" % <&>");
    folder.write("fixtures/deep/b, c.json", changed);
    folder.write("fixtures/new.txt", HARBOUR);
    folder.write("fixtures/old.json", "{}\n");
    folder.write("fixtures/pdf.json", "{}\n");
    fs::create_dir(folder.path().join("fixtures/z.json")).unwrap();
    folder.write("fixtures/z.txt", HARBOUR);
    fs::create_dir(folder.path().join("fixtures/z.diagnostics")).unwrap();
    folder
}

const LAST: &str =
    "5 of 6 fixtures differ (2 missing, 1 orphaned). Run again with --bless to accept.\n";

#[test]
fn json_is_one_object() {
    let outcome = folder().run(&["check", "--format", "json"]);
    assert_eq!((outcome.status, &*outcome.stderr), (1, LAST));
    let mut report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let findings = report["findings"].take();
    assert_eq!(
        report,
        json!({
            "fixtures": 6, "differing": 5, "missing": 2, "orphaned": 1, "unreadable": 0,
            "findings": null, "written": [], "removed": [],
        })
    );
    let codes: Vec<_> = findings.as_array().unwrap().iter().map(|it| &it["code"]).collect();
    assert_eq!(codes, ["differs", "missing", "orphaned", "no-record", "missing"]);
    assert_eq!(
        findings[0],
        json!({
            "path": "fixtures/deep/b, c.json",
            "line": 11,
            "column": 1,
            "severity": "error",
            "code": "differs",
            "message": "not what the input gives",
            "input": "fixtures/deep/b, c.txt",
            "changes": [{
                "article": null,
                "field": "body[1]",
                "expected": "Children were the first to go in, and most of them went straight to \
                             the ::comics ##[x]\" % <&>.",
                "actual": "Children were the first to go in, and most of them went straight to \
                           the comics.",
            }],
        })
    );
}

#[test]
fn github_gets_annotations_worst_first_and_then_the_list() {
    let outcome = folder().run(&["check", "--format", "github"]);
    assert_eq!((outcome.status, &*outcome.stderr), (1, ""));
    let lines: Vec<_> = outcome.stdout.lines().collect();
    assert_eq!(
        lines[..7],
        [
            "::error file=fixtures/pdf.json,title=newsclip%3A no-record::a record is expected, but \
             the input gives none",
            "::error file=fixtures/deep/b%2C c.json,line=11,col=1,title=newsclip%3A differs::not \
             what the input gives%0Abody[1]: …went straight to the [-::-]comics[- ##[x]\" %25 \
             <&>-].",
            "::error file=fixtures/old.json,title=newsclip%3A orphaned::there is no input for \
             this expectation",
            "::error file=fixtures/new.txt,title=newsclip%3A missing::there is no such expectation",
            "::error file=fixtures/z.txt,title=newsclip%3A missing::there is no such expectation",
            "::group::5 findings",
            "| fixtures/deep/b, c.json:11:1: error[differs]: not what the input gives",
        ]
    );
    let (end, list) = lines[7..].split_last().unwrap();
    assert_eq!(format!("{end}\n"), LAST);
    let (end, list) = list.split_last().unwrap();
    assert_eq!(*end, "::endgroup::");
    assert!(list.len() > 20, "{list:#?}");
    for line in list {
        assert!(line.starts_with("| ") && !line.contains("##["), "{line}");
    }
}

#[test]
fn the_runner_s_own_report_is_chosen_in_a_workflow() {
    let folder = folder();
    let run = |args: &[&str], workspace: &Path| {
        let mut command = folder.command(args);
        command.env("GITHUB_ACTIONS", "true").env("GITHUB_WORKSPACE", workspace);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let root = folder.path().join("fixtures");
    let report = run(&["check", "fixtures/old.json"], &root);
    assert!(report.starts_with("::error file=old.json,title="), "{report}");
    let report = run(&["check", "fixtures/old.json"], folder.path());
    assert!(report.starts_with("::error file=fixtures/old.json,title="), "{report}");
    let report = run(&["check", "fixtures/old.json", "-q"], folder.path());
    assert_eq!(report.lines().count(), 1);
    let report = run(&["check", "fixtures/a.txt"], folder.path());
    assert_eq!(report, "1 fixture agrees.\n");
    let report = run(&["check", "--format", "text", "fixtures/old.json"], folder.path());
    assert!(report.starts_with("fixtures/old.json: error[orphaned]: "), "{report}");
    let report = run(&["check", "--list", "fixtures/old.json"], folder.path());
    assert_eq!(report, "fixtures/old.json\n");
}

#[test]
fn no_more_annotations_than_the_runner_keeps() {
    let folder = Folder::new();
    for number in 10..40 {
        folder.write(&format!("fixtures/{number}.json"), "{}\n");
    }
    let report = folder.run(&["check", "--format", "github"]).stdout;
    assert_eq!(report.lines().filter(|line| line.starts_with("::error ")).count(), 10);
    assert_eq!(report.lines().filter(|line| line.starts_with("| ")).count(), 30);
}

#[test]
fn sarif_is_as_its_standard_asks() {
    let schema: Value = serde_json::from_str(include_str!("sarif.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = folder();
    let outcome = folder.run(&["check", "--format", "sarif", "--require", "date"]);
    assert_eq!(outcome.status, 1);
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let errors: Vec<_> = validator.iter_errors(&report).map(|it| it.to_string()).collect();
    assert_eq!(errors, [""; 0]);
    let run = &report["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let differs = results.iter().find(|it| it["ruleId"] == "differs").unwrap();
    assert_eq!(differs["message"]["text"], "not what the input gives: body[1]");
    assert_eq!(
        differs["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "fixtures/deep/b%2C%20c.json" },
            "region": { "startLine": 11, "startColumn": 1 },
        })
    );
    let agreeing = folder.run(&["check", "--format", "sarif", "fixtures/a.txt"]);
    let report: Value = serde_json::from_str(&agreeing.stdout).unwrap();
    assert!(validator.is_valid(&report) && agreeing.status == 0, "{report}");
    assert_eq!(report["runs"][0]["results"], json!([]));
}

/// The attributes of an element.
fn attributes<'x>(node: roxmltree::Node<'x, '_>) -> BTreeMap<&'x str, &'x str> {
    node.attributes().map(|it| (it.name(), it.value())).collect()
}

#[test]
fn junit_is_a_suite_a_folder_and_a_case_a_fixture() {
    let folder = folder();
    folder.write("fixtures/deep/b.txt", LIBRARY);
    let outcome = folder.run(&["check", "--format", "junit", "fixtures", "nowhere"]);
    assert_eq!(outcome.status, 2);
    let document = roxmltree::Document::parse(&outcome.stdout).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let expected = [
        ("errors", "1"),
        ("failures", "6"),
        ("name", "newsclip check"),
        ("skipped", "0"),
        ("tests", "8"),
    ];
    assert_eq!(attributes(root), BTreeMap::from(expected));
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    let names: Vec<_> = suites.iter().map(|it| it.attribute("name").unwrap()).collect();
    assert_eq!(names, [".", "fixtures", "fixtures/deep"]);
    for suite in &suites {
        assert_eq!(suite.tag_name().name(), "testsuite");
        let cases: Vec<_> = suite.children().filter(roxmltree::Node::is_element).collect();
        let count = |name: &str| {
            cases
                .iter()
                .filter(|it| it.children().any(|it| it.has_tag_name(name)))
                .count()
                .to_string()
        };
        assert_eq!(suite.attribute("tests"), Some(&*cases.len().to_string()));
        assert_eq!(suite.attribute("failures"), Some(&*count("failure")));
        assert_eq!(suite.attribute("errors"), Some(&*count("error")));
        for case in cases {
            assert_eq!(case.tag_name().name(), "testcase");
            assert_eq!(case.attribute("classname"), suite.attribute("name"));
            let keys: Vec<_> = attributes(case).into_keys().collect();
            assert_eq!(keys, ["classname", "file", "name"]);
        }
    }
    let failure = suites[2].descendants().find(|it| it.has_tag_name("failure")).unwrap();
    let message = [("message", "there is no such expectation"), ("type", "missing")];
    assert_eq!(attributes(failure), BTreeMap::from(message));
    let differs = suites[2].descendants().filter(|it| it.has_tag_name("failure")).nth(1).unwrap();
    let text = differs.text().unwrap();
    assert!(text.contains("\n+    \"Children were the first"), "{text}");
    assert!(text.contains("##[x]\\\" % <&>"), "{text}");
}
