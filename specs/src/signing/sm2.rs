//! Signatures with SM2 and SM3 (GM/T 0003), keys as platforms exchange them: in hex, the public one with or without `04`.
//!
//! Signing derives its number per signature from key and message, so that equal inputs give equal signatures and no
//! randomness is needed.

use ::sm2::SecretKey;
use ::sm2::dsa::signature::{Signer, Verifier};
use ::sm2::dsa::{self, Signature};
use thiserror::Error;

/// The identity that signers use who have not agreed on another.
pub const DEFAULT_IDENTITY: &str = "1234567812345678";

/// Why a key or a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Sm2Error {
    /// The private key is not 64 hex digits of a number of the curve.
    #[error("read the SM2 private key: 64 hex digits of a number within the order of the curve are needed")]
    PrivateKey,
    /// The public key is not a point in hex.
    #[error("read the SM2 public key: 128 hex digits of a point, with or without 04 before them, are needed")]
    PublicKey,
    /// The scheme gave no signature.
    #[error("sign with SM2")]
    Sign,
}

/// A private key under an identity.
#[derive(Debug, Clone)]
pub struct SigningKey(dsa::SigningKey);

/// A public key under an identity.
#[derive(Debug, Clone)]
pub struct VerifyingKey(dsa::VerifyingKey);

impl SigningKey {
    /// Reads 64 hex digits, under the default identity.
    pub fn from_hex(digits: &[u8]) -> Result<Self, Sm2Error> {
        let bytes = hex::decode(digits).map_err(|_| Sm2Error::PrivateKey)?;
        Self::new(DEFAULT_IDENTITY, &bytes)
    }

    /// Takes the 32 bytes of the key and the identity of the signer.
    pub fn new(identity: &str, bytes: &[u8]) -> Result<Self, Sm2Error> {
        let secret = SecretKey::from_slice(bytes).map_err(|_| Sm2Error::PrivateKey)?;
        dsa::SigningKey::new(identity, &secret).map(Self).map_err(|_| Sm2Error::PrivateKey)
    }

    /// The public key to it.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key().clone())
    }

    /// Signs a message: 32 bytes of `r`, 32 of `s`.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; 64], Sm2Error> {
        let signature: Signature = self.0.try_sign(message).map_err(|_| Sm2Error::Sign)?;
        Ok(signature.to_bytes().into())
    }
}

impl VerifyingKey {
    /// Reads a point in hex, with or without `04`, under the default identity.
    pub fn from_hex(digits: &[u8]) -> Result<Self, Sm2Error> {
        let mut bytes = hex::decode(digits).map_err(|_| Sm2Error::PublicKey)?;
        if bytes.len() == 64 {
            bytes.insert(0, 4);
        }
        Self::new(DEFAULT_IDENTITY, &bytes)
    }

    /// Reads a private or a public key in hex by its length.
    pub fn from_either_hex(digits: &[u8]) -> Result<Self, Sm2Error> {
        if digits.len() == 64 {
            return SigningKey::from_hex(digits).map(|key| key.verifying_key());
        }
        Self::from_hex(digits)
    }

    /// Takes the encoded point and the identity of the signer.
    pub fn new(identity: &str, point: &[u8]) -> Result<Self, Sm2Error> {
        dsa::VerifyingKey::from_sec1_bytes(identity, point).map(Self).map_err(|_| Sm2Error::PublicKey)
    }

    /// Whether the 64 bytes (or the DER form) of a signature fit a message.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature).or_else(|_| Signature::from_der(signature));
        signature.is_ok_and(|signature| self.0.verify(message, &signature).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRIVATE: &[u8] = b"3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    const PUBLIC: &[u8] = b"09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020\
        CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    const SIGNATURE: &str = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3\
        B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    fn signature() -> Vec<u8> {
        hex::decode(SIGNATURE).unwrap()
    }

    #[test]
    fn the_published_signature_verifies() {
        let key = VerifyingKey::from_hex(PUBLIC).unwrap();
        assert!(key.verify(b"message digest", &signature()));
        assert!(!key.verify(b"message digesT", &signature()));
        assert!(!key.verify(b"message digest", &signature()[..63]));
    }

    #[test]
    fn the_der_form_of_a_signature_verifies() {
        let der = Signature::from_slice(&signature()).unwrap().to_der();
        let key = VerifyingKey::from_hex(PUBLIC).unwrap();
        assert!(key.verify(b"message digest", der.as_bytes()));
    }

    #[test]
    fn the_public_key_is_read_with_and_without_its_prefix() {
        let prefixed = [b"04".as_slice(), PUBLIC].concat();
        let key = VerifyingKey::from_hex(&prefixed).unwrap();
        assert!(key.verify(b"message digest", &signature()));
    }

    #[test]
    fn the_public_key_follows_from_the_private_one() {
        let key = VerifyingKey::from_either_hex(PRIVATE).unwrap();
        assert!(key.verify(b"message digest", &signature()));
    }

    #[test]
    fn an_own_signature_is_the_same_each_time_and_verifies() {
        let key = SigningKey::from_hex(PRIVATE).unwrap();
        let signature = key.sign("测试".as_bytes()).unwrap();
        assert_eq!(key.sign("测试".as_bytes()).unwrap(), signature);
        assert!(key.verifying_key().verify("测试".as_bytes(), &signature));
    }

    #[test]
    fn another_identity_makes_another_signature() {
        let bytes = hex::decode(PRIVATE).unwrap();
        let other = SigningKey::new("ALICE123@YAHOO.COM", &bytes).unwrap();
        let signature = other.sign(b"m").unwrap();
        assert!(!VerifyingKey::from_hex(PUBLIC).unwrap().verify(b"m", &signature));
        assert!(other.verifying_key().verify(b"m", &signature));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert_eq!(SigningKey::from_hex(b"00").unwrap_err(), Sm2Error::PrivateKey);
        assert_eq!(SigningKey::from_hex(&[b'0'; 64]).unwrap_err(), Sm2Error::PrivateKey);
        assert_eq!(VerifyingKey::from_hex(&[b'1'; 128]).unwrap_err(), Sm2Error::PublicKey);
    }

    #[test]
    fn the_private_key_is_not_printed() {
        let text = format!("{:?}", SigningKey::from_hex(PRIVATE).unwrap()).to_lowercase();
        assert!(!text.contains("3945208f"));
    }
}
