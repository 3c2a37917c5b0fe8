//! The pipeline: a document in, articles and remarks out.

use crate::article::{Article, Field};
use crate::date::DateOrder;
use crate::diagnostic::{Diagnostic, Problem};
use crate::document::{Document, Span};
use crate::layout::{self, Cut, Layout, Separator};
use crate::resolve::{remarks, resolve};

/// What a caller can decide beforehand; the default decides nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Do not recognise the layout: it is this one.
    pub layout: Option<Layout>,
    /// How to read a numeric date that has two readings.
    pub date_order: Option<DateOrder>,
    /// Lines with which articles begin: each part is read by itself.
    pub split: Option<Separator>,
}

/// What [`parse`] found in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed<'d> {
    /// The layout that was recognised or asked for.
    pub layout: Layout,
    /// The articles, in input order. For one that has a header only, or nothing
    /// that reads like an article, there is an error instead.
    pub articles: Vec<Found<'d>>,
    /// What was lost, guessed or not stated, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// An article and the places of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'d> {
    /// The record.
    pub article: Article<'d>,
    /// Where its values stand, in input order.
    pub places: Vec<Place>,
    /// All that it takes up, from the line that begins it to its last.
    pub whole: Span,
}

/// Where one value stands, and why it is taken for what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The field of the record.
    pub field: Field,
    /// The value itself: its text, white space folded, is the value.
    pub value: Span,
    /// All that it takes up: the value with its label, bullet and decoration.
    pub whole: Span,
    /// The evidence, in words for `explain`.
    pub why: &'static str,
}

/// Finds the articles of a document. Never fails: what is lost or guessed is a
/// diagnostic.
pub fn parse<'d>(document: &'d Document<'_>, options: &Options) -> Parsed<'d> {
    if document.is_crowded() {
        return crowded(document, options);
    }
    let cut = layout::cut_whole(document, options);
    let mut parsed = resolved(document, &cut);
    if cut.articles.is_empty() {
        // Nothing but what stands between articles.
        let worded = document.lines().iter().any(|line| !line.is_blank());
        let problem = if worded { Problem::NoArticle } else { Problem::Empty };
        parsed.diagnostics.push(about_the_text(problem));
    }
    parsed
}

/// What there is to say of a text of more lines than are looked at.
fn crowded<'d>(document: &Document<'_>, options: &Options) -> Parsed<'d> {
    let span = document.trim(Span::new(0, document.text().len()));
    let problem = if span.is_empty() { Problem::Empty } else { Problem::TooManyLines };
    let mut diagnostics: Vec<_> = document.encoding_remarks().collect();
    let whole = if span.is_empty() { Span::new(0, 0) } else { span };
    diagnostics.push(Diagnostic { span: whole, problem });
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    let layout = options.layout.unwrap_or(Layout::Masthead);
    Parsed { layout, articles: Vec::new(), diagnostics }
}

/// What the pieces of a document mean.
pub(crate) fn resolved<'d>(document: &'d Document<'_>, cut: &Cut) -> Parsed<'d> {
    let mut articles = Vec::with_capacity(cut.articles.len());
    let mut diagnostics = remarks(document, &cut.outside);
    for article in &cut.articles {
        let (found, said) = resolve(document, &article.pieces, article.announced);
        articles.extend(found);
        diagnostics.extend(said);
    }
    diagnostics.splice(0..0, document.encoding_remarks());
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    Parsed { layout: cut.layout, articles, diagnostics }
}

/// Something that is said of a text as a whole.
pub(crate) const fn about_the_text(problem: Problem) -> Diagnostic {
    Diagnostic { span: Span::new(0, 0), problem }
}
