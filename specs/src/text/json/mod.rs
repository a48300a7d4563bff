//! Strict and lossless JSON.
//!
//! Unlike `serde_json` this reader reports duplicate keys, keeps the text of every number, tells each kind of malformed
//! text from the others, and knows the span of every value. It does not repair anything: a platform's body is judged
//! as it was sent.

mod document;
mod escape;
mod fault;
mod read;
mod reader;
mod scalar;

pub(super) use document::document;
pub use fault::{JsonFault, JsonFaultKind};
pub use read::{DuplicateKey, Reading, SpannedReading, read, read_with_spans};
