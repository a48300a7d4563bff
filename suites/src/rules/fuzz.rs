//! Random requests that keep to the contract, on top of the fixed ones: no fault, and an answer as declared. They are
//! batches: a case is made from its number when it is reached.
//!
//! Nothing demands that a random request be accepted: what it speaks of need not exist.

use std::collections::BTreeSet;

use hutong_specs::name::{ClauseId, RuleId};
use hutong_specs::plan::{Batch, Case, Demand, Exclusion, Expectation, Intent, Reason, Role, Step};
use hutong_specs::standard::{Aspect, Dimension, Effect, Operation, Standard};

use super::acceptance::ACCEPTANCE;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{
    Call, Context, Draft, Drafts, Exclusions, PlanError, Task, derived, expectation, needed, prepared,
};

/// The rule's name.
pub(crate) const FUZZ: &str = "fuzz";

/// The rule. Its cases come in batches, so a clause that names it gets none here.
pub(crate) const RULE: Rule = Rule {
    id: FUZZ,
    title: "random requests that keep to the contract",
    parameters: NONE,
    plan: |task: &Task<'_, '_>| -> Result<Drafts, PlanError> {
        let NoParameters {} = task.parameters()?;
        Ok(Drafts::default())
    },
};

/// One batch for every operation of which something is demanded whatever valid request it gets.
pub(crate) fn batches(
    context: &Context<'_>,
    cases: &[Case],
    ceiling: Effect,
    exclusions: &mut Exclusions,
) -> Vec<Batch> {
    if context.fuzz == 0 {
        return Vec::new();
    }
    let mut batches = Vec::new();
    for operation in &context.standard.operations {
        let clauses = clauses(context, cases, operation);
        let reason = match () {
            () if clauses.is_empty() => Reason::NothingToTest,
            () if base_effect(context, operation) > ceiling => Reason::AboveCeiling,
            () => {
                batches.push(batch(context, operation, clauses));
                continue;
            }
        };
        exclusions.take(Exclusion {
            clause: None,
            operation: Some(operation.id.clone()),
            rule: Some(RuleId::from(FUZZ)),
            reason,
            detail: String::new(),
            count: u64::from(context.fuzz),
        });
    }
    batches
}

fn batch(context: &Context<'_>, operation: &Operation, clauses: Vec<ClauseId>) -> Batch {
    Batch {
        rule: RuleId::from(FUZZ),
        operation: operation.id.clone(),
        machine: None,
        seed: batch_seed(context, operation),
        count: context.fuzz,
        clauses,
    }
}

/// The worst that a request to the operation does, with those that it needs before.
pub(super) fn base_effect<'a>(context: &Context<'a>, operation: &'a Operation) -> Effect {
    needed(context, operation).into_iter().map(|needed| needed.effect).fold(operation.effect, Effect::max)
}

/// The clauses that demand something of the valid request, and those that name the rule.
fn clauses(context: &Context<'_>, cases: &[Case], operation: &Operation) -> Vec<ClauseId> {
    let of_valid = cases
        .iter()
        .filter(|case| case.operation == operation.id && case.rule.as_str() == ACCEPTANCE)
        .flat_map(|case| &case.clauses);
    let named = context.standard.clauses.iter().filter(|clause| {
        context.is_planned(clause)
            && clause.verify.iter().any(|verify| {
                verify.rule.as_str() == FUZZ
                    && (verify.scope.is_everything() || verify.scope.operations.contains(&operation.id))
            })
    });
    let robustness = Standard::derived_clause(&operation.id, Aspect::Robustness);
    let robustness = context.standard.clause(&robustness).map(|clause| &clause.id);
    let all: BTreeSet<ClauseId> =
        of_valid.chain(named.map(|clause| &clause.id)).chain(robustness).cloned().collect();
    all.into_iter().collect()
}

/// The seed of an operation's batch.
pub(crate) fn batch_seed(context: &Context<'_>, operation: &Operation) -> u64 {
    derived(context.seed, &[operation.id.as_str(), FUZZ])
}

/// The case of a random request, or of one made smaller from it.
pub(crate) fn fuzz_draft<'a>(
    context: &Context<'a>,
    call: &Call<'a>,
    what: String,
    clauses: &[&ClauseId],
) -> Option<Draft> {
    let operation = call.operation;
    let expectations = expectations(context, operation, clauses);
    let probe =
        Step { id: "probe".into(), role: Role::Probe, probe: context.probe(call).into(), expectations };
    let steps = prepared(context, operation, vec![probe]).ok()?;
    Some(Draft { what, intent: Intent::Conform, steps })
}

/// What each clause demands of the valid request, without acceptance.
fn expectations<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    clauses: &[&ClauseId],
) -> Vec<Expectation> {
    let mut expectations = Vec::new();
    let robustness = Standard::derived_clause(&operation.id, Aspect::Robustness);
    for clause in clauses.iter().filter_map(|id| context.standard.clause(id)) {
        for expectation in super::acceptance::expectations(context, clause, operation) {
            let kept = match expectation.demand {
                // That the operation does not break is one demand, and the matter of one clause.
                Demand::Accepted if clauses.contains(&&robustness) => continue,
                Demand::Accepted => no_fault(clause),
                _ => expectation,
            };
            if !expectations.contains(&kept) {
                expectations.push(kept);
            }
        }
    }
    expectations
}

fn no_fault(clause: &hutong_specs::standard::Clause) -> Expectation {
    expectation(clause, &[Dimension::Request], Demand::NoFault)
}
