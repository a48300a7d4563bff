//! Each path is asked once what it allows (`OPTIONS`, RFC 9110 §9.3.7), so that what it claims can be held against what it does. That
//! it breaks nothing is all that is demanded; a platform need not know the method (501, RFC 9110 §15.6.2).

use hutong_specs::plan::Demand;
use hutong_specs::standard::{Dimension, Effect, StatusPattern};

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "options",
    title: "a path that is asked what it allows does not break",
    parameters: NONE,
    plan,
};

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    if !is_first(task) {
        return Ok(Drafts::default());
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let call = base.call.without_body().with_method("OPTIONS");
    let unknown = Demand::Status(vec![StatusPattern::Code(501)]);
    let demand = Demand::AnyOf(vec![Demand::NoServerError, unknown]);
    Ok(task.conform("options", &call, vec![task.expect(&[Dimension::Error, Dimension::Request], demand)]))
}

/// Whether this is the operation of its path that stands for all: the first that only reads, else the first. A path that
/// describes `OPTIONS` itself is asked anyway.
fn is_first(task: &Task<'_, '_>) -> bool {
    let of_path =
        || task.context.standard.operations.iter().filter(|other| other.path == task.operation.path);
    let first = of_path().find(|other| other.effect == Effect::ReadOnly).or_else(|| of_path().next());
    first.is_some_and(|first| first.id == task.operation.id)
        && of_path().all(|other| other.method != "OPTIONS")
}
