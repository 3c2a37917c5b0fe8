//! The rules of an archive: `--require`, `--deny`, `--allow`.

use super::{Folder, HARBOUR};

/// A text without a date, and one with a date of two readings.
fn archive() -> Folder {
    let header = "THE HARBOUR COURIER\n\n05/12/2022\n\nOld wall is to be replaced by spring\n\n";
    let folder = Folder::with(&[("fixtures/a.txt", HARBOUR)]);
    folder.write("fixtures/b.txt", format!("{header}{HARBOUR}"));
    assert_eq!(folder.run(&["check", "--bless"]).status, 0);
    folder
}

const MISSING: &str = "fixtures/a.txt:1:1: error[missing-field]: date is required, and the text \
                       does not state it\n";
const AMBIGUOUS: &str =
    "fixtures/b.txt:3:1: error[ambiguous-date]: read as 2022-12-05, but could be 2022-05-12\n";

#[test]
fn what_breaks_a_rule_is_found() {
    let folder = archive();
    let one = "1 of 2 fixtures differs.\n";
    folder.check(&["check", "--require", "date"], 1, &format!("{MISSING}{one}"), "");
    folder.check(&["check", "--deny", "ambiguous-date"], 1, &format!("{AMBIGUOUS}{one}"), "");
    let both = ["check", "--deny", "ambiguous-date,guess", "--require", "body,date"];
    folder.check(&both, 1, &format!("{MISSING}{AMBIGUOUS}2 of 2 fixtures differ.\n"), "");
}

#[test]
fn a_folder_states_its_rules_once() {
    let folder = archive();
    folder.write("fixtures/newsclip.toml", "require = ['date']\ndeny = ['ambiguous-date']\n");
    let report = format!("{MISSING}{AMBIGUOUS}2 of 2 fixtures differ.\n");
    folder.check(&["check"], 1, &report, "");
    // The command line allows what the file denies.
    let report = format!("{MISSING}1 of 2 fixtures differs.\n");
    folder.check(&["check", "--allow", "ambiguous-date"], 1, &report, "");
}

#[test]
fn a_broken_rule_is_never_blessed() {
    let folder = archive();
    let before = folder.tree();
    let args = ["check", "--bless", "--require", "date", "--deny", "ambiguous-date"];
    folder.check(&args, 1, &format!("{MISSING}{AMBIGUOUS}2 of 2 fixtures differ.\n"), "");
    assert_eq!(folder.tree(), before);
}

#[test]
fn a_broken_rule_is_accepted_by_hand() {
    let folder = archive();
    folder.write("fixtures/newsclip.toml", "require = ['date']\ndeny = ['ambiguous-date']\n");
    let unstated = ["outlet", "date", "headline", "source"];
    let notes: String =
        unstated.map(|field| format!("1:1: note[unstated]: the text states no {field}\n")).concat();
    let line = |whole: &str| whole.split_once(".txt:").unwrap().1.to_owned();
    folder.write("fixtures/a.diagnostics", notes + &line(MISSING));
    let old = folder.read("fixtures/b.diagnostics");
    let warning = line(AMBIGUOUS).replace("error", "warning");
    assert!(old.contains(&warning), "{old}");
    folder.write("fixtures/b.diagnostics", old.replace(&warning, &line(AMBIGUOUS)));
    folder.check(&["check"], 0, "2 fixtures agree.\n", "");
}

#[test]
fn what_is_allowed_needs_no_expectation() {
    let folder = archive();
    std::fs::remove_file(folder.path().join("fixtures/b.diagnostics")).unwrap();
    assert_eq!(folder.run(&["check"]).status, 1);
    folder.check(&["check", "--allow", "ambiguous-date"], 0, "2 fixtures agree.\n", "");
    // And a line more or less of it is no difference.
    folder.write("fixtures/b.diagnostics", "1:1: note[unstated]: the text states no source\n");
    assert_eq!(folder.run(&["check"]).status, 1);
    folder.check(&["check", "--allow", "ambiguous-date"], 0, "2 fixtures agree.\n", "");
    folder.check(&["check", "--allow", "ambiguous-date,unstated"], 0, "2 fixtures agree.\n", "");
}

#[test]
fn convert_keeps_the_same_rules() {
    let folder = archive();
    let outcome = folder.run(&["convert", "fixtures/b.txt", "--deny", "ambiguous-date"]);
    assert_eq!((outcome.status, &*outcome.stderr), (1, AMBIGUOUS));
    assert!(outcome.stdout.contains("\"2022-12-05\""), "{outcome:?}");
    let allowed =
        folder.run(&["convert", "fixtures/b.txt", "--strict", "--allow", "ambiguous-date"]);
    assert_eq!((allowed.status, &*allowed.stderr), (0, ""));
    folder.write("fixtures/newsclip.toml", "require = ['date']\n");
    folder.check(&["convert", "fixtures/a.txt"], 1, "", MISSING);
}

#[test]
fn only_a_warning_or_a_note_is_denied_or_allowed() {
    let folder = archive();
    for option in ["--deny", "--allow"] {
        let outcome = folder.run(&["check", option, "empty"]);
        assert_eq!((outcome.status, &*outcome.stdout), (2, ""));
        let first = format!("error: invalid value 'empty' for '{option} <CODE,…>'");
        assert_eq!(outcome.stderr.lines().next(), Some(&*first));
    }
}
