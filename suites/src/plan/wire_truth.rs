//! Wire truth: whether a value is still a violation once it is written out and read again, under every reading that
//! the contract allows. A path segment `12` is an integer, whatever it was when it was made.

use hutong_specs::standard::{Operation, Parameter};
use hutong_specs::wire::write;
use serde_json::Value;

use super::call::{Argument, Entity, Form};
use super::content;
use crate::parameter;

/// Whether the body with this value in place of its own is refused by the schema however it is read.
pub(crate) fn is_violation(entity: &Entity, value: &Value) -> bool {
    let Some(schema) = &entity.schema else {
        return false;
    };
    if entity.form == Form::Json {
        // JSON is read as it was written: there is nothing to write and to read again for.
        return is_within(value, DEEPEST) && !schema.admits(value);
    }
    content::read_again(entity, value).is_some_and(|reading| reading.is_refused(schema))
}

/// So many levels do readers of JSON take at least; what is deeper is refused for that.
const DEEPEST: usize = 127;

fn is_within(value: &Value, levels: usize) -> bool {
    let next = |value: &Value| levels > 0 && is_within(value, levels - 1);
    match value {
        Value::Array(items) => levels > 0 && items.iter().all(next),
        Value::Object(members) => levels > 0 && members.values().all(next),
        _ => true,
    }
}

/// Whether the parameter is text, so that no value of it is of a wrong type once it is written: what is written in place
/// of a number or an object is a text, and breaks other constraints if any.
pub(crate) fn is_text(parameter: &Parameter) -> bool {
    parameter.schema.names_type("string") && parameter.media_type.is_none()
}

/// Whether the parameter's value is refused by its schema however it is read.
pub(crate) fn is_violation_in(operation: &Operation, argument: &Argument<'_>) -> bool {
    write(argument.parameter, &argument.value)
        .is_some_and(|written| parameter::is_refused(operation, argument.parameter, &written))
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
        let media_type = (form == Form::Fields).then(|| "application/x-www-form-urlencoded".to_owned());
        Entity {
            media_type,
            schema: Some(schema),
            form,
            encoding: std::collections::BTreeMap::new(),
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
    fn json_is_read_as_it_was_written_down_to_the_level_that_every_reader_takes() {
        let nested = |levels: usize| (0..levels).fold(json!("x"), |value, _| json!([value]));
        let entity = entity(Form::Json, json!({"not": {}}));
        for levels in [0, 1, 126, 127, 128, 129, 500] {
            let value = nested(levels);
            let is_read = serde_json::from_str::<Value>(&value.to_string()).is_ok_and(|read| read == value);
            assert_eq!(is_violation(&entity, &value), is_read, "{levels}");
        }
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
