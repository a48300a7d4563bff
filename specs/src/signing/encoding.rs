//! How the bytes of a signature are written.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How bytes are written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Base64 with the standard alphabet and padding.
    Base64,
    /// Hex digits in lower case.
    Hex,
    /// Hex digits in upper case.
    HexUpper,
}

/// Why a text does not decode.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EncodingError {
    /// It is not Base64.
    #[error("decode Base64: {0}")]
    Base64(base64::DecodeError),
    /// It is not hex.
    #[error("decode hex: {0}")]
    Hex(hex::FromHexError),
    /// It is hex of the other case.
    #[error("decode hex: the letters are of the other case")]
    Case,
}

impl Encoding {
    /// Writes bytes.
    pub fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::Base64 => STANDARD.encode(bytes),
            Self::Hex => hex::encode(bytes),
            Self::HexUpper => hex::encode_upper(bytes),
        }
    }

    /// Reads bytes; the other case of hex letters is refused, since a signature is compared as text.
    pub fn decode(self, text: &str) -> Result<Vec<u8>, EncodingError> {
        let foreign_case = match self {
            Self::Base64 => return STANDARD.decode(text).map_err(EncodingError::Base64),
            Self::Hex => |letter: char| letter.is_ascii_uppercase(),
            Self::HexUpper => |letter: char| letter.is_ascii_lowercase(),
        };
        let bytes = hex::decode(text).map_err(EncodingError::Hex)?;
        if text.contains(foreign_case) { Err(EncodingError::Case) } else { Ok(bytes) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hex_of_the_other_case_is_refused() {
        assert_eq!(Encoding::Hex.decode("AB"), Err(EncodingError::Case));
        assert_eq!(Encoding::HexUpper.decode("ab"), Err(EncodingError::Case));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(bytes: Vec<u8>) {
            for encoding in [Encoding::Base64, Encoding::Hex, Encoding::HexUpper] {
                prop_assert_eq!(encoding.decode(&encoding.encode(&bytes)), Ok(bytes.clone()));
            }
        }
    }
}
