//! What the release before promised a release of the same major version keeps: minor and patch releases hold compatible
//! changes alone (Semantic Versioning 2.0.0 §6 to §8).
//!
//! The release before is the definition that the user gives with `--previous`; the one that is held against it is what the
//! operation answers.

use hutong_specs::plan::{Demand, Reason};
use hutong_specs::standard::Dimension;

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "compatibility",
    title: "a release keeps what the release before of its major version promised",
    parameters: NONE,
    plan,
};

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    if task.context.standard.previous.is_none() {
        let detail = "the interface definition of the release before: give it with --previous FILE";
        return Ok(Drafts::excluded(task.exclusion(Reason::MissingTestData, detail)));
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let expectation = task.expect(&[Dimension::State], Demand::Compatible);
    Ok(task.conform("valid", &base.call, vec![expectation]))
}
