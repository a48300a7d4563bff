//! A state machine as a pack writes it: the states of a thing, the events that change them, which of them are allowed and
//! which forbidden. What is neither is open, and nothing is demanded of it.
//!
//! Data alone: nothing here sends anything or looks at an answer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::bilingual::Bilingual;
use crate::name::{ClauseId, EventId, MachineId, OperationId, StateId};
use crate::plan::Predicate;

/// A state machine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Machine {
    /// The machine's name within its standard.
    pub id: MachineId,
    /// What people call the thing whose states these are.
    pub title: Bilingual,
    /// The state of a thing that nobody has spoken of yet.
    pub initial: StateId,
    /// What times are written into events, so that they are in order whatever the sequence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// The states.
    pub states: Vec<State>,
    /// The events.
    pub events: Vec<Event>,
    /// What is accepted, and where it leads.
    pub transitions: Vec<Transition>,
    /// What is refused, and leaves everything as it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<Forbidden>,
    /// How a state can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observe: Option<Observation>,
}

/// The times of a sequence: each event comes this long after the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clock {
    /// The time of the first event, such as `2024-01-02 09:00:00`.
    pub start: String,
    /// How many minutes pass between one event and the next.
    pub minutes: u32,
}

/// A state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct State {
    /// The state's name within its machine.
    pub id: StateId,
    /// What people call it.
    pub title: Bilingual,
    /// What the observation shows in this state; nothing is demanded of it if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Glance>,
}

/// What the observation shows in a state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Glance {
    /// The request is refused: there is no such thing.
    Refused,
    /// The request is accepted, and at each of these JSON pointers of the answer's body the predicate is met.
    At(BTreeMap<String, Predicate>),
}

/// Something that happens: a request to an operation, changed from the valid one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Event {
    /// The event's name within its machine.
    pub id: EventId,
    /// What people call it.
    pub title: Bilingual,
    /// The operation.
    pub operation: OperationId,
    /// Values set in the valid request, by pointer.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub set: Map<String, Value>,
    /// Members removed from the valid request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
    /// Members, by pointer, whose fresh value is another one each time that the event happens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anew: Vec<String>,
    /// Times, by pointer: so many minutes after the event's place on the machine's clock.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub times: BTreeMap<String, i64>,
    /// Whole numbers that rise along a sequence, by pointer: the number of the event, from 1, and so much more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rising: BTreeMap<String, i64>,
}

/// An event that is accepted in some states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Transition {
    /// The states.
    pub from: Vec<StateId>,
    /// The event.
    pub event: EventId,
    /// The state that it leads to; it stays as it is if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StateId>,
    /// The clauses that want it accepted.
    pub clauses: Vec<ClauseId>,
}

/// An event that is refused in some states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Forbidden {
    /// The states.
    pub from: Vec<StateId>,
    /// The event.
    pub event: EventId,
    /// The clauses that want it refused.
    pub clauses: Vec<ClauseId>,
}

/// The request by which a state can be seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Observation {
    /// The operation.
    pub operation: OperationId,
    /// Values set in its valid request, by pointer.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub set: Map<String, Value>,
    /// Members removed from its valid request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
    /// The clauses that want the state answered as it is.
    pub clauses: Vec<ClauseId>,
}
