//! The clauses that constraints of an operation's successful answers belong to.

use std::collections::BTreeSet;

use hutong_specs::name::ClauseId;
use hutong_specs::schema::{Schema, SchemaSet};
use hutong_specs::standard::{Aspect, Operation, Origin, Response, Standard, StatusPattern};
use hutong_specs::text::pointer as place;
use serde_json::{Map, Value};

/// Keywords that say nothing of values by themselves.
const SILENT: &[&str] = &[
    "$ref",
    "$defs",
    "allOf",
    "anyOf",
    "oneOf",
    "if",
    "then",
    "else",
    "not",
    "properties",
    "patternProperties",
    "items",
    "prefixItems",
    "additionalProperties",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "discriminator",
    "xml",
    "externalDocs",
    "$comment",
    "$schema",
    "$id",
    "contentEncoding",
    "contentMediaType",
];

/// Keywords whose members are schemas by name, by number, and themselves.
const BY_NAME: &[&str] = &["properties", "patternProperties"];
const BY_NUMBER: &[&str] = &["allOf", "anyOf", "oneOf", "prefixItems"];
const ITSELF: &[&str] =
    &["items", "additionalProperties", "then", "else", "not", "contains", "propertyNames"];

/// The clauses, sorted.
pub(crate) fn response_clauses(standard: &Standard, operation: &Operation) -> Vec<ClauseId> {
    clauses_of(standard, operation, successes(operation))
}

/// The clauses that constraints of these answers belong to, sorted.
pub(crate) fn clauses_of<'r>(
    standard: &Standard,
    operation: &Operation,
    responses: impl Iterator<Item = &'r Response>,
) -> Vec<ClauseId> {
    let schemas: Vec<&Schema> = responses
        .flat_map(|response| &response.content)
        .filter_map(|media_type| media_type.schema.as_ref())
        .collect();
    if standard.origin == Origin::Document {
        let of_body = [Aspect::ResponseBody, Aspect::ResponseFormat, Aspect::WriteOnly];
        let ids = of_body.map(|aspect| Standard::derived_clause(&operation.id, aspect));
        let made = ids.into_iter().filter(|id| standard.clause(id).is_some());
        return if schemas.is_empty() { Vec::new() } else { made.collect() };
    }
    let mut walk = Walk { standard, operation, seen: BTreeSet::new(), clauses: BTreeSet::new() };
    for schema in schemas {
        walk.visit(schema.set(), schema.pointer());
    }
    walk.clauses.into_iter().collect()
}

fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    operation.responses.iter().filter_map(|(status, response)| match status {
        StatusPattern::Code(200..=299) | StatusPattern::Range(2) | StatusPattern::Default => Some(response),
        StatusPattern::Code(_) | StatusPattern::Range(_) => None,
    })
}

struct Walk<'s> {
    standard: &'s Standard,
    operation: &'s Operation,
    seen: BTreeSet<String>,
    clauses: BTreeSet<ClauseId>,
}

impl Walk<'_> {
    fn visit(&mut self, set: &SchemaSet, pointer: &str) {
        let Some(schema) = set.value(pointer).as_object() else {
            return;
        };
        if !self.seen.insert(pointer.to_owned()) {
            return;
        }
        self.note(pointer, schema);
        for below in below(pointer, schema) {
            self.visit(set, &below);
        }
    }

    fn note(&mut self, pointer: &str, schema: &Map<String, Value>) {
        for (keyword, value) in schema {
            let is_closed = keyword == "additionalProperties" && value == &Value::Bool(false);
            let is_silent = SILENT.contains(&keyword.as_str()) || keyword.starts_with("x-");
            if is_silent && !is_closed {
                continue;
            }
            let constraint = place::below(pointer, keyword);
            self.clauses.extend(self.standard.clause_of(self.operation, Aspect::ResponseBody, &constraint));
        }
    }
}

/// Where the schemas inside a schema stand.
fn below(pointer: &str, schema: &Map<String, Value>) -> Vec<String> {
    let mut places = Vec::new();
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
    places.extend(target.map(str::to_owned));
    for keyword in BY_NAME {
        let names = schema.get(*keyword).and_then(Value::as_object).into_iter().flat_map(Map::keys);
        places.extend(names.map(|name| place::below(&format!("{pointer}/{keyword}"), name)));
    }
    for keyword in BY_NUMBER {
        let count = schema.get(*keyword).and_then(Value::as_array).map_or(0, Vec::len);
        places.extend((0..count).map(|index| format!("{pointer}/{keyword}/{index}")));
    }
    let itself = ITSELF.iter().filter(|keyword| schema.get(**keyword).is_some_and(Value::is_object));
    places.extend(itself.map(|keyword| format!("{pointer}/{keyword}")));
    places
}
