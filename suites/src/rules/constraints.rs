//! What the rules share that break constraints of the request's schemas: each breaks, alone, every constraint of its
//! keywords that belongs to the clause.

use hutong_specs::plan::{Demand, Reason};
use hutong_specs::standard::Dimension;

use super::rule::NoParameters;
use super::{bounds, enumeration, format, identifier, pattern, required, types};
use crate::plan::{Base, Breaking, Constraint, Drafts, PlanError, Task, named};

/// The dimensions in which a refusal is reported, by preference.
pub(crate) const REFUSAL: &[Dimension] = &[Dimension::Request, Dimension::Error];

/// Whether a constraint is one that a rule breaks.
type IsMeant = fn(&Constraint) -> bool;

/// The rules that break constraints, and which of them each is meant for.
const RULES: &[(&str, IsMeant)] = &[
    ("required", required::is_meant),
    ("type", types::is_meant),
    ("bounds", bounds::is_meant),
    ("enum", enumeration::is_meant),
    ("pattern", pattern::is_meant),
    ("format", format::is_meant),
    ("identifier", identifier::is_meant),
];

/// Which constraints a rule breaks; `None` for a rule that breaks none.
pub(super) fn is_meant_by(rule: &str) -> Option<IsMeant> {
    RULES.iter().find(|(name, _)| *name == rule).map(|(_, is_meant)| *is_meant)
}

/// One case per violation of a constraint that `is_meant` and that belongs to the clause.
pub(crate) fn violations(
    task: &Task<'_, '_>,
    is_meant: fn(&Constraint) -> bool,
) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    Ok(refused(task, is_meant))
}

/// The same for rules that take parameters.
pub(crate) fn refused(task: &Task<'_, '_>, is_meant: fn(&Constraint) -> bool) -> Drafts {
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Drafts::excluded(exclusion),
    };
    let is_ours =
        |constraint: &Constraint| is_meant(constraint) && constraint.clause.as_ref() == Some(&task.clause.id);
    let material = task.context.material(task.operation);
    let breakings = material.violations.iter().filter(|breaking| is_ours(&breaking.constraint));
    let mut drafts: Drafts = breakings.map(|breaking| violation(task, &base, breaking)).collect();
    let untrue = material.untrue.iter().filter(|(constraint, _)| is_ours(constraint));
    drafts
        .exclusions
        .extend(untrue.map(|(constraint, reason)| task.exclusion(*reason, &*constraint.pointer)));
    let given_up = material.given_up.iter().filter(|(constraint, _)| is_ours(constraint));
    drafts.exclusions.extend(given_up.map(|(constraint, why)| {
        task.exclusion(Reason::NotGenerated, format!("{}: {why}", constraint.pointer))
    }));
    let repeated = material.repeated.iter().filter(|constraint| is_ours(constraint));
    drafts
        .exclusions
        .extend(repeated.map(|constraint| task.exclusion(Reason::Duplicate, &*constraint.pointer)));
    drafts
}

fn violation<'a>(task: &Task<'a, '_>, base: &Base<'a>, breaking: &Breaking<'a>) -> Drafts {
    let call = breaking.change.applied(&base.call);
    let what = format!("{}.{}", named(&breaking.place), breaking.what);
    let refused = task.expect(REFUSAL, Demand::Refused);
    task.violate(what, &call, breaking.breaches(task.context.standard), vec![refused])
}
