//! What a schema says of its XML.

use serde_json::Value;

use crate::schema::Schema;

/// What a schema says of its XML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notes {
    /// The name, if one is given.
    pub(super) name: Option<String>,
    /// The prefix of the name.
    pub(super) prefix: Option<String>,
    /// The namespace.
    pub(super) namespace: Option<String>,
    /// Whether the value is an attribute of the element around it.
    pub(super) is_attribute: bool,
    /// Whether the items of an array stand in an element of their own.
    pub(super) is_wrapped: bool,
}

impl Notes {
    /// What is said at the schema itself, or where its reference leads.
    pub(super) fn of(schema: &Schema) -> Self {
        let resolved = schema.resolved();
        let Some(xml) = super::super::properties::said(schema, &resolved, "xml") else {
            return Self::default();
        };
        let text = |name: &str| xml.get(name).and_then(Value::as_str).map(str::to_owned);
        let truth = |name: &str| xml.get(name).and_then(Value::as_bool).unwrap_or_default();
        Self {
            name: text("name"),
            prefix: text("prefix"),
            namespace: text("namespace"),
            is_attribute: truth("attribute"),
            is_wrapped: truth("wrapped"),
        }
    }

    /// The name with its prefix, or the one that the surroundings give.
    pub(super) fn tag(&self, given: &str) -> String {
        let name = self.name.as_deref().unwrap_or(given);
        match &self.prefix {
            Some(prefix) if !name.contains(':') => format!("{prefix}:{name}"),
            _ => name.to_owned(),
        }
    }

    /// The declaration of the namespace, as an attribute.
    pub(super) fn declaration(&self) -> Option<(String, String)> {
        let namespace = self.namespace.clone()?;
        let name =
            self.prefix.as_ref().map_or_else(|| "xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
        Some((name, namespace))
    }
}
