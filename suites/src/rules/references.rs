//! A document that the platform serves refers, within itself, to nothing that is not there (`$ref`, JSON Reference;
//! RFC 6901).

use hutong_specs::plan::Demand;
use hutong_specs::standard::Dimension;

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "references", title: "references within served documents resolve", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let expectation = task.expect(&[Dimension::Document, Dimension::Response], Demand::References);
    Ok(task.conform("valid", &base.call, vec![expectation]))
}
