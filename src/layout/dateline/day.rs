//! The day of a dateline.

use std::ops::Range;

use super::place::is_place;
use super::{Dateline, head};
use crate::date::{self, Reading};
use crate::layout::shape::{is_cjk, start};

/// The day that a dateline states: within the dateline where one was read, or
/// in the first words of the paragraph up to a full stop or a dash, where
/// nothing else stands but a place.
pub(in crate::layout) fn day(
    text: &str,
    dateline: Option<&Dateline>,
) -> Option<(Range<usize>, Reading)> {
    if let Some(found) = dateline {
        return day_of(text, found);
    }
    // A place, a day, and a full stop or a dash behind them.
    let head = head(text);
    if !date::has_number(start(head, FARTHEST_STOP)) {
        return None;
    }
    let stops = [". ", " - ", " – ", " — ", ".-", ".—", ".–", ") "];
    let mut ends: Vec<_> =
        stops.iter().flat_map(|stop| head.match_indices(stop)).map(|(at, _)| at).collect();
    ends.sort_unstable();
    ends.into_iter().take_while(|at| *at <= FARTHEST_STOP).find_map(|end| {
        let first = head.get(..end)?;
        let reading = date::read(first, None)?;
        let place = first.get(reading.before.clone())?;
        let rest = first.get(reading.after.clone())?;
        let is_placed = |place: &str| {
            !place.is_empty() && is_place(place) && place.split_whitespace().count() <= 4
        };
        // `21 September 2012, France. - …`: as news wikis set it.
        let behind = rest.trim_start_matches([',', ' ']);
        let dashed = || head.get(end..).is_some_and(is_dash_behind);
        let placed = if place.is_empty() {
            is_placed(behind.trim_end()) && dashed()
        } else {
            is_placed(place) && rest.is_empty()
        };
        (reading.date.is_some() && placed).then(|| (reading.range.clone(), reading))
    })
}

/// `. - …`, ` — …`.
fn is_dash_behind(rest: &str) -> bool {
    rest.trim_start_matches(['.', ' ']).starts_with(['-', '–', '—'])
}

/// A place and a day are no longer, in bytes.
const FARTHEST_STOP: usize = 70;

/// The day between the place and the agency, also without a year (`Lima, 9
/// oct (EFE).-`): the longest run of words before the agency that is a day.
fn day_of(text: &str, found: &Dateline) -> Option<(Range<usize>, Reading)> {
    let whole = text.get(found.range.clone())?;
    if let Some(reading) = date::read(whole, None).filter(|reading| reading.date.is_some()) {
        return Some((reading.range.clone(), reading));
    }
    if whole.starts_with(is_cjk) {
        // `新华社北京11月9日电`: the day alone has numbers.
        let start = whole.find(|c: char| c.is_numeric())?;
        let end = whole.rfind(['电', '電', '讯', '訊']).filter(|end| *end > start)?;
        let reading = date::read(whole.get(start..end)?, None)?;
        return Some((start + reading.range.start..start + reading.range.end, reading));
    }
    let agency = found.agencies.first()?.start;
    let before =
        text.get(..agency)?.trim_end_matches([' ', '(', '（', '—', '–', '-', '/', '.', ',', '|']);
    let starts = before
        .char_indices()
        .rev()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, c)| at + c.len_utf8())
        .take(4);
    let (start, reading) =
        starts.filter_map(|at| Some((at, date::read(before.get(at..)?, None)?))).last()?;
    Some((start + reading.range.start..start + reading.range.end, reading))
}
