//! The laws of the four verbs, over random schemas.

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

trait Unique {
    fn unique(self) -> bool;
}

impl<T: Ord, I: Iterator<Item = T>> Unique for I {
    fn unique(mut self) -> bool {
        let mut seen = std::collections::BTreeSet::new();
        self.all(|item| seen.insert(item))
    }
}
