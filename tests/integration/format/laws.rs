//! The laws over random records: ten thousand cases each.

use newsclip::{Article, Format};
use proptest::collection::vec;
use proptest::prelude::{prop_assert_eq, proptest};

use super::random::{article, line};
use crate::cases::cases;
use crate::properties::formats::{check_records, written};
use crate::properties::markdown::check_rendered;
use crate::properties::yaml::check_front_matter;

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn each_format_gives_the_records_back(articles in vec(article(), 0..3)) {
        check_records(&articles);
    }

    #[test]
    fn ndjson_and_json_say_the_same_in_the_same_order(article in article()) {
        let value = |format| {
            let text = written(format, std::slice::from_ref(&article));
            serde_json::from_str::<serde_json::Value>(&text).unwrap().to_string()
        };
        prop_assert_eq!(value(Format::Ndjson), value(Format::Json));
    }

    #[test]
    fn every_renderer_shows_the_record(article in article()) {
        check_rendered(&article);
    }

    #[test]
    fn every_renderer_shows_a_long_paragraph(paragraph in line(40)) {
        check_rendered(&Article { body: vec![paragraph.into()], ..Article::default() });
    }

    #[test]
    fn yaml_readers_agree_on_the_front_matter(article in article()) {
        check_front_matter(&article);
    }
}
