//! What every string of a record is: one trimmed line without control
//! characters other than TAB.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;

use crate::article::Article;

/// A list of a record has no more entries: each takes more memory than a short line
/// of text. It is far more than the lines that an article may have
/// ([`MOST_LINES`](crate::MOST_LINES)).
pub(super) const MOST_VALUES: usize = 50_000;

/// What is said of more of them.
pub(super) const TOO_MANY: &str = "more than 50000 entries in one list of an article";

/// A string that no record can hold, in a file that some other program wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unclean {
    /// A control character is an error, never a silent change.
    Control(char),
    /// A list of more than [`MOST_VALUES`].
    TooMany,
    /// Two labels of `extra` that are one label once they are trimmed.
    SameLabel(String),
}

impl fmt::Display for Unclean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Control(character) => {
                write!(f, "control character U+{:04X} in a string", u32::from(*character))
            }
            Self::TooMany => f.write_str(TOO_MANY),
            Self::SameLabel(label) => write!(f, "the label {label:?} stands twice in `extra`"),
        }
    }
}

/// White space and the byte order mark: neither begins or ends a string.
pub(super) fn is_edge(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// What ends a line for some reader of plain text. U+2028 and U+2029 do not:
/// no input's lines are cut at them, so they are data here.
fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}')
}

/// The control characters that are no white space.
pub(super) fn is_forbidden(character: char) -> bool {
    character.is_control() && !character.is_whitespace()
}

/// The text as a record keeps it: trimmed, each run of white space that holds
/// a line break as one space. Text that is so already is borrowed.
pub(super) fn clean(text: &str) -> Result<Cow<'_, str>, Unclean> {
    if let Some(control) = text.chars().find(|character| is_forbidden(*character)) {
        return Err(Unclean::Control(control));
    }
    let text = text.trim_matches(is_edge);
    if !text.contains(is_break) {
        return Ok(Cow::Borrowed(text));
    }
    let mut lines = text.split(is_break).map(|line| line.trim_matches(is_edge));
    let mut folded = lines.next().unwrap_or_default().to_owned();
    for line in lines.filter(|line| !line.is_empty()) {
        folded.push(' ');
        folded.push_str(line);
    }
    Ok(Cow::Owned(folded))
}

fn clean_owned(text: Cow<'static, str>) -> Result<Cow<'static, str>, Unclean> {
    match clean(&text)? {
        Cow::Borrowed(same) if same.len() == text.len() => Ok(text),
        cleaned => Ok(Cow::Owned(cleaned.into_owned())),
    }
}

fn clean_field(field: &mut Option<Cow<'static, str>>) -> Result<(), Unclean> {
    if let Some(text) = field.take() {
        *field = Some(clean_owned(text)?).filter(|text| !text.is_empty());
    }
    Ok(())
}

fn clean_list(list: &mut Vec<Cow<'static, str>>) -> Result<(), Unclean> {
    let entries = std::mem::take(list);
    for entry in entries {
        let entry = clean_owned(entry)?;
        if !entry.is_empty() {
            list.push(entry);
        }
    }
    Ok(())
}

/// The labels and texts of `extra`, which may be empty: a label without a text
/// is something that the input states.
pub(super) fn clean_extra(
    pairs: impl IntoIterator<Item = (Cow<'static, str>, Cow<'static, str>)>,
) -> Result<IndexMap<Cow<'static, str>, Cow<'static, str>>, Unclean> {
    let mut extra = IndexMap::new();
    for (label, text) in pairs {
        let (label, text) = (clean_owned(label)?, clean_owned(text)?);
        if extra.contains_key(&label) {
            return Err(Unclean::SameLabel(label.into_owned()));
        }
        extra.insert(label, text);
    }
    Ok(extra)
}

/// The record with every string cleaned; empty ones, which state nothing, are
/// left out. A record that newsclip wrote comes back as it is.
pub(super) fn clean_article(mut article: Article<'static>) -> Result<Article<'static>, Unclean> {
    let lists = [article.byline.len(), article.body.len(), article.source.len()];
    if lists.into_iter().chain([article.extra.len()]).any(|count| count > MOST_VALUES) {
        return Err(Unclean::TooMany);
    }
    clean_field(&mut article.outlet)?;
    clean_field(&mut article.date_text)?;
    clean_field(&mut article.headline)?;
    clean_field(&mut article.standfirst)?;
    clean_list(&mut article.byline)?;
    clean_list(&mut article.body)?;
    clean_list(&mut article.source)?;
    article.extra = clean_extra(article.extra)?;
    Ok(article)
}
