//! Which of several days is that of publication, and which weekday does not fit.

use chrono::{NaiveDate, Weekday};
use newsclip::{Stands, read_date};

use super::day;

#[test]
fn a_weekday_that_does_not_match_is_reported_and_rejects_nothing() {
    let reading = read_date("Tuesday, 3 May 2021", None).unwrap();
    assert_eq!((reading.date, reading.mismatch), (Some(day("2021-05-03")), Some(Weekday::Tue)));
    let reading = read_date("Monday, 3 May 2021", None).unwrap();
    assert_eq!(reading.mismatch, None);
    // Faroese Saturday, but a French article.
    let reading = read_date("le 3 mai 2021", None).unwrap();
    assert_eq!(reading.mismatch, None);
}

#[test]
fn of_several_dates_the_one_of_publication_is_chosen() {
    for (line, date, stands, others) in [
        (
            "Published 3 May 2021, updated 4 May 2021",
            "2021-05-03",
            Stands::Published,
            vec!["2021-05-04"],
        ),
        (
            "Updated 4 May 2021 | Published 3 May 2021",
            "2021-05-03",
            Stands::Published,
            vec!["2021-05-04"],
        ),
        ("Mis à jour le 4 mai 2021 à 10h", "2021-05-04", Stands::Updated, vec![]),
        (
            "3. Mai 2021 (aktualisiert: 4. Mai 2021)",
            "2021-05-03",
            Stands::Plain,
            vec!["2021-05-04"],
        ),
        ("Aktualisiert 04.05.2021 – 03.05.2021", "2021-05-03", Stands::Plain, vec!["2021-05-04"]),
        ("2021年5月3日 14:05更新", "2021-05-03", Stands::Updated, vec![]),
        ("3 May 2021 | 3 May 2021", "2021-05-03", Stands::Plain, vec![]),
    ] {
        let reading = read_date(line, None).unwrap();
        let others: Vec<NaiveDate> = others.into_iter().map(day).collect();
        let read: Vec<_> = reading.others.into_iter().map(|(other, _)| other).collect();
        let chosen = (reading.date, reading.stands, read);
        assert_eq!(chosen, (Some(day(date)), stands, others), "{line}");
    }
}
