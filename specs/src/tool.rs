//! What wrote a document: the tool's version and commit.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

static COMMIT: OnceLock<&'static str> = OnceLock::new();

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
    /// Says once, at the start of the program, which commit it was built from; later words are not heard.
    pub fn built_from(commit: &'static str) {
        // The first word stands.
        let _ = COMMIT.set(commit);
    }

    /// This build of hutong.
    pub fn current() -> Self {
        Self {
            name: "hutong".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: COMMIT.get().copied().unwrap_or("unknown").to_owned(),
        }
    }
}
