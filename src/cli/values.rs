//! The values that options take, and what is said of wrong ones.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use newsclip::{BadSeparator, Charset, DateOrder, Field, Format, Layout, Separator};

use super::check::{Bless, ReportFormat};
use super::codes;
use super::explain::Form;
use super::screen::ColorWhen;
use super::settings::negotiable;
use super::tally::Summary;

/// A format, by its name or its ending.
pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    one_of(&Format::ALL, Format::name, |format| Some(format.extension()))
}

/// A layout.
pub(super) fn layout() -> impl TypedValueParser<Value = Layout> {
    one_of(&Layout::ALL, Layout::name, |_| None)
}

/// A date order.
pub(super) fn date_order() -> impl TypedValueParser<Value = DateOrder> {
    one_of(&DateOrder::ALL, DateOrder::name, |_| None)
}

/// A field of the record.
pub(super) fn field() -> impl TypedValueParser<Value = Field> {
    one_of(&Field::ALL, Field::name, |_| None)
}

/// When to colour.
pub(super) fn color() -> impl TypedValueParser<Value = ColorWhen> {
    one_of(&ColorWhen::ALL, ColorWhen::name, |_| None)
}

/// A form of `explain`.
pub(super) fn form() -> impl TypedValueParser<Value = Form> {
    one_of(&Form::ALL, Form::name, |_| None)
}

/// A form of the summary.
pub(super) fn summary() -> impl TypedValueParser<Value = Summary> {
    one_of(&Summary::ALL, Summary::name, |_| None)
}

/// The form of a report.
pub(super) fn report_format() -> impl TypedValueParser<Value = ReportFormat> {
    one_of(&ReportFormat::ALL, ReportFormat::name, |_| None)
}

/// How far blessing goes: nothing, or `force`.
pub(super) fn bless() -> impl TypedValueParser<Value = Bless> {
    let values = PossibleValuesParser::new([
        PossibleValue::new("force"),
        PossibleValue::new("here").hide(true),
    ]);
    values.map(|text| if text == "force" { Bless::Force } else { Bless::Here })
}

/// The code of a diagnostic that is no error.
pub(super) fn diagnostic() -> impl TypedValueParser<Value = &'static str> {
    let values = PossibleValuesParser::new(negotiable().collect::<Vec<_>>());
    values.try_map(|text| negotiable().find(|code| *code == text).ok_or("no such value"))
}

/// Any code, or `all`.
pub(super) fn code() -> impl TypedValueParser<Value = codes::Asked> {
    let values = codes::Asked::all().map(codes::Asked::name).collect::<Vec<_>>();
    PossibleValuesParser::new(values).try_map(|text| {
        codes::Asked::all().find(|asked| asked.name() == text).ok_or("no such value")
    })
}

/// An encoding, by any of its labels.
pub(super) fn encoding(label: &str) -> Result<Charset, &'static str> {
    const WRONG: &str =
        "no encoding of the web has this label (examples: windows-1252, gbk, koi8-r)";
    label.parse().map_err(|_| WRONG)
}

/// A regular expression for a line.
pub(super) fn separator(pattern: &str) -> Result<Separator, BadSeparator> {
    pattern.parse()
}

/// `4096`, `500K`, `16M`, `16MiB`, `1G`: powers of 1024; `16MB`: of 1000.
pub(super) fn size(text: &str) -> Result<u64, &'static str> {
    const WRONG: &str = "a number of bytes, as in 4096, 500K, 16M or 1G";
    let digits = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    let number: u64 = digits.parse().map_err(|_| WRONG)?;
    let unit = text.get(digits.len()..).unwrap_or_default().to_ascii_uppercase();
    let factor = match unit.as_str() {
        "" | "B" => 1,
        "K" | "KIB" => 1 << 10,
        "M" | "MIB" => 1 << 20,
        "G" | "GIB" => 1 << 30,
        "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        _ => return Err(WRONG),
    };
    number.checked_mul(factor).ok_or("more than any file can hold")
}

/// A number of threads.
pub(super) fn jobs(text: &str) -> Result<usize, &'static str> {
    match text.parse() {
        Ok(jobs @ 1..=1024) => Ok(jobs),
        _ => Err("a number of threads from 1 to 1024"),
    }
}

/// A set of names, one of which an option takes. The file ending of a format
/// is understood too.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
    alias: fn(T) -> Option<&'static str>,
) -> impl TypedValueParser<Value = T> {
    let value = move |item: &T| match alias(*item).filter(|alias| *alias != name(*item)) {
        Some(alias) => PossibleValue::new(name(*item)).alias(alias),
        None => PossibleValue::new(name(*item)),
    };
    let values = all.iter().map(value).collect::<Vec<_>>();
    PossibleValuesParser::new(values).try_map(move |text| {
        let called = |item: &T| name(*item) == text || alias(*item) == Some(&text);
        all.iter().copied().find(called).ok_or("no such value")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_size(text: &str, expected: Option<u64>) {
        assert_eq!(size(text).ok(), expected, "{text}");
    }

    #[test]
    fn sizes_are_read_with_their_units() {
        check_size("0", Some(0));
        check_size("4096", Some(4096));
        check_size("16M", Some(16 << 20));
        check_size("16mib", Some(16 << 20));
        check_size("16MB", Some(16_000_000));
        check_size("1G", Some(1 << 30));
        check_size("", None);
        check_size("M", None);
        check_size("-1", None);
        check_size("1.5M", None);
        check_size("16X", None);
        check_size("99999999999G", None);
    }
}
