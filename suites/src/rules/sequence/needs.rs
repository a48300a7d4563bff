//! What the steps of a sequence need and do not do themselves.

use hutong_specs::plan::Step;
use hutong_specs::standard::Operation;

use super::step::{Needs, Sequence, SequenceStep};
use crate::plan::{Task, needed, setup};

/// Setup steps for it, before the first step.
pub(super) fn before(task: &Task<'_, '_>, sequence: &Sequence) -> Result<Vec<Step>, String> {
    let mut operations: Vec<&Operation> = Vec::new();
    for (index, step) in sequence.steps.iter().enumerate() {
        let earlier = sequence.steps.get(..index).unwrap_or_default();
        for needed in needed_by(task, step, earlier) {
            let is_step = sequence.steps.iter().any(|own| own.operation == needed.id);
            if !is_step && !operations.iter().any(|known| known.id == needed.id) {
                operations.push(needed);
            }
        }
    }
    operations.into_iter().map(|operation| setup(task.context, operation)).collect()
}

fn needed_by<'a>(task: &Task<'a, '_>, step: &SequenceStep, earlier: &[SequenceStep]) -> Vec<&'a Operation> {
    let Some(operation) = task.context.standard.operation(&step.operation) else { return Vec::new() };
    if step.request.again.is_some() || step.needs == Needs::NotSent {
        return Vec::new();
    }
    let needed = needed(task.context, operation);
    let is_begun = || earlier.iter().any(|step| needed.iter().any(|one| one.id == step.operation));
    if step.needs == Needs::UnlessBegun && is_begun() { Vec::new() } else { needed }
}
