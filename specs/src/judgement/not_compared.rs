//! Why a definition was not, or not wholly, compared with that of the release before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::compatibility::Aside;

/// Why a definition was not, or not wholly, compared with that of the release before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotCompared {
    /// The one that is served is the earlier of the two.
    Older {
        /// The version that is served.
        served: String,
        /// The version that was given as the release before.
        before: String,
    },
    /// It has more than so many bytes.
    TooLong(u64),
    /// Parts were left aside, and the others show no change.
    LeftAside {
        /// Some of them.
        parts: Vec<Aside>,
        /// How many there are.
        count: u64,
    },
}
