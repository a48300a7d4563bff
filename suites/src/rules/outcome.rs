//! Every answer says, as the binding reads it, whether the request was accepted or refused, with a declared status; on
//! valid and on invalid requests.

use hutong_specs::binding::OutcomeRule;
use hutong_specs::plan::{Demand, Expectation, Intent, Predicate};
use hutong_specs::standard::Dimension;
use serde_json::Value;

use super::invalid::invalid;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule's name.
pub(crate) const OUTCOME: &str = "outcome";

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: OUTCOME, title: "answers say whether the request was accepted", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts = task.conform("valid", &base.call, of_answer(task));
    match invalid(task) {
        Ok(invalid) => {
            let intent = Intent::Violate(invalid.breaches);
            let expectations = readable(task, &[Dimension::Error, Dimension::Response]);
            drafts.extend([task.draft(
                "invalid".to_owned(),
                intent,
                &invalid.call,
                invalid.sign,
                expectations,
            )]);
        }
        Err(exclusion) => drafts.exclusions.push(exclusion),
    }
    Ok(drafts)
}

/// What is demanded of every answer.
pub(crate) fn of_answer(task: &Task<'_, '_>) -> Vec<Expectation> {
    readable(task, &[Dimension::Response, Dimension::Error])
}

fn readable(task: &Task<'_, '_>, dimensions: &[Dimension]) -> Vec<Expectation> {
    let said = match &task.context.binding().outcome {
        OutcomeRule::Status => Demand::NoFault,
        OutcomeRule::Envelope { pointer, accepted, refused, .. } => {
            Demand::At { pointer: pointer.clone(), predicate: one_of(accepted, refused) }
        }
    };
    [said, Demand::DeclaredStatus].map(|demand| task.expect(dimensions, demand)).into()
}

/// One of the values that the binding knows; only that something is there if it knows some by their beginning alone.
fn one_of(accepted: &[Value], refused: &[Value]) -> Predicate {
    let is_open = |value: &&Value| value.as_str().is_some_and(|text| text.ends_with('*'));
    if refused.iter().any(|value| is_open(&value)) {
        return Predicate::Present;
    }
    Predicate::OneOf(accepted.iter().chain(refused).cloned().collect())
}
