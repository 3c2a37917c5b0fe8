//! File names made from the records.

use super::Folder;

fn record(date: &str, outlet: &str, headline: &str) -> String {
    let text = |text: &str| serde_json::to_string(text).unwrap();
    let date = if date.is_empty() { "null".to_owned() } else { text(date) };
    format!(
        "{{\"outlet\":{},\"date\":{date},\"headline\":{},\"body\":[\"Text.\"]}}\n",
        text(outlet),
        text(headline)
    )
}

fn articles() -> Folder {
    Folder::with(&[
        ("in/a.ndjson", &(record("2024-03-04", "Courier", "New wall") + &record("", "", ""))),
        ("in/b.ndjson", &record("2023-01-02", "Kurier", "NEW WALL")),
        ("in/c.ndjson", &record("2023-01-02", "Kurier", "سور الميناء / CON")),
        ("in/d.ndjson", &record("2024-03-05", "Courier", "New wall")),
    ])
}

#[track_caller]
fn check(template: &str, expected: &[&str]) {
    let folder = articles();
    for jobs in ["1", "4", "4"] {
        let args =
            ["convert", "in", "--from", "ndjson", "--name", template, "-o", "out", "-j", jobs];
        folder.check(&args, 0, "", "4 inputs, 5 articles, 0 warnings, 0 failures\n");
        let tree = folder.tree();
        let written: Vec<_> = tree.iter().filter_map(|path| path.strip_prefix("out/")).collect();
        assert_eq!(written, expected, "{template}");
    }
}

#[test]
fn names_come_from_the_record() {
    check("{stem}-{n}", &["a-1.json", "a-2.json", "b-1.json", "c-1.json", "d-1.json"]);
    check(
        "{year}/{month}/{date} {outlet}",
        &[
            "2023/01/2023-01-02 Kurier-2.json",
            "2023/01/2023-01-02 Kurier.json",
            "2024/03/2024-03-04 Courier.json",
            "2024/03/2024-03-05 Courier.json",
            "undated/undated/undated.json",
        ],
    );
}

#[test]
fn the_same_name_is_numbered_in_input_order() {
    let expected = [
        "NEW-WALL-2.json",
        "New-wall-3.json",
        "New-wall.json",
        "untitled.json",
        "سور-الميناء-CON.json",
    ];
    check("{headline}", &expected);
    let folder = articles();
    folder.run(&["convert", "in", "--from", "ndjson", "--name", "{headline}", "-o", "out/"]);
    assert!(folder.read("out/NEW-WALL-2.json").contains("Kurier"));
    assert!(folder.read("out/New-wall-3.json").contains("2024-03-05"));
}

#[test]
fn a_template_that_is_wrong_is_refused() {
    let refused = |template: &str, reason: &str| {
        let outcome = articles().run(&["convert", "in", "-o", "out/", "--name", template]);
        assert_eq!(outcome.status, 2);
        let expected =
            format!("error: invalid value '{template}' for '--name <TEMPLATE>': {reason}");
        assert_eq!(outcome.stderr.lines().next(), Some(&*expected));
    };
    refused(
        "{titel}",
        "no placeholder \"{titel}\" (there are {date} {year} {month} {day} {outlet} {headline} \
         {stem} {n})",
    );
    refused("../{n}", "an empty name, . or .. between its slashes");
    refused("/tmp/{n}", "an empty name, . or .. between its slashes");
    refused("a:{n}", "no name on every system has ':'");
}

#[test]
fn a_name_from_the_record_replaces_no_input() {
    let folder = articles();
    let args = ["convert", "in", "--from", "ndjson", "--to", "ndjson", "--name", "{n}", "-o", "in"];
    let message = "\
in/a.ndjson: error[output-is-input]: the output would replace the input in/a.ndjson
";
    folder.check(&args, 2, "", message);
    assert_eq!(folder.tree().len(), 4);
}
