//! Which keys several claims share, in bounded memory however many claims
//! there are.

/// What somebody claims: a key, and what is to be known of the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    /// The hash of the thing that is claimed.
    pub(super) key: u64,
    /// The claimant's own mark.
    pub(super) mark: u64,
}

/// Claims looked at in one go: 1 MiB of them.
const WINDOW: usize = 1 << 16;

/// Calls `shared` with each group of two claims or more that have one key.
/// Where there are more claims than the window holds, they are gone through
/// again for each part of the keys: time, rather than memory, grows with their
/// number. Returns how many there are.
pub(super) fn find_shared<I: Iterator<Item = Claim>>(
    claims: impl Fn() -> I,
    shared: impl FnMut(&[Claim]),
) -> usize {
    find_shared_by(WINDOW, claims, shared)
}

fn find_shared_by<I: Iterator<Item = Claim>>(
    size: usize,
    claims: impl Fn() -> I,
    mut shared: impl FnMut(&[Claim]),
) -> usize {
    let mut window = Vec::new();
    let mut count = 0;
    for claim in claims() {
        count += 1;
        if count <= size {
            window.push(claim);
        }
    }
    if count <= size {
        look_at(&mut window, &mut shared);
        return count;
    }
    // A little more room in each part than its share: hashes are even, not exact.
    let parts = (count / (size - size / 8)) as u64 + 1;
    for part in 0..parts {
        window.clear();
        window.extend(claims().filter(|claim| claim.key % parts == part));
        look_at(&mut window, &mut shared);
    }
    count
}

fn look_at(window: &mut [Claim], shared: &mut impl FnMut(&[Claim])) {
    window.sort_unstable();
    for group in window.chunk_by(|one, other| one.key == other.key) {
        if group.len() > 1 {
            shared(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_keys_are_found_whatever_the_window() {
        let claims = || (0..1000_u64).map(|mark| Claim { key: mark % 997, mark });
        for size in [8, 100, 999, 1000, 5000] {
            let mut found = Vec::new();
            let count = find_shared_by(size, claims, |group| found.push(group.to_vec()));
            found.sort_unstable();
            let pair = |key| vec![Claim { key, mark: key }, Claim { key, mark: key + 997 }];
            assert_eq!((count, found), (1000, vec![pair(0), pair(1), pair(2)]), "{size}");
        }
    }
}
