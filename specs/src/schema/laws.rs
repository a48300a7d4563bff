//! The laws of the four verbs, over random schemas.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{Schema, SchemaSet};

fn schema(document: Value) -> Schema {
    Schema::new(Arc::new(SchemaSet::new(document)), "")
}

/// Schemas of texts, numbers, listed values, arrays and objects, nested.
fn schemas() -> impl Strategy<Value = Value> {
    let text = (0_u32..6, 0_u32..9)
        .prop_map(|(least, more)| json!({"type": "string", "minLength": least, "maxLength": least + more}));
    let pattern =
        prop::sample::select(vec!["^[A-Z]{2}[0-9]{3,9}$", "^(甲|乙)+$", "^\\d+(\\.\\d{1,2})?$", "x"])
            .prop_map(|pattern| json!({"type": "string", "pattern": pattern}));
    let format = prop::sample::select(vec![
        "date",
        "cn-date-time",
        "cn-date",
        "uuid",
        "ipv4",
        "cn-resident-id",
        "cn-social-credit-code",
    ])
    .prop_map(|format| json!({"type": "string", "format": format}));
    let whole = (-50_i64..50, 0_i64..90, 1_i64..4).prop_map(|(least, more, step)| {
        json!({"type": "integer", "minimum": least, "maximum": least + more + 4, "multipleOf": step})
    });
    let number = (-50_i32..50, 1_i32..90).prop_map(|(least, more)| {
        json!({"type": "number", "exclusiveMinimum": f64::from(least) / 4.0, "maximum": f64::from(least + more) / 4.0})
    });
    let listed = prop::sample::subsequence(vec!["01", "02", "aB", "其他"], 1..4)
        .prop_map(|values| json!({"enum": values}));
    let leaf =
        prop_oneof![text, pattern, format, whole, number, listed, Just(json!({"type": ["boolean", "null"]}))];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let array = (inner.clone(), 0_u32..3, 0_u32..3).prop_map(|(items, least, more)| {
            json!({"type": "array", "items": items, "minItems": least, "maxItems": least + more})
        });
        let object =
            (prop::collection::vec((inner.clone(), any::<bool>()), 0..5), any::<bool>()).prop_map(described);
        let choice = (inner.clone(), inner).prop_map(|(first, second)| json!({"anyOf": [first, second]}));
        prop_oneof![2 => array, 5 => object, 1 => choice]
    })
}

fn described((members, open): (Vec<(Value, bool)>, bool)) -> Value {
    let names: Vec<String> = (0..members.len()).map(|index| format!("m{index}")).collect();
    let required: Vec<_> =
        names.iter().zip(&members).filter(|(_, (_, required))| *required).map(|(name, _)| name).collect();
    let properties: Map<_, _> =
        names.iter().cloned().zip(members.iter().map(|(schema, _)| schema.clone())).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": open})
}

