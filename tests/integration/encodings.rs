//! Bytes to text: encodings, and what cannot be decoded.

use encoding_rs::Encoding as Table;
use newsclip::{Charset, DecodeOptions, Document, Encoding, Problem, UnknownCharset, Unreadable};

/// Language, legacy encoding, and an invented piece of news in it. What holds two
/// encodings, such as KOI8-U for KOI8-R, is guessed as the larger one.
const SAMPLES: [(&str, &str, &str); 20] = [
    (
        "fr",
        "windows-1252",
        "Le marché aux poissons a rouvert dès l’aube, près du vieux quai.\nLes pêcheurs, ravis, ont vendu « tout leur hareng » en une matinée.",
    ),
    (
        "de",
        "windows-1252",
        "Die Brücke über den Fluß bleibt bis März gesperrt.\nAnwohner müssen größere Umwege fahren, sagte der Bürgermeister am Dienstag.",
    ),
    (
        "es",
        "windows-1252",
        "La alcaldesa inauguró ayer la nueva estación del tranvía.\n¿Quién pagará las obras? El año próximo lo decidirá una comisión.",
    ),
    (
        "pt",
        "windows-1252",
        "A câmara aprovou a construção de três pontes sobre o ribeirão.\nNão há ainda previsão para o início das obras, disse o secretário.",
    ),
    (
        "fi",
        "windows-1252",
        "Kylän vanha mylly avattiin yleisölle lauantaina.\nTyöt kestivät yli kymmenen vuotta, kertoo hankkeen vetäjä.",
    ),
    (
        "pl",
        "windows-1250",
        "Mieszkańcy wsi świętowali wczoraj otwarcie nowej świetlicy.\nBudowa trwała pięć lat i kosztowała więcej, niż się spodziewano, żartował wójt.",
    ),
    (
        "cs",
        "windows-1250",
        "Městská knihovna včera otevřela novou čítárnu pro děti.\nŘeditelka řekla, že přišlo třikrát více čtenářů než vloni.",
    ),
    (
        "tr",
        "windows-1254",
        "Kasabanın eski değirmeni dün törenle yeniden açıldı.\nÇalışmaların üç yıl sürdüğünü söyleyen başkan, şimdi de köprünün onarılacağını açıkladı.",
    ),
    (
        "ru",
        "windows-1251",
        "В посёлке открыли новый мост через реку.\nЖители ждали его почти десять лет, рассказал глава района.",
    ),
    (
        "ru",
        "KOI8-U",
        "В посёлке открыли новый мост через реку.\nЖители ждали его почти десять лет, рассказал глава района.",
    ),
    (
        "uk",
        "windows-1251",
        "У селищі відкрили новий міст через річку.\nМешканці чекали на нього майже десять років, розповів її голова, і їхні діти теж.",
    ),
    (
        "el",
        "windows-1253",
        "Το παλιό λιμάνι άνοιξε ξανά για τους ψαράδες του νησιού.\nΟ δήμαρχος είπε ότι τα έργα κράτησαν δύο χρόνια.",
    ),
    (
        "he",
        "windows-1255",
        "הגשר הישן מעל הנחל נפתח אתמול מחדש לתנועה.\nראש המועצה אמר כי העבודות נמשכו שלוש שנים.",
    ),
    (
        "ar",
        "windows-1256",
        "افتتح المجلس البلدي أمس الجسر الجديد فوق النهر.\nوقال رئيس المجلس إن الأعمال استغرقت ثلاث سنوات كاملة.",
    ),
    (
        "th",
        "windows-874",
        "สะพานใหม่ข้ามแม่น้ำเปิดให้ประชาชนใช้แล้วเมื่อวานนี้\nนายอำเภอกล่าวว่าการก่อสร้างใช้เวลาสามปี",
    ),
    ("ja", "Shift_JIS", "町の新しい橋が昨日、開通した。\n工事には三年かかったと町長は話している。"),
    ("ja", "EUC-JP", "町の新しい橋が昨日、開通した。\n工事には三年かかったと町長は話している。"),
    ("ko", "EUC-KR", "마을의 새 다리가 어제 개통되었다.\n공사에는 삼 년이 걸렸다고 군수가 말했다."),
    ("zh", "GBK", "镇上的新桥昨天正式通车。\n镇长说，工程一共用了三年时间，居民们都很高兴。"),
    ("zh", "Big5", "鎮上的新橋昨天正式通車。\n鎮長說，工程一共用了三年時間，居民們都很高興。"),
];

