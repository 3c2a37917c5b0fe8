//! UTF-8 that was read as a legacy encoding: told, and repaired on request.

use newsclip::{DecodeOptions, Document, Problem};

const LOSSY: DecodeOptions = DecodeOptions { encoding: None, lossy: true, repair: false };

/// Letters and signs that the bytes of UTF-8 become, and some ASCII.
const MISREAD: &str =
    "([Ã-ôÂÐÑâð€™œ“”\u{80}-\u{BF}ВГРСвЂ°±²‚Äô√©бп├─ط§ظ„aZ .,\u{A0}]|Ã©|â€™|РїСЂ){0,40}";

proptest::proptest! {
    #![proptest_config(crate::cases::cases(10_000))]

    #[test]
    fn a_repair_touches_no_ascii_and_says_where(text in MISREAD) {
        let read = |options: &DecodeOptions| {
            let document = Document::from_bytes(text.as_bytes(), options).unwrap();
            let remarks = document.encoding_remarks().map(|it| (document.slice(it.span).to_owned(), it.problem));
            (document.text().to_owned(), remarks.collect::<Vec<_>>())
        };
        let (_, said) = read(&LOSSY);
        let (repaired, mended) = read(&DecodeOptions { repair: true, ..LOSSY });
        let ascii = |text: &str| text.chars().filter(char::is_ascii).collect::<String>();
        proptest::prop_assert_eq!(ascii(&repaired), ascii(&text));
        let wrong = |said: &[(String, Problem)]| {
            said.iter().filter(|(_, it)| matches!(it, Problem::Mojibake { .. })).count()
        };
        let right = mended.iter().filter(|(_, it)| matches!(it, Problem::Repaired { .. })).count();
        // What is said without a repair is mended by one, and nothing else is.
        proptest::prop_assert_eq!(wrong(&said) > 0, right > 0);
        if right == 0 {
            proptest::prop_assert_eq!(repaired, text.replace(|c: char| ('\u{80}'..'\u{A0}').contains(&c) && c != '\u{85}', "\u{FFFD}"));
        }
        for (place, problem) in said.iter().chain(&mended) {
            let placed = matches!(problem, Problem::Mojibake { .. } | Problem::Repaired { .. });
            proptest::prop_assert_eq!(placed, !place.is_empty() && !place.is_ascii());
        }
    }
}
