//! `OpenAPI` 3.0.

use serde_json::Value;

use super::{Dialect, Nullable, SchemaDialect};
use crate::load::kind::{Kind, Member, Shape};
use crate::load::read::{OperationPlace, Reader, Unusable, content, server_paths, style_named};
use crate::standard::{Location, RequestBody, SecurityKind, Style};

/// The table of `OpenAPI` 3.0.
pub(in crate::load) const OPENAPI_3_0: Dialect = Dialect {
    name: "OpenAPI 3.0",
    members,
    schemas: SchemaDialect {
        siblings_of_references_count: false,
        nullable: Nullable::Member("nullable"),
        types: &["array", "boolean", "integer", "number", "object", "string"],
    },
    body_is_a_parameter: false,
    is_itself_a_schema: |_, _| false,
    finish: |_| {},
    security_schemes: "/components/securitySchemes",
    security_kind,
    base_paths: |object| object.get("servers").map(server_paths).filter(|paths| !paths.is_empty()),
    ignored_headers: &["accept", "content-type", "authorization"],
    style,
    request_body,
    response_content: |reader, _, pointer| content(reader, pointer),
};

/// Which members of an object hold which objects.
pub(super) fn members(kind: Kind) -> &'static [Member] {
    use Shape::{List, Map, One};
    match kind {
        Kind::Root => &[("paths", Map, Kind::PathItem), ("components", One, Kind::Components)],
        Kind::Components => &[
            ("schemas", Map, Kind::Schema),
            ("responses", Map, Kind::Response),
            ("parameters", Map, Kind::Parameter),
            ("examples", Map, Kind::Example),
            ("requestBodies", Map, Kind::RequestBody),
            ("headers", Map, Kind::Header),
        ],
        Kind::PathItem => &[
            ("parameters", List, Kind::Parameter),
            ("get", One, Kind::Operation),
            ("put", One, Kind::Operation),
            ("post", One, Kind::Operation),
            ("delete", One, Kind::Operation),
            ("options", One, Kind::Operation),
            ("head", One, Kind::Operation),
            ("patch", One, Kind::Operation),
            ("trace", One, Kind::Operation),
        ],
        Kind::Operation => &[
            ("parameters", List, Kind::Parameter),
            ("requestBody", One, Kind::RequestBody),
            ("responses", Map, Kind::Response),
        ],
        Kind::Parameter | Kind::Header => &[
            ("schema", One, Kind::Schema),
            ("content", Map, Kind::MediaType),
            ("examples", Map, Kind::Example),
        ],
        Kind::RequestBody => &[("content", Map, Kind::MediaType)],
        Kind::MediaType => &[("schema", One, Kind::Schema), ("examples", Map, Kind::Example)],
        Kind::Response => &[("headers", Map, Kind::Header), ("content", Map, Kind::MediaType)],
        Kind::Example | Kind::Schema => &[],
    }
}

pub(super) fn request_body(
    reader: &mut Reader<'_>,
    operation: &OperationPlace<'_>,
) -> Result<Option<RequestBody>, Unusable> {
    if operation.value.get("requestBody").is_none() {
        return Ok(None);
    }
    let Some((pointer, value)) = reader.follow(&format!("{}/requestBody", operation.pointer)) else {
        return Err(Unusable::new("its request body cannot be read"));
    };
    let required = value.get("required").and_then(Value::as_bool).unwrap_or(false);
    let content = content(reader, &pointer);
    for media_type in &content {
        reader.demand_whole(media_type.schema.as_ref())?;
    }
    Ok(Some(RequestBody { required, content, pointer }))
}

pub(super) fn style(parameter: &Value, location: Location) -> (Style, bool) {
    let named = parameter.get("style").and_then(Value::as_str).and_then(style_named);
    let style = named.unwrap_or(match location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie => Style::Form,
    });
    let explode = parameter.get("explode").and_then(Value::as_bool).unwrap_or(style == Style::Form);
    (style, explode)
}

pub(super) fn security_kind(scheme: &Value) -> SecurityKind {
    let text = |member: &str| scheme.get(member).and_then(Value::as_str).unwrap_or_default();
    match text("type") {
        "apiKey" => api_key(text("in"), text("name")),
        "http" => match text("scheme").to_ascii_lowercase().as_str() {
            "basic" => SecurityKind::Basic,
            "bearer" => SecurityKind::Bearer,
            other => SecurityKind::Other(format!("http {other}")),
        },
        "oauth2" | "openIdConnect" => SecurityKind::Bearer,
        "mutualTLS" => SecurityKind::MutualTls,
        other => SecurityKind::Other(other.to_owned()),
    }
}

/// A key that travels under a name.
pub(super) fn api_key(location: &str, name: &str) -> SecurityKind {
    let location = match location {
        "header" => Location::Header,
        "query" => Location::Query,
        "cookie" => Location::Cookie,
        other => return SecurityKind::Other(format!("apiKey in {other}")),
    };
    SecurityKind::ApiKey { location, name: name.to_owned() }
}
