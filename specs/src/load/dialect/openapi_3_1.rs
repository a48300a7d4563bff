//! `OpenAPI` 3.1: as 3.0, with JSON Schema 2020-12 as it is.

use super::openapi_3_0::OPENAPI_3_0;
use super::{Dialect, Nullable, SchemaDialect};
use crate::load::kind::{Kind, Member, Shape};

/// The table of `OpenAPI` 3.1.
pub(in crate::load) const OPENAPI_3_1: Dialect = Dialect {
    name: "OpenAPI 3.1",
    members,
    schemas: SchemaDialect {
        siblings_of_references_count: true,
        nullable: Nullable::Type,
        types: &["array", "boolean", "integer", "null", "number", "object", "string"],
    },
    ..OPENAPI_3_0
};

fn members(kind: Kind) -> &'static [Member] {
    use Shape::Map;
    match kind {
        Kind::Components => &[
            ("schemas", Map, Kind::Schema),
            ("responses", Map, Kind::Response),
            ("parameters", Map, Kind::Parameter),
            ("examples", Map, Kind::Example),
            ("requestBodies", Map, Kind::RequestBody),
            ("headers", Map, Kind::Header),
            ("pathItems", Map, Kind::PathItem),
        ],
        other => super::openapi_3_0::members(other),
    }
}
