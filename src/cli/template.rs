//! `--name TEMPLATE`: file names made from the record.
//!
//! ```text
//! template  = component { "/" component }
//! component = { text | "{" placeholder "}" }
//! ```

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use newsclip::Article;

use super::name::{finish, push_words};

/// Names of output files, with folders in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    /// The folders, then the name.
    components: Vec<Vec<Part>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Value(Placeholder),
}

/// What stands in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placeholder {
    Date,
    Year,
    Month,
    Day,
    Outlet,
    Headline,
    Stem,
    Number,
}

impl Placeholder {
    const ALL: [Self; 8] = [
        Self::Date,
        Self::Year,
        Self::Month,
        Self::Day,
        Self::Outlet,
        Self::Headline,
        Self::Stem,
        Self::Number,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Outlet => "outlet",
            Self::Headline => "headline",
            Self::Stem => "stem",
            Self::Number => "n",
        }
    }
}

/// Stands for a day that the text does not state.
const UNDATED: &str = "undated";

impl Template {
    /// The folders and the name of an article's file, without the ending:
    /// `input` is where it comes from, `number` which article of it.
    pub(super) fn fill(&self, article: &Article<'_>, input: &Path, number: usize) -> Vec<String> {
        let fill = |parts: &Vec<Part>| {
            let mut text = String::new();
            for part in parts {
                match part {
                    Part::Text(literal) => text.push_str(literal),
                    Part::Value(placeholder) => {
                        placeholder.push(&mut text, article, input, number);
                    }
                }
            }
            text
        };
        let (name, folders) = self
            .components
            .split_last()
            .map_or((None, &[][..]), |(name, it)| (Some(fill(name)), it));
        folders.iter().map(|folder| finish(&fill(folder), "")).chain(name).collect()
    }
}

impl Placeholder {
    fn push(self, out: &mut String, article: &Article<'_>, input: &Path, number: usize) {
        let text = |out: &mut String, text: &Option<_>| {
            push_words(out, Option::as_deref(text).unwrap_or_default());
        };
        let day = |out: &mut String, form: &str| match article.date {
            Some(date) => out.push_str(&date.format(form).to_string()),
            None => out.push_str(UNDATED),
        };
        match self {
            Self::Date => day(out, "%Y-%m-%d"),
            Self::Year => day(out, "%Y"),
            Self::Month => day(out, "%m"),
            Self::Day => day(out, "%d"),
            Self::Outlet => text(out, &article.outlet),
            Self::Headline => text(out, &article.headline),
            Self::Stem if input.as_os_str() == "-" => out.push_str("stdin"),
            Self::Stem => {
                push_words(out, &input.file_stem().unwrap_or_default().to_string_lossy());
            }
            Self::Number => out.push_str(&number.to_string()),
        }
    }
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotATemplate {
    /// No such placeholder, or a brace without its partner.
    Placeholder(String),
    /// Nothing between two slashes, `.`, `..`, or a slash at an end.
    Folder,
    /// A character that not every system takes in a name.
    Character(char),
}

impl fmt::Display for NotATemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Placeholder(wrong) => {
                let names = Placeholder::ALL.map(|it| format!("{{{}}}", it.name())).join(" ");
                write!(f, "no placeholder {wrong:?} (there are {names})")
            }
            Self::Folder => f.write_str("an empty name, . or .. between its slashes"),
            Self::Character(character) => write!(f, "no name on every system has {character:?}"),
        }
    }
}

impl std::error::Error for NotATemplate {}

impl FromStr for Template {
    type Err = NotATemplate;

    fn from_str(text: &str) -> Result<Self, NotATemplate> {
        let components = text.split('/').map(component).collect::<Result<_, _>>()?;
        Ok(Self { components })
    }
}

fn component(text: &str) -> Result<Vec<Part>, NotATemplate> {
    if matches!(text, "" | "." | "..") {
        return Err(NotATemplate::Folder);
    }
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((literal, after)) = rest.split_once('{') {
        let (name, behind) =
            after.split_once('}').ok_or_else(|| NotATemplate::Placeholder(format!("{{{after}")))?;
        let found = Placeholder::ALL.into_iter().find(|placeholder| placeholder.name() == name);
        let found = found.ok_or_else(|| NotATemplate::Placeholder(format!("{{{name}}}")))?;
        parts.extend([Part::Text(plain(literal)?), Part::Value(found)]);
        rest = behind;
    }
    parts.push(Part::Text(plain(rest)?));
    Ok(parts)
}

fn plain(literal: &str) -> Result<String, NotATemplate> {
    let refused = |character: char| character.is_control() || r#"\:*?"<>|"#.contains(character);
    if literal.contains('}') {
        return Err(NotATemplate::Placeholder(String::from("}")));
    }
    match literal.chars().find(|character| refused(*character)) {
        Some(character) => Err(NotATemplate::Character(character)),
        None => Ok(literal.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &[&str]) {
        let article = Article {
            outlet: Some("The Harbour Courier".into()),
            date: chrono::NaiveDate::from_ymd_opt(2024, 3, 4),
            headline: Some("“Über” 1.5 / سور الميناء".into()),
            ..Article::default()
        };
        let template: Template = template.parse().unwrap();
        assert_eq!(template.fill(&article, Path::new("in/a.b.txt"), 2), expected);
    }

    #[test]
    fn values_become_words() {
        check("{date}-{headline}", &["2024-03-04-Über-1-5-سور-الميناء"]);
        check("{year}/{month}/{day} {outlet}", &["2024", "03", "04 The-Harbour-Courier"]);
        check("{stem}-{n}", &["a-b-2"]);
    }

    #[test]
    fn what_is_not_stated_leaves_no_hole() {
        let template: Template = "{year}/{outlet}/{date}-{headline}".parse().unwrap();
        let names = template.fill(&Article::default(), Path::new("-"), 1);
        assert_eq!(names, ["undated", "untitled", "undated-"]);
    }

    #[track_caller]
    fn check_wrong(template: &str, expected: NotATemplate) {
        assert_eq!(template.parse::<Template>(), Err(expected), "{template}");
    }

    #[test]
    fn templates_that_lead_elsewhere_are_refused() {
        for template in ["", "/{n}", "../{n}", "{n}/", "a//b", "./{n}"] {
            check_wrong(template, NotATemplate::Folder);
        }
        check_wrong("{titel}", NotATemplate::Placeholder(String::from("{titel}")));
        check_wrong("{n", NotATemplate::Placeholder(String::from("{n")));
        check_wrong("n}", NotATemplate::Placeholder(String::from("}")));
        check_wrong("c:{n}", NotATemplate::Character(':'));
        check_wrong("a\n{n}", NotATemplate::Character('\n'));
    }
}