/// Any JSON, with keywords of the language in likely and unlikely places.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-z#/$(\\[]{0,6}".prop_map(Value::from),
        Just(json!("#")),
        Just(json!("object")),
    ];
    let key = prop::sample::select(vec![
        "type",
        "properties",
        "items",
        "required",
        "enum",
        "const",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minimum",
        "multipleOf",
        "pattern",
        "format",
        "$ref",
        "contains",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "prefixItems",
        "a",
    ]);
    leaf.prop_recursive(4, 32, 5, move |inner| {
        let object = prop::collection::vec((key.clone(), inner.clone()), 0..5).prop_map(|members| {
            Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
        });
        prop_oneof![object, prop::collection::vec(inner, 0..4).prop_map(Value::Array)]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_inhabits_is_admitted_and_the_seed_determines_it(document in schemas(), seed in any::<u64>()) {
        let (first, second) = (schema(document.clone()), schema(document));
        let value = first.inhabit(seed).unwrap();
        prop_assert!(first.admits(&value));
        prop_assert_eq!(Ok(value), second.inhabit(seed));
        prop_assert!(first.sample().is_ok_and(|sample| first.admits(&sample)));
    }

    #[test]
    fn every_edge_is_admitted(document in schemas(), seed in any::<u64>()) {
        let schema = schema(document);
        let base = schema.inhabit(seed).unwrap();
        for edge in schema.edges(&base, seed) {
            prop_assert!(schema.admits(&edge.value), "{edge:?}");
            prop_assert_ne!(&edge.value, &Value::from("never"));
        }
        prop_assert!(schema.admits(&schema.minimal(&base)));
    }

    #[test]
    fn every_violation_is_refused_and_names_what_it_breaks(document in schemas(), seed in any::<u64>()) {
        let schema = schema(document);
        let base = schema.inhabit(seed).unwrap();
        let found = schema.violate(&base, seed);
        prop_assert!(found.violations.iter().map(|violation| (&violation.at, &violation.keyword, &violation.what)).unique());
        for violation in &found.violations {
            prop_assert!(!schema.admits(&violation.value), "{violation:?}");
            prop_assert_eq!(&violation.faults, &schema.faults(&violation.value));
            let named = violation.faults.iter().any(|fault| {
                fault.constraint == violation.constraint || violation.constraint.starts_with(&format!("{}/", fault.constraint))
            });
            prop_assert!(named, "{violation:?}");
        }
        prop_assert_eq!(found, schema.violate(&base, seed));
    }

    #[test]
    fn no_json_used_as_a_schema_panics(document in anything(), base in anything(), seed in any::<u64>()) {
        let schema = schema(document);
        let value = schema.inhabit(seed).unwrap_or(base);
        schema.edges(&value, seed);
        schema.violate(&value, seed);
        let _ = schema.minimal(&value);
        let _ = schema.sample();
        schema.faults(&value);
    }
}

/// Schemas that need more than one keyword at a time, with whether they have a member at all.
fn hard() -> Vec<(Value, bool)> {
    vec![
        (json!({"not": {"type": ["string", "number"]}}), true),
        (json!({"oneOf": [{"type": "integer"}, {"minimum": 2}]}), true),
        (json!({"if": {"exclusiveMaximum": 0}, "then": {"minimum": -10}, "else": {"multipleOf": 2}}), true),
        (json!({"contains": {"minimum": 5}, "minContains": 2, "maxContains": 3, "minItems": 4}), true),
        (
            json!({"prefixItems": [{"const": 1}], "unevaluatedItems": false, "contains": {"type": "string"}}),
            true,
        ),
        (json!({"allOf": [{"properties": {"a": {"type": "string"}}}], "unevaluatedProperties": false}), true),
        (
            json!({"dependentSchemas": {"a": {"required": ["b"]}}, "required": ["a"], "propertyNames": {"maxLength": 1}}),
            true,
        ),
        (
            json!({"patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": false, "minProperties": 3}),
            true,
        ),
        (
            json!({"type": "array", "uniqueItems": true, "items": {"enum": [1, 1.5, "1"]}, "minItems": 3}),
            true,
        ),
        (json!({"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0, "maximum": 0.02}), true),
        (json!({"pattern": "^(?=.*[A-Z])(?=.*[0-9])\\p{L}[A-Z0-9]{7,15}$"}), true),
        (
            json!({"$defs": {"n": {"properties": {"next": {"$ref": "#/$defs/n"}}, "required": ["v"]}}, "$ref": "#/$defs/n"}),
            true,
        ),
        (json!(false), false),
        (json!({"allOf": [{"type": "string"}, {"type": "array"}]}), false),
        (json!({"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}), false),
        (json!({"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 2}), false),
        (json!({"anyOf": [{"const": 1}, {"const": 2}], "not": {"enum": [1, 2]}}), false),
    ]
}

#[test]
fn hard_schemas_are_inhabited_and_violated_and_impossible_ones_told() {
    for (document, satisfiable) in hard() {
        let schema = schema(document.clone());
        assert_eq!(schema.unsatisfiable().is_none(), satisfiable, "{document}");
        let members: Vec<_> = (0..60).filter_map(|seed| schema.inhabit(seed).ok()).collect();
        assert_eq!(members.len(), if satisfiable { 60 } else { 0 }, "{document}");
        let base = members.first().cloned().unwrap_or_default();
        let violations = schema.violate(&base, 3).violations;
        assert!(!violations.is_empty(), "{document}");
        for violation in violations {
            assert_eq!(violation.faults, schema.faults(&violation.value));
            assert!(!schema.admits(&violation.value), "{document} {violation:?}");
        }
        assert!(schema.edges(&base, 3).iter().all(|edge| schema.admits(&edge.value)), "{document}");
    }
}

#[test]
fn the_language_described_in_itself_ends_within_its_budget() {
    let document = json!({"$ref": "https://json-schema.org/draft/2020-12/schema"});
    let set = super::JsonSchema::new(document, super::Draft::Draft202012).set().unwrap();
    let schema = Schema::new(Arc::new(set), "");
    let base = schema.sample().unwrap();
    let violations = schema.violate(&base, 3);
    assert!(!violations.violations.is_empty());
    for violation in violations.violations.iter().take(5) {
        assert!(!schema.admits(&violation.value), "{violation:?}");
    }
    assert!(schema.edges(&base, 3).iter().take(5).all(|edge| schema.admits(&edge.value)));
}

#[test]
fn a_budget_that_is_spent_is_told_with_how_much_was_tried() {
    let names: Vec<String> = (0..2500).map(|index| format!("n{index}")).collect();
    let members: serde_json::Map<_, _> =
        names.iter().map(|name| (name.clone(), json!({"type": "integer"}))).collect();
    let base: Value = names.iter().map(|name| (name.clone(), json!(1))).collect();
    let schema = schema(json!({"type": "object", "properties": members}));
    let violations = schema.violate(&base, 3);
    let told: Vec<_> =
        violations.given_up.iter().filter(|given_up| given_up.why.ends_with("which is the budget")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let tried: usize = told[0].why.split(' ').next().unwrap().parse().unwrap();
    let broken: BTreeSet<_> = violations.violations.iter().map(|violation| &violation.constraint).collect();
    assert!((1..=tried).contains(&broken.len()) && tried < names.len(), "{tried} {}", broken.len());
    assert_eq!(told[0].constraint, schema.pointer());
}

trait Unique {
    fn unique(self) -> bool;
}

impl<T: Ord, I: Iterator<Item = T>> Unique for I {
    fn unique(mut self) -> bool {
        let mut seen = std::collections::BTreeSet::new();
        self.all(|item| seen.insert(item))
    }
}
