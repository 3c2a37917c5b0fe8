//! The corpus: distinct articles in English, French and Arabic, the same in
//! every run.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Articles in a folder.
const FOLDER: usize = 1_000;

struct Language {
    outlet: &'static str,
    /// The date line, with `%d`, `%m` (the month's name) and `%y` in it.
    date: &'static str,
    months: [&'static str; 12],
    credit: &'static str,
    words: &'static str,
    stop: &'static str,
}

const LANGUAGES: [Language; 3] = [
    Language {
        outlet: "THE HARBOUR COURIER",
        date: "| %d %m %y |",
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        credit: "Source: north sea wire",
        words: "the council of harbour wall engineers said that work on a new bridge would begin \
            after winter storms had damaged it and residents asked how much repairs might cost in \
            this year while ministers promised more money for schools roads hospitals ferries \
            which had been closed since spring because nobody could agree about who should pay",
        stop: ".",
    },
    Language {
        outlet: "LE COURRIER DU PORT",
        date: "Publié le %d %m %y",
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        credit: "Source : agence du littoral",
        words: "le conseil a décidé que les travaux de la nouvelle école près du marché \
            commenceront après l’hiver même si plusieurs habitants ont protesté contre le coût \
            élevé des réparations déjà prévues où l’été dernier une tempête avait endommagé la \
            digue et la société qui gère l’entrepôt n’a pas répondu à nos questions",
        stop: ".",
    },
    Language {
        outlet: "بريد الميناء",
        date: "%d %m %y",
        months: [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        credit: "المصدر: وكالة الساحل",
        words: "قال المجلس إن العمل في سور الميناء الجديد سيبدأ بعد انتهاء العواصف التي ألحقت به \
            أضرارا كبيرة وسأل السكان عن كلفة الإصلاح هذا العام بينما وعد الوزير بتوفير المال \
            للمدارس والطرق والمستشفيات في المدينة القديمة قرب السوق",
        stop: ".",
    },
];

/// A small generator of even numbers: no crate, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}

/// One article of about this many bytes.
pub(crate) fn article(number: usize, bytes: usize) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (number as u64 + 1).wrapping_mul(0xD134_2543));
    for _ in 0..4 {
        random.below(2);
    }
    let language = &LANGUAGES[number % LANGUAGES.len()];
    let words: Vec<_> = language.words.split_whitespace().collect();
    let day = (1 + random.below(28)).to_string();
    let year = (1990 + random.below(35)).to_string();
    let month = language.months[random.below(12)];
    let date = language.date.replace("%d", &day).replace("%m", month).replace("%y", &year);
    let mut text = format!("{}\n\n{date}\n\n", language.outlet);
    sentence(&mut text, &words, &mut random, 7);
    let _ = write!(text, " {number}\n\n");
    while text.len() + language.credit.len() < bytes {
        for _ in 0..3 {
            let length = 8 + random.below(14);
            sentence(&mut text, &words, &mut random, length);
            text.push_str(language.stop);
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text.push_str(language.credit);
    text.push('\n');
    text
}

fn sentence(text: &mut String, words: &[&str], random: &mut Random, length: usize) {
    for place in 0..length {
        let word = words[random.below(words.len())];
        if place == 0 {
            let mut letters = word.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(letters.as_str());
        } else {
            text.push(' ');
            text.push_str(word);
        }
    }
}

/// Writes an export of so many articles, as a press database sets them: marks,
/// labels and notices around the articles of the corpus in English, lines
/// broken at 78 columns. Some 3 kB an article.
pub(crate) fn export(path: &Path, articles: usize) -> io::Result<()> {
    let mut out = io::BufWriter::new(fs::File::create(path)?);
    for number in 0..articles {
        out.write_all(exported(number, articles).as_bytes())?;
    }
    out.flush()
}

fn exported(number: usize, of: usize) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (number as u64 + 1).wrapping_mul(0xD134_2543));
    for _ in 0..4 {
        random.below(2);
    }
    let language = &LANGUAGES[0];
    let words: Vec<_> = language.words.split_whitespace().collect();
    let mut body = String::new();
    for _ in 0..4 + random.below(9) {
        let mut paragraph = String::new();
        for _ in 0..3 {
            let length = 8 + random.below(14);
            sentence(&mut paragraph, &words, &mut random, length);
            paragraph.push_str(". ");
        }
        wrap(&mut body, paragraph.trim_end());
        body.push('\n');
    }
    let count = body.split_whitespace().count();
    let (month, day, year) =
        (language.months[random.below(12)], 1 + random.below(28), 1990 + random.below(35));
    let mut headline = String::new();
    sentence(&mut headline, &words, &mut random, 7);
    let (middle, page, number) = (" ".repeat(30), 1 + random.below(40), number + 1);
    format!(
        "\n{middle}{number} of {of} DOCUMENTS\n\n\n{middle}The Harbour Courier\n\n\
         {middle}{month} {day}, {year}\n\n{headline} {number}\n\nBYLINE: Ada Pike\n\n\
         SECTION: NEWS; Pg. {page}\n\nLENGTH: {count} words\n\n\n{body}\n\
         LOAD-DATE: {month} {day}, {year}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n\
         {middle}Copyright {year} The Harbour Courier\n{middle}All Rights Reserved\n\n"
    )
}

/// Breaks a paragraph as a database does.
fn wrap(out: &mut String, paragraph: &str) {
    let mut column = 0;
    for word in paragraph.split(' ') {
        if column > 0 {
            let fits = column + 1 + word.len() <= 78;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += word.len();
    }
    out.push('\n');
}

/// Writes the corpus, unless it is there already.
pub(crate) fn write(root: &Path, files: usize, bytes: usize) -> io::Result<()> {
    let done = root.with_extension("done");
    let what = format!("{files} {bytes}");
    if fs::read_to_string(&done).is_ok_and(|text| text == what) {
        return Ok(());
    }
    let _ = fs::remove_dir_all(root);
    for number in 0..files {
        let folder = root.join(format!("{:04}", number / FOLDER));
        if number % FOLDER == 0 {
            fs::create_dir_all(&folder)?;
        }
        // From half of the size to one and a half, as articles are.
        let size = bytes / 2 + (number * 7_919) % bytes.max(1);
        fs::write(folder.join(format!("{number:06}.txt")), article(number, size))?;
    }
    fs::write(done, what)
}
