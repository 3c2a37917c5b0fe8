//! Text that is mojibake, and text that only looks a little like it.

use encoding_rs::Encoding;

use super::{Mojibake, Span, find, repair};

/// An invented piece of news in each of many languages.
const NEWS: [&str; 24] = [
    "Der Bürgermeister sagte: „Die Brücke über den Fluß bleibt gesperrt“ – bis März.",
    "Le marché a rouvert dès l’aube : « tout leur hareng » a été vendu, près du cœur de la cité…",
    "¿Quién pagará las obras? El año próximo, según la comisión, «habrá más».",
    "A construção de três pontes não começará amanhã, disse o secretário.",
    "La città è già “più bella”, perché il caffè è lì.",
    "Työt kestivät yli kymmenen vuotta, kertoo hankkeen vetäjä.",
    "Året etter åpnet fiskerne på Røst en kafé – «Ærlig Kø».",
    "Mieszkańcy wsi świętowali otwarcie nowej świetlicy, żartował wójt – i „cześć”.",
    "Městská knihovna včera otevřela novou čítárnu; přišlo třikrát více čtenářů.",
    "A győri színház új előadása hétfőn kezdődik, „végre” – mondta az őr.",
    "Primăria a deschis o piață nouă; mulți țărani și-au vândut căpșunile.",
    "Kasabanın eski değirmeni törenle açıldı, şimdi köprü onarılacak.",
    "Thị trưởng nói rằng cây cầu mới sẽ được mở cửa vào tháng tới.",
    "В посёлке открыли новый мост через реку — «ждали десять лет».",
    "У селищі відкрили новий міст; мешканці чекали, і їхні діти теж.",
    "Το παλιό λιμάνι άνοιξε ξανά για τους ψαράδες του νησιού.",
    "הגשר הישן מעל הנחל נפתח אתמול מחדש לתנועה.",
    "افتتح المجلس البلدي أمس الجسر الجديد فوق النهر.",
    "شهردار گفت که پل تازه‌ای روی رودخانه ساخته می‌شود.",
    "पुराने पुल की मरम्मत तीन साल में पूरी हुई।",
    "สะพานใหม่ข้ามแม่น้ำเปิดให้ประชาชนใช้แล้วเมื่อวานนี้",
    "町の新しい橋が昨日、開通した。「三年かかった」と町長は話している。",
    "镇上的新桥昨天正式通车。镇长说：“工程用了三年。”",
    "마을의 새 다리가 어제 개통되었다. 공사에는 삼 년이 걸렸다.",
];

