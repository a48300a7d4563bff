//! XML bodies as the document describes them: `xml` objects name elements, attributes, wrappers and namespaces
//! (`OpenAPI` 3.1 §4.8.26).

mod element;
mod notes;
mod parse;
mod read;
mod write;

pub(super) use read::read;
pub use write::{root_name, xml};

/// Whether a media type is XML.
pub(super) fn is_xml(name: &str) -> bool {
    let essence = super::body::essence(name);
    essence == "application/xml" || essence == "text/xml" || essence.ends_with("+xml")
}
