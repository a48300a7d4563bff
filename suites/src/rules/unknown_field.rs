//! A member that the document does not know, beside the known ones (JSON Schema Core 2020-12 §10.3.2.3): refused where the
//! schema is closed, accepted where it is open and the clause says so, survived in any case.

use hutong_specs::plan::{Breach, Demand, Reason};
use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::Dimension;
use serde::Deserialize;
use serde_json::Value;

use super::constraints::REFUSAL;
use super::rule::Rule;
use crate::plan::{Call, Drafts, Entity, PlanError, Task, fault_place};

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

/// A name that no document gives a meaning.
const UNKNOWN: &str = "hutong_unknown";

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { demand } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let Some(call) = extended(&base.call) else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, "no object is sent as the body")));
    };
    let faults = call.entity.as_ref().map(faults).unwrap_or_default();
    Ok(match (demand, faults.is_empty()) {
        (Wanted::Refused, false) => {
            task.violate("body", &call, breaches(faults), vec![task.expect(REFUSAL, Demand::Refused)])
        }
        (Wanted::Accepted, true) => task.conform("body", &call, vec![expect(task, Demand::Accepted)]),
        (Wanted::NoFault, true) => task.conform("body", &call, vec![expect(task, Demand::NoFault)]),
        (Wanted::NoFault, false) => {
            task.violate("body", &call, breaches(faults), vec![expect(task, Demand::NoFault)])
        }
        (Wanted::Refused, true) => {
            Drafts::excluded(task.exclusion(Reason::NothingToTest, "the schema is open"))
        }
        (Wanted::Accepted, false) => {
            Drafts::excluded(task.exclusion(Reason::NothingToTest, "the schema is closed"))
        }
    })
}

fn expect(task: &Task<'_, '_>, demand: Demand) -> hutong_specs::plan::Expectation {
    task.expect(&[Dimension::Request], demand)
}

/// The call with one member more in its body.
fn extended<'a>(call: &Call<'a>) -> Option<Call<'a>> {
    let mut value = call.body()?.clone();
    value.as_object_mut()?.insert(UNKNOWN.to_owned(), Value::from("x"));
    Some(call.with_body(value))
}

fn faults(entity: &Entity) -> Vec<SchemaFault> {
    entity.schema.as_ref().map(|schema| schema.faults(&entity.value)).unwrap_or_default()
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
