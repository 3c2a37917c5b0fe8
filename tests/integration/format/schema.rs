//! The published JSON Schema.

use newsclip::{Article, Format};
use proptest::collection::vec;
use proptest::prelude::{prop_assert_eq, proptest};
use serde_json::{Value, json};

use super::random::article;
use super::{full, written};
use crate::cases::cases;

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&newsclip::schema())
        .expect("a schema")
}

#[test]
fn the_schema_is_one() {
    assert!(jsonschema::meta::is_valid(&newsclip::schema()));
}

#[test]
fn the_properties_are_the_record_in_its_order() {
    let schema = newsclip::schema();
    let article = &schema["$defs"]["article"];
    let record = serde_json::to_value(full()).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&article["properties"]), keys(&record));
    let unstated = serde_json::to_value(Article::default()).unwrap();
    assert_eq!(article["required"], json!(keys(&unstated)));
}

#[test]
fn every_shape_of_output_is_valid() {
    let validator = validator();
    for articles in [vec![], vec![full()], vec![full(), Article::default()]] {
        let value: Value = serde_json::from_str(&written(Format::Json, &articles)).unwrap();
        assert_eq!(validator.validate(&value).map_err(|error| error.to_string()), Ok(()));
    }
}

#[test]
fn what_is_no_record_is_not_valid() {
    let validator = validator();
    let valid = serde_json::to_value(full()).unwrap();
    let changes: [(&str, Value); 12] = [
        ("date", json!("2004-05")),
        ("date", json!("2024-02-30")),
        ("time", json!("24:00")),
        ("time", json!("14:30+01:00")),
        ("headline", json!("")),
        ("headline", json!("two\nlines")),
        ("body", json!(null)),
        ("body", json!([1])),
        ("extra", json!([])),
        ("extra", json!({"a": null})),
        ("provenance", json!({})),
        ("more", json!(null)),
    ];
    for (key, value) in changes {
        let mut record = valid.clone();
        record[key] = value;
        assert!(!validator.is_valid(&record), "{record}");
    }
    for key in ["outlet", "date", "time", "body", "extra"] {
        let mut record = valid.clone();
        record.as_object_mut().unwrap().shift_remove(key);
        assert!(!validator.is_valid(&record), "{record}");
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn every_output_is_valid(articles in vec(article(), 0..3)) {
        thread_local! {
            static VALIDATOR: jsonschema::Validator = validator();
        }
        let text = written(Format::Json, &articles);
        let value: Value = serde_json::from_str(&text).unwrap();
        let result = VALIDATOR.with(|validator| {
            validator.validate(&value).map_err(|error| error.to_string())
        });
        prop_assert_eq!(result, Ok(()), "{}", text);
    }
}
