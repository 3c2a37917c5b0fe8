//! What the pieces of a text mean: pieces become a record and remarks.

mod date;

use std::borrow::Cow;
use std::collections::BTreeSet;

use indexmap::map::Entry;

use crate::article::{Article, Field};
use crate::diagnostic::{Diagnostic, Furniture, Problem};
use crate::document::{Document, Span};
use crate::language::{is_alphabetic, may_be_english};
use crate::layout::{Piece, Role, is_cjk, is_prose};
use crate::parse::{Found, Place};

/// What is said of a text that stands in the record already.
const REPEATED: Problem = Problem::LeftOut(Furniture::Repeated);

/// What is said of text outside the articles.
pub(crate) fn remarks(document: &Document<'_>, pieces: &[Piece]) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    for piece in pieces {
        if let Role::Remark(problem) = &piece.role {
            remark(&mut remarks, document, piece.whole, problem.clone());
        }
    }
    remarks
}

/// Makes the record of one article. There is none where the pieces hold no
/// prose, unless the layout announced an article (`announced`); then one of
/// the diagnostics is an error that says why.
pub(crate) fn resolve<'d>(
    document: &'d Document<'_>,
    pieces: &[Piece],
    announced: bool,
) -> (Option<Found<'d>>, Vec<Diagnostic>) {
    let whole = extent(pieces);
    if pieces.iter().any(|piece| piece.role == Role::Remark(Problem::TooManyLines)) {
        return (None, vec![Diagnostic { span: whole, problem: Problem::TooManyLines }]);
    }
    if !announced && let Some(problem) = not_an_article(document, pieces) {
        return (None, vec![Diagnostic { span: whole, problem }]);
    }
    let dates: Vec<_> = pieces.iter().filter(|piece| matches!(piece.role, Role::Date(_))).collect();
    let best = dates.iter().copied().max_by_key(|piece| date::rank(piece));
    let chosen = best.map(|piece| piece.value);
    let stated = best.and_then(|piece| match &piece.role {
        Role::Date(Some(reading)) => reading.date,
        _ => None,
    });
    let mut paragraphs = Vec::with_capacity(pieces.len());
    paragraphs.extend(self::paragraphs(pieces).map(|piece| piece.whole));
    let mut credited = BTreeSet::new();
    let mut article = Article::default();
    article.body.reserve_exact(paragraphs.len());
    let mut places = Vec::with_capacity(pieces.len());
    let mut remarks = Vec::new();
    for piece in pieces {
        let value = value(document, piece.value);
        let field = match &piece.role {
            Role::Remark(problem) => {
                remark(&mut remarks, document, piece.whole, problem.clone());
                continue;
            }
            // A header and a dateline can be the same line: its date is stated once.
            Role::Date(_) if chosen == Some(piece.value) && article.date_text.is_some() => continue,
            Role::Date(reading) if chosen == Some(piece.value) => {
                let settled = || is_day_first(document, pieces);
                let said = date::state(&mut article, value, reading.as_deref(), settled);
                remarks.extend(
                    said.into_iter().map(|problem| Diagnostic { span: piece.value, problem }),
                );
                Field::Date
            }
            Role::Date(reading) => {
                let date = reading.as_ref().and_then(|reading| reading.date);
                if date.is_some() && date == stated {
                    remark(&mut remarks, document, piece.whole, REPEATED);
                    continue;
                }
                remarks
                    .push(Diagnostic { span: piece.whole, problem: Problem::OtherDate { date } });
                continue;
            }
            Role::Credit if !credited.insert(value.to_lowercase()) => {
                // The dateline's agency often stands again below the text.
                if !is_within(&paragraphs, piece.whole) {
                    remark(&mut remarks, document, piece.whole, REPEATED);
                }
                continue;
            }
            Role::Byline if article.byline.contains(&value) => {
                // A page names its author beside the date and again below the text.
                if !is_within(&paragraphs, piece.whole) {
                    remark(&mut remarks, document, piece.whole, REPEATED);
                }
                continue;
            }
            role => match state(&mut article, role, value, document) {
                Some(field) => field,
                None => {
                    remarks.push(Diagnostic { span: piece.whole, problem: Problem::RepeatedLabel });
                    continue;
                }
            },
        };
        places.push(Place { field, value: piece.value, whole: piece.whole, why: piece.why });
    }
    if article.body.is_empty() {
        let span = first_line(document, whole);
        remarks.push(Diagnostic { span, problem: Problem::NoText });
    }
    // Of lines that were joined no value is borrowed.
    if article.body.iter().any(|value| matches!(value, Cow::Owned(_))) {
        remarks.extend(reflowed(document, &places));
    }
    remarks.extend(unstated(&article, first_line(document, whole)));
    (Some(Found { article, places, whole: own(pieces) }), remarks)
}

