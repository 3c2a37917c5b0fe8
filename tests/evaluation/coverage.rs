//! Nothing is lost: every non-blank line is in a field or named in a diagnostic.

use newsclip::{Document, Parsed, Problem, Span};

/// What became of the lines of one text.
pub(crate) struct Coverage {
    /// Lines, from 1, of which no part is in a field or under a diagnostic.
    pub(crate) lost: Vec<usize>,
    /// Lines, from 1, of which a letter or digit is in neither.
    pub(crate) partly: Vec<usize>,
}

/// Does a diagnostic account for the text under it? One that is about the
/// whole text or about a value does not.
fn accounts(problem: &Problem) -> bool {
    !matches!(
        problem,
        Problem::Missing(_)
            | Problem::LegacyEncoding { .. }
            | Problem::UnicodeMark { .. }
            | Problem::Replaced { .. }
            | Problem::Unstated(_)
            | Problem::Reflowed { .. }
            | Problem::ArticleCount { .. }
            | Problem::WordCount { .. }
    )
}

/// Looks up every line.
pub(crate) fn coverage(document: &Document<'_>, parsed: &Parsed<'_>) -> Coverage {
    let places = parsed.articles.iter().flat_map(|found| &found.places).map(|place| place.whole);
    let named = parsed.diagnostics.iter().filter(|diagnostic| accounts(&diagnostic.problem));
    let mut spans: Vec<Span> = places.chain(named.map(|diagnostic| diagnostic.span)).collect();
    spans.sort_unstable();
    let mut coverage = Coverage { lost: Vec::new(), partly: Vec::new() };
    let mut first = 0;
    let mut reach = 0;
    for (index, line) in document.lines().iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        // Spans that end before this line end before all that follow; `first`
        // only moves over a prefix of them.
        while spans.get(first).is_some_and(|span| span.end <= line.text.start) {
            first += 1;
        }
        let touching = spans.get(first..).unwrap_or_default();
        let touching = touching.iter().take_while(|span| span.start < line.text.end);
        reach = reach.max(line.text.start);
        let mut touched = false;
        let mut whole = true;
        let has_word = |start: usize, end: usize| {
            start < end && document.slice(Span::new(start, end)).contains(char::is_alphanumeric)
        };
        for span in touching.filter(|span| span.overlaps(line.text)) {
            touched = true;
            whole &= !has_word(reach, span.start.min(line.text.end));
            reach = reach.max(span.end);
        }
        whole &= !has_word(reach, line.text.end);
        if !touched {
            coverage.lost.push(index + 1);
        } else if !whole {
            coverage.partly.push(index + 1);
        }
    }
    coverage
}
