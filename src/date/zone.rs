//! Zones: `EST`, `(GMT+7)`, `+01:00`, `-0400`, `Z`.

use super::tokens::Tokens;
use crate::language::Role;

/// What a zone says of a clock.
#[derive(Debug, Clone, Copy)]
pub(super) enum Zone {
    /// Minutes east of UTC.
    Fixed(i16),
    /// The same; a zone of the United States.
    UnitedStates(i16),
    /// A zone of the United States without the season: the winter's minutes.
    BySeason(i16),
}

/// Reads a zone: `EST`, `(GMT+7)`, `+01:00`, `-0400`, `Z`.
pub(super) fn zone(tokens: Tokens, at: usize, exact: bool) -> Option<(Zone, usize)> {
    let open = tokens.is_mark(at, '(');
    let at = at + usize::from(open);
    let (mut zone, mut next) = match tokens.role(at) {
        Some(role @ (Role::Zone | Role::UsZone | Role::UsClock)) => {
            let minutes = (i16::try_from(tokens.word(at)?.argument()).ok()? - 48) * 15;
            let named = match role {
                Role::Zone => Zone::Fixed(minutes),
                Role::UsZone => Zone::UnitedStates(minutes),
                _ => Zone::BySeason(minutes),
            };
            (named, at + 1)
        }
        _ => {
            let sign = tokens.mark(at)?;
            let glued = tokens.is_glued(at);
            // `14:30-15:00` is from one time to another, `14:30 - 1500` is
            // something else: a minus needs seconds before it or four digits.
            let (minutes, next) = offset(tokens, at)?;
            let written_out = next == at + 2;
            if sign == '-' && !(exact || !glued && written_out) {
                return None;
            }
            (Zone::Fixed(minutes), next)
        }
    };
    if matches!(zone, Zone::Fixed(0))
        && let Some((minutes, after)) = offset_or_hours(tokens, next)
    {
        (zone, next) = (Zone::Fixed(minutes), after);
    }
    if open {
        if !tokens.is_mark(next, ')') {
            return None;
        }
        next += 1;
    }
    // JavaScript names the zone once more: `GMT+0800 (CST)`.
    if !open
        && tokens.is_mark(next, '(')
        && matches!(tokens.role(next + 1), Some(Role::Zone | Role::UsZone | Role::UsClock))
        && tokens.is_mark(next + 2, ')')
    {
        next += 3;
    }
    Some((zone, next))
}

/// `+0100` or `+01:00`, in minutes.
fn offset(tokens: Tokens, at: usize) -> Option<(i16, usize)> {
    let sign = sign(tokens, at)?;
    if !tokens.is_glued(at + 1) {
        return None;
    }
    let number = tokens.number(at + 1)?;
    let (hours, minutes, next) = match number.digits {
        4 => (number.value / 100, number.value % 100, at + 2),
        1 | 2 if tokens.is_mark(at + 2, ':') => {
            (number.value, u64::from(tokens.glued_number(at + 3, 59)?), at + 4)
        }
        _ => return None,
    };
    let fits = hours <= 14 && minutes < 60;
    let size = i16::try_from(hours * 60 + minutes).ok()?;
    fits.then_some((sign * size, next))
}

/// East of Greenwich is `+`.
fn sign(tokens: Tokens, at: usize) -> Option<i16> {
    match tokens.mark(at)? {
        '+' => Some(1),
        '-' => Some(-1),
        _ => None,
    }
}

/// The same behind `GMT` and `UTC`, where hours alone are enough: `GMT+7`.
fn offset_or_hours(tokens: Tokens, at: usize) -> Option<(i16, usize)> {
    if !tokens.is_glued(at) {
        return None;
    }
    if let Some(found) = offset(tokens, at) {
        return Some(found);
    }
    let sign = sign(tokens, at)?;
    let hours = tokens.glued_number(at + 1, 14)?;
    Some((sign * i16::from(hours) * 60, at + 2))
}
