//! Markdown to records: newsclip's own exactly, and that of other programs as
//! far as it is front matter, headings and plain paragraphs.
//!
//! Blocks that are none of these (quotes, code, tables, lists other than the
//! source, HTML, images of a page's own layout) have no place in a record, and
//! are errors: text is never dropped. Inline markup of other programs stays in
//! the paragraph as it is spelled. A lone `---` begins the next article.

use std::borrow::Cow;
use std::iter::Peekable;

use super::escape::{autolink, unescape};
use super::front_matter;
use super::yaml;
use crate::article::Article;
use crate::format::clean::{MOST_VALUES, TOO_MANY, clean, is_edge, is_forbidden};
use crate::format::{Each, FormatError};

/// Reads the articles, one after the other.
pub(in crate::format) fn read(text: &str, each: Each<'_>) -> Result<(), FormatError> {
    // LF, CRLF and CR, as CommonMark and YAML count them.
    let lines =
        text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let mut lines = (1..).zip(lines).peekable();
    loop {
        while lines.next_if(|(_, line)| is_blank(line)).is_some() {}
        let Some(&(first, line)) = lines.peek() else { return Ok(()) };
        let mut draft = Draft { article: Article::default(), credits: Vec::new() };
        if is_fence(line) {
            lines.next();
            let mapping = yaml::read(&front_matter(&mut lines, first)?, first)?;
            draft.article = front_matter::read(mapping)?;
        }
        draft.read_body(&mut lines)?;
        if each(draft.finish()?).is_break() {
            return Ok(());
        }
    }
}

fn is_blank(line: &str) -> bool {
    line.chars().all(is_edge)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The lines up to the one that ends the front matter, which begins on line `first`.
fn front_matter<'t>(
    lines: &mut impl Iterator<Item = (usize, &'t str)>,
    first: usize,
) -> Result<String, FormatError> {
    let mut front = String::new();
    for (number, line) in lines {
        if is_fence(line) || line.trim_end() == "..." {
            return Ok(front);
        }
        if number > first + 1 {
            front.push('\n');
        }
        front.push_str(line);
    }
    Err(FormatError::new(first, 1, "`---` begins front matter, and no `---` line ends it"))
}

/// An article while its lines are read.
struct Draft {
    article: Article<'static>,
    /// The entries of the closing list, each with its line.
    credits: Vec<(usize, String)>,
}

impl Draft {
    /// The lines up to the fence of the next article.
    fn read_body<'t>(
        &mut self,
        lines: &mut Peekable<impl Iterator<Item = (usize, &'t str)>>,
    ) -> Result<(), FormatError> {
        let mut paragraph = Vec::new();
        let mut after = 0;
        while let Some((number, line)) = lines.next_if(|(_, line)| !is_fence(line)) {
            after = number + 1;
            let block = block(line, paragraph.is_empty());
            if !matches!(block, Block::Text) {
                self.end_paragraph(&mut paragraph, number)?;
            }
            match block {
                Block::Blank => {}
                Block::Heading(level, text) => self.heading(level, text, number)?,
                Block::Entry(_) if self.credits.len() == MOST_VALUES => {
                    return Err(FormatError::new(number, 1, TOO_MANY));
                }
                Block::Entry(text) => {
                    self.credits.push((number, text_of(text, number)?));
                }
                Block::Text => paragraph.push(line),
                Block::Other(name) => {
                    let message = format!("{name} has no place in an article");
                    return Err(FormatError::new(number, 1, message));
                }
            }
        }
        self.end_paragraph(&mut paragraph, after)
    }

    /// The lines so far are one paragraph; `number` is the line after them.
    fn end_paragraph(&mut self, lines: &mut Vec<&str>, number: usize) -> Result<(), FormatError> {
        if lines.is_empty() {
            return Ok(());
        }
        let first = number.saturating_sub(lines.len());
        // A hard line break: a backslash, or two spaces, which go.
        let text = match &lines[..] {
            [line] => text_of(line.trim_matches(is_edge), first)?,
            lines => {
                let lines = lines.iter().map(|line| line.trim_matches(is_edge));
                text_of(&lines.collect::<Vec<_>>().join(" "), first)?
            }
        };
        lines.clear();
        self.push_paragraph(text, first)
    }

    fn push_paragraph(&mut self, text: String, line: usize) -> Result<(), FormatError> {
        if let Some((line, _)) = self.credits.first() {
            return Err(FormatError::new(*line, 1, "a list has no place within an article"));
        }
        if text.is_empty() {
            return Err(FormatError::new(line, 1, "a paragraph without text"));
        }
        if self.article.body.len() == MOST_VALUES {
            return Err(FormatError::new(line, 1, TOO_MANY));
        }
        self.article.body.push(text.into());
        Ok(())
    }

    /// The first heading is the headline (or repeats it); others are text.
    fn heading(&mut self, level: usize, text: &str, line: usize) -> Result<(), FormatError> {
        let text = text_of(text, line)?;
        if text.is_empty() {
            return Ok(());
        }
        if level == 1 && self.article.body.is_empty() {
            match &self.article.headline {
                Some(headline) if *headline == text => return Ok(()),
                Some(_) => {}
                None => {
                    self.article.headline = Some(text.into());
                    return Ok(());
                }
            }
        }
        self.push_paragraph(text, line)
    }

    /// The closing list repeats the front matter's source.
    fn finish(self) -> Result<Article<'static>, FormatError> {
        let Self { article, credits } = self;
        let Some((line, _)) = credits.first() else { return Ok(article) };
        let same = credits.len() == article.source.len()
            && credits.iter().zip(&article.source).all(|((_, credit), source)| credit == source);
        if same {
            return Ok(article);
        }
        Err(FormatError::new(*line, 1, "the list is not the `source` of the front matter"))
    }
}

