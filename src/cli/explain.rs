//! `newsclip explain`: which line became which field, and why.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use newsclip::{Article, Document, Field, Found, Parsed, Severity, Span, parse};
use serde::Serialize;

use super::Status;
use super::codes::Asked;
use super::failure::{Failure, Problem, is_closed_pipe};
use super::files::Input;
use super::guard::guarded;
use super::gutter;
use super::read::{Buffer, decode};
use super::screen::{ColorWhen, Screen};
use super::settings::{Folders, Reading, Settings};

/// What `explain` is asked for.
#[derive(Debug, Clone)]
pub(super) struct ExplainOptions {
    /// A text file, or `-`.
    pub(super) input: PathBuf,
    /// A code to explain instead of a text.
    pub(super) code: Option<Asked>,
    /// What is decided of the text; its folder's `newsclip.toml` decides the rest.
    pub(super) settings: Settings,
    /// For people or for programs.
    pub(super) form: Form,
    /// Colours.
    pub(super) color: ColorWhen,
}

/// Whom the explanation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// People.
    #[default]
    Text,
    /// Programs.
    Json,
}

impl Form {
    /// Every form.
    pub(super) const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The name that `--to` takes.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

impl Default for ExplainOptions {
    fn default() -> Self {
        Self {
            input: PathBuf::from("-"),
            code: None,
            settings: Settings::default(),
            form: Form::default(),
            color: ColorWhen::default(),
        }
    }
}

/// A text explained, line by line.
#[derive(Debug, Serialize)]
pub(super) struct Explanation<'d> {
    /// The input as the user named it.
    pub(super) input: String,
    /// The layout that was recognised or asked for.
    pub(super) layout: &'static str,
    /// How many articles there are.
    pub(super) articles: usize,
    /// Every line, blank ones too.
    pub(super) lines: Vec<Explained<'d>>,
}

/// One line of the text.
#[derive(Debug, Serialize)]
pub(super) struct Explained<'d> {
    /// From 1.
    pub(super) line: usize,
    /// The line as it stands.
    pub(super) text: &'d str,
    /// What it became; empty for a line that is in no field.
    pub(super) fields: Vec<Became>,
    /// What there is to say of it.
    pub(super) diagnostics: Vec<Remark>,
}

/// What a line, or a part of it, became.
#[derive(Debug, Serialize)]
pub(super) struct Became {
    /// Which article of the text it belongs to, from 1.
    pub(super) article: usize,
    /// The field of the record.
    pub(super) field: Field,
    /// Which entry of the field, from 1, where the field is a list.
    pub(super) entry: Option<usize>,
    /// Does the value begin on this line? The others hold its label, or more
    /// of it.
    pub(super) begins: bool,
    /// The value in the record, on the line where it begins; `null` also for a
    /// date that is not a full day.
    pub(super) value: Option<String>,
    /// The evidence, on the line where the value begins.
    pub(super) why: Option<&'static str>,
    /// Is the value something else than the line?
    #[serde(skip)]
    pub(super) differs: bool,
}

/// A diagnostic of a line.
#[derive(Debug, Serialize)]
pub(super) struct Remark {
    /// The stable code.
    pub(super) code: &'static str,
    /// `note`, `warning` or `error`.
    #[serde(serialize_with = "by_name")]
    pub(super) severity: Severity,
    /// From 1.
    pub(super) line: usize,
    /// In characters, from 1.
    pub(super) column: usize,
    /// In words.
    pub(super) message: String,
    /// The bytes of the line that it is about.
    #[serde(skip)]
    pub(super) part: Span,
}

fn by_name<S: serde::Serializer>(severity: &Severity, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(severity)
}

/// Explains one text, or a code.
pub(super) fn run(options: &ExplainOptions) -> Result<Status> {
    if let Some(asked) = options.code {
        return super::print(asked.explain(options.form).as_bytes());
    }
    let input = Input::named(options.input.clone());
    let name = input.name().into_owned();
    let screen = Screen::of(&io::stdout(), options.color);
    let reading = Folders::new(&options.settings).reading(&input.path)?;
    let explained = guarded(|| explain(options.form, &reading, &input, &name, screen));
    let (text, status) = explained.unwrap_or_else(|failure| Err(failure.at(&*name)))?;
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if is_closed_pipe(&error) => Ok(Status::Done),
        Err(error) => Err(Failure::Unwritable(error).at("standard output").into()),
        Ok(()) => Ok(status),
    }
}

