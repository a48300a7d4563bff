//! What a request breaks on purpose, and where.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One constraint that a request breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Breach {
    /// Where in the request.
    pub place: Place,
    /// The keyword or demand that is broken, such as `maxLength` or `signature`.
    pub keyword: String,
    /// JSON pointer of the keyword in the standard's schemas, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
}

/// A place of a request or response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A JSON pointer into the body; empty for the whole.
    Body(String),
    /// A path parameter.
    Path(String),
    /// A query parameter.
    Query(String),
    /// A header.
    Header(String),
    /// A cookie.
    Cookie(String),
    /// A part of the signature.
    Credential(String),
    /// The method.
    Method,
    /// The URL as a whole.
    Url,
    /// The HTTP status.
    Status,
    /// The time that the answer took.
    Time,
    /// The exchange as a whole.
    Exchange,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(pointer) => {
                write!(formatter, "body {}", if pointer.is_empty() { "/" } else { pointer })
            }
            Self::Path(name) => write!(formatter, "path {name}"),
            Self::Query(name) => write!(formatter, "query {name}"),
            Self::Header(name) => write!(formatter, "header {name}"),
            Self::Cookie(name) => write!(formatter, "cookie {name}"),
            Self::Credential(name) => write!(formatter, "credential {name}"),
            Self::Method => formatter.write_str("method"),
            Self::Url => formatter.write_str("url"),
            Self::Status => formatter.write_str("status"),
            Self::Time => formatter.write_str("time"),
            Self::Exchange => formatter.write_str("exchange"),
        }
    }
}
