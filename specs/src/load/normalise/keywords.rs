//! The keywords of JSON Schema 2020-12: what each may hold, which constrain, and which hold schemas.

use serde_json::{Map, Value, json};

use super::normaliser::Normaliser;

/// The keywords that hold schemas, and whether each is a map from names.
pub(in crate::load) const SCHEMAS_WITHIN: [(&str, bool); SUBSCHEMAS.len()] = {
    let mut table = [("", false); SUBSCHEMAS.len()];
    let mut index = 0;
    while index < SUBSCHEMAS.len() {
        table[index] = (SUBSCHEMAS[index].0, matches!(SUBSCHEMAS[index].1, Within::Map));
        index += 1;
    }
    table
};

/// How a keyword holds schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// It is one.
    One,
    /// A list.
    List,
    /// A map from names.
    Map,
}

/// The keywords that hold schemas.
pub(super) const SUBSCHEMAS: &[(&str, Within)] = &[
    ("properties", Within::Map),
    ("patternProperties", Within::Map),
    ("dependentSchemas", Within::Map),
    ("$defs", Within::Map),
    ("definitions", Within::Map),
    ("additionalProperties", Within::One),
    ("unevaluatedProperties", Within::One),
    ("propertyNames", Within::One),
    ("items", Within::One),
    ("unevaluatedItems", Within::One),
    ("contains", Within::One),
    ("not", Within::One),
    ("if", Within::One),
    ("then", Within::One),
    ("else", Within::One),
    ("contentSchema", Within::One),
    ("prefixItems", Within::List),
    ("allOf", Within::List),
    ("anyOf", Within::List),
    ("oneOf", Within::List),
];

/// What a keyword may hold: the words that say it, and whether a value is one.
type Holds = (&'static str, fn(&Value) -> bool);

const NUMBER: Holds = ("a number", Value::is_number);
const COUNT: Holds = ("a whole number, 0 or more", Value::is_u64);
const FLAG: Holds = ("true or false", Value::is_boolean);
const TEXT: Holds = ("a text", Value::is_string);
const NAMES: Holds = ("a list of names", is_names);
const VALUES: Holds =
    ("a list with at least one value", |value| value.as_array().is_some_and(|list| !list.is_empty()));
const LIST: Holds = ("a list", |value| value.as_array().is_some_and(|list| !list.is_empty()));
const MAP: Holds = ("a map from names", Value::is_object);
const POSITIVE: Holds = ("a number above 0", |value| value.as_f64().is_some_and(|number| number > 0.0));
const NAME_LISTS: Holds = ("a map from names to lists of names", |value| {
    value.as_object().is_some_and(|map| map.values().all(is_names))
});

const TABLE: &[(&str, Holds)] = &[
    ("minimum", NUMBER),
    ("maximum", NUMBER),
    ("exclusiveMinimum", NUMBER),
    ("exclusiveMaximum", NUMBER),
    ("multipleOf", POSITIVE),
    ("minLength", COUNT),
    ("maxLength", COUNT),
    ("minItems", COUNT),
    ("maxItems", COUNT),
    ("minContains", COUNT),
    ("maxContains", COUNT),
    ("minProperties", COUNT),
    ("maxProperties", COUNT),
    ("uniqueItems", FLAG),
    ("pattern", TEXT),
    ("format", TEXT),
    ("contentEncoding", TEXT),
    ("contentMediaType", TEXT),
    ("required", NAMES),
    ("dependentRequired", NAME_LISTS),
    ("enum", VALUES),
    ("properties", MAP),
    ("patternProperties", MAP),
    ("dependentSchemas", MAP),
    ("$defs", MAP),
    ("definitions", MAP),
    ("prefixItems", LIST),
    ("allOf", LIST),
    ("anyOf", LIST),
    ("oneOf", LIST),
    ("title", TEXT),
    ("description", TEXT),
    ("examples", ("a list", Value::is_array)),
    ("readOnly", FLAG),
    ("writeOnly", FLAG),
    ("deprecated", FLAG),
];

/// Keywords that refuse values by themselves; the others hold schemas, or only describe.
const CONSTRAINTS: &[&str] = &[
    "type",
    "const",
    "enum",
    "format",
    "pattern",
    "required",
    "dependentRequired",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "uniqueItems",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "propertyNames",
    "contains",
    "not",
    "oneOf",
    "anyOf",
];

/// Whether a keyword refuses values by itself; `additionalProperties` and its like only as `false`.
pub(in crate::load) fn is_constraint(keyword: &str, value: &Value) -> bool {
    match keyword {
        "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems" | "items" => {
            *value == Value::Bool(false)
        }
        _ => CONSTRAINTS.contains(&keyword),
    }
}

/// Whether a clause may be named for this keyword.
pub(in crate::load) fn is_keyword(keyword: &str) -> bool {
    keyword == "*"
        || CONSTRAINTS.contains(&keyword)
        || TABLE.iter().any(|(name, _)| *name == keyword)
        || SUBSCHEMAS.iter().any(|(name, _)| *name == keyword)
}

fn is_names(value: &Value) -> bool {
    value.as_array().is_some_and(|names| names.iter().all(Value::is_string))
}

impl Normaliser<'_, '_> {
    /// Takes every keyword out that does not hold what it must.
    pub(super) fn check_keywords(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        for (keyword, (words, holds)) in TABLE {
            if schema.get(*keyword).is_some_and(|value| !holds(value)) {
                self.remove(pointer, schema, keyword, &format!("is not {words}"), &format!("write {words}"));
            }
        }
        self.check_pattern(pointer, schema);
    }

    fn check_pattern(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        let Some(pattern) = schema.get("pattern").and_then(Value::as_str) else {
            return;
        };
        // Letters and digits alone are always a regular expression, and compiling the others is slow.
        if pattern.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"^$-_".contains(&byte)) {
            return;
        }
        if jsonschema::draft202012::new(&json!({ "pattern": pattern })).is_err() {
            let help = "write a regular expression of ECMA-262, without slashes around it";
            self.remove(pointer, schema, "pattern", "is no regular expression that can be read", help);
        }
    }
}
