//! One paragraph as one Markdown paragraph, and back.
//!
//! No crate does this right (comrak's and pulldown-cmark-to-cmark's writers
//! leave backslashes in bare URLs, mdast_util_to_markdown panics on non-ASCII
//! text), so the rules stand here, each found by trying renderers, and the tests
//! hold them against pulldown-cmark, comrak, markdown-rs, commonmark.js,
//! markdown-it and Pandoc.

use super::link;

/// What a mark needs so that renderers show it.
enum Guard {
    /// Nothing: it is text where it stands.
    None,
    /// A backslash before it.
    Backslash,
    /// An entity in its place, where a backslash does not help: the program
    /// in question looks for the mark before it reads Markdown.
    Entity(&'static str),
    /// Its URL, from and to, in angle brackets.
    Link(usize, usize),
}

/// The bytes that [`guard`] has a rule for.
const MARKS: [bool; 256] = {
    // The last is the first byte of U+FEFF, and of wide punctuation.
    let marks = b"/\\`*[]|_!<&#~^${}%=+:.)>-\t\xEF";
    let mut table = [false; 256];
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// Appends the text, which is one trimmed line without control characters
/// other than TAB, so that Markdown renders it as it is: at the start of a
/// paragraph, of a heading or of a list entry.
pub(super) fn escape(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let list_mark = list_mark(bytes);
    // One dollar is a price; two may be mathematics.
    let dollars = memchr::memchr_iter(b'$', bytes).nth(1).is_some();
    let (mut copied, mut at) = (0, 0);
    while let Some(step) = bytes[at..].iter().position(|byte| MARKS[usize::from(*byte)]) {
        at += step;
        let guard = match bytes[at] {
            b'$' if dollars => Guard::Backslash,
            _ if list_mark == Some(at) => Guard::Backslash,
            _ => guard(text, at),
        };
        match guard {
            Guard::None => at += 1,
            Guard::Backslash => {
                out.extend_from_slice(&bytes[copied..at]);
                out.push(b'\\');
                copied = at;
                at += 1;
            }
            Guard::Entity(entity) => {
                out.extend_from_slice(&bytes[copied..at]);
                out.extend_from_slice(entity.as_bytes());
                // It stands for one character.
                at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                copied = at;
            }
            Guard::Link(start, end) => {
                out.extend_from_slice(&bytes[copied..start]);
                out.push(b'<');
                out.extend_from_slice(&bytes[start..end]);
                out.push(b'>');
                copied = end;
                at = end;
            }
        }
    }
    out.extend_from_slice(&bytes[copied..]);
}

/// The rules, row by row: the mark at this byte.
fn guard(text: &str, at: usize) -> Guard {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1).copied();
    let previous = at.checked_sub(1).and_then(|before| bytes.get(before)).copied();
    let needed = match bytes[at] {
        b'\\' | b'`' | b'*' | b'[' | b']' | b'|' | b'~' | b'}' => true,
        // Jekyll's `{%`, which a backslash would leave as it is.
        b'{' if next == Some(b'%') => return Guard::Entity("&#123;"),
        b'{' => true,
        b'_' => !within_word(text, at),
        b'!' => next == Some(b'['),
        b'<' => return Guard::Entity("&lt;"),
        b'&' if next.is_some_and(|next| next.is_ascii_alphabetic() || next == b'#') => {
            return Guard::Entity("&amp;");
        }
        // Superscript, and Obsidian's block names.
        b'^' => return Guard::Entity("&#94;"),
        b'\t' => return Guard::Entity("&#9;"),
        // markdown-it loses it behind an address that it links.
        0xEF if bytes[at..].starts_with("\u{FEFF}".as_bytes()) => {
            return Guard::Entity("&#65279;");
        }
        // Obsidian's comments.
        b'%' if previous == Some(b'%') => return Guard::Entity("&#37;"),
        // A setext underline, a list, highlighting and insertion.
        b'=' | b'+' => at == 0 || previous == Some(bytes[at]),
        b'>' | b'-' => at == 0,
        // A heading, its closing marks, and Obsidian's tags; `C#` stays, but for
        // the end, where Pandoc takes the mark off a heading.
        b'#' => {
            bytes[at..].iter().all(|byte| *byte == b'#')
                || !character_before(text, at).is_some_and(|c| c.is_alphanumeric() || c == '_')
        }
        b':' => return colon(text, at),
        // An address without its scheme.
        b'/' => {
            next == Some(b'/')
                && !matches!(previous, Some(b':' | b'/'))
                && !link::is_shown(&bytes[at + 2..])
        }
        b'.' => ends_with_word(&bytes[..at], b"www"),
        _ => false,
    };
    if needed { Guard::Backslash } else { Guard::None }
}

pub(super) fn character_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Does the one-byte mark stand between two letters or digits?
fn within_word(text: &str, at: usize) -> bool {
    let after = text.get(at + 1..).and_then(|rest| rest.chars().next());
    let before = character_before(text, at);
    [before, after].into_iter().all(|side| side.is_some_and(char::is_alphanumeric))
}

/// Do the bytes end so, in whatever case?
pub(super) fn ends_with_word(bytes: &[u8], word: &[u8]) -> bool {
    bytes
        .len()
        .checked_sub(word.len())
        .is_some_and(|start| bytes[start..].eq_ignore_ascii_case(word))
}

/// A definition (at the start), a URL, an address or an emoji's name. GFM
/// links bare URLs and shows the backslashes in them, so a URL is linked
/// outright, or the link is broken at its colon.
fn colon(text: &str, at: usize) -> Guard {
    let bytes = text.as_bytes();
    let (before, after) = (&bytes[..at], &bytes[at + 1..]);
    if after.starts_with(b"//") {
        return link::around(text, at)
            .map_or(Guard::Backslash, |(start, end)| Guard::Link(start, end));
    }
    let named = [&b"mailto"[..], b"xmpp"].iter().any(|scheme| ends_with_word(before, scheme));
    let emoji = after
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"_+-".contains(byte)))
        .is_some_and(|length| length > 0 && after[length] == b':');
    if at == 0 || named || emoji { Guard::Backslash } else { Guard::None }
}