fn explain(
    form: Form,
    reading: &Reading,
    input: &Input,
    name: &str,
    screen: Screen,
) -> Result<(String, Status), Problem> {
    let mut buffer = Buffer::new();
    let bytes = buffer.read(input, reading.read.max_size).map_err(|failure| failure.at(name))?;
    let document =
        decode(bytes, &reading.read).map_err(|error| Failure::Undecodable(error).at(name))?;
    let parsed = parse(&document, &reading.parse);
    let explanation = Explanation::of(name, &document, &parsed);
    let text = match form {
        Form::Text => gutter::draw(&explanation, screen),
        // A record of strings and numbers always has a JSON form.
        Form::Json => serde_json::to_string_pretty(&explanation).unwrap_or_default() + "\n",
    };
    let error = |it: &newsclip::Diagnostic| it.problem.severity() == Severity::Error;
    let failed = parsed.diagnostics.iter().any(error);
    Ok((text, if failed { Status::Findings } else { Status::Done }))
}

impl<'d> Explanation<'d> {
    fn of(name: &str, document: &'d Document<'_>, parsed: &Parsed<'_>) -> Self {
        let line = |(index, line): (usize, &newsclip::Line)| Explained {
            line: index + 1,
            text: document.slice(line.full),
            fields: Vec::new(),
            diagnostics: Vec::new(),
        };
        let mut lines: Vec<_> = document.lines().iter().enumerate().map(line).collect();
        if lines.is_empty() {
            // An empty text has a line all the same, for what is said of it.
            lines.push(Explained { line: 1, text: "", fields: vec![], diagnostics: vec![] });
        }
        for (index, found) in parsed.articles.iter().enumerate() {
            put_fields(&mut lines, document, found, index + 1);
        }
        for diagnostic in &parsed.diagnostics {
            let (line, column) = document.position(diagnostic.span.start);
            let full = document.lines().get(line - 1).map_or(Span::new(0, 0), |line| line.full);
            let inside = |offset: usize| offset.clamp(full.start, full.end) - full.start;
            let remark = Remark {
                code: diagnostic.problem.code(),
                severity: diagnostic.problem.severity(),
                line,
                column,
                message: diagnostic.problem.to_string(),
                part: Span::new(inside(diagnostic.span.start), inside(diagnostic.span.end)),
            };
            if let Some(line) = lines.get_mut(line - 1) {
                line.diagnostics.push(remark);
            }
        }
        let input = name.to_owned();
        Self { input, layout: parsed.layout.name(), articles: parsed.articles.len(), lines }
    }
}

/// Puts an article's values beside the lines that they take up.
fn put_fields(
    lines: &mut [Explained<'_>],
    document: &Document<'_>,
    found: &Found<'_>,
    article: usize,
) {
    let mut entries = [0; Field::ALL.len()];
    for place in &found.places {
        let number = Field::ALL.iter().position(|field| *field == place.field).unwrap_or(0);
        let entry = entries.get_mut(number).map_or(0, |entry| std::mem::replace(entry, *entry + 1));
        let (first, _) = document.position(place.whole.start);
        let (begin, _) = document.position(place.value.start);
        let covered = document.lines().iter().enumerate().skip(first - 1);
        for (index, line) in covered.take_while(|(_, line)| line.full.start < place.whole.end) {
            if line.is_blank() {
                continue;
            }
            let begins = index + 1 == begin;
            let stated = value(&found.article, place.field, entry)
                .unwrap_or_else(|| document.slice(place.value).to_owned());
            let value = (begins && !is_open_date(&found.article, place.field)).then_some(stated);
            let whole = Some(document.slice(line.text));
            let Some(line) = lines.get_mut(index) else { continue };
            line.fields.push(Became {
                article,
                field: place.field,
                entry: is_list(place.field).then_some(entry + 1),
                begins,
                // A paragraph of several lines is their text; only what
                // resolving changed is worth saying again.
                differs: place.field != Field::Body && value.as_deref() != whole,
                value,
                why: begins.then_some(place.why),
            });
        }
    }
}

const fn is_list(field: Field) -> bool {
    matches!(field, Field::Byline | Field::Body | Field::Source)
}

fn is_open_date(article: &Article<'_>, field: Field) -> bool {
    field == Field::Date && article.date.is_none()
}

/// The value of a field in the record: `entry` counts its places from 0.
fn value(article: &Article<'_>, field: Field, entry: usize) -> Option<String> {
    let list = |list: &[std::borrow::Cow<'_, str>]| list.get(entry).map(|text| text.to_string());
    match field {
        Field::Outlet => article.outlet.as_ref().map(ToString::to_string),
        Field::Headline => article.headline.as_ref().map(ToString::to_string),
        Field::Standfirst => article.standfirst.as_ref().map(ToString::to_string),
        Field::Byline => list(&article.byline),
        Field::Body => list(&article.body),
        Field::Source => list(&article.source),
        Field::Date => match (article.date, article.time) {
            (Some(date), Some(time)) => Some(format!("{date} {time}")),
            (date, _) => date.map(|date| date.to_string()),
        },
        Field::Extra => {
            article.extra.get_index(entry).map(|(label, text)| format!("{label}: {text}"))
        }
    }
}
