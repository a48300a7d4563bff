//! Bodies that are no JSON (RFC 8259 §2, §8.1): refused without a fault where a JSON body must be sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::plan::{Breach, Content, Demand, Expectation, Place, Reason, Template};
use hutong_specs::standard::{Aspect, Dimension};
use serde_json::Value;

use super::constraints::REFUSAL;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, Entity, Form, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed",
    title: "bodies that are no JSON are refused without a fault",
    parameters: NONE,
    plan,
};

/// How a good body is spoilt, with the name in the case's id.
type Spoiler = fn(&Entity) -> Option<Content>;

const SPOILERS: &[(&str, Spoiler)] = &[
    ("empty", |_| Some(text(""))),
    ("truncated", truncated),
    ("trailing", |entity| Some(text(&format!("{}}}", entity.value)))),
    ("unquoted", |_| Some(text("{a:1}"))),
    ("other-top-level", other_top_level),
    ("not-utf-8", |_| Some(Content::Bytes(STANDARD.encode(b"{\"a\":\"\xff\xfe\"}")))),
];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let is_required = task.operation.request_body.as_ref().is_some_and(|body| body.required);
    let entity = base.call.entity.as_ref().filter(|entity| entity.form == Form::Json && is_required);
    let Some(entity) = entity else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, "no JSON body is required")));
    };
    let spoilt = SPOILERS.iter().filter_map(|(what, spoiler)| Some((*what, spoiler(entity)?)));
    let drafts = spoilt.map(|(what, content)| {
        task.violate(what, &base.call.with_content(content), vec![breach("json")], expectations(task))
    });
    Ok(drafts.collect())
}

/// A plain document's clause on bodies demands refusal, the one on robustness survival, a pack's clause both.
fn expectations(task: &Task<'_, '_>) -> Vec<Expectation> {
    let refused = task.expect(REFUSAL, Demand::Refused);
    let survived = task.expect(&[Dimension::Error, Dimension::Request], Demand::NoFault);
    if task.is_derived(Aspect::RequestBody) {
        vec![refused]
    } else if task.is_derived(Aspect::Robustness) {
        vec![survived]
    } else {
        vec![refused, survived]
    }
}

/// What such a body breaks.
pub(crate) fn breach(keyword: &str) -> Breach {
    Breach { place: Place::Body(String::new()), keyword: keyword.to_owned(), constraint: None }
}

fn text(text: &str) -> Content {
    Content::Text(Template::text(text))
}

/// The body without its last half; still no JSON since it opens more than it closes.
fn truncated(entity: &Entity) -> Option<Content> {
    let whole = entity.value.to_string();
    let is_nested = entity.value.is_object() || entity.value.is_array();
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    (is_nested && !half.is_empty()).then(|| text(&half))
}

/// A list where an object is asked for, or the other way round, if the schema refuses it.
fn other_top_level(entity: &Entity) -> Option<Content> {
    let other = if entity.value.is_array() {
        Value::Object(serde_json::Map::new())
    } else {
        Value::Array(Vec::new())
    };
    let schema = entity.schema.as_ref()?;
    (!schema.admits(&other)).then(|| text(&other.to_string()))
}
