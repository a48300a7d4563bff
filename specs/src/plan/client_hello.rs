//! What a TLS handshake is begun with: the version and the cipher suites that are offered, and no better ones.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a `ClientHello` offers (RFC 5246 §7.4.1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClientHello {
    /// The best version that is offered.
    pub version: TlsVersion,
    /// The cipher suites that are offered; those that a client of that time would have offered if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suites: Vec<CipherSuite>,
}

impl ClientHello {
    /// The cipher suites that are offered.
    pub fn offered(&self) -> Vec<CipherSuite> {
        if self.suites.is_empty() {
            ORDINARY.iter().copied().map(CipherSuite).collect()
        } else {
            self.suites.clone()
        }
    }
}

/// A version of TLS in which a server chooses by what the `ClientHello` calls its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum TlsVersion {
    /// SSL 3.0, which RFC 7568 forbids.
    #[serde(rename = "SSL 3.0")]
    Ssl30,
    /// TLS 1.0, which RFC 8996 forbids.
    #[serde(rename = "TLS 1.0")]
    Tls10,
    /// TLS 1.1, which RFC 8996 forbids.
    #[serde(rename = "TLS 1.1")]
    Tls11,
    /// TLS 1.2.
    #[serde(rename = "TLS 1.2")]
    Tls12,
}

impl TlsVersion {
    const ALL: [Self; 4] = [Self::Ssl30, Self::Tls10, Self::Tls11, Self::Tls12];

    /// The two bytes on the wire.
    pub fn bytes(self) -> [u8; 2] {
        match self {
            Self::Ssl30 => [3, 0],
            Self::Tls10 => [3, 1],
            Self::Tls11 => [3, 2],
            Self::Tls12 => [3, 3],
        }
    }

    /// The version that two bytes on the wire name.
    pub fn of_bytes(bytes: [u8; 2]) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.bytes() == bytes)
    }
}

impl fmt::Display for TlsVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Ssl30 => "SSL 3.0",
            Self::Tls10 => "TLS 1.0",
            Self::Tls11 => "TLS 1.1",
            Self::Tls12 => "TLS 1.2",
        })
    }
}

/// A cipher suite by its number on the wire (IANA, "TLS Cipher Suites"); written by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct CipherSuite(u16);

/// A cipher suite that this table does not know.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the cipher suite {name} is not known here; known are {known}")]
pub struct UnknownSuite {
    name: String,
    known: String,
}

/// What clients offered before TLS 1.2.
const ORDINARY: [u16; 11] =
    [0xc00a, 0xc009, 0xc014, 0xc013, 0x0039, 0x0033, 0x0035, 0x002f, 0xc012, 0x0016, 0x000a];

/// The cipher suites that are known by name.
const NAMES: [(u16, &str); 31] = [
    (0x0001, "TLS_RSA_WITH_NULL_MD5"),
    (0x0002, "TLS_RSA_WITH_NULL_SHA"),
    (0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5"),
    (0x0004, "TLS_RSA_WITH_RC4_128_MD5"),
    (0x0005, "TLS_RSA_WITH_RC4_128_SHA"),
    (0x0006, "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5"),
    (0x0008, "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA"),
    (0x0009, "TLS_RSA_WITH_DES_CBC_SHA"),
    (0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x0014, "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA"),
    (0x0015, "TLS_DHE_RSA_WITH_DES_CBC_SHA"),
    (0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x0018, "TLS_DH_anon_WITH_RC4_128_MD5"),
    (0x001a, "TLS_DH_anon_WITH_DES_CBC_SHA"),
    (0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA"),
    (0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
    (0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
    (0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
    (0x003b, "TLS_RSA_WITH_NULL_SHA256"),
    (0xc006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA"),
    (0xc007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA"),
    (0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA"),
    (0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
    (0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
    (0xc010, "TLS_ECDHE_RSA_WITH_NULL_SHA"),
    (0xc011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA"),
    (0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
    (0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
    (0xc015, "TLS_ECDH_anon_WITH_NULL_SHA"),
    (0xc016, "TLS_ECDH_anon_WITH_RC4_128_SHA"),
];

impl CipherSuite {
    /// The suite that two bytes on the wire name.
    pub fn of_bytes(bytes: [u8; 2]) -> Self {
        Self(u16::from_be_bytes(bytes))
    }

    /// The two bytes on the wire.
    pub fn bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for CipherSuite {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NAMES.iter().find(|(number, _)| *number == self.0) {
            Some((_, name)) => formatter.write_str(name),
            None => write!(formatter, "0x{:04x}", self.0),
        }
    }
}

impl FromStr for CipherSuite {
    type Err = UnknownSuite;

    fn from_str(text: &str) -> Result<Self, UnknownSuite> {
        let known = || NAMES.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ");
        let found = NAMES.iter().find(|(_, name)| *name == text);
        found
            .map(|(number, _)| Self(*number))
            .ok_or_else(|| UnknownSuite { name: text.to_owned(), known: known() })
    }
}

impl TryFrom<String> for CipherSuite {
    type Error = UnknownSuite;

    fn try_from(text: String) -> Result<Self, UnknownSuite> {
        text.parse()
    }
}

impl From<CipherSuite> for String {
    fn from(suite: CipherSuite) -> Self {
        suite.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_are_written_by_name_and_what_is_offered_of_old_has_one() {
        for (number, name) in NAMES {
            let suite: CipherSuite = name.parse().unwrap();
            assert_eq!((suite.bytes(), suite.to_string().as_str()), (number.to_be_bytes(), name));
        }
        let hello = ClientHello { version: TlsVersion::Tls10, suites: Vec::new() };
        let text = serde_json::to_string(&hello.offered()).unwrap();
        assert_eq!(serde_json::from_str::<Vec<CipherSuite>>(&text).unwrap(), hello.offered());
        assert!(
            "TLS_AES_128_GCM_SHA256"
                .parse::<CipherSuite>()
                .unwrap_err()
                .to_string()
                .contains("TLS_RSA_WITH_NULL_MD5")
        );
    }

    #[test]
    fn versions_are_told_by_their_bytes() {
        for version in TlsVersion::ALL {
            assert_eq!(TlsVersion::of_bytes(version.bytes()), Some(version));
            assert_eq!(serde_json::to_value(version).unwrap(), version.to_string());
        }
        assert_eq!(TlsVersion::of_bytes([3, 4]), None);
    }
}
