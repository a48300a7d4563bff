//! Forms and texts read as the schemas that look at them allow, wherever they stand; what cannot be told is not called
//! refused.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::schema::{Schema, SchemaFault, SchemaSet};
use crate::standard::MediaType;

fn schema(schema: Value) -> Schema {
    Schema::new(Arc::new(SchemaSet::new(schema)), "")
}

fn form(constraints: Value, fields: &[(&str, &str)]) -> (Schema, Reading) {
    let schema = schema(constraints);
    let declared = MediaType {
        name: String::new(),
        schema: Some(schema.clone()),
        examples: Vec::new(),
        encoding: BTreeMap::new(),
    };
    let pair = |(name, text): &(&str, &str)| format!("{}={}", percent_encoded(name), percent_encoded(text));
    let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
    (schema, read_body(&declared, "application/x-www-form-urlencoded", &body).unwrap())
}

fn is_refused(constraints: Value, fields: &[(&str, &str)]) -> bool {
    let (schema, reading) = form(constraints, fields);
    reading.is_refused(&schema)
}

/// The reading that does the form most justice, and what it breaks.
fn told(constraints: Value, fields: &[(&str, &str)]) -> (Option<Value>, Vec<SchemaFault>) {
    let (schema, reading) = form(constraints, fields);
    let faults = |value: Option<&Value>| value.map(|value| schema.faults(value)).unwrap_or_default();
    match reading.settled(&faults) {
        Settled::Refused { value, faults } => (value, faults),
        settled => (settled.value(), Vec::new()),
    }
}

fn people() -> Value {
    json!({"required": ["s"], "properties": {
        "n": {"type": "integer", "maximum": 5},
        "s": {"type": "string", "maxLength": 3},
        "many": {"type": "array", "items": {"type": "integer"}},
        "inner": {"type": "object", "required": ["a"]},
    }})
}

#[test]
fn a_reading_that_two_lists_need_in_different_ways_is_found_among_many() {
    let mut properties = json!({
        "f": {"type": "array", "items": {"type": "integer"}},
        "k": {"type": "array", "items": {"type": "string", "minLength": 4}},
    });
    let names: Vec<String> = (0..8).map(|number| format!("n{number}")).collect();
    let mut fields = vec![("f", "1,2"), ("k", "甲区,乙路")];
    for name in &names {
        properties[name.as_str()] = json!({"type": "integer"});
        fields.push((name, "7"));
    }
    assert!(!is_refused(json!({"properties": properties}), &fields));
}

#[test]
fn a_field_is_read_as_its_own_schema_allows() {
    let refused = |form: &[(&str, &str)]| is_refused(people(), form);
    assert!(!refused(&[("s", "12"), ("n", "5"), ("many", "1"), ("inner", "{\"a\":1}")]));
    assert!(!refused(&[("s", "a"), ("many", "1"), ("many", "2")]));
    assert!(!refused(&[("s", "a"), ("many", "1,2")]));
    assert!(refused(&[("s", "a"), ("many", "1,b")]));
    assert!(refused(&[("s", "a"), ("n", "6")]));
    assert!(refused(&[("s", "abcd")]));
    // Which of several counts is nowhere said.
    assert!(!refused(&[("s", "abcd"), ("s", "b")]));
    assert!(refused(&[("s", "abcd"), ("s", "abcde")]));
    assert!(refused(&[("n", "1")]));
    assert!(refused(&[("s", "a"), ("inner", "{}")]));
}

#[test]
fn a_field_is_read_as_schemas_elsewhere_allow() {
    let mixed = [("s", "12"), ("n", "5")];
    assert!(!is_refused(json!({"allOf": [people(), {"required": ["n"]}]}), &mixed));
    let beside = json!({"$ref": "#/$defs/p", "minProperties": 1, "$defs": {"p": people()}});
    assert!(!is_refused(beside, &mixed));
    let count = json!({"properties": {"n": {"type": "integer", "maximum": 5}}});
    assert!(is_refused(json!({"allOf": [count]}), &[("n", "6")]));
    let patterns = json!({"patternProperties": {"^s": {"type": "string"}, "^n": {"type": "integer"}}});
    assert!(!is_refused(patterns.clone(), &mixed));
    assert!(is_refused(patterns, &[("s", "1"), ("n", "x")]));
    let rest = json!({"properties": {"s": {"type": "string"}}, "additionalProperties": {"type": "integer"}});
    assert!(!is_refused(rest.clone(), &mixed));
    assert!(is_refused(rest, &[("s", "1"), ("n", "x")]));
}

