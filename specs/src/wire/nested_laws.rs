//! Values with parts within parts in brackets, parameters that are described by their media type, and empty ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::parameter::read_beside;
use super::*;
use crate::schema::{Schema, SchemaSet};
use crate::standard::{EmptyValue, Encoding, Location, MediaType, Parameter, Style};

fn schema(value: Value) -> Schema {
    Schema::new(Arc::new(SchemaSet::new(value)), "")
}

fn parameter(location: Location, style: Style, described: Value) -> Parameter {
    Parameter {
        name: "filter".to_owned(),
        location,
        required: true,
        schema: schema(described),
        style,
        explode: true,
        allow_reserved: false,
        empty_value: EmptyValue::Ordinary,
        media_type: None,
        example: None,
        pointer: String::new(),
    }
}

fn single() -> impl Strategy<Value = Value> {
    prop_oneof![any::<i32>().prop_map(Value::from), "[a-z0-9 &=测]{1,4}".prop_map(Value::from)]
}

/// Objects with objects and arrays inside, none of them empty.
fn nested() -> impl Strategy<Value = Value> {
    let inner = prop_oneof![
        3 => single(),
        1 => prop::collection::vec(single(), 1..3).prop_map(Value::from),
    ];
    let inner = inner.prop_recursive(2, 12, 3, |inner| {
        prop_oneof![
            prop::collection::btree_map("[a-z]{1,3}", inner.clone(), 1..3).prop_map(|members| json!(members)),
            prop::collection::vec(prop::collection::btree_map("[a-z]{1,2}", inner, 1..2), 1..3)
                .prop_map(|items| json!(items)),
        ]
    });
    prop::collection::btree_map("[a-z]{1,3}", inner, 1..3).prop_map(|members| json!(members))
}

proptest! {
    #[test]
    fn what_has_parts_within_parts_is_read_again_from_brackets(value in nested()) {
        let parameter = parameter(Location::Query, Style::DeepObject, json!({}));
        let written = write(&parameter, &value).unwrap();
        let reading = read_beside(&parameter, &written, &[]);
        prop_assert!(reading.holds(&value), "{written:?} {reading:?}");
        let described = is_described(Style::DeepObject, &value);
        let is_flat = value.as_object().unwrap().values().all(|member| !member.is_array() && !member.is_object());
        prop_assert_eq!(described, is_flat);
        // Whoever does not look behind the outer brackets sees less, and breaks nothing that must be there.
        prop_assert_eq!(reading.holds(&json!({})) || reading.may_be_nothing(),
            value.as_object().unwrap().values().all(has_no_own_pair));
    }

    #[test]
    fn a_parameter_that_its_media_type_describes_is_read_again_wherever_it_travels(
        value in nested(), text in "[ -~]{0,6}", rare in "\\PC{0,4}",
    ) {
        for location in [Location::Path, Location::Query, Location::Header, Location::Cookie] {
            let style = if matches!(location, Location::Path | Location::Header) { Style::Simple } else { Style::Form };
            for value in [value.clone(), json!({"text": text, "rare": rare}), json!([1, "/"]), json!(7)] {
                let mut parameter = parameter(location, style, json!({}));
                parameter.media_type = Some("application/json".to_owned());
                if let Some(written) = write(&parameter, &value) {
                    prop_assert!(read_beside(&parameter, &written, &[]).holds(&value), "{written:?}");
                } else {
                    // A text of the path that holds a slash is another path.
                    prop_assert!(location == Location::Path && value.to_string().contains(['/', '\\']), "{value}");
                }
            }
        }
    }
}

/// Whether every pair of a member has a further bracket.
fn has_no_own_pair(member: &Value) -> bool {
    match member {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().all(|item| item.is_object() || item.is_array()),
        _ => false,
    }
}

