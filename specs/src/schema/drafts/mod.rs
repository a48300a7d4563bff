//! JSON Schema documents of every draft, unfolded into one document of draft 2020-12 that refers to nothing but itself.
//!
//! `OpenAPI` documents do not come this way: `load` reads them. Nothing is ever fetched.

mod document;
mod draft;
mod keywords;
mod library;
mod rewrite;
mod unfold;

pub use document::JsonSchema;
pub use draft::Draft;