/// The mark that would make the paragraph a list entry: CommonMark's `1.` and
/// `1)`, Pandoc's `a.`, `iv)`, `(1)`, `(@name)` and `@name.`, before white space
/// or the end.
fn list_mark(bytes: &[u8]) -> Option<usize> {
    let open = usize::from(bytes.first() == Some(&b'('));
    let rest = &bytes[open..];
    let count = |belongs: fn(&u8) -> bool| rest.iter().take_while(|byte| belongs(byte)).count();
    let length = match rest.first()? {
        b'0'..=b'9' => count(u8::is_ascii_digit),
        b'#' if open == 1 => 1,
        b'@' => 1 + count_name(&rest[1..]),
        byte if byte.is_ascii_alphabetic() => {
            count(|byte| b"ivxlcdm".contains(&byte.to_ascii_lowercase())).max(1)
        }
        _ => return None,
    };
    let mark = rest.get(length)?;
    let closes = *mark == b')' || (*mark == b'.' && open == 0);
    let ends =
        rest.get(length + 1).is_none_or(|byte| byte.is_ascii_whitespace() || !byte.is_ascii());
    (closes && ends).then_some(open + length)
}

fn count_name(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)).count()
}

/// The text that Markdown shows for a paragraph without markup: backslashes,
/// entities and angle-bracketed URLs resolved, all else as it stands.
pub(super) fn unescape(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((plain, mark, after)) = cut(rest, ['\\', '&', '<']) {
        text.push_str(plain);
        let resolved = match mark {
            '\\' => escaped_mark(after),
            '&' => entity(after),
            _ => autolink(after).map(|(url, after)| {
                text.push_str(url);
                (None, after)
            }),
        };
        rest = match resolved {
            Some((character, after)) => {
                text.extend(character);
                after
            }
            None => {
                text.push(mark);
                after
            }
        };
    }
    text.push_str(rest);
    text
}

/// Cuts at the first of the marks: what stands before it, it, what follows.
fn cut(text: &str, marks: [char; 3]) -> Option<(&str, char, &str)> {
    let (before, from) = text.split_at(text.find(marks)?);
    let mut rest = from.chars();
    let mark = rest.next()?;
    Some((before, mark, rest.as_str()))
}

fn escaped_mark(after: &str) -> Option<(Option<char>, &str)> {
    let mut rest = after.chars();
    let mark = rest.next().filter(char::is_ascii_punctuation)?;
    Some((Some(mark), rest.as_str()))
}

/// An entity by number, or one of those that people write by hand.
fn entity(after: &str) -> Option<(Option<char>, &str)> {
    // The longest here is `#1114111;`, perhaps with zeros before it.
    let end = after.bytes().take(16).position(|byte| byte == b';')?;
    let (name, after) = (after.get(..end)?, after.get(end + 1..)?);
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "nbsp" => '\u{A0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((Some(character), after))
}

/// `scheme:…>` without white space (CommonMark 0.31, autolinks).
pub(super) fn autolink(after: &str) -> Option<(&str, &str)> {
    let ends = |c: char| matches!(c, '<' | '>') || c.is_ascii_whitespace() || c.is_ascii_control();
    let (url, after) = after.split_at(after.find(ends)?);
    let after = after.strip_prefix('>')?;
    let (scheme, _) = url.split_once(':')?;
    let is_scheme = (2..=32).contains(&scheme.len())
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    is_scheme.then_some((url, after))
}
