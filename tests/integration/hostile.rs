//! Hostile input: what the fuzz targets ask (tests/fuzz), asked of random input
//! in every test run; and what they found, each named after what was wrong.

use newsclip::{Document, Format, Layout, Options, Problem, parse};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

use crate::cases::cases;
use crate::fixtures::Fixture;
use crate::properties::{formats, markdown, names, record, text, yaml};

/// What some part of the program takes for more than text.
#[rustfmt::skip]
const PIECES: &[&[u8]] = &[
    b"\n", b"\n", b"\n\n", b"\r\n", b"\r", b" ", b" ", b"\t", b"\x0B", b"\x0C", b"\xC2\x85", b"\xC2\xA0",
    b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF", b"\0", b"\x01", b"\x02", b"\x03", b"\x04", b"\x1B$B",
    b"\xE2\x80\xA8", b"\xE2\x80\x8F", b"\xE9", b"\x93", b"\xC3", b"\xF0\x9F", b"a", b"word", b"A", b"1",
    "é".as_bytes(), "東京".as_bytes(), "خبر".as_bytes(), "。".as_bytes(), "•".as_bytes(), "©".as_bytes(),
    b"The Harbour Courier", b"The council met in the evening to discuss the new wall.", b"\"Yes,\" she said.",
    b"4 March 2024", b"| 4 March 2024, Monday |", b"2024-03-04", b"05/12/2022", b"March 4", b"Monday",
    b"14:30", b"GMT", b"Title: ", b"Date: ", b"Source: ", b"By ", b"By Ann Writer", b"Von ", b"Sources:",
    b"- ", b"* ", b"-----", b"* * *", b"http", b"://", b"www.", b"https://example.org/a", b"a@b.de", b"@",
    b"1 of 2 DOCUMENTS", b"LENGTH: 120 words", b"LOAD-DATE: March 4, 2024", b"End of Document", b"HD ", b"TD ",
    b"BAGDAD (Reuters) - ", b"(AP)", b"-30-", b"###", b"ENDS", b"AM-Wall, 1st Ld-Writethru", b"EMBARGOED",
    b"Read more", b"Advertisement", b"Photo: ", b"(", b")", b"[", b"]", b"|", b":", b"=", b"#", b"---", b"<",
    b"outlet:\ndate:\ntime:\ndate_text:\nheadline:\nstandfirst:\nbyline:\nsource:\nextra:\n", b"{", b"}", b"\\",
    b"{\"outlet\":", b"null", b"---\n", b"title: \"", b"\nn\n", b"\nh", b"\no", b"\nb", b"\nc", b"\nx", b"\np",
    b"\nd2024-03-04 14:30", b"{year}", b"{outlet}", b"{headline}", b"{stem}", b"{n}", b"/", b"..", b"CON", b"lpt9",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        12 => select(PIECES).prop_map(<[u8]>::to_vec),
        1 => any::<char>().prop_map(|it| it.to_string().into_bytes()),
        1 => any::<u8>().prop_map(|it| vec![it]),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_bytes_are_articles_or_an_error_with_a_code(bytes in bytes()) {
        text::check_bytes(&bytes);
    }

    #[test]
    fn any_bytes_are_records_in_each_format_or_an_error_with_its_place(bytes in bytes()) {
        formats::check_bytes(&bytes);
    }

    #[test]
    fn any_record_is_shown_by_every_renderer(bytes in bytes()) {
        markdown::check_rendered(&record::record(&bytes));
    }

    #[test]
    fn any_record_is_found_by_every_reader_of_yaml(bytes in bytes()) {
        yaml::check_front_matter(&record::record(&bytes));
    }

    #[test]
    fn any_record_gets_a_name_that_every_system_takes(
        template in select(&["{outlet}/{date}-{headline}", "{stem}{n}", "{headline}", "a.{outlet}"][..]),
        bytes in bytes(),
    ) {
        names::check_bytes(&[template.as_bytes(), b"\n", &bytes].concat());
    }
}

#[test]
fn every_fixture_is_articles_or_an_error_with_a_code() {
    for fixture in Fixture::all() {
        text::check_bytes(&fixture.bytes);
        formats::check_bytes(&fixture.bytes);
    }
}

/// Reads it as what it looks like and as each layout.
#[track_caller]
fn check(text: &str) {
    let document = Document::from_text(text);
    for layout in [None].into_iter().chain(Layout::ALL.map(Some)) {
        text::check_as(&document, layout);
    }
}

#[test]
fn a_paragraph_that_begins_with_an_address_was_an_overflow() {
    check("http:// the owner of the wall\n");
}

#[test]
fn a_copyright_line_without_a_name_gave_an_empty_outlet() {
    check("The wall was closed in the spring.\nIt opens again.\nCopyright\n");
}

#[test]
fn the_date_of_a_dateline_in_the_header_was_stated_twice() {
    check("The wall\n2023-09-14 (AFP) - The wall was\n\nThe wall was closed in the spring.\n");
    check("t\nd2023-09-4 (AFP) - ers\n\nTraffic on the coast road was stopped for a day.\n");
}

#[test]
fn a_label_with_nothing_but_a_comma_behind_it_was_lost() {
    check("Source:,");
    check("By:,\n\nThe wall was closed in the spring.\n");
}

#[test]
fn a_mistake_behind_a_carriage_return_was_placed_below_the_last_line() {
    let text = "---\r\r\rtitle: a: b\n---\n";
    let error = Format::Markdown.read(text).unwrap_err();
    assert_eq!((error.line, error.column), (4, 9), "{error}");
}

#[test]
fn a_heading_of_a_message_kept_the_no_break_space_behind_it() {
    check("The wall\u{A0} =\nThe wall was closed in the spring.\n");
}

#[test]
fn a_line_between_labels_was_joined_to_one_above_them_and_lost() {
    let body = "\n\nThe council met in the evening to discuss the new harbour wall.\n";
    let boats = "The boats stayed in the port for a week, empty since the";
    check(&format!("{boats}\nTitle: A wall falls\nSummary: It fell\nzebra\nSource: Reuters{body}"));
    check(&format!("{boats}\nTitle: A wall falls\nzebra\nSource: Reuters{body}"));
}

#[test]
fn a_separator_that_leaves_no_article_was_no_error() {
    let split = |text: &'static str, pattern: &str| {
        let options = Options { split: pattern.parse().ok(), ..Options::default() };
        let document = Document::from_text(text);
        let parsed = parse(&document, &options);
        assert_eq!(parsed.articles, []);
        parsed.diagnostics.into_iter().map(|it| it.problem).collect::<Vec<_>>()
    };
    assert_eq!(split("The wall\n\nIt fell.\n", ".*"), [Problem::Mark, Problem::NoArticle]);
    assert_eq!(split("%%\n%%\n", "^%%$"), [Problem::Mark, Problem::NoArticle]);
    assert_eq!(split("\n \n", "x"), [Problem::Empty]);
}
