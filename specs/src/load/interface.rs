//! The interface document, normalised, with its way back to the texts.

use std::collections::BTreeSet;

use serde_json::Value;

use super::dialect::Dialect;
use super::kind::METHODS;
use super::places::{Places, child};
use crate::text::Diagnostic;

/// The interface document after normalising: every schema JSON Schema 2020-12, every `$ref` local.
pub(super) struct Interface {
    /// The dialect that it was written in.
    pub(super) dialect: &'static Dialect,
    /// The normalised document.
    pub(super) document: Value,
    /// Where everything was written.
    pub(super) places: Places,
    /// Places whose `$ref` leads nowhere; the `$ref` is gone.
    pub(super) broken: BTreeSet<String>,
    /// What was found wrong on the way.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Where an operation of the normalised document stands.
pub(super) struct Located {
    /// The path as the document writes it.
    pub(super) path: String,
    /// JSON pointer of the path item.
    pub(super) path_item: String,
    /// JSON pointer of the operation.
    pub(super) operation: String,
}

impl Interface {
    /// Where all operations stand.
    pub(super) fn operations(&self) -> Vec<Located> {
        let paths = self.document.get("paths").and_then(Value::as_object);
        let mut operations = Vec::new();
        for (path, value) in paths.into_iter().flatten() {
            let place = child("/paths", path);
            let path_item = self.target(&place, value).map_or(place, |(pointer, _)| pointer);
            for method in METHODS {
                let operation = format!("{path_item}/{method}");
                if self.document.pointer(&operation).is_some_and(Value::is_object) {
                    operations.push(Located { path: path.clone(), path_item: path_item.clone(), operation });
                }
            }
        }
        operations
    }

    /// The parameters that stand at an operation or path item, references followed.
    pub(super) fn parameters(&self, owner: &str) -> Vec<(String, &Value)> {
        let list = child(owner, "parameters");
        let parameters = self.document.pointer(&list).and_then(Value::as_array);
        let parameters = parameters.into_iter().flatten().enumerate();
        parameters.filter_map(|(index, value)| self.target(&format!("{list}/{index}"), value)).collect()
    }

    /// A value, or what its `$ref` leads to.
    fn target<'a>(&'a self, pointer: &str, value: &'a Value) -> Option<(String, &'a Value)> {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let pointer = reference.strip_prefix('#')?;
                Some((pointer.to_owned(), self.document.pointer(pointer)?))
            }
            None => Some((pointer.to_owned(), value)),
        }
    }
}
