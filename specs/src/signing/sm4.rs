//! SM4 (GM/T 0002) in the modes that platforms use for bodies and secrets, padded as PKCS#7.

use ::sm4::Sm4 as BlockCipher;
use ::sm4::cipher::KeyInit;

use super::padded_blocks::{self, BlocksError};

/// SM4 under a key, each block by itself or chained to an initial vector.
///
/// ```
/// use hutong_specs::signing::sm4::Sm4;
///
/// let cipher = Sm4::new(b"0123456789abcdef", None)?;
/// let enciphered = cipher.encrypt(b"{\"code\":200}");
/// assert_eq!(cipher.decrypt(&enciphered)?, b"{\"code\":200}");
/// # Ok::<(), hutong_specs::signing::padded_blocks::BlocksError>(())
/// ```
#[derive(Clone)]
pub struct Sm4 {
    cipher: BlockCipher,
    vector: Option<[u8; 16]>,
}

impl Sm4 {
    /// Takes a key of 16 bytes; with a vector the mode is CBC, without one ECB.
    pub fn new(key: &[u8], vector: Option<[u8; 16]>) -> Result<Self, BlocksError> {
        let cipher = BlockCipher::new_from_slice(key).map_err(|_| BlocksError::Key)?;
        Ok(Self { cipher, vector })
    }

    /// Enciphers.
    pub fn encrypt(&self, plain: &[u8]) -> Vec<u8> {
        padded_blocks::encrypt(&self.cipher, self.vector, plain)
    }

    /// Deciphers.
    pub fn decrypt(&self, enciphered: &[u8]) -> Result<Vec<u8>, BlocksError> {
        padded_blocks::decrypt(&self.cipher, self.vector, enciphered)
    }
}

impl std::fmt::Debug for Sm4 {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Sm4").field("chained", &self.vector.is_some()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: &str = "0123456789abcdeffedcba9876543210";
    const ANSWER: &[u8] = br#"{"code":200,"data":"0123456789"}"#;

    fn cipher(vector: Option<[u8; 16]>) -> Sm4 {
        Sm4::new(&hex::decode(KEY).unwrap(), vector).unwrap()
    }

    #[test]
    fn the_published_block_holds() {
        let enciphered = cipher(None).encrypt(&hex::decode(KEY).unwrap());
        assert_eq!(hex::encode(&enciphered[..16]), "681edf34d206965e86b3e94f536e4246");
    }

    #[test]
    fn one_block_under_a_vector_of_zeros_equals_the_single_block() {
        for vector in [None, Some([0; 16])] {
            let enciphered = cipher(vector).encrypt(br#"{"code":200}"#);
            assert_eq!(hex::encode_upper(enciphered), "DEFAD78D07FA8C550B3077432E0E65D7");
        }
    }

    #[test]
    fn several_blocks_agree_with_another_implementation() {
        let single = "d9c2958b2f7aa0a71d173fdb7e361c594f065b722857276922a54a9524fdc5c0\
                      002a8a4efa863ccad024ac0300bb40d2";
        assert_eq!(hex::encode(cipher(None).encrypt(ANSWER)), single);
        let chained = "7fb4b2ab743c47bb0cd711dc8e4b48623c9062dc948a6681d5459edf2872dd0a\
                       c53c89912ed11c2414e73d004f8a1f8d";
        let vector = std::array::from_fn(|place| u8::try_from(place).unwrap());
        assert_eq!(hex::encode(cipher(Some(vector)).encrypt(ANSWER)), chained);
    }

    #[test]
    fn wrong_lengths_and_keys_are_refused() {
        assert_eq!(Sm4::new(b"short", None).unwrap_err(), BlocksError::Key);
        assert_eq!(cipher(None).decrypt(&[]).unwrap_err(), BlocksError::Length(0));
        assert_eq!(cipher(None).decrypt(&[0; 17]).unwrap_err(), BlocksError::Length(17));
        assert_eq!(cipher(None).decrypt(&[0; 16]).unwrap_err(), BlocksError::Padding);
    }

    #[test]
    fn the_key_is_not_printed() {
        assert_eq!(format!("{:?}", cipher(None)), "Sm4 { chained: false, .. }");
    }

    proptest! {
        #[test]
        fn what_is_enciphered_is_deciphered(plain: Vec<u8>, vector: Option<[u8; 16]>) {
            let cipher = cipher(vector);
            prop_assert_eq!(cipher.decrypt(&cipher.encrypt(&plain)), Ok(plain));
        }
    }
}
