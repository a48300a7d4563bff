//! Loading, from the files to the standard.

use super::options::Options;
use super::{pack, plain};
use crate::files::Files;
use crate::standard::Standard;
use crate::text::Diagnostics;

/// Loads a pack, or the plain document that `options` names.
///
/// A pack with errors is refused with all of them. Of a plain document, whatever can be used is loaded, and what is
/// wrong with the rest stands in `Standard::diagnostics`; it is refused only if nothing of it can be read.
///
/// ```
/// use hutong_specs::files::MemoryFiles;
/// use hutong_specs::load::{Options, load};
///
/// let document = r#"{"openapi": "3.0.3", "info": {"title": "demo", "version": "1"},
///     "paths": {"/items": {"get": {"responses": {"200": {"description": "all items"}}}}}}"#;
/// let files = MemoryFiles::new([("demo.json", document)]);
/// let options = Options { document: Some("demo.json".to_owned()), ..Options::default() };
/// let standard = load(&files, &options).unwrap();
/// assert_eq!(standard.operations[0].id.as_str(), "GET /items");
/// ```
pub fn load(files: &dyn Files, options: &Options) -> Result<Standard, Diagnostics> {
    match &options.document {
        Some(path) => plain::load(files, path, options),
        None => pack::load(files, options),
    }
}
