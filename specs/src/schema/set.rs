//! The set of all schemas of a standard: one normalised document, with a validator for each place that is asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use jsonschema::Validator;
use serde_json::Value;
use thiserror::Error;

use super::fault::SchemaFault;
use crate::name::ClauseId;

/// All schemas of a standard in one JSON document: the interface document with every schema rewritten to JSON
/// Schema 2020-12 and every `$ref` pointing into this document.
pub struct SchemaSet {
    document: Value,
    validators: Mutex<BTreeMap<String, Option<Arc<Validator>>>>,
}

/// Why a schema is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("compile the schema at {pointer}: {why}")]
pub struct SchemaError {
    /// JSON pointer of the schema.
    pub pointer: String,
    /// What is wrong.
    pub why: String,
}

const ANYTHING: &Value = &Value::Bool(true);

impl SchemaSet {
    /// A set over a normalised document.
    pub fn new(document: Value) -> Self {
        Self { document, validators: Mutex::new(BTreeMap::new()) }
    }

    /// The normalised document.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// What stands at a pointer; `true` where it leads nowhere.
    pub fn value(&self, pointer: &str) -> &Value {
        self.document.pointer(pointer).unwrap_or(ANYTHING)
    }

    /// Follows `$ref` as long as nothing stands beside it but annotations of ours; 64 steps at most.
    pub fn resolve(&self, pointer: &str) -> String {
        let mut pointer = pointer.to_owned();
        for _ in 0..64 {
            let Some(object) = self.value(&pointer).as_object() else { break };
            let alone = object.keys().all(|key| key == "$ref" || key.starts_with("x-") || key == "description");
            match object.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) {
                Some(next) if alone => pointer = next.to_owned(),
                _ => break,
            }
        }
        pointer
    }

    /// The clause named at or above a place: the nearest `x-clause`, a text or a map from keyword to clause with `*`
    /// for the rest.
    pub fn clause_at(&self, constraint: &str) -> Option<ClauseId> {
        let (mut place, keyword) = constraint.rsplit_once('/').unwrap_or(("", constraint));
        loop {
            let named = self.document.pointer(place).and_then(|value| value.get("x-clause"));
            if let Some(clause) = named.and_then(|named| clause_for(named, keyword)) {
                return Some(clause);
            }
            place = place.rsplit_once('/')?.0;
        }
    }

    /// Whether the schema at `pointer` admits `value`; a schema that cannot be compiled admits everything.
    pub fn admits(&self, pointer: &str, value: &Value) -> bool {
        self.validator(pointer).is_none_or(|validator| validator.is_valid(value))
    }

    /// The constraints of the schema at `pointer` that `value` does not meet, sorted and without repetition.
    pub fn faults(&self, pointer: &str, value: &Value) -> Vec<SchemaFault> {
        let Some(validator) = self.validator(pointer) else { return Vec::new() };
        let mut faults: Vec<_> =
            validator.iter_errors(value).map(|error| super::locate::fault(self, pointer, &error)).collect();
        faults.sort();
        faults.dedup();
        faults
    }

    /// Compiles the schema at `pointer`.
    pub fn compile(&self, pointer: &str) -> Result<Validator, SchemaError> {
        super::compile::compile(&self.document, pointer)
    }

    fn validator(&self, pointer: &str) -> Option<Arc<Validator>> {
        let mut validators = self.validators.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(validator) = validators.get(pointer) {
            return validator.clone();
        }
        let validator = self.compile(pointer).ok().map(Arc::new);
        validators.insert(pointer.to_owned(), validator.clone());
        validator
    }
}

fn clause_for(named: &Value, keyword: &str) -> Option<ClauseId> {
    let text = match named {
        Value::String(text) => text,
        Value::Object(map) => map.get(keyword).or_else(|| map.get("*"))?.as_str()?,
        _ => return None,
    };
    Some(ClauseId::from(text.as_str()))
}

impl fmt::Debug for SchemaSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SchemaSet").finish_non_exhaustive()
    }
}