#[test]
fn a_field_is_read_as_the_branches_of_a_choice_allow() {
    let number = json!({"properties": {"kind": {"const": "n"}, "v": {"type": "integer"}}});
    let text = json!({"properties": {"kind": {"const": "t"}, "v": {"type": "string", "maxLength": 2}}});
    let choice = json!({"oneOf": [number, text]});
    assert!(!is_refused(choice.clone(), &[("kind", "n"), ("v", "123")]));
    assert!(!is_refused(choice.clone(), &[("kind", "t"), ("v", "12")]));
    assert!(is_refused(choice, &[("kind", "t"), ("v", "123")]));
    let denied = json!({"properties": {"v": {}}, "not": {"properties": {"v": {"const": 1}}}});
    assert!(!is_refused(denied, &[("v", "1")]));
    // The first branch that describes a field is not the only one that looks at it.
    let lists = json!({"type": "array", "items": {"type": "integer"}});
    let single_or_list = json!({"anyOf": [
        {"properties": {"v": {"type": "boolean"}}}, {"properties": {"v": lists.clone()}}]});
    assert!(!is_refused(single_or_list, &[("v", "1")]));
    let by_pattern = json!({"anyOf": [
        {"properties": {"v": {"type": "boolean"}}}, {"patternProperties": {"^v": lists}}]});
    assert!(!is_refused(by_pattern, &[("v", "1")]));
}

#[test]
fn nothing_and_lists_of_one_are_read_too() {
    let field =
        |property: Value, text: &str| is_refused(json!({"properties": {"v": property}}), &[("v", text)]);
    assert!(!field(json!({"type": ["integer", "null"]}), "null"));
    assert!(field(json!({"type": "integer"}), "null"));
    let integers = json!({"type": "array", "items": {"type": "integer"}});
    assert!(!field(json!({"allOf": [integers]}), "1"));
    assert!(!field(json!({"type": "array", "minItems": 1}), "null"));
}

#[test]
fn what_cannot_be_told_is_not_called_refused() {
    let names: Vec<String> = (0..12).map(|index| format!("f{index}")).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    assert!(!is_refused(json!({"properties": {"x": {}}, "not": {"required": ["f1"]}}), &fields));
    // Another reading of `f0` would not take the branch that refuses `f1`.
    let branch = json!({"properties": {"f1": {"minLength": 2, "type": "string"}}});
    let condition =
        json!({"if": {"properties": {"f0": {"type": "string"}}}, "then": branch.clone(), "else": branch});
    assert!(!is_refused(condition, &fields));
}

#[test]
fn the_form_is_the_object_that_breaks_least() {
    let read = |form: &[(&str, &str)]| told(people(), form).0.unwrap();
    assert_eq!(read(&[("s", "12"), ("n", "5"), ("x", "1")]), json!({"n": 5, "s": "12", "x": "1"}));
    assert_eq!(read(&[("s", "1"), ("n", "6")]), json!({"n": 6, "s": "1"}));
    assert_eq!(read(&[]), json!({}));
}

#[test]
fn the_reading_of_the_right_type_breaks_what_is_told() {
    let keywords = |property: Value, text: &str| -> Vec<String> {
        let faults = told(json!({"properties": {"v": property}}), &[("v", text)]).1;
        faults.into_iter().map(|fault| format!("{} {}", fault.at, fault.keyword)).collect()
    };
    assert_eq!(keywords(json!({"type": "integer", "maximum": 9}), "12"), ["/v maximum"]);
    let integers = json!({"type": "array", "items": {"type": "integer"}});
    // It is a list of the one text `1,b`, or of two: either way it is an item that is told.
    assert_eq!(keywords(integers, "1,b"), ["/v/0 type"]);
    assert_eq!(keywords(json!({"type": "array", "minItems": 2}), "null"), ["/v minItems"]);
}

#[test]
fn a_text_body_is_read_as_what_it_may_say() {
    let refused = |constraints: Value, text: &str| plain_text(text).is_refused(&schema(constraints));
    assert!(!refused(json!({"type": "object"}), "{\"a\":1}"));
    assert!(!refused(json!({"type": "integer"}), "12") && refused(json!({"type": "integer"}), "1.5"));
    assert!(!refused(json!({"type": "array", "items": {"type": "integer"}}), "1,2"));
    assert!(refused(json!({"type": "string", "maxLength": 2}), "abc"));
}
