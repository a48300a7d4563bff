//! Where the identifier of what was brought about is found: in the answer, in its `Location`, or in what was sent.

use super::names::{candidates, folded};
use super::shape::{has, members, types};
use crate::plan::CaptureFrom;
use crate::schema::Schema;
use crate::standard::{MediaType, Operation, Parameter, Response, StatusPattern};
use crate::wire::is_json;

/// Members in which answers wrap what they are about.
const WRAPPERS: &[&str] = &["data", "result", "payload", "item"];

/// What an identifier is looked for by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    /// The variable of the path, folded.
    pub(super) variable: &'w str,
    /// What the things are called, folded, in the singular.
    pub(super) noun: &'w str,
    /// The parameter that takes the identifier.
    pub(super) parameter: &'w Parameter,
}

/// Where the operation that brings something about says its identifier.
pub(super) fn source(operation: &Operation, wanted: Wanted<'_>) -> Option<CaptureFrom> {
    answered(operation, wanted)
        .or_else(|| located(operation))
        .or_else(|| sent(operation, wanted).map(CaptureFrom::Sent))
}

fn answered(operation: &Operation, wanted: Wanted<'_>) -> Option<CaptureFrom> {
    let mut schemas = successes(operation).filter_map(answer_schema);
    schemas.find_map(|schema| within(schema, wanted)).map(CaptureFrom::Body)
}

/// Responses by which the operation says that it has done what it was asked for, 201 first.
pub(super) fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    let is_done = |pattern: &StatusPattern| match pattern {
        StatusPattern::Code(code) => matches!(code, 200 | 201 | 203),
        StatusPattern::Range(hundred) => *hundred == 2,
        StatusPattern::Default => false,
    };
    let created = operation.responses.get(&StatusPattern::Code(201));
    let others = operation
        .responses
        .iter()
        .filter(move |(pattern, _)| is_done(pattern) && **pattern != StatusPattern::Code(201));
    created.into_iter().chain(others.map(|(_, response)| response))
}

/// The schema of a response's JSON.
pub(super) fn answer_schema(response: &Response) -> Option<&Schema> {
    json(&response.content)
}

/// The schema of the JSON among these media types.
pub(super) fn json(content: &[MediaType]) -> Option<&Schema> {
    let is_read = |media_type: &&MediaType| is_json(&media_type.name) || media_type.name == "*/*";
    content.iter().find(is_read)?.schema.as_ref()
}

/// The JSON pointer of the identifier in the thing, or in what wraps it.
pub(super) fn within(schema: &Schema, wanted: Wanted<'_>) -> Option<String> {
    let own = members(schema);
    if let Some(name) = identifying(schema, wanted) {
        return Some(format!("/{}", escaped(&name)));
    }
    let is_wrapper = |name: &str| WRAPPERS.contains(&name) || name == wanted.noun;
    let mut wrapping = own.iter().filter(|(name, _)| is_wrapper(&folded(name)));
    wrapping.find_map(|(name, inner)| {
        let member = identifying(inner, wanted)?;
        Some(format!("/{}/{}", escaped(name), escaped(&member)))
    })
}

/// The member that identifies an object of this schema.
pub(super) fn identifying(schema: &Schema, wanted: Wanted<'_>) -> Option<String> {
    let own = members(schema);
    let fitting = |name: &String| {
        let mut same = own.iter().filter(|(member, _)| folded(member) == *name);
        let (member, schema) = same.next()?;
        (same.next().is_none() && fits(schema, &wanted.parameter.schema)).then(|| member.clone())
    };
    candidates(wanted.variable, wanted.noun).iter().find_map(fitting)
}

/// Whether what a member holds can be sent in the parameter: their types have one in common, or the parameter is text.
pub(super) fn fits(member: &Schema, parameter: &Schema) -> bool {
    let (held, taken) = (types(member), types(parameter));
    let is_scalar = !held.contains("object") && !held.contains("array");
    let is_fixed = ["enum", "const"].iter().any(|keyword| has(parameter, keyword));
    is_scalar
        && !is_fixed
        && (held.is_empty() || taken.is_empty() || taken.contains("string") || !held.is_disjoint(&taken))
}

/// A declared `Location`, whose path ends in the identifier.
fn located(operation: &Operation) -> Option<CaptureFrom> {
    let created = operation.responses.get(&StatusPattern::Code(201))?;
    let mut headers = created.headers.iter().map(|header| header.name.as_str());
    let name = headers.find(|name| name.eq_ignore_ascii_case("location"))?;
    Some(CaptureFrom::Segment(name.to_owned()))
}

/// The member of the request that names the thing as the variable does: whoever sends it chooses the identifier.
fn sent(operation: &Operation, wanted: Wanted<'_>) -> Option<String> {
    let schema = json(&operation.request_body.as_ref()?.content)?;
    let own = members(schema);
    let (name, member) = own.iter().find(|(name, _)| folded(name) == wanted.variable)?;
    let is_chosen = fits(member, &wanted.parameter.schema) && !has(member, "readOnly");
    is_chosen.then(|| format!("/{}", escaped(name)))
}

/// A name as a token of a JSON pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
