//! The command line of newsclip.

use std::io::{self, Read};
use std::process::ExitCode;

use anyhow::Result;
use newsclip::{Document, Format, Options, parse};

fn run() -> Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let document = Document::from_text(text);
    let parsed = parse(&document, &Options::default());
    let articles: Vec<_> = parsed.articles.into_iter().map(|found| found.article).collect();
    Format::Json.write(&articles, &mut io::stdout().lock())?;
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