fn text_of(markdown: &str, line: usize) -> Result<String, FormatError> {
    if let Some(at) = markdown.chars().position(is_forbidden) {
        return Err(FormatError::new(line, at + 1, "a control character"));
    }
    let text = unescape(markdown);
    let cleaned = clean(&text).map_err(|error| FormatError::new(line, 1, error.to_string()))?;
    // Nearly always the same: then it is not copied.
    let same = matches!(&cleaned, Cow::Borrowed(kept) if kept.len() == text.len());
    let changed = (!same).then(|| cleaned.into_owned());
    Ok(changed.unwrap_or(text))
}

/// What a line is.
enum Block<'t> {
    Blank,
    Heading(usize, &'t str),
    Entry(&'t str),
    Text,
    /// Something else, by its name.
    Other(&'static str),
}

/// Tells what a line begins, or that it goes on with a paragraph.
fn block(line: &str, at_start: bool) -> Block<'_> {
    if is_blank(line) {
        return Block::Blank;
    }
    let text = line.trim_start_matches(' ');
    let indented = line.len() - text.len() >= 4 || text.starts_with('\t');
    if indented {
        return if at_start { Block::Other("indented code") } else { Block::Text };
    }
    if let Some(heading) = heading(text) {
        return heading;
    }
    if let Some(entry) = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark)) {
        return Block::Entry(entry);
    }
    match other(text, at_start) {
        Some(name) => Block::Other(name),
        None => Block::Text,
    }
}

/// `#` to `######`, white space, the text, and perhaps closing marks.
fn heading(text: &str) -> Option<Block<'_>> {
    let content = text.trim_start_matches('#');
    let level = text.len() - content.len();
    let starts = content.is_empty() || content.starts_with([' ', '\t']);
    if !(1..=6).contains(&level) || !starts {
        return None;
    }
    let content = content.trim_matches(is_edge);
    let opened = content.trim_end_matches('#');
    let closed = opened.is_empty() || opened.ends_with([' ', '\t']);
    Some(Block::Heading(level, if closed { opened.trim_end() } else { content }))
}

/// The blocks that no record has.
fn other(text: &str, at_start: bool) -> Option<&'static str> {
    let only = |mark: char| text.trim_end().chars().all(|c| c == mark);
    let html = text.strip_prefix('<').is_some_and(|after| {
        autolink(after).is_none()
            && after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
    });
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered =
        digits.len() < text.len() && (digits.starts_with(". ") || digits.starts_with(") "));
    if text.starts_with('>') {
        Some("a block quote")
    } else if text.starts_with("```") || text.starts_with("~~~") {
        Some("a code block")
    } else if html {
        Some("HTML")
    } else if text.starts_with('|') {
        Some("a table")
    } else if numbered && at_start {
        Some("a numbered list")
    } else if only('=') || only('-') || only('*') || only('_') {
        Some(if at_start { "a rule" } else { "an underlined heading" })
    } else if at_start && text.starts_with('[') && text.contains("]: ") {
        Some("a link definition")
    } else {
        None
    }
}
