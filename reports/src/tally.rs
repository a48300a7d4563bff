//! Counts that reports show beside what the judgement counts itself.

use std::collections::BTreeMap;

use hutong_specs::judgement::{ClauseResult, ClauseVerdict, Doubt, Judgement, Verdict};
use hutong_specs::name::{CaseId, ClauseId, OperationId};
use hutong_specs::plan::Reason;
use hutong_specs::standard::{ProvenanceKind, Severity};

/// Every verdict of a clause, in the order in which reports count them.
const VERDICTS: [ClauseVerdict; 8] = [
    ClauseVerdict::Conformant,
    ClauseVerdict::PartlyConformant,
    ClauseVerdict::NonConformant,
    ClauseVerdict::Advisory,
    ClauseVerdict::Inconclusive,
    ClauseVerdict::NotApplicable,
    ClauseVerdict::NotTested,
    ClauseVerdict::Waived,
];

/// Every provenance, from the project's own to a standard's.
const PROVENANCES: [ProvenanceKind; 5] = [
    ProvenanceKind::Profile,
    ProvenanceKind::Practice,
    ProvenanceKind::Inferred,
    ProvenanceKind::Normative,
    ProvenanceKind::Document,
];

/// How many clauses came to each verdict; verdicts that none came to are left out.
pub(crate) fn clause_verdicts(judgement: &Judgement) -> Vec<(ClauseVerdict, usize)> {
    let count = |verdict| judgement.clauses.iter().filter(|clause| clause.verdict == verdict).count();
    VERDICTS.into_iter().map(|verdict| (verdict, count(verdict))).filter(|(_, count)| *count > 0).collect()
}

/// How many findings there are of each severity, worst first; severities without one are left out.
pub(crate) fn severities(judgement: &Judgement) -> Vec<(Severity, usize)> {
    let mut counts = BTreeMap::new();
    for finding in &judgement.findings {
        *counts.entry(finding.severity).or_insert(0) += 1;
    }
    counts.into_iter().rev().collect()
}

/// How many clauses there are of each provenance. Of a pack every provenance is counted, so that a reader sees how
/// little of it is a standard's own text.
pub(crate) fn provenances(judgement: &Judgement) -> Vec<(ProvenanceKind, usize)> {
    let count = |kind| judgement.clauses.iter().filter(|clause| clause.provenance == kind).count();
    let counts = PROVENANCES.into_iter().map(|kind| (kind, count(kind)));
    counts.filter(|(kind, count)| *count > 0 || (is_pack(judgement) && is_of_packs(*kind))).collect()
}

/// Whether the clauses were compiled by this project, and not derived from an interface document.
pub(crate) fn is_pack(judgement: &Judgement) -> bool {
    judgement.clauses.iter().any(|clause| is_of_packs(clause.provenance))
}

fn is_of_packs(kind: ProvenanceKind) -> bool {
    kind != ProvenanceKind::Document
}

/// How many cases could not be decided because no credentials were given.
pub(crate) fn without_credentials(judgement: &Judgement) -> usize {
    let lacks = |doubt: &Doubt| matches!(doubt, Doubt::NoCredentials(_));
    judgement.cases.iter().filter(|case| case.doubts.iter().any(lacks)).count()
}

/// What was not tested for one reason.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut<'a> {
    /// Clauses that were not, or not wholly, tested.
    pub(crate) clauses: Vec<&'a ClauseId>,
    /// Cases that the plan left out.
    pub(crate) cases: u64,
}

/// What was not tested, by reason.
pub(crate) fn left_out(judgement: &Judgement) -> BTreeMap<Reason, LeftOut<'_>> {
    let mut reasons: BTreeMap<Reason, LeftOut<'_>> = BTreeMap::new();
    for clause in &judgement.clauses {
        for reason in &clause.reasons {
            reasons.entry(*reason).or_default().clauses.push(&clause.clause);
        }
    }
    for exclusion in &judgement.coverage.exclusions {
        reasons.entry(exclusion.reason).or_default().cases += exclusion.count;
    }
    reasons
}

/// Clauses about which nothing was decided because nothing was tested.
pub(crate) fn untested_clauses(judgement: &Judgement) -> impl Iterator<Item = &ClauseResult> {
    let untested = |verdict| matches!(verdict, ClauseVerdict::NotTested | ClauseVerdict::NotApplicable);
    judgement.clauses.iter().filter(move |clause| untested(clause.verdict))
}

/// Why cases could not be decided: each doubt, in how many cases it arose, and the first of them.
pub(crate) fn doubts(judgement: &Judgement) -> Vec<(&Doubt, u64, &CaseId)> {
    let mut doubts: BTreeMap<&Doubt, (u64, &CaseId)> = BTreeMap::new();
    let undecided = |verdict| matches!(verdict, Verdict::Inconclusive | Verdict::Error);
    for case in judgement.cases.iter().filter(|case| undecided(case.verdict)) {
        for doubt in &case.doubts {
            doubts.entry(doubt).or_insert((0, &case.case)).0 += 1;
        }
    }
    doubts.into_iter().map(|(doubt, (count, case))| (doubt, count, case)).collect()
}
/// How far the operations of the standard were reached.
#[derive(Debug, Default)]
pub(crate) struct Reached<'a> {
    /// How many accepted some request.
    pub(crate) accepted: usize,
    /// How many there are.
    pub(crate) all: usize,
    /// Those that answered and accepted nothing.
    pub(crate) refused: Vec<&'a OperationId>,
    /// Those that never answered.
    pub(crate) unsent: Vec<&'a OperationId>,
}

/// How far the operations of the standard were reached.
pub(crate) fn reached(judgement: &Judgement) -> Reached<'_> {
    let mut reached = Reached::default();
    for (operation, coverage) in &judgement.coverage.operations {
        reached.all += 1;
        if coverage.accepted {
            reached.accepted += 1;
        } else if coverage.statuses.is_empty() {
            reached.unsent.push(operation);
        } else {
            reached.refused.push(operation);
        }
    }
    reached
}
