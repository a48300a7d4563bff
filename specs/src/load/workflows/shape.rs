//! The objects of an Arazzo 1.0 document as they are written, with the members that this project adds (`x-…`).

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::name::ClauseId;
use crate::standard::StepDemand;

/// Members that begin with `x-` and are read here; others are another tool's.
const OURS: &[&str] = &[
    "x-again",
    "x-anew",
    "x-accepted",
    "x-beside",
    "x-clause",
    "x-count",
    "x-demand",
    "x-except",
    "x-given",
    "x-item",
    "x-lists",
    "x-match",
    "x-members",
    "x-near-seconds",
    "x-needs",
    "x-remove",
];

/// Members below which everything is data.
const DATA: &[&str] = &["payload", "value", "inputs", "components"];

/// The document without extensions of other tools.
pub(super) fn without_foreign(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !name.starts_with("x-") || OURS.contains(&name.as_str()));
            members
                .iter_mut()
                .filter(|(name, _)| !DATA.contains(&name.as_str()))
                .for_each(|(_, member)| without_foreign(member));
        }
        Value::Array(items) => items.iter_mut().for_each(without_foreign),
        _ => {}
    }
}

/// The members of the document beside the workflows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct DescriptionShape {
    pub(super) arazzo: String,
    #[serde(rename = "info")]
    _info: InfoShape,
    pub(super) source_descriptions: Vec<SourceShape>,
    #[serde(default, rename = "components")]
    _components: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct InfoShape {
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "version")]
    _version: String,
    #[serde(default, rename = "summary")]
    _summary: Option<String>,
    #[serde(default, rename = "description")]
    _description: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceShape {
    pub(super) name: String,
    #[serde(rename = "url")]
    _url: String,
    #[serde(default, rename = "type")]
    pub(super) kind: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct WorkflowShape {
    pub(super) workflow_id: String,
    #[serde(default)]
    pub(super) summary: String,
    #[serde(default, rename = "description")]
    _description: Option<String>,
    #[serde(default)]
    pub(super) inputs: Value,
    #[serde(default)]
    pub(super) depends_on: Vec<String>,
    pub(super) steps: Vec<StepShape>,
    #[serde(default)]
    pub(super) success_actions: Vec<ActionShape>,
    #[serde(default)]
    pub(super) failure_actions: Vec<ActionShape>,
    #[serde(default)]
    pub(super) outputs: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct StepShape {
    pub(super) step_id: String,
    #[serde(default, rename = "description")]
    _description: Option<String>,
    #[serde(default)]
    pub(super) operation_id: Option<String>,
    #[serde(default)]
    pub(super) operation_path: Option<String>,
    #[serde(default)]
    pub(super) workflow_id: Option<String>,
    #[serde(default)]
    pub(super) parameters: Vec<ParameterShape>,
    #[serde(default)]
    pub(super) request_body: Option<RequestBodyShape>,
    #[serde(default)]
    pub(super) success_criteria: Vec<CriterionShape>,
    #[serde(default)]
    pub(super) on_success: Vec<ActionShape>,
    #[serde(default)]
    pub(super) on_failure: Vec<ActionShape>,
    #[serde(default)]
    pub(super) outputs: BTreeMap<String, String>,
    #[serde(default, rename = "x-clause", deserialize_with = "one_or_list")]
    pub(super) clauses: Vec<ClauseId>,
    #[serde(default, rename = "x-demand")]
    pub(super) demand: StepDemand,
    #[serde(default, rename = "x-needs")]
    pub(super) needs: Option<bool>,
    #[serde(default, rename = "x-again")]
    pub(super) again: Option<String>,
    #[serde(default, rename = "x-beside")]
    pub(super) beside: Option<String>,
    #[serde(default, rename = "x-accepted")]
    pub(super) accepted: Option<AcceptedShape>,
}

/// How many of several requests sent at the same time are accepted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AcceptedShape {
    pub(super) with: Vec<String>,
    #[serde(default)]
    pub(super) at_least: u64,
    pub(super) at_most: u64,
    #[serde(default, rename = "x-clause", deserialize_with = "one_or_list")]
    pub(super) clauses: Vec<ClauseId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParameterShape {
    pub(super) name: String,
    #[serde(default, rename = "in")]
    _location: Option<String>,
    pub(super) value: Value,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct RequestBodyShape {
    #[serde(default, rename = "contentType")]
    _content_type: Option<String>,
    #[serde(default)]
    pub(super) payload: Option<Value>,
    #[serde(default)]
    pub(super) replacements: Vec<ReplacementShape>,
    #[serde(default, rename = "x-remove")]
    pub(super) remove: Vec<String>,
    #[serde(default, rename = "x-anew")]
    pub(super) anew: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplacementShape {
    pub(super) target: String,
    pub(super) value: Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CriterionShape {
    #[serde(default)]
    pub(super) context: Option<String>,
    pub(super) condition: String,
    #[serde(default, rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(default, rename = "version")]
    _version: Option<String>,
    #[serde(default, rename = "x-clause", deserialize_with = "one_or_list")]
    pub(super) clauses: Vec<ClauseId>,
    #[serde(default, rename = "x-match")]
    pub(super) matching: Option<Matching>,
    #[serde(default, rename = "x-item")]
    pub(super) item: Option<String>,
    #[serde(default, rename = "x-members")]
    pub(super) members: Vec<String>,
    #[serde(default, rename = "x-lists")]
    pub(super) lists: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "x-given")]
    pub(super) given: Option<String>,
    #[serde(default, rename = "x-except")]
    pub(super) except: Vec<String>,
    #[serde(default, rename = "x-count")]
    pub(super) count: Option<String>,
    #[serde(default, rename = "x-near-seconds")]
    pub(super) near_seconds: Option<u32>,
}

/// What `==` or `!=` between two structured values means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Matching {
    /// Every member of the right side stands on the left as well.
    Members,
    /// No item of the left side is on the right, and none is there twice.
    Apart,
    /// The left side is a thing whose item in the list on the right says the same.
    Item,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct ActionShape {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) workflow_id: Option<String>,
    #[serde(default)]
    pub(super) step_id: Option<String>,
    #[serde(default, rename = "retryAfter")]
    _retry_after: Option<f64>,
    #[serde(default, rename = "retryLimit")]
    _retry_limit: Option<u32>,
    #[serde(default)]
    pub(super) criteria: Vec<Value>,
}

/// One clause or a list of them.
fn one_or_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ClauseId>, D::Error> {
    let text = |value: &Value| value.as_str().map(ClauseId::from);
    let named = match Value::deserialize(deserializer)? {
        Value::Array(values) => values.iter().map(text).collect(),
        value => text(&value).map(|clause| vec![clause]),
    };
    named.ok_or_else(|| serde::de::Error::custom("this names no clause: write one id or a list of ids"))
}
