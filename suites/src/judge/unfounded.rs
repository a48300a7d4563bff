//! Findings without a ground of their own: a changed request was refused though it keeps to the contract, and so was the
//! plain valid request that it was changed from. Only the second shows something; the first is left undecided.

use std::collections::BTreeSet;

use hutong_specs::judgement::{Doubt, Finding, FindingCode};
use hutong_specs::name::{ClauseId, OperationId};
use hutong_specs::plan::Case;
use hutong_specs::standard::{Origin, Standard};

use super::tally::Tally;

/// The rule that finds the plain valid request refused.
const ACCEPTANCE: &str = "acceptance";

/// The clauses, each at an operation, whose findings rest on a valid request that is refused.
#[derive(Debug, Default)]
pub(super) struct Unfounded(BTreeSet<(OperationId, ClauseId)>);

impl Unfounded {
    /// Takes the findings without a ground away. What an operation refuses stays found once, at its valid request.
    pub(super) fn take(standard: &Standard, findings: &mut Vec<Finding>) -> Self {
        let refusing: BTreeSet<OperationId> = findings
            .iter()
            .filter(|finding| standard.origin == Origin::Pack && is_refusal(finding))
            .filter(|finding| finding.rule.as_str() == ACCEPTANCE)
            .map(|finding| finding.operation.clone())
            .collect();
        let is_unfounded = |finding: &Finding| {
            let is_changed = finding.rule.as_str() != ACCEPTANCE;
            is_changed && is_refusal(finding) && refusing.contains(&finding.operation)
        };
        let unfounded = findings.iter().filter(|finding| is_unfounded(finding));
        let pairs = unfounded.map(|finding| (finding.operation.clone(), finding.clause.clone())).collect();
        findings.retain(|finding| !is_unfounded(finding));
        Self(pairs)
    }

    /// Leaves a case undecided where its finding was taken away.
    pub(super) fn withdraw(&self, case: &Case, tally: &mut Tally) {
        if case.rule.as_str() == ACCEPTANCE {
            return;
        }
        for clause in &case.clauses {
            if self.0.contains(&(case.operation.clone(), clause.clone())) && tally.broken.contains(clause) {
                let step = format!("{}/{ACCEPTANCE}", case.operation);
                tally.acquit(clause, Doubt::Precondition { step, observed: "not accepted".to_owned() });
            }
        }
    }
}

fn is_refusal(finding: &Finding) -> bool {
    finding.code == FindingCode::HT102
}
