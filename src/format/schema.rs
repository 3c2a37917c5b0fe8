//! The JSON Schema of the record.

use serde_json::{Value, json};

use crate::article::Field;
use crate::layout::Layout;

/// The JSON Schema (2020-12) that every JSON output of newsclip validates
/// against: an article, or an array of articles. Fields are only ever added.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsclip record",
        "description": "A news article, or an array of news articles.",
        "if": { "type": "array" },
        "then": { "items": { "$ref": "#/$defs/article" } },
        "else": { "$ref": "#/$defs/article" },
        "$defs": {
            "article": article(),
            "provenance": provenance(),
            "text": {
                "description": "One trimmed line, without control characters other than TAB.",
                "type": "string",
                "minLength": 1,
                "pattern": LINE
            },
            "texts": { "type": "array", "items": { "$ref": "#/$defs/text" } }
        }
    })
}

/// No control characters but TAB.
const LINE: &str = "^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f-\\u009f]*$";

/// The forms of `article::ClockTime`.
const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([+-](0[0-9]|1[0-4]):[0-5][0-9])?)?$";

fn article() -> Value {
    json!({
        "type": "object",
        "required": [
            "outlet", "date", "time", "date_text", "headline", "standfirst",
            "byline", "body", "source", "extra"
        ],
        "additionalProperties": false,
        "properties": {
            "outlet": optional("The newspaper, agency or site that published the text."),
            "date": {
                "description": "The full day of publication, in the Gregorian calendar.",
                "type": ["string", "null"],
                "format": "date",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            },
            "time": {
                "description": "The time of day, as far as the text states it.",
                "type": ["string", "null"],
                "pattern": TIME
            },
            "date_text": optional("The date as it stands in the input."),
            "headline": optional("The title of the article."),
            "standfirst": optional("The summary under the headline."),
            "byline": texts("Who wrote it, one entry a name."),
            "body": texts("The paragraphs, in order."),
            "source": texts("Whom the article credits: agencies, other outlets, URLs."),
            "extra": {
                "description": "Labelled lines that have no field of their own, in input order.",
                "type": "object",
                "propertyNames": { "pattern": LINE },
                "additionalProperties": { "type": "string", "pattern": LINE }
            },
            "provenance": { "$ref": "#/$defs/provenance" }
        }
    })
}

fn optional(description: &str) -> Value {
    json!({
        "description": description,
        "anyOf": [{ "$ref": "#/$defs/text" }, { "type": "null" }]
    })
}

fn texts(description: &str) -> Value {
    json!({ "description": description, "$ref": "#/$defs/texts" })
}

fn provenance() -> Value {
    let layouts = Layout::ALL.map(Layout::name);
    let fields = Field::ALL.map(Field::name);
    json!({
        "description": "Where the values stand in the input; only on request. Byte ranges and \
                        lines count in the text decoded to UTF-8, without a byte order mark, and \
                        repaired where that was asked for.",
        "type": "object",
        "required": ["input", "sha256", "article", "layout", "fields"],
        "additionalProperties": false,
        "properties": {
            "input": { "description": "The input as the user named it.", "type": "string" },
            "sha256": {
                "description": "SHA-256 of the input's bytes.",
                "type": "string",
                "pattern": "^[0-9a-f]{64}$"
            },
            "article": {
                "description": "Which article of the input this is, from 1.",
                "type": "integer",
                "minimum": 1
            },
            "layout": { "description": "How the text is laid out.", "enum": layouts },
            "bytes": {
                "description": "All that the article takes up: first byte and the byte after the last.",
                "type": "array",
                "items": { "type": "integer", "minimum": 0 },
                "minItems": 2,
                "maxItems": 2
            },
            "lines": {
                "description": "The first and the last line of that.",
                "type": "array",
                "items": { "type": "integer", "minimum": 1 },
                "minItems": 2,
                "maxItems": 2
            },
            "fields": {
                "description": "Where each value stands, in input order.",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "bytes", "line"],
                    "additionalProperties": false,
                    "properties": {
                        "field": { "enum": fields },
                        "bytes": {
                            "description": "First byte and the byte after the last, in the decoded \
                                            text.",
                            "type": "array",
                            "items": { "type": "integer", "minimum": 0 },
                            "minItems": 2,
                            "maxItems": 2
                        },
                        "line": { "type": "integer", "minimum": 1 }
                    }
                }
            }
        }
    })
}
