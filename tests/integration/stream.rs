//! A text of many articles that is read as it comes in gives what it gives in
//! one piece.

use newsclip::{
    Article, Broken, DecodeOptions, Document, Options, Parsed, Stream, Unreadable, parse,
};

use crate::fixtures::{Fixture, said};

/// What came of a text: the records with their places, and what was said.
#[derive(Debug, PartialEq, Eq, Default)]
struct Outcome {
    articles: Vec<(Article<'static>, [usize; 2], Vec<[usize; 2]>)>,
    said: Vec<String>,
}

impl Outcome {
    fn whole(text: &str, options: &Options) -> Self {
        let document = Document::from_text(text);
        let mut outcome = Self::default();
        outcome.add(&document, parse(&document, options));
        outcome
    }

    fn add(&mut self, document: &Document<'_>, parsed: Parsed<'_>) {
        self.said.extend(said(document, &parsed));
        for found in parsed.articles {
            let places = found.places.iter().map(|place| document.bytes(place.value)).collect();
            let article = found.article.into_owned();
            self.articles.push((article, document.bytes(found.whole), places));
        }
    }
}

/// What came of a text in pieces: how many bytes it took to begin, what there
/// was, and why it ended.
struct Streamed {
    begun: usize,
    sections: usize,
    outcome: Outcome,
    broken: Option<Broken>,
}

/// Reads bytes in pieces of one size; `None` where no stream begins.
fn stream(bytes: &[u8], size: usize, options: &Options, longest: usize) -> Option<Streamed> {
    let begin = |end: usize| {
        let decode = DecodeOptions::default();
        Stream::begin(bytes.get(..end)?, end == bytes.len(), &decode, options, longest)
    };
    let ends = (size..bytes.len()).step_by(size).chain([bytes.len()]);
    let (begun, mut stream) = { ends }.find_map(|end| begin(end).map(|it| (end, it)))?;
    let mut rest = bytes.get(begun..).unwrap().chunks(size);
    let mut streamed = Streamed { begun, sections: 0, outcome: Outcome::default(), broken: None };
    let mut finished = false;
    loop {
        match stream.next_section() {
            Ok(Some(section)) => {
                streamed.sections += 1;
                streamed.outcome.add(section.document(), section.parse());
            }
            Ok(None) if finished => return Some(streamed),
            Ok(None) => match rest.next() {
                Some(chunk) => stream.push(chunk),
                None => {
                    stream.finish();
                    finished = true;
                }
            },
            Err(broken) => {
                streamed.broken = Some(broken);
                return Some(streamed);
            }
        }
    }
}

/// So small and so large pieces are tried.
const SIZES: [usize; 6] = [1, 7, 64, 300, 1_000, 100_000];

#[test]
fn every_fixture_gives_in_pieces_what_it_gives_whole() {
    let mut streamed = Vec::new();
    for fixture in Fixture::all() {
        let Ok(document) = fixture.document() else { continue };
        let whole = Outcome::whole(document.text(), &Options::default());
        for size in SIZES {
            let found = stream(document.text().as_bytes(), size, &Options::default(), 1 << 20);
            let Some(found) = found else { continue };
            assert_eq!(found.broken, None, "{} by {size}", fixture.name);
            assert_eq!(found.outcome, whole, "{} by {size}", fixture.name);
            if size == 1 {
                streamed.push((fixture.name.clone(), found.sections));
            }
        }
    }
    let streamed: Vec<_> = streamed.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    // Those of two articles or more whose signs tell them apart. With end marks the second
    // article's must be there, which is the end of the file; the French text is known to be
    // UTF-8 there only.
    let expected = [
        ("export/de-classic-dokument", 2),
        ("export/en-classic-cover", 3),
        ("export/en-document-of-labels", 2),
        ("export/en-end-of-document", 1),
        ("export/en-field-codes", 2),
        ("export/en-head-in-one-block", 1),
        ("export/es-identified-documents", 1),
        ("export/fr-classic-incomplete", 1),
        ("export/fr-numbered-document", 2),
    ];
    assert_eq!(streamed, expected);
}

/// An export of numbered articles, so many of so many.
fn export(count: usize, of: usize, body: impl Fn(usize) -> String) -> String {
    let article = |number| {
        format!(
            "\n                    {number} of {of} DOCUMENTS\n\n\n                    The Pier Post\n\n\
             March {number}, 2024 Friday\n\nCrane number {number} is repaired\n\n\
             SECTION: NEWS; Pg. {number}\n\n{}\n\nLANGUAGE: ENGLISH\n\n",
            body(number)
        )
    };
    (1..=count).map(article).collect()
}

fn sentence(number: usize) -> String {
    format!("The crane at berth {number} lifts again, the port said in a note on Friday.")
}

#[test]
fn an_article_is_out_before_the_next_but_one_is_read() {
    let text = export(9, 9, sentence);
    let third = text.find("3 of 9").unwrap();
    let whole = Outcome::whole(&text, &Options::default());
    let decode = DecodeOptions::default();
    let head = text.get(..third).unwrap().as_bytes();
    let mut stream =
        Stream::begin(head, false, &decode, &Options::default(), 1 << 20).expect("two marks");
    let section = stream.next_section().unwrap().expect("the first article");
    let mut first = Outcome::default();
    first.add(section.document(), section.parse());
    assert_eq!(first.articles.as_slice(), &whole.articles[..1]);
}

#[test]
fn articles_are_counted_over_the_whole() {
    for size in SIZES {
        // The first export lacks one, the second two; their marks count from 1 again.
        let text = export(3, 4, sentence) + &export(4, 6, sentence);
        let found = stream(text.as_bytes(), size, &Options::default(), 1 << 20).unwrap();
        let counts: Vec<_> =
            found.outcome.said.iter().filter(|line| line.contains("article-count")).collect();
        let expected = [
            "34:21: warning[article-count]: 4 articles are announced, 3 found",
            "98:21: warning[article-count]: 6 articles are announced, 4 found",
        ];
        assert_eq!(counts, expected, "by {size}");
        assert_eq!(found.outcome, Outcome::whole(&text, &Options::default()), "by {size}");
    }
}

#[test]
fn what_cannot_be_decoded_ends_the_text_and_no_article_before_it() {
    let text =
        export(5, 5, |number| format!("Crane {number} é ü ö ä ß ç à è. {}", sentence(number)));
    let at = text.find("4 of 5").unwrap() + 200;
    let mut bytes = text.clone().into_bytes();
    bytes[at] = 0xFF;
    let before = text.get(..at).unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let error = Unreadable::Undecodable { encoding: "UTF-8", offset: at, line, column };
    let whole = Outcome::whole(&text, &Options::default());
    for size in SIZES {
        let found = stream(&bytes, size, &Options::default(), 1 << 20).unwrap();
        assert_eq!(found.broken, Some(Broken::Unreadable(error.clone())), "by {size}");
        assert_eq!(found.outcome.articles.as_slice(), &whole.articles[..3], "by {size}");
    }
}

#[test]
fn a_control_character_ends_the_text_and_no_article_before_it() {
    let mut text = export(3, 3, sentence);
    let at = text.find("3 of 3").unwrap() + 200;
    text.replace_range(at..at + 1, "\0");
    let line = text.get(..at).unwrap().matches('\n').count() + 1;
    for size in SIZES {
        let found = stream(text.as_bytes(), size, &Options::default(), 1 << 20).unwrap();
        let Some(Broken::Unreadable(Unreadable::ControlCharacter { character, line: at, .. })) =
            found.broken
        else {
            panic!("{:?} by {size}", found.broken);
        };
        assert_eq!((character, at, found.outcome.articles.len()), ('\0', line, 2), "by {size}");
    }
}

#[test]
fn only_an_article_can_be_too_large() {
    let text = export(40, 40, |number| sentence(number).repeat(if number == 30 { 100 } else { 1 }));
    let line = text.get(..text.find("30 of 40").unwrap()).unwrap().matches('\n').count() + 1;
    for size in SIZES {
        let found = stream(text.as_bytes(), size, &Options::default(), 1_000).unwrap();
        assert_eq!(found.broken, Some(Broken::TooLong { line }), "by {size}");
        assert_eq!(found.outcome.articles.len(), 29, "by {size}");
        let found = stream(text.as_bytes(), size, &Options::default(), 10_000).unwrap();
        assert_eq!((found.broken, found.outcome.articles.len()), (None, 40), "by {size}");
    }
}

#[test]
fn an_encoding_that_shows_late_is_said_when_it_shows() {
    let text = export(9, 9, |number| {
        let accents = if number > 6 {
            "Déjà vu à l’été, où l’on a gêné l’élève. "
        } else {
            ""
        };
        format!("{accents}{}", sentence(number))
    });
    let bytes: Vec<u8> = text.chars().map(|c| if c == '’' { 0x92 } else { c as u8 }).collect();
    for size in SIZES {
        let found = stream(&bytes, size, &Options::default(), 1 << 20).unwrap();
        let mut whole = Outcome::whole(&text, &Options::default());
        let of_bytes = |it: &str| it.contains("legacy-encoding");
        let encodings: Vec<_> = found.outcome.said.iter().filter(|it| of_bytes(it)).collect();
        assert_eq!(encodings.len(), 1, "by {size}");
        assert!(
            encodings[0]
                .ends_with("not UTF-8; read as windows-1252, a guess (--encoding overrides)")
        );
        let records = |outcome: &mut Outcome| {
            outcome.articles.drain(..).map(|(article, ..)| article).collect::<Vec<_>>()
        };
        let mut outcome = found.outcome;
        assert_eq!(records(&mut outcome), records(&mut whole), "by {size}");
    }
}

#[test]
fn parts_between_lines_that_the_user_names_are_read_one_by_one() {
    let article = |number| format!("Crane number {number} is repaired\n\n{}\n\n", sentence(number));
    let text = format!("{}%% 2 %%\n\n%%\n{}%%\n{}", article(1), article(2), article(3));
    let options = Options { split: "^%%.*%?".parse().ok(), ..Options::default() };
    let whole = Outcome::whole(&text, &options);
    let headlines: Vec<_> =
        whole.articles.iter().map(|(article, ..)| article.headline.as_deref()).collect();
    let expected = [1, 2, 3].map(|number| format!("Crane number {number} is repaired"));
    assert_eq!(headlines, expected.each_ref().map(|it| Some(it.as_str())));
    for size in SIZES {
        let found = stream(text.as_bytes(), size, &options, 1 << 20).unwrap();
        assert_eq!(found.outcome, whole, "by {size}");
    }
}

#[test]
fn a_stream_begins_only_where_two_articles_show_a_sign() {
    let text = export(1, 1, sentence);
    assert!(stream(text.as_bytes(), 64, &Options::default(), 1 << 20).is_none());
    let options = Options { layout: Some(newsclip::Layout::Masthead), ..Options::default() };
    let text = export(3, 3, sentence);
    assert!(stream(text.as_bytes(), 64, &options, 1 << 20).is_none());
    let begun = stream(text.as_bytes(), 1, &Options::default(), 1 << 20).unwrap().begun;
    // The mark of the second, and the blank line below it.
    assert_eq!(begun, text.find("2 of 3").unwrap() + "2 of 3 DOCUMENTS\n\n".len());
}
