//! Cross-field rules: the valid request with the changes that the clause names, one case per change.

use hutong_specs::plan::{Breach, Demand, Place, Reason};
use hutong_specs::standard::Dimension;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::changes::all_changed;
use super::constraints::REFUSAL;
use super::rule::Rule;
use super::unknown_field::breaches;
use super::wanted::Answered;
use crate::plan::{Base, Call, Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "variant",
    title: "the valid request with named changes",
    parameters: "`demand` (accepted or refused) and `changes` (a list of `what`, `set`: values by pointer, `remove`: \
                 pointers)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    demand: Answered,
    changes: Vec<NamedChange>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedChange {
    what: String,
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    remove: Vec<String>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { demand, changes } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    Ok(changes.iter().map(|change| variant(task, &base, demand, change)).collect())
}

fn variant<'a>(task: &Task<'a, '_>, base: &Base<'a>, demand: Answered, change: &NamedChange) -> Drafts {
    let call = all_changed(&base.call, &change.set, &change.remove);
    if is_unchanged(&base.call, &call) {
        let detail = format!("{} changes nothing", change.what);
        return Drafts::excluded(task.exclusion(Reason::Duplicate, detail));
    }
    match demand {
        Answered::Accepted if call.entity.as_ref().is_some_and(|entity| !entity.is_admitted()) => {
            let detail = format!(
                "the schema does not allow {}, so that its acceptance cannot be demanded",
                change.what
            );
            Drafts::excluded(task.exclusion(Reason::NotGenerated, detail))
        }
        Answered::Accepted => {
            let accepted = task.expect(&[Dimension::Request], Demand::Accepted);
            task.conform(change.what.clone(), &call, vec![accepted])
        }
        Answered::Refused => {
            let broken = broken(&call, change);
            task.violate(change.what.clone(), &call, broken, vec![task.expect(REFUSAL, Demand::Refused)])
        }
    }
}

fn is_unchanged(before: &Call<'_>, after: &Call<'_>) -> bool {
    let values = |call: &Call<'_>| -> Vec<Value> {
        call.arguments.iter().map(|argument| argument.value.clone()).collect()
    };
    before.body() == after.body() && values(before) == values(after)
}

/// What the schema says is broken; where it says nothing, the clause's own demand at the places that changed.
fn broken(call: &Call<'_>, change: &NamedChange) -> Vec<Breach> {
    let entity = call.entity.as_ref();
    let faults =
        entity.and_then(|entity| Some(entity.schema.as_ref()?.faults(&entity.value))).unwrap_or_default();
    if !faults.is_empty() {
        return breaches(faults);
    }
    let places = change.set.keys().chain(&change.remove);
    places
        .map(|at| Breach {
            place: Place::Body(at.clone()),
            keyword: "cross-field".to_owned(),
            constraint: None,
        })
        .collect()
}
