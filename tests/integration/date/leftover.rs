//! The text around a day, and a part of one.

use newsclip::read_date;

/// A line that is more than a date: the date's own text, and the text before
/// and after everything that is explained.
#[track_caller]
fn check_pieces(line: &str, before: &str, own: &str, after: &str) {
    let reading = read_date(line, None).unwrap_or_else(|| panic!("no date in {line}"));
    let pieces = [reading.before, reading.range, reading.after]
        .map(|range| line.get(range).unwrap_or("outside"));
    assert_eq!(pieces, [before, own, after], "{line}");
}

#[test]
fn the_text_around_the_date_is_told_apart() {
    check_pieces("Reuters | May 3, 2021", "Reuters", "May 3, 2021", "");
    check_pieces("By Jane Doe, 3 May 2021 14:30", "By Jane Doe", "3 May 2021 14:30", "");
    check_pieces("Quelle: BILD 15.05.2023", "Quelle: BILD", "15.05.2023", "");
    check_pieces("Published: Monday, 3 May 2021", "", "Monday, 3 May 2021", "");
    check_pieces("| 4 March 2024, Monday |", "", "4 March 2024, Monday", "");
    check_pieces("14:05 GMT, 3 May 2021", "", "14:05 GMT, 3 May 2021", "");
    check_pieces("Paris, le 3 mai 2021", "Paris", "3 mai 2021", "");
    check_pieces("3 May 2021 – By Jane Doe", "", "3 May 2021", "By Jane Doe");
    check_pieces("News » 3 May 2021 / Jane Doe", "News", "3 May 2021", "Jane Doe");
    check_pieces("The Sun, 2 May 2021", "The Sun", "2 May 2021", "");
    check_pieces("Baltimore Sun, 3 May 2021", "Baltimore Sun", "3 May 2021", "");
    check_pieces("Sunday Times | 2 May 2021", "Sunday Times", "2 May 2021", "");
    check_pieces("Di 04.05.2021", "", "Di 04.05.2021", "");
    check_pieces("02-11-2011, p.15", "", "02-11-2011", "p.15");
    check_pieces("LOAD-DATE: May 3, 2021", "LOAD-DATE", "May 3, 2021", "");
    check_pieces("3 May 2021\u{feff}", "", "3 May 2021", "");
    check_pieces("BEIRUT (3 May 2021)", "BEIRUT", "3 May 2021", "");
    check_pieces("Jane Doe (AFP) - 3 May 2021", "Jane Doe (AFP)", "3 May 2021", "");
    check_pieces("2021年5月3日（月） 14:05", "", "2021年5月3日（月） 14:05", "");
    check_pieces("2021年5月3日（月）", "", "2021年5月3日（月）", "");
    check_pieces(
        "Ana Pérez 3 de mayo de 2021 16:51 h Actualizado el 04/05/2021",
        "Ana Pérez",
        "3 de mayo de 2021 16:51 h",
        "",
    );
}

#[test]
fn a_part_of_a_date_is_found_but_is_no_date() {
    for (line, own) in [
        ("May 2004", "May 2004"),
        ("17 апреля", "17 апреля"),
        ("5月8日", "5月8日"),
        ("25 may", "25 may"),
        ("— mai 1968 —", "mai 1968"),
        ("Montag, 3. Mai", "Montag, 3. Mai"),
    ] {
        let reading = read_date(line, None).unwrap_or_else(|| panic!("nothing in {line}"));
        assert_eq!((reading.date, line.get(reading.range)), (None, Some(own)), "{line}");
    }
}
