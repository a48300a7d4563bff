//! What follows a step: a case is one path, known before anything is sent.

use super::shape::{ActionShape, StepShape, WorkflowShape};

/// The steps that are sent, by their place, or the place of what cannot be followed and why.
pub(super) fn path(workflow: &WorkflowShape) -> Result<Vec<usize>, (String, String)> {
    failures(&workflow.failure_actions).map_err(|(at, why)| (format!("/failureActions{at}"), why))?;
    if let Some((index, _)) = workflow.success_actions.iter().enumerate().find(|(_, one)| one.kind != "end") {
        return Err((format!("/successActions/{index}/type"), ONE_PATH.to_owned()));
    }
    let mut sent = Vec::new();
    let mut next = 0;
    while let Some(step) = workflow.steps.get(next) {
        sent.push(next);
        let within = |(at, why): (String, String)| (format!("/steps/{next}{at}"), why);
        failures(&step.on_failure).map_err(|(at, why)| within((format!("/onFailure{at}"), why)))?;
        next = after(workflow, step, next).map_err(within)?;
    }
    Ok(sent)
}

const ONE_PATH: &str = "a case is one path that is known beforehand: write `end`, `goto` to a later step of this workflow \
                        without criteria, or another workflow";

/// A step that is not answered as demanded ends what can be concluded of the case; that is all that `end` says.
fn failures(actions: &[ActionShape]) -> Result<(), (String, String)> {
    let other = actions.iter().enumerate().find(|(_, action)| action.kind != "end");
    other.map_or(Ok(()), |(index, action)| {
        let why = match action.kind.as_str() {
            "retry" => {
                "a request is sent again only where the platform asks to slow down, as the binding's `throttle` says: take \
                 `retry` out"
            }
            _ => ONE_PATH,
        };
        Err((format!("/{index}/type"), why.to_owned()))
    })
}

fn after(workflow: &WorkflowShape, step: &StepShape, index: usize) -> Result<usize, (String, String)> {
    let Some(action) = step.on_success.first() else { return Ok(index + 1) };
    let wrong = |member: &str| Err((format!("/onSuccess/0/{member}"), ONE_PATH.to_owned()));
    if step.on_success.len() > 1 || !action.criteria.is_empty() || action.workflow_id.is_some() {
        return wrong("type");
    }
    match (action.kind.as_str(), &action.step_id) {
        ("end", _) => Ok(workflow.steps.len()),
        ("goto", Some(id)) => {
            let target = workflow.steps.iter().position(|step| step.step_id == *id);
            target.filter(|target| *target > index).map_or_else(|| wrong("stepId"), Ok)
        }
        _ => wrong("type"),
    }
}
