//! Enumerations none of whose values the type allows.

use serde_json::Value;

use super::subject::Subject;
use crate::load::places::child;
use crate::load::reachable::{reachable, schemas};
use crate::schema::is_of_type;
use crate::text::Diagnostic;

/// Schemas that no value can meet, since no value of `enum` has the `type`.
pub(super) fn unsatisfiable(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let roots = subject.standard.operations.iter().flat_map(schemas);
    let pointers = reachable(&subject.standard.schemas, roots);
    pointers.iter().filter_map(|pointer| check(subject, pointer)).collect()
}

fn check(subject: &Subject<'_>, pointer: &str) -> Option<Diagnostic> {
    let schema = subject.standard.schemas.value(pointer);
    let types = types(schema.get("type")?);
    let values = schema.get("enum")?.as_array()?;
    if values.iter().any(|value| types.iter().any(|name| is_of(value, name))) {
        return None;
    }
    let message = format!("no value of `enum` is of type {}, so nothing is allowed here", types.join(" or "));
    let help = "write the values as the type says, or the type of the values";
    Some(subject.places.warning("lint.enum", &child(pointer, "enum"), message, help))
}

fn types(named: &Value) -> Vec<&str> {
    named.as_str().map_or_else(
        || named.as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
        |name| vec![name],
    )
}

/// What a name that is no type means is told elsewhere; here it goes for a number.
fn is_of(value: &Value, name: &str) -> bool {
    is_of_type(value, name).unwrap_or_else(|| value.is_number())
}
