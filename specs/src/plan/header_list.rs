//! A header that lists names, such as `Allow`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A header that lists names (RFC 9110 §5.6.1), such as `Allow`, and what must stand in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HeaderList {
    /// The header's name.
    pub name: String,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Each of these stands in it.
    pub all: Vec<String>,
    /// These may stand in it too, and nothing else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}
