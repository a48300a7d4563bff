//! Slots: what a request can only hold once it is sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::signing::TimeFormat;

/// A value that is filled in when the request is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The time of sending, moved by some seconds.
    Now {
        /// How it is written.
        format: TimeFormat,
        /// Seconds into the future; negative into the past.
        offset_seconds: i64,
    },
    /// A value that no other case of any run has.
    Fresh(Fresh),
    /// What an earlier step of the case captured under this name.
    Captured(String),
}

/// A value that no other case of any run has; equal names within a case give equal characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fresh {
    /// The name within the case.
    pub name: String,
    /// `#` stands for a digit, `*` for a digit or lower-case letter, `^` for a digit or upper-case letter;
    /// every other character for itself. The last eight or more such places make the value unique.
    pub template: String,
}
