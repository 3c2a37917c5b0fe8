//! Records as Markdown: front matter, the headline, the paragraphs, the source.
//!
//! Any CommonMark or GFM renderer shows exactly the record's text, because
//! each block goes through one function, [`escape`]. The front matter holds
//! the whole record but the paragraphs, so that nothing is lost on the way:
//!
//! | key | field | form |
//! | --- | --- | --- |
//! | `title` | headline | string; also the `#` heading |
//! | `date` | date | plain scalar |
//! | `time`, `date_text` | the same | string |
//! | `author` | byline | list |
//! | `description` | standfirst | string |
//! | `outlet` | outlet | string |
//! | `source` | source | list; also the list that ends the article |
//! | `extra`, `provenance` | the same | mapping |
//!
//! The keys of `extra` stand within it and never beside the others: a label
//! `url` or `layout` at the top would be obeyed by Hugo and Jekyll.
//!
//! Several articles stand one after the other, each with its front matter:
//! no escaped paragraph is a lone `---`.

mod escape;
mod front_matter;
mod link;
mod read;
mod yaml;

pub(super) use read::read;

use crate::article::Article;
use escape::escape;

/// Appends the articles, an empty line between them.
pub(super) fn append(articles: &[Article<'_>], out: &mut Vec<u8>) {
    for (index, article) in articles.iter().enumerate() {
        if index > 0 {
            out.push(b'\n');
        }
        front_matter::append(article, out);
        append_body(article, out);
    }
}

fn append_body(article: &Article<'_>, out: &mut Vec<u8>) {
    if let Some(headline) = &article.headline {
        out.extend_from_slice(b"\n# ");
        escape(headline, out);
        out.push(b'\n');
    }
    for paragraph in &article.body {
        out.push(b'\n');
        escape(paragraph, out);
        out.push(b'\n');
    }
    if !article.source.is_empty() {
        out.push(b'\n');
    }
    for credit in &article.source {
        out.extend_from_slice(b"- ");
        escape(credit, out);
        out.push(b'\n');
    }
}
