//! Random requests that break one constraint, on top of the fixed ones: an admitted request is drawn, and one of all
//! constraints that apply to it is broken. They are refused as the fixed ones are: the demand is that of the clause to which
//! the constraint belongs, and only a clause that names a rule for such constraints makes it. They come in batches.
//!
//! What the fixed cases cannot see is found here: a platform that checks a constraint in one request and forgets it in
//! another, which has more members, other branches or longer lists.

use std::collections::BTreeSet;

use hutong_specs::name::{ClauseId, RuleId};
use hutong_specs::plan::{Batch, Case, Demand, Intent, Role, Step};
use hutong_specs::schema::Violation;
use hutong_specs::standard::{Clause, Effect, Operation, Parameter};

use super::constraints::{REFUSAL, is_meant_by};
use super::fuzz::base_effect;
use super::random_call::random_call;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{
    Aim, Base, Breaking, Call, Constraint, Context, Draft, Drafts, PlanError, Task, derived, expectation,
    governs, prepared,
};

/// The rule's name.
pub(crate) const FUZZ_VIOLATE: &str = "fuzz-violate";

/// The rule. Its cases come in batches, so a clause that names it gets none here.
pub(crate) const RULE: Rule = Rule {
    id: FUZZ_VIOLATE,
    title: "random requests that break one constraint",
    parameters: NONE,
    plan: |task: &Task<'_, '_>| -> Result<Drafts, PlanError> {
        let NoParameters {} = task.parameters()?;
        Ok(Drafts::default())
    },
};

/// So many cases break the same random request, each in its own way: drawing it and finding what can be broken is the
/// larger part of the work.
const EACH: u32 = 16;

/// So many ways are tried before a number is left out.
const TRIED: usize = 64;

/// So many requests are drawn for one: where none of a request's constraints can be broken another may have more members.
const DRAWN: u32 = 8;

/// Beyond all groups that a batch has: where the numbers of further draws begin.
const FURTHER: u32 = 1 << 28;

/// A request that is broken in one place.
#[derive(Clone, Debug)]
pub(crate) struct Spoilt<'a> {
    /// The request as it is sent.
    pub(crate) call: Call<'a>,
    /// What it breaks.
    pub(crate) breaking: Breaking<'a>,
}

/// A random request, and every way in which one of its constraints can be broken.
#[derive(Debug)]
pub(crate) struct Spoilable<'a> {
    call: Call<'a>,
    ways: Vec<(Option<&'a Parameter>, Violation)>,
}

/// One batch for every operation of which fixed cases break constraints.
pub(crate) fn batches(context: &Context<'_>, cases: &[Case], ceiling: Effect) -> Vec<Batch> {
    let operations = context.standard.operations.iter().filter(|_| context.fuzz > 0);
    operations
        .filter(|operation| base_effect(context, operation) <= ceiling)
        .filter_map(|operation| {
            let clauses = clauses(context, cases, operation);
            (!clauses.is_empty()).then(|| Batch {
                rule: RuleId::from(FUZZ_VIOLATE),
                operation: operation.id.clone(),
                machine: None,
                seed: batch_seed(context, operation),
                count: context.fuzz,
                clauses,
            })
        })
        .collect()
}

/// The clauses whose constraints fixed cases break.
fn clauses(context: &Context<'_>, cases: &[Case], operation: &Operation) -> Vec<ClauseId> {
    let of_it = cases.iter().filter(|case| case.operation == operation.id);
    let breaking = of_it.filter(|case| is_meant_by(case.rule.as_str()).is_some());
    let refused = breaking.flat_map(|case| &case.steps).flat_map(|step| &step.expectations);
    let refused = refused.filter(|expectation| expectation.demand == Demand::Refused);
    let all: BTreeSet<&ClauseId> = refused.map(|expectation| &expectation.clause).collect();
    let is_planned =
        |id: &&ClauseId| context.standard.clause(id).is_some_and(|clause| context.is_planned(clause));
    all.into_iter().filter(is_planned).cloned().collect()
}

