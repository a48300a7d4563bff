//! The mark of a run: it tells the data of one run from those of every other.

use std::fmt;
use std::str::FromStr;

use hutong_specs::digest::Digest;
use thiserror::Error;

/// Eight digits or lower-case letters that a run leaves in its test data and its `User-Agent`.
///
/// ```
/// use hutong_suites::run::BatchMark;
///
/// let mark: BatchMark = "k3f90x2a".parse().unwrap();
/// assert_eq!(mark.as_str(), "k3f90x2a");
/// assert!("K3F90X2A".parse::<BatchMark>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchMark(String);

/// Why a text is no batch mark.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("read the batch mark {0:?}: it must be 8 digits or lower-case letters")]
pub struct BatchMarkError(String);

impl BatchMark {
    /// The mark as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the numbers of this run begin. Runs that follow one another begin far apart, so that their numbers
    /// differ even where a template has room for eight digits only. The eighth digit is not 0 for more than a million cases:
    /// many codes have no part that is all zeros.
    pub(super) fn origin(&self) -> u128 {
        let digest = Digest::of(self.0.as_bytes());
        let drawn =
            digest.as_bytes().iter().take(12).fold(0, |number, byte| (number << 8) | u128::from(*byte));
        let written = 10_u128.pow(8);
        drawn - drawn % written + written / 10 + drawn % (written / 2)
    }
}

impl FromStr for BatchMark {
    type Err = BatchMarkError;

    fn from_str(text: &str) -> Result<Self, BatchMarkError> {
        let allowed = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        if text.len() == 8 && text.as_bytes().iter().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BatchMarkError(text.to_owned()))
        }
    }
}

impl fmt::Display for BatchMark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
