//! Exit status and last line of `check`, situation by situation.

use super::{Folder, HARBOUR, LIBRARY};

/// A state of the folder, a run, and what must come of it.
struct Situation {
    name: &'static str,
    prepare: fn(&Folder),
    args: &'static [&'static str],
    env: &'static [(&'static str, &'static str)],
    status: i32,
    /// The last line that is printed, on either stream.
    last: &'static str,
}

const NONE: Situation = Situation {
    name: "two fixtures that agree",
    prepare: |_| {},
    args: &[],
    env: &[],
    status: 0,
    last: "2 fixtures agree.",
};

const CHANGED: fn(&Folder) =
    |it| it.write("fixtures/a.json", it.read("fixtures/a.json").replace("mayor", "vicar"));
const NEW: fn(&Folder) = |it| it.write("fixtures/c.txt", HARBOUR);
const ORPHAN: fn(&Folder) = |it| it.write("fixtures/c.json", "{}\n");
const EMPTY: fn(&Folder) = |it| it.write("fixtures/c.txt", "");
const PDF: fn(&Folder) = |it| it.write("fixtures/c.txt", "%PDF-1.7\n");
const SETTINGS: fn(&Folder) = |it| it.write("fixtures/newsclip.toml", "require = ['date']\n");
const LAYOUT: fn(&Folder) = |it| {
    it.write("fixtures/labelled/c.txt", HARBOUR);
    it.write("fixtures/labelled/c.json", it.read("fixtures/a.json"));
};
const ALL_OF_THEM: fn(&Folder) = |it| {
    for prepare in [CHANGED, ORPHAN] {
        prepare(it);
    }
    it.write("fixtures/d.txt", LIBRARY);
};

const CI: &[(&str, &str)] = &[("CI", "true")];
const WORKFLOW: &[(&str, &str)] = &[("CI", "true"), ("GITHUB_ACTIONS", "true")];
const NOWHERE: &str = "no: error[unreadable]: cannot be read: no such file or directory";
const DIFFERS: &str = "1 of 2 fixtures differs. Run again with --bless to accept.";
const ONE_MISSING: &str = "1 of 3 fixtures differs (1 missing). Run again with --bless to accept.";
const REQUIRED: &str = "2 of 2 fixtures differ.";
const HELP: &str = "For more information, try '--help'.";

