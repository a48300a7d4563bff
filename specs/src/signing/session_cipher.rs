//! How a short-lived secret is enciphered in the answer that yields it: blocks with PKCS#7, Base64 outside.

use aes::Aes128;
use aes::cipher::KeyInit;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use super::padded_blocks::{self, BlocksError};
use super::secret::Secret;
use super::{java_key, sm4::Sm4};

/// A cipher for a short-lived secret.
#[derive(Debug, Clone)]
pub enum SessionCipher {
    /// AES-128-ECB under the key that Java derives from the seed (the national secret refresh).
    JavaAes(Secret),
    /// SM4-ECB under the first sixteen bytes of the secret.
    Sm4(Secret),
}

/// Why a short-lived secret cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SessionCipherError {
    /// It is not Base64.
    #[error("read the enciphered secret: it is not Base64: {0}")]
    Base64(#[from] base64::DecodeError),
    /// It does not decipher.
    #[error("read the enciphered secret: {0}")]
    Blocks(#[from] BlocksError),
    /// What comes out is not text.
    #[error("read the enciphered secret: what comes out is not UTF-8")]
    Text,
}

impl SessionCipher {
    /// Enciphers a secret as the platform does.
    pub fn encrypt(&self, plain: &Secret) -> Result<String, SessionCipherError> {
        let plain = plain.expose().as_bytes();
        let enciphered = match self {
            Self::JavaAes(seed) => padded_blocks::encrypt(&aes(seed), None, plain),
            Self::Sm4(key) => sm4(key)?.encrypt(plain),
        };
        Ok(STANDARD.encode(enciphered))
    }

    /// Deciphers a secret out of an answer; white space around it and within (line ends of MIME) is skipped.
    pub fn decrypt(&self, text: &str) -> Result<Secret, SessionCipherError> {
        let text: String = text.split_ascii_whitespace().collect();
        let enciphered = STANDARD.decode(text)?;
        let plain = match self {
            Self::JavaAes(seed) => padded_blocks::decrypt(&aes(seed), None, &enciphered)?,
            Self::Sm4(key) => sm4(key)?.decrypt(&enciphered)?,
        };
        String::from_utf8(plain).map(Secret::new).map_err(|_| SessionCipherError::Text)
    }
}

fn aes(seed: &Secret) -> Aes128 {
    Aes128::new(&java_key::derive(seed.expose().as_bytes()).into())
}

fn sm4(key: &Secret) -> Result<Sm4, BlocksError> {
    let key = key.expose().as_bytes().get(..16).ok_or(BlocksError::Key)?;
    Sm4::new(key, None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn java_aes() -> SessionCipher {
        SessionCipher::JavaAes(Secret::new("TEST-APPKEY-0001"))
    }

    #[test]
    fn the_national_refresh_agrees_with_another_implementation() {
        let enciphered = java_aes().encrypt(&Secret::new("national-secret")).unwrap();
        assert_eq!(enciphered, "eGNGUxNRRJysX1GQHbktgQ==");
        let plain = java_aes().decrypt("eGNGUxNRRJys\r\nX1GQHbktgQ==\n").unwrap();
        assert_eq!(plain.expose(), "national-secret");
    }

    #[test]
    fn another_key_does_not_decipher() {
        let other = SessionCipher::JavaAes(Secret::new("TEST-APPKEY-0002"));
        assert!(other.decrypt("eGNGUxNRRJysX1GQHbktgQ==").is_err());
    }

    #[test]
    fn what_is_not_enciphered_is_refused() {
        assert!(matches!(java_aes().decrypt("*"), Err(SessionCipherError::Base64(_))));
        let short = Err(SessionCipherError::Blocks(BlocksError::Length(1)));
        assert_eq!(java_aes().decrypt("AA==").map(|_| ()), short);
        let key = SessionCipher::Sm4(Secret::new("short"));
        let refused = Err(SessionCipherError::Blocks(BlocksError::Key));
        assert_eq!(key.encrypt(&Secret::new("x")), refused);
    }

    proptest! {
        #[test]
        fn what_is_enciphered_is_deciphered(plain: String, seed: String) {
            let key = format!("{seed:0>16}");
            for cipher in [SessionCipher::JavaAes(Secret::new(seed)), SessionCipher::Sm4(Secret::new(key))] {
                let enciphered = cipher.encrypt(&Secret::new(plain.clone())).unwrap();
                prop_assert_eq!(cipher.decrypt(&enciphered).unwrap(), Secret::new(plain.clone()));
            }
        }
    }
}
