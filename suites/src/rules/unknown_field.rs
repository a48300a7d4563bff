//! Members that the document does not know, beside the known ones (JSON Schema Core 2020-12 §10.3.2.3): refused where the
//! schema is closed, accepted where it is open and the clause says so, survived in any case.
//!
//! One that nobody gives a meaning, and those that a platform may keep for itself (CWE-915): what the operation answers and
//! does not ask for, and names of rights.

use hutong_specs::plan::{Breach, Demand, Reason};
use hutong_specs::schema::{Schema, SchemaFault};
use hutong_specs::standard::{Dimension, Operation};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::constraints::{REFUSAL, refused};
use super::hostile::in_body;
use super::rule::Rule;
use crate::plan::{Call, Constraint, Drafts, PlanError, Task, fault_place};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-field",
    title: "members that the document does not know",
    parameters: "`demand` (accepted, refused or no-fault; refused if left out)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    #[serde(default)]
    demand: Wanted,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Wanted {
    Accepted,
    #[default]
    Refused,
    NoFault,
}

/// How many members of answers are sent.
const ANSWERED: usize = 8;

/// Names by which platforms keep rights, with what a caller would like.
const RIGHTS: &[(&str, &str)] =
    &[("is_admin", "true"), ("isAdmin", "true"), ("role", "admin"), ("created_by", "hutong")];

/// A name that no document gives a meaning.
pub(super) const UNKNOWN: &str = "hutong_unknown";

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { demand } = task.parameters()?;
    if task.is_plain() && demand == Wanted::Refused {
        return Ok(refused(task, is_closing));
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let unknown = Map::from_iter([(UNKNOWN.to_owned(), Value::from("x"))]);
    let Some(call) = extended(&base.call, unknown) else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, "no object is sent as the body")));
    };
    let mut drafts = drafted(task, "body", demand, &call);
    let assigned = extended(&base.call, assigned(task.operation));
    let assigned = assigned.filter(|assigned| assigned.body() != base.call.body());
    drafts.extend(assigned.map(|call| drafted(task, "mass-assignment", demand, &call)));
    Ok(drafts)
}

/// Whether a constraint closes an object or an array: in a plain document each is one of its own, at any depth.
fn is_closing(constraint: &Constraint) -> bool {
    const KEYWORDS: &[&str] =
        &["additionalProperties", "unevaluatedProperties", "properties", "items", "unevaluatedItems"];
    KEYWORDS.contains(&constraint.keyword.as_str())
}

fn drafted<'a>(task: &Task<'a, '_>, what: &str, demand: Wanted, call: &Call<'a>) -> Drafts {
    let broken = in_body(task, call);
    match (demand, broken.is_empty()) {
        (Wanted::Refused, false) => {
            task.violate(what, call, broken, vec![task.expect(REFUSAL, Demand::Refused)])
        }
        (Wanted::Accepted, true) => task.conform(what, call, vec![expect(task, Demand::Accepted)]),
        (Wanted::NoFault, true) => task.conform(what, call, vec![expect(task, Demand::NoFault)]),
        (Wanted::NoFault, false) => task.violate(what, call, broken, vec![expect(task, Demand::NoFault)]),
        (Wanted::Refused, true) => {
            Drafts::excluded(task.exclusion(Reason::NothingToTest, "the schema is open"))
        }
        (Wanted::Accepted, false) => {
            Drafts::excluded(task.exclusion(Reason::NothingToTest, "the schema is closed"))
        }
    }
}

fn expect(task: &Task<'_, '_>, demand: Demand) -> hutong_specs::plan::Expectation {
    task.expect(&[Dimension::Request, Dimension::Error], demand)
}

/// The call with more members in its body; what is there already stays.
fn extended<'a>(call: &Call<'a>, more: Map<String, Value>) -> Option<Call<'a>> {
    let mut value = call.body()?.clone();
    let members = value.as_object_mut()?;
    for (name, member) in more {
        members.entry(name).or_insert(member);
    }
    Some(call.with_body(value))
}

/// Members that a caller should not decide: some that the operation answers and does not ask for, and names of rights.
fn assigned(operation: &Operation) -> Map<String, Value> {
    let declared = operation.request_body.iter().flat_map(|body| &body.content);
    let asked: Vec<String> = declared.flat_map(|media_type| names(media_type.schema.as_ref())).collect();
    let answers = operation.responses.values().flat_map(|response| &response.content);
    let answered = answers.flat_map(|media_type| names(media_type.schema.as_ref())).take(ANSWERED);
    let answered = answered.map(|name| (name, Value::from("x")));
    let rights = RIGHTS.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value)));
    answered.chain(rights).filter(|(name, _)| !asked.contains(name)).collect()
}

/// The members that a schema names.
fn names(schema: Option<&Schema>) -> Vec<String> {
    let resolved = schema.map(Schema::resolved);
    let members = resolved.as_ref().and_then(|schema| schema.value().get("properties")?.as_object());
    members.map(|members| members.keys().cloned().collect()).unwrap_or_default()
}

/// Faults of a body as breaches.
pub(crate) fn breaches(faults: Vec<SchemaFault>) -> Vec<Breach> {
    faults
        .into_iter()
        .map(|fault| Breach {
            place: fault_place(&fault),
            keyword: fault.keyword,
            constraint: Some(fault.constraint),
        })
        .collect()
}
