//! The page's own lines: buttons, counters, notices, links.

use super::byline;
use super::shape::{self, Ending, Shape};
use crate::diagnostic::Furniture;
use crate::language::{Word, Words, is_alphabetic, is_alphanumeric, phrase_ends, stands_for};

/// The page's own lines, by the words of the table.
pub(super) fn read(text: &str, shape: &Shape) -> Option<Furniture> {
    if is_copyright(text) {
        return Some(Furniture::Copyright);
    }
    if is_hashtags(text) || shape.size <= 160 && is_pointed_link(text, shape) {
        return Some(Furniture::Links);
    }
    if shape.size > 90 {
        return None;
    }
    let known = [
        (Word::Advertisement, Furniture::Advertisement),
        (Word::Page, Furniture::Page),
        (Word::Numbered, Furniture::Page),
        (Word::Ago, Furniture::Reader),
        (Word::Links, Furniture::Links),
        (Word::Copyright, Furniture::Copyright),
    ];
    let meaning = Words::among(text, &known.map(|(word, _)| word));
    let known = known.into_iter().find(|(word, _)| meaning.has(*word));
    known
        .map(|(_, furniture)| furniture)
        .filter(|furniture| !ends_sentence(text, shape, *furniture))
        .or_else(|| counted(text))
        .or_else(|| rights_reserved(text).then_some(Furniture::Copyright))
        .or_else(|| is_breadcrumb(text).then_some(Furniture::Links))
        .or_else(|| is_menu(text).then_some(Furniture::Page))
        .or_else(|| is_handle(text).then_some(Furniture::Contact))
}

/// `comment.`, `Facebook.`: no button has a full stop, but behind a unit (`3 min.`), and
/// no mark that has one begins in lower case; these are the last words of a broken text.
fn ends_sentence(text: &str, shape: &Shape, furniture: Furniture) -> bool {
    let button = furniture == Furniture::Page && !text.contains(char::is_numeric);
    shape.ending == Ending::Stop && (button || text.starts_with(char::is_lowercase))
}

/// `© 2024 …`, `Copyright 2008 ABC`, `(c) …`: a sign, or the word and a year (a
/// sentence about copyright is text).
fn is_copyright(text: &str) -> bool {
    let first = shape::first_word(text);
    let sign = text.starts_with(['©', 'ⓒ', '‹', '<']) && text.contains(['©', 'ⓒ'])
        || text.starts_with('©')
        || first == "(C)"
        || first.ends_with("(c)");
    let word = || first.starts_with(['C', 'c']) && stands_for(first, Word::Copyright);
    let dated = || text.contains(['©']) || text.contains(|c: char| c.is_ascii_digit());
    sign || word() && dated()
}

/// A page's word with a counter: `评论(0)`, `YORUMLAR (7)`, `댓글 0`.
fn counted(text: &str) -> Option<Furniture> {
    let without = text.trim_matches(|c: char| {
        c.is_numeric()
            || c.is_whitespace()
            || matches!(c, '(' | ')' | '（' | '）' | ':' | '：' | '[' | ']')
    });
    let counted = without.len() < text.len() && !without.is_empty();
    (counted && stands_for(without, Word::Page)).then_some(Furniture::Page)
}

/// `…/harbour.jpg)`: the address of an image, or what a picture left of it.
pub(super) fn is_image(text: &str) -> bool {
    const KINDS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"];
    if !text.contains('/') || text.contains(char::is_whitespace) {
        return false;
    }
    let path = text.split('?').next().unwrap_or_default().trim_end_matches([')', ']', '"', '>']);
    KINDS.iter().any(|kind| {
        let end = path.len().checked_sub(kind.len()).and_then(|at| path.get(at..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(kind))
    })
}

/// A phrase that reserves rights, with a year or a name behind it.
fn rights_reserved(text: &str) -> bool {
    let spaced = byline::opening_end(text, Word::Copyright).is_some_and(|end| end > 12);
    let unspaced = || {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(8).skip(3);
        text.chars().next().is_some_and(shape::is_cjk)
            && ends
                .into_iter()
                .any(|end| text.get(..end).is_some_and(|start| stands_for(start, Word::Copyright)))
    };
    spaced || unspaced()
}

/// `Home » News » Politics`: the way to the page, set with angle marks.
fn is_breadcrumb(text: &str) -> bool {
    let (mut parts, mut marks, mut slashes) = (0, 0, 0);
    for part in text.split([' ', '\u{A0}']) {
        parts += 1;
        marks += usize::from(matches!(part, "»" | "›" | ">" | "→" | "▸"));
        slashes += usize::from(part == "/");
    }
    marks >= 2
        || marks == 1 && parts <= 7
        || slashes >= 2 && !text.contains(|c: char| c.is_numeric())
}

/// `【字号：大 中 小】 【留言】`, `[Share] [Print]`: bracketed buttons in a row.
fn is_menu(text: &str) -> bool {
    let mut depth = 0_u32;
    let mut groups = 0;
    for c in text.chars() {
        match c {
            '[' | '【' => {
                depth += 1;
                groups += 1;
            }
            ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 && !c.is_whitespace() => return false,
            _ => {}
        }
    }
    groups >= 2
}

/// `Twitter@name`, `@name`: an account, and nothing else.
fn is_handle(text: &str) -> bool {
    text.split_once('@').is_some_and(|(before, name)| {
        !name.is_empty()
            && name.chars().all(|c| is_alphanumeric(c) || c == '_')
            && before.split_whitespace().count() <= 1
    })
}

/// `Lire aussi | …`, `» Lees ook: …`, `▶ Read more`: words before links, set off
/// by a mark behind them or a pointer before them. A sentence is text.
fn is_pointed_link(text: &str, shape: &Shape) -> bool {
    /// Signs that point at what follows, or begin an item of a list.
    const POINTERS: [char; 17] = [
        '>', '»', '›', '▶', '►', '▸', '→', '➡', '\u{FE0F}', '➤', '👉', '☞', '•', '■', '●', '◆', '▼',
    ];
    const MARKS: [char; 10] = ['|', '–', '—', '-', '→', '»', '›', '>', '▶', '►'];
    if shape.ending == Ending::Stop {
        return false;
    }
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || POINTERS.contains(&c));
    let pointed = rest.len() < text.len();
    let is_end = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|');
    let mut phrases = phrase_ends(rest, &[Word::Links], usize::MAX, is_end);
    pointed && stands_for(rest, Word::Links)
        || phrases.any(|end| {
            let behind = rest.get(end..).unwrap_or_default().trim_start();
            behind.starts_with(MARKS) || pointed && behind.starts_with([':', '：'])
        })
}

/// `#harbour #ferries`: tags and nothing else.
fn is_hashtags(text: &str) -> bool {
    let is_tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|tag| tag.chars().next().is_some_and(is_alphanumeric))
    };
    text.starts_with('#') && text.split_whitespace().all(is_tag) && text.contains(is_alphabetic)
}
