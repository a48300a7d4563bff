//! What a call does to the platform.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a call does to the platform, from harmless to worst; also the ceiling that a profile sets.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing is changed.
    #[default]
    ReadOnly,
    /// Something is created or changed.
    Writing,
    /// Something that was there before may be lost.
    Destructive,
}
