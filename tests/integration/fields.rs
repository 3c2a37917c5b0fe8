//! What labels, bylines, credits and datelines state: small texts, each with one
//! of them.

use newsclip::{Article, Document, Options, parse};

/// The articles of a text.
fn articles(text: &str) -> Vec<Article<'static>> {
    let document = Document::from_text(text);
    let parsed = parse(&document, &Options::default());
    parsed.articles.into_iter().map(|found| found.article.into_owned()).collect()
}

/// The one article of a text.
#[track_caller]
fn article(text: &str) -> Article<'static> {
    let mut found = articles(text);
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

/// A paragraph of any article.
const TEXT: &str = "The council met in the evening to discuss the wall of the old harbour, and \
    the engineers said that the work would take the whole of the winter.";

/// The article with this line among the labels above its text.
#[track_caller]
fn labelled(line: &str) -> Article<'static> {
    article(&format!("Title: Harbour wall waits for spring\n{line}\n\n{TEXT}\n{TEXT}\n"))
}

#[test]
fn a_date_behind_an_outlet_label_is_no_outlet() {
    let dated = labelled("Publication: 5 May 2021");
    assert_eq!(dated.outlet, None);
    assert_eq!(dated.date_text.as_deref(), Some("5 May 2021"));
    let named = labelled("Publication: The May Observer");
    assert_eq!(named.outlet.as_deref(), Some("The May Observer"));
    assert_eq!(named.date_text, None);
}

#[track_caller]
fn check_source(line: &str, source: &[&str], date: Option<&str>) {
    let found = labelled(line);
    assert_eq!(found.source, source, "{line}");
    assert_eq!(found.date_text.as_deref(), date, "{line}");
}

#[test]
fn a_date_that_ends_a_source_is_none_of_its_names() {
    check_source("Source: Wire North | 5 May 2021", &["Wire North"], Some("5 May 2021"));
    check_source("Source: Wire North, AP", &["Wire North", "AP"], None);
    let address = "https://wire.example/2021/05/05";
    check_source(&format!("Source: {address}"), &[address], None);
    let cited = "Harbour Statistics, 3 May 2019";
    check_source(&format!("Source: {cited}"), &[cited], None);
    check_source("Fuente: INE, 12 de enero de 2019", &["INE, 12 de enero de 2019"], None);
    check_source("来源：云科技 2013-05-09 07:09", &["云科技"], Some("2013-05-09 07:09"));
}

#[test]
fn parts_between_rules_are_records_only_where_their_labels_are_the_same() {
    let record = |title: &str| format!("Title: {title}\nLink: https://wire.example/{title}\n");
    let records = format!("{}\n*****\n\n{}", record("One"), record("Two"));
    assert_eq!(articles(&records).len(), 2);
    let sections = format!("{}\n{TEXT}\n\n*****\n\nPhoto: Jane Doe\n\n{TEXT}\n", record("One"));
    assert_eq!(articles(&sections).len(), 1);
}

#[track_caller]
fn check_notice(line: &str, outlet: Option<&str>) {
    let found = article(&format!("Harbour wall waits for spring\n\n{TEXT}\n\n{TEXT}\n\n{line}\n"));
    assert_eq!(found.outlet.as_deref(), outlet, "{line}");
    assert_eq!(found.body, [TEXT, TEXT], "{line}");
}

#[test]
fn a_notice_of_rights_names_the_outlet() {
    check_notice("Copyright © 2024 The Harbour Courier", Some("The Harbour Courier"));
    check_notice("© 2024 The Harbour Courier All rights reserved", Some("The Harbour Courier"));
    check_notice("저작권자 ⓒ 서해일보, 무단전재 및 재배포 금지", Some("서해일보"));
    check_notice("< 저작권자 ⓒ 서해일보 무단전재 금지 >", Some("서해일보"));
    check_notice("ⓒ서해일보(https://seohae.example), 무단전재 금지", Some("서해일보"));
    check_notice("© | The Harbour Courier |", Some("The Harbour Courier"));
    check_notice("© 2024 Quiddity Holdings", None);
    check_notice("© Harbour News / Jane Doe", None);
}

