//! A plan narrowed to what shows a deviation: the cases of the clauses that it breaks, and a sample of all others.

use std::collections::BTreeSet;

use hutong_specs::name::{CaseId, ClauseId};
use hutong_specs::plan::{Case, Plan};

/// One of so many other cases stays, so that a clause that reports without ground is likely seen.
const OTHERS: usize = 40;

/// The plan without the cases that neither exercise one of the clauses nor are in the sample; what the cases that stay
/// rest on stays.
pub fn narrowed(plan: &Plan, clauses: &BTreeSet<ClauseId>) -> Plan {
    let concerned = |case: &Case| case.clauses.iter().any(|clause| clauses.contains(clause));
    let chosen = plan.cases.iter().enumerate();
    let chosen: Vec<&Case> =
        chosen.filter(|(place, case)| place % OTHERS == 0 || concerned(case)).map(|(_, case)| case).collect();
    let kept: BTreeSet<&CaseId> =
        chosen.iter().flat_map(|case| [Some(&case.id), case.rests_on.as_ref()]).flatten().collect();
    let cases = plan.cases.iter().filter(|case| kept.contains(&case.id));
    Plan {
        header: plan.header.clone(),
        cases: cases.cloned().collect(),
        batches: Vec::new(),
        exclusions: plan.exclusions.clone(),
        footer: plan.footer.clone(),
    }
}
