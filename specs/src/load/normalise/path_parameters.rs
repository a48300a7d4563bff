//! Places in a path that no parameter fills: any text is taken to be meant, and the author is told.

use serde_json::{Value, json};

use crate::load::interface::{Interface, Located};
use crate::load::places::child;
use crate::load::read::placeholders;

/// Declares a text for each place in a path that nothing declares.
pub(super) fn declare_path_parameters(interface: &mut Interface) {
    for located in interface.operations() {
        for name in undeclared(interface, &located) {
            declare(interface, &located, &name);
        }
    }
}

fn undeclared(interface: &Interface, located: &Located) -> Vec<String> {
    let mut parameters = interface.parameters(&located.path_item);
    parameters.extend(interface.parameters(&located.operation));
    let is =
        |value: &Value, member: &str, text: &str| value.get(member).and_then(Value::as_str) == Some(text);
    let fills =
        |name: &str| parameters.iter().any(|(_, value)| is(value, "in", "path") && is(value, "name", name));
    // A parameter that could not be read may be the one that fills the place.
    if parameters.iter().any(|(_, value)| !value.is_object()) {
        return Vec::new();
    }
    placeholders(&located.path).into_iter().filter(|name| !fills(name)).map(str::to_owned).collect()
}

fn declare(interface: &mut Interface, located: &Located, name: &str) {
    let message = format!(
        "nothing says what `{{{name}}}` in the path {} is; any text is taken to be meant",
        located.path
    );
    let help = format!("add `{{name: {name}, in: path, required: true, schema: …}}` to `parameters`");
    let diagnostic = interface.places.error("load.path-parameter", &located.operation, message, help);
    interface.diagnostics.push(diagnostic);
    let parameter = json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } });
    let list = child(&located.operation, "parameters");
    if let Some(Value::Array(parameters)) = interface.document.pointer_mut(&list) {
        parameters.push(parameter);
    } else if let Some(Value::Object(operation)) = interface.document.pointer_mut(&located.operation) {
        operation.insert("parameters".to_owned(), json!([parameter]));
    }
}