/// The paragraphs, in order.
fn paragraphs(pieces: &[Piece]) -> impl DoubleEndedIterator<Item = &Piece> {
    pieces.iter().filter(|piece| piece.role == Role::Paragraph)
}

/// Does the span lie in one of these, which stand in order?
fn is_within(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.start <= span.start);
    after.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|other| other.overlaps(span))
}

/// What an article takes up. What a list of results says of it stands apart
/// from its text, which begins at its mark.
fn own(pieces: &[Piece]) -> Span {
    let whole = extent(pieces);
    let is = |problem: Problem| move |piece: &&Piece| piece.role == Role::Remark(problem.clone());
    let listed = pieces.iter().any(|piece| is(Problem::LeftOut(Furniture::Results))(&piece));
    let mark = pieces.iter().find(is(Problem::Mark)).filter(|_| listed);
    Span::new(mark.map_or(whole.start, |mark| mark.whole.start), whole.end)
}

fn extent(pieces: &[Piece]) -> Span {
    let start = pieces.iter().map(|piece| piece.whole.start).min().unwrap_or(0);
    let end = pieces.iter().map(|piece| piece.whole.end).max().unwrap_or(0);
    Span::new(start, end)
}

/// The start of the line on which an article begins, as a place.
fn first_line(document: &Document<'_>, whole: Span) -> Span {
    let after = document.lines().partition_point(|line| line.full.start <= whole.start);
    let start = after
        .checked_sub(1)
        .and_then(|at| document.lines().get(at))
        .map_or(0, |line| line.full.start);
    Span::new(start, start)
}

/// Why these pieces are no article: no text at all, or nothing in it that
/// reads as prose; where no outlet, date, name or credit is stated either, a
/// sentence in a long list makes no article of it.
fn not_an_article(document: &Document<'_>, pieces: &[Piece]) -> Option<Problem> {
    /// A few short lines are a header; more of them are a list or a table.
    const HEADER: usize = 4;
    if pieces.is_empty() {
        return Some(Problem::Empty);
    }
    let told = pieces.iter().any(|piece| {
        !matches!(piece.role, Role::Paragraph | Role::Headline | Role::Standfirst | Role::Remark(_))
    });
    if reads_as_prose(document, pieces, told) {
        return None;
    }
    let lines = document.lines_in(extent(pieces)).iter().filter(|line| !line.is_blank()).count();
    Some(if lines < HEADER || told && is_worded(document, pieces) {
        Problem::HeaderOnly
    } else {
        Problem::NoArticle
    })
}

/// Is there a paragraph of prose, or, of a long text where not any will do, a fifth?
fn reads_as_prose(document: &Document<'_>, pieces: &[Piece], any: bool) -> bool {
    /// Recipes, line-ups and programmes have fewer lines.
    const LONG: usize = 40;
    let all: usize = paragraphs(pieces).map(|piece| piece.value.len()).sum();
    let short = any || paragraphs(pieces).nth(LONG).is_none();
    let enough = if short { 1 } else { all / 5 };
    let mut prose = 0;
    paragraphs(pieces).any(|piece| {
        if is_prose(&value(document, piece.value)) {
            prose += piece.value.len();
        }
        prose > 0 && prose >= enough
    })
}

/// Is most of the text letters, as in a header, rather than a table's numbers?
fn is_worded(document: &Document<'_>, pieces: &[Piece]) -> bool {
    let text = document.slice(extent(pieces));
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    count(is_alphabetic) > 2 * count(char::is_numeric)
}

