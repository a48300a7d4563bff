//! Leaving cases out: those above the effects ceiling and those that were not asked for. What stays is not changed.

use std::collections::BTreeSet;

use hutong_specs::name::CaseId;
use hutong_specs::plan::{Batch, Case, Exclusion, PlanHeader, Reason, Selection};
use hutong_specs::standard::{Effect, Standard};

use super::error::PlanError;
use super::exclusions::Exclusions;
use super::expansion::resting;
use super::suggestion::suggestion;
use crate::rules::RULES;

/// Refuses a selection that names what there is not.
pub(crate) fn check(standard: &Standard, selection: &Selection) -> Result<(), PlanError> {
    let clauses = || standard.clauses.iter().map(|clause| clause.id.as_str());
    let operations = || standard.operations.iter().map(|operation| operation.id.as_str());
    let rules = || RULES.iter().map(|rule| rule.id);
    for clause in &selection.clauses {
        known("clause", clause.as_str(), clauses())?;
    }
    for operation in &selection.operations {
        known("operation", operation.as_str(), operations())?;
    }
    for rule in &selection.rules {
        known("rule", rule.as_str(), rules())?;
    }
    Ok(())
}

fn known<'a>(
    kind: &'static str,
    name: &str,
    mut names: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), PlanError> {
    let all = names.clone();
    if names.any(|known| known == name) {
        return Ok(());
    }
    Err(PlanError::UnknownSelection { kind, name: name.to_owned(), suggestion: suggestion(name, all) })
}

/// The cases that are below the ceiling and asked for, with those that they or the batches rest on.
pub(crate) fn kept(
    cases: Vec<Case>,
    batches: &[Batch],
    header: &PlanHeader,
    exclusions: &mut Exclusions,
) -> Vec<Case> {
    let wanted: BTreeSet<CaseId> = cases
        .iter()
        .filter(|case| case.effect <= header.ceiling && is_selected(case, &header.selection))
        .flat_map(|case| std::iter::once(&case.id).chain(&case.rests_on))
        .cloned()
        .chain(batches.iter().filter_map(resting))
        .collect();
    let mut kept = Vec::new();
    for case in cases {
        match reason_against(&case, header, &wanted) {
            None => kept.push(case),
            Some(reason) => leave_out(&case, reason, exclusions),
        }
    }
    kept
}

fn reason_against(case: &Case, header: &PlanHeader, wanted: &BTreeSet<CaseId>) -> Option<Reason> {
    if case.effect > header.ceiling {
        Some(Reason::AboveCeiling)
    } else if wanted.contains(&case.id) {
        None
    } else {
        Some(Reason::NotSelected)
    }
}

/// Counts a case as left out, for every clause that it would have exercised.
fn leave_out(case: &Case, reason: Reason, exclusions: &mut Exclusions) {
    let detail = if reason == Reason::AboveCeiling { effect_name(case.effect) } else { "" };
    let clauses = case.clauses.iter().map(Some).chain(case.clauses.is_empty().then_some(None));
    for clause in clauses {
        exclusions.take(Exclusion {
            clause: clause.cloned(),
            operation: Some(case.operation.clone()),
            rule: Some(case.rule.clone()),
            reason,
            detail: detail.to_owned(),
            count: 1,
        });
    }
}

fn effect_name(effect: Effect) -> &'static str {
    match effect {
        Effect::ReadOnly => "read-only",
        Effect::Writing => "writing",
        Effect::Destructive => "destructive",
    }
}

/// Whether every list of the selection that is not empty names something of the case.
fn is_selected(case: &Case, selection: &Selection) -> bool {
    (selection.clauses.is_empty() || selection.clauses.iter().any(|clause| case.clauses.contains(clause)))
        && (selection.operations.is_empty() || selection.operations.contains(&case.operation))
        && (selection.rules.is_empty() || selection.rules.contains(&case.rule))
}

/// The batches that are asked for; those above the ceiling are never made.
pub(crate) fn kept_batches(
    batches: &[Batch],
    header: &PlanHeader,
    exclusions: &mut Exclusions,
) -> Vec<Batch> {
    let selection = &header.selection;
    let is_wanted = |batch: &&Batch| {
        (selection.clauses.is_empty()
            || selection.clauses.iter().any(|clause| batch.clauses.contains(clause)))
            && (selection.operations.is_empty() || selection.operations.contains(&batch.operation))
            && (selection.rules.is_empty() || selection.rules.contains(&batch.rule))
    };
    for batch in batches.iter().filter(|batch| !is_wanted(batch)) {
        exclusions.take(Exclusion {
            clause: None,
            operation: Some(batch.operation.clone()),
            rule: Some(batch.rule.clone()),
            reason: Reason::NotSelected,
            detail: String::new(),
            count: u64::from(batch.count),
        });
    }
    batches.iter().filter(is_wanted).cloned().collect()
}
