//! The digest by which documents name one another: SM3, written `sm3:` and 64 hex digits.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sm3::{Digest as _, Sm3};
use thiserror::Error;

const PREFIX: &str = "sm3:";

/// The SM3 digest of some bytes.
///
/// ```
/// use hutong_specs::digest::Digest;
///
/// let digest = Digest::of(b"abc");
/// assert_eq!(
///     digest.to_string(),
///     "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
/// );
/// assert_eq!(digest.to_string().parse(), Ok(digest));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// Why a text is not a digest.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DigestError {
    /// The name of the algorithm is missing or another one.
    #[error("read the digest {text:?}: it must begin with \"sm3:\"")]
    Algorithm {
        /// The text.
        text: String,
    },
    /// What follows is not 64 lower-case hex digits.
    #[error("read the digest {text:?}: 64 lower-case hex digits must follow \"sm3:\"")]
    Digits {
        /// The text.
        text: String,
    },
}

impl Digest {
    /// Digests bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sm3::digest(bytes).into())
    }

    /// Digests a set of files: their paths and digests in the order of the paths, one line each.
    ///
    /// The line holds the digest first, so that no path can pass for the end of a line before it; of two files with the
    /// same path both count.
    pub fn of_files<'a>(files: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        let mut files: Vec<(&str, Self)> = files.into_iter().collect();
        files.sort_unstable();
        let mut hasher = Hasher::new();
        for (path, digest) in files {
            hasher.update(format!("{digest} {} {path}\n", path.len()).as_bytes());
        }
        hasher.finish()
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Digests bytes that come in pieces.
#[derive(Clone, Default)]
pub struct Hasher(Sm3);

impl Hasher {
    /// Begins with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes taken so far; more may come.
    pub fn so_far(&self) -> Digest {
        self.clone().finish()
    }

    /// Gives the digest of all bytes taken.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl std::io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hasher")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{PREFIX}{}", hex::encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let Some(digits) = text.strip_prefix(PREFIX) else {
            return Err(DigestError::Algorithm { text: text.to_owned() });
        };
        let wrong = || DigestError::Digits { text: text.to_owned() };
        if digits.contains(|digit: char| digit.is_ascii_uppercase()) {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| wrong())?;
        Ok(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Digest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Digest".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The SM3 digest of some bytes.",
            "type": "string",
            "pattern": "^sm3:[0-9a-f]{64}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_published_vectors_hold() {
        assert_eq!(
            Digest::of("abcd".repeat(16).as_bytes()).to_string(),
            "sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        );
        assert_eq!(
            Digest::of(b"abc").to_string(),
            "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
    }

    #[test]
    fn the_order_of_files_does_not_matter_and_their_names_do() {
        let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
        let both = Digest::of_files([("a", one), ("b", two)]);
        assert_eq!(both, Digest::of_files([("b", two), ("a", one)]));
        assert_ne!(both, Digest::of_files([("a", two), ("b", one)]));
        assert_ne!(both, Digest::of_files([("a", one)]));
    }

    #[test]
    fn a_path_cannot_forge_a_second_file() {
        let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
        let forged = format!("a\n{two} 1 b");
        assert_ne!(Digest::of_files([("a", one), ("b", two)]), Digest::of_files([(forged.as_str(), one)]));
    }

    #[test]
    fn what_is_no_digest_is_refused_with_its_reason() {
        let other = "sha256:00".parse::<Digest>();
        assert_eq!(other, Err(DigestError::Algorithm { text: "sha256:00".to_owned() }));
        let good = Digest::of(b"").to_string();
        for text in ["sm3:00", &good[..66], &good.replace("sm3:1", "sm3:X"), "sm3:号"] {
            assert_eq!(text.parse::<Digest>(), Err(DigestError::Digits { text: text.to_owned() }));
        }
        let upper = format!("sm3:{}", good[4..].to_uppercase());
        assert_eq!(upper.parse::<Digest>(), Err(DigestError::Digits { text: upper.clone() }));
    }

    proptest! {
        #[test]
        fn pieces_give_the_digest_of_the_whole(pieces: Vec<Vec<u8>>) {
            let mut hasher = Hasher::new();
            for piece in &pieces {
                hasher.update(piece);
            }
            prop_assert_eq!(hasher.finish(), Digest::of(&pieces.concat()));
        }

        #[test]
        fn the_written_form_reads_back(bytes: Vec<u8>) {
            let digest = Digest::of(&bytes);
            let json = serde_json::to_string(&digest).unwrap();
            prop_assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
        }
    }
}
