//! Lines that only look like dates, and sentences that have one.

use newsclip::read_date;

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
