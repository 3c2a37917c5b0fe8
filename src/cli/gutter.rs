//! An explained text drawn with its fields in a gutter on the left.

use std::fmt::Write;

use newsclip::Span;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::explain::{Became, Explained, Explanation, Remark};
use super::report::count;
use super::screen::{FAINT, FIELD, Screen, style_of};
use super::visible::{is_hidden, is_right_to_left, push_visible, visible};

/// Draws the text: `line field │ text`, and under it what it became, why, and
/// what there is to say of it.
pub(super) fn draw(explanation: &Explanation<'_>, screen: Screen) -> String {
    let labels = explanation.lines.iter().flat_map(|line| &line.fields).map(label);
    let gutter = Gutter {
        numbers: explanation.lines.len().to_string().len(),
        labels: labels.map(|label| label.width()).max().unwrap_or(0),
        screen,
    };
    let mut out = format!(
        "{}: {} layout, {}\n",
        visible(&explanation.input),
        explanation.layout,
        count(explanation.articles, "article")
    );
    let mut article = 0;
    let mut why = "";
    for line in &explanation.lines {
        if let Some(first) = line.fields.first()
            && first.article != article
        {
            article = first.article;
            if explanation.articles > 1 {
                let head = format!("article {article} of {}", explanation.articles);
                let _ = writeln!(out, "{}", screen.paint(FAINT, &head));
            }
        }
        gutter.line(&mut out, line, &mut why);
    }
    out
}

struct Gutter {
    /// Columns of the line numbers.
    numbers: usize,
    /// Columns of the labels.
    labels: usize,
    screen: Screen,
}

impl Gutter {
    fn line(&self, out: &mut String, line: &Explained<'_>, why: &mut &'static str) {
        let first = line.fields.first();
        self.row(
            out,
            Some(line.line),
            &first.map_or_else(String::new, label),
            &self.text(line.text),
        );
        for (index, became) in line.fields.iter().enumerate() {
            let label = if index == 0 { String::new() } else { label(became) };
            let note = self.note(became, why);
            if !note.is_empty() || !label.is_empty() {
                self.row(out, None, &label, &note);
            }
        }
        for remark in &line.diagnostics {
            let style = style_of(remark.severity);
            let head = format!("{}[{}]", remark.severity, remark.code);
            let head = self.screen.paint(style, &head);
            let marks = self.screen.paint(style, &self.marks(line.text, remark));
            self.row(out, None, "", &format!("{marks}{head}: {}", visible(&remark.message)));
        }
    }

    fn row(&self, out: &mut String, number: Option<usize>, label: &str, text: &str) {
        let number = number.map_or_else(String::new, |number| number.to_string());
        let number = self.screen.paint(FAINT, &format!("{number:>width$}", width = self.numbers));
        let padding = " ".repeat(self.labels.saturating_sub(label.width()));
        let bar = self.screen.paint(FAINT, "│");
        let row = format!("{number} {}{padding} {bar} {text}", self.screen.paint(FIELD, label));
        let _ = writeln!(out, "{}", row.trim_end());
    }

    /// What a line became, where it is something else than the line, and why;
    /// a reason that is the last one again is not said again.
    fn note(&self, became: &Became, last: &mut &'static str) -> String {
        let mut note = String::new();
        if !became.begins {
            return note;
        }
        match &became.value {
            Some(value) if became.differs => {
                let _ = write!(note, "→ {}", self.text(value));
            }
            Some(_) => {}
            None => note.push_str("→ not a full day"),
        }
        if let Some(why) = became.why.filter(|why| !why.is_empty() && *last != *why) {
            *last = why;
            let gap = if note.is_empty() { "" } else { "  " };
            let _ = write!(note, "{gap}{}", self.screen.paint(FAINT, &format!("({why})")));
        }
        note
    }

    /// A text as one row can show it. On a terminal it is cut to the width, and
    /// text from right to left is isolated, so that it cannot move the gutter.
    fn text(&self, text: &str) -> String {
        let room = self.screen.width.map_or(usize::MAX, |width| {
            width.saturating_sub(self.numbers + self.labels + 4).max(20)
        });
        let mut shown = String::with_capacity(text.len());
        let mut width = 0;
        for character in text.trim_end().chars() {
            let before = shown.len();
            match character {
                '\t' => shown.push_str("    "),
                _ => push_visible(&mut shown, character),
            }
            width += shown.get(before..).unwrap_or_default().width();
            if width > room {
                shown.truncate(before);
                shown.push('…');
                break;
            }
        }
        if self.screen.watched && shown.contains(is_right_to_left) {
            return format!("\u{2068}{shown}\u{2069}");
        }
        shown
    }

    /// `^^^^ ` under the part of the line that a remark is about. What is the
    /// whole line, is beyond the width, or stands in text from right to left,
    /// where columns are not what they seem, is not marked.
    fn marks(&self, text: &str, remark: &Remark) -> String {
        let Span { start, end } = remark.part;
        let (before, marked) = (text.get(..start), text.get(start..end));
        let (Some(before), Some(marked)) = (before, marked) else { return String::new() };
        let whole = marked.trim() == text.trim();
        let (indent, length) = (columns(before), columns(marked));
        let beyond = indent + length > self.screen.width.unwrap_or(80).saturating_sub(40);
        if whole || marked.is_empty() || beyond || text.contains(is_right_to_left) {
            return String::new();
        }
        format!("{}{} ", " ".repeat(indent), "^".repeat(length.max(1)))
    }
}

/// `date`, `body 3`.
fn label(became: &Became) -> String {
    match became.entry {
        Some(entry) => format!("{} {entry}", became.field),
        None => became.field.to_string(),
    }
}

/// The columns that a text takes up once it is made visible.
fn columns(text: &str) -> usize {
    let column = |character: char| match character {
        '\t' => 4,
        _ if is_hidden(character) => visible(character.encode_utf8(&mut [0; 4])).len(),
        _ => character.width().unwrap_or(0),
    };
    text.chars().map(column).sum()
}
