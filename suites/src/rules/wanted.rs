//! How an answer should turn out, as parameters of rules say it.

use serde::Deserialize;

/// How a request should be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Answered {
    /// Accepted.
    Accepted,
    /// Refused.
    Refused,
}
