//! Law 5: equal inputs give byte-equal plans; filtering never changes the other cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hutong::mocking::Served;
use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_specs::name::CaseId;
use hutong_specs::plan::{Plan, Selection};
use hutong_specs::profile::Declares;
use hutong_specs::standard::Effect;
use hutong_suites::plan::{PlanOptions, plan};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Shared, planned, standard};

fn made(seed: u64, selection: Selection) -> Plan {
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    plan(&standard(), &declares, &PlanOptions { seed, fuzz: 2, selection, ..PlanOptions::default() }).unwrap()
}

/// What is sent to a new mock, one request at a time, in the order in which it is sent: case, step, method and address without the
/// port. Steps that are sent at the same time have no order and are left out.
fn sent(planned: &Planned) -> Vec<String> {
    let standard = standard();
    let served = Served::start(Arc::clone(&standard), Vec::new(), "127.0.0.1:0").unwrap();
    let mut target = served.target(&standard);
    target.profile.reaches.limits.concurrency = 1;
    let record = Shared::default();
    trial(&standard, planned, &target, Box::new(record.clone())).unwrap();
    let at_once =
        planned.plan.cases.iter().filter(|case| case.steps.iter().any(|step| step.probe.beside.is_some()));
    let at_once: BTreeSet<&CaseId> = at_once.map(|case| &case.id).collect();
    let text = String::from_utf8(record.0.lock().unwrap().clone()).unwrap();
    let lines =
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["line"]["exchange"].take());
    let exchanges = lines.filter(|exchange| exchange["sent"].is_object());
    let ordered =
        exchanges.filter(|exchange| !at_once.contains(&CaseId::from(exchange["case"].as_str().unwrap())));
    let told = ordered.map(|exchange| {
        let sent = &exchange["sent"];
        let path = sent["url"].as_str().unwrap().trim_start_matches(&served.base()).to_owned();
        format!("{} {} {} {path}", exchange["case"], exchange["step"], sent["method"])
    });
    told.collect()
}

#[test]
fn equal_seeds_over_one_connection_send_the_same_requests_in_the_same_order() {
    let (one, other) = (sent(&planned(5, 5)), sent(&planned(5, 5)));
    assert!(one.len() > 4_000, "{}", one.len());
    assert_eq!(one, other);
    assert_ne!(one, sent(&planned(6, 5)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn equal_inputs_give_byte_equal_plans(seed in any::<u64>()) {
        let (one, other) = (made(seed, Selection::default()), made(seed, Selection::default()));
        prop_assert_eq!(one.to_bytes().unwrap(), other.to_bytes().unwrap());
        prop_assert_eq!(Plan::from_bytes(&one.to_bytes().unwrap()).unwrap(), one);
    }

    #[test]
    fn filtering_never_changes_the_other_cases(seed in 0..3_u64, pick in any::<prop::sample::Index>()) {
        let whole = made(seed, Selection::default());
        let by_id: BTreeMap<_, _> = whole.cases.iter().map(|case| (&case.id, case)).collect();
        let standard = standard();
        let clause = &pick.get(&standard.clauses).id;
        let operation = &pick.get(&standard.operations).id;
        let rule = &pick.get(&whole.cases).rule;
        for selection in [
            Selection { clauses: vec![clause.clone()], ..Selection::default() },
            Selection { operations: vec![operation.clone()], ..Selection::default() },
            Selection { rules: vec![rule.clone()], ..Selection::default() },
        ] {
            let part = made(seed, selection);
            prop_assert!(part.cases.len() < whole.cases.len());
            for case in &part.cases {
                prop_assert_eq!(Some(&case), by_id.get(&case.id));
            }
        }
    }
}