/// The seed of an operation's batch.
pub(crate) fn batch_seed(context: &Context<'_>, operation: &Operation) -> u64 {
    derived(context.seed, &[operation.id.as_str(), FUZZ_VIOLATE])
}

/// The broken request of this number; `None` if none could be made.
pub(crate) fn random_violation<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    base: &Base<'a>,
    seed: u64,
    index: u32,
) -> Option<Spoilt<'a>> {
    let group = index / EACH;
    let aim = Aim { context, operation };
    let spoilable = context.spoilable(operation, group, || {
        let mut drawn = (0..DRAWN).filter_map(|draw| spoilable(context, base, seed, group + draw * FURTHER));
        drawn.find(|spoilable| broken(&aim, spoilable, 0).is_some())
    })?;
    let start = derived(seed, &["way", &index.to_string()]) % spoilable.ways.len().max(1) as u64;
    let breaking = broken(&aim, &spoilable, usize::try_from(start).ok()?)?;
    Some(Spoilt { call: breaking.change.applied(&spoilable.call), breaking })
}

/// A way to break a random request that shows on the wire and that a clause forbids, looked for from the way `start` on.
fn broken<'a>(aim: &Aim<'a, '_>, spoilable: &Spoilable<'a>, start: usize) -> Option<Breaking<'a>> {
    let count = spoilable.ways.len();
    let ways = spoilable.ways.iter().cycle().skip(start).take(count.min(TRIED));
    let mut broken = ways.filter_map(|(parameter, violation)| {
        let breaking = match parameter {
            Some(parameter) => aim.at_parameter(parameter, violation.clone()),
            None => aim.at_body(spoilable.call.entity.as_ref()?, violation.clone()),
        };
        breaking.ok().filter(|breaking| owner(aim.context, aim.operation, &breaking.constraint).is_some())
    });
    broken.next()
}

/// A random request with everything that can be broken in it.
fn spoilable<'a>(context: &Context<'a>, base: &Base<'a>, seed: u64, drawn: u32) -> Option<Spoilable<'a>> {
    let call = random_call(context, base, seed, drawn)?;
    let seed = derived(seed, &["break", &drawn.to_string()]);
    let mut ways = Vec::new();
    for sent in call.arguments.iter().filter(|sent| sent.slot.is_none()) {
        let violations = sent.parameter.schema.violate(&sent.value, seed).violations;
        ways.extend(violations.into_iter().map(|violation| (Some(sent.parameter), violation)));
    }
    if let Some(entity) = &call.entity
        && let Some(schema) = &entity.schema
    {
        ways.extend(
            schema.violate(&entity.value, seed).violations.into_iter().map(|violation| (None, violation)),
        );
    }
    Some(Spoilable { call, ways })
}

/// The clause that demands a refusal where the constraint is broken: the constraint belongs to it, and it names a rule for
/// such constraints.
fn owner<'a>(context: &Context<'a>, operation: &Operation, constraint: &Constraint) -> Option<&'a Clause> {
    let clause = context.standard.clause(constraint.clause.as_ref()?)?;
    let is_named = clause.verify.iter().any(|verify| {
        let is_meant = is_meant_by(verify.rule.as_str()).is_some_and(|is_meant| is_meant(constraint));
        is_meant && governs(&verify.scope, operation)
    });
    (is_named && context.is_planned(clause)).then_some(clause)
}

/// The case of a broken request, or of one made smaller from it.
pub(crate) fn violation_draft<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    spoilt: &Spoilt<'a>,
    what: String,
) -> Option<Draft> {
    let clause = owner(context, operation, &spoilt.breaking.constraint)?;
    let probe = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: context.probe(&spoilt.call).into(),
        expectations: vec![expectation(clause, REFUSAL, Demand::Refused)],
    };
    let steps = prepared(context, operation, vec![probe]).ok()?;
    Some(Draft { what, intent: Intent::Violate(spoilt.breaking.breaches(context.standard)), steps })
}
