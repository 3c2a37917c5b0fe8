//! What people read on standard error: diagnostics, failures, the last line.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use newsclip::{Diagnostic, Document, Severity, Span};

use super::failure::{Failure, Problem};
use super::screen::{ColorWhen, Screen};
use super::visible::{push_visible, visible};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Verbosity {
    /// Errors only, and no last line.
    Quiet,
    /// Warnings and errors; of several articles the warnings at the end, by their
    /// codes.
    #[default]
    Usual,
    /// Notes too, and each warning in its place.
    Verbose,
}

/// Writes diagnostics and failures as text: one line each, or with the source
/// line beneath them when somebody looks on.
#[derive(Debug, Clone)]
pub(super) struct Reporter {
    verbosity: Verbosity,
    screen: Screen,
}

impl Reporter {
    /// For standard error.
    pub(super) fn new(verbosity: Verbosity, color: ColorWhen) -> Self {
        Self { verbosity, screen: Screen::of(&io::stderr(), color) }
    }

    /// Does the reader want a last line?
    pub(super) fn sums_up(&self) -> bool {
        self.verbosity != Verbosity::Quiet
    }

    /// Does something wait for the end of a run, where there are several articles?
    pub(super) fn groups(&self, severity: Severity) -> bool {
        self.verbosity == Verbosity::Usual && severity == Severity::Warning
    }

    fn says(&self, severity: Severity) -> bool {
        match self.verbosity {
            Verbosity::Quiet => severity >= Severity::Error,
            Verbosity::Usual => severity >= Severity::Warning,
            Verbosity::Verbose => true,
        }
    }

    /// A diagnostic of a text, as grave as it is here.
    pub(super) fn diagnostic(
        &self,
        out: &mut String,
        name: &str,
        document: &Document<'_>,
        diagnostic: &Diagnostic,
        severity: Severity,
    ) {
        if !self.says(severity) {
            return;
        }
        if !self.screen.watched {
            let (name, line) = (visible(name), one_line(document, diagnostic, severity));
            let _ = writeln!(out, "{name}:{line}");
            return;
        }
        let (line, column) = document.position(diagnostic.span.start);
        let excerpt = Excerpt::of(document, diagnostic.span);
        let origin = Origin::path(visible(name)).line(line).char_column(column);
        let title = titled(severity, &diagnostic.problem, diagnostic.problem.code());
        let Some((text, mark)) = excerpt.shown() else {
            return self.render(out, title.element(origin));
        };
        let exact = text.get(..mark.start).is_some_and(|it| it.chars().count() + 1 == column);
        let annotation = AnnotationKind::Primary.span(mark);
        let snippet = Snippet::source(text).line_start(line).annotation(annotation);
        // The place can stand in the excerpt's own head only where its column
        // is that of the text: not in a cut line, or after hidden characters.
        let group = if exact {
            title.element(snippet.path(visible(name)))
        } else {
            title.element(origin).element(snippet)
        };
        self.render(out, group);
    }

    /// A failure that concerns a path.
    pub(super) fn problem(&self, out: &mut String, problem: &Problem) {
        let failure = &problem.failure;
        if !self.says(failure.severity()) {
            return;
        }
        if !self.screen.watched {
            let _ = writeln!(out, "{problem}");
            return;
        }
        let mut origin = Origin::path(visible(&problem.path));
        if let Some((line, column)) = failure.place() {
            origin = origin.line(line).char_column(column);
        }
        self.render(out, title(failure).element(origin));
    }

    /// A diagnostic of a record, which has no place in a text.
    pub(super) fn about_record(&self, out: &mut String, name: &str, problem: &newsclip::Problem) {
        if !self.says(problem.severity()) {
            return;
        }
        if self.screen.watched {
            self.render(out, title(problem).element(Origin::path(visible(name))));
        } else {
            let (severity, code) = (problem.severity(), problem.code());
            let _ = writeln!(out, "{}: {severity}[{code}]: {problem}", visible(name));
        }
    }

    fn render(&self, out: &mut String, group: Group<'_>) {
        let renderer = if self.screen.coloured { Renderer::styled() } else { Renderer::plain() };
        out.push_str(&renderer.term_width(self.screen.width.unwrap_or(100)).render(&[group]));
        out.push('\n');
    }
}

/// A diagnostic as `line:column: severity[code]: message`.
fn one_line(document: &Document<'_>, diagnostic: &Diagnostic, severity: Severity) -> String {
    let (line, column) = document.position(diagnostic.span.start);
    let problem = &diagnostic.problem;
    format!("{line}:{column}: {severity}[{}]: {problem}", problem.code())
}

/// What has a code, a severity and a message.
trait Coded: std::fmt::Display {
    fn code(&self) -> &'static str;
    fn severity(&self) -> Severity;
}

impl Coded for newsclip::Problem {
    fn code(&self) -> &'static str {
        self.code()
    }

    fn severity(&self) -> Severity {
        self.severity()
    }
}

impl Coded for Failure {
    fn code(&self) -> &'static str {
        self.code()
    }

    fn severity(&self) -> Severity {
        self.severity()
    }
}

fn title(coded: &impl Coded) -> annotate_snippets::Title<'static> {
    titled(coded.severity(), coded, coded.code())
}

fn titled(
    severity: Severity,
    message: &impl std::fmt::Display,
    code: &'static str,
) -> annotate_snippets::Title<'static> {
    let level = match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    level.primary_title(message.to_string()).id(code)
}

/// The part of a source line that a diagnostic is about, made safe to show.
struct Excerpt {
    text: String,
    marked: Range<usize>,
}

/// Characters shown before the place, and in all: a line can be megabytes long.
const BEFORE: usize = 40;
const SHOWN: usize = 300;

impl Excerpt {
    fn of(document: &Document<'_>, span: Span) -> Self {
        let full = document.line_at(span.start).map_or(Span::new(0, 0), |line| line.full);
        let before = document.slice(Span::new(full.start, span.start));
        let skipped = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
        let shown = document.slice(Span::new(full.start + skipped, full.end));
        let mut excerpt = Self { text: String::new(), marked: 0..0 };
        if skipped > 0 {
            excerpt.text.push('…');
        }
        let mut start = None;
        for (at, character) in shown.char_indices().take(SHOWN) {
            let offset = full.start + skipped + at;
            if offset >= span.start && start.is_none() {
                start = Some(excerpt.text.len());
            }
            push_visible(&mut excerpt.text, character);
            if offset < span.end.max(span.start + 1) {
                excerpt.marked.end = excerpt.text.len();
            }
        }
        excerpt.marked.start = start.unwrap_or(excerpt.text.len());
        excerpt.marked.end = excerpt.marked.end.max(excerpt.marked.start);
        if shown.char_indices().nth(SHOWN).is_some() {
            excerpt.text.push('…');
        }
        excerpt
    }

    fn shown(self) -> Option<(String, Range<usize>)> {
        (!self.text.is_empty()).then_some((self.text, self.marked))
    }
}

/// `1 article`, `2 articles`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Puts text on standard error. When nobody can read it there (a closed pipe,
/// a full disk), nothing is left to tell anybody; the exit status still does.
pub(super) fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
