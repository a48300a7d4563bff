//! A short-lived secret after its end: the runner waits for it where the target declares that it lives short.

use std::sync::Arc;

use hutong::mocking::{Served, named};
use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_specs::judgement::{ClauseVerdict, Judgement};
use hutong_specs::plan::Selection;
use hutong_suites::plan::{PlanOptions, plan};

use crate::support::standard;

/// A judgement of a mock whose secrets live for two seconds.
fn judged(deviations: &[&str]) -> Judgement {
    let mut standard = standard().as_ref().clone();
    standard.binding.session.as_mut().unwrap().lifetime_seconds = 2;
    let standard = Arc::new(standard);
    let names: Vec<_> = deviations.iter().map(|name| (*name).to_owned()).collect();
    let deviations = named(&standard, &names).unwrap();
    let served = Served::start(Arc::clone(&standard), deviations, "127.0.0.1:0").unwrap();
    let target = served.target(&standard);
    let selection = Selection { rules: vec!["expiry".into()], ..Selection::default() };
    let options = PlanOptions { selection, ..PlanOptions::default() };
    let planned = Planned::new(plan(&standard, &target.profile.declares, &options).unwrap()).unwrap();
    trial(&standard, &planned, &target, Box::new(std::io::sink())).unwrap()
}

#[test]
fn a_secret_that_is_over_is_waited_for_and_must_be_refused() {
    let conformant = judged(&[]);
    assert_eq!(conformant.findings, []);
    let clause = conformant.clauses.iter().find(|result| result.clause.as_str() == "DX-ACS-15").unwrap();
    assert!(
        matches!(clause.verdict, ClauseVerdict::Conformant | ClauseVerdict::PartlyConformant),
        "{clause:?}"
    );
    let lax = judged(&["expired-secret-accepted"]);
    let found: Vec<_> = lax.findings.iter().map(|finding| finding.clause.as_str()).collect();
    assert_eq!(found, ["DX-ACS-15"]);
}
