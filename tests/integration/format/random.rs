//! Random records: any that the pipeline could make, and worse.

use std::borrow::Cow;

use chrono::NaiveDate;
use newsclip::{Article, ClockTime, Field, Layout, Placed, Provenance};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// Words, and everything that some reader takes for more than text.
#[rustfmt::skip]
const TOKENS: &[&str] = &[
    " ", " ", " ", " ", "  ", "    ", "\t", "\u{A0}", "\u{3000}", "\u{2003}", "\u{200B}",
    "a", "b", "word", "Ann", "C#", "x_y", "1", "12", "2024", "3.5", "iv", "C", "A",
    "é", "e\u{301}", "\u{301}", "ß", "東京", "。", "「", "）", "خبر", "\u{200F}", "\u{200D}", "😀",
    "👩\u{200D}🚀", "½", "\u{FFFD}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{FFFE}",
    "\\", "\\\\", "`", "``", "```", "*", "**", "***", "_", "__", "[", "]", "[[", "]]", "(", ")",
    "|", "||", "~", "~~", "~~~", "^", "$", "$$", "{", "}", "{{", "}}", "{%", "%}", "%", "%%",
    "=", "==", "===", "+", "++", "+++", "-", "--", "---", "- ", "* ", "+ ", ">", ">>", "> ",
    "<", "</", "<!--", "-->", "<b>", "</b>", "<?", "?>", "<![CDATA[", "]]>", "<a@b.de>", "<http://a.b>",
    "&", "&amp;", "&lt;", "&copy", "&#9;", "&#x41;", "&nbsp;", "AT&T", "Q&A", "#", "##", "# ", "#tag", "#1",
    "!", "![", "!!!", "?", ":", "::", ":::", ": ", ":smile:", ":+1:", ".", "...", "'", "\"", ",", ";",
    "1. ", "1) ", "a. ", "iv) ", "(1) ", "#. ", "(@) ", "(@x) ", "[^1]", "[^1]: ", "[a]: b", "[x]", "[ ] ",
    "[a](b)", "[a][b]", "^[note]", "^block", "[!NOTE]", "{.class}", "{#id}", "{: .x}", "{{< x >}}",
    "{{ x }}", "{% x %}", "{#", "#}", "${x}", "$5", "$a$", "@user", "a@b.de", "_a@b_c.de", "a+b@c.org",
    "http://", "https://", "HTTP://", "ftp://", "git://", "http://a.b", "https://a.b/c_d*e",
    "https://a.b/?c=d&e=f", "https://a.b/(c)", "http://a.b/~c",
    "https://a.b/%C3%A9", "http://xn--bcher-kva.a/", "http://u:p@a.b/", "http://a.b:80/?c#d", "http://1.2.3.4", "http://é.fr/", "http:/", "://",
    "www.", "www.a.b", "WWW.a_b.c", "mailto:", "mailto:a@b.de", "xmpp:a@b.de", "javascript:",
    "key: value", "null", "true", "yes", "~", "|-", "<<", "- - -", "* * *", "___", "| a | b |", "|--|",
    "outlet:", "date: 2024-03-04", "  - ", "provenance: {}", "\"q\": ", "import x", "/", "//",
];

fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').to_owned()
}

fn token() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => select(TOKENS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| if c.is_control() { '-' } else { c }.to_string()),
    ]
}

/// One trimmed line, not empty, of up to so many tokens.
pub(crate) fn line(tokens: usize) -> impl Strategy<Value = String> {
    vec(token(), 1..=tokens).prop_map(|tokens| {
        let text = trimmed(&tokens.concat());
        if text.is_empty() { "empty".to_owned() } else { text }
    })
}

fn cow(tokens: usize) -> impl Strategy<Value = Cow<'static, str>> {
    line(tokens).prop_map(Cow::Owned)
}

fn date() -> impl Strategy<Value = NaiveDate> {
    // The days of the years 0000 to 9999.
    (-365..=3_652_059_i32)
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default())
}

fn time() -> impl Strategy<Value = ClockTime> {
    (0..24_u8, 0..60_u8, option::of(0..60_u8), option::of(-720..=840_i16)).prop_map(
        |(hour, minute, second, offset)| {
            let second = if offset.is_some() { second.or(Some(0)) } else { second };
            ClockTime::new(hour, minute, second, offset).expect("each part is in its range")
        },
    )
}

fn provenance() -> impl Strategy<Value = Provenance> {
    let placed = (select(&Field::ALL[..]), any::<[u16; 2]>(), 1..9999_usize)
        .prop_map(|(field, bytes, line)| Placed { field, bytes: bytes.map(usize::from), line });
    let layout = select(&Layout::ALL[..]);
    // An input's name is the user's: any characters at all.
    let input = prop_oneof![line(4), ".{0,12}", Just("a\u{1B}[31m\n\u{7F}b".to_owned())];
    // Records of the first version lack the article's own place.
    let place = option::of((0..9999_usize, 1..9999_usize));
    (input, "[0-9a-f]{64}", 1..99_usize, layout, place, vec(placed, 0..3)).prop_map(
        |(input, sha256, article, layout, place, fields)| Provenance {
            input,
            sha256,
            article,
            layout,
            bytes: place.map(|(start, lines)| [start, start + 80 * lines]),
            lines: place.map(|(_, lines)| [1, lines]),
            fields,
        },
    )
}

/// Any record that satisfies the promise of [`Article`].
pub(crate) fn article() -> impl Strategy<Value = Article<'static>> {
    let label = prop_oneof![8 => cow(3), 1 => Just(Cow::Borrowed(""))];
    let text = prop_oneof![8 => cow(3), 1 => Just(Cow::Borrowed(""))];
    let named = (option::of(cow(4)), option::of(date()), option::of(time()), option::of(cow(4)));
    let above = (option::of(cow(5)), option::of(cow(5)), vec(cow(4), 0..3));
    let below = (vec(cow(10), 0..4), vec(cow(4), 0..3), vec((label, text), 0..3));
    (named, above, below, option::weighted(0.2, provenance())).prop_map(
        |((outlet, date, time, date_text), (headline, standfirst, byline), below, provenance)| {
            let (body, source, extra) = below;
            Article {
                outlet,
                date,
                time,
                date_text,
                headline,
                standfirst,
                byline,
                body,
                source,
                extra: extra.into_iter().collect(),
                provenance,
            }
        },
    )
}
