//! Bytes as records, so that a fuzzer's changes to the bytes are changes to the
//! values: one line a value, its first character says which.
//!
//! ```text
//! oThe Harbour Courier        outlet
//! d2024-03-04 14:30           date, time
//! D4 March 2024               date_text
//! hThe ferry is back          headline
//! sAfter six weeks            standfirst
//! bAnn Writer                 byline
//! cnorth sea wire             source
//! xSection=Sport              extra
//! pin/a.txt                   provenance: the input's name
//!  A paragraph.               body; so is a line that begins otherwise
//! n                           the next record
//! ```

use std::borrow::Cow;

use newsclip::{Article, Field, Layout, Placed, Provenance};

/// The records; any bytes are some.
pub(crate) fn records(bytes: &[u8]) -> Vec<Article<'static>> {
    let text = String::from_utf8_lossy(bytes);
    let mut articles = vec![Article::default()];
    for line in text.split('\n') {
        let mut rest = line.chars();
        match rest.next() {
            None => {}
            Some('n') => articles.push(Article::default()),
            Some(mark) => {
                let Some(article) = articles.last_mut() else { continue };
                set(article, mark, rest.as_str(), line);
            }
        }
    }
    articles
}

/// The first record.
pub(crate) fn record(bytes: &[u8]) -> Article<'static> {
    records(bytes).swap_remove(0)
}

fn set(article: &mut Article<'static>, mark: char, text: &str, line: &str) {
    match mark {
        'o' => article.outlet = value(text),
        'd' => {
            let (day, time) = text.split_once(' ').unwrap_or((text, ""));
            article.date = day.parse().ok().filter(is_written_with_four_digits);
            article.time = time.parse().ok();
        }
        'D' => article.date_text = value(text),
        'h' => article.headline = value(text),
        's' => article.standfirst = value(text),
        'b' => article.byline.extend(value(text)),
        'c' => article.source.extend(value(text)),
        'x' => {
            let (label, text) = text.split_once('=').unwrap_or((text, ""));
            article.extra.insert(cleaned(label).into(), cleaned(text).into());
        }
        'p' => article.provenance = Some(provenance(text)),
        ' ' => article.body.extend(value(text)),
        _ => article.body.extend(value(line)),
    }
}

/// A string that states something.
fn value(text: &str) -> Option<Cow<'static, str>> {
    Some(cleaned(text)).filter(|text| !text.is_empty()).map(Cow::Owned)
}

/// The text as the record promises it: trimmed, no control character but TAB.
fn cleaned(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\t').collect();
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').to_owned()
}

/// Years beyond 9999 have no form in ISO 8601 that programs agree on, and no
/// reader of the text gives one.
fn is_written_with_four_digits(date: &chrono::NaiveDate) -> bool {
    date.to_string().len() == "2024-03-04".len()
}

/// Any name, and numbers that depend on it.
fn provenance(input: &str) -> Provenance {
    let number = input.len();
    let place = !number.is_multiple_of(3);
    Provenance {
        input: input.to_owned(),
        sha256: "0f".repeat(32),
        article: number + 1,
        layout: Layout::ALL[number % Layout::ALL.len()],
        bytes: place.then_some([number, number * 3]),
        lines: place.then_some([number + 1, number + 2]),
        fields: vec![Placed {
            field: Field::ALL[number % Field::ALL.len()],
            bytes: [number, number * 2],
            line: number + 1,
        }],
    }
}
