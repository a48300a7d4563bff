//! What an answer was sure to hold: members that were required, and the type of what is there. Only what holds whatever
//! branch of a choice is taken counts; bounds, formats and listed values do not: a compatible release may answer more.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::schema::{Schema, SchemaSet, is_of_type, local};
use crate::text::pointer::below;

/// A promise that a value does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// JSON pointer into the value.
    pub(super) at: String,
    /// The member that is missing; `None` where the type is another one.
    pub(super) missing: Option<String>,
}

/// The promises of a schema that a value does not keep.
pub(super) fn broken(schema: &Schema, value: &Value) -> Vec<Broken> {
    let mut found = Vec::new();
    look(schema.set(), &[schema.pointer().to_owned()], value, "", &mut found);
    found
}

fn look(set: &SchemaSet, places: &[String], value: &Value, at: &str, found: &mut Vec<Broken>) {
    let schemas = together(set, places);
    if schemas.iter().any(|(_, keywords)| !is_typed(keywords, value)) {
        found.push(Broken { at: at.to_owned(), missing: None });
        return;
    }
    match value {
        Value::Object(members) => {
            for name in required(&schemas).into_iter().filter(|name| !members.contains_key(*name)) {
                found.push(Broken { at: at.to_owned(), missing: Some(name.to_owned()) });
            }
            for (name, member) in members {
                look(set, &of_member(&schemas, name), member, &below(at, name), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                look(set, &of_item(&schemas, index), item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The schemas that hold for the same value for certain.
fn together<'a>(set: &'a SchemaSet, places: &[String]) -> Vec<(String, &'a Map<String, Value>)> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<String> = places.to_vec();
    let mut found = Vec::new();
    while let Some(place) = waiting.pop() {
        let Some(keywords) = set.document().pointer(&place).and_then(Value::as_object) else { continue };
        if !seen.insert(place.clone()) {
            continue;
        }
        waiting.extend(keywords.get("$ref").and_then(Value::as_str).and_then(local));
        let count = keywords.get("allOf").and_then(Value::as_array).map_or(0, Vec::len);
        waiting.extend((0..count).map(|index| format!("{place}/allOf/{index}")));
        found.push((place, keywords));
    }
    found
}

fn required<'a>(schemas: &[(String, &'a Map<String, Value>)]) -> BTreeSet<&'a str> {
    let lists = schemas.iter().filter_map(|(_, keywords)| keywords.get("required")?.as_array());
    lists.flatten().filter_map(Value::as_str).collect()
}

fn of_member(schemas: &[(String, &Map<String, Value>)], name: &str) -> Vec<String> {
    let place = |(place, keywords): &(String, &Map<String, Value>)| {
        let is_named = keywords.get("properties").and_then(|members| members.get(name)).is_some();
        let is_one_of_many = !is_named
            && !keywords.contains_key("patternProperties")
            && keywords.get("additionalProperties").is_some_and(Value::is_object);
        match (is_named, is_one_of_many) {
            (true, _) => Some(below(&format!("{place}/properties"), name)),
            (_, true) => Some(format!("{place}/additionalProperties")),
            _ => None,
        }
    };
    schemas.iter().filter_map(place).collect()
}

fn of_item(schemas: &[(String, &Map<String, Value>)], index: usize) -> Vec<String> {
    let place = |(place, keywords): &(String, &Map<String, Value>)| {
        let described = keywords.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
        if index < described { format!("{place}/prefixItems/{index}") } else { format!("{place}/items") }
    };
    schemas.iter().map(place).collect()
}

fn is_typed(keywords: &Map<String, Value>, value: &Value) -> bool {
    match keywords.get("type") {
        Some(Value::String(name)) => is_a(value, name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(|name| is_a(value, name)),
        _ => true,
    }
}

/// Whether the value is of a type; of names that are none every value is.
fn is_a(value: &Value, name: &str) -> bool {
    is_of_type(value, name).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::broken;
    use crate::schema::{Schema, SchemaSet};

    fn of(schema: Value, value: &Value) -> Vec<String> {
        let schema = Schema::new(Arc::new(SchemaSet::new(schema)), "");
        let told = broken(&schema, value).into_iter();
        told.map(|one| format!("{} {}", one.at, one.missing.unwrap_or_default())).collect()
    }

    #[test]
    fn members_and_types_are_promised_wherever_they_stand_for_certain() {
        let schema = json!({"allOf": [{"$ref": "#/$defs/A"}], "properties": {"n": {"type": "integer"}},
            "$defs": {"A": {"type": "object", "required": ["a"], "properties": {"l": {"items": {"type": "string"}}}}}});
        assert_eq!(of(schema.clone(), &json!({"l": ["x", 1], "n": 1.5})), [" a", "/l/1 ", "/n "]);
        assert_eq!(of(schema, &json!({"a": 1, "n": 2.0})), Vec::<String>::new());
    }

    #[test]
    fn what_a_choice_says_and_what_is_no_matter_of_types_is_no_promise() {
        let schema = json!({"oneOf": [{"type": "string"}, {"required": ["a"]}], "enum": [1], "maximum": 0});
        assert_eq!(of(schema, &json!(7)), Vec::<String>::new());
        assert_eq!(of(json!({"$ref": "#"}), &json!({"a": {}})), Vec::<String>::new());
    }
}
