//! One schema: a place in a set.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use super::fault::SchemaFault;
use super::set::SchemaSet;
use super::side::Side;

/// A set of JSON values, described at a place of a `SchemaSet`.
#[derive(Clone)]
pub struct Schema {
    set: Arc<SchemaSet>,
    pointer: String,
}

impl Schema {
    /// The schema at `pointer` of `set`.
    pub fn new(set: Arc<SchemaSet>, pointer: impl Into<String>) -> Self {
        Self { set, pointer: pointer.into() }
    }

    /// JSON pointer of the schema in its set.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The set.
    pub fn set(&self) -> &Arc<SchemaSet> {
        &self.set
    }

    /// The schema as one side of an exchange means it.
    #[must_use]
    pub fn on(&self, side: Side) -> Self {
        Self { set: self.set.on(side), pointer: self.pointer.clone() }
    }

    /// The schema as JSON; `true` where the pointer leads nowhere.
    pub fn value(&self) -> &Value {
        self.set.value(&self.pointer)
    }

    /// The schema that a `$ref` without siblings leads to, through any number of them; else this one.
    #[must_use]
    pub fn resolved(&self) -> Self {
        Self { set: Arc::clone(&self.set), pointer: self.set.resolve(&self.pointer) }
    }

    /// Whether the keyword `type` names this type; a schema without the keyword names none.
    pub fn names_type(&self, name: &str) -> bool {
        match self.resolved().value().get("type") {
            Some(Value::String(only)) => only == name,
            Some(Value::Array(names)) => names.iter().any(|one| one == name),
            _ => false,
        }
    }

    /// Whether `value` is a member of the set.
    pub fn admits(&self, value: &Value) -> bool {
        self.set.admits(&self.pointer, value)
    }

    /// Every constraint that `value` does not meet, sorted; empty exactly if `admits`.
    pub fn faults(&self, value: &Value) -> Vec<SchemaFault> {
        self.set.faults(&self.pointer, value)
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Schema({})", self.pointer)
    }
}
