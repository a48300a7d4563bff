//! The set of all schemas of a standard: one normalised document, with a validator for each place that is asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use thiserror::Error;

use super::fault::SchemaFault;
use super::inhabit::pattern::Sampler;
use super::inhabit::{Goal, GoalKey};
use super::side::Side;
use crate::name::ClauseId;

/// All schemas of a standard in one JSON document: the interface document with every schema rewritten to JSON
/// Schema 2020-12 and every `$ref` pointing into this document.
pub struct SchemaSet {
    document: Value,
    /// The side of an exchange that the values travel on.
    side: Side,
    /// What the schemas are in requests and in responses; the set itself where that is nothing else.
    sides: [OnceLock<Option<Arc<SchemaSet>>>; 2],
    index: OnceLock<Result<Registry<'static>, String>>,
    validators: Mutex<BTreeMap<String, Compiled>>,
    patterns: Mutex<Texts>,
    formats: Mutex<Texts>,
    samplers: Mutex<BTreeMap<String, Arc<Sampler>>>,
    goals: Mutex<BTreeMap<GoalKey, Arc<Goal>>>,
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

/// Validators of texts, by pattern or format; none for what is no pattern.
type Texts = BTreeMap<String, Option<Arc<Validator>>>;

/// A validator, or why there is none.
type Compiled = Result<Arc<Validator>, SchemaError>;

const ANYTHING: &Value = &Value::Bool(true);

impl SchemaSet {
    /// A set over a normalised document.
    pub fn new(document: Value) -> Self {
        Self::of_side(document, Side::Both)
    }

    fn of_side(document: Value, side: Side) -> Self {
        Self {
            document,
            side,
            sides: Default::default(),
            index: OnceLock::new(),
            validators: Mutex::default(),
            patterns: Mutex::default(),
            formats: Mutex::default(),
            samplers: Mutex::default(),
            goals: Mutex::default(),
        }
    }

    /// The schemas as one side of an exchange means them: what only the other side sends is not demanded, and an answer
    /// does not hold what is `writeOnly`. Every place stays where it is.
    #[must_use]
    pub fn on(self: &Arc<Self>, side: Side) -> Arc<Self> {
        let index = match side {
            Side::Request => 0,
            Side::Response => 1,
            Side::Both => return Arc::clone(self),
        };
        let Some(place) = self.sides.get(index).filter(|_| self.side == Side::Both) else {
            return Arc::clone(self);
        };
        let made = || {
            let is_marked = super::sided::is_marked(&self.document, side);
            is_marked.then(|| Arc::new(Self::of_side(super::sided::sided(&self.document, side), side)))
        };
        place.get_or_init(made).as_ref().map_or_else(|| Arc::clone(self), Arc::clone)
    }

    /// The side of an exchange that the values travel on.
    pub(super) fn side(&self) -> Side {
        self.side
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

    /// Whether a pattern matches a text, as `pattern` and `patternProperties` ask; a pattern that is none matches nothing.
    pub(super) fn matches(&self, pattern: &str, text: &str) -> bool {
        let build = || jsonschema::options().build(&json!({"pattern": pattern})).ok();
        asked(&self.patterns, pattern, build, text)
    }

    /// Whether a text has a format; a format that nobody knows constrains nothing.
    pub(super) fn has_format(&self, format: &str, text: &str) -> bool {
        let build = || super::compile::format(format).ok();
        asked(&self.formats, format, build, text)
    }

    /// What samples a pattern.
    pub(super) fn sampler(&self, pattern: &str) -> Arc<Sampler> {
        let mut samplers = held(&self.samplers);
        let made = || Arc::new(super::inhabit::pattern::sampler_of(pattern, None));
        Arc::clone(samplers.entry(pattern.to_owned()).or_insert_with(made))
    }

    /// The goal of a key, worked out at most once.
    pub(super) fn goal_of(&self, key: GoalKey) -> Arc<Goal> {
        let mut goals = held(&self.goals);
        if let Some(goal) = goals.get(&key) {
            return Arc::clone(goal);
        }
        let goal = Arc::new(Goal::new(key.clone()));
        goals.insert(key, Arc::clone(&goal));
        goal
    }

    fn validator(&self, pointer: &str) -> Compiled {
        if let Some(compiled) = held(&self.validators).get(pointer) {
            return compiled.clone();
        }
        let compiled = self.compile(pointer).map(Arc::new);
        held(&self.validators).insert(pointer.to_owned(), compiled.clone());
        compiled
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn asked(texts: &Mutex<Texts>, key: &str, build: impl FnOnce() -> Option<Validator>, text: &str) -> bool {
    let mut texts = held(texts);
    if !texts.contains_key(key) {
        texts.insert(key.to_owned(), build().map(Arc::new));
    }
    let validator = texts.get(key).cloned().flatten();
    drop(texts);
    validator.is_some_and(|validator| validator.is_valid(&Value::from(text)))
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
