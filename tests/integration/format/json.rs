//! Pretty JSON and NDJSON.

use newsclip::{Article, Format};

use super::{check_error, full, written};

const EMPTY: &str = r#"{"outlet":null,"date":null,"time":null,"date_text":null,"headline":null,"standfirst":null,"byline":[],"body":[],"source":[],"extra":{}}"#;

#[test]
fn one_article_is_an_object_and_several_are_an_array() {
    let article = Article { body: vec!["a".into()], ..Article::default() };
    let object = r#"{
  "outlet": null,
  "date": null,
  "time": null,
  "date_text": null,
  "headline": null,
  "standfirst": null,
  "byline": [],
  "body": [
    "a"
  ],
  "source": [],
  "extra": {}
}
"#;
    assert_eq!(written(Format::Json, std::slice::from_ref(&article)), object);
    let indented = object.trim_end().replace('\n', "\n  ");
    let array = format!("[\n  {indented},\n  {indented}\n]\n");
    assert_eq!(written(Format::Json, &[article.clone(), article]), array);
    assert_eq!(written(Format::Json, &[]), "[]\n");
}

#[test]
fn ndjson_is_one_object_a_line() {
    let articles = [Article::default(), Article::default()];
    assert_eq!(written(Format::Ndjson, &articles), format!("{EMPTY}\n{EMPTY}\n"));
    assert_eq!(written(Format::Ndjson, &[]), "");
}

#[test]
fn appending_keeps_what_the_buffer_holds() {
    let mut buffer = b"kept\n".to_vec();
    Format::Ndjson.append(&[Article::default()], &mut buffer).unwrap();
    assert_eq!(String::from_utf8(buffer).unwrap(), format!("kept\n{EMPTY}\n"));
}

#[track_caller]
fn check_escaped(text: &'static str, expected: &str) {
    for format in [Format::Json, Format::Ndjson] {
        let article = Article { headline: Some(text.into()), ..Article::default() };
        let json = written(format, std::slice::from_ref(&article)).replace(": ", ":");
        let (_, value) = json.split_once("\"headline\":").expect("every key");
        let (value, _) = value.split_once("\"standfirst\"").expect("every key");
        let value = value.trim_end_matches([',', '\n', ' ']);
        assert_eq!(value, format!("\"{expected}\""), "{format}");
    }
}

#[test]
fn control_characters_are_escaped() {
    check_escaped("\0\u{1}\u{1B}[31m\u{1F}", r"\u0000\u0001\u001b[31m\u001f");
    check_escaped("a\tb\nc\"d\\e", r#"a\tb\nc\"d\\e"#);
    check_escaped("\u{7F}\u{80}a\u{9F}", r"\u007f\u0080a\u009f");
}

#[test]
fn what_some_reader_takes_for_a_line_end_is_escaped() {
    check_escaped("a\u{85}b\u{2028}c\u{2029}d", r"a\u0085b\u2028c\u2029d");
}

#[test]
fn a_byte_order_mark_and_bidi_controls_are_escaped() {
    check_escaped("\u{FEFF}x\u{FEFF}", r"\ufeffx\ufeff");
    check_escaped(
        "\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}",
        r"\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
    );
    check_escaped("\u{2066}\u{2067}\u{2068}\u{2069}", r"\u2066\u2067\u2068\u2069");
}

#[test]
fn neighbours_of_what_is_escaped_are_data() {
    let text = "~ \u{A0}Â\u{200B}\u{200C}\u{200D}\u{2010}’\u{2027}\u{202F}\u{2065}\u{206A}\u{61C}\u{FEFE}。，\u{FFFD}";
    check_escaped(text, text);
}

#[test]
fn escapes_are_found_at_any_place_of_a_long_string() {
    for length in 0..100 {
        let text = format!("{}\u{2028}é’\u{7F}{}", "x".repeat(length), "y".repeat(100 - length));
        let article = Article { headline: Some(text.into()), ..Article::default() };
        let json = written(Format::Ndjson, std::slice::from_ref(&article));
        let expected =
            format!("{}\\u2028é’\\u007f{}", "x".repeat(length), "y".repeat(100 - length));
        assert_eq!(
            json,
            EMPTY.replace("\"headline\":null", &format!("\"headline\":\"{expected}\"")) + "\n"
        );
    }
}

#[test]
fn objects_arrays_and_lines_are_read_alike() {
    let article = full();
    let pretty = written(Format::Json, std::slice::from_ref(&article));
    let array = written(Format::Json, &[article.clone(), article.clone()]);
    let lines = written(Format::Ndjson, &[article.clone(), article.clone()]);
    for format in [Format::Json, Format::Ndjson] {
        assert_eq!(format.read(&pretty), Ok(vec![article.clone()]));
        assert_eq!(format.read(&array), Ok(vec![article.clone(); 2]));
        assert_eq!(format.read(&lines), Ok(vec![article.clone(); 2]));
        assert_eq!(format.read(&format!("\u{FEFF}{array}{pretty}")), Ok(vec![article.clone(); 3]));
        assert_eq!(format.read(" \n"), Ok(vec![]));
        assert_eq!(format.read("[]"), Ok(vec![]));
    }
}

#[test]
fn missing_keys_are_what_the_text_does_not_state() {
    assert_eq!(Format::Json.read("{}"), Ok(vec![Article::default()]));
}

#[test]
fn strings_of_other_programs_are_one_trimmed_line() {
    let text = r#"{"outlet": " \u00a0", "headline": "\ufeff a \r\n\t b\tc\u0085", "body": ["", "x\n\ny  z"],
        "extra": {" k ": "", "": "v\u000bw"}}"#;
    let expected = Article {
        headline: Some("a b\tc".into()),
        body: vec!["x y  z".into()],
        extra: [("k".into(), "".into()), ("".into(), "v w".into())].into_iter().collect(),
        ..Article::default()
    };
    assert_eq!(Format::Json.read(text), Ok(vec![expected]));
}

#[test]
fn errors_have_a_place_counted_in_characters() {
    check_error(
        Format::Json,
        "{\n  \"body\": [\"é\", 1]\n}",
        "2:17: invalid type: integer `1`, expected a string",
    );
    check_error(
        Format::Ndjson,
        "{}\n{\"headlin\": null}\n",
        "2:10: unknown field `headlin`, expected one of `outlet`, `date`, `time`, `date_text`, `headline`, `standfirst`, `byline`, `body`, `source`, `extra`, `provenance`",
    );
    check_error(Format::Json, "{\"body\": [", "1:10: the text ends within a value");
    check_error(
        Format::Json,
        "3",
        "1:1: invalid type: integer `3`, expected an article or an array of articles",
    );
    check_error(Format::Json, "[{}, 3]", "1:6: invalid type: integer `3`, expected an article");
    check_error(
        Format::Json,
        "{\"headline\": \"a\\u001bb\"}",
        "1:24: control character U+001B in a string",
    );
    check_error(
        Format::Json,
        "{\"extra\": {\"a\": \"1\", \"a \": \"2\"}}",
        "1:32: the label \"a\" stands twice in `extra`",
    );
    check_error(Format::Json, "{\"date\": \"2004-05\"}", "1:18: premature end of input");
    check_error(
        Format::Json,
        "{\"time\": \"25:00\"}",
        "1:17: not a time of day (14:30, 14:30:05 or 14:30:00+01:00)",
    );
    check_error(Format::Json, "{} x", "1:4: expected value");
}
