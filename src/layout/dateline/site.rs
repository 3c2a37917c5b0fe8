//! Datelines that name the site of the outlet, as papers on the web set them:
//! `TEMPO.CO, Jakarta - …`, `JAKARTA, KOMPAS.com – …`.

use super::place::is_place;
use super::{Dateline, bracketed, head};
use crate::language::is_alphanumeric;
use crate::layout::label::trimmed;
use crate::layout::outlet;
use crate::layout::shape::start;

/// A site, a place and what stands between them are no longer, in bytes.
const LONGEST: usize = 70;

/// A place has no more words.
const PLACE: usize = 4;

/// Reads the site, alone or beside a place, up to a dash between spaces. Behind the
/// dash a sentence begins: in `Booking.com - the Dutch site - …` none does.
pub(super) fn read(head: &str) -> Option<Dateline> {
    let near = start(head, LONGEST);
    // Nearly no text has a full stop within its first words.
    memchr::memchr(b'.', near.as_bytes())?;
    let end = [" -", " –", " —"].iter().filter_map(|dash| near.find(dash)).min()?;
    let dash = near.get(end..)?.chars().take_while(|c| matches!(c, ' ' | '-' | '–' | '—'));
    let after = end + dash.map(char::len_utf8).sum::<usize>();
    let spaced = near.get(..after)?.ends_with(' ');
    let letter = head.get(after..)?.chars().find(|c| is_alphanumeric(*c));
    if !spaced || letter.is_some_and(char::is_lowercase) {
        return None;
    }
    let (first, second) = match near.get(..end)?.find(',') {
        Some(at) => (trimmed(near, 0..at), Some(trimmed(near, at + 1..end))),
        None => (0..end, None),
    };
    let text = |range: &std::ops::Range<usize>| near.get(range.clone()).unwrap_or_default();
    let (site, place) = match second {
        Some(second) if is_site(text(&second)) => (second, Some(first)),
        second => (first, second),
    };
    let placed = place.is_none_or(|place| {
        let place = text(&place);
        is_place(place) && (1..=PLACE).contains(&place.split_whitespace().count())
    });
    (placed && is_site(text(&site))).then(|| Dateline {
        range: 0..after,
        agencies: [site].into(),
        reporters: Vec::new(),
    })
}

/// Does a text open with a dateline that a dash ends, so that it is no line
/// within a paragraph? A sentence can name an agency too, but not so.
pub(in crate::layout) fn opens_with_dash(text: &str) -> bool {
    let head = head(text);
    let ends = |found: &Dateline| {
        head.get(found.range.clone())
            .is_some_and(|dateline| dateline.trim_end().ends_with(['-', '–', '—', '−']))
    };
    bracketed(head).filter(ends).or_else(|| read(head)).is_some()
}

/// A name of the web that is no `St.Louis`: its last part is in one case.
fn is_site(text: &str) -> bool {
    let last = text.rsplit('.').next().unwrap_or_default();
    let one_case = |is: fn(&u8) -> bool| last.as_bytes().iter().all(is);
    outlet::is_domain(text)
        && (one_case(u8::is_ascii_lowercase) || one_case(u8::is_ascii_uppercase))
}
