//! The set of all schemas of a standard: one normalised document, with a validator for each place that is asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use thiserror::Error;

use super::fault::SchemaFault;
use crate::name::ClauseId;

/// All schemas of a standard in one JSON document: the interface document with every schema rewritten to JSON
/// Schema 2020-12 and every `$ref` pointing into this document.
pub struct SchemaSet {
    document: Value,
    index: OnceLock<Result<Registry<'static>, String>>,
    validators: Mutex<BTreeMap<String, Compiled>>,
    patterns: Mutex<BTreeMap<String, Option<Arc<Validator>>>>,
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

/// A validator, or why there is none.
type Compiled = Result<Arc<Validator>, SchemaError>;

const ANYTHING: &Value = &Value::Bool(true);

impl SchemaSet {
    /// A set over a normalised document.
    pub fn new(document: Value) -> Self {
        Self { document, index: OnceLock::new(), validators: Mutex::default(), patterns: Mutex::default() }
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
            let Some(object) = self.value(&pointer).as_object() else {
                break;
            };
            let alone =
                object.keys().all(|key| key == "$ref" || key.starts_with("x-") || key == "description");
            match object.get("$ref").and_then(Value::as_str).and_then(super::place::local) {
                Some(next) if alone => pointer = next,
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
        self.validator(pointer).map_or(true, |validator| validator.is_valid(value))
    }

    /// The constraints of the schema at `pointer` that `value` does not meet, sorted and without repetition.
    pub fn faults(&self, pointer: &str, value: &Value) -> Vec<SchemaFault> {
        let Ok(validator) = self.validator(pointer) else {
            return Vec::new();
        };
        let mut faults: Vec<_> = validator
            .iter_errors(value)
            .flat_map(|error| super::locate::faults(self, pointer, &error))
            .collect();
        faults.sort();
        faults.dedup();
        faults
    }

    /// Compiles the schema at `pointer`.
    pub fn compile(&self, pointer: &str) -> Result<Validator, SchemaError> {
        let index = self.index.get_or_init(|| super::compile::index(&self.document));
        super::compile::compile(&self.document, index.as_ref().map_err(String::as_str), pointer)
    }

    /// Says why the schema at `pointer` is none, if it is none.
    pub fn defect(&self, pointer: &str) -> Option<SchemaError> {
        self.validator(pointer).err()
    }

    /// Whether a pattern matches a name, as `patternProperties` asks; a pattern that is none matches nothing.
    pub(super) fn matches(&self, pattern: &str, name: &str) -> bool {
        let mut patterns = self.patterns.lock().unwrap_or_else(PoisonError::into_inner);
        let validator = patterns
            .entry(pattern.to_owned())
            .or_insert_with(|| jsonschema::options().build(&json!({"pattern": pattern})).ok().map(Arc::new));
        validator.as_ref().is_some_and(|validator| validator.is_valid(&Value::from(name)))
    }

    fn validator(&self, pointer: &str) -> Compiled {
        if let Some(compiled) = self.lock().get(pointer) {
            return compiled.clone();
        }
        let compiled = self.compile(pointer).map(Arc::new);
        self.lock().insert(pointer.to_owned(), compiled.clone());
        compiled
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Compiled>> {
        self.validators.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn clause_for(named: &Value, keyword: &str) -> Option<ClauseId> {
    let text = match named {
        Value::String(text) => text,
        Value::Object(map) => map.get(keyword).or_else(|| map.get("*"))?.as_str()?,
        _ => return None,
    };
    Some(ClauseId::from(text))
}

impl fmt::Debug for SchemaSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SchemaSet").finish_non_exhaustive()
    }
}
