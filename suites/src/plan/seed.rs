//! Seeds: every random choice has its own, derived from the plan's seed and a name, so that no case depends on
//! another.

/// The seed for the choice named by `parts` (FNV-1a over the parts, then the finaliser of `SplitMix64`).
pub(crate) fn derived(seed: u64, parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    mixed(hash)
}

fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn seeds_differ_by_every_part_and_by_the_plans_seed() {
        assert_eq!(derived(1, &["a", "b"]), derived(1, &["a", "b"]));
        assert_ne!(derived(1, &["a", "b"]), derived(1, &["ab"]));
        assert_ne!(derived(1, &["a", "b"]), derived(2, &["a", "b"]));
    }
}
