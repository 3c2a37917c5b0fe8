//! A day and a month between slashes: the language of the text settles which is
//! which.

use newsclip::{Document, Options, Problem, parse};

/// The day that an article below this date line gets, and the other one where
/// that is said to be open.
fn day(date: &str, body: &str) -> (String, Option<String>) {
    let text = format!("A heading of the paper\n\n{date}\n\n{body}\n\n{body}\n");
    let document = Document::from_text(text);
    let parsed = parse(&document, &Options::default());
    let [found] = parsed.articles.as_slice() else { panic!("one article: {parsed:?}") };
    let day = found.article.date.map(|day| day.to_string()).unwrap_or_default();
    let other = parsed.diagnostics.iter().find_map(|diagnostic| match diagnostic.problem {
        Problem::AmbiguousDate { other, .. } => Some(other.to_string()),
        _ => None,
    });
    (day, other)
}

const ENGLISH: &str = "The council met in the evening to discuss the wall of the old \
    harbour, and the engineers said that the work would take the whole of the winter.";
const SPANISH: &str = "El concejo se reunió por la noche para discutir el muro del puerto \
    viejo, y los ingenieros dijeron que la obra duraría todo el invierno.";
const RUSSIAN: &str = "Вечером совет обсудил стену старой гавани, и инженеры сказали, что \
    работа займёт всю зиму.";

#[test]
fn only_english_leaves_it_open() {
    let open = ("2022-12-05".to_owned(), Some("2022-05-12".to_owned()));
    let settled = ("2022-12-05".to_owned(), None);
    assert_eq!(day("05/12/2022", ENGLISH), open);
    assert_eq!(day("05/12/2022", SPANISH), settled);
    assert_eq!(day("05/12/2022", RUSSIAN), settled);
    assert_eq!(day("05/12/2022", "It rained on the wall all day."), open);
    let telegraphic = "Commuters who cross Pelican Sound by boat would pay an extra dollar each \
        way starting in July under a budget that county commissioners took up Monday night.";
    assert_eq!(day("05/12/2022", telegraphic), open);
}

#[test]
fn a_clock_of_twelve_hours_makes_no_date_of_another_language_american() {
    let american = ("2022-05-12".to_owned(), Some("2022-12-05".to_owned()));
    assert_eq!(day("05/12/2022 3:30 PM", ENGLISH), american);
    assert_eq!(day("05/12/2022 3:30 PM", SPANISH), ("2022-12-05".to_owned(), None));
}

#[test]
fn a_month_that_two_languages_share_stays_open() {
    let (_, other) = day("5 listopada 2022", RUSSIAN);
    assert_eq!(other.as_deref(), Some("2022-10-05"));
}
