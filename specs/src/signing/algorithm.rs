//! The algorithms that sign requests.

use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::Sha256;
use sm3::{Digest, Sm3};
use thiserror::Error;

use super::sm2::{SigningKey, Sm2Error, VerifyingKey};

/// A keyed hash, a plain hash over a string that holds the secret, or a signature scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SM3.
    HmacSm3,
    /// SHA-256.
    Sha256,
    /// SM3.
    Sm3,
    /// MD5, which legacy platforms still ask for.
    Md5,
    /// SHA-1, which legacy platforms still ask for.
    Sha1,
    /// SM2 with SM3 over a private key of 64 hex digits, under the default identity; the signature is `r` and `s`.
    Sm2,
}

/// Why a message cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AlgorithmError {
    /// The algorithm needs a key and there is none.
    #[error("sign: the algorithm needs a key; name the secret in the binding's signature")]
    NoKey,
    /// The key or the signature of SM2 is wrong.
    #[error(transparent)]
    Sm2(#[from] Sm2Error),
}

impl Algorithm {
    /// Whether a key must be given.
    pub const fn is_keyed(self) -> bool {
        matches!(self, Self::HmacSha256 | Self::HmacSm3 | Self::Sm2)
    }

    /// Signs a message; the key is not read by a plain hash.
    pub fn sign(self, key: Option<&[u8]>, message: &[u8]) -> Result<Vec<u8>, AlgorithmError> {
        let key = || key.ok_or(AlgorithmError::NoKey);
        Ok(match self {
            Self::HmacSha256 => keyed(Hmac::<Sha256>::new_from_slice(key()?), message)?,
            Self::HmacSm3 => keyed(Hmac::<Sm3>::new_from_slice(key()?), message)?,
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sm3 => Sm3::digest(message).to_vec(),
            Self::Md5 => Md5::digest(message).to_vec(),
            Self::Sha1 => Sha1::digest(message).to_vec(),
            Self::Sm2 => SigningKey::from_hex(key()?)?.sign(message)?.to_vec(),
        })
    }

