//! The mark of a run: eight characters that tell its test data from every other run's.

use std::hash::{BuildHasher, RandomState};

use crate::clock::now_ms;

const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A new mark, eight lower-case letters and digits.
pub fn new_mark() -> String {
    // `RandomState` is keyed by the system's randomness; the clock makes marks of one process differ.
    let mut number = RandomState::new().hash_one(now_ms());
    (0..8)
        .map(|_| {
            let index = usize::try_from(number % 36).unwrap_or_default();
            number /= 36;
            char::from(*ALPHABET.get(index).unwrap_or(&b'0'))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::new_mark;

    #[test]
    fn marks_are_eight_characters_and_differ() {
        let marks: std::collections::BTreeSet<_> = (0..100).map(|_| new_mark()).collect();
        assert_eq!(marks.len(), 100);
        assert!(marks.iter().all(|mark| mark.len() == 8));
    }
}
