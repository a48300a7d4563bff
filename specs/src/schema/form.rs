//! A form as whoever receives it reads it: fields of text, each as any value that the schemas which apply to it allow.
//! Whoever plans, judges, looks at captured calls or answers reads with the same eyes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::field::Field;
use super::readings::{nearest, readings};
use super::whole::Schema;

/// More objects than these are not tried.
const OBJECTS: usize = 1024;

/// Whether the fields of a form are refused by the schema however they are read. A field that is not there is absent: an
/// empty list leaves nothing behind. Where there are too many readings to try them all, it cannot be told, and is not said.
///
/// ```
/// use std::sync::Arc;
/// use hutong_specs::schema::{Schema, SchemaSet, is_form_refused};
/// use serde_json::json;
///
/// let count = json!({"properties": {"n": {"type": "integer", "maximum": 5}}});
/// let schema = Schema::new(Arc::new(SchemaSet::new(json!({"allOf": [count]}))), "");
/// let field = |text: &str| [("n".to_owned(), text.to_owned())];
/// assert!(!is_form_refused(&schema, &field("5")) && is_form_refused(&schema, &field("6")));
/// ```
pub fn is_form_refused(schema: &Schema, fields: &[(String, String)]) -> bool {
    let objects = objects(choices(schema, fields));
    objects.is_some_and(|objects| objects.iter().all(|object| !schema.admits(object)))
}

/// The object that the fields of a form are, in a reading that the schema allows, else in the one that breaks least.
pub fn read_form(schema: &Schema, fields: &[(String, String)]) -> Value {
    let choices = choices(schema, fields);
    let first = choices.iter().filter_map(|(name, values)| Some((name.clone(), values.first()?.clone())));
    let first = Value::Object(first.collect());
    let objects = objects(choices).unwrap_or_default();
    let admitted = objects.iter().find(|object| schema.admits(object)).cloned();
    admitted.or_else(|| nearest(std::slice::from_ref(schema), objects)).unwrap_or(first)
}

/// Each field with the values that it may be read as.
fn choices(schema: &Schema, fields: &[(String, String)]) -> Vec<(String, Vec<Value>)> {
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, text) in fields {
        texts.entry(name).or_default().push(text);
    }
    let choice = |(name, texts): (&str, Vec<&str>)| (name.to_owned(), values(schema, name, &texts));
    texts.into_iter().map(choice).collect()
}

/// The readings of a field that the schemas which always apply to it allow; of those, the ones that another schema asks
/// for, if any does and nothing else looks at the value.
fn values(schema: &Schema, name: &str, texts: &[&str]) -> Vec<Value> {
    let field = Field::of(schema, name);
    let readings = readings(texts);
    let at = |place: &String| Schema::new(Arc::clone(schema.set()), place.as_str());
    let always: Vec<Schema> = field.always.iter().map(at).collect();
    let sometimes: Vec<Schema> = field.sometimes.iter().map(at).collect();
    if always.is_empty() && sometimes.is_empty() && !field.is_looked_at {
        return readings.into_iter().take(1).collect();
    }
    let (allowed, refused): (Vec<_>, Vec<_>) =
        readings.into_iter().partition(|reading| always.iter().all(|schema| schema.admits(reading)));
    if allowed.is_empty() {
        return nearest(&always, refused).into_iter().collect();
    }
    let is_asked_for = |reading: &&Value| sometimes.iter().any(|schema| schema.admits(reading));
    let asked_for: Vec<Value> = allowed.iter().filter(is_asked_for).cloned().collect();
    if field.is_looked_at || asked_for.is_empty() { allowed } else { asked_for }
}

/// Every object that can be put together; none if there are too many of them.
fn objects(choices: Vec<(String, Vec<Value>)>) -> Option<Vec<Value>> {
    let mut objects = vec![Map::new()];
    for (name, values) in choices {
        if objects.len().saturating_mul(values.len()) > OBJECTS {
            return None;
        }
        let with = |object: &Map<String, Value>, value: &Value| {
            let mut object = object.clone();
            object.insert(name.clone(), value.clone());
            object
        };
        objects =
            objects.iter().flat_map(|object| values.iter().map(move |value| with(object, value))).collect();
    }
    Some(objects.into_iter().map(Value::Object).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::SchemaSet;

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn schema(schema: Value) -> Schema {
        Schema::new(Arc::new(SchemaSet::new(schema)), "")
    }

    fn is_refused(constraints: Value, form: &[(&str, &str)]) -> bool {
        is_form_refused(&schema(constraints), &fields(form))
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
    fn a_field_is_read_as_its_own_schema_allows() {
        let refused = |form: &[(&str, &str)]| is_refused(people(), form);
        assert!(!refused(&[("s", "12"), ("n", "5"), ("many", "1"), ("inner", "{\"a\":1}")]));
        assert!(!refused(&[("s", "a"), ("many", "1"), ("many", "2")]));
        assert!(refused(&[("s", "a"), ("n", "6")]));
        assert!(refused(&[("s", "abcd")]));
        assert!(refused(&[("s", "a"), ("s", "b")]));
        assert!(refused(&[("n", "1")]));
        assert!(refused(&[("s", "a"), ("inner", "{}")]));
    }

    #[test]
    fn a_field_is_read_as_schemas_elsewhere_allow() {
        let mixed = [("s", "12"), ("n", "5")];
        assert!(!is_refused(json!({"allOf": [people(), {"required": ["n"]}]}), &mixed));
        let beside = json!({"$ref": "#/$defs/p", "minProperties": 1, "$defs": {"p": people()}});
        assert!(!is_refused(beside, &mixed));
        let patterns = json!({"patternProperties": {"^s": {"type": "string"}, "^n": {"type": "integer"}}});
        assert!(!is_refused(patterns.clone(), &mixed));
        assert!(is_refused(patterns, &[("s", "1"), ("n", "x")]));
        let rest =
            json!({"properties": {"s": {"type": "string"}}, "additionalProperties": {"type": "integer"}});
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
    }

    #[test]
    fn what_cannot_be_told_is_not_called_refused() {
        let form: Vec<_> = (0..12).map(|index| (format!("f{index}"), "1".to_owned())).collect();
        let schema = schema(json!({"properties": {"x": {}}, "not": {"required": ["f1"]}}));
        assert!(!is_form_refused(&schema, &form));
    }

    #[test]
    fn the_form_is_the_object_that_breaks_least() {
        let read = |form: &[(&str, &str)]| read_form(&schema(people()), &fields(form));
        assert_eq!(read(&[("s", "12"), ("n", "5"), ("x", "1")]), json!({"n": 5, "s": "12", "x": "1"}));
        assert_eq!(read(&[("s", "1"), ("n", "6")]), json!({"n": 6, "s": "1"}));
        assert_eq!(read(&[]), json!({}));
    }
}
