//! Dates of newspapers' lines, as they are written in many languages.

use chrono::{NaiveDate, Weekday};
use newsclip::{DateOrder, Reading, Stands, read_date};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

/// `2021-05-03`, then the clock if one is read.
fn shown(reading: &Reading) -> String {
    let date = reading.date.map_or("-".to_owned(), |date| date.to_string());
    match reading.time {
        Some(time) => format!("{date} {time}"),
        None => date,
    }
}

/// The line is nothing but this date.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(line, expected)| {
            let reading = read_date(line, None);
            let read = match &reading {
                Some(reading) if reading.date.is_none() || reading.is_date_line() => shown(reading),
                Some(reading) => {
                    format!("{} with {} words more", shown(reading), reading.unexplained)
                }
                None => "no date".to_owned(),
            };
            (read != *expected).then(|| format!("{line}: {read}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn dates_with_a_name_of_the_month_are_read_in_every_language() {
    check(&[
        ("3 May 2021", "2021-05-03"),
        ("May 3rd, 2021", "2021-05-03"),
        ("Monday, 3rd of May 2021", "2021-05-03"),
        ("le lundi 3 mai 2021", "2021-05-03"),
        ("1er février 2020", "2020-02-01"),
        ("17 août 2019", "2019-08-17"),
        ("Montag, den 3. Mai 2021", "2021-05-03"),
        ("Mi., 17. März 2021", "2021-03-17"),
        ("7. Jänner 2019", "2019-01-07"),
        ("lunes 3 de mayo de 2021", "2021-05-03"),
        ("9 de setiembre del 2020", "2020-09-09"),
        ("mar 4 mar 2025", "2025-03-04"),
        ("mié 05 mar 2025", "2025-03-05"),
        ("martes, 16 dic 2025", "2025-12-16"),
        ("segunda-feira, 3 de maio de 2021", "2021-05-03"),
        ("Terça, 4 de Maio de 2021", "2021-05-04"),
        ("lunedì 3 maggio 2021", "2021-05-03"),
        ("Roma, l'8 settembre 2021", "2021-09-08"),
        ("8° settembre 2021", "2021-09-08"),
        ("dilluns, 3 de maig del 2021", "2021-05-03"),
        ("19 d'agost de 2021", "2021-08-19"),
        ("luns, 3 de maio de 2021", "2021-05-03"),
        ("2021eko maiatzaren 3a", "2021-05-03"),
        ("luni, 3 mai 2021", "2021-05-03"),
        ("maandag 3 mei 2021", "2021-05-03"),
        ("Maandag 3 Mei 2021", "2021-05-03"),
        ("mandag den 3. maj 2021", "2021-05-03"),
        ("måndagen den 3 maj 2021", "2021-05-03"),
        ("Mandag 3. mai 2021", "2021-05-03"),
        ("mánudagur 3. maí 2021", "2021-05-03"),
        ("maanantaina 3. toukokuuta 2021", "2021-05-03"),
        ("esmaspäev, 3. mai 2021", "2021-05-03"),
        ("2021. gada 3. maijā", "2021-05-03"),
        ("2021 m. gegužės 3 d., pirmadienis", "2021-05-03"),
        ("poniedziałek, 3 maja 2021 r.", "2021-05-03"),
        ("w środę, 5 maja 2021", "2021-05-05"),
        ("3 V 2021", "2021-05-03"),
        ("pondělí 3. května 2021", "2021-05-03"),
        ("pondelok 3. mája 2021", "2021-05-03"),
        ("ponedeljek, 3. maj 2021", "2021-05-03"),
        ("ponedjeljak, 3. svibnja 2021.", "2021-05-03"),
        ("понедељак, 3. мај 2021.", "2021-05-03"),
        ("понеделник, 3 мај 2021", "2021-05-03"),
        ("3 май 2021 г.", "2021-05-03"),
        ("понедельник, 3 мая 2021 года", "2021-05-03"),
        ("3 МАЯ 2021", "2021-05-03"),
        ("понеділок, 3 травня 2021 року", "2021-05-03"),
        ("панядзелак, 3 мая 2021 г.", "2021-05-03"),
        ("2021. május 3., hétfő", "2021-05-03"),
        ("Δευτέρα 3 Μαΐου 2021", "2021-05-03"),
        ("3 Mayıs 2021 Pazartesi", "2021-05-03"),
        ("3 may 2021-ci il", "2021-05-03"),
        ("2021 жылғы 3 мамыр", "2021-05-03"),
        ("2021-жыл, 3-май", "2021-05-03"),
        ("2021-yil 3-may", "2021-05-03"),
        ("3 մայիսի, 2021", "2021-05-03"),
        ("3 მაისი, 2021", "2021-05-03"),
        ("e hënë, 3 maj 2021", "2021-05-03"),
        ("Dé Luain, 3 Bealtaine 2021", "2021-05-03"),
        ("Dydd Llun, 3 Mai 2021", "2021-05-03"),
        ("It-Tnejn, 3 ta' Mejju 2021", "2021-05-03"),
        ("الاثنين 3 مايو 2021", "2021-05-03"),
        ("الإثنين، ٣ أيار ٢٠٢١", "2021-05-03"),
        ("3 أيار/مايو 2021", "2021-05-03"),
        ("الخميس 9 كانون أول 2021", "2021-12-09"),
        ("יום שני, 3 במאי 2021", "2021-05-03"),
        ("ה-3 במאי 2021", "2021-05-03"),
        ("۳ مه ۲۰۲۱", "2021-05-03"),
        ("پیر 3 مئی 2021", "2021-05-03"),
        ("सोमवार, 3 मई 2021", "2021-05-03"),
        ("৩ মে ২০২১, সোমবার", "2021-05-03"),
        ("திங்கள், 3 மே 2021", "2021-05-03"),
        ("3 మే, 2021", "2021-05-03"),
        ("ಮೇ 3, 2021", "2021-05-03"),
        ("3 മേയ് 2021", "2021-05-03"),
        ("3 මැයි 2021", "2021-05-03"),
        ("3 พฤษภาคม 2564", "2021-05-03"),
        ("วันจันทร์ที่ 3 พฤษภาคม พ.ศ. 2564", "2021-05-03"),
        ("3 พ.ค. 64", "2021-05-03"),
        ("ວັນທີ 3 ພຶດສະພາ 2021", "2021-05-03"),
        ("ថ្ងៃទី៣ ខែឧសភា ឆ្នាំ២០២១", "2021-05-03"),
        ("Thứ Hai, ngày 3 tháng 5 năm 2021", "2021-05-03"),
        ("3 tháng 5, 2021", "2021-05-03"),
        ("Senin, 3 Mei 2021", "2021-05-03"),
        ("Isnin, 3 Mei 2021", "2021-05-03"),
        ("Lunes, Mayo 3, 2021", "2021-05-03"),
        ("Jumatatu, 3 Mei 2021", "2021-05-03"),
        ("2021年5月3日 星期一", "2021-05-03"),
        ("二〇二一年五月三日", "2021-05-03"),
        ("二零二一年五月三日", "2021-05-03"),
        ("２０２１年５月３日（月）", "2021-05-03"),
        ("2021년 5월 3일 (월)", "2021-05-03"),
        ("2021 оны 5-р сарын 3", "2021-05-03"),
    ]);
}

#[test]
fn numbers_alone_are_read_by_their_order_and_separators() {
    check(&[
        ("03.05.2021", "2021-05-03"),
        ("3. 5. 2021", "2021-05-03"),
        ("3.5.21", "2021-05-03"),
        ("03-05-2021", "2021-05-03"),
        ("05-31-2021", "2021-05-31"),
        ("31/05/2021", "2021-05-31"),
        ("05/31/2021", "2021-05-31"),
        ("3/5/2021", "2021-05-03"),
        ("5/3/2021, 4:05 PM", "2021-05-03 16:05"),
        ("5/3/2021 16:05 EDT", "2021-05-03 16:05:00-04:00"),
        ("09-11-88 0423EDT", "1988-09-11 04:23:00-04:00"),
        ("03/05/71", "1971-05-03"),
        ("03/05/69", "2069-05-03"),
        ("2021-05-03", "2021-05-03"),
        ("2021/5/3", "2021-05-03"),
        ("2021. 5. 3.", "2021-05-03"),
        ("2021.05.03. 14:05", "2021-05-03 14:05"),
        ("٠٣/٠٥/٢٠٢١", "2021-05-03"),
        ("20210503", "2021-05-03"),
        ("20210503T140500Z", "2021-05-03 14:05:00+00:00"),
        ("2021-05-03T14:05:09+02:00", "2021-05-03 14:05:09+02:00"),
        ("03/05/2564", "2021-05-03"),
    ]);
}

#[test]
fn clocks_and_zones_are_read_beside_the_date() {
    check(&[
        ("3 mai 2021 à 14h05", "2021-05-03 14:05"),
        ("3 mai 2021 à 14 h 05", "2021-05-03 14:05"),
        ("3. Mai 2021, 14.05 Uhr", "2021-05-03 14:05"),
        ("3. Mai 2021 um 14 Uhr", "2021-05-03 14:00"),
        ("3. maj 2021 kl. 14.05", "2021-05-03 14:05"),
        ("3.5.2021 klo 14.05", "2021-05-03 14:05"),
        ("3 mei 2021 om 14.05 uur", "2021-05-03 14:05"),
        ("3 maggio 2021 alle ore 14:05", "2021-05-03 14:05"),
        ("3 de mayo de 2021 a las 14:05 horas", "2021-05-03 14:05"),
        ("3 de mayo de 2021 2:05 p. m.", "2021-05-03 14:05"),
        ("03/05/2021 às 14h05", "2021-05-03 14:05"),
        ("3 maja 2021, godz. 14:05", "2021-05-03 14:05"),
        ("3 мая 2021 в 14:05 (мск)", "2021-05-03 14:05:00+03:00"),
        ("2021年5月3日 午後2時5分", "2021-05-03 14:05"),
        ("2021年5月3日 下午2:05", "2021-05-03 14:05"),
        ("2021.05.03 오후 2:05", "2021-05-03 14:05"),
        ("May 3, 2021 5 a.m.", "2021-05-03 05:00"),
        ("May 3, 2021 at 12:05 a.m. ET", "2021-05-03 00:05:00-04:00"),
        ("Dec. 3, 2021, 5:05 p.m. ET", "2021-12-03 17:05:00-05:00"),
        ("3 May 2021 1405 GMT", "2021-05-03 14:05:00+00:00"),
        ("Thu, 29 Apr 2021 14:05:00 +0200", "2021-04-29 14:05:00+02:00"),
        ("3 May 2021, 14:05 (GMT+7)", "2021-05-03 14:05:00+07:00"),
        ("3 May 2021 14:05 IST", "2021-05-03 14:05:00+05:30"),
        ("14:05, 3 May 2021", "2021-05-03 14:05"),
        ("2:05 PM · May 3, 2021", "2021-05-03 14:05"),
        ("Mon May 03 14:05:00 2021", "2021-05-03 14:05:00"),
        ("3 May 2021 at noon", "2021-05-03 12:00"),
        ("14 Şub 2023", "2023-02-14"),
        ("3 مايو 2021 في 2:05 م", "2021-05-03 14:05"),
        ("3 Lúnasa 2021 ag 14:05", "2021-08-03 14:05"),
        ("2021(e)ko maiatzaren 3(a)", "2021-05-03"),
        ("30. listopadu 2024", "2024-11-30"),
        ("3 مايو 2021 الساعة 02:05 مساءً", "2021-05-03 14:05"),
        ("3 mai 2021 03:45 min", "2021-05-03"),
        ("3 May 2021 | 4 min read", "2021-05-03"),
    ]);
}

#[test]
fn other_calendars_become_days_of_the_common_one() {
    check(&[
        ("دوشنبه ۱۳ اردیبهشت ۱۴۰۰", "2021-05-03"),
        ("۱۴۰۰/۰۲/۱۳ - ۱۴:۰۵", "2021-05-03 14:05"),
        ("سیزدهم اردیبهشت ۱۴۰۰", "2021-05-03"),
        ("21 رمضان 1442 هـ", "2021-05-03"),
        ("1442/09/21 هـ", "2021-05-03"),
        ("الاثنين 21 رمضان 1442 هـ - 3 مايو 2021 م", "2021-05-03"),
        ("1442/09/21", "no date"),
        ("民國110年5月3日", "2021-05-03"),
        ("令和3年5月3日", "2021-05-03"),
        ("令和元年5月3日", "2019-05-03"),
        ("平成30年5月3日（木）", "2018-05-03"),
        ("ሚያዝያ 25 ቀን 2013", "2021-05-03"),
    ]);
}

#[test]
fn decoration_and_labels_are_no_part_of_the_date() {
    check(&[
        ("| 3 May 2021, Monday |", "2021-05-03"),
        ("— 3 May 2021 —", "2021-05-03"),
        ("*** 3 May 2021 ***", "2021-05-03"),
        ("[3 May 2021]", "2021-05-03"),
        ("(3 May 2021)", "2021-05-03"),
        ("• 3 May 2021 •", "2021-05-03"),
        ("Published: 3 May 2021", "2021-05-03"),
        ("Publié le 3 mai 2021", "2021-05-03"),
        ("Stand: 03.05.2021, 14:05 Uhr", "2021-05-03 14:05"),
        ("نُشر في: 3 مايو 2021", "2021-05-03"),
        ("发布时间：2021-05-03 14:05", "2021-05-03 14:05"),
        ("Опубликовано 3 мая 2021, 14:05", "2021-05-03 14:05"),
        ("Yayınlanma: 03.05.2021 - 14:05", "2021-05-03 14:05"),
    ]);
}

#[test]
fn both_readings_of_an_ambiguous_date_are_named() {
    for (line, date, other) in [
        ("03/05/2021", "2021-05-03", Some("2021-03-05")),
        ("3/5/21", "2021-05-03", Some("2021-03-05")),
        ("3/5/2021 4:05 PM", "2021-03-05", Some("2021-05-03")),
        ("3/5/2021 16:05 EST", "2021-03-05", Some("2021-05-03")),
        ("Friday 3/5/2021", "2021-03-05", None),
        ("Lundi 03/05/2021", "2021-05-03", None),
        ("Friday 03-05-2021", "2021-03-05", None),
        ("03.05.2021", "2021-05-03", None),
        ("03-05-2021", "2021-05-03", None),
        ("05/05/2021", "2021-05-05", None),
        ("15/05/2021", "2021-05-15", None),
        ("09-11-88 0423EDT", "1988-09-11", Some("1988-11-09")),
        ("6. listopada 2020.", "2020-10-06", Some("2020-11-06")),
        ("6 listopada 2020", "2020-11-06", Some("2020-10-06")),
        ("utorak, 6. listopada 2020.", "2020-10-06", None),
        ("piątek, 6 listopada 2020", "2020-11-06", None),
    ] {
        let reading = read_date(line, None).unwrap();
        assert_eq!((reading.date, reading.other), (Some(day(date)), other.map(day)), "{line}");
    }
}

#[test]
fn the_user_says_how_an_ambiguous_date_is_read() {
    for (line, order, date) in [
        ("03/05/2021", DateOrder::Mdy, "2021-03-05"),
        ("03.05.2021", DateOrder::Mdy, "2021-03-05"),
        ("31/05/2021", DateOrder::Mdy, "2021-05-31"),
        ("3/5/2021 4:05 PM", DateOrder::Dmy, "2021-05-03"),
        ("21/05/03", DateOrder::Ymd, "2021-05-03"),
        ("2021-05-03", DateOrder::Dmy, "2021-05-03"),
    ] {
        let reading = read_date(line, Some(order)).unwrap();
        assert_eq!((reading.date, reading.other), (Some(day(date)), None), "{line} {order}");
    }
}

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

#[test]
fn the_clock_of_a_change_is_not_the_clock_of_publication() {
    check(&[
        ("May 3, 2021 2:05 pm (Updated 4:05 pm)", "2021-05-03 14:05"),
        ("03/05/2021 Actualizado a las 15:10h.", "2021-05-03"),
        ("3 May 2021 14:05 | 4 May 2021 15:10", "2021-05-03 14:05"),
        ("Updated: 15:10, 4 May 2021 Published: 14:05, 3 May 2021", "2021-05-03 14:05"),
    ]);
}

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

#[test]
fn what_only_looks_like_a_date_is_none() {
    for line in [
        "Covid-19, part 1",
        "Augusta State University",
        "The May Observer",
        "24/7 care for everyone",
        "Open 24/7",
        "Python 3.12.2021.4 released",
        "Call 01 42 68 53 00",
        "ISBN 978-3-16-148410-0",
        "Arsenal 3-1 Chelsea",
        "2019-2020",
        "The 2019-20 season",
        "May 12, 13 and 14",
        "31/02/2021",
        "32 May 2021",
        "Mar-a-Lago, 2021",
        "April Smith, 34",
        "Section 3.5.1",
        "9/11",
        "Room 101",
        "14:30",
        "Monday",
        "May",
        "2021",
        "99/99/9999",
        "3 hours ago",
        "yesterday",
        "5月天2021",
        "Boeing 737 MAX",
        "3 May 1021",
    ] {
        let reading = read_date(line, None).filter(|reading| reading.date.is_some());
        assert_eq!(reading, None, "{line}");
    }
}

#[test]
fn a_sentence_with_a_date_is_no_date_line() {
    for line in [
        "On 3 May 2021 the council voted.",
        "3 May 2021: a day to remember",
        "3 May 2021: remembered",
        "Le 3 mai 2021, la ville se réveille",
        "Am 3. Mai 2021 begann alles",
        "El 3 de mayo de 2021 cambió todo",
        "What happened on 3 May 2021?",
        "The events of 3 May 2021 explained",
        "3 мая 2021 года началась забастовка",
        "في 3 مايو 2021 بدأ الإضراب",
        "2021年5月3日、東京で会議が開かれた",
        "2021년 5월 3일 회의가 열렸다",
        "3 Mayıs 2021 tarihinde grev başladı",
        "Dne 3. května 2021 začala stávka",
        "A 3 de maio de 2021 começou a greve",
        "Pada 3 Mei 2021 mogok bermula",
        "3 मई 2021 को हड़ताल शुरू हुई",
        "वह 3 मई 2021 को आया",
        "เมื่อวันที่ 3 พฤษภาคม 2564 มีการประชุมใหญ่",
        "Remember 3 May 2021!",
    ] {
        if let Some(reading) = read_date(line, None) {
            assert!(!reading.is_date_line(), "{line}: {reading:?}");
        }
    }
}

#[test]
fn long_lines_and_lines_without_a_number_are_not_looked_at() {
    let long = format!("3 May 2021 {}", "a ".repeat(80));
    assert_eq!(read_date(&long, None), None);
    assert_eq!(read_date("", None), None);
    assert_eq!(read_date("the third of May, two thousand and twenty-one", None), None);
}

#[track_caller]
fn ranges_fit(line: &str) {
    for order in [None, Some(DateOrder::Mdy), Some(DateOrder::Ymd)] {
        if let Some(reading) = read_date(line, order) {
            for range in [reading.range, reading.before, reading.after] {
                assert!(line.get(range.clone()).is_some(), "{range:?} in {line:?}");
            }
        }
    }
}

/// Pieces of which lines of dates are made, and what disturbs them.
const PIECES: &str = "3|31|2021|05|14|1442|۱۴۰۰|٣|三|十|二〇二一|65|0423|20210503|99999999999999999999|May|mai|maj|mar|dic|V|listopada|mayo|мая|رمضان|اردیبهشت|พ.ศ.|พฤษภาคม|ธ.ค.|年|月|日|년|월|일|tháng|ngày|năm|民國|令和|Mon|Montag|ה'|(月)|,|.|:|-|/|–|(|)|[|]|@|'|\u{200f}|\u{300}|\u{ad}|T|Z|+|am|p.m.|午後|Uhr|h|GMT|EST|ET|IST|Published|Updated|更新|نشر في|de|le|of|г.|th|er|min|read|x|Reuters|é|ﷺ|½|Ǆ|İ| ";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_gives_ranges_within_it(line in any::<String>()) {
        ranges_fit(&line);
    }

    #[test]
    fn any_pieces_of_dates_give_ranges_within_the_line(picks in proptest::collection::vec((0..500_usize, any::<bool>()), 0..24)) {
        let pieces: Vec<&str> = PIECES.split('|').collect();
        let mut line = String::new();
        for (pick, space) in picks {
            line.push_str(pieces[pick % pieces.len()]);
            if space {
                line.push(' ');
            }
        }
        ranges_fit(&line);
        prop_assert!(read_date(&line, None) == read_date(&line, None));
    }
}
