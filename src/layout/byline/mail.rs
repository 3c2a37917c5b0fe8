//! A name with an address of mail in brackets behind it, as Korean papers sign.

use super::Byline;
use crate::language::{Word, stands_for};
use crate::layout::names;

/// What stands before the address: `김해령 기자 < haeryeong@paper.example >`.
pub(in crate::layout) fn before(text: &str) -> Option<&str> {
    // Nearly no line has one.
    memchr::memchr(b'@', text.as_bytes())?;
    let inner = text.trim_end().strip_suffix(['>', ')', ']'])?;
    let (name, address) = inner.rsplit_once(['<', '(', '['])?;
    let address = address.trim();
    let alone = address.contains('@') && !address.contains(char::is_whitespace);
    Some(name.trim_end()).filter(|name| alone && !name.is_empty())
}

/// `임승창기자`: the role glued to the name, to be believed only beside an address.
pub(super) fn glued_role(text: &str) -> Option<Byline> {
    let is_role = |at: &usize| text.get(*at..).is_some_and(|it| stands_for(it, Word::Role));
    let role = text.char_indices().map(|(at, _)| at).skip(1).find(is_role)?;
    let named = text.get(..role).is_some_and(names::is_unspaced_name);
    named.then(|| Byline { names: std::iter::once(0..role).collect(), agencies: Vec::new() })
}
