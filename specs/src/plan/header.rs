//! What a plan rests on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::round::Round;
use crate::bilingual::Bilingual;
use crate::binding::Binding;
use crate::digest::Digest;
use crate::name::{ClauseId, OperationId, RuleId, StandardId};
use crate::profile::Declares;
use crate::standard::Effect;
use crate::tool::Tool;

/// What a plan rests on: its parents, and all that the judge must know besides the standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlanHeader {
    /// `hutong.plan/1`.
    pub format: String,
    /// What wrote the plan.
    pub tool: Tool,
    /// The standard.
    pub standard: StandardReference,
    /// What the target declares.
    pub declares: Declares,
    /// How the target speaks.
    pub binding: Binding,
    /// The seed of everything random.
    pub seed: u64,
    /// Random cases per operation.
    pub fuzz: u32,
    /// Up to which effect cases were planned.
    pub ceiling: Effect,
    /// What was asked for.
    #[serde(default)]
    pub selection: Selection,
    /// The round before, for a plan that follows another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
}

/// Names a standard exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StandardReference {
    /// The standard's name.
    pub id: StandardId,
    /// What people call it.
    pub title: Bilingual,
    /// Its edition.
    pub edition: String,
    /// Over the pack's files, or the document.
    pub digest: Digest,
    /// What the user named it by: a pack's name or a path, as it was given.
    pub location: String,
}

/// What was asked for; everything if all lists are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selection {
    /// Only cases that exercise one of these clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseId>,
    /// Only cases about one of these operations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<OperationId>,
    /// Only cases of these rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleId>,
}
