//! The drafts of JSON Schema.

/// A draft of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draft {
    /// Draft 4, of 2013.
    Draft4,
    /// Draft 6, of 2017.
    Draft6,
    /// Draft 7, of 2018.
    Draft7,
    /// Draft 2019-09.
    Draft201909,
    /// Draft 2020-12.
    Draft202012,
}

/// The address of each draft's own schema, without scheme and fragment.
const ADDRESSES: &[(&str, Draft)] = &[
    ("json-schema.org/draft-04/schema", Draft::Draft4),
    ("json-schema.org/draft-06/schema", Draft::Draft6),
    ("json-schema.org/draft-07/schema", Draft::Draft7),
    ("json-schema.org/draft/2019-09/schema", Draft::Draft201909),
    ("json-schema.org/draft/2020-12/schema", Draft::Draft202012),
];

/// What the addresses of the dialects of `OpenAPI` begin with: draft 2020-12 with annotations of its own.
const OPENAPI: &[&str] = &["spec.openapis.org/oas/3.1/dialect/", "spec.openapis.org/oas/3.1/schema/"];

impl Draft {
    /// The draft whose own schema has this address, as `$schema` names it.
    pub fn named(address: &str) -> Option<Self> {
        let (_, bare) = address.trim_end_matches('#').split_once("://")?;
        if OPENAPI.iter().any(|known| bare.starts_with(known)) {
            return Some(Self::Draft202012);
        }
        ADDRESSES.iter().find(|(known, _)| *known == bare).map(|(_, draft)| *draft)
    }

    /// The keyword that names a schema.
    pub(super) fn identifier(self) -> &'static str {
        if self == Self::Draft4 { "id" } else { "$id" }
    }

    /// Whether everything beside a `$ref` counts for nothing.
    pub(super) fn references_stand_alone(self) -> bool {
        self <= Self::Draft7
    }
}
