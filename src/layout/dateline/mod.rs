//! The place, day and agency that open the first paragraph:
//! `LISBON, March 4 (Reuters) - …`, `МОСКВА, 8 июн — РИА Новости.`,
//! `(서울=연합뉴스) …`, `新华社北京12月4日电`, `به گزارش ایسنا، …`.

mod day;
mod opens;
mod place;
mod sign;
mod site;

use std::iter;
use std::ops::Range;

use super::label::trimmed;
use super::names;
use super::shape::{is_cjk, start};
use crate::date;
use crate::language::{Word, is_alphabetic, phrase_ends, stands_for};
pub(super) use day::day;
pub(super) use opens::{names_agency, opens};
pub(super) use place::is_place_line;
use place::{is_dated_place, is_place, places_end};
pub(super) use sign::{is_agency, signed, trailing};
pub(super) use site::opens_with_dash;

/// What a dateline states; the ranges count in the paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// All of it, with brackets and the dash behind.
    pub(super) range: Range<usize>,
    /// The agencies that it credits.
    pub(super) agencies: Vec<Range<usize>>,
    /// The reporters that it names: `박도현 기자 =`, `（记者 王晓雨、李建国）`.
    pub(super) reporters: Vec<Range<usize>>,
}

/// A dateline ends within this many bytes.
const LONGEST: usize = 160;

/// Reads the dateline at the start of a paragraph.
pub(super) fn read(text: &str) -> Option<Dateline> {
    let head = head(text);
    match head.chars().next()? {
        '(' | '（' | '[' | '［' | '【' | '〔' => boxed(head).or_else(|| bracketed(head)),
        c if is_cjk(c) => chinese(head).or_else(|| bracketed(head)),
        _ => bracketed(head)
            .or_else(|| site::read(head))
            .or_else(|| dashed(head))
            .or_else(|| attributed(head)),
    }
}

impl Dateline {
    /// Are all its agencies those of the table?
    fn is_known(&self, text: &str) -> bool {
        !self.agencies.is_empty() && self.agencies.iter().all(|agency| is_agency(text, agency))
    }
}

/// The first bytes of a paragraph.
fn head(text: &str) -> &str {
    start(text, LONGEST)
}

/// Is the text an agency of the table, or several between slashes?
pub(super) fn agencies(text: &str, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let parts = names::list(text, range);
    let known = !parts.is_empty()
        && parts
            .iter()
            .all(|part| text.get(part.clone()).is_some_and(|name| stands_for(name, Word::Agency)));
    known.then_some(parts)
}

/// `(서울=연합뉴스) 박도현 기자 = …`, `【ロンドン＝ロイター】`, `【ソウル共同】`: place and
/// agency in one bracket at the very start.
fn boxed(head: &str) -> Option<Dateline> {
    let open = head.chars().next()?;
    let close = match open {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    };
    let start = open.len_utf8();
    let end = start + head.get(start..)?.find(close).filter(|at| *at <= 60)?;
    let agency = boxed_agency(head, start, end)?;
    let after = end + close.len_utf8();
    // `【AFP＝時事】`: another agency in the place's stead.
    let beside = trimmed(head, start..agency.start);
    let beside = beside.start..start + head.get(beside)?.trim_end_matches(['=', '＝', ' ']).len();
    let other = Some(beside).filter(|beside| is_agency(head, beside));
    let reporter = head.get(after..).and_then(|rest| {
        let end = rest.find('=').filter(|end| *end <= 60)?;
        let role = rest.get(..end)?.trim_end().rfind(char::is_whitespace)?;
        let named = stands_for(rest.get(role..end)?.trim(), Word::Role);
        named.then(|| (trimmed(head, after..after + role), after + end + 1))
    });
    let end = reporter.as_ref().map_or(after, |(_, end)| *end);
    Some(Dateline {
        range: 0..end,
        agencies: other.into_iter().chain([agency]).collect(),
        reporters: reporter.into_iter().map(|(name, _)| name).collect(),
    })
}

/// The agency of a bracket: behind an equals sign or a space, or the known
/// agency that the bracket ends with.
fn boxed_agency(head: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let inner = head.get(start..end)?;
    if let Some(at) = inner.find(['=', '＝']) {
        let mark = inner.get(at..)?.chars().next()?;
        let name = trimmed(head, start + at + mark.len_utf8()..end);
        let short =
            head.get(name.clone())?.chars().count() <= 12 && !head.get(name.clone())?.contains(' ');
        return (short && !name.is_empty()).then_some(name);
    }
    let starts = inner.char_indices().map(|(at, _)| start + at);
    starts
        .rev()
        .take(8)
        .filter(|at| head.get(*at..end).is_some_and(|name| stands_for(name, Word::Agency)))
        .last()
        .map(|at| at..end)
}