/// UTF-8 read as a legacy encoding: what there is a character for, as Latin-1 or
/// the Encoding Standard have it.
fn misread(text: &str, label: &str) -> String {
    if label == "latin1" {
        return text.bytes().map(char::from).collect();
    }
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

fn repaired(text: &str) -> String {
    repair(text.into()).0.into_owned()
}

#[test]
fn clean_text_is_left_alone() {
    for text in NEWS {
        assert_eq!(find(text), [], "{text}");
        assert_eq!(repair(text.into()), (text.into(), Vec::new()), "{text}");
    }
    assert_eq!(find(&NEWS.join("\n")), []);
}

#[test]
fn text_in_any_language_read_as_any_encoding_is_repaired() {
    let labels = [
        ("latin1", "windows-1252"),
        ("windows-1252", "windows-1252"),
        ("windows-1250", "windows-1250"),
        ("windows-1251", "windows-1251"),
        ("windows-1254", "windows-1254"),
        ("windows-1256", "windows-1256"),
        ("macintosh", "macintosh"),
        ("koi8-u", "KOI8-U"),
    ];
    for (label, name) in labels {
        for text in NEWS {
            let wrong = misread(text, label);
            assert_eq!(repaired(&wrong), text, "{label}: {wrong}");
            if matches!(label, "macintosh" | "koi8-u") {
                continue;
            }
            let twice = misread(&wrong, label);
            assert_eq!(repaired(&twice), text, "{label}, twice: {twice}");
        }
        let all = NEWS.join("\n");
        let wrong = misread(&all, label);
        let places: usize = find(&wrong).iter().map(|kind| kind.places).sum();
        assert_eq!((repaired(&wrong), find(&wrong)[0].name), (all, name));
        assert!(places > 24, "{label}: {places}");
    }
}

/// What stands in news, and has the bytes of a character of UTF-8.
const LOOKALIKES: [&str; 22] = [
    "Il dit : « marché », « déjà », « CAFÉ », “café”… et l’É’",
    "She went to the ‘café’” and to “the ‘CAFÉ’”…",
    "Nestlé® » et NESTLÉ™, NESTLÉ®",
    "„Co děláš“, „papíž“, „blíž…“, KRÍŽ a SÚŠ",
    "«MANHû, “AMANHÔ, IRMÅ AMANHÃ—disse",
    "„SPÄ“, „ÖL“, Ä“, „TÜ“",
    "Å’s harbour, the Å–Reine ferry, “Å”",
    "L·L, COL·LEGI, IÑ·A",
    "Ríkið Ð” og Ð–",
    "O casă “CASĂ”, PĂŞUNE, MĂŞTI, «LĂ»",
    "Różni: «CZĘŚĆ», GĘŚ, ŁÓŻ",
    "у 2019 Рік Рівне РІК, Рєпін і Рїй; «ВІКІНГІ»",
    "Рёва, Сёмин; «ОБЗОР»® КОНДИЦИОНЕР® №5, В№5",
    "Ријека, СРБИЈА, вђ",
    "مم، «ط»، کتاب‌ها؛ گفت‌وگو",
    "5×£3, 3×“, 10×²",
    "√2 — é, ‚Ärger‘, ‚Äußerung‘? ≈5",
    "Ø 5 mm, 20 °C, 5 €, ½ Â",
    "São Paulo: NÃO, CORAÇÃO, MÃE, Â, Ã",
    "Đà Nẵng, ÂU, Ấn Độ, ĐÂY “LÔ",
    "éé»» àà»… ñ” ó’” í’…",
    "ABŞ™, ƏLİ, ÇÖRƏK",
];

#[test]
fn text_with_the_bytes_of_a_character_is_left_alone() {
    for text in LOOKALIKES {
        assert_eq!(find(text), [], "{text}");
    }
    assert_eq!(find(&LOOKALIKES.join("\n")), []);
}

#[test]
fn places_are_counted_by_kind() {
    let text = "Plain\nA cafÃ© and a â€˜barâ€™.\nCafГ©s, cafГ©s.\n";
    let [one, other] = ["Ã©", "Г©"].map(|it| text.find(it).unwrap());
    let expected = [
        Mojibake { name: "windows-1252", first: Span::new(one, one + 4), places: 3 },
        Mojibake { name: "windows-1251", first: Span::new(other, other + 4), places: 2 },
    ];
    assert_eq!(find(text), expected);
    let (repaired, said) = repair(text.into());
    assert_eq!(repaired, "Plain\nA café and a ‘bar’.\nCafés, cafés.\n");
    let at = repaired.find("és,").unwrap();
    let expected = [
        Mojibake { name: "windows-1252", first: Span::new(one, one + 2), places: 3 },
        Mojibake { name: "windows-1251", first: Span::new(at, at + 2), places: 2 },
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_could_be_text_is_repaired_only_beside_what_cannot() {
    // All of the line is UTF-8: `Ã–` and `Å“` too.
    assert_eq!(repaired("Ã–L, Å“, cafÃ©"), "ÖL, œ, café");
    // The line has text of its own: only what cannot be text.
    assert_eq!(repaired("“MANHÔ, cafÃ©"), "“MANHÔ, café");
    // Another line does not matter to this one.
    assert_eq!(repaired("«MANHû, Ã–\ncafÃ©\n«»"), "«MANHû, Ã–\ncafé\n«»");
}

#[test]
fn what_would_be_no_text_is_left_alone() {
    // U+0080, written as UTF-8 and read as windows-1252, and not more than that.
    assert_eq!(repaired("a Â\u{80}b"), "a Â\u{80}b");
    assert_eq!(repaired("Ã¢Â\u{80}Â\u{99}"), "’");
}

#[test]
fn a_line_of_a_megabyte_is_repaired_too() {
    let long = "“MANHÔ cafÃ© É» ".repeat(40_000);
    assert_eq!(find(&long)[0].places, 40_000);
    assert_eq!(repaired(&long), "“MANHÔ café É» ".repeat(40_000));
}
