//! Parameters outside the body.

use serde_json::Value;

use super::content::{content, named_examples};
use super::operation::{OperationPlace, text};
use super::reader::{ParameterPlace, Reader, Unusable, location};
use crate::load::places::child;
use crate::schema::Schema;
use crate::standard::{EmptyValue, Location, Parameter, Style};

/// The parameters of an operation, body and form fields aside.
pub(super) fn parameters(
    reader: &mut Reader<'_>,
    place: &OperationPlace<'_>,
) -> Result<Vec<Parameter>, Unusable> {
    let found = reader.parameters(place)?;
    // Every parameter is read, so that everything wrong with them is told at once.
    let read: Vec<_> = found.iter().map(|found| parameter(reader, found)).collect();
    let parameters: Vec<Option<Parameter>> = read.into_iter().collect::<Result<_, Unusable>>()?;
    Ok(parameters.into_iter().flatten().collect())
}

fn parameter(reader: &mut Reader<'_>, found: &ParameterPlace<'_>) -> Result<Option<Parameter>, Unusable> {
    let (pointer, value) = found;
    let name = text(value, "name");
    let Some(location) = parameter_location(reader, pointer, value)? else {
        return Ok(None);
    };
    if name.is_empty() {
        reader.error("load.parameter", pointer, "this parameter has no name", "give it a `name`");
        return Err(Unusable::new("one of its parameters has no name"));
    }
    if location == Location::Header
        && reader.dialect.ignored_headers.contains(&name.to_ascii_lowercase().as_str())
    {
        return Ok(None);
    }
    let (schema, media_type) = parameter_schema(reader, pointer, value);
    reader.demand_whole(Some(&schema))?;
    let (style, explode) = (reader.dialect.style)(value, location);
    Ok(Some(Parameter {
        required: required(reader, pointer, value, location),
        example: example(reader, pointer, value, &schema),
        pointer: pointer.clone(),
        name,
        location,
        schema,
        style,
        explode,
        // Only in the query may reserved characters stay: elsewhere they would end what they stand in.
        allow_reserved: location == Location::Query && value.get("allowReserved") == Some(&Value::Bool(true)),
        empty_value: empty_value(value, location, style),
        media_type,
    }))
}

/// Where the parameter travels; `None` if it is part of the body.
fn parameter_location(
    reader: &mut Reader<'_>,
    pointer: &str,
    value: &Value,
) -> Result<Option<Location>, Unusable> {
    let named = text(value, "in");
    if reader.dialect.body_is_a_parameter && matches!(named.as_str(), "body" | "formData") {
        return Ok(None);
    }
    location(&named).map(Some).ok_or_else(|| {
        let message = format!("`in: {named}` is no place where a parameter travels");
        reader.error("load.parameter", &child(pointer, "in"), message, "write path, query, header or cookie");
        Unusable::new("one of its parameters does not say where it travels")
    })
}

fn required(reader: &mut Reader<'_>, pointer: &str, value: &Value, location: Location) -> bool {
    let required = value.get("required").and_then(Value::as_bool).unwrap_or(false);
    if location == Location::Path && !required {
        let message = "a parameter of the path is always required; it is taken as such";
        reader.warning("load.parameter", pointer, message, "write `required: true`");
        return true;
    }
    required
}

/// What the name alone means in the query; where the style has no way to write that, the document says nothing.
fn empty_value(value: &Value, location: Location, style: Style) -> EmptyValue {
    let is_said = value.get("allowEmptyValue") == Some(&Value::Bool(true));
    let is_written = location == Location::Query && style == Style::Form && value.get("content").is_none();
    if is_said && is_written { EmptyValue::Allowed } else { EmptyValue::Ordinary }
}

/// The schema, with the media type where the parameter is described by `content`.
fn parameter_schema(reader: &mut Reader<'_>, pointer: &str, value: &Value) -> (Schema, Option<String>) {
    let content = value.get("content").and_then(Value::as_object).and_then(|content| content.keys().next());
    if let Some(media_type) = content {
        let place = child(&child(&child(pointer, "content"), media_type), "schema");
        return (reader.schema(&place).unwrap_or_else(|| anything(reader, &place)), Some(media_type.clone()));
    }
    let place = child(pointer, "schema");
    if let Some(schema) = reader.schema(&place) {
        return (schema, None);
    }
    let message = "this parameter has no schema, so everything is allowed";
    reader.warning("load.parameter", pointer, message, "give it a `schema` with a `type`");
    (anything(reader, &place), None)
}

/// A place where no schema stands admits everything.
fn anything(reader: &Reader<'_>, pointer: &str) -> Schema {
    Schema::new(std::sync::Arc::clone(reader.set), pointer)
}

fn example(reader: &mut Reader<'_>, pointer: &str, value: &Value, schema: &Schema) -> Option<Value> {
    let own = value.get("example").or_else(|| value.get("x-example")).cloned();
    let described = || content(reader, pointer).into_iter().flat_map(|media_type| media_type.examples).next();
    own.or_else(described)
        .or_else(|| named_examples(reader, pointer).into_iter().next())
        .or_else(|| Reader::schema_examples(Some(schema)).into_iter().next())
}
