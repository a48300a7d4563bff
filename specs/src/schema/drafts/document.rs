//! A JSON Schema document as somebody wrote it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::Draft;
use super::library::Library;
use super::unfold::unfold;
use crate::schema::set::{SchemaError, SchemaSet};

/// A JSON Schema document of a draft, with the documents that it may refer to.
///
/// ```
/// use hutong_specs::schema::{Draft, JsonSchema};
/// use serde_json::json;
///
/// let schema = json!({"items": [{"type": "integer"}], "additionalItems": false});
/// let set = JsonSchema::new(schema, Draft::Draft7).set()?;
/// assert!(set.admits("", &json!([1])) && !set.admits("", &json!([1, 2])));
/// # Ok::<(), hutong_specs::schema::SchemaError>(())
/// ```
#[derive(Clone, Debug)]
pub struct JsonSchema {
    pub(super) schema: Value,
    pub(super) draft: Draft,
    pub(super) others: BTreeMap<String, Value>,
    pub(super) formats_count: bool,
}

impl JsonSchema {
    /// A schema in the draft that counts where no `$schema` names another.
    pub fn new(schema: Value, draft: Draft) -> Self {
        Self { schema, draft, others: BTreeMap::new(), formats_count: false }
    }

    /// Makes `format` (and, in draft 7, the encoding and media type of texts) refuse values instead of describing them.
    #[must_use]
    pub fn asserting_formats(mut self) -> Self {
        self.formats_count = true;
        self
    }

    /// Adds a document that references may lead to.
    #[must_use]
    pub fn with_document(mut self, address: impl Into<String>, document: Value) -> Self {
        self.others.insert(address.into(), document);
        self
    }

    /// The schema as draft 2020-12 at the root of a set, every reference a local one.
    pub fn set(&self) -> Result<SchemaSet, SchemaError> {
        let library = Library::new(self);
        unfold(&library, self.formats_count).map(SchemaSet::new)
    }
}
