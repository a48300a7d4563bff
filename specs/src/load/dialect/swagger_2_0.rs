//! Swagger 2.0: bodies and form fields are parameters, media types stand beside, and there is one base path.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::openapi_3_0::{self, api_key};
use super::swagger_form::{ALLOW_EMPTY, FORM, finish};
use super::{Dialect, Nullable, SchemaDialect};
use crate::load::kind::{Kind, Member, Shape};
use crate::load::places::child;
use crate::load::read::{OperationPlace, Reader, Unusable};
use crate::standard::{Encoding, Location, MediaType, RequestBody, SecurityKind, Style};

/// The table of Swagger 2.0.
pub(in crate::load) const SWAGGER_2_0: Dialect = Dialect {
    name: "Swagger 2.0",
    members,
    schemas: SchemaDialect {
        siblings_of_references_count: false,
        nullable: Nullable::Member("x-nullable"),
        types: &["array", "boolean", "integer", "number", "object", "string", "file"],
    },
    body_is_a_parameter: true,
    is_itself_a_schema,
    finish,
    security_schemes: "/securityDefinitions",
    security_kind,
    base_paths: |object| Some(vec![object.get("basePath")?.as_str()?.trim_end_matches('/').to_owned()]),
    ignored_headers: &[],
    style,
    request_body,
    response_content,
};

fn members(kind: Kind) -> &'static [Member] {
    use Shape::{List, Map, One};
    match kind {
        Kind::Root => &[
            ("paths", Map, Kind::PathItem),
            ("definitions", Map, Kind::Schema),
            ("parameters", Map, Kind::Parameter),
            ("responses", Map, Kind::Response),
        ],
        Kind::Operation => &[("parameters", List, Kind::Parameter), ("responses", Map, Kind::Response)],
        Kind::Parameter | Kind::Header => &[("schema", One, Kind::Schema)],
        Kind::Response => &[("headers", Map, Kind::Header), ("schema", One, Kind::Schema)],
        Kind::PathItem => openapi_3_0::members(kind),
        _ => &[],
    }
}

fn is_itself_a_schema(kind: Kind, object: &Map<String, Value>) -> bool {
    match kind {
        Kind::Header => true,
        Kind::Parameter => object.get("in").and_then(Value::as_str) != Some("body"),
        _ => false,
    }
}

fn style(parameter: &Value, location: Location) -> (Style, bool) {
    let named = parameter.pointer("/schema/collectionFormat").and_then(Value::as_str);
    named.and_then(collected).unwrap_or(match location {
        Location::Path | Location::Header => (Style::Simple, false),
        Location::Query | Location::Cookie => (Style::Form, false),
    })
}

/// What a `collectionFormat` amounts to; `None` for `csv`, which every place writes in its own way.
fn collected(format: &str) -> Option<(Style, bool)> {
    match format {
        "multi" => Some((Style::Form, true)),
        "ssv" => Some((Style::SpaceDelimited, false)),
        "tsv" => Some((Style::TabDelimited, false)),
        "pipes" => Some((Style::PipeDelimited, false)),
        _ => None,
    }
}

/// How the fields of a form are written: arrays in one text with commas unless they say otherwise.
fn encodings(form: &Value) -> BTreeMap<String, Encoding> {
    let fields = form.get("properties").and_then(Value::as_object).into_iter().flatten();
    let described = fields.map(|(name, field)| {
        let is_array = field.get("type").and_then(Value::as_str) == Some("array");
        let named = field.get("collectionFormat").and_then(Value::as_str);
        let (style, explode) = named.and_then(collected).unwrap_or((Style::Form, false));
        let encoding = Encoding {
            content_type: None,
            style: is_array.then_some(style),
            explode: is_array.then_some(explode),
            allow_empty: field.get(ALLOW_EMPTY) == Some(&Value::Bool(true)),
        };
        (name.clone(), encoding)
    });
    described.filter(|(_, encoding)| *encoding != Encoding::default()).collect()
}

