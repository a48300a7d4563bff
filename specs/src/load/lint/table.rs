//! The lints, one row each.

use super::subject::Subject;
use super::{
    circles, clauses, constraints, enumerations, examples, fresh, needs, paths, references, unsatisfiable,
    withdrawals,
};
use crate::text::{Diagnostic, Document};

/// A lint: everything that it finds.
type Lint = fn(&Subject<'_>) -> Vec<Diagnostic>;

/// For every standard.
const ALL: &[Lint] = &[
    paths::unused_parameters,
    paths::duplicates,
    paths::no_operations,
    paths::no_responses,
    examples::not_admitted,
    enumerations::unsatisfiable,
    unsatisfiable::schemas_without_member,
    circles::endless,
];

/// For packs.
const PACK: &[Lint] = &[
    clauses::twice,
    clauses::unknown_class_or_source,
    clauses::unknown_implications,
    clauses::neither_verified_nor_reasoned,
    clauses::unknown_scope,
    clauses::unknown_steps,
    references::unknown_clauses,
    constraints::without_clause,
    needs::unknown,
    needs::circles,
    fresh::too_few_wildcards,
];

/// What every standard is asked.
pub(in crate::load) fn all(subject: &Subject<'_>) -> Vec<Diagnostic> {
    ALL.iter().flat_map(|lint| lint(subject)).collect()
}

/// What packs are asked besides.
pub(in crate::load) fn pack(subject: &Subject<'_>, manifest: &Document) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = PACK.iter().flat_map(|lint| lint(subject)).collect();
    found.extend(clauses::classes(subject, manifest));
    found.extend(withdrawals::unknown(subject, manifest));
    found
}
