//! The smallest request that shows what a random one showed first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::finding::Evidence;
use crate::bilingual::Bilingual;
use crate::digest::Digest;
use crate::name::{CaseId, EventId, MachineId};
use crate::plan::Place;

/// The smallest request for which a finding was seen, found in further rounds: each sends all requests that are one
/// step smaller than the smallest so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Minimal {
    /// The case, of the plan of its round.
    pub case: CaseId,
    /// The round in which it was sent; 0 if nothing smaller showed the finding.
    pub round: u32,
    /// The record of that round.
    pub record: Digest,
    /// Whether the finding was seen once more when the first request was sent again; absent if nothing came of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<bool>,
    /// Whether nothing smaller was left to try; otherwise a round ended before its time, or left requests out.
    pub complete: bool,
    /// How many requests were sent to find it.
    pub tried: u64,
    /// In what the request differs from the valid one that fixed cases start from: what matters.
    pub differs: Vec<Place>,
    /// The sequence of events, where a walk through a state machine showed the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk: Option<Shortened>,
    /// The exchange, with secrets and citizens' data masked.
    pub evidence: Evidence,
}

/// A sequence of events that shows a finding, and the shortest that does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shortened {
    /// The state machine.
    pub machine: MachineId,
    /// The events of the walk that showed it first.
    pub first: Vec<Happened>,
    /// The events of the shortest walk that shows it.
    pub least: Vec<Happened>,
}

/// An event of a sequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Happened {
    /// Its name within the machine.
    pub id: EventId,
    /// What people call it.
    pub title: Bilingual,
}
