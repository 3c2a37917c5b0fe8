//! Places in a text that its bytes tell, found by vector instructions.

use fearless_simd::{Level, dispatch};

/// How many bytes are looked at together.
const CHUNK: usize = 64;

/// A chunk and the two bytes behind it, which tell what its last bytes begin.
const WINDOW: usize = CHUNK + 2;

/// Takes each byte at which a question is answered with yes, in their order. Both
/// questions are asked of a byte and the two behind it (blanks behind the end).
/// The first one is the cheaper one: where it is answered with no for all of
/// a chunk, as in most, the second is not asked.
///
/// The compiler makes vector instructions of questions that have no branches.
pub(crate) fn each_place(
    bytes: &[u8],
    rough: impl Fn(u8, u8, u8) -> bool,
    exact: impl Fn(u8, u8, u8) -> bool,
    mut take: impl FnMut(usize),
) {
    dispatch!(Level::new(), _ => each_window(bytes, |start, window| {
        if any(window, &rough)
            && let Some(marks) = marks(window, &exact)
        {
            each_mark(&marks, |place| take(start + place));
        }
    }));
}

/// Is a question answered with yes at any byte?
pub(crate) fn any_place(bytes: &[u8], exact: impl Fn(u8, u8, u8) -> bool) -> bool {
    dispatch!(Level::new(), _ => {
        let mut found = false;
        each_window(bytes, |_, window| found |= any(window, &exact));
        found
    })
}

/// At how many bytes is a question answered with yes?
pub(crate) fn count_places(bytes: &[u8], exact: impl Fn(u8, u8, u8) -> bool) -> usize {
    dispatch!(Level::new(), _ => {
        let mut count = 0;
        each_window(bytes, |_, window| {
            let mut sum = 0_u8;
            for at in 0..CHUNK {
                sum += u8::from(exact(window[at], window[at + 1], window[at + 2]));
            }
            count += usize::from(sum);
        });
        count
    })
}

/// Takes the windows of a text, each with its place.
#[inline(always)]
fn each_window(bytes: &[u8], mut take: impl FnMut(usize, &[u8; WINDOW])) {
    let (mut end, mut start) = ([0; WINDOW], 0);
    while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        let window = rest.first_chunk().unwrap_or_else(|| {
            // One byte more than a chunk takes two of these.
            end = [b' '; WINDOW];
            end[..rest.len()].copy_from_slice(rest);
            &end
        });
        take(start, window);
        start += CHUNK;
    }
}

#[inline(always)]
fn any(window: &[u8; WINDOW], question: impl Fn(u8, u8, u8) -> bool) -> bool {
    let mut any = false;
    for at in 0..CHUNK {
        any |= question(window[at], window[at + 1], window[at + 2]);
    }
    any
}

/// A one for each byte at which the question is answered with yes, if any is.
#[inline(always)]
fn marks(window: &[u8; WINDOW], question: impl Fn(u8, u8, u8) -> bool) -> Option<[u8; CHUNK]> {
    let (mut marks, mut any) = ([0; CHUNK], false);
    for (at, mark) in marks.iter_mut().enumerate() {
        let answer = question(window[at], window[at + 1], window[at + 2]);
        *mark = u8::from(answer);
        any |= answer;
    }
    any.then_some(marks)
}

#[inline(always)]
fn each_mark(marks: &[u8; CHUNK], mut take: impl FnMut(usize)) {
    let (words, _) = marks.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let mut word = u64::from_le_bytes(*word);
        while word != 0 {
            take(index * 8 + word.trailing_zeros() as usize / 8);
            word &= word - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{any_place, count_places, each_place};

    #[test]
    fn every_place_is_found_wherever_it_stands() {
        let question = |one: u8, two: u8, three: u8| (one == b'1') & (two < b'9') & (three != b'1');
        for length in 0_usize..300 {
            let bytes: Vec<u8> = (0..length).map(|at| b'0' + (at * at % 11) as u8).collect();
            let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
            let is_one = |at: &usize| question(byte(*at), byte(at + 1), byte(at + 2));
            let expected: Vec<usize> = (0..length).filter(is_one).collect();
            let mut found = Vec::new();
            each_place(&bytes, |one, _, _| one == b'1', question, |at| found.push(at));
            assert_eq!(any_place(&bytes, question), !expected.is_empty());
            assert_eq!(count_places(&bytes, question), expected.len());
            assert_eq!(found, expected);
        }
    }
}
