//! What an operation needs: other operations that must have been accepted before, as setup steps of the same case.
//!
//! Values that are unique per case have the same characters in all steps, since they share their names.

use hutong_specs::name::{OperationId, StepId};
use hutong_specs::plan::{Role, Step};
use hutong_specs::standard::Operation;

use super::context::Context;

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
    for needed in operation.needs.iter().filter_map(|id| context.standard.operation(id)) {
        if !seen.contains(&&needed.id) {
            seen.push(&needed.id);
            visit(context, needed, seen, order);
            order.push(needed);
        }
    }
}

/// Setup steps for everything that the operation needs, or for what no value could be generated.
pub fn setups<'a>(context: &Context<'a>, operation: &'a Operation) -> Result<Vec<Step>, String> {
    needed(context, operation).into_iter().map(|needed| setup(context, needed)).collect()
}

/// The setup step that has an operation accepted.
pub fn setup<'a>(context: &Context<'a>, operation: &'a Operation) -> Result<Step, String> {
    let base = context.base(operation)?;
    Ok(Step {
        id: StepId::from(format!("setup-{}", operation.id)),
        role: Role::Setup,
        probe: context.probe(&base.call).into(),
        expectations: Vec::new(),
    })
}