fn request_body(
    reader: &mut Reader<'_>,
    operation: &OperationPlace<'_>,
) -> Result<Option<RequestBody>, Unusable> {
    let form = operation.value.get(FORM);
    let (schema, required, place) = if let Some(form) = form {
        let pointer = child(operation.pointer, FORM);
        (pointer.clone(), form.get("required").is_some(), pointer)
    } else {
        let Some((place, value)) =
            reader.parameters(operation)?.into_iter().find(|(_, value)| is_body(value))
        else {
            return Ok(None);
        };
        let required = value.get("required").and_then(Value::as_bool).unwrap_or(false);
        (child(&place, "schema"), required, place)
    };
    let schema = reader.schema(&schema);
    reader.demand_whole(schema.as_ref())?;
    let names = media_types(reader, operation, "consumes", form);
    let examples = Reader::schema_examples(schema.as_ref());
    let encoding = form.map(encodings).unwrap_or_default();
    let content = names
        .into_iter()
        .map(|name| MediaType {
            name,
            schema: schema.clone(),
            examples: examples.clone(),
            encoding: encoding.clone(),
        })
        .collect();
    Ok(Some(RequestBody { required, content, pointer: place }))
}

fn is_body(parameter: &Value) -> bool {
    parameter.get("in").and_then(Value::as_str) == Some("body")
}

fn response_content(
    reader: &mut Reader<'_>,
    operation: &OperationPlace<'_>,
    pointer: &str,
) -> Vec<MediaType> {
    let Some(response) = reader.value(pointer) else {
        return Vec::new();
    };
    let Some(schema) = reader.schema(&child(pointer, "schema")) else {
        return Vec::new();
    };
    let mut names = media_types(reader, operation, "produces", None);
    if names.is_empty() {
        names.push("*/*".to_owned());
    }
    let example = |name: &str| response.get("examples").and_then(|examples| examples.get(name)).cloned();
    let shared = Reader::schema_examples(Some(&schema));
    names
        .into_iter()
        .map(|name| {
            let examples = example(&name).map_or_else(|| shared.clone(), |example| vec![example]);
            MediaType { name, schema: Some(schema.clone()), examples, encoding: BTreeMap::new() }
        })
        .collect()
}

/// The media types that the operation, else the document, names under `member`.
fn media_types(
    reader: &Reader<'_>,
    operation: &OperationPlace<'_>,
    member: &str,
    form: Option<&Value>,
) -> Vec<String> {
    let list = |owner: &Value| owner.get(member).and_then(Value::as_array).cloned();
    let listed = list(operation.value).or_else(|| reader.value("").and_then(list)).unwrap_or_default();
    let names: Vec<String> = listed.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    match (form, member) {
        (Some(form), _) => form_types(form, names),
        (None, "consumes") if names.is_empty() => vec!["application/json".to_owned()],
        _ => names,
    }
}

fn form_types(form: &Value, names: Vec<String>) -> Vec<String> {
    const FORMS: [&str; 2] = ["multipart/form-data", "application/x-www-form-urlencoded"];
    let names: Vec<String> = names.into_iter().filter(|name| FORMS.contains(&name.as_str())).collect();
    if !names.is_empty() {
        return names;
    }
    let fields = form.get("properties").and_then(Value::as_object);
    let has_file = fields.is_some_and(|fields| {
        fields.values().any(|field| field.get("format").and_then(Value::as_str) == Some("binary"))
    });
    let [multipart, encoded] = FORMS;
    vec![if has_file { multipart } else { encoded }.to_owned()]
}

fn security_kind(scheme: &Value) -> SecurityKind {
    let text = |member: &str| scheme.get(member).and_then(Value::as_str).unwrap_or_default();
    match text("type") {
        "basic" => SecurityKind::Basic,
        "oauth2" => SecurityKind::Bearer,
        "apiKey" => api_key(text("in"), text("name")),
        other => SecurityKind::Other(other.to_owned()),
    }
}
