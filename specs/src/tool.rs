//! What wrote a document: the tool's version and commit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The tool that wrote a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Always `hutong` for documents of ours.
    pub name: String,
    /// The release, as in the crate's manifest.
    pub version: String,
    /// The commit that the binary was built from, or `unknown`.
    pub commit: String,
}

impl Tool {
    /// This build of hutong, from the commit that the build was told of.
    pub fn current() -> Self {
        Self {
            name: "hutong".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: option_env!("HUTONG_COMMIT").unwrap_or("unknown").to_owned(),
        }
    }
}
