//! How a request is signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::canonical_part::{Part, PartValue};
use crate::signing::{Algorithm, Encoding};

/// How a request is signed, and for how long the signature is good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signature {
    /// The keyed or plain hash, or the signature scheme.
    pub algorithm: Algorithm,
    /// How the bytes of the signature are written.
    pub encoding: Encoding,
    /// The name of the secret that keys the algorithm; `None` for plain hashes over a secret part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The string that is signed, such as `{sid}{rid}{rtime}`: names of parts in braces.
    pub canonical: String,
    /// The parts, in the order in which they are sent.
    pub parts: Vec<Part>,
    /// For how many seconds, into the past and the future, the time part is accepted; `None` if nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_seconds: Option<u32>,
}

impl Signature {
    /// The part of this name.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// The part that carries the time of sending, if any does.
    pub fn time_part(&self) -> Option<&Part> {
        self.parts.iter().find(|part| matches!(part.value, PartValue::Now(_)))
    }

    /// The part that carries the signature itself.
    pub fn signature_part(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.value == PartValue::Signature)
    }
}
