//! The canonical plain-text form to records: first where things stand, then
//! what they are.

use std::borrow::Cow;
use std::iter::Peekable;

use indexmap::IndexMap;

use crate::article::Article;
use crate::format::clean::{MOST_VALUES, TOO_MANY, Unclean, clean, clean_extra, is_edge};
use crate::format::{Each, FormatError};

/// Is this text in the canonical form? Its mark is the whole header, every key
/// exactly spelled and in order, from the first line on: no article that
/// people write has it.
#[allow(dead_code)]
pub(in crate::format) fn is_canonical(text: &str) -> bool {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    text.starts_with("outlet:") && Header::cut(&mut lines(text).peekable()).is_ok()
}

/// Reads the articles.
pub(in crate::format) fn read(text: &str, each: Each<'_>) -> Result<(), FormatError> {
    let mut lines = lines(text).peekable();
    loop {
        while lines.next_if(|line| line.is_blank()).is_some() {}
        if lines.peek().is_none() {
            return Ok(());
        }
        let mut article = Header::cut(&mut lines)?.read()?;
        article.body = read_body(&mut lines)?;
        if each(article).is_break() {
            return Ok(());
        }
        // The page break; white space too, but not to the body.
        lines.next();
    }
}

/// The paragraphs up to the page break. Lines that somebody folded are one
/// paragraph again.
fn read_body<'t>(
    lines: &mut Peekable<impl Iterator<Item = Line<'t>>>,
) -> Result<Vec<Cow<'static, str>>, FormatError> {
    let mut body: Vec<Cow<'static, str>> = Vec::new();
    let mut within = false;
    while let Some(line) = lines.next_if(|line| !line.is_page_break()) {
        let text = line.clean(line.text)?;
        let full = body.len() == MOST_VALUES;
        match body.last_mut().filter(|_| within) {
            _ if text.is_empty() => {}
            Some(paragraph) => {
                let paragraph = paragraph.to_mut();
                paragraph.push(' ');
                paragraph.push_str(&text);
            }
            None if full => return Err(line.error(TOO_MANY)),
            None => body.push(text),
        }
        within = !line.is_blank();
    }
    Ok(body)
}

/// A line and its number, from 1.
#[derive(Clone, Copy)]
struct Line<'t> {
    number: usize,
    text: &'t str,
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    (1..).zip(text.lines()).map(|(number, text)| Line { number, text })
}

impl Line<'_> {
    fn is_page_break(self) -> bool {
        self.text.trim_matches([' ', '\t']) == "\u{C}"
    }

    fn is_blank(self) -> bool {
        self.text.chars().all(is_edge)
    }

    fn error(self, message: impl Into<String>) -> FormatError {
        FormatError::new(self.number, 1, message)
    }

    /// A part of this line as the record keeps it.
    fn clean(self, part: &str) -> Result<Cow<'static, str>, FormatError> {
        match clean(part) {
            Ok(text) => Ok(Cow::Owned(text.into_owned())),
            Err(error) => {
                let at = match error {
                    Unclean::Control(control) => self.text.chars().position(|c| c == control),
                    Unclean::SameLabel(_) | Unclean::TooMany => None,
                };
                Err(FormatError::new(self.number, at.unwrap_or(0) + 1, error.to_string()))
            }
        }
    }
}

/// The header's lines, each in its place, not yet read.
struct Header<'t> {
    /// [`Header::FIELDS`], in their order: the line and what follows the colon.
    fields: Vec<(Line<'t>, &'t str)>,
    byline: Vec<Line<'t>>,
    source: Vec<Line<'t>>,
    extra: Vec<Line<'t>>,
    provenance: Option<(Line<'t>, &'t str)>,
}

