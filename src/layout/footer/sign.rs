//! Signs below the text: an agency's name, initials, a name.

use std::ops::Range;

use super::{agencies, bylines, named, within};
use crate::language::{Word, is_alphabetic, stands_for, stands_for_any};
use crate::layout::outlet::{self, Evidence};
use crate::layout::shape::{Case, Ending, Shape, first_word};
use crate::layout::survey::{Kind, Row};
use crate::layout::{Piece, Role, byline, dateline, names};

/// The agencies of a row that is nothing else, or a [`sign`].
pub(super) fn agencies_or_sign(row: &Row<'_>) -> Option<Vec<Piece>> {
    let agencies = agencies(row, "an agency alone below the text");
    if !agencies.is_empty() {
        return Some(agencies);
    }
    let mailed = row.byline.as_deref().filter(|_| byline::before_mail(row.text).is_some());
    match mailed {
        Some(names) => Some(bylines(row, Some(names), "a name with an address of mail")),
        None => sign(row),
    }
}

/// `jok/dpa`, `(dpa/abc)`, `Le Monde avec AFP`: who wrote it, and an agency.
fn sign(row: &Row<'_>) -> Option<Vec<Piece>> {
    if row.shape.size > 60 || row.shape.words > 8 {
        return None;
    }
    let why = "a sign below the text";
    let all = names::bare(row.text, 0..row.text.len());
    if let Some((agencies, initials)) = dateline::signed(row.text, all.clone()) {
        let credit =
            |name| Piece { role: Role::Credit, value: within(row, &name), whole: row.span, why };
        let mut pieces = named(row, initials, why);
        pieces.extend(agencies.into_iter().map(credit));
        return Some(pieces);
    }
    beside_writer(row, &names::list(row.text, all), why)
}

/// `Le Monde avec AFP`, `Jane Doe with Reuters`: a newspaper or a person, and
/// then nothing but agencies.
fn beside_writer(row: &Row<'_>, parts: &[Range<usize>], why: &'static str) -> Option<Vec<Piece>> {
    let (first, rest) = parts.split_first()?;
    let known = |part: &Range<usize>| dateline::is_agency(row.text, part);
    if rest.is_empty() || !rest.iter().all(known) || row.shape.ending == Ending::Stop {
        return None;
    }
    let text = row.text.get(first.clone())?;
    let role = if outlet::evidence(text, &Shape::of(text), &[]) >= Evidence::Word {
        Role::Outlet
    } else if names::is_full_name(text) {
        Role::Byline
    } else {
        return None;
    };
    let piece = |role, name| Piece { role, value: within(row, name), whole: row.span, why };
    let credits = rest.iter().map(|name| piece(Role::Credit, name));
    Some(std::iter::once(piece(role, first)).chain(credits).collect())
}

/// A name alone below the last paragraph (`— Jane Doe`), also with what the
/// person is in brackets (`Jeanne Petit (Lyon, envoyée spéciale)`), initials in
/// brackets (`(kli)`), or the outlet's name.
pub(super) fn signature(row: &Row<'_>) -> Option<Vec<Piece>> {
    let name = names::bare(row.text, 0..row.text.len());
    let text = row.text.get(name.clone())?;
    let bracketed = row.text.starts_with('(') && row.text.ends_with(')');
    let initials = bracketed && text.chars().count() <= 4 && text.chars().all(is_alphabetic);
    if let Some(found) = sign_off(row) {
        return Some(found);
    }
    let why = "a name alone below the last paragraph";
    if is_initialed(text) {
        return Some(named(row, [name].into(), why));
    }
    let shape = Shape::of(text);
    if shape.words <= 6 && outlet::evidence(text, &shape, &[]) >= Evidence::Word {
        return Some(vec![Piece {
            role: Role::Outlet,
            value: within(row, &name),
            whole: row.span,
            why: "a newspaper's name alone below the text",
        }]);
    }
    if let Some(initials) = initials_behind_by(row.text) {
        return Some(named(row, [initials].into(), why));
    }
    let cased = matches!(shape.case, Case::Title | Case::Upper) && shape.size <= 40;
    // `Le Live`: an article and a word.
    let article = shape.words == 2 && stands_for(first_word(text), Word::Particle);
    if initials || cased && !article && names::is_full_name(text) {
        return Some(named(row, [name].into(), why));
    }
    let person = before_bracket(row.text).filter(|_| row.shape.size <= 90)?;
    let shape = Shape::of(row.text.get(person.clone())?);
    let is_name = shape.case == Case::Title && names::is_full_name(row.text.get(person.clone())?);
    is_name.then(|| named(row, [person].into(), why))
}

/// `KBS 뉴스 홍길동입니다.`: how reporters of Korean broadcasters sign off.
fn sign_off(row: &Row<'_>) -> Option<Vec<Piece>> {
    let told = row.text.trim_end_matches('.').strip_suffix("입니다")?;
    let (outlet, name) = told.rsplit_once(' ').filter(|(_, name)| names::is_unspaced_name(name))?;
    let why = "how a reporter signs off";
    // `KBS 뉴스`: the news of that station.
    let station = outlet.strip_suffix(" 뉴스").unwrap_or(outlet);
    let piece = |role, part| Piece { role, value: within(row, &part), whole: row.span, why };
    let name = piece(Role::Byline, told.len() - name.len()..told.len());
    // `… 것은 사람들입니다.`: what other sentences end with.
    let named = station.len() < outlet.len() || station.bytes().all(|it| it.is_ascii_uppercase());
    (!station.is_empty() && named && Shape::of(outlet).words <= 3)
        .then(|| vec![piece(Role::Outlet, 0..station.len()), name])
}

/// `H.NGUYÊN`, `А.Петров`: initials and a name that no blank parts.
fn is_initialed(text: &str) -> bool {
    let mut parts = text.rsplit('.');
    let is_cased =
        |part: &str| part.starts_with(char::is_uppercase) && part.chars().all(is_alphabetic);
    let last = parts.next().is_some_and(|last| last.chars().count() >= 3 && is_cased(last));
    let initial = parts.next().is_some_and(|part| part.chars().count() == 1 && is_cased(part));
    last && initial && parts.next().is_none()
}

/// `Von cs`: the German `by`, and two or three letters that are no word of the tables.
fn initials_behind_by(text: &str) -> Option<Range<usize>> {
    let (by, letters) = text.split_once(' ')?;
    let is_word = stands_for_any(letters, &[Word::Small, Word::Particle, Word::And]);
    ((2..=3).contains(&letters.len())
        && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        && !is_word
        && by == "Von")
        .then(|| by.len() + 1..text.len())
}

/// What stands before the bracket that ends the text.
fn before_bracket(text: &str) -> Option<Range<usize>> {
    let inner = text.strip_suffix([')', '）'])?;
    let open = inner.find(['(', '（'])?;
    Some(0..text.get(..open)?.trim_end().len()).filter(|name| !name.is_empty())
}

/// The last row above that belongs to the text, not to the page.
pub(super) fn text_above<'r, 'd>(rows: &'r [Row<'d>], at: usize) -> Option<&'r Row<'d>> {
    /// So many lines of the page stand between them at the most.
    const MOST: usize = 8;
    let mut above = rows.get(..at)?.iter().rev().take(MOST);
    let is_page = |row: &&Row<'_>| matches!(row.kind, Kind::Furniture(_) | Kind::Rule);
    above.find(|row| !is_page(row))
}
