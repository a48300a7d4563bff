//! Values selected in a body by `JSONPath`, and what each of them must be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Values selected in a body, and what each of them must be. A body that is declared as YAML is read as YAML.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selected {
    /// `JSONPath` queries (RFC 9535): the first on the body, each further one on every value that the one before selects. A
    /// value that refers to another place of the body by a local `$ref` stands for what is there.
    pub select: Vec<String>,
    /// A regular expression: of what the last query selects, only what has a name in which it finds something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// What of each selected value is looked at.
    #[serde(default, skip_serializing_if = "Looked::is_value")]
    pub of: Looked,
    /// JSON Schema (2020-12) that allows each.
    #[serde(default = "anything", skip_serializing_if = "is_anything")]
    pub schema: Value,
    /// At least so many are selected.
    #[serde(default, skip_serializing_if = "is_none")]
    pub least: u64,
}

/// What of a selected value is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Looked {
    /// The value.
    #[default]
    Value,
    /// The name of the member, or the index of the item, that it is.
    Name,
}

impl Looked {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references over")]
    fn is_value(&self) -> bool {
        *self == Self::Value
    }
}

fn anything() -> Value {
    Value::Bool(true)
}

fn is_anything(schema: &Value) -> bool {
    *schema == Value::Bool(true)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references over")]
fn is_none(least: &u64) -> bool {
    *least == 0
}
