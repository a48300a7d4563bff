//! The schemas that hold together at one place: references followed, `allOf` spread out, one branch of each choice taken.

use serde_json::{Map, Value};

use super::generator::Generator;
use crate::schema::place::{below, local};
use crate::schema::site::length;

/// The keywords that hold together, each with the place of its schema.
pub(super) type Parts<'a> = Vec<(String, &'a Map<String, Value>)>;

/// References and branches are followed this deep before a place is called endless.
const STEPS: usize = 256;

impl<'a> Generator<'a> {
    /// The parts of several schemas that must hold at once.
    pub(super) fn parts(&mut self, places: &[String]) -> Result<Parts<'a>, String> {
        let mut open: Vec<String> = places.iter().rev().cloned().collect();
        let mut parts: Parts<'a> = Vec::new();
        for _ in 0..STEPS {
            let Some(pointer) = open.pop() else {
                return Ok(parts);
            };
            match self.set.document().pointer(&pointer) {
                Some(Value::Bool(false)) => return Err(format!("{pointer} allows nothing")),
                Some(Value::Object(schema)) if parts.iter().all(|(known, _)| *known != pointer) => {
                    self.spread(&pointer, schema, &mut open);
                    parts.push((pointer, schema));
                }
                _ => {}
            }
        }
        Err("its references and branches go on without end".to_owned())
    }

    fn spread(&mut self, pointer: &str, schema: &Map<String, Value>, open: &mut Vec<String>) {
        open.extend(schema.get("$ref").and_then(Value::as_str).and_then(local));
        open.extend((0..length(schema, "allOf")).map(|index| format!("{pointer}/allOf/{index}")));
        for keyword in ["anyOf", "oneOf"] {
            let count = length(schema, keyword);
            if count > 0 {
                let branch = self.branch(count);
                open.push(format!("{pointer}/{keyword}/{branch}"));
            }
        }
        if schema.contains_key("if") {
            let met = self.branch(2) == 0;
            let taken: &[&str] = if met { &["if", "then"] } else { &["else"] };
            let present = taken.iter().filter(|keyword| schema.contains_key(**keyword));
            open.extend(present.map(|keyword| format!("{pointer}/{keyword}")));
        }
        dependents(pointer, schema, open);
    }
}

/// What depends on members that will be there in any case.
fn dependents(pointer: &str, schema: &Map<String, Value>, open: &mut Vec<String>) {
    let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
    for name in dependent.into_iter().flat_map(Map::keys) {
        if required(schema).any(|required| required == name) {
            open.push(below(&format!("{pointer}/dependentSchemas"), name));
        }
    }
}

/// The members that a schema requires.
pub(in crate::schema) fn required(schema: &Map<String, Value>) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The type that the keywords of a schema speak of, where it names none.
pub(super) fn spoken_of(schema: &Map<String, Value>) -> Option<&'static str> {
    const SPEAKING: &[(&str, &[&str])] = &[
        (
            "object",
            &[
                "properties",
                "required",
                "additionalProperties",
                "patternProperties",
                "minProperties",
                "maxProperties",
                "propertyNames",
                "dependentRequired",
                "dependentSchemas",
                "unevaluatedProperties",
            ],
        ),
        (
            "array",
            &["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains", "unevaluatedItems"],
        ),
        ("string", &["minLength", "maxLength", "pattern", "format", "contentEncoding"]),
        ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ];
    SPEAKING
        .iter()
        .find(|(_, keywords)| keywords.iter().any(|keyword| schema.contains_key(*keyword)))
        .map(|row| row.0)
}
