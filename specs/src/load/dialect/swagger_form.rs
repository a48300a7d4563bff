//! The form fields of a Swagger 2.0 operation as one schema, so that every body has one.

use serde_json::{Map, Value, json};

use crate::load::interface::Interface;
use crate::load::places::child;

/// The member of a normalised operation that holds the schema of its form fields.
pub(super) const FORM: &str = "formData";

/// The member of a field's schema that says that nothing may stand behind the field's name.
pub(super) const ALLOW_EMPTY: &str = "x-allow-empty";

/// One form field: where it stands, its name, whether it must be sent, its schema.
type Field = (String, String, bool, Value);

/// Gives each operation with form fields the schema of its form.
pub(super) fn finish(interface: &mut Interface) {
    for located in interface.operations() {
        let mut fields = form_fields(interface, &located.path_item);
        fields.extend(form_fields(interface, &located.operation));
        if !fields.is_empty() {
            add_form(interface, &located.operation, fields);
        }
    }
}

fn form_fields(interface: &Interface, owner: &str) -> Vec<Field> {
    let parameters = interface.parameters(owner);
    parameters.into_iter().filter_map(|(pointer, value)| field(&pointer, value)).collect()
}

fn field(pointer: &str, value: &Value) -> Option<Field> {
    if value.get("in").and_then(Value::as_str) != Some("formData") {
        return None;
    }
    let name = value.get("name")?.as_str()?.to_owned();
    let required = value.get("required").and_then(Value::as_bool).unwrap_or(false);
    let mut schema = value.get("schema").cloned().unwrap_or_else(|| json!({}));
    if let (Some(Value::Bool(true)), Some(schema)) = (value.get("allowEmptyValue"), schema.as_object_mut()) {
        schema.insert(ALLOW_EMPTY.to_owned(), Value::Bool(true));
    }
    Some((child(pointer, "schema"), name, required, schema))
}

fn add_form(interface: &mut Interface, operation: &str, fields: Vec<Field>) {
    let form = child(operation, FORM);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (written, name, must_be_sent, schema) in fields {
        interface.places.moved(written, child(&child(&form, "properties"), &name));
        if must_be_sent && !required.contains(&Value::from(name.as_str())) {
            required.push(Value::from(name.as_str()));
        }
        properties.insert(name, schema);
    }
    let mut schema = Map::from_iter([
        ("type".to_owned(), Value::from("object")),
        ("properties".to_owned(), Value::Object(properties)),
    ]);
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    interface.places.moved(child(operation, "parameters"), form);
    if let Some(Value::Object(operation)) = interface.document.pointer_mut(operation) {
        operation.insert(FORM.to_owned(), Value::Object(schema));
    }
}
