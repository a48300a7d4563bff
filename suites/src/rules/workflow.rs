//! Workflows of the pack: each clause that one names gets a case of its own, in which the other steps only bring about
//! what the clause speaks of. So a breach of another clause on the way leaves the case inconclusive.

use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Demand, Reason, Role};
use hutong_specs::standard::{StepDemand, Workflow, WorkflowStep};

use super::rule::{NONE, NoParameters, Rule};
use super::sequence::{Needs, Sequence, SequenceStep, drafted};
use crate::plan::{Drafts, PlanError, Task};

/// The rule's name.
pub(crate) const WORKFLOW: &str = "workflow";

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: WORKFLOW, title: "workflows of the pack that name the clause", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let _: NoParameters = task.parameters()?;
    let workflows = task.context.standard.workflows.iter();
    Ok(workflows.filter_map(|workflow| case(task, workflow)).collect())
}

/// The case of the workflow up to the last step that names the clause; it belongs to that step's operation. Of a building
/// block that the target has more than once, each is the last step of a case of its own, and the steps before are
/// about the same things.
fn case(task: &Task<'_, '_>, workflow: &Workflow) -> Option<Drafts> {
    let clause = &task.clause.id;
    let last = workflow.steps.iter().rposition(|step| step.names(clause))?;
    let steps = workflow.steps.get(..=last)?;
    if !task.operation.is_meant_by(&steps.last()?.operation) {
        return None;
    }
    let naming: Vec<&str> =
        steps.iter().filter(|step| step.names(clause)).map(|step| step.id.as_str()).collect();
    let name = format!("{}.{}", workflow.id, naming.join("+"));
    let steps: Result<_, _> = steps.iter().map(|step| sent(task, step)).collect();
    Some(match steps.and_then(|steps| drafted(task, Sequence { name, steps }).map_err(not_generated)) {
        Ok(draft) => Drafts::from(vec![draft]),
        Err((reason, detail)) => Drafts::excluded(task.exclusion(reason, detail)),
    })
}

fn not_generated(detail: String) -> (Reason, String) {
    (Reason::NotGenerated, detail)
}

fn sent(task: &Task<'_, '_>, step: &WorkflowStep) -> Result<SequenceStep, (Reason, String)> {
    let clause = &task.clause.id;
    let standard = task.context.standard;
    let operation = if task.operation.is_meant_by(&step.operation) {
        Some(task.operation)
    } else {
        standard.beside(&step.operation, task.operation)
    };
    let operation = operation.ok_or_else(|| {
        let detail = format!("the target has no operation {} about the same things", step.operation);
        (Reason::NothingToTest, detail)
    })?;
    let role = match step.demand {
        _ if step.names(clause) => Role::Probe,
        StepDemand::Accepted => Role::Setup,
        StepDemand::Refused => Role::Refusal,
        StepDemand::None => Role::Probe,
    };
    let mut request = step.request.clone();
    // What stands literally in the target's path needs no value.
    request.parameters = step
        .request
        .parameters
        .iter()
        .filter_map(|(name, value)| Some((standard.called(operation, name)?.to_owned(), value.clone())))
        .collect();
    Ok(SequenceStep {
        id: step.id.clone(),
        operation: operation.id.clone(),
        needs: match step.needs {
            None => Needs::UnlessBegun,
            Some(true) => Needs::Sent,
            Some(false) => Needs::NotSent,
        },
        request,
        role,
        party: None,
        demand: step.demand,
        demands: demands(step, clause),
    })
}

/// What the clause demands: the outcome if the step names it, and the criteria that do.
fn demands(step: &WorkflowStep, clause: &ClauseId) -> Vec<Demand> {
    let outcome = match step.demand {
        _ if !step.clauses.contains(clause) => None,
        StepDemand::Accepted => Some(Demand::Accepted),
        StepDemand::Refused => Some(Demand::Refused),
        StepDemand::None => None,
    };
    let named = step.criteria.iter().filter(|criterion| criterion.clauses.contains(clause));
    outcome.into_iter().chain(named.map(|criterion| criterion.demand.clone())).collect()
}
