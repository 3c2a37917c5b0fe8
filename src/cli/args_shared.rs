//! The options that several commands take.

use clap::Args;
use newsclip::{Charset, DateOrder, Field, Layout, Separator};

use super::args::{READING, REPORTING};
use super::screen::ColorWhen;
use super::settings::Settings;
use super::values::{color, date_order, diagnostic, encoding, field, layout, separator, size};

/// How an input is read, for every command that reads text. A folder's
/// `newsclip.toml` has the same keys.
#[derive(Debug, Args)]
#[command(next_help_heading = READING)]
pub(super) struct ReadArgs {
    /// Do not recognise the layout: it is this one
    #[arg(long, value_name = "LAYOUT", value_parser = layout())]
    layout: Option<Layout>,
    /// How to read a numeric date that has two readings
    #[arg(long, value_name = "ORDER", value_parser = date_order())]
    date_order: Option<DateOrder>,
    /// Articles begin at the lines that match; one that matches from end to end is left out
    #[arg(long, value_name = "REGEX", value_parser = separator)]
    split: Option<Separator>,
    /// The text's encoding, when it is not UTF-8 and known
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    encoding: Option<Charset>,
    /// Read what cannot be decoded as U+FFFD instead of failing
    #[arg(long)]
    lossy: bool,
    /// Repair UTF-8 that was once read as a legacy encoding, as Ã© for é
    #[arg(long)]
    repair: bool,
    /// The largest article, in bytes; K, M and G are understood [default: 16M]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_size: Option<u64>,
}

/// What an archive asks of its articles.
#[derive(Debug, Args)]
#[command(next_help_heading = REPORTING)]
pub(super) struct RuleArgs {
    /// An article without one of these fields is an error; convert does not write it
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', value_parser = field())]
    require: Vec<Field>,
    /// This diagnostic is an error
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', value_parser = diagnostic(),
        hide_possible_values = true)]
    deny: Vec<&'static str>,
    /// This diagnostic is a note; see explain --code all
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', value_parser = diagnostic(),
        hide_possible_values = true)]
    allow: Vec<&'static str>,
}

/// What the command line decides of the inputs.
pub(super) fn settings(read: ReadArgs, rules: Option<RuleArgs>) -> Settings {
    let (require, deny, allow) =
        rules.map(|rules| (rules.require, rules.deny, rules.allow)).unwrap_or_default();
    Settings {
        layout: read.layout,
        date_order: read.date_order,
        split: read.split,
        encoding: read.encoding,
        lossy: read.lossy.then_some(true),
        repair: read.repair.then_some(true),
        max_size: read.max_size,
        require,
        deny,
        allow,
    }
}

/// What people see.
#[derive(Debug, Args)]
#[command(next_help_heading = REPORTING)]
pub(super) struct ColorArgs {
    /// Colours and excerpts of the text
    #[arg(long, value_name = "WHEN", value_parser = color(), default_value = "auto")]
    pub(super) color: ColorWhen,
}
