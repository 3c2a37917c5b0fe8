//! Reads a `newsclip.toml`: the keys are the long options of the same names.
//!
//! ```toml
//! date-order = "dmy"
//! require = ["date", "source"]
//! deny = ["ambiguous-date"]
//! ```

use newsclip::Field;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::failure::Failure;
use super::settings::{Settings, negotiable};
use super::values::size;

/// Every key, in the order of `--help`.
const KEYS: [&str; 10] = [
    "layout",
    "date-order",
    "split",
    "encoding",
    "lossy",
    "repair",
    "max-size",
    "require",
    "deny",
    "allow",
];

/// What is wrong, and the byte where it stands.
struct Mistake {
    at: usize,
    message: String,
}

/// Reads the text of the file.
///
/// # Errors
///
/// The first line that is not understood, with its place.
pub(super) fn read(text: &str) -> Result<Settings, Failure> {
    settings(text).map_err(|mistake| {
        let before = text.get(..mistake.at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Failure::Settings { line, column, message: mistake.message }
    })
}

fn settings(text: &str) -> Result<Settings, Mistake> {
    let table = DeTable::parse(text).map_err(|error| Mistake {
        at: error.span().map_or(0, |span| span.start),
        message: error.message().lines().collect::<Vec<_>>().join("; "),
    })?;
    let mut lines: Vec<_> = table.get_ref().iter().collect();
    lines.sort_by_key(|(key, _)| key.span().start);
    let mut settings = Settings::default();
    for (key, value) in lines {
        set(&mut settings, key, value)?;
    }
    Ok(settings)
}

/// Puts one line into the settings.
fn set(
    settings: &mut Settings,
    key: &Spanned<impl AsRef<str>>,
    value: &Spanned<DeValue<'_>>,
) -> Result<(), Mistake> {
    let name = key.get_ref().as_ref();
    match name {
        "layout" => settings.layout = Some(text(name, value, |it| it.parse().ok())?),
        "date-order" => settings.date_order = Some(text(name, value, |it| it.parse().ok())?),
        "split" => settings.split = Some(text(name, value, |it| it.parse().ok())?),
        "encoding" => settings.encoding = Some(text(name, value, |it| it.parse().ok())?),
        "max-size" => settings.max_size = Some(bytes(name, value)?),
        "lossy" => settings.lossy = Some(truth(name, value)?),
        "repair" => settings.repair = Some(truth(name, value)?),
        "require" => {
            settings.require =
                list(name, value, |it| Field::ALL.into_iter().find(|field| field.name() == it))?;
        }
        "deny" => settings.deny = list(name, value, |it| negotiable().find(|code| *code == it))?,
        "allow" => settings.allow = list(name, value, |it| negotiable().find(|code| *code == it))?,
        unknown => {
            let message = match near(unknown, KEYS.into_iter()) {
                Some(key) => format!("there is no key {unknown:?}; {key:?} is one"),
                None => format!("there is no key {unknown:?}; the keys are {}", KEYS.join(", ")),
            };
            return Err(Mistake { at: key.span().start, message });
        }
    }
    Ok(())
}

fn text<T>(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Mistake> {
    match value.get_ref() {
        DeValue::String(text) => read(text).ok_or_else(|| wrong(key, value, Some(text))),
        _ => Err(wrong(key, value, None)),
    }
}

fn truth(key: &str, value: &Spanned<DeValue<'_>>) -> Result<bool, Mistake> {
    match value.get_ref() {
        DeValue::Boolean(truth) => Ok(*truth),
        _ => Err(wrong(key, value, None)),
    }
}

/// A number, or a text such as `"16M"`.
fn bytes(key: &str, value: &Spanned<DeValue<'_>>) -> Result<u64, Mistake> {
    match value.get_ref() {
        DeValue::Integer(number) => number
            .as_str()
            .parse()
            .ok()
            .filter(|_| number.radix() == 10)
            .ok_or_else(|| wrong(key, value, Some(number.as_str()))),
        _ => text(key, value, |it| size(it).ok()),
    }
}

fn list<T>(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Mistake> {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().map(|value| text(key, value, &read)).collect(),
        _ => Err(wrong(key, value, None)),
    }
}

/// A value that its key does not take; `given` where it is at least of the
/// right kind.
fn wrong(key: &str, value: &Spanned<DeValue<'_>>, given: Option<&str>) -> Mistake {
    let known: Vec<&str> = match key {
        "layout" => newsclip::Layout::ALL.map(newsclip::Layout::name).to_vec(),
        "date-order" => newsclip::DateOrder::ALL.map(newsclip::DateOrder::name).to_vec(),
        "require" => Field::ALL.map(Field::name).to_vec(),
        "deny" | "allow" => negotiable().collect(),
        _ => Vec::new(),
    };
    let message = match (given, near(given.unwrap_or_default(), known.iter().copied())) {
        (Some(given), Some(near)) => format!("{key} has no value {given:?}; {near:?} is one"),
        (Some(given), None) if !known.is_empty() => {
            format!("{key} has no value {given:?}; the values are {}", known.join(", "))
        }
        (Some(given), None) => format!("{key} has no value {given:?}; {}", form(key)),
        (None, _) => form(key).to_owned(),
    };
    Mistake { at: value.span().start, message }
}

/// What a value has to look like.
fn form(key: &str) -> &'static str {
    match key {
        "layout" => "a layout is a text, as in layout = \"masthead\"",
        "date-order" => "the order is a text, as in date-order = \"dmy\"",
        "split" => "split is a regular expression for a line, as in split = '^={5,}$'",
        "encoding" => "an encoding is a label of the web, as in encoding = \"windows-1252\"",
        "lossy" => "lossy is true or false",
        "repair" => "repair is true or false",
        "max-size" => "a size is a number of bytes, as in max-size = \"16M\"",
        "require" => "the fields are a list, as in require = [\"date\", \"source\"]",
        _ => "the codes are a list, as in [\"ambiguous-date\"]",
    }
}

/// The known word that a mistyped one is likely to be.
fn near(word: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    // clap's own measure and limit, so that both guess alike.
    let close = known.map(|it| (strsim::jaro(word, it), it)).filter(|(score, _)| *score > 0.7);
    close.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use newsclip::{DateOrder, Layout};

    use super::*;

    #[test]
    fn every_key_is_read() {
        let text = "\
layout = 'masthead'
date-order = \"mdy\"
split = '^={5,}$'
encoding = 'latin1'
lossy = true
repair = true
max-size = '1M'
require = ['date', 'source']
deny = ['ambiguous-date']
allow = ['left-out', 'rule']
";
        let expected = Settings {
            layout: Some(Layout::Masthead),
            date_order: Some(DateOrder::Mdy),
            split: "^={5,}$".parse().ok(),
            encoding: "windows-1252".parse().ok(),
            lossy: Some(true),
            repair: Some(true),
            max_size: Some(1 << 20),
            require: vec![Field::Date, Field::Source],
            deny: vec!["ambiguous-date"],
            allow: vec!["left-out", "rule"],
        };
        assert_eq!(read(text).unwrap(), expected);
        assert_eq!(read("").unwrap(), Settings::default());
        assert_eq!(read("max-size = 4096").unwrap().max_size, Some(4096));
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let failure = read(text).unwrap_err();
        let problem = failure.at("newsclip.toml").to_string();
        assert_eq!(problem, format!("newsclip.toml:{expected}"), "{text}");
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_the_nearest_word() {
        let key = "there is no key \"date-ordr\"; \"date-order\" is one";
        check("lossy = true\ndate-ordr = 'dmy'\n", &format!("2:1: error[settings]: {key}"));
        check(
            "jobs = 4",
            "1:1: error[settings]: there is no key \"jobs\"; the keys are layout, date-order, \
             split, encoding, lossy, repair, max-size, require, deny, allow",
        );
        check(
            "require = ['date', 'sauce']",
            "1:20: error[settings]: require has no value \"sauce\"; \"source\" is one",
        );
        check(
            "date-order = 'x'",
            "1:14: error[settings]: date-order has no value \"x\"; the values are dmy, mdy, ymd",
        );
        check(
            "require = 'date'",
            "1:11: error[settings]: the fields are a list, as in require = [\"date\", \"source\"]",
        );
        check("lossy = 1", "1:9: error[settings]: lossy is true or false");
        check("repair = 1", "1:10: error[settings]: repair is true or false");
        check(
            "max-size = 'big'",
            "1:12: error[settings]: max-size has no value \"big\"; a size is a number of bytes, \
             as in max-size = \"16M\"",
        );
    }

    #[test]
    fn an_error_cannot_be_allowed() {
        let failure = read("allow = ['empty']").unwrap_err();
        assert!(failure.to_string().starts_with("allow has no value \"empty\"; the values are "));
    }
}
