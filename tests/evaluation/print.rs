//! The report, for people.

use std::collections::BTreeMap;

use crate::figures::encoding_is_right;
use crate::run::{Miss, Report, Sums};
use crate::tally::{Group, Row, percent};

/// The columns of the tables by layout and language.
const COLUMNS: [(Row, &str); 12] = [
    (Row::Headline, "headline"),
    (Row::Date, "date"),
    (Row::Time, "time"),
    (Row::Outlet, "outlet"),
    (Row::Source, "source"),
    (Row::Byline, "byline"),
    (Row::Standfirst, "standf."),
    (Row::Paragraphs, "paras"),
    (Row::First, "first"),
    (Row::Last, "last"),
    (Row::Body, "body"),
    (Row::BodyLines, "lines"),
];

/// Prints everything but the single misses.
pub(crate) fn report(report: &Report) {
    sums("files of one article", &report.single);
    sums("articles of files that hold several", &report.several);
    println!("\narticles found / labelled in files that hold several");
    for (slug, found, labelled) in &report.counts {
        println!("  {slug}: {found} / {labelled}");
    }
    let taken: Vec<&str> = report
        .no_article
        .iter()
        .filter(|(_, refused)| !refused)
        .map(|(slug, _)| slug.as_str())
        .collect();
    let refused = report.no_article.len() - taken.len();
    println!("\nnot articles: {refused} of {} refused", report.no_article.len());
    list("taken for articles", &taken.join(", "));
    let wrong: Vec<String> = report
        .encodings
        .iter()
        .filter(|row| !encoding_is_right(row))
        .map(|(slug, stated, found)| format!("{slug} ({stated}, read as {found})"))
        .collect();
    let right = report.encodings.len() - wrong.len();
    println!("\nencodings: {right} of {} right", report.encodings.len());
    list("wrong", &wrong.join(", "));
    println!();
    lines("lines that are in no field and no diagnostic", &report.lost);
    lines("lines of which a letter or digit is in neither", &report.partly);
    println!("files with neither a record nor an error: {}", report.silent.len());
    list("files", &report.silent.join(", "));
    println!("files that are no text: {}", report.unreadable.len());
    for (slug, reason) in &report.unreadable {
        println!("  {slug}: {reason}");
    }
    println!("panics: {}", report.panics.len());
    list("files", &report.panics.join(", "));
}

fn list(label: &str, items: &str) {
    if !items.is_empty() {
        println!("  {label}: {items}");
    }
}

fn lines(label: &str, rows: &[(String, Vec<usize>)]) {
    println!("{label}: {}", rows.iter().map(|row| row.1.len()).sum::<usize>());
    for (slug, numbers) in rows {
        let shown = numbers.iter().take(20).map(usize::to_string).collect::<Vec<_>>().join(" ");
        let more = if numbers.len() > 20 { " …" } else { "" };
        println!("  {slug}: {shown}{more}");
    }
}

fn sums(title: &str, sums: &Sums) {
    println!("\n{title}: {}", sums.total.articles);
    println!(
        "  {:<20} {:>6} {:>6} {:>6} {:>9} {:>8} {:>11}",
        "", "right", "wrong", "missed", "invented", "right %", "invented %"
    );
    for row in Row::ALL {
        let tally = sums.total.row(row);
        let invented = match sums.total.articles {
            0 => 0.0,
            articles => percent(tally.invented, articles),
        };
        // A file can have many foreign lines: no share of the files.
        let invented = if row == Row::BodyLines { "-".into() } else { format!("{invented:.1}") };
        println!(
            "  {:<20} {:>6} {:>6} {:>6} {:>9} {:>8.1} {:>11}",
            row.name(),
            tally.right,
            tally.wrong,
            tally.missed,
            tally.invented,
            percent(tally.right, tally.labelled()),
            invented
        );
    }
    println!("\n  right/labelled, + invented, by layout");
    table(&sums.by_layout);
    println!("\n  right/labelled, + invented, by language");
    table(&sums.by_language);
}

fn table(groups: &BTreeMap<String, Group>) {
    let width = groups.keys().map(|name| name.chars().count()).max().unwrap_or_default();
    print!("  {:width$} {:>3}", "", "n");
    for (_, title) in COLUMNS {
        print!(" {title:>9}");
    }
    println!();
    for (name, group) in groups {
        print!("  {name:width$} {:>3}", group.articles);
        for (row, _) in COLUMNS {
            let tally = group.row(row);
            let mut cell = match tally.labelled() {
                0 => String::new(),
                labelled => format!("{}/{labelled}", tally.right),
            };
            if tally.invented > 0 {
                cell += &format!("+{}", tally.invented);
            }
            print!(" {:>9}", if cell.is_empty() { "·" } else { &cell });
        }
        println!();
    }
}

/// Prints each field that is not as labelled.
pub(crate) fn misses(misses: &[Miss]) {
    for Miss { slug, row, outcome, expected, got } in misses {
        println!("{slug}: {} {}", row.name(), outcome.name());
        println!("    expected: {}", cut(expected));
        println!("    got:      {}", cut(got));
    }
}

/// The two ends of a long text.
fn cut(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    match characters.len() {
        0..=160 => text.to_owned(),
        length => {
            let start: String = characters.iter().take(100).collect();
            let end: String = characters.iter().skip(length - 50).collect();
            format!("{start} … {end}")
        }
    }
}
