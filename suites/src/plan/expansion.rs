//! Expanding batches: every case of a plan, one after the other, the random ones made only when they are reached.

use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Batch, Case, Plan, PlanHeader};
use hutong_specs::standard::{Operation, Standard};

use super::context::Context;
use super::merge::{Cases, Origin};
use crate::rules::{FUZZ, fuzz_draft};

/// One case of a batch; `None` if no request could be generated for this number.
pub fn expand(standard: &Standard, header: &PlanHeader, batch: &Batch, index: u32) -> Option<Case> {
    let context = Context::new(standard, &header.declares, header.seed, header.fuzz);
    expanded(&context, batch, index)
}

/// Every case of the plan: the explicit ones, then those of the batches, made one at a time.
pub fn all_cases<'a>(standard: &'a Standard, plan: &'a Plan) -> impl Iterator<Item = Case> + 'a {
    let context = Context::new(
        standard,
        &plan.header.declares,
        plan.header.seed,
        plan.header.fuzz,
    );
    let numbers = plan
        .batches
        .iter()
        .flat_map(|batch| (0..batch.count).map(move |index| (batch, index)));
    let random = numbers.filter_map(move |(batch, index)| expanded(&context, batch, index));
    plan.cases.iter().cloned().chain(random)
}

fn expanded<'a>(context: &Context<'a>, batch: &Batch, index: u32) -> Option<Case> {
    if index >= batch.count || batch.rule.as_str() != FUZZ {
        return None;
    }
    let operation: &'a Operation = context.standard.operation(&batch.operation)?;
    let clauses: Vec<&ClauseId> = batch.clauses.iter().collect();
    let draft = fuzz_draft(context, operation, batch.seed, index, &clauses)?;
    let mut cases = Cases::default();
    let id = cases.take(
        context,
        Origin {
            rule: FUZZ,
            operation,
            clause: None,
        },
        draft,
    );
    cases.get(&id).cloned()
}