    /// Whether a signature fits a message. The key of SM2 may be the private or the public one, in hex.
    pub fn verify(
        self,
        key: Option<&[u8]>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, AlgorithmError> {
        match self {
            Self::Sm2 => {
                let key = VerifyingKey::from_either_hex(key.ok_or(AlgorithmError::NoKey)?)?;
                Ok(key.verify(message, signature))
            }
            _ => Ok(self.sign(key, message)? == signature),
        }
    }
}

/// HMAC takes keys of every length; the error exists only in the signature of the trait.
fn keyed<M: Mac, E>(mac: Result<M, E>, message: &[u8]) -> Result<Vec<u8>, AlgorithmError> {
    let mac = mac.map_err(|_| AlgorithmError::NoKey)?;
    Ok(mac.chain_update(message).finalize().into_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::signing::{CanonicalTemplate, Encoding};

    /// Signs the parts as a binding would.
    fn signed(
        algorithm: Algorithm,
        encoding: Encoding,
        key: &str,
        template: &str,
        parts: &[(&str, &str)],
    ) -> String {
        let template: CanonicalTemplate = template.parse().unwrap();
        let parts: BTreeMap<&str, &str> = parts.iter().copied().collect();
        let message = template.render(&parts).unwrap();
        encoding.encode(&algorithm.sign(Some(key.as_bytes()), message.as_bytes()).unwrap())
    }

    #[test]
    fn the_national_exchange_signs_in_both_orders() {
        let parts = [
            ("sid", "s_3700000000000_0001"),
            ("rid", "00000000-0000-4000-8000-000000000001"),
            ("rtime", "1704067200000"),
        ];
        let sign = |order| signed(Algorithm::HmacSha256, Encoding::Base64, "TEST-SECRET-0001", order, &parts);
        assert_eq!(sign("{sid}{rid}{rtime}"), "BBeFCrtccsV5sQcl+sgX+nCSPiEt2w33KZnKH8LR4mE=");
        assert_eq!(sign("{rid}{sid}{rtime}"), "GsTDtJgRurvWGEO7SgyKgnwQpJD+CS8VzN6yZWQTj4w=");
    }

    #[test]
    fn the_gateway_of_guangdong_signs_with_a_plain_hash() {
        let parts = [("timestamp", "1704067200"), ("token", "TEST-TOKEN-0001"), ("nonce", "abcdef123456")];
        let template = "{timestamp}{token}{nonce}{timestamp}";
        assert_eq!(
            signed(Algorithm::Sha256, Encoding::HexUpper, "", template, &parts),
            "E1DE9433073B105231450EEABEC0EEAA1C7876D129AC64C6C5D543777CF385D1"
        );
    }

    #[test]
    fn the_gateway_of_zhejiang_signs_lines() {
        let sign = |method, path, query| {
            let date = "Mon, 01 Jan 2024 00:00:00 GMT";
            let parts = [
                ("method", method),
                ("path", path),
                ("query-sorted", query),
                ("access-key", "TEST-AK"),
                ("date", date),
            ];
            let template = "{method}\n{path}\n{query-sorted}\n{access-key}\n{date}\n";
            signed(Algorithm::HmacSha256, Encoding::Base64, "TEST-SK", template, &parts)
        };
        let path = "/restapi/prod/ICTEST/demo";
        assert_eq!(sign("GET", path, "a=1&b=2"), "PlWCBhbe0ou/cog/ik+c6ueUyBu4aGusHdJIH/31KOA=");
        assert_eq!(sign("POST", path, ""), "iafYuWxk2sIe7S78FyJrN4nWWOK8YyfivwAXgCo7ZY4=");
    }

    #[test]
    fn the_legacy_platforms_sign_with_md5() {
        let md5 = |message: &[u8]| Algorithm::Md5.sign(None, message).unwrap();
        let hex = |message: &[u8]| Encoding::Hex.encode(&md5(message));
        assert_eq!(hex(b"TESTSVCTESTPWD20240101080000"), "9cc2c91ba524228c43dba82e6a185bbf");
        assert_eq!(hex(b"TESTKEYTESTSECRET20240101080000"), "75a11d0201364277bd2a2576fc397f6d");
        let fujian = Encoding::HexUpper.encode(&md5(b"TESTSECRET1704067200000"));
        assert_eq!(fujian, "956448BE74DBD22E2C8A3A5D7936929D");
    }

    #[test]
    fn the_open_data_gateway_of_shandong_signs_client_time_and_nonce() {
        let parts = [("client", "TEST-CLIENT"), ("timestamp", "1704067200000"), ("nonce", "nonce-0001")];
        assert_eq!(
            signed(
                Algorithm::HmacSha256,
                Encoding::Base64,
                "TEST-TOKEN-SECRET",
                "{client}{timestamp}{nonce}",
                &parts
            ),
            "Ta5hzV9qdiMWLbgIpe6ZsLBXUKtl3VqoMBCS7brpXDk="
        );
    }

    #[test]
    fn the_district_reporting_signs_with_sha_1() {
        let parts =
            [("key", "testOnlyAppKey"), ("secret", "testOnlyappSecret"), ("timestamp", "1635478320000")];
        assert_eq!(
            signed(Algorithm::Sha1, Encoding::Hex, "", "{key}{secret}{timestamp}", &parts),
            "89037df84706b6e4ebb58fde9d8f0cf94560b438"
        );
    }

    #[test]
    fn sm3_and_its_hmac_hold_their_vectors() {
        let sm3 = Algorithm::Sm3.sign(None, b"abc").unwrap();
        assert_eq!(hex::encode(sm3), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        let hmac = Algorithm::HmacSm3.sign(Some(b"secret"), b"abc").unwrap();
        assert_eq!(hex::encode(hmac), "96042a28529e7a438af81eece5b293e0699f481fd372c08c5ac01b8dc4b81856");
    }

    #[test]
    fn a_keyed_algorithm_without_a_key_is_refused() {
        for algorithm in [Algorithm::HmacSha256, Algorithm::HmacSm3, Algorithm::Sm2] {
            assert!(algorithm.is_keyed());
            assert_eq!(algorithm.sign(None, b"").unwrap_err(), AlgorithmError::NoKey);
        }
    }

    #[test]
    fn verification_sees_a_changed_message() {
        let signature = Algorithm::HmacSha256.sign(Some(b"k"), b"m").unwrap();
        assert_eq!(Algorithm::HmacSha256.verify(Some(b"k"), b"m", &signature), Ok(true));
        assert_eq!(Algorithm::HmacSha256.verify(Some(b"k"), b"n", &signature), Ok(false));
    }
}
