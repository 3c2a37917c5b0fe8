//! Web addresses in a paragraph: which of them become links.

use super::escape::{character_before, ends_with_word};

/// The URL around this colon, when it is a plain web address that means the
/// same in angle brackets in every renderer.
pub(super) fn around(text: &str, colon: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let scheme = [&b"https"[..], b"http", b"ftp"]
        .into_iter()
        .find(|scheme| ends_with_word(&bytes[..colon], scheme))?;
    let start = colon - scheme.len();
    let after = colon + b"://".len();
    let rest = &bytes[after..];
    // An address within the address is not looked at twice: linear time.
    let next = memchr::memmem::find(rest, b"://").unwrap_or(rest.len());
    let length = rest[..next].iter().take_while(|byte| is_plain_in_url(**byte)).count();
    if length == next && next < rest.len() {
        return None;
    }
    // What the URL runs into: white space or a closing mark, or more of it?
    let follows = text.get(after + length..)?.chars().next();
    let more = |c: char| c.is_alphanumeric() || "|{}^\\`$[]<*".contains(c);
    if character_before(text, start).is_some_and(char::is_alphanumeric) || follows.is_some_and(more)
    {
        return None;
    }
    let body = without_trailing(&rest[..length]);
    let entity = body.contains(&b';') && body.contains(&b'&') || names_an_entity(body);
    let doubled = body.windows(2).any(|pair| pair == b"==" || pair == b"%%" || pair == b"++");
    (is_shown_as_written(body) && !entity && !doubled).then_some((start, after + body.len()))
}

fn is_plain_in_url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!'(),;=%+&".contains(&byte)
}

/// The URL without the marks at its end that belong to the sentence (GFM's rule
/// for bare URLs: closing punctuation, and a bracket that the URL does not open).
fn without_trailing(mut url: &[u8]) -> &[u8] {
    let count = |mark: u8| url.iter().filter(|byte| **byte == mark).count();
    let (opened, mut closed) = (count(b'('), count(b')'));
    while let [rest @ .., last] = url {
        match last {
            b'?' | b'!' | b'.' | b',' | b':' | b';' | b'_' | b'~' | b'\'' => {}
            b')' if closed > opened => closed -= 1,
            _ => break,
        }
        url = rest;
    }
    url
}

/// Does markdown-it show what stands behind `//` as it is written: an address up to
/// the next white space, or no address?
pub(super) fn is_shown(rest: &[u8]) -> bool {
    let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    let address = without_trailing(&rest[..end]);
    address.is_empty() || is_shown_as_written(address)
}

/// `&copy` that is not the name of a value: Pandoc takes it for an entity
/// without its semicolon.
fn names_an_entity(url: &[u8]) -> bool {
    let parts = url.split(|byte| *byte == b'&').skip(1);
    parts
        .map(|part| part.iter().find(|byte| !byte.is_ascii_alphanumeric()))
        .any(|after| after != Some(&b'='))
}

/// Does markdown-it show this address, behind its `//`, as it is written? It
/// takes an address apart and shows what it puts together again: without an
/// empty user, with the port behind the host, with letters for `%C3%A9` and for
/// `xn--` names.
fn is_shown_as_written(url: &[u8]) -> bool {
    let end = url.iter().position(|byte| b"/?#".contains(byte)).unwrap_or(url.len());
    let (authority, rest) = url.split_at(end);
    let colon = authority.iter().position(|byte| *byte == b':').unwrap_or(end);
    let (host, port) = authority.split_at(colon);
    let is_label = |label: &[u8]| {
        (1..64).contains(&label.len())
            && label.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
            && !label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"xn--"))
    };
    let is_port = match port {
        [] => true,
        [_, digits @ ..] => (1..6).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit),
    };
    host.len() < 256
        && host.split(|byte| *byte == b'.').all(is_label)
        && is_port
        && !rest.contains(&b'%')
}