/// `LISBON, March 4 (Reuters) - `, `Madrid, 25 may (EFE).-`, `(AFP) — `.
fn bracketed(head: &str) -> Option<Dateline> {
    // The first byte of the full-width bracket is that of few other characters.
    memchr::memchr3(b'(', b'/', "（".as_bytes()[0], head.as_bytes())?;
    let is_open = |at: usize, c: char| {
        // `/ТАСС/`: slashes, of which the first stands behind a space or a year.
        let opens = || {
            let (before, behind) = head.split_at_checked(at)?;
            let year = before.ends_with(|c: char| c.is_ascii_digit())
                && behind.get(1..)?.starts_with(is_alphabetic);
            (before.ends_with(' ') || year).then_some(())
        };
        matches!(c, '(' | '（') || c == '/' && opens().is_some()
    };
    let (open, mark) = head.char_indices().find(|(at, c)| is_open(*at, *c))?;
    let inner = open + mark.len_utf8();
    let closes: &[char] = if mark == '/' { &['/'] } else { &[')', '）'] };
    let close = inner + head.get(inner..)?.find(closes)?;
    let place = head.get(..open)?;
    let dated = || is_dated_place(place);
    if !is_place(place) && !dated() {
        return None;
    }
    // `2024/Reuters/`: glued to a year, the slash needs the rest of a dateline.
    let behind_year = mark == '/' && place.ends_with(|c: char| c.is_ascii_digit());
    if behind_year && !(dated() && is_dash_next(head.get(close + 1..)?)) {
        return None;
    }
    let name_end =
        dated_agency_end(head, inner, close).filter(|_| place.is_empty() || place.ends_with("--"));
    let agencies = agencies(head, inner..name_end.unwrap_or(close)).or_else(|| {
        // An agency that the table does not know stands in capitals.
        let name = head.get(inner..close)?;
        let short = (2..=8).contains(&name.chars().count()) && name.chars().all(char::is_uppercase);
        short.then(|| iter::once(inner..close).collect())
    })?;
    let close_len = head.get(close..)?.chars().next()?.len_utf8();
    let after = close + close_len;
    let after = after + day_before_slash(head.get(after..)?).filter(|_| mark == '/').unwrap_or(0);
    let rest = head.get(after..)?;
    let dash = rest
        .char_indices()
        .take_while(|(at, c)| {
            *at < 6
                && (c.is_whitespace()
                    || matches!(c, '.' | '-' | '–' | '—' | '−' | '_' | ':' | '=' | '/'))
        })
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    let marked = rest.get(..dash)?.contains(['-', '–', '—', '−', '_', ':', '=', '/'])
        || rest.trim_matches(['.', ' ']).is_empty();
    let known = stands_for(head.get(inner..close)?.trim(), Word::Agency);
    // `(CNN)The council …`: copied from a page, the dash has gone.
    let glued = rest.starts_with(char::is_uppercase);
    (marked || known && (glued || !place.trim().is_empty())).then(|| Dateline {
        range: 0..after + dash,
        agencies,
        reporters: Vec::new(),
    })
}

fn is_dash_next(rest: &str) -> bool {
    rest.trim_start().starts_with(['-', '–', '—', '−'])
}

/// Where the agency ends in `(Marketwire - May 22, 2012)`.
fn dated_agency_end(head: &str, start: usize, end: usize) -> Option<usize> {
    let (name, day) = head.get(start..end)?.split_once(" - ")?;
    is_day(day).then_some(start + name.len())
}

/// How far the day reaches behind an agency, slash included: `/ ACCESSWIRE / May 22,
/// 2025 / `.
fn day_before_slash(rest: &str) -> Option<usize> {
    let (day, _) = rest.split_once('/').filter(|(day, _)| day.len() <= 40)?;
    is_day(day).then_some(day.len() + 1)
}

/// Is this a full day and nothing else?
fn is_day(text: &str) -> bool {
    date::read(text, None).is_some_and(|day| day.date.is_some() && day.unexplained == 0)
}

