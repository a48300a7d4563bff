//! Text with places: documents that people write, read so that every value knows where it stands.
//!
//! This module reads JSON and YAML strictly, keeps the span of every node, and says what is wrong with a text, where,
//! and how to put it right. It opens no files and knows nothing of the meaning of the documents it reads.

#[cfg(test)]
mod corpus;
pub mod diagnostic;
pub mod diagnostics;
pub mod document;
mod excerpt;
pub mod json;
pub mod node_span;
pub mod place;
pub mod pointer;
pub mod source;
pub mod span;
mod wording;
mod yaml;

pub use diagnostic::{Diagnostic, Related, Severity};
pub use diagnostics::Diagnostics;
pub use document::{Document, Format};
pub use json::{JsonFault, JsonFaultKind};
pub use node_span::NodeSpan;
pub use place::Place;
pub use source::Source;
pub use span::{Position, Span};
