//! Two operations answer the same: the same document as JSON and as YAML, or at two addresses. One of them may be left
//! out of a platform, if the clause says by which status it then answers.

use hutong_specs::name::OperationId;
use hutong_specs::plan::{Demand, Intent, Reason, Reference, Role, Side, Step};
use hutong_specs::standard::{Dimension, StatusPattern};
use serde::Deserialize;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task, setup};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "same-answer",
    title: "two operations answer the same",
    parameters: "`as` (the other operation) and `unless` (statuses by which the platform says that it has no such thing)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    r#as: OperationId,
    #[serde(default)]
    unless: Vec<StatusPattern>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { r#as: other, unless } = task.parameters()?;
    let source = task.named_operation(&other)?;
    let Some(source) = source.filter(|source| source.id != task.operation.id) else {
        let detail = format!("the target has no other operation {other}");
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    };
    let (base, before) = match (task.base(), setup(task.context, source)) {
        (Ok(base), Ok(before)) => (base, before),
        (Err(exclusion), _) => return Ok(Drafts::excluded(exclusion)),
        (_, Err(detail)) => return Ok(Drafts::excluded(task.exclusion(Reason::NotGenerated, detail))),
    };
    let reference = Reference { step: before.id.clone(), side: Side::Response, pointer: String::new() };
    let same = Demand::Same { pointer: String::new(), reference };
    let demand = if unless.is_empty() { same } else { Demand::AnyOf(vec![same, Demand::Status(unless)]) };
    let probe = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: task.context.probe(&base.call).into(),
        expectations: vec![task.expect(&[Dimension::Document, Dimension::Response], demand)],
    };
    Ok(task.steps(format!("as-{other}"), Intent::Conform, vec![before, probe]))
}
