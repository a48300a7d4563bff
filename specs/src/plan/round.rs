//! A round that follows another: what was learnt is the ground for a further plan. Nothing learns within a run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::name::CaseId;

/// What a plan of a further round rests on, and what it is to find out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Round {
    /// 1 for the round after the first run, and so on.
    pub number: u32,
    /// The plan of the round before.
    pub plan: Digest,
    /// The record of the round before.
    pub record: Digest,
    /// The findings for which smaller requests are tried.
    pub shrinks: Vec<Shrink>,
}

/// A finding for which smaller requests are tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shrink {
    /// The finding's fingerprint.
    pub finding: String,
    /// The smallest request so far that showed it.
    pub case: CaseId,
    /// Whether there are more smaller requests than the round tries.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cut: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_false(truth: &bool) -> bool {
    !*truth
}