const SITUATIONS: [Situation; 44] = [
    NONE,
    Situation { name: "named", args: &["fixtures"], ..NONE },
    Situation { name: "one of them", args: &["fixtures/a.txt"], last: "1 fixture agrees.", ..NONE },
    Situation {
        name: "by its expectation",
        args: &["fixtures/a.json"],
        last: "1 fixture agrees.",
        ..NONE
    },
    Situation { name: "twice", args: &["fixtures", "fixtures/a.txt"], ..NONE },
    Situation { name: "under CI", env: CI, ..NONE },
    Situation { name: "in a workflow", env: WORKFLOW, ..NONE },
    Situation { name: "quiet", args: &["-q"], last: "", ..NONE },
    Situation { name: "a list of nothing", args: &["--list"], ..NONE },
    Situation { name: "as JSON", args: &["--format", "json"], ..NONE },
    Situation { name: "as SARIF", args: &["--format", "sarif"], ..NONE },
    Situation {
        name: "as JUnit, quiet",
        args: &["--format", "junit", "-q"],
        last: "</testsuites>",
        ..NONE
    },
    Situation { name: "nothing to bless", args: &["--bless"], ..NONE },
    Situation { name: "changed", prepare: CHANGED, status: 1, last: DIFFERS, ..NONE },
    Situation {
        name: "changed, listed",
        prepare: CHANGED,
        args: &["-l"],
        status: 1,
        last: DIFFERS,
        ..NONE
    },
    Situation {
        name: "changed, quiet",
        prepare: CHANGED,
        args: &["-q"],
        status: 1,
        last: "fixtures/a.json:12:1: error[differs]: not what the input gives",
        ..NONE
    },
    Situation {
        name: "changed, in a workflow",
        prepare: CHANGED,
        env: WORKFLOW,
        status: 1,
        last: DIFFERS,
        ..NONE
    },
    Situation {
        name: "changed, as JSON",
        prepare: CHANGED,
        args: &["--format", "json"],
        status: 1,
        last: DIFFERS,
        ..NONE
    },
    Situation {
        name: "changed, the other one",
        prepare: CHANGED,
        args: &["fixtures/b.txt"],
        last: "1 fixture agrees.",
        ..NONE
    },
    Situation {
        name: "changed, blessed",
        prepare: CHANGED,
        args: &["--bless"],
        last: "1 file written; 2 fixtures agree.",
        ..NONE
    },
    Situation {
        name: "changed, blessed under CI",
        prepare: CHANGED,
        args: &["--bless"],
        env: CI,
        status: 2,
        last: "fixtures: error[bless-under-ci]: CI is set, and a check that accepts everything \
               checks nothing (--bless=force does it)",
    },
    Situation {
        name: "changed, blessed by force",
        prepare: CHANGED,
        args: &["--bless=force"],
        env: CI,
        last: "1 file written; 2 fixtures agree.",
        ..NONE
    },
    Situation { name: "without expectation", prepare: NEW, status: 1, last: ONE_MISSING, ..NONE },
    Situation {
        name: "without, blessed",
        prepare: NEW,
        args: &["--bless"],
        last: "1 file written; 3 fixtures agree.",
        ..NONE
    },
    Situation {
        name: "without input",
        prepare: ORPHAN,
        status: 1,
        last: "1 of 3 fixtures differs (1 orphaned).",
        ..NONE
    },
    Situation {
        name: "without input, blessed",
        prepare: ORPHAN,
        args: &["--bless"],
        status: 1,
        last: "1 of 3 fixtures differs (1 orphaned).",
        ..NONE
    },
    Situation {
        name: "without input, pruned",
        prepare: ORPHAN,
        args: &["--bless", "--prune"],
        last: "1 file removed; 2 fixtures agree.",
        ..NONE
    },
    Situation {
        name: "a change, an orphan and a new one",
        prepare: ALL_OF_THEM,
        status: 1,
        last: "3 of 4 fixtures differ (1 missing, 1 orphaned). Run again with --bless to accept.",
        ..NONE
    },
    Situation { name: "an empty text", prepare: EMPTY, status: 1, last: ONE_MISSING, ..NONE },
    Situation {
        name: "an empty text, blessed",
        prepare: EMPTY,
        args: &["--bless"],
        last: "1 file written; 3 fixtures agree.",
        ..NONE
    },
    Situation { name: "no text at all", prepare: PDF, status: 1, last: ONE_MISSING, ..NONE },
    Situation {
        name: "another layout",
        prepare: LAYOUT,
        status: 1,
        last: "1 of 3 fixtures differs.",
        ..NONE
    },
    Situation {
        name: "a field required",
        args: &["--require", "date"],
        status: 1,
        last: REQUIRED,
        ..NONE
    },
    Situation { name: "a field required that is there", args: &["--require", "body"], ..NONE },
    Situation {
        name: "required by the folder",
        prepare: SETTINGS,
        status: 1,
        last: REQUIRED,
        ..NONE
    },
    Situation {
        name: "required, blessed",
        prepare: SETTINGS,
        args: &["--bless"],
        status: 1,
        last: REQUIRED,
        ..NONE
    },
    Situation {
        name: "a note denied",
        args: &["--deny", "unstated"],
        status: 1,
        last: REQUIRED,
        ..NONE
    },
    Situation { name: "a warning denied that is not raised", args: &["--deny", "guess"], ..NONE },
    Situation {
        name: "a folder that is not there",
        args: &["no"],
        status: 2,
        last: NOWHERE,
        ..NONE
    },
    Situation {
        name: "the same beside one that is",
        args: &["no", "fixtures"],
        status: 2,
        last: NOWHERE,
        ..NONE
    },
    Situation {
        name: "a folder without fixtures",
        prepare: |it| it.write("other/README.md", "x"),
        args: &["other"],
        status: 1,
        last: "other: error[no-fixture]: there is no fixture here",
        ..NONE
    },
    Situation {
        name: "a mistake in newsclip.toml",
        prepare: |it| it.write("fixtures/newsclip.toml", "lossy = 1\n"),
        status: 2,
        last: "fixtures/newsclip.toml:1:9: error[settings]: lossy is true or false",
        ..NONE
    },
    Situation { name: "an unknown option", args: &["--blss"], status: 2, last: HELP, ..NONE },
    Situation {
        name: "an unknown format",
        args: &["--format", "xml"],
        status: 2,
        last: HELP,
        ..NONE
    },
];

#[test]
fn status_and_last_line_in_every_situation() {
    for situation in &SITUATIONS {
        let folder = Folder::with(&[("fixtures/a.txt", HARBOUR), ("fixtures/b.txt", LIBRARY)]);
        assert_eq!(folder.run(&["check", "--bless"]).status, 0);
        (situation.prepare)(&folder);
        let args = [&["check"], situation.args].concat();
        let output = folder.command(&args).envs(situation.env.iter().copied()).output().unwrap();
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).unwrap();
        // Where the report is for a program, the last line stands on standard error.
        let last = printed.lines().last().unwrap_or_default();
        assert_eq!(
            (output.status.code(), last),
            (Some(situation.status), situation.last),
            "{}: {printed}",
            situation.name
        );
    }
}
