//! What is written is read again: for every place, every style, spread or not, and for forms, parts and XML.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::parameter::read_beside;
use super::*;
use crate::schema::{Schema, SchemaSet};
use crate::standard::{EmptyValue, Encoding, Location, MediaType, Parameter, Style};

const PLACES: &[(Location, &[Style])] = &[
    (Location::Path, &[Style::Simple, Style::Label, Style::Matrix]),
    (
        Location::Query,
        &[Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::TabDelimited, Style::DeepObject],
    ),
    (Location::Header, &[Style::Simple]),
    (Location::Cookie, &[Style::Form]),
];

fn schema(value: Value) -> Schema {
    Schema::new(Arc::new(SchemaSet::new(value)), "")
}

fn parameter(location: Location, style: Style, explode: bool, described: Value) -> Parameter {
    Parameter {
        name: "姓 名".to_owned(),
        location,
        required: true,
        schema: schema(described),
        style,
        explode,
        allow_reserved: location == Location::Query,
        empty_value: EmptyValue::Ordinary,
        media_type: None,
        example: None,
        pointer: String::new(),
    }
}

fn single() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(json!(1.5)),
        "[ -~]{0,6}".prop_map(Value::from),
        "[a-z0-9,;=.|&+%/ 测\t]{0,5}".prop_map(Value::from),
    ]
}

fn object() -> impl Strategy<Value = Value> {
    prop::collection::btree_map("[a-z=,. ]{1,4}", single(), 1..4)
        .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>()))
}

fn travelling() -> impl Strategy<Value = Value> {
    prop_oneof![single(), prop::collection::vec(single(), 1..4).prop_map(Value::from), object()]
}

proptest! {
    #[test]
    fn a_parameter_that_is_written_is_read_again(value in travelling()) {
        for (location, styles) in PLACES {
            for (style, explode) in styles.iter().flat_map(|style| [(*style, true), (*style, false)]) {
                let parameter = parameter(*location, style, explode, json!({}));
                if let Some(written) = write(&parameter, &value) {
                    let reading = read_beside(&parameter, &written, &[]);
                    prop_assert!(reading.holds(&value), "{location:?} {style:?} {explode}: {written:?} {reading:?}");
                }
            }
        }
    }

    #[test]
    fn a_form_that_is_written_is_read_again(
        plain in object(), list in prop::collection::vec(single(), 1..4), style in 0..4_usize, explode: bool,
    ) {
        let described = schema(json!({"properties": {"列": {"type": "array"}, "inner": {"type": "object"}}}));
        let mut value = plain.as_object().cloned().unwrap_or_default();
        value.insert("列".to_owned(), Value::from(list));
        value.insert("inner".to_owned(), json!({"a": [1, "x"]}));
        let value = Value::Object(value);
        let styles = [Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::TabDelimited];
        let encoding = Encoding { content_type: None, style: Some(styles[style]), explode: Some(explode), allow_empty: false };
        for encoding in [BTreeMap::new(), BTreeMap::from([("列".to_owned(), encoding)])] {
            let media_type =
                MediaType { name: String::new(), schema: Some(described.clone()), examples: Vec::new(), encoding };
            if let Some(fields) = form_fields(&value, &media_type.encoding) {
                let pair = |(name, text): &(String, String)| format!("{}={}", percent_encoded(name), percent_encoded(text));
                let body: Vec<String> = fields.iter().map(pair).collect();
                let read = read_body(&media_type, "application/x-www-form-urlencoded", &body.join("&")).unwrap();
                prop_assert!(read.holds(&value), "{fields:?} {read:?}");
            }
            if let Some(body) = multipart(&value, media_type.schema.as_ref(), &media_type.encoding) {
                let read = read_body(&media_type, &format!("multipart/form-data; boundary={BOUNDARY}"), &body);
                prop_assert!(read.as_ref().is_some_and(|read| read.holds(&value)), "{body} {read:?}");
            }
        }
    }

    #[test]
    fn xml_that_is_written_is_read_again(
        id in single(), name in "[ -~测]{0,6}", tags in prop::collection::vec(single(), 1..4), wrapped: bool,
    ) {
        let media_type = MediaType {
            name: "application/xml".to_owned(),
            schema: Some(schema(json!({"type": "object", "xml": {"name": "item", "prefix": "t", "namespace": "urn:t"},
                "properties": {
                    "id": {"xml": {"attribute": true, "name": "number"}},
                    "name": {"type": "string", "xml": {"name": "title"}},
                    "tags": {"type": "array", "xml": {"wrapped": wrapped, "name": "list"}, "items": {"xml": {"name": "tag"}}},
                    "inner": {"type": "object", "properties": {"deep": {"type": "array", "items": {"type": "integer"}}}}}}))),
            examples: Vec::new(),
            encoding: BTreeMap::new(),
        };
        let value = json!({"id": id, "name": name, "tags": tags, "inner": {"deep": [1]}});
        if let Some(text) = xml(media_type.schema.as_ref().unwrap(), &value) {
            let read = read_body(&media_type, "application/xml; charset=utf-8", &text);
            prop_assert!(read.as_ref().is_some_and(|read| read.holds(&value)), "{text} {read:?}");
        }
    }
}

