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
    let satisfied = demanded.iter().filter(|clause| is_satisfied(clause)).count();
    ClassResult {
        class: class.id.clone(),
        title: class.title.clone(),
        verdict: verdict(&demanded, satisfied),
        shall: demanded.len() as u64,
        satisfied: satisfied as u64,
    }
}

/// Whether a class may rest on the clause. That the target does not declare a capability is its own word and no evidence:
/// a clause that does not apply counts only if cases were sent that found nothing to which it applies.
fn is_satisfied(clause: &ClauseResult) -> bool {
    match clause.verdict {
        ClauseVerdict::Conformant | ClauseVerdict::Waived => true,
        ClauseVerdict::NotApplicable => clause.cases.not_applicable > 0,
        ClauseVerdict::PartlyConformant
        | ClauseVerdict::NonConformant
        | ClauseVerdict::Advisory
        | ClauseVerdict::Inconclusive
        | ClauseVerdict::NotTested => false,
    }
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
