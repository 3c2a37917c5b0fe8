//! What a stream can show: a terminal with colours and a width, or a pipe.

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use newsclip::Severity;

/// The value of `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// As on a terminal, also into a pipe.
    Always,
    /// No colour.
    Never,
}

/// How to write for people on a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Screen {
    /// Is somebody looking at it? Then excerpts are drawn, and text cannot
    /// steer the terminal.
    pub(super) watched: bool,
    /// May it be coloured?
    pub(super) coloured: bool,
    /// Its width in columns, where it has one.
    pub(super) width: Option<usize>,
}

impl ColorWhen {
    /// Every choice.
    pub(super) const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// The name that `--color` takes.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

impl Screen {
    /// Looks at a stream.
    pub(super) fn of(stream: &impl RawStream, when: ColorWhen) -> Self {
        let terminal = stream.is_terminal();
        let coloured = match when {
            ColorWhen::Auto => AutoStream::choice(stream) != ColorChoice::Never,
            ColorWhen::Always => true,
            ColorWhen::Never => false,
        };
        let width = if terminal { terminal_size::terminal_size() } else { None };
        Self {
            watched: terminal || when == ColorWhen::Always,
            coloured,
            width: width.map(|(width, _)| usize::from(width.0)),
        }
    }

    /// The text in a style, where colours are allowed.
    pub(super) fn paint(&self, style: Style, text: &str) -> String {
        if self.coloured && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// What stands back: evidence, line numbers.
pub(super) const FAINT: Style = Style::new().dimmed();

/// Names of fields.
pub(super) const FIELD: Style = AnsiColor::Cyan.on_default();

/// What was expected and is not there.
pub(super) const REMOVED: Style = AnsiColor::Red.on_default();

/// What is there instead.
pub(super) const ADDED: Style = AnsiColor::Green.on_default();

/// Heads of diffs.
pub(super) const BOLD: Style = Style::new().bold();

/// The style of a severity's name.
pub(super) const fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Note => AnsiColor::Cyan.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Error => AnsiColor::Red.on_default(),
    }
}
