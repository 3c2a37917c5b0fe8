//! How long the date reader takes for lines that are dates, for sentences with
//! a number, and for lines that its gate turns away.
//!
//! `cargo bench --bench dates`; figures are of one thread, best of several runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsclip::read_date;

const DATES: &[&str] = &[
    "3 May 2021",
    "Published: Monday, 3 May 2021 14:05 GMT",
    "| 4 March 2024, Monday |",
    "Publié le 3 mai 2021 à 14h05, mis à jour le 4 mai 2021 à 10h12",
    "Freitag, 28.04.2023, 19:25 Uhr",
    "понедельник, 3 мая 2021 г.",
    "الاثنين ٣ أيار ٢٠٢١ - ١٤:٠٥",
    "२०२१ मे ३, सोमबार",
    "วันจันทร์ที่ 3 พฤษภาคม พ.ศ. 2564",
    "2021年5月3日（月） 14:05",
    "2021-05-03T14:05:00+02:00",
    "lunes, 3 de mayo de 2021",
];

const SENTENCES: &[&str] = &[
    "The council voted 12 to 3 on Monday to close the harbour road from May 2021 on.",
    "Am 3. Mai 2021 hat der Stadtrat beschlossen, die Straße zum Hafen zu sperren, sagte er.",
    "وقال المتحدث إن 12 شخصا أصيبوا في الحادث الذي وقع في 3 مايو 2021 قرب المرفأ",
    "2021年5月3日、東京で開かれた会議には12か国の代表が出席し、港の閉鎖について話し合った。",
];

const WITHOUT_NUMBER: &[&str] = &[
    "The council voted on Monday to close the harbour road, and nobody was there to object to it.",
    "Совет проголосовал в понедельник за закрытие дороги к порту, и никто не возразил.",
];

fn time(name: &str, lines: &[&str]) {
    let mut best = Duration::MAX;
    let rounds = 2_000;
    for _ in 0..7 {
        let start = Instant::now();
        for _ in 0..rounds {
            for line in lines {
                black_box(read_date(black_box(line), None));
            }
        }
        best = best.min(start.elapsed());
    }
    let each =
        best.as_secs_f64() / f64::from(rounds) / f64::from(u32::try_from(lines.len()).unwrap_or(1));
    println!("{name:28} {:8.3} µs a line  {:10.0} lines/s", each * 1e6, 1.0 / each);
}

fn main() {
    time("date lines", DATES);
    time("sentences with a number", SENTENCES);
    time("lines without a number", WITHOUT_NUMBER);
    let long = format!("{} 3 May 2021", "A long paragraph of the article ".repeat(40));
    time("long lines", &[&long]);
    for line in DATES {
        time(&line.chars().take(24).collect::<String>(), &[line]);
    }
}
