//! A header of the answer says what a document of the platform says, such as the version of its API definition.

use hutong_specs::name::OperationId;
use hutong_specs::plan::{Demand, Intent, Reason, Reference, Role, Side, Step};
use hutong_specs::standard::Dimension;
use serde::Deserialize;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task, setup};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "header-agrees",
    title: "headers say what a document of the platform says",
    parameters: "`header`, `operation` (which answers the document) and `pointer` (JSON pointer into it)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    header: String,
    operation: OperationId,
    pointer: String,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { header, operation, pointer } = task.parameters()?;
    let Some(source) = task.named_operation(&operation)? else {
        let detail = format!("the target has no operation {operation}");
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    };
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    // The document itself carries the header too: then one exchange shows both.
    let before = (source.id != task.operation.id).then(|| setup(task.context, source)).transpose();
    let before = match before {
        Ok(before) => before,
        Err(detail) => return Ok(Drafts::excluded(task.exclusion(Reason::NotGenerated, detail))),
    };
    let step = before.as_ref().map_or_else(|| "probe".into(), |step| step.id.clone());
    let reference = Reference { step, side: Side::Response, pointer };
    let what = header.to_ascii_lowercase();
    let demand = Demand::HeaderEquals { name: header, reference };
    let probe = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: task.context.probe(&base.call).into(),
        expectations: vec![task.expect(&[Dimension::Response], demand)],
    };
    Ok(task.steps(what, Intent::Conform, before.into_iter().chain([probe]).collect()))
}