/// Puts a value in its field; `None` where a label stands twice.
fn state<'d>(
    article: &mut Article<'d>,
    role: &Role,
    value: Cow<'d, str>,
    document: &'d Document<'_>,
) -> Option<Field> {
    fn once<'d>(
        slot: &mut Option<Cow<'d, str>>,
        value: Cow<'d, str>,
        field: Field,
    ) -> Option<Field> {
        slot.is_none().then(|| {
            *slot = Some(value);
            field
        })
    }
    match role {
        Role::Outlet => once(&mut article.outlet, value, Field::Outlet),
        Role::Headline => once(&mut article.headline, value, Field::Headline),
        Role::Standfirst => once(&mut article.standfirst, value, Field::Standfirst),
        Role::Byline => {
            article.byline.push(value);
            Some(Field::Byline)
        }
        Role::Paragraph => {
            article.body.push(value);
            Some(Field::Body)
        }
        Role::Credit => {
            article.source.push(value);
            Some(Field::Source)
        }
        Role::Extra { label } => {
            let label = self::value(document, *label);
            let Entry::Vacant(slot) = article.extra.entry(label) else { return None };
            slot.insert(value);
            Some(Field::Extra)
        }
        Role::Date(_) | Role::Remark(_) => None,
    }
}

/// Is the text in a language in which the day comes before the month?
fn is_day_first(document: &Document<'_>, pieces: &[Piece]) -> bool {
    let body = paragraphs(pieces).next().zip(paragraphs(pieces).next_back());
    body.is_some_and(|(first, last)| !may_be_english(document.slice(first.value.to(last.value))))
}

/// One remark for neighbouring lines that have the same thing said of them.
fn remark(remarks: &mut Vec<Diagnostic>, document: &Document<'_>, span: Span, problem: Problem) {
    if let Some(last) = remarks.last_mut().filter(|last| last.problem == problem) {
        let between = document.slice(Span::new(last.span.end, span.start));
        if last.span.end <= span.start && between.trim().is_empty() {
            last.span = last.span.to(span);
            return;
        }
    }
    remarks.push(Diagnostic { span, problem });
}

/// A note where lines were joined to paragraphs.
fn reflowed(document: &Document<'_>, places: &[Place]) -> Option<Diagnostic> {
    let body = places.iter().filter(|place| place.field == Field::Body);
    let (mut first, mut lines, mut paragraphs) = (None, 0, 0);
    for place in body {
        let own = document.lines_in(place.value).iter().filter(|line| !line.is_blank()).count();
        first = first.or((own > 1).then_some(place.value));
        lines += own;
        paragraphs += 1;
    }
    first.map(|span| Diagnostic { span, problem: Problem::Reflowed { lines, paragraphs } })
}

/// The fields of the record proper that the text does not state.
fn unstated(article: &Article<'_>, at: Span) -> impl Iterator<Item = Diagnostic> {
    let date = article.date_text.is_none();
    [
        (Field::Outlet, article.outlet.is_none()),
        (Field::Date, date),
        (Field::Headline, article.headline.is_none()),
        (Field::Source, article.source.is_empty()),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(move |(field, _)| Diagnostic { span: at, problem: Problem::Unstated(field) })
}

/// The text of a span as a value: line breaks become one space, or nothing
/// between CJK characters; all else stays as it stands.
fn value<'d>(document: &'d Document<'_>, span: Span) -> Cow<'d, str> {
    let text = document.slice(span);
    if document.is_one_line(span) && !document.has_rare_breaks() {
        return Cow::Borrowed(text);
    }
    let mut value = String::with_capacity(text.len());
    if document.has_rare_breaks() {
        text.split(is_break).for_each(|part| join(&mut value, part));
    } else {
        for line in document.lines_in(span) {
            let own = Span::new(line.full.start.max(span.start), line.full.end.min(span.end));
            join(&mut value, document.slice(own));
        }
    }
    Cow::Owned(value)
}

/// Appends a line to a value.
fn join(value: &mut String, line: &str) {
    let line = line.trim();
    let (Some(next), before) = (line.chars().next(), value.chars().next_back()) else { return };
    if before.is_some_and(|before| !is_seamless(before, next)) {
        value.push(' ');
    }
    value.push_str(line);
}

/// Line ends, and the control characters that stand for them.
const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Does a line break between these two stand for nothing? Between CJK
/// characters it does, and beside the quotation marks and dashes among them.
const fn is_seamless(before: char, after: char) -> bool {
    const fn mark(c: char) -> bool {
        matches!(c, '\u{2010}'..='\u{2027}')
    }
    is_cjk(before) && (is_cjk(after) || mark(after)) || mark(before) && is_cjk(after)
}