const GUESS: DecodeOptions = DecodeOptions { encoding: None, lossy: false, repair: false };
const LOSSY: DecodeOptions = DecodeOptions { encoding: None, lossy: true, repair: false };

fn stated(label: &str) -> DecodeOptions {
    DecodeOptions { encoding: Some(label.parse().unwrap()), ..GUESS }
}

#[track_caller]
fn check(bytes: &[u8], options: &DecodeOptions, text: &str, encoding: Encoding) {
    let document = Document::from_bytes(bytes, options).unwrap();
    assert_eq!((document.text(), document.encoding()), (text, encoding));
}

#[track_caller]
fn check_error(bytes: &[u8], error: &Unreadable) {
    assert_eq!(Document::from_bytes(bytes, &GUESS).unwrap_err(), *error);
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn utf_8_is_read_and_not_guessed() {
    for (_, _, text) in SAMPLES {
        let encoding = Encoding { name: "UTF-8", bom: false, guessed: false };
        check(text.as_bytes(), &GUESS, text, encoding);
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        check(&marked, &GUESS, text, Encoding { bom: true, ..encoding });
    }
}

#[test]
fn legacy_encodings_are_guessed() {
    for (language, name, text) in SAMPLES {
        let (bytes, _, unmappable) = Table::for_label(name.as_bytes()).unwrap().encode(text);
        assert!(!unmappable, "{language} {name}");
        check(&bytes, &GUESS, text, Encoding { name, bom: false, guessed: true });
        check(&bytes, &stated(name), text, Encoding { name, bom: false, guessed: false });
    }
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    for (_, _, text) in SAMPLES {
        let (little, big) = (utf_16(text, u16::to_le_bytes), utf_16(text, u16::to_be_bytes));
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let with = |name| Encoding { name, bom: true, guessed: false };
        check(&marked(b"\xFF\xFE", &little), &GUESS, text, with("UTF-16LE"));
        check(&marked(b"\xFE\xFF", &big), &GUESS, text, with("UTF-16BE"));
        let without = |name| Encoding { name, bom: false, guessed: true };
        check(&little, &GUESS, text, without("UTF-16LE"));
        check(&big, &GUESS, text, without("UTF-16BE"));
    }
}

#[test]
fn iso_2022_jp_is_guessed_although_it_is_ascii() {
    let (_, _, text) = SAMPLES[15];
    let (bytes, _, _) = Table::for_label(b"iso-2022-jp").unwrap().encode(text);
    let encoding = Encoding { name: "ISO-2022-JP", bom: false, guessed: true };
    check(&bytes, &GUESS, text, encoding);
}

#[test]
fn a_stated_encoding_is_above_all() {
    let windows = Encoding { name: "windows-1252", bom: false, guessed: false };
    check("é".as_bytes(), &stated("latin1"), "Ã©", windows);
    let big = [b"\xFE\xFF".to_vec(), utf_16("Ökade", u16::to_be_bytes)].concat();
    let marked = Encoding { name: "UTF-16BE", bom: true, guessed: false };
    check(&big, &stated("utf-16"), "Ökade", marked);
    let unmarked = Encoding { name: "UTF-16LE", bom: false, guessed: false };
    check(&utf_16("Ö", u16::to_le_bytes), &stated("UTF-16"), "Ö", unmarked);
}

#[test]
fn encodings_have_many_labels() {
    let name = |label: &str| label.parse::<Charset>().map(Charset::name);
    assert_eq!(name("UTF8"), Ok("UTF-8"));
    assert_eq!(name("cp949"), Ok("EUC-KR"));
    assert_eq!(name("CP1254"), Ok("windows-1254"));
    assert_eq!(name("Latin-1"), Ok("windows-1252"));
    assert_eq!(name("iso-2022-kr"), Err(UnknownCharset));
    assert_eq!(name("klingon"), Err(UnknownCharset));
}

#[test]
fn damaged_utf_8_is_not_taken_for_a_legacy_encoding() {
    let whole = "Ein Wort über Möwen, Füchse und Bären.\nUnd über Kühe, sagte Jürgen";
    let mut bytes = whole.as_bytes().to_vec();
    bytes.extend(b" \xC3");
    let error =
        Unreadable::Undecodable { encoding: "UTF-8", offset: bytes.len() - 1, line: 2, column: 29 };
    check_error(&bytes, &error);
    assert_eq!((error.code(), error.position()), ("undecodable", (2, 29)));
    assert_eq!(
        error.to_string(),
        "byte 74 is no UTF-8 (--encoding names another, --lossy replaces)"
    );
    let document = Document::from_bytes(&bytes, &LOSSY).unwrap();
    assert_eq!(document.text(), format!("{whole} \u{FFFD}"));
    assert_eq!(document.replaced(), 1);
}

#[test]
fn what_a_stated_encoding_cannot_hold_is_an_error_with_its_place() {
    let read = |bytes: &[u8], label| Document::from_bytes(bytes, &stated(label)).map(|_| ());
    assert_eq!(
        read(b"caf\xE9\r\n", "utf-8"),
        Err(Unreadable::Undecodable { encoding: "UTF-8", offset: 3, line: 1, column: 4 })
    );
    assert_eq!(
        read(b"a\r\nb\r\n\x80\xFF", "shift_jis"),
        Err(Unreadable::Undecodable { encoding: "Shift_JIS", offset: 7, line: 3, column: 2 })
    );
    let lone = [b"\xFF\xFE".to_vec(), utf_16("ab", u16::to_le_bytes), vec![0x00, 0xD8]].concat();
    assert_eq!(
        Document::from_bytes(&lone, &GUESS).unwrap_err(),
        Unreadable::Undecodable { encoding: "UTF-16LE", offset: 6, line: 1, column: 3 }
    );
}

#[test]
fn control_characters_are_errors_with_their_place() {
    let at = |character, line, column| Unreadable::ControlCharacter { character, line, column };
    check_error(b"one\ntwo\0three", &at('\0', 2, 4));
    check_error("é\r\n\u{1B}[31m".as_bytes(), &at('\u{1B}', 2, 1));
    check_error(b"\x7F", &at('\u{7F}', 1, 1));
    check_error("one\u{96}two".as_bytes(), &at('\u{96}', 1, 4));
    let long = format!("{}\u{1}", "word ".repeat(1000));
    check_error(long.as_bytes(), &at('\u{1}', 1, 5001));
    let error = at('\0', 2, 4);
    assert_eq!((error.code(), error.position()), ("control-character", (2, 4)));
    assert_eq!(error.to_string(), "the control character U+0000 (--lossy replaces it)");
}

#[test]
fn control_characters_become_replacement_characters_on_request() {
    let document = Document::from_bytes(b"one\0two\x1B\n", &LOSSY).unwrap();
    assert_eq!((document.text(), document.replaced()), ("one\u{FFFD}two\u{FFFD}\n", 2));
    let remarks: Vec<_> = document.encoding_remarks().map(|it| it.problem).collect();
    assert_eq!(remarks, [Problem::Replaced { count: 2 }]);
}

/// U+FFFD takes a byte more than U+0096: the marks of a message's frame stand
/// behind it, and were looked for a byte too early for each.
#[test]
fn the_frame_of_a_message_moves_with_what_is_replaced() {
    let fixtures = crate::fixtures::Fixture::all();
    let framed = fixtures.iter().filter(|it| it.bytes.contains(&1) && it.bytes.contains(&3));
    let mut count = 0;
    for fixture in framed.filter(|it| it.document().is_ok()) {
        let text = str::from_utf8(&fixture.bytes).unwrap();
        let (head, rest) = text.split_once('\u{2}').unwrap();
        let (before, after) = rest.split_once(" the ").unwrap();
        // A second message behind it, which begins where the frame says.
        let with = |marks: &str| [head, "\u{2}", before, marks, " the ", after, text].concat();
        let (control, replaced) = (with(&"\u{96}".repeat(90)), with(&"\u{FFFD}".repeat(90)));
        let [control, replaced] = [&control, &replaced].map(|text| {
            let document = Document::from_bytes(text.as_bytes(), &LOSSY).unwrap();
            let parsed = newsclip::parse(&document, &newsclip::Options::default());
            let owned = |found: newsclip::Found<'_>| found.article.into_owned();
            parsed.articles.into_iter().map(owned).collect::<Vec<_>>()
        });
        assert_eq!(control, replaced, "{}", fixture.name);
        count += replaced.len();
    }
    assert!(count > 0);
}

#[test]
fn white_space_of_every_kind_is_text() {
    let text = "one\u{B}two\u{C}three\u{85}four\tfive\u{A0}six\u{2028}seven";
    let document = Document::from_bytes(text.as_bytes(), &GUESS).unwrap();
    assert_eq!((document.text(), document.lines().len()), (text, 1));
    assert_eq!(Document::from_bytes(b"\x0C\x0B", &GUESS).unwrap().lines()[0].text.start, 2);
}

#[test]
fn how_the_bytes_were_read_is_remarked() {
    let remarks = |bytes: &[u8], options: &DecodeOptions| -> Vec<Problem> {
        let document = Document::from_bytes(bytes, options).unwrap();
        document.encoding_remarks().map(|it| it.problem).collect()
    };
    assert_eq!(remarks("naïve".as_bytes(), &GUESS), []);
    assert_eq!(remarks(b"\xEF\xBB\xBFa", &GUESS), [Problem::UnicodeMark { name: "UTF-8" }]);
    let little = utf_16("word", u16::to_le_bytes);
    assert_eq!(remarks(&little, &GUESS), [Problem::UnicodeMark { name: "UTF-16LE" }]);
    let guessed = Problem::LegacyEncoding { name: "windows-1252", guessed: true };
    assert_eq!(remarks(b"caf\xE9", &GUESS), [guessed]);
    let named = Problem::LegacyEncoding { name: "windows-1252", guessed: false };
    assert_eq!(remarks(b"caf\xE9", &stated("windows-1252")), [named]);
    let lossy = DecodeOptions { lossy: true, ..stated("shift_jis") };
    let named = Problem::LegacyEncoding { name: "Shift_JIS", guessed: false };
    assert_eq!(remarks(b"a\xFF", &lossy), [named, Problem::Replaced { count: 1 }]);
    // It is told before the control character, half of it, is replaced.
    let mojibake = Problem::Mojibake { name: "windows-1252", places: 1 };
    let said = remarks("Î\u{86}".as_bytes(), &LOSSY);
    assert_eq!(said, [Problem::Replaced { count: 1 }, mojibake]);
}

proptest::proptest! {
    #![proptest_config(crate::cases::cases(10_000))]

    #[test]
    fn any_bytes_are_text_or_named(bytes: Vec<u8>) {
        let error = Document::from_bytes(&bytes, &GUESS).err();
        let lossy = Document::from_bytes(&bytes, &LOSSY);
        match (error, lossy) {
            (Some(Unreadable::NotText { kind }), lossy) => {
                proptest::prop_assert_eq!(lossy.err(), Some(Unreadable::NotText { kind }));
            }
            (Some(error), Ok(lossy)) => {
                let (line, column) = error.position();
                let at = lossy.text().match_indices('\u{FFFD}').next().map(|(at, _)| at);
                proptest::prop_assert!(lossy.position(at.unwrap()) <= (line, column));
                proptest::prop_assert!(lossy.replaced() > 0);
            }
            (None, Ok(lossy)) => proptest::prop_assert_eq!(lossy.replaced(), 0),
            (error, lossy) => proptest::prop_assert!(false, "{:?}, {:?}", error, lossy),
        }
    }

    #[test]
    fn plain_text_is_read_as_it_is(text in "[^\\p{Cc}<]{0,200}") {
        let document = Document::from_bytes(text.as_bytes(), &GUESS).unwrap();
        proptest::prop_assert_eq!(document.text(), text.strip_prefix('\u{FEFF}').unwrap_or(&text));
    }
}
