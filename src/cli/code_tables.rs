//! What the codes of files and fixtures mean: the command line's own part of
//! the table in the library's `codes`.

use newsclip::{CodeMeaning, Severity};

use super::check::Finding;
use super::failure::Failure;

/// A row of the tables below: these have no text that raises them.
const fn row(
    code: &'static str,
    meaning: &'static str,
    says: &'static str,
    advice: &'static str,
) -> CodeMeaning {
    CodeMeaning { code, severity: Severity::Error, meaning, text: "", says, advice }
}

impl Failure {
    /// Every code with its meaning.
    pub(super) const CODES: [CodeMeaning; 12] = [
        row(
            "unreadable",
            "The path cannot be opened, listed or read.",
            "article.txt: error[unreadable]: cannot be read: no such file or directory",
            "Look at the name and at who may read the file.",
        ),
        row(
            "too-large",
            "An article holds more bytes than `--max-size` allows.",
            "article.txt: error[too-large]: larger than 16 MiB (--max-size allows more)",
            "An article is seldom larger than some kilobytes. If this one is, allow it with \
             --max-size. A file of many articles may be of any size where its lines tell them \
             apart; --split names such lines.",
        ),
        row(
            "not-a-format",
            "The input should hold records, and is not what newsclip writes.",
            "article.json:4:3: error[not-a-format]: not json as newsclip writes it: expected value",
            "Mend the place, or name the input's format with --from.",
        ),
        row(
            "no-input",
            "There is nothing to read in a folder.",
            "articles: error[no-input]: no .txt file in this folder",
            "Name another folder, or the files themselves: a file that is named may end as it \
             likes.",
        ),
        row(
            "link-loop",
            "A symbolic link leads back to a folder that it is in.",
            "articles/again: error[link-loop]: a symbolic link that leads back to articles",
            "Remove the link. Everything else in the folder was read.",
        ),
        CodeMeaning {
            severity: Severity::Warning,
            ..row(
                "special-file",
                "A FIFO, socket or device in a folder was skipped.",
                "articles/pipe.txt: warning[special-file]: skipped: not a regular file",
                "Nothing; to read from it, name it.",
            )
        },
        row(
            "same-output",
            "Two inputs would be written to one file; nothing is written.",
            "out/a.json: error[same-output]: both x/a.txt and y/a.txt would be written here",
            "Name the folder above them, so that the output mirrors it, or convert them apart.",
        ),
        row(
            "output-is-input",
            "The output would replace an input of the same run.",
            "a.txt: error[output-is-input]: the output would replace the input a.txt",
            "Write to another file or folder.",
        ),
        row(
            "unwritable",
            "The output cannot be created, written or closed.",
            "out/a.json: error[unwritable]: cannot be written: no space left on device",
            "Look at the disk and at who may write there. What was there before is as it was.",
        ),
        row(
            "settings",
            "A line of a `newsclip.toml` is not understood.",
            "newsclip.toml:2:1: error[settings]: there is no key \"date-ordr\"; \"date-order\" is one",
            "Mend the line. The keys are layout, date-order, split, encoding, lossy, repair, max-size, \
             require, deny and allow.",
        ),
        row(
            "bless-under-ci",
            "`--bless` was given where `CI` is set.",
            "fixtures: error[bless-under-ci]: CI is set, and a check that accepts everything \
             checks nothing (--bless=force does it)",
            "Bless where you can read what changed, and commit it.",
        ),
        row(
            "internal",
            "newsclip itself failed on this input; the others were read.",
            "article.txt: error[internal]: newsclip failed on this input, please report it: …",
            "Please report it, with the text if you may.",
        ),
    ];
}

impl Finding {
    /// Every code of its own with its meaning.
    pub(super) const CODES: [CodeMeaning; 6] = [
        row(
            "differs",
            "An expectation says something else than the input gives.",
            "fixtures/a.json:3:1: error[differs]: not what the input gives",
            "Read what changed. If it is right, `newsclip check --bless` accepts it.",
        ),
        row(
            "missing",
            "There is no expectation for what comes of the input.",
            "fixtures/a.json: error[missing]: there is no such expectation",
            "Write it, or let `newsclip check --bless` write it and read every line.",
        ),
        row(
            "orphaned",
            "An expectation has no input.",
            "fixtures/a.json: error[orphaned]: there is no input for this expectation",
            "Put the input back, or remove the file; `newsclip check --bless --prune` does.",
        ),
        row(
            "no-record",
            "A record is expected, and the input gives none.",
            "fixtures/a.json: error[no-record]: a record is expected, but the input gives none",
            "`newsclip explain` on the input says why. If it is right so, remove the file.",
        ),
        row(
            "wrong-layout",
            "The folder is named like another layout than the one recognised.",
            "fixtures/labelled/a.txt: error[wrong-layout]: read as masthead, but its folder says \
             labelled",
            "Move the fixture, or rename the folder.",
        ),
        row(
            "no-fixture",
            "There is no fixture in what was named.",
            "fixtures: error[no-fixture]: there is no fixture here",
            "Name the folder that holds them. A check that finds nothing is no check.",
        ),
    ];
}
