//! Findings without a ground of their own: a changed request was refused though it keeps to the contract, and so was the
//! plain valid request that it was changed from; or a service broke on both in the same way. Only the second shows
//! something; the first is left undecided.

use std::collections::BTreeSet;

use hutong_specs::judgement::{Doubt, Finding, FindingCode, Observed};
use hutong_specs::name::OperationId;
use hutong_specs::plan::Case;
use hutong_specs::standard::{Origin, Standard};

use super::tally::{Breakage, Tally};
use crate::rules::ACCEPTANCE;

/// What operations show on changed requests that they show on their valid request already.
#[derive(Debug, Default)]
pub(super) struct Unfounded(BTreeSet<(OperationId, Breakage)>);

impl Unfounded {
    /// Takes the findings without a ground away. What an operation refuses stays found once, at its valid request.
    pub(super) fn take(standard: &Standard, findings: &mut Vec<Finding>) -> Self {
        let is_changed = |finding: &Finding| finding.rule.as_str() != ACCEPTANCE;
        let shown: BTreeSet<_> = findings
            .iter()
            .filter(|finding| !is_changed(finding))
            .filter_map(|finding| manner(standard.origin, finding))
            .collect();
        let is_unfounded = |finding: &Finding| {
            let manner = manner(standard.origin, finding);
            is_changed(finding) && manner.is_some_and(|manner| shown.contains(&manner))
        };
        let unfounded = findings.iter().filter(|finding| is_unfounded(finding));
        let breakage = |finding: &Finding| Breakage::new(&finding.clause, finding.code, &finding.observed);
        let taken = unfounded.map(|finding| (finding.operation.clone(), breakage(finding))).collect();
        findings.retain(|finding| !is_unfounded(finding));
        Self(taken)
    }

    /// Leaves a case undecided where its finding was taken away; what else was found in it stays.
    pub(super) fn withdraw(&self, case: &Case, tally: &mut Tally) {
        if case.rule.as_str() == ACCEPTANCE {
            return;
        }
        // What is broken may be a clause that the case does not name: that of robustness owns what breaks down.
        for breakage in tally.broken.clone() {
            if self.0.contains(&(case.operation.clone(), breakage.clone())) {
                let step = format!("{}/{ACCEPTANCE}", case.operation);
                let doubt = Doubt::Precondition { step, observed: "not accepted".to_owned() };
                tally.acquit(&breakage, doubt);
            }
        }
    }
}

/// The operation that refused or broke, and how, where the valid request can show the same: what a pack refuses, for
/// whatever reason, and what a plain service breaks on, in the same way.
fn manner(origin: Origin, finding: &Finding) -> Option<(OperationId, FindingCode, String)> {
    let how = match (origin, finding.code, &finding.observed) {
        (Origin::Pack, FindingCode::HT102, _) => String::new(),
        (Origin::Document, FindingCode::HT101, Observed::Outcome(outcome)) => outcome.clone(),
        _ => return None,
    };
    Some((finding.operation.clone(), finding.code, how))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hutong_specs::judgement::{FindingCode, Observed, Verdict};
    use hutong_specs::standard::Dimension;

    use super::{Breakage, Unfounded};
    use crate::judge::tally::Tally;
    use crate::judge::tests::{planned, standard};

    #[test]
    fn a_case_keeps_what_else_was_found_in_it() {
        let plan = planned(&standard(), Vec::new());
        let case = plan.cases.iter().find(|case| case.rule.as_str() == "required").unwrap();
        let breakage = |(code, outcome): &(FindingCode, &str)| {
            Breakage::new(&"C".into(), *code, &Observed::Outcome((*outcome).to_owned()))
        };
        let refused = (FindingCode::HT102, "refused 1");
        let unfounded = Unfounded(BTreeSet::from([(case.operation.clone(), breakage(&refused))]));
        let judged = |broken: &[(FindingCode, &str)]| {
            let mut tally = Tally { verdict: Verdict::Fail, ..Tally::default() };
            tally.broken = broken.iter().map(breakage).collect();
            tally.decided = BTreeSet::from([("C".into(), Dimension::Response)]);
            unfounded.withdraw(case, &mut tally);
            (tally.verdict_for(&"C".into()), tally.decided.len())
        };
        assert_eq!(judged(&[refused]), (Verdict::Inconclusive, 0));
        assert_eq!(judged(&[refused, (FindingCode::HT205, "")]), (Verdict::Fail, 1));
        assert_eq!(judged(&[(FindingCode::HT103, "accepted")]), (Verdict::Fail, 1));
        assert_eq!(judged(&[(FindingCode::HT102, "refused 2")]), (Verdict::Fail, 1));
    }
}