fn pairs(pairs: &[(&str, &str)]) -> Written {
    Written::Pairs(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn brackets_are_written_as_most_readers_take_them() {
    let parameter = parameter(Location::Query, Style::DeepObject, json!({}));
    let value = json!({"a": 1, "range": {"min": 2, "max": 3}, "tags": ["x", "y"], "rows": [{"b": "z"}]});
    let written = write(&parameter, &value);
    assert_eq!(
        written,
        Some(pairs(&[
            ("filter%5Ba%5D", "1"),
            ("filter%5Brange%5D%5Bmin%5D", "2"),
            ("filter%5Brange%5D%5Bmax%5D", "3"),
            ("filter%5Btags%5D", "x"),
            ("filter%5Btags%5D", "y"),
            ("filter%5Brows%5D%5B0%5D%5Bb%5D", "z"),
        ]))
    );
    for lost in [json!({}), json!({"a": []}), json!({"a": {}}), json!({"a": null}), json!({"a[": 1})] {
        assert_eq!(write(&parameter, &lost), None, "{lost}");
    }
}

#[test]
fn other_habits_of_brackets_are_read_too() {
    let parameter = parameter(Location::Query, Style::DeepObject, json!({}));
    let holds = |own: &[(&str, &str)], value: Value| read_beside(&parameter, &pairs(own), &[]).holds(&value);
    assert!(holds(&[("filter[tags][]", "x"), ("filter[tags][]", "y")], json!({"tags": ["x", "y"]})));
    assert!(holds(&[("filter[tags][0]", "x"), ("filter[tags][1]", "y")], json!({"tags": ["x", "y"]})));
    assert!(holds(&[("filter[range][min]", "2")], json!({"range": {"min": 2}})));
    assert!(holds(&[("filter[range][min]", "2")], json!({"range][min": 2})));
    assert!(holds(&[("filter[range][min]", "2"), ("filter[a]", "1")], json!({"a": 1})));
}

#[test]
fn what_only_some_readers_look_at_is_no_violation() {
    let described = |required: &[&str]| {
        json!({"type": "object", "required": required, "properties": {"a": {"type": "integer"},
            "range": {"type": "object", "required": ["min"], "properties": {"min": {"type": "integer"}}}}})
    };
    let is_refused = |required: &[&str], own: &[(&str, &str)]| {
        let parameter = parameter(Location::Query, Style::DeepObject, described(required));
        read_beside(&parameter, &pairs(own), &[]).is_refused(&parameter.schema)
    };
    let broken = [("filter[a]", "1"), ("filter[range][min]", "x")];
    assert!(!is_refused(&[], &broken), "who reads one pair of brackets sees nothing broken");
    assert!(is_refused(&["range"], &broken), "who sees no range misses it");
    assert!(is_refused(&[], &[("filter[a]", "x"), ("filter[range][min]", "1")]));
    assert!(!is_refused(&["range"], &[("filter[range][min]", "1")]));
    let listed =
        json!({"properties": {"tags": {"type": "array", "maxItems": 1, "items": {"type": "integer"}}}});
    let parameter = parameter(Location::Query, Style::DeepObject, listed);
    let is_refused = |first: &str, last: &str| {
        let own = pairs(&[("filter[tags]", first), ("filter[tags]", last)]);
        read_beside(&parameter, &own, &[]).is_refused(&parameter.schema)
    };
    assert!(!is_refused("1", "2"), "who takes the last of them sees one");
    assert!(!is_refused("x", "2") && !is_refused("1", "x") && is_refused("x", "y"));
}

#[test]
fn nothing_behind_a_name_is_no_violation_where_the_document_allows_it() {
    let mut parameter = parameter(Location::Query, Style::Form, json!({"type": "integer", "minimum": 3}));
    let is_refused = |parameter: &Parameter, text: &str| {
        let missing = unsent(parameter);
        let reading = read_beside(parameter, &pairs(&[("filter", text)]), &[]);
        reading.is_refused_or(&parameter.schema, Some(&missing))
    };
    assert!(is_refused(&parameter, "") && is_refused(&parameter, "1"));
    parameter.empty_value = EmptyValue::Allowed;
    assert!(!is_refused(&parameter, "") && is_refused(&parameter, "1") && is_refused(&parameter, "x"));
}

#[test]
fn an_empty_field_of_a_form_is_no_violation_where_the_document_allows_it() {
    let is_refused = |allow_empty: bool, body: &str| {
        let encoding = Encoding { allow_empty, ..Encoding::default() };
        let described = schema(json!({"required": ["n"], "properties": {"n": {"type": "integer"}}}));
        let declared = MediaType {
            name: String::new(),
            schema: Some(described.clone()),
            examples: Vec::new(),
            encoding: BTreeMap::from([("n".to_owned(), encoding)]),
        };
        read_body(&declared, "application/x-www-form-urlencoded", body).unwrap().is_refused(&described)
    };
    assert!(is_refused(false, "n=") && is_refused(false, "n=x"));
    assert!(!is_refused(true, "n=") && is_refused(true, "n=x") && is_refused(true, ""));
}

#[test]
fn reserved_characters_stay_where_they_may_and_are_read_in_one_way() {
    let mut parameter = parameter(Location::Query, Style::Form, json!({}));
    parameter.allow_reserved = true;
    let value = json!("a/b?c:d@e!f$g'(h)*i&j=k#l+m,n;o[p]");
    let Some(Written::Pairs(written)) = write(&parameter, &value) else { panic!() };
    assert_eq!(written[0].1, "a/b?c:d@e!f$g'(h)*i%26j%3Dk%23l%2Bm%2Cn%3Bo%5Bp%5D");
    assert!(read_beside(&parameter, &Written::Pairs(written), &[]).holds(&value));
}
