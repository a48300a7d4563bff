//! That a thing and its item in a list say the same.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::demand::Reference;

/// That a thing and its item in a list say the same. Where the list has no such item nothing is demanded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Agreement {
    /// JSON pointer to the thing in the body.
    pub pointer: String,
    /// The list.
    pub list: Reference,
    /// JSON pointer, within both, of what tells things apart.
    pub key: String,
    /// JSON pointers, within both, of what is the same on either side, or on neither.
    pub members: Vec<String>,
    /// Whether a member that one side alone has is no difference: lists often show less.
    #[serde(default, skip_serializing_if = "is_false")]
    pub where_both: bool,
    /// JSON pointers, within both, of lists, with what tells their items apart: the thing has all that its item has.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, Vec<String>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references over")]
fn is_false(truth: &bool) -> bool {
    !truth
}