fn texts(location: Location, style: Style, explode: bool, value: &Value) -> String {
    let mut parameter = parameter(location, style, explode, json!({}));
    parameter.name = "color".to_owned();
    match write(&parameter, value) {
        Some(Written::Path(text) | Written::Header(text)) => text,
        Some(Written::Pairs(pairs)) => {
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
        }
        None => "-".to_owned(),
    }
}

#[test]
fn the_table_of_the_specification_is_kept() {
    use Location::{Cookie, Header, Path, Query};
    let array = json!(["blue", "black"]);
    let object = json!({"R": 100, "G": 200});
    let rows = [
        (Path, Style::Matrix, false, ";color=blue,black", ";color=R,100,G,200"),
        (Path, Style::Matrix, true, ";color=blue;color=black", ";R=100;G=200"),
        (Path, Style::Label, false, ".blue,black", ".R,100,G,200"),
        (Path, Style::Label, true, ".blue.black", ".R=100.G=200"),
        (Path, Style::Simple, false, "blue,black", "R,100,G,200"),
        (Path, Style::Simple, true, "blue,black", "R=100,G=200"),
        (Header, Style::Simple, true, "blue,black", "R=100,G=200"),
        (Query, Style::Form, false, "color=blue,black", "color=R,100,G,200"),
        (Query, Style::Form, true, "color=blue&color=black", "R=100&G=200"),
        (Query, Style::SpaceDelimited, false, "color=blue%20black", "color=R%20100%20G%20200"),
        (Query, Style::PipeDelimited, false, "color=blue%7Cblack", "color=R%7C100%7CG%7C200"),
        (Query, Style::TabDelimited, false, "color=blue%09black", "color=R%09100%09G%09200"),
        (Query, Style::DeepObject, true, "color=blue&color=black", "color%5BR%5D=100&color%5BG%5D=200"),
        (Cookie, Style::Form, false, "color=blue,black", "color=R,100,G,200"),
    ];
    for (location, style, explode, of_array, of_object) in rows {
        assert_eq!(texts(location, style, explode, &array), of_array, "{style:?} {explode}");
        assert_eq!(texts(location, style, explode, &object), of_object, "{style:?} {explode}");
    }
}

fn refused(location: Location, style: Style, described: Value, written: &Written) -> bool {
    let parameter = parameter(location, style, true, described.clone());
    read_beside(&parameter, written, &["other"]).is_refused(&schema(described))
}

fn pairs(pairs: &[(&str, &str)]) -> Written {
    Written::Pairs(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn what_can_be_read_as_a_member_is_no_violation() {
    let query = |described: &Value, own: &[(&str, &str)]| {
        refused(Location::Query, Style::Form, described.clone(), &pairs(own))
    };
    let name = "%E5%A7%93+%E5%90%8D";
    let integer = json!({"type": "integer", "maximum": 9});
    assert!(
        !query(&integer, &[(name, "9")])
            && query(&integer, &[(name, "10")])
            && query(&integer, &[(name, "x")])
    );
    // Which of two counts is nowhere said, and an empty one may count as none.
    assert!(!query(&integer, &[(name, "10"), (name, "9")]) && !query(&integer, &[(name, "")]));
    let object = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}},
        "additionalProperties": false});
    assert!(!query(&object, &[("a", "1"), ("other", "2"), ("unknown", "3")]));
    assert!(query(&object, &[("a", "x")]));
    // Who looks for members sees nothing in a value under the parameter's own name.
    assert!(!query(&object, &[(name, "x")]));
    let list = json!({"type": "array", "items": {"type": "integer"}, "maxItems": 2});
    assert!(!query(&list, &[(name, "1,2")]) && query(&list, &[(name, "1"), (name, "2"), (name, "3")]));
    assert!(!query(&list, &[(name, "1%2C2")]) && query(&list, &[(name, "1,b")]));
}
