//! The result of a conformance class: a skip is never a pass.

use hutong_specs::judgement::{ClassResult, ClassVerdict, ClauseResult, ClauseVerdict};
use hutong_specs::standard::{Class, Obligation, Standard};

/// The results of all classes, in the standard's order.
pub(super) fn results(standard: &Standard, clauses: &[ClauseResult]) -> Vec<ClassResult> {
    standard.classes.iter().map(|class| result(class, clauses)).collect()
}

fn result(class: &Class, clauses: &[ClauseResult]) -> ClassResult {
    let demanded: Vec<_> = clauses
        .iter()
        .filter(|clause| clause.class == class.id && clause.obligation == Obligation::Shall)
        .collect();
    let satisfied = demanded.iter().filter(|clause| is_satisfied(clause.verdict)).count();
    ClassResult {
        class: class.id.clone(),
        title: class.title.clone(),
        verdict: verdict(&demanded, satisfied),
        shall: demanded.len() as u64,
        satisfied: satisfied as u64,
    }
}

fn is_satisfied(verdict: ClauseVerdict) -> bool {
    matches!(verdict, ClauseVerdict::Conformant | ClauseVerdict::NotApplicable | ClauseVerdict::Waived)
}

fn verdict(demanded: &[&ClauseResult], satisfied: usize) -> ClassVerdict {
    let fails = |clause: &&&ClauseResult| {
        clause.verdict == ClauseVerdict::NonConformant
            || (clause.verdict == ClauseVerdict::PartlyConformant && clause.cases.fail > 0)
    };
    if demanded.iter().any(|clause| fails(&clause)) {
        ClassVerdict::NonConformant
    } else if satisfied < demanded.len() || demanded.is_empty() {
        ClassVerdict::NotEstablished
    } else if demanded.iter().any(|clause| clause.verdict == ClauseVerdict::Waived) {
        ClassVerdict::ConformantWithWaivers
    } else {
        ClassVerdict::Conformant
    }
}
