//! Objects: the members that must be there, and those that may.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::generator::{Generator, SHALLOW};
use super::parts::{Parts, required};
use super::text::count;
use crate::schema::site::member_schemas;

/// No object is filled beyond this.
const WIDE: usize = 1000;

impl<'a> Generator<'a> {
    /// An object that the parts describe.
    pub(super) fn object(&mut self, parts: &Parts<'a>, depth: usize) -> Result<Value, String> {
        let needed = needed(parts);
        let mut object = Map::new();
        for name in names(parts, &needed) {
            let places = self.member_places(parts, &name);
            if needed.contains(&name) {
                object.insert(name, self.value(&places, depth + 1)?);
            } else if self.wanted(&places, depth)
                && let Ok(value) = self.value(&places, depth + 1)
            {
                object.insert(name, value);
            }
        }
        self.complete(parts, &mut object, depth)?;
        self.fill(parts, &mut object, depth)?;
        trim(parts, &needed, &mut object);
        Ok(Value::Object(object))
    }

    fn member_places(&self, parts: &Parts<'a>, name: &str) -> Vec<String> {
        parts.iter().flat_map(|(pointer, schema)| member_schemas(self.set, schema, pointer, name)).collect()
    }

    /// Whether an optional member is put in.
    fn wanted(&mut self, places: &[String], depth: usize) -> bool {
        let resolved = places.iter().flat_map(|place| [place.clone(), self.set.resolve(place)]);
        let keywords: Vec<_> =
            resolved.filter_map(|place| self.set.document().pointer(&place)?.as_object()).collect();
        if depth >= SHALLOW || keywords.iter().any(|keywords| self.side.leaves_out(keywords)) {
            return false;
        }
        self.readable || !self.source.once_in(2 + depth)
    }

    /// Adds what depends on the members that are there.
    fn complete(
        &mut self,
        parts: &Parts<'a>,
        object: &mut Map<String, Value>,
        depth: usize,
    ) -> Result<(), String> {
        for _ in 0..8 {
            let missing = dependents(parts, object);
            if missing.is_empty() {
                break;
            }
            for name in missing {
                let places = self.member_places(parts, &name);
                let value = self.value(&places, depth + 1)?;
                object.insert(name, value);
            }
        }
        Ok(())
    }

    /// Adds members of no given name until there are enough.
    fn fill(
        &mut self,
        parts: &Parts<'a>,
        object: &mut Map<String, Value>,
        depth: usize,
    ) -> Result<(), String> {
        let least = parts.iter().filter_map(|(_, schema)| count(schema, "minProperties")).max().unwrap_or(0);
        if least > WIDE {
            return Err(format!("an object of {least} members is too wide to build"));
        }
        for attempt in 0..least.saturating_mul(4) {
            if object.len() >= least {
                break;
            }
            let Some(name) = self.name(parts, attempt) else {
                continue;
            };
            let places = self.member_places(parts, &name);
            if let Ok(value) = self.value(&places, depth + 1) {
                object.insert(name, value);
            }
        }
        Ok(())
    }

    /// A name for one more member: one that is described, one that a pattern describes, or an invented one.
    fn name(&mut self, parts: &Parts<'a>, attempt: usize) -> Option<String> {
        let described: Vec<_> = names(parts, &BTreeSet::new());
        if let Some(name) = described.get(attempt) {
            return Some(name.clone());
        }
        let constrained: Vec<_> = parts
            .iter()
            .filter(|(_, schema)| schema.contains_key("propertyNames"))
            .map(|(pointer, _)| format!("{pointer}/propertyNames"))
            .collect();
        if !constrained.is_empty() {
            return self.value(&constrained, 1).ok()?.as_str().map(str::to_owned);
        }
        let keyed = parts.iter().filter_map(|(_, schema)| schema.get("patternProperties")?.as_object());
        let patterns: Vec<_> = keyed.flat_map(Map::keys).collect();
        match patterns.get(attempt % patterns.len().max(1)) {
            Some(pattern) if attempt.is_multiple_of(2) => super::pattern::sample(pattern, &mut self.source),
            _ => Some(format!("member_{attempt}")),
        }
    }
}

/// The members that must be there, whatever else is.
fn needed(parts: &Parts<'_>) -> BTreeSet<String> {
    parts.iter().flat_map(|(_, schema)| required(schema)).map(str::to_owned).collect()
}

/// Every name that the parts describe, in the order of the document, then those that are only required.
fn names(parts: &Parts<'_>, needed: &BTreeSet<String>) -> Vec<String> {
    let described =
        parts.iter().filter_map(|(_, schema)| schema.get("properties")?.as_object()).flat_map(Map::keys);
    let mut seen = BTreeSet::new();
    described.chain(needed).filter(|name| seen.insert((*name).clone())).cloned().collect()
}

/// The members that members which are there demand, and that are missing.
fn dependents(parts: &Parts<'_>, object: &Map<String, Value>) -> Vec<String> {
    let rules = parts.iter().filter_map(|(_, schema)| schema.get("dependentRequired")?.as_object()).flatten();
    let demanded = rules
        .filter(|(name, _)| object.contains_key(*name))
        .filter_map(|(_, names)| names.as_array())
        .flatten();
    let missing = demanded.filter_map(Value::as_str).filter(|name| !object.contains_key(*name));
    missing.map(str::to_owned).collect()
}

/// Takes optional members out, the last ones first, until the object is narrow enough.
fn trim(parts: &Parts<'_>, needed: &BTreeSet<String>, object: &mut Map<String, Value>) {
    let Some(most) = parts.iter().filter_map(|(_, schema)| count(schema, "maxProperties")).min() else {
        return;
    };
    let optional: Vec<_> = object.keys().rev().filter(|name| !needed.contains(*name)).cloned().collect();
    for name in optional.into_iter().take(object.len().saturating_sub(most)) {
        object.shift_remove(&name);
    }
}
