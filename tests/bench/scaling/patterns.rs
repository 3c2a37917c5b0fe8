//! Texts that are hard on a parser: one thing over and over, where a parser
//! looks ahead, back or around for it.

/// A text of any size.
pub(crate) struct Pattern {
    pub(crate) name: &'static str,
    /// What newsclip is asked for beside the input.
    pub(crate) args: &'static [&'static str],
    /// What stands before, once.
    begin: &'static str,
    /// What comes over and over; `{n}` is the so-many-th.
    piece: &'static [u8],
}

impl Pattern {
    /// The text: whole pieces, as many as fit.
    pub(crate) fn text(&self, size: usize) -> Vec<u8> {
        let mut text = self.begin.as_bytes().to_vec();
        let place = self.piece.windows(3).position(|mark| mark == b"{n}");
        let (before, after) = match place {
            Some(place) => (&self.piece[..place], &self.piece[place + 3..]),
            None => (self.piece, &b""[..]),
        };
        for number in 0.. {
            let whole = text.len();
            text.extend_from_slice(before);
            if place.is_some() {
                text.extend_from_slice(number.to_string().as_bytes());
            }
            text.extend_from_slice(after);
            if text.len() > size {
                text.truncate(whole);
                break;
            }
        }
        text
    }
}

const fn plain(name: &'static str, piece: &'static str) -> Pattern {
    Pattern { name, args: TEXT, begin: "", piece: piece.as_bytes() }
}

const fn with(
    name: &'static str,
    args: &'static [&'static str],
    begin: &'static str,
    piece: &'static str,
) -> Pattern {
    Pattern { name, args, begin, piece: piece.as_bytes() }
}

const fn bytes(name: &'static str, piece: &'static [u8]) -> Pattern {
    Pattern { name, args: TEXT, begin: "", piece }
}

const TEXT: &[&str] = &["--to", "ndjson"];
const MARKDOWN: &[&str] = &["--to", "markdown"];
const FROM_MARKDOWN: &[&str] = &["--from", "markdown", "--to", "ndjson"];
const FROM_JSON: &[&str] = &["--from", "json", "--to", "ndjson"];
const TITLED: &str = "The wall\n\n";
const OWN: &str =
    "outlet:\ndate:\ntime:\ndate_text:\nheadline:\nstandfirst:\nbyline:\nsource:\nextra:\n";