/// `МОСКВА, 8 июн — РИА Новости.`, `STRASBOURG AA`, `PARIS, AFP - `.
fn dashed(head: &str) -> Option<Dateline> {
    // Place first, then the agency, up to a full stop, a dash or the line end.
    let near = start(head, places_end(head) + LONGEST_AGENCY);
    // The bytes that a bound begins with, E2 the long dashes'.
    let bytes = near.bytes().enumerate();
    let marks = bytes.filter(|(_, byte)| matches!(byte, b'.' | b'-' | b':' | b'|' | 0xE2));
    let bounds = marks.map(|(at, _)| at).filter(|at| match near.get(*at..) {
        Some(rest) if rest.starts_with('-') => near.get(..*at).is_some_and(|it| it.ends_with(' ')),
        Some(rest) => rest.starts_with(['.', '—', '–', ':', '|']),
        None => false,
    });
    let all = (near.len() == head.len()).then_some(head.len());
    for end in bounds.chain(all).take(6) {
        let part = head.get(..end)?.trim_end();
        if part.len() > 80 {
            return None;
        }
        let Some(start) = last_agency(part) else { continue };
        let place = part.get(..start)?.trim_end_matches([' ', ',', '—', '–', '-', '/', '|']);
        if place.is_empty() && end == head.len() || !is_place(place) {
            return None;
        }
        let mark = head.get(end..)?.chars().next().map_or(0, char::len_utf8);
        return Some(Dateline {
            range: 0..end + mark,
            agencies: iter::once(start..part.len()).collect(),
            reporters: Vec::new(),
        });
    }
    None
}

/// No agency's name is longer than this, in bytes, with what stands around it.
const LONGEST_AGENCY: usize = 72;

/// Where the agency that ends this text begins: with one of its last words.
fn last_agency(part: &str) -> Option<usize> {
    let mut next = None;
    let starts = part.char_indices().rev().filter_map(|(at, c)| {
        let behind = next.replace((at, c)).filter(|(_, c)| is_alphabetic(*c));
        let parts = matches!(c, ' ' | ',' | '—' | '–' | '/' | '-');
        behind.map(|(at, _)| at).filter(|_| parts)
    });
    let first = part.chars().next().filter(|c| !c.is_whitespace()).map(|_| 0);
    starts
        .chain(first)
        .take(4)
        .find(|at| part.get(*at..).is_some_and(|name| stands_for(name, Word::Agency)))
}

/// `据新华社北京12月4日电`, `新华社北京…电`, `中新社…电`.
fn chinese(head: &str) -> Option<Dateline> {
    let start =
        if head.starts_with('据') || head.starts_with('據') { '据'.len_utf8() } else { 0 };
    let wire = head.get(start..)?.find(['电', '電', '讯', '訊']).filter(|at| *at <= 60)?;
    let agency = head
        .get(start..start + wire)?
        .char_indices()
        .map(|(at, c)| start + at + c.len_utf8())
        .take(8)
        .filter(|end| head.get(start..*end).is_some_and(|name| stands_for(name, Word::Agency)))
        .last()?;
    let end = start + wire + '电'.len_utf8();
    let reporters = reporters(head, end);
    Some(Dateline { range: 0..end, agencies: iter::once(start..agency).collect(), reporters })
}

/// The reporters that a bracket near the start names: `（记者 王晓雨、李建国）`.
pub(super) fn reporters(text: &str, from: usize) -> Vec<Range<usize>> {
    let found = || {
        let head = head(text);
        memchr::memchr2(b'(', "（".as_bytes()[0], head.as_bytes())?;
        let open = from + head.get(from..)?.find(['（', '('])?;
        let inner = open + head.get(open..)?.chars().next()?.len_utf8();
        let close = inner + head.get(inner..)?.find(['）', ')']).filter(|at| *at <= 60)?;
        let ends =
            head.get(inner..close)?.char_indices().map(|(at, c)| inner + at + c.len_utf8()).take(6);
        let role = ends
            .filter(|end| head.get(inner..*end).is_some_and(|word| stands_for(word, Word::Role)))
            .last()?;
        Some(names::unspaced(head, role..close))
    };
    found().unwrap_or_default()
}

/// `به گزارش ایسنا، …`: `according to`, the agency, a comma.
fn attributed(head: &str) -> Option<Dateline> {
    // Nearly no text opens with such a phrase: the comma is looked for behind one.
    let mut phrases = phrase_ends(head, &[Word::Credit], 4, char::is_whitespace).peekable();
    phrases.peek()?;
    let end = head.find(['،', ',', '؛'])?;
    let part = head.get(..end).filter(|part| part.chars().count() <= 50)?;
    let start = phrases.find_map(|at| {
        let name = part.get(at..)?.trim_start();
        stands_for(name, Word::Agency).then(|| end - name.len())
    })?;
    Some(Dateline {
        range: 0..end + 1,
        agencies: iter::once(start..end).collect(),
        reporters: Vec::new(),
    })
}
