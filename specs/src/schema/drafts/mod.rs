//! JSON Schema documents of every draft, unfolded into one document of draft 2020-12 that refers to nothing but itself.
//!
//! The schemas of an `OpenAPI` 3.1 document stay where they stand: only what a draft, an identifier or a dynamic reference
//! makes of them is written out. Nothing is ever fetched.

mod document;
mod draft;
mod embedded;
mod keywords;
mod library;
mod needs;
mod rewrite;
mod unfold;

pub use document::JsonSchema;
pub use draft::Draft;
pub(crate) use embedded::{COPIES, Note, embedded};
