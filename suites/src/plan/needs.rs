//! What an operation needs: other operations that must have been accepted before, as setup steps of the same case.
//!
//! Values that are unique per case have the same characters in all steps, since they share their names.

use std::collections::BTreeSet;
use std::sync::Arc;

use hutong_specs::name::{OperationId, StepId};
use hutong_specs::plan::{Capture, Role, Step};
use hutong_specs::standard::Operation;

use super::context::Context;
use super::own::own;

/// The operations that `operation` needs, each after what it needs itself and none twice.
pub fn needed<'a>(context: &Context<'a>, operation: &'a Operation) -> Vec<&'a Operation> {
    let mut order = Vec::new();
    let mut seen = vec![&operation.id];
    visit(context, operation, &mut seen, &mut order);
    order
}

fn visit<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    seen: &mut Vec<&'a OperationId>,
    order: &mut Vec<&'a Operation>,
) {
    let brought = context.dependencies(&operation.id).map(|dependency| &dependency.producer);
    let all: Vec<&'a Operation> =
        operation.needs.iter().chain(brought).filter_map(|id| context.standard.operation(id)).collect();
    for needed in all {
        if !seen.contains(&&needed.id) {
            seen.push(&needed.id);
            visit(context, needed, seen, order);
            order.push(needed);
        }
    }
}

/// The steps with setup steps before them for everything that they need, or for what no value could be generated. What
/// only brings about values of which these steps hold none is left out.
pub fn prepared<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    steps: Vec<Step>,
) -> Result<Vec<Step>, String> {
    let chain = needed(context, operation);
    let is_named =
        |id: &OperationId| chain.iter().copied().chain([operation]).any(|other| other.needs.contains(id));
    let own: BTreeSet<&str> =
        steps.iter().flat_map(|step| &step.probe.captures).map(|capture| capture.name.as_str()).collect();
    let mut wanted: BTreeSet<String> = steps.iter().flat_map(captured).collect();
    wanted.retain(|name| !own.contains(name.as_str()));
    let mut before = Vec::new();
    for needed in chain.iter().rev() {
        let captures = context.resources().captures(&needed.id).iter();
        let captures: Vec<Capture> =
            captures.filter(|capture| wanted.contains(&capture.name)).cloned().collect();
        if captures.is_empty() && !is_named(&needed.id) {
            continue;
        }
        let step = context.setup(&needed.id, &captures, || {
            let mut step = setup(context, needed)?;
            Arc::make_mut(&mut step.probe).captures.extend(captures.iter().cloned());
            Ok(step)
        })?;
        wanted.extend(captured(&step));
        before.push(step);
    }
    before.reverse();
    before.extend(steps);
    Ok(before)
}

/// The names of the captured values that the step's request holds.
fn captured(step: &Step) -> Vec<String> {
    let request = step.probe.request.as_ref();
    request.into_iter().flat_map(|request| request.captured().map(str::to_owned)).collect()
}

/// The setup step that has an operation accepted.
pub fn setup<'a>(context: &Context<'a>, operation: &'a Operation) -> Result<Step, String> {
    let base = context.base(operation)?;
    let call = match context.resources().created_by(&operation.id) {
        Some(resource) => own(&base.call, resource.identifier_in(operation).as_deref(), ""),
        None => base.call.clone(),
    };
    Ok(Step {
        id: StepId::from(format!("setup-{}", operation.id)),
        role: Role::Setup,
        probe: context.probe(&call).into(),
        expectations: Vec::new(),
    })
}