/// A wrapped article with this paragraph below its title, no blank line between.
#[track_caller]
fn check_opening(opening: &str, source: &[&str], headline: Option<&str>) {
    let found = article(&format!(
        "The harbour wall has to wait for the spring, council is told by engineer\n{opening} The council met in the evening to\n\
         discuss the wall of the old harbour, and the engineers said that the\n\
         work would take the whole of the winter. Nobody asked them why, as the\n\
         answer is well known to all who have seen the plans for the wall, and\n\
         for the street behind it, which floods with each of the spring tides.\n"
    ));
    assert_eq!(found.source, source, "{opening}");
    assert_eq!(found.headline.as_deref(), headline, "{opening}");
}

#[test]
fn a_dateline_that_names_a_site_credits_it_and_begins_the_text() {
    let title = Some("The harbour wall has to wait for the spring, council is told by engineer");
    check_opening("HARIAN.CO.ID, JAKARTA --", &["HARIAN.CO.ID"], title);
    check_opening("Muara7.com, Jakarta -", &["Muara7.com"], title);
    check_opening("JAKARTA, MUARA.com -", &["MUARA.com"], title);
    check_opening("Muara.com –", &["Muara.com"], title);
    check_opening("LISBON (Reuters) -", &["Reuters"], title);
    check_opening("St.Louis, Missouri -", &[], None);
    check_opening("of Reuters.", &[], None);
    check_opening("Booking.com - the Dutch site - will pay.", &[], None);
    check_opening("Node.js - once a toy - runs the wall.", &[], None);
}

#[track_caller]
fn check_author(value: &str, byline: &[&str], source: &[&str]) {
    let found = labelled(&format!("Publication: Harbour Courier (Eskwater)\nByline: {value}"));
    assert_eq!(found.byline, byline, "{value}");
    assert_eq!(found.source, source, "{value}");
}

#[test]
fn the_paper_behind_a_name_is_no_part_of_it() {
    check_author("Jane Doe The Harbour-Courier", &["Jane Doe"], &[]);
    check_author("Jane Doe Harbour Courier", &["Jane Doe"], &[]);
    check_author("Jane Doe Eskwater Times", &["Jane Doe"], &["Eskwater Times"]);
    check_author("JANE DOE Port Hale Times", &["JANE DOE"], &["Port Hale Times"]);
    let open = "Jane Ann Port Hale Times";
    check_author(open, &[open], &[]);
    check_author("Emily May Post", &["Emily May Post"], &[]);
    check_author("Laurens van der Post", &["Laurens van der Post"], &[]);
    check_author("Mary Ann Courier Smith", &["Mary Ann Courier Smith"], &[]);
    check_author("Eskwater Times Staff Reporter", &["Eskwater Times Staff Reporter"], &[]);
}

#[test]
fn the_place_behind_a_name_is_no_part_of_it() {
    check_author("Jane Doe aus Eskwater |", &["Jane Doe"], &[]);
    check_author("Jane Doe in Port Hale", &["Jane Doe"], &[]);
    check_author("Jane Doe in the Gulf of Mexico", &["Jane Doe"], &[]);
    check_author("Jane de la Cruz", &["Jane de la Cruz"], &[]);
    check_author("Sophie in 't Veld", &["Sophie in 't Veld"], &[]);
}

/// An article with this line below its text.
#[track_caller]
fn check_sign(line: &str, byline: &[&str], body: usize) {
    let text = format!("Harbour wall waits for spring\n\n{TEXT}\n\n{TEXT}\n\n{line}\n");
    let found = article(&text);
    assert_eq!(found.byline, byline, "{line}");
    assert_eq!(found.body.len(), body, "{line}");
}

