//! What a standard knows of the target whose own definition it reads.

use std::collections::{BTreeMap, BTreeSet};

use crate::name::OperationId;

/// Where the target's definition lies among the files of a pack.
pub const TARGET_INTERFACE: &str = "target/interface.json";

/// The same, where it is written in YAML.
pub const TARGET_INTERFACE_YAML: &str = "target/interface.yaml";

/// Where the definition of the release before lies among the files of a pack, if the user gave one.
pub const TARGET_PREVIOUS: &str = "target/previous.json";

/// The same, where it is written in YAML.
pub const TARGET_PREVIOUS_YAML: &str = "target/previous.yaml";

/// Where it is said how the definition was had, as lines of text among the files of a pack: the address below the target's base, and
/// the media type that the link to it named, if a link did.
pub const TARGET_FOUND: &str = "target/interface.at";

/// Where what the target declares lies among the files of a pack.
pub const TARGET_DECLARED: &str = "target/declared.json";

/// What a standard knows of the target whose own definition it reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetInterface {
    /// Whether the definition was fetched; else it is the pack's sample.
    pub is_fetched: bool,
    /// What the target declares that it conforms to; `None` where it could not be read.
    pub declared: Option<BTreeSet<String>>,
    /// The operations of the building blocks, with their paths.
    pub blocks: BTreeMap<OperationId, String>,
    /// Where the definition is found, in the order of trying.
    pub definitions: Vec<DefinitionPlace>,
    /// Where the declaration is found.
    pub declaration: Option<String>,
}

/// Where on the target its definition may be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionPlace {
    /// The path, without the target's base.
    pub path: String,
    /// The relation of the link to follow in what is there.
    pub link: Option<String>,
}
