//! Members of the request body that are the platform's to set: "attempts by an application to modify the value of this
//! property are expected to be ignored or rejected by that owning authority" (JSON Schema Validation 2020-12 §9.4, CWE-915).
//!
//! `OpenAPI` 3.0 says only that a caller should not send them, so nothing is said to be broken by a request that does, and a
//! refusal is never demanded: the platform stands, and where its answer shows the member, the value is not the one that was
//! sent. Only values that nobody comes upon by chance are looked for in answers.

use hutong_specs::plan::{Demand, Expectation, Place, Reason};
use hutong_specs::schema::{Reserved, Schema, Side, schemas_of_member};
use hutong_specs::standard::{Aspect, Dimension, Operation, StatusPattern};
use hutong_specs::text::pointer::{below, unescaped};
use hutong_specs::wire::is_json;
use serde_json::{Map, Value};

use super::changes::changed_body;
use super::hostile::{nothing, survived};
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Base, Call, Drafts, PlanError, Task, derived, generated, is_writable_as, named};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "read-only", title: "members that only the platform sets", parameters: NONE, plan };

/// How many members of a body are tried, each alone.
const TRIED: usize = 8;

/// Values that no platform gives by chance, one for each kind of member.
const PECULIAR: &[&str] = &[
    "\"hutong-9f3a7c51\"",
    "736194825",
    "\"9f3a7c51-4d2e-4b68-a1c7-5e0d8b93f264\"",
    "\"2003-04-05T06:07:08Z\"",
    "\"https://hutong.invalid/9f3a7c51\"",
    "\"hutong-9f3a7c51@hutong.invalid\"",
];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let entity = base.call.entity.as_ref();
    let reserved = entity.and_then(|entity| Some(entity.schema.as_ref()?.reserved(&entity.value)));
    let reserved: Vec<Reserved> = reserved.unwrap_or_default().into_iter().take(TRIED).collect();
    if reserved.is_empty() {
        let detail = "no object of the request has a member that only the platform sets";
        return Ok(Drafts::excluded(nothing(task, detail)));
    }
    Ok(reserved.iter().map(|member| sent(task, &base, member)).collect())
}

/// The valid request with a value for one such member.
fn sent<'a>(task: &Task<'a, '_>, base: &Base<'a>, member: &Reserved) -> Drafts {
    let Some((call, value, is_peculiar)) = with_member(task, base, member) else {
        let detail = format!("no value of {} can be sent", member.at);
        return Drafts::excluded(task.exclusion(Reason::NotGenerated, detail));
    };
    let shown = if is_peculiar { shown(task.operation, &base.call, &member.at) } else { Vec::new() };
    let untaken = |pointer: String| Demand::NotTaken { pointer, value: value.clone() };
    let not_taken = shown.into_iter().map(|pointer| task.expect(&[Dimension::Request], untaken(pointer)));
    let expectations: Vec<Expectation> = match () {
        () if task.is_derived(Aspect::Robustness) => vec![survived(task)],
        () if task.is_plain() => not_taken.collect(),
        () => not_taken.chain([survived(task)]).collect(),
    };
    if expectations.is_empty() {
        let detail =
            format!("no answer of the operation shows whether a value of {} was taken over", member.at);
        return Drafts::excluded(nothing(task, &detail));
    }
    task.conform(named(&Place::Body(member.at.clone())), &call, expectations)
}

/// The call with a value for the member that its schema admits and that can be written, and whether nobody comes upon the
/// value by chance.
fn with_member<'a>(
    task: &Task<'a, '_>,
    base: &Base<'a>,
    member: &Reserved,
) -> Option<(Call<'a>, Value, bool)> {
    let peculiar = PECULIAR.iter().filter_map(|text| serde_json::from_str(text).ok());
    let is_listed = is_listed(&member.schema);
    let peculiar = peculiar.map(|value: Value| (value, !is_listed));
    let seed = derived(task.context.seed, &[task.operation.id.as_str(), "read-only", &member.at]);
    let drawn = generated(&member.schema, seed).map(|value| (value, false));
    peculiar.chain(drawn).find_map(|(value, is_peculiar)| {
        let call = changed_body(&base.call, &member.at, Some(&value));
        let entity = call.entity.as_ref()?;
        let is_sent = entity.is_admitted() && is_writable_as(entity, &entity.value);
        is_sent.then_some((call, value, is_peculiar))
    })
}

/// Whether the document itself names values of the member.
fn is_listed(schema: &Schema) -> bool {
    let resolved = schema.resolved();
    ["enum", "const", "default"].iter().any(|keyword| resolved.value().get(*keyword).is_some())
}

/// Where successful answers show the member that stands at `at` in the body, as the schemas have it: the answer is what was
/// sent, or one member of it is.
fn shown(operation: &Operation, call: &Call<'_>, at: &str) -> Vec<String> {
    let sent = call.entity.as_ref().and_then(|entity| entity.schema.as_ref());
    let Some(sent) = sent.map(Schema::resolved) else { return Vec::new() };
    let mut places = Vec::new();
    for answer in answers(operation) {
        let is_shown = |schema: &Schema| has_reserved(schema, at);
        if is_shown(answer) && !places.contains(&at.to_owned()) {
            places.push(at.to_owned());
        }
        for name in names(answer) {
            let place = format!("{}{at}", below("", &name));
            let inner = schemas_of_member(answer, &name);
            let is_same = inner.iter().any(|inner| inner.resolved().pointer() == sent.pointer());
            if is_same && inner.iter().any(is_shown) && !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

fn answers(operation: &Operation) -> impl Iterator<Item = &Schema> {
    let is_success =
        |status: &StatusPattern| matches!(status, StatusPattern::Code(200..=299) | StatusPattern::Range(2));
    let successes = operation.responses.iter().filter(move |(status, _)| is_success(status));
    let contents = successes.flat_map(|(_, response)| &response.content);
    contents.filter(|content| is_json(&content.name)).filter_map(|content| content.schema.as_ref())
}

fn names(schema: &Schema) -> Vec<String> {
    let resolved = schema.resolved();
    let properties = resolved.value().get("properties").and_then(Value::as_object);
    properties.into_iter().flat_map(Map::keys).cloned().collect()
}

/// Whether the schema describes, member by member, something at `at` that the caller does not send.
fn has_reserved(schema: &Schema, at: &str) -> bool {
    let mut schemas = vec![schema.clone()];
    for name in at.split('/').skip(1).map(unescaped) {
        let named = |schema: &Schema| schemas_of_member(schema, &name);
        schemas = schemas.iter().flat_map(named).collect();
    }
    schemas.iter().any(|schema| schema.is_reserved_on(Side::Request))
}
