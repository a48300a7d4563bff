//! Where a pack's interface comes from: a document of its own, or the target's own definition over building blocks.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::name::OperationId;

/// Where a pack's interface comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterfaceSource {
    /// This document, relative to the pack.
    Document(String),
    /// What the target itself defines, read with the standard's building blocks.
    Target(TargetSource),
}

/// How the target's own definition is had and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TargetSource {
    /// The document of the standard's building blocks (`OpenAPI`), relative to the pack.
    pub blocks: String,
    /// Where the definition is found on the target; the next is tried where one fails.
    pub from: Vec<DefinitionSource>,
    /// Where the target says what it conforms to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<DeclarationSource>,
    /// A definition to use where nothing was fetched, relative to the pack.
    pub sample: String,
    /// A declaration to use where nothing was fetched, relative to the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample_declared: Option<String>,
}

/// One place where the target's definition may be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DefinitionSource {
    /// An operation of the blocks, without parameters.
    pub operation: OperationId,
    /// The relation of the link in its answer (`/links`) to follow; the answer itself is the definition if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Where the target says what it conforms to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclarationSource {
    /// An operation of the blocks, without parameters.
    pub operation: OperationId,
    /// JSON pointer of the list of names in its answer.
    pub at: String,
}

impl InterfaceSource {
    /// The document that lies in the pack: the interface itself, or the building blocks.
    pub fn path(&self) -> &str {
        match self {
            Self::Document(path) => path,
            Self::Target(target) => &target.blocks,
        }
    }
}

impl Serialize for InterfaceSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Document(path) => path.serialize(serializer),
            Self::Target(target) => target.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for InterfaceSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PathOrTarget)
    }
}

impl JsonSchema for InterfaceSource {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InterfaceSource".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let path = String::json_schema(generator);
        let target = generator.subschema_for::<TargetSource>();
        json_schema!({
            "description": "The interface document, relative to the pack, or how the target's own one is had.",
            "anyOf": [path, target],
        })
    }
}

struct PathOrTarget;

impl<'de> Visitor<'de> for PathOrTarget {
    type Value = InterfaceSource;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the path of a document, or `blocks`, `from` and `sample`")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<InterfaceSource, E> {
        Ok(InterfaceSource::Document(path.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<InterfaceSource, A::Error> {
        TargetSource::deserialize(MapAccessDeserializer::new(map)).map(InterfaceSource::Target)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json};

    use super::InterfaceSource;

    #[test]
    fn a_path_or_the_way_to_the_targets_own_definition_is_read() {
        let read = |value: Value| from_value::<InterfaceSource>(value).ok();
        assert_eq!(read(json!("a.yaml")), Some(InterfaceSource::Document("a.yaml".to_owned())));
        let target = json!({"blocks": "b.yaml", "from": [{"operation": "root", "link": "service-desc"}], "sample": "s.json"});
        let source = read(target.clone()).unwrap();
        assert_eq!((source.path(), serde_json::to_value(&source).unwrap()), ("b.yaml", target));
        assert_eq!(read(json!({"blocks": "b.yaml"})), None);
        assert_eq!(read(json!(7)), None);
    }
}
