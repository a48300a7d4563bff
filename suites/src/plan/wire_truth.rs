//! Wire truth: whether a value is still a violation once it is written out and read again, under every reading that
//! the contract allows. A path segment `12` is an integer, whatever it was when it was made.

use hutong_specs::schema::{self, is_form_refused, violates_on_the_wire};
use hutong_specs::standard::Parameter;
use serde_json::{Map, Value};

use super::call::{Argument, Entity, Form};
use super::parameters::{in_one_text, scalar};
use super::render::field_texts;

/// Whether the body with this value in place of its own is refused by the schema however it is read.
pub(crate) fn is_violation(entity: &Entity, value: &Value) -> bool {
    let Some(schema) = &entity.schema else {
        return false;
    };
    match entity.form {
        Form::Json => read_again(value).is_some_and(|value| !schema.admits(&value)),
        Form::Fields => value.is_object() && is_form_refused(schema, &field_texts(value)),
        Form::Text | Form::Bytes => value.as_str().is_some_and(|text| violates_on_the_wire(schema, text)),
    }
}

fn read_again(value: &Value) -> Option<Value> {
    serde_json::from_slice(&serde_json::to_vec(value).ok()?).ok()
}

fn texts(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(texts).collect(),
        Value::Null => Value::from(""),
        value => scalar(value).map_or_else(|| value.clone(), Value::from),
    }
}

/// What the texts within a value say.
fn said(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(said).collect(),
        Value::String(text) => schema::said(text),
        value => value.clone(),
    }
}

/// Whether the parameter is text, so that no value of it is of a wrong type once it is written: what is written in place
/// of a number or an object is a text, and breaks other constraints if any.
pub(crate) fn is_text(parameter: &Parameter) -> bool {
    parameter.schema.names_type("string") && parameter.media_type.is_none()
}

/// Whether the parameter's value is refused by its schema however it is read.
pub(crate) fn is_violation_in(argument: &Argument<'_>) -> bool {
    let schema = &argument.parameter.schema;
    match &argument.value {
        value if argument.parameter.media_type.is_some() => !schema.admits(value),
        Value::Object(members) => {
            let texts: Map<String, Value> =
                members.iter().map(|(name, member)| (name.clone(), texts(member))).collect();
            let said = texts.iter().map(|(name, member)| (name.clone(), said(member))).collect();
            let is_seen = match in_one_text(argument) {
                Some(text) => violates_on_the_wire(schema, &text),
                // Members that are spread do not bear the parameter's name: to whoever looks for that, it is absent.
                None => argument.parameter.required || argument.parameter.schema.names_type("object"),
            };
            is_seen && !schema.admits(&Value::Object(texts)) && !schema.admits(&Value::Object(said))
        }
        Value::Array(items) => {
            let texts: Option<Vec<String>> = items.iter().map(scalar).collect();
            !schema.admits(&argument.value)
                && texts.is_some_and(|texts| violates_on_the_wire(schema, &texts.join(",")))
        }
        value => scalar(value).is_some_and(|text| violates_on_the_wire(schema, &text)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hutong_specs::schema::{Schema, SchemaSet};
    use serde_json::{Value, json};

    use super::is_violation;
    use crate::plan::call::{Entity, Form};

    fn entity(form: Form, schema: Value) -> Entity {
        let schema = Schema::new(Arc::new(SchemaSet::new(schema)), "");
        Entity {
            media_type: None,
            schema: Some(schema),
            form,
            value: json!({}),
            fills: Vec::new(),
            instead: None,
        }
    }

    #[test]
    fn a_text_where_a_number_is_asked_for_is_none_in_a_form() {
        let schema =
            json!({"properties": {"n": {"type": "integer"}, "s": {"type": "string", "maxLength": 2}}});
        assert!(is_violation(&entity(Form::Json, schema.clone()), &json!({"n": "12"})));
        assert!(!is_violation(&entity(Form::Fields, schema.clone()), &json!({"n": "12"})));
        assert!(!is_violation(&entity(Form::Fields, schema.clone()), &json!({"s": 1})));
        assert!(!is_violation(&entity(Form::Fields, schema.clone()), &json!({"s": []})));
        assert!(!is_violation(&entity(Form::Fields, schema.clone()), &json!({"s": {}})));
        assert!(is_violation(&entity(Form::Fields, schema), &json!({"n": "1", "s": "123"})));
    }

    #[test]
    fn a_parameter_that_is_text_has_no_wrong_type() {
        let document = json!({
            "openapi": "3.1.0",
            "paths": {"/a": {"get": {
                "parameters": [
                    {"name": "id", "in": "query", "schema": {"type": "string", "format": "uuid"}},
                    {"name": "page", "in": "query", "schema": {"type": "integer"}},
                ],
                "responses": {"200": {"description": ""}},
            }}},
        });
        let files = hutong_specs::files::MemoryFiles::new([("a.json", document.to_string())]);
        let options = hutong_specs::load::Options {
            document: Some("a.json".to_owned()),
            ..hutong_specs::load::Options::default()
        };
        let standard = hutong_specs::load::load(&files, &options).unwrap();
        let plan = crate::plan::plan(
            &standard,
            &hutong_specs::profile::Declares::default(),
            &crate::plan::PlanOptions::default(),
        );
        let plan = plan.unwrap();
        let of_type = |name: &str| {
            plan.cases
                .iter()
                .filter(|case| case.rule.as_str() == "type" && case.id.as_str().contains(name))
                .count()
        };
        assert_eq!(of_type("query.id."), 0);
        assert!(of_type("query.page.") > 0);
    }
}
