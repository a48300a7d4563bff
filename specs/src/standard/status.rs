//! Status codes as a contract declares them.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A key of `responses`: a code, a range such as `4XX`, or `default`.
///
/// The order is from the most to the least specific, so the first match is the one that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum StatusPattern {
    /// Exactly this code, 100 to 999.
    Code(u16),
    /// A hundred: 1 to 5.
    Range(u8),
    /// Whatever else is not declared.
    Default,
}

/// A key of `responses` that is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("read `{0}` as a status: write three digits, a range such as 4XX, or default")]
pub struct StatusError(String);

impl StatusPattern {
    /// Whether `status` is meant.
    pub fn matches(self, status: u16) -> bool {
        match self {
            Self::Code(code) => code == status,
            Self::Range(hundred) => u16::from(hundred) == status / 100,
            Self::Default => true,
        }
    }
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(formatter, "{code}"),
            Self::Range(hundred) => write!(formatter, "{hundred}XX"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

impl FromStr for StatusPattern {
    type Err = StatusError;

    fn from_str(text: &str) -> Result<Self, StatusError> {
        if text == "default" {
            return Ok(Self::Default);
        }
        match text.as_bytes() {
            [hundred @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Ok(Self::Range(hundred - b'0')),
            [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => {
                text.parse().map(Self::Code).map_err(|_| StatusError(text.to_owned()))
            }
            _ => Err(StatusError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for StatusPattern {
    type Error = StatusError;

    fn try_from(text: String) -> Result<Self, StatusError> {
        text.parse()
    }
}

impl From<StatusPattern> for String {
    fn from(pattern: StatusPattern) -> Self {
        pattern.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::StatusPattern;

    #[test]
    fn patterns_read_back_as_they_are_written() {
        for text in ["200", "4XX", "default", "999"] {
            let pattern: StatusPattern = text.parse().unwrap();
            assert_eq!(pattern.to_string(), text);
        }
        assert!("6XX".parse::<StatusPattern>().is_err());
        assert!("20".parse::<StatusPattern>().is_err());
    }

    #[test]
    fn the_most_specific_pattern_comes_first() {
        let mut patterns = ["default", "2XX", "204"].map(|text| text.parse::<StatusPattern>().unwrap());
        patterns.sort();
        assert_eq!(patterns.map(|pattern| pattern.to_string()), ["204", "2XX", "default"]);
    }
}
