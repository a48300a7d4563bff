//! The key that a Java `KeyGenerator` derives when it is seeded through SHA1PRNG: platforms rely on it.

use sha1::{Digest, Sha1};

/// Derives the sixteen bytes of an AES key from a seed: the first output of SHA1PRNG is SHA-1 of SHA-1 of the seed.
pub fn derive(seed: &[u8]) -> [u8; 16] {
    let output = Sha1::digest(Sha1::digest(seed));
    let mut key = [0; 16];
    for (byte, &derived) in key.iter_mut().zip(output.iter()) {
        *byte = derived;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_head_of_the_double_hash() {
        assert_eq!(hex::encode(derive(b"TEST-APPKEY-0001")), "e6940f377aa9b3325c1395886300fbb9");
    }
}
