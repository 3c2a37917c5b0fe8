//! The page's own lines: buttons, counters, notices, links.

use super::byline;
use super::shape::{self, Ending, Shape};
use crate::diagnostic::Furniture;
use crate::language::{
    Mark, Word, Words, is_alphabetic, is_alphanumeric, phrase_ends, stands_for, stands_for_any,
};

/// The page's own lines, by the words of the table.
pub(super) fn read(text: &str, shape: &Shape) -> Option<Furniture> {
    if is_copyright(text) {
        return Some(Furniture::Copyright);
    }
    let is_link = || is_pointed_link(text) || is_bracketed_link(text);
    if is_hashtags(text) || shape.size <= 160 && shape.ending != Ending::Stop && is_link() {
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
        .or_else(|| (is_buttons(text) || is_end_mark(text)).then_some(Furniture::Page))
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
    // `Copyrightⓒ…`: Korean papers set no blank behind the sign.
    let bare = first.split(['©', 'ⓒ']).next().unwrap_or_default();
    let word = || bare.starts_with(['C', 'c']) && stands_for(bare, Word::Copyright);
    let dated = || text.contains(['©', 'ⓒ']) || text.contains(|c: char| c.is_ascii_digit());
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

/// `Share Facebook Twitter`, `Save | Print | Email`: three of the page's words or more
/// side by side, as a bar of buttons is copied, and nothing else. Two can be a
/// headline (`Home Video`), and a single letter is none of them.
fn is_buttons(text: &str) -> bool {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '/');
    let mut rest = text.trim_matches(is_gap);
    let mut count = 0;
    while !rest.is_empty() {
        let end = if stands_for(rest, Word::Page) {
            rest.len()
        } else {
            match phrase_ends(rest, &[Word::Page], usize::MAX, is_gap).last() {
                Some(end) => end,
                None => return false,
            }
        };
        let (button, behind) = rest.split_at(end);
        if button.chars().nth(1).is_none() {
            return false;
        }
        count += 1;
        rest = behind.trim_start_matches(is_gap);
    }
    count >= 3
}

/// `- END -`, `– ENDS –`: the words that end a message, between dashes.
fn is_end_mark(text: &str) -> bool {
    const DASHES: [char; 3] = ['-', '–', '—'];
    text.starts_with(DASHES) && text.ends_with(DASHES) && stands_for(text, Mark::Ending)
}

/// `<br><br>`, `</p>`: tags that only break or set lines, and nothing else. Others can
/// be what a text about markup shows.
pub(super) fn is_markup(text: &str) -> bool {
    const NAMES: [&str; 7] = ["br", "hr", "p", "div", "span", "center", "img"];
    let is_tag = |tag: &str| {
        let name = tag.trim_matches('/').split(char::is_whitespace).next().unwrap_or_default();
        NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    let mut rest = text;
    while let Some((tag, behind)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        if !is_tag(tag) {
            return false;
        }
        rest = behind.trim_start();
    }
    rest.is_empty()
}

/// `harbour.jpg`, `673-harbour-wall-1200` alone on its line: the name of an image's file.
pub(super) fn is_image_name(text: &str) -> bool {
    let of_slug =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let is_word = |part: &&str| part.bytes().filter(u8::is_ascii_lowercase).count() >= 3;
    let parts = || text.split(['-', '_']);
    // Numbers of telephones and of books are set so, too.
    let is_slug = || {
        parts().all(of_slug)
            && parts().filter(is_word).nth(1).is_some()
            && parts().nth(3).is_some()
            && text.bytes().any(|byte| byte.is_ascii_digit())
    };
    text.len() <= 100 && !text.contains(char::is_whitespace) && (ends_as_image(text) || is_slug())
}

fn ends_as_image(path: &str) -> bool {
    const KINDS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"];
    KINDS.iter().any(|kind| {
        let end = path.len().checked_sub(kind.len()).and_then(|at| path.get(at..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(kind))
    })
}

/// `…/harbour.jpg)`: the address of an image, or what a picture left of it.
pub(super) fn is_image(text: &str) -> bool {
    // A path without a host can be what a text speaks of.
    let hosted = text.contains("://") || text.ends_with([')', ']']);
    if !hosted || !text.contains('/') || text.contains(char::is_whitespace) {
        return false;
    }
    let path = text.split('?').next().unwrap_or_default();
    ends_as_image(path.trim_end_matches([')', ']', '"', '>']))
}

/// A phrase that reserves rights, with a year or a name behind it.
fn rights_reserved(text: &str) -> bool {
    // What stands before it can be the sign of a list.
    let bare = text.trim_start_matches(|c: char| !is_alphanumeric(c));
    let spaced = byline::opening_end(bare, Word::Copyright).is_some_and(|end| end >= 12);
    let unspaced = || {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(8).skip(3);
        text.chars().next().is_some_and(shape::is_cjk)
            && ends
                .into_iter()
                .any(|end| text.get(..end).is_some_and(|start| stands_for(start, Word::Copyright)))
    };
    spaced || unspaced()
}

/// `Home » News » Politics`, `首页->科技->互联网`: the way to the page, set with angle
/// marks.
fn is_breadcrumb(text: &str) -> bool {
    let (mut parts, mut marks, mut slashes) = (0, 0, 0);
    for part in text.split([' ', '\u{A0}']) {
        parts += 1;
        marks += usize::from(matches!(part, "»" | "›" | ">" | "→" | "▸"));
        slashes += usize::from(part == "/");
    }
    marks >= 2
        // `« Not so fast »` is a quotation.
        || marks == 1 && parts <= 7 && !text.contains(['@', '«', '‹', '<'])
        // Set with arrows of two signs, also without spaces.
        || text.matches("->").count() >= 2
            && text.split("->").next().is_some_and(|first| {
                stands_for_any(first.trim(), &[Word::Page, Word::Section])
            })
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
fn is_pointed_link(text: &str) -> bool {
    /// Signs that point at what follows, or begin an item of a list.
    const POINTERS: [char; 17] = [
        '>', '»', '›', '▶', '►', '▸', '→', '➡', '\u{FE0F}', '➤', '👉', '☞', '•', '■', '●', '◆', '▼',
    ];
    const MARKS: [char; 10] = ['|', '–', '—', '-', '→', '»', '›', '>', '▶', '►'];
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || POINTERS.contains(&c));
    let pointed = rest.len() < text.len();
    let is_end = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|');
    let mut phrases = phrase_ends(rest, &[Word::Links], usize::MAX, is_end);
    pointed && stands_for(rest, Word::Links)
        || phrases.any(|end| {
            let behind = rest.get(end..).unwrap_or_default().trim_start();
            behind.starts_with(MARKS) || pointed && behind.starts_with([':', '：'])
        })
        || is_pointing(text)
        || is_more_from(text)
}

/// `MORE FROM HARBOUR LIFE`: the heading of other articles.
fn is_more_from(text: &str) -> bool {
    /// No name of a section or a paper has more words.
    const WORDS: usize = 8;
    let ends = phrase_ends(text, &[Word::Links], usize::MAX, char::is_whitespace);
    ends.last().and_then(|end| text.split_at_checked(end)).is_some_and(|(phrase, name)| {
        phrase.to_lowercase().ends_with(" from")
            && name.contains(is_alphabetic)
            && !text.contains(char::is_lowercase)
            && text.split(' ').nth(WORDS).is_none()
    })
}

/// `Watch in full ▶`: a few words that point at what opens. (`»` ends quotations.)
fn is_pointing(text: &str) -> bool {
    /// No such link has more words.
    const WORDS: usize = 8;
    let words = text.strip_suffix(['→', '▶', '►']).and_then(|text| text.strip_suffix(' '));
    words.is_some_and(|words| {
        words.ends_with(is_alphabetic) && words.split(' ').nth(WORDS).is_none()
    })
}

/// `[ READ: Ferries Stop for the Night ]`: in brackets, a word that points at another
/// article, and its title. A note of the editors is text.
fn is_bracketed_link(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inner.and_then(|inner| inner.split_once(':')).is_some_and(|(word, title)| {
        stands_for(word, Mark::Pointer) && title.contains(is_alphabetic)
    })
}

/// `#harbour #ferries`: tags and nothing else.
fn is_hashtags(text: &str) -> bool {
    let is_tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|tag| tag.chars().next().is_some_and(is_alphanumeric))
    };
    text.starts_with('#') && text.split_whitespace().all(is_tag) && text.contains(is_alphabetic)
}
