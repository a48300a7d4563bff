//! Masks secrets in whatever is written down: every occurrence, in every encoding, becomes `{{secret:name}}`.

use std::collections::BTreeMap;
use std::fmt;

use regex::bytes::{Captures, Regex, RegexBuilder};
use thiserror::Error;

use super::secret::{SHORTEST_SECRET, Secret};

/// How large the search may grow, in bytes: some hundred secrets of the size of a private key.
const SIZE_LIMIT: usize = 64 << 20;

/// Secrets by name, ready to be masked.
#[derive(Clone, Default)]
pub struct SecretMask {
    pattern: Option<Regex>,
    marks: Vec<(Vec<u8>, String)>,
}

/// Why secrets cannot be masked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MaskingError {
    /// The secret is so short that masking it would destroy the record.
    #[error("mask the secret {name:?}: it is shorter than {SHORTEST_SECRET} characters; use a longer one")]
    TooShort {
        /// The name of the secret.
        name: String,
    },
    /// The secrets are too large to be searched for.
    #[error("mask the secrets: they are too large to be searched for")]
    TooLarge,
}

impl SecretMask {
    /// Takes the secrets by name; of equal secrets the first name counts.
    pub fn new(secrets: &BTreeMap<String, Secret>) -> Result<Self, MaskingError> {
        let mut marks = Vec::new();
        for (name, secret) in secrets {
            if !secret.can_be_masked() {
                return Err(MaskingError::TooShort { name: name.clone() });
            }
            let mark = |encoding: String| (encoding.into_bytes(), format!("{{{{secret:{name}}}}}"));
            marks.extend(secret.encodings().into_iter().map(mark));
        }
        // The longest come first, so that no secret is cut in two by another that is part of it.
        marks.sort_by_key(|(encoding, _)| std::cmp::Reverse(encoding.len()));
        Ok(Self { pattern: pattern(&marks)?, marks })
    }

    /// Masks text.
    pub fn mask(&self, text: &str) -> String {
        String::from_utf8_lossy(&self.mask_bytes(text.as_bytes())).into_owned()
    }

    /// Masks bytes, which need not be text.
    pub fn mask_bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let Some(pattern) = &self.pattern else {
            return bytes.to_vec();
        };
        pattern.replace_all(bytes, |captures: &Captures<'_>| self.mark(captures)).into_owned()
    }

    fn mark(&self, captures: &Captures<'_>) -> Vec<u8> {
        let found = captures.get(0).map(|found| found.as_bytes());
        let mark = self.marks.iter().find(|(encoding, _)| Some(encoding.as_slice()) == found);
        mark.map_or_else(|| b"{{secret}}".to_vec(), |(_, mark)| mark.as_bytes().to_vec())
    }
}

fn pattern(marks: &[(Vec<u8>, String)]) -> Result<Option<Regex>, MaskingError> {
    if marks.is_empty() {
        return Ok(None);
    }
    let literals: Vec<String> =
        marks.iter().map(|(encoding, _)| regex::escape(&String::from_utf8_lossy(encoding))).collect();
    let built = RegexBuilder::new(&literals.join("|")).size_limit(SIZE_LIMIT).build();
    built.map(Some).map_err(|_| MaskingError::TooLarge)
}

impl fmt::Debug for SecretMask {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SecretMask").field("encodings", &self.marks.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    fn secret_mask(secrets: &[(&str, &str)]) -> Result<SecretMask, MaskingError> {
        let secrets = secrets.iter().map(|&(name, secret)| (name.to_owned(), Secret::new(secret)));
        SecretMask::new(&secrets.collect())
    }

    #[test]
    fn a_secret_becomes_its_name() {
        let mask = secret_mask(&[("appsecret", "TEST-SECRET-0001")]).unwrap();
        assert_eq!(mask.mask("key=TEST-SECRET-0001&x=1"), "key={{secret:appsecret}}&x=1");
        assert_eq!(mask.mask("nothing here 号"), "nothing here 号");
    }

    #[test]
    fn the_longer_of_two_nested_secrets_wins() {
        let mask = secret_mask(&[("a", "TEST-SECRET"), ("b", "TEST-SECRET-0001")]).unwrap();
        assert_eq!(mask.mask("TEST-SECRET-0001 TEST-SECRET"), "{{secret:b}} {{secret:a}}");
    }

    #[test]
    fn bytes_that_are_no_text_stay() {
        let mask = secret_mask(&[("a", "TEST")]).unwrap();
        assert_eq!(mask.mask_bytes(b"\xff\x00TEST\xfe"), b"\xff\x00{{secret:a}}\xfe");
    }

    #[test]
    fn basic_credentials_give_nothing_away() {
        for user in ["a", "ab", "abc"] {
            let mask = secret_mask(&[("password", "TEST-SECRET-0001")]).unwrap();
            let header = STANDARD.encode(format!("{user}:TEST-SECRET-0001;rest"));
            assert!(mask.mask(&header).contains("{{secret:password}}"), "{header}");
        }
    }

    #[test]
    fn a_short_secret_is_refused() {
        let refused = MaskingError::TooShort { name: "pin".to_owned() };
        assert_eq!(secret_mask(&[("pin", "123")]).unwrap_err(), refused);
    }

    #[test]
    fn no_secrets_mask_nothing() {
        assert_eq!(SecretMask::default().mask("{a}"), "{a}");
        assert_eq!(format!("{:?}", SecretMask::default()), "SecretMask { encodings: 0, .. }");
    }

    proptest! {
        #[test]
        fn no_encoding_of_a_secret_survives(secret in "[A-Z!-/号]{8,20}", before: String, after: String) {
            let mask = secret_mask(&[("s", &secret)]).unwrap();
            for encoding in Secret::new(secret.clone()).encodings() {
                let masked = mask.mask(&format!("{before}{encoding}{after}"));
                prop_assert!(!masked.contains(&encoding), "{masked}");
                prop_assert!(masked.contains("{{secret:s}}"));
            }
        }
    }
}
