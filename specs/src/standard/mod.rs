//! The standard: identity, clauses, operations, schemas, code lists and bindings, as loaded from a pack or from a
//! plain `OpenAPI` document.

mod aspect;
mod clause;
mod code_list;
mod effect;
mod locator;
mod manifest;
mod operation;
mod status;
mod whole;

pub use aspect::Aspect;
pub use clause::{
    Clause, Dimension, Obligation, Provenance, ProvenanceKind, Scope, Severity, Verification, Verify,
};
pub use code_list::{Code, CodeList};
pub use effect::Effect;
pub use manifest::{Class, Manifest, Source};
pub use operation::{
    Encoding, Link, Location, MediaType, Operation, Parameter, RequestBody, Response, ResponseHeader,
    SecurityKind, SecurityScheme, Style,
};
pub use status::{StatusError, StatusPattern};
pub use whole::{Origin, Standard};
