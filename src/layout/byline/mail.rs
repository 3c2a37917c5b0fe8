//! A name with an address of mail in brackets behind it, as Korean papers sign.

use super::Byline;
use crate::language::{Word, stands_for};
use crate::layout::names;

/// What stands before the address: `김해령 기자 < haeryeong@paper.example >`.
pub(in crate::layout) fn before(text: &str) -> Option<&str> {
    // Nearly no line has one.
    memchr::memchr(b'@', text.as_bytes())?;
    let text = text.trim_end();
    let Some(inner) = text.strip_suffix(['>', ')', ']']) else { return before_bare(text) };
    let (name, address) = inner.rsplit_once(['<', '(', '['])?;
    let address = address.trim();
    let alone = address.contains('@') && !address.contains(char::is_whitespace);
    Some(name.trim_end()).filter(|name| alone && !name.is_empty())
}

/// `한정호 기자jhh@paper.example`: an address that needs no bracket, as nothing of the
/// name is in its letters.
fn before_bare(text: &str) -> Option<&str> {
    let name = text.trim_end_matches(|c: char| c.is_ascii_graphic());
    let address = text.get(name.len()..)?;
    let alone = address.matches('@').count() == 1 && !address.starts_with('@');
    let uncased = name.trim_end().ends_with(|c: char| !c.is_ascii());
    Some(name.trim_end()).filter(|_| alone && uncased)
}

/// `주미희`: a Korean or Chinese name, to be believed only beside an address.
pub(super) fn bare_name(text: &str) -> Option<Byline> {
    let whole = std::iter::once(0..text.len());
    names::is_unspaced_name(text).then(|| Byline { names: whole.collect(), agencies: Vec::new() })
}

/// `임승창기자`: the role glued to the name, to be believed only beside an address.
pub(super) fn glued_role(text: &str) -> Option<Byline> {
    let is_role = |at: &usize| text.get(*at..).is_some_and(|it| stands_for(it, Word::Role));
    let role = text.char_indices().map(|(at, _)| at).skip(1).find(is_role)?;
    let named = text.get(..role).is_some_and(names::is_unspaced_name);
    named.then(|| Byline { names: std::iter::once(0..role).collect(), agencies: Vec::new() })
}