/// All of them.
#[rustfmt::skip]
pub(crate) const PATTERNS: &[Pattern] = &[
    plain("one line of words", "wall "),
    plain("one line without a space", "wall"),
    plain("one line of CJK characters", "港の閉鎖"),
    plain("one line of sentences", "The wall is closed, she said. "),
    plain("one line of dates", "4 March 2024 "),
    plain("one line of numeric dates", "05/12/2022, "),
    plain("one line of numbers", "12 2024 31 "),
    plain("one line of months", "May "),
    plain("one line of colons", ":"),
    plain("one line of labels", "Title: "),
    plain("one line of agencies in brackets", "(Reuters) - "),
    plain("one line of addresses", "http://"),
    plain("one line of e-mail addresses", "a@b.de, "),
    plain("one line of opening brackets", "(["),
    plain("one line of combining marks", "e\u{301}\u{302}"),
    plain("one line of form feeds", "wall\u{C}"),
    plain("blank lines", "\n"),
    plain("carriage returns", "wall\r"),
    plain("lines of one word", "wall\n"),
    plain("lines of header words", "The Harbour Courier\n"),
    plain("lines in capitals", "THE HARBOUR WALL\n"),
    plain("lines that are all different", "Harbour Wall {n}\n"),
    plain("paragraphs", "The wall is closed, she said on Monday.\n\n"),
    with("paragraphs below a title", TEXT, TITLED, "The wall is closed.\n\n"),
    plain("bullets", "- wall\n"),
    plain("numbered entries", "{n}. wall\n"),
    plain("numbered lines", "{n}\tThe wall is closed.\n"),
    plain("quoted lines", "> The wall is closed.\n"),
    plain("rules", "-----\n"),
    plain("dates", "4 March 2024\n"),
    plain("dates and blank lines", "| 4 March 2024, Monday |\n\n"),
    plain("dates without a year", "4 March\n"),
    plain("dates and paragraphs", "4 March 2024\n\nThe wall is closed, she said.\n\n"),
    plain("one label", "Title: The wall\n"),
    plain("label and text", "Title: The wall\nDate: 2024-03-04\n\nThe wall is closed.\n\n"),
    plain("labels that are all different", "Label{n}: wall\n"),
    plain("labels without a value", "Source:\n"),
    plain("credits", "Reuters\n"),
    plain("credit blocks", "Sources:\n- Reuters\n- AFP\n\n"),
    plain("addresses", "https://example.org/{n}\n"),
    plain("bylines", "By Ann Writer\n"),
    plain("datelines", "PARIS (AFP) - The wall is closed.\n"),
    plain("captions with an agency", "A view of it. AFP\n"),
    plain("notes on the author", "Ann Writer is a reporter for the Courier.\n"),
    plain("offers between marks", "skip past newsletter promotion\n\nSign up\n\n"),
    plain("copyright lines", "© 2024 The Harbour Courier. All rights reserved.\n"),
    plain("page furniture", "Read more\n"),
    plain("contact details", "Contact: Ann Writer, a@b.de, Tel. 0123 456789\n"),
    plain("marks of documents", "{n} of 9 DOCUMENTS\n"),
    plain("articles of an export", "{n} of 9 DOCUMENTS\n\nCourier\n\nMarch 4, 2024\n\nWall\n\nLENGTH: 4 words\n\nThe wall is closed.\n\n"),
    plain("ends of documents", "End of Document\n"),
    plain("field codes", "HD  Wall\nWC  4 words\nPD  4 March 2024\nSN  Courier\nLP  The wall is closed.\nTD  It opens.\n\n"),
    plain("a list of results", "{n}. Wall, Courier, 4 March 2024\n"),
    plain("slugs of a wire service", "AM-Wall, 1st Ld-Writethru\nu i BC-WALL 03-04 0123\n"),
    plain("ends of wire messages", "The wall is closed.\n-30-\n"),
    bytes("frames of wire messages", b"\x01\x02The wall is closed.\x03\x04\n"),
    bytes("bytes of a legacy encoding", b"Die M\xFChle ist ge\xF6ffnet.\n"),
    plain("control characters that are replaced", "The wall is closed\u{1}, she said.\n"),
    bytes("UTF-16", b"\xFF\xFEw\0a\0l\0l\0 \0"),
    with("Markdown of marks", MARKDOWN, TITLED, "*_[<&#~^${}%=:!`|\\ "),
    with("Markdown of addresses", MARKDOWN, TITLED, "http://a.b/http://"),
    with("Markdown of colons", MARKDOWN, TITLED, ":a-b+c_d"),
    with("Markdown of closing brackets", MARKDOWN, TITLED, "http://a.b/)))) "),
    with("from Markdown, paragraphs", FROM_MARKDOWN, "", "The wall\nis closed.\n\n"),
    with("from Markdown, one line of marks", FROM_MARKDOWN, "", "\\&<http:"),
    with("from Markdown, front matter", FROM_MARKDOWN, "---\nsource:\n", "  - \"Reuters\"\n"),
    with("from Markdown, nested front matter", FROM_MARKDOWN, "---\na: ", "[{b: "),
    with("from Markdown, empty articles", FROM_MARKDOWN, "", "---\n{}\n---\n"),
    with("from JSON, nested arrays", FROM_JSON, "", "["),
    with("from JSON, records", FROM_JSON, "", "{\"body\":[\"The wall is closed.\"]}\n"),
    with("from JSON, one string", FROM_JSON, "{\"headline\":\"", "\\u00e9\\n"),
    with("from text, labels", TEXT, OWN, "  Label{n}: wall\n"),
    with("from text, paragraphs", TEXT, OWN, "\nThe wall\nis closed.\n"),
];
