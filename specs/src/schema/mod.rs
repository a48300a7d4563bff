//! Schemas as sets of JSON values: JSON Schema 2020-12, whatever dialect the document is written in.
//!
//! Nothing here knows an operation or a clause's text; only which clause a place names.

mod fault;
mod set;
mod whole;

pub use fault::SchemaFault;
pub use set::{SchemaError, SchemaSet};
pub use whole::Schema;