#[test]
fn who_wrote_it_signs_below_the_text() {
    let both = ["Ann Bruce", "Raj Banerjee"];
    check_sign(
        "(Reporting by Ann Bruce in London and Raj Banerjee in Bengaluru; Editing by Joy Das)",
        &both,
        2,
    );
    check_sign("By Ann Bruce in Port Hale, New Island", &["Ann Bruce"], 2);
    check_sign("By Ann Bruce in Port Hale and Raj Banerjee", &both, 2);
    let three = ["Ann Bruce", "Raj Banerjee", "Joy Das"];
    check_sign("By Ann Bruce in Port Hale, Raj Banerjee and Joy Das", &three, 2);
    check_sign("김해령 기자 < haeryeong@paper.example >", &["김해령"], 2);
    check_sign("임승창기자 (seungchang@paper.example)", &["임승창"], 2);
    check_sign("시민단체기자 (mail@paper.example)", &[], 2);
    check_sign("記者李依璇／台北報導", &["李依璇"], 2);
    check_sign("Von cs", &["cs"], 2);
    for phrase in ["Von da", "Por fin", "By me", "Di chi", "Par ici"] {
        check_sign(phrase, &[], 3);
    }
    check_sign("Text und Fotos: Jane Doe", &["Jane Doe"], 2);
}

#[test]
fn a_tag_is_a_label_only_in_a_record() {
    let fields = format!("<title>Wall waits</title>\n<url>a.example</url>\n<text>{TEXT}</text>");
    let record = article(&format!("<doc>\n{fields}\n</doc>\n"));
    assert_eq!(record.headline.as_deref(), Some("Wall waits"));
    assert_eq!(record.extra.get("url").map(|it| &**it), Some("a.example"));
    assert_eq!(record.body, [TEXT]);
    let set = format!("<doc>\n<title>Wall waits</title>\n<p>{TEXT}</p>\n<p>{TEXT}</p>\n</doc>");
    assert_eq!(article(&set).body, [TEXT, TEXT]);
    assert_eq!(article(&format!("<chart>\n{fields}\n\n{TEXT}\n")).extra.len(), 0);
    for words in [
        "<strong>Keep it short.</strong> That was the advice.",
        "<B>Nobody was hurt</B>, the mayor said.",
    ] {
        let set = format!(
            "<doc>\n<title>Wall waits</title>\n<text>\n<p>{TEXT}</p>\n<p>{words}</p>\n{words}\n</text>\n</doc>"
        );
        let found = article(&set);
        assert_eq!((found.body.last().map(|it| &**it), found.extra.len()), (Some(words), 0));
    }
}

#[test]
fn a_by_behind_a_label_is_no_name() {
    check_author("By Jane Doe", &["Jane Doe"], &[]);
    check_author("De la Cruz", &["De la Cruz"], &[]);
    check_author("Od redakcji", &["Od redakcji"], &[]);
}

#[test]
fn the_dateline_behind_the_label_of_the_text_credits_its_agency() {
    let found = labelled(&format!("Date: 5 May 2021\nText: LISBON (Reuters) - {TEXT}"));
    assert_eq!(found.source, ["Reuters"]);
    assert_eq!(found.body.len(), 3);
    assert!(found.body.first().is_some_and(|first| first.starts_with("LISBON (Reuters) - ")));
    let plain = labelled(&format!("Date: 5 May 2021\nText: {TEXT}"));
    assert_eq!((plain.source.len(), plain.body.len()), (0, 3));
}

#[test]
fn the_edition_below_the_date_of_an_export_is_no_name() {
    let block = |title: &str| {
        format!(
            "{title}\n\nThe Harbour Courier\n\nMarch 4, 2024 Monday\n\nFinal Edition\n\n\
             Copyright 2024 The Harbour Courier All Rights Reserved\n\nSection: NEWS; Pg. 1\n\n\
             Length: 48 words\n\nBody\n\n\n{TEXT}\n\n{TEXT}\n\n\n\
             Load-Date: March 5, 2024\n\n\nEnd of Document\n\n\n"
        )
    };
    let found = articles(&format!(
        "{}{}",
        block("Storm tears at the harbour wall"),
        block("Harbour wall waits for spring")
    ));
    assert_eq!(found.len(), 2);
    for article in found {
        assert_eq!(article.outlet.as_deref(), Some("The Harbour Courier"));
        assert!(article.byline.is_empty(), "{:?}", article.byline);
    }
}
