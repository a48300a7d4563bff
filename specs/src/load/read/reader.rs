//! Looking things up in the normalised document.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::operation::OperationPlace;
use crate::load::dialect::Dialect;
use crate::load::places::{Places, child, item};
use crate::schema::{Schema, SchemaSet};
use crate::standard::Location;
use crate::text::Diagnostic;

/// Why an operation cannot be used.
#[derive(Debug)]
pub(in crate::load) struct Unusable(pub(super) String);

impl Unusable {
    /// Why, as a fragment that fits "the operation is left out: {}".
    pub(in crate::load) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

/// Looks things up in the normalised document, and keeps what it finds wrong.
pub(in crate::load) struct Reader<'a> {
    /// All schemas, and with them the document.
    pub(super) set: &'a Arc<SchemaSet>,
    /// The dialect of the document.
    pub(super) dialect: &'static Dialect,
    /// Where everything was written.
    pub(super) places: &'a Places,
    /// What was found wrong.
    pub(in crate::load) diagnostics: Vec<Diagnostic>,
    broken: &'a BTreeSet<String>,
}

/// A parameter as it stands: its pointer, references followed, and its value.
pub(in crate::load) type ParameterPlace<'a> = (String, &'a Value);

impl<'a> Reader<'a> {
    pub(in crate::load) fn new(
        set: &'a Arc<SchemaSet>,
        dialect: &'static Dialect,
        places: &'a Places,
        broken: &'a BTreeSet<String>,
    ) -> Self {
        Self { set, dialect, places, diagnostics: Vec::new(), broken }
    }

    /// What stands at a pointer.
    pub(in crate::load) fn value(&self, pointer: &str) -> Option<&'a Value> {
        self.set.document().pointer(pointer)
    }

    /// The object at a pointer, or where its `$ref` leads; `None` if that is no object.
    pub(in crate::load) fn follow(&self, pointer: &str) -> Option<(String, &'a Value)> {
        let mut pointer = pointer.to_owned();
        // More steps than any document needs; a circle of references ends here.
        for _ in 0..64 {
            let value = self.value(&pointer).filter(|value| value.is_object())?;
            match value.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'))
            {
                Some(next) => next.clone_into(&mut pointer),
                None => return Some((pointer, value)),
            }
        }
        None
    }

    /// The schema at a pointer, if there is one.
    pub(in crate::load) fn schema(&self, pointer: &str) -> Option<Schema> {
        self.value(pointer).filter(|value| !value.is_null())?;
        Some(Schema::new(Arc::clone(self.set), pointer))
    }

    /// The examples that a schema itself gives.
    pub(in crate::load) fn schema_examples(schema: Option<&Schema>) -> Vec<Value> {
        let examples = schema.map(Schema::resolved);
        let examples =
            examples.as_ref().and_then(|schema| schema.value().get("examples")).and_then(Value::as_array);
        examples.cloned().unwrap_or_default()
    }

    /// All parameters of an operation, those of its path item included, references followed; an operation's own one
    /// comes in place of the path item's.
    pub(in crate::load) fn parameters(
        &self,
        operation: &OperationPlace<'_>,
    ) -> Result<Vec<ParameterPlace<'a>>, Unusable> {
        let mut parameters = self.parameter_list(&operation.path_item)?;
        for (pointer, value) in self.parameter_list(operation.pointer)? {
            parameters.retain(|(_, other)| identity(other) != identity(value));
            parameters.push((pointer, value));
        }
        Ok(parameters)
    }

    fn parameter_list(&self, owner: &str) -> Result<Vec<ParameterPlace<'a>>, Unusable> {
        let list = child(owner, "parameters");
        let length = self.value(&list).and_then(Value::as_array).map_or(0, Vec::len);
        let follow = |index| {
            self.follow(&item(&list, index))
                .ok_or_else(|| Unusable::new("one of its parameters cannot be read"))
        };
        (0..length).map(follow).collect()
    }

    /// Whether everything that a schema of the request refers to is there: what is sent would be wrong otherwise.
    pub(in crate::load) fn demand_whole(&self, schema: Option<&Schema>) -> Result<(), Unusable> {
        let Some(schema) = schema.filter(|_| !self.broken.is_empty()) else {
            return Ok(());
        };
        let mut seen = BTreeSet::new();
        let mut waiting = vec![schema.pointer().to_owned()];
        while let Some(pointer) = waiting.pop() {
            if !seen.insert(pointer.clone()) {
                continue;
            }
            let beneath = format!("{pointer}/");
            let next = self.broken.range(beneath.clone()..).next();
            if self.broken.contains(&pointer) || next.is_some_and(|broken| broken.starts_with(&beneath)) {
                return Err(Unusable::new("a schema of its request refers to something that is not there"));
            }
            if let Some(value) = self.value(&pointer) {
                references(value, &mut waiting);
            }
        }
        Ok(())
    }

    /// Notes an error at a place.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(self.places.error(code, pointer, message, help));
    }

    /// Notes a warning at a place.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(self.places.warning(code, pointer, message, help));
    }
}

/// What makes two parameters the same one.
fn identity(parameter: &Value) -> (Option<&str>, Option<&str>) {
    (parameter.get("name").and_then(Value::as_str), parameter.get("in").and_then(Value::as_str))
}

/// The targets of all references in a value.
fn references(value: &Value, targets: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(target) =
                object.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'))
            {
                targets.push(target.to_owned());
            }
            object.values().for_each(|value| references(value, targets));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, targets)),
        _ => {}
    }
}

/// The location that a document names.
pub(super) fn location(name: &str) -> Option<Location> {
    match name {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "header" => Some(Location::Header),
        "cookie" => Some(Location::Cookie),
        _ => None,
    }
}
