//! The footer of a plan: cases per clause, requests, and what was left out; no clause is without case and reason.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::name::{ClauseId, MachineId, RuleId};
use hutong_specs::plan::{Batch, Case, Exclusion, PlanFooter, Reason};

use super::cleanup::{cleanups, tidied};
use super::context::Context;
use super::exclusions::Exclusions;
use super::needs::needed;
use super::planner::of_clause;
use super::promise::kept_count;
use crate::rules::{random_walk, walk_draft};

/// The footer and the complete list of exclusions.
pub(crate) fn footer(
    context: &Context<'_>,
    cases: &[Case],
    batches: &[Batch],
    mut exclusions: Exclusions,
) -> (PlanFooter, Vec<Exclusion>) {
    let batches: Vec<(&Batch, u64)> =
        batches.iter().map(|batch| (batch, kept_count(batch, &exclusions))).collect();
    let per_clause = per_clause(context, cases, &batches);
    explain_rest(context, &per_clause, &mut exclusions);
    let exclusions = exclusions.into_vec();
    let mut left_out = BTreeMap::new();
    for exclusion in &exclusions {
        *left_out.entry(exclusion.reason).or_default() += exclusion.count;
    }
    let of_batches: u64 = batches.iter().map(|(_, count)| count).sum();
    let footer = PlanFooter {
        cases: cases.len() as u64 + of_batches,
        requests: requests(context, cases, &batches),
        per_clause,
        left_out,
        dropped: dropped(&exclusions),
    };
    (footer, exclusions)
}

/// Violations that are none on the wire, by rule and reason.
fn dropped(exclusions: &[Exclusion]) -> BTreeMap<RuleId, BTreeMap<Reason, u64>> {
    let mut dropped: BTreeMap<RuleId, BTreeMap<Reason, u64>> = BTreeMap::new();
    for exclusion in exclusions {
        let is_none = matches!(exclusion.reason, Reason::NoViolationOnTheWire | Reason::NotWritten);
        if let Some(rule) = exclusion.rule.as_ref().filter(|_| is_none) {
            *dropped.entry(rule.clone()).or_default().entry(exclusion.reason).or_default() += exclusion.count;
        }
    }
    dropped
}

fn per_clause(context: &Context<'_>, cases: &[Case], batches: &[(&Batch, u64)]) -> BTreeMap<ClauseId, u64> {
    let mut counts: BTreeMap<ClauseId, u64> =
        context.standard.clauses.iter().map(|clause| (clause.id.clone(), 0)).collect();
    for clause in cases.iter().flat_map(|case| &case.clauses) {
        *counts.entry(clause.clone()).or_default() += 1;
    }
    for (batch, count) in batches {
        for clause in &batch.clauses {
            *counts.entry(clause.clone()).or_default() += count;
        }
    }
    counts
}

/// A clause that no case exercises and no rule has excluded had nothing that its rules apply to.
fn explain_rest(context: &Context<'_>, counts: &BTreeMap<ClauseId, u64>, exclusions: &mut Exclusions) {
    let explained: BTreeSet<ClauseId> =
        exclusions.iter().filter_map(|exclusion| exclusion.clause.clone()).collect();
    for clause in &context.standard.clauses {
        let is_exercised = counts.get(&clause.id).is_some_and(|count| *count > 0);
        if !is_exercised && !explained.contains(&clause.id) {
            exclusions.take(of_clause(clause, Reason::NothingToTest, String::new()));
        }
    }
}

fn requests(context: &Context<'_>, cases: &[Case], batches: &[(&Batch, u64)]) -> u64 {
    let explicit: u64 = cases.iter().map(|case| case.steps.len() as u64).sum();
    let random: u64 = batches
        .iter()
        .filter_map(|(batch, count)| {
            if let Some(machine) = &batch.machine {
                return of_walks(context, batch, machine);
            }
            let operation = context.standard.operation(&batch.operation)?;
            let mut sent = needed(context, operation);
            sent.push(operation);
            Some(count * (sent.len() as u64 + cleanups(context, &sent)))
        })
        .sum();
    explicit + random
}

/// Walks differ in length: each is counted by itself.
fn of_walks(context: &Context<'_>, batch: &Batch, machine: &MachineId) -> Option<u64> {
    let machine = context.standard.machine(machine)?;
    let walk = |index| random_walk(context, machine, batch.seed, index);
    let draft = |index: u32| walk_draft(context, machine, &walk(index), &index.to_string());
    let steps = |draft| tidied(context, draft).steps.len() as u64;
    Some((0..batch.count).filter_map(draft).map(steps).sum())
}
