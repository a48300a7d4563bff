//! What a dialect has to say.

use serde_json::{Map, Value};

use crate::load::interface::Interface;
use crate::load::kind::{Kind, Member};
use crate::load::read::{OperationPlace, Reader, Unusable};
use crate::standard::{Location, MediaType, RequestBody, SecurityKind, Style};

/// What differs from dialect to dialect.
pub(in crate::load) struct Dialect {
    /// What people call it.
    pub(in crate::load) name: &'static str,
    /// Which members of an object hold which objects.
    pub(in crate::load) members: fn(Kind) -> &'static [Member],
    /// How schemas are written.
    pub(in crate::load) schemas: SchemaDialect,
    /// Whether bodies and form fields are written as parameters.
    pub(in crate::load) body_is_a_parameter: bool,
    /// Whether the object is a schema and more at once; then its schema is put into a member `schema`.
    pub(in crate::load) is_itself_a_schema: fn(Kind, &Map<String, Value>) -> bool,
    /// What is still to be done when all is normalised.
    pub(in crate::load) finish: fn(&mut Interface),
    /// JSON pointer of the security schemes.
    pub(in crate::load) security_schemes: &'static str,
    /// What a security scheme demands.
    pub(in crate::load) security_kind: fn(&Value) -> SecurityKind,
    /// The base paths that a document, path item or operation names; `None` if it names none.
    pub(in crate::load) base_paths: fn(&Value) -> Option<Vec<String>>,
    /// Headers that are described elsewhere, so that parameters of these names count for nothing; in lower case.
    pub(in crate::load) ignored_headers: &'static [&'static str],
    /// How a parameter writes arrays and objects, and whether it spreads them.
    pub(in crate::load) style: fn(&Value, Location) -> (Style, bool),
    /// The body of an operation.
    pub(in crate::load) request_body:
        fn(&mut Reader<'_>, &OperationPlace<'_>) -> Result<Option<RequestBody>, Unusable>,
    /// What a response at a pointer holds by media type.
    pub(in crate::load) response_content: fn(&mut Reader<'_>, &OperationPlace<'_>, &str) -> Vec<MediaType>,
}

/// How a dialect writes schemas.
pub(in crate::load) struct SchemaDialect {
    /// Whether members beside `$ref` count.
    pub(in crate::load) siblings_of_references_count: bool,
    /// How null is allowed.
    pub(in crate::load) nullable: Nullable,
    /// The types that may be named.
    pub(in crate::load) types: &'static [&'static str],
}

/// How a dialect allows null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Nullable {
    /// By a member of this name that is `true`.
    Member(&'static str),
    /// By the type `null`.
    Type,
}
