//! Values on the bounds that the document draws (JSON Schema Validation 2020-12 §6): what is allowed must be accepted.
//!
//! Left out are places whose accepted values depend on more than the schema: unique ones, test data, business state.
//! A plain document vouches only for what it gives examples of, so elsewhere no more than survival is demanded.

use hutong_specs::plan::{Demand, Expectation};
use hutong_specs::standard::{Dimension, Location};

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Base, Boundary, Change, Drafts, PlanError, Task, is_understood, named};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "edges", title: "values on the bounds are accepted", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let material = task.context.material(task.operation);
    let of_clause = material
        .boundaries
        .iter()
        .filter(|boundary| !boundary.is_bound && boundary.clause.as_ref() == Some(&task.clause.id));
    let drafts = of_clause.map(|boundary| {
        let what = format!("{}.{}", named(&boundary.place), boundary.what);
        task.conform(what, &boundary.change.applied(&base.call), vec![expectation(task, &base, boundary)])
    });
    Ok(drafts.collect())
}

fn expectation(task: &Task<'_, '_>, base: &Base<'_>, boundary: &Boundary<'_>) -> Expectation {
    let demand = if is_vouched_for(task, base, boundary) { Demand::Accepted } else { Demand::NoFault };
    task.expect(&[Dimension::Request], demand)
}

fn is_vouched_for(task: &Task<'_, '_>, base: &Base<'_>, boundary: &Boundary<'_>) -> bool {
    let in_query =
        matches!(&boundary.change, Change::Argument(parameter, _) if parameter.0.location == Location::Query);
    let is_understood = boundary.change.argument().is_none_or(|argument| is_understood(&argument));
    is_understood && (!task.is_plain() || (base.is_grounded && in_query))
}
