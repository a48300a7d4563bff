//! The valid request without anything that need not be sent is accepted (JSON Schema Validation 2020-12 §6.5.3: what is
//! not required may be absent).

use hutong_specs::plan::{Demand, Reason};
use hutong_specs::standard::Dimension;

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Call, Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "minimal", title: "the shortest valid request is accepted", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let call = shortest(&base.call);
    if call.body() == base.call.body() && call.arguments.len() == base.call.arguments.len() {
        return Ok(Drafts::excluded(task.exclusion(Reason::Duplicate, "nothing can be left out")));
    }
    let demand = if task.is_plain() && !base.is_grounded { Demand::NoFault } else { Demand::Accepted };
    Ok(task.conform("without-optional", &call, vec![task.expect(&[Dimension::Request], demand)]))
}

fn shortest<'a>(call: &Call<'a>) -> Call<'a> {
    let call = call.without_optional_arguments();
    let minimal =
        call.entity.as_ref().and_then(|entity| Some(entity.schema.as_ref()?.minimal(&entity.value)));
    match minimal {
        Some(value) => call.with_body(value),
        None => call,
    }
}