impl<'t> Header<'t> {
    const FIELDS: [&'static str; 6] =
        ["outlet", "date", "time", "date_text", "headline", "standfirst"];

    /// Cuts the header off, with the blank line that ends it.
    fn cut(lines: &mut Peekable<impl Iterator<Item = Line<'t>>>) -> Result<Self, FormatError> {
        let mut fields = Vec::with_capacity(Self::FIELDS.len());
        let mut last = lines.peek().map_or(0, |line| line.number);
        let mut key = |lines: &mut Peekable<_>, key: &str| -> Result<(Line<'t>, &'t str), _> {
            let line: Option<Line<'t>> = lines.next();
            let value = line.and_then(|line| Some((line, after_key(line.text, key)?)));
            last = line.map_or(last, |line| line.number);
            value.ok_or_else(|| FormatError::new(last, 1, format!("`{key}:` was expected")))
        };
        for name in Self::FIELDS {
            fields.push(key(lines, name)?);
        }
        let mut list = |lines: &mut Peekable<_>, name: &str| {
            let (line, value) = key(lines, name)?;
            if !value.is_empty() {
                return Err(line.error(format!("the entries of `{name}` stand on their own lines")));
            }
            let indented = |line: &Line<'t>| line.text.starts_with("  ") && !line.is_blank();
            let mut entries = Vec::new();
            while let Some(entry) = lines.next_if(indented) {
                if entries.len() == MOST_VALUES {
                    return Err(entry.error(TOO_MANY));
                }
                entries.push(entry);
            }
            Ok(entries)
        };
        let byline = list(lines, "byline")?;
        let source = list(lines, "source")?;
        let extra = list(lines, "extra")?;
        let provenance = lines
            .next_if(|line| after_key(line.text, "provenance").is_some())
            .and_then(|line| Some((line, after_key(line.text, "provenance")?)));
        match lines.peek() {
            Some(line) if !line.is_blank() => {
                Err(line.error("an empty line was expected after the header"))
            }
            _ => Ok(Self { fields, byline, source, extra, provenance }),
        }
    }

    /// The record that the header states; its body is empty.
    fn read(self) -> Result<Article<'static>, FormatError> {
        let mut article = Article::default();
        for (name, (line, value)) in Self::FIELDS.into_iter().zip(self.fields) {
            let value = line.clean(value)?;
            if value.is_empty() {
                continue;
            }
            match name {
                "outlet" => article.outlet = Some(value),
                "date" => {
                    let date = value.parse().map_err(|_| line.error("not a day (2024-03-04)"))?;
                    article.date = Some(date);
                }
                "time" => {
                    let time = value.parse().map_err(|error| line.error(format!("{error}")))?;
                    article.time = Some(time);
                }
                "date_text" => article.date_text = Some(value),
                "headline" => article.headline = Some(value),
                _ => article.standfirst = Some(value),
            }
        }
        article.byline = read_list(self.byline)?;
        article.source = read_list(self.source)?;
        article.extra = read_extra(self.extra)?;
        if let Some((line, value)) = self.provenance {
            let provenance = serde_json::from_str(value);
            article.provenance = Some(provenance.map_err(|error| line.error(error.to_string()))?);
        }
        Ok(article)
    }
}

/// What follows `key:` and one space, or nothing.
fn after_key<'t>(line: &'t str, key: &str) -> Option<&'t str> {
    let value = line.strip_prefix(key)?.strip_prefix(':')?;
    if value.is_empty() { Some(value) } else { value.strip_prefix(' ') }
}

fn read_list(lines: Vec<Line<'_>>) -> Result<Vec<Cow<'static, str>>, FormatError> {
    let mut entries = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(entry) = line.text.strip_prefix("  - ") else {
            return Err(line.error("an entry begins with two spaces and `- `"));
        };
        let entry = line.clean(entry)?;
        if !entry.is_empty() {
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn read_extra(
    lines: Vec<Line<'_>>,
) -> Result<IndexMap<Cow<'static, str>, Cow<'static, str>>, FormatError> {
    let place = lines.last().copied();
    let mut pairs = Vec::with_capacity(lines.len());
    for line in lines {
        let Some((label, text)) = line.text.strip_prefix("  ").and_then(cut_label) else {
            return Err(line.error("a label and `:` were expected"));
        };
        pairs.push((line.clean(&label)?, line.clean(text)?));
    }
    clean_extra(pairs).map_err(|error| {
        FormatError::new(place.map_or(1, |line| line.number), 1, error.to_string())
    })
}

/// The label, quoted or not, and what follows its colon.
fn cut_label(entry: &str) -> Option<(Cow<'_, str>, &str)> {
    if !entry.starts_with('"') {
        return entry.split_once(':').map(|(label, text)| (Cow::Borrowed(label), text));
    }
    let mut values = serde_json::Deserializer::from_str(entry).into_iter::<String>();
    let label = values.next()?.ok()?;
    let rest = entry.get(values.byte_offset()..)?;
    Some((Cow::Owned(label), rest.strip_prefix(':')?))
}

/// Here and not among the integration tests: the question is the pipeline's
/// alone, no part of the public API.
#[cfg(test)]
mod tests {
    use super::is_canonical;

    const HEADER: &str =
        "outlet:\ndate:\ntime:\ndate_text:\nheadline:\nstandfirst:\nbyline:\nsource:\nextra:\n";

    #[test]
    fn only_the_whole_header_is_the_mark() {
        assert!(is_canonical(HEADER));
        assert!(is_canonical(&format!("\u{FEFF}{HEADER}\nA paragraph.\n").replace('\n', "\r\n")));
        // With a mistake in a value it is still this form, and an error there.
        assert!(is_canonical(&HEADER.replace("date:", "date: yesterday")));
        for line in HEADER.lines() {
            assert!(!is_canonical(&HEADER.replacen(&format!("{line}\n"), "", 1)), "{line}");
            let capital = line.to_uppercase();
            assert!(!is_canonical(&HEADER.replacen(line, &capital, 1)), "{line}");
        }
        for text in ["", "outlet: x\n", "\noutlet: x\n"] {
            assert!(!is_canonical(text), "{text:?}");
        }
        assert!(!is_canonical(&format!("An article.\n\n{HEADER}")));
        assert!(!is_canonical(&format!("{HEADER}no empty line\n")));
    }
}
