//! YAML 1.2 as people write it for interface documents.
//!
//! Scalars follow the core schema, so `yes` and dates are strings; keys become strings; anchors, aliases and merge keys
//! work within limits. What JSON cannot say (complex keys, other tags, several documents) is a diagnostic.

mod compose;
mod construct;
mod document;
mod fault;
mod merge;
mod node;
mod scalar;
mod syntax;

pub(super) use document::document;
