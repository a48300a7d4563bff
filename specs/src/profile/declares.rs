//! What a target declares of itself (ISO/IEC 9646's ICS): a parent of the plan.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::hostile::Hostile;
use super::party::Party;
use super::waiver::Waiver;
use crate::name::{Capability, PartyId};
use crate::standard::Effect;

/// What a target declares.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Declares {
    /// The binding of the pack that the target speaks; the pack's first one if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binding: Option<String>,
    /// The version of the platform, as its vendor names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Capabilities that the target has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Capability>,
    /// Test data known to exist on the target, by the names that the pack uses (`x-test-data`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub test_data: BTreeMap<String, Value>,
    /// Up to which effect a run may go.
    #[serde(default)]
    pub effects: Effect,
    /// What hostile input the target agrees to be sent.
    #[serde(default, skip_serializing_if = "Hostile::is_default")]
    pub hostile: Hostile,
    /// How many seconds a short-lived secret or token of the target is good for, where that is short enough to wait for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_lifetime_seconds: Option<u32>,
    /// Other parties that the target knows, by name; `reaches.parties` holds their credentials.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parties: BTreeMap<PartyId, Party>,
    /// Findings that an authority has agreed to live with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}
