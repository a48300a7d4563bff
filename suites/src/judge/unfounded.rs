//! Findings without a ground of their own: a changed request was refused though it keeps to the contract, and so was the
//! plain valid request that it was changed from. Only the second shows something; the first is left undecided. Likewise
//! where a plain service breaks on the plain valid request already, in the same way.

use std::collections::BTreeSet;

use hutong_specs::judgement::{Doubt, Finding, FindingCode, Observed};
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
        let breaking: BTreeSet<(OperationId, String)> = findings
            .iter()
            .filter(|finding| standard.origin == Origin::Document && finding.rule.as_str() == ACCEPTANCE)
            .filter_map(broken_as)
            .collect();
        let is_unfounded = |finding: &Finding| {
            let is_changed = finding.rule.as_str() != ACCEPTANCE;
            let is_refused = is_refusal(finding) && refusing.contains(&finding.operation);
            is_changed && (is_refused || broken_as(finding).is_some_and(|broken| breaking.contains(&broken)))
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
        // What is broken may be a clause that the case does not name: that of robustness owns what breaks down.
        for clause in tally.broken.clone() {
            if self.0.contains(&(case.operation.clone(), clause.clone())) {
                let step = format!("{}/{ACCEPTANCE}", case.operation);
                tally.acquit(&clause, Doubt::Precondition { step, observed: "not accepted".to_owned() });
            }
        }
    }
}

/// The operation that broke, and how.
fn broken_as(finding: &Finding) -> Option<(OperationId, String)> {
    match (finding.code, &finding.observed) {
        (FindingCode::HT101, Observed::Outcome(outcome)) => {
            Some((finding.operation.clone(), outcome.clone()))
        }
        _ => None,
    }
}

fn is_refusal(finding: &Finding) -> bool {
    finding.code == FindingCode::HT102
}
