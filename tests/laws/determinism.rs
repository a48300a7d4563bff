//! Law 5: equal inputs give byte-equal plans; filtering never changes the other cases.

use std::collections::BTreeMap;

use hutong_specs::plan::{Plan, Selection};
use hutong_specs::profile::Declares;
use hutong_specs::standard::Effect;
use hutong_suites::plan::{PlanOptions, plan};
use proptest::prelude::*;

use crate::support::standard;

fn made(seed: u64, selection: Selection) -> Plan {
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    plan(&standard(), &declares, &PlanOptions { seed, fuzz: 2, selection, ..PlanOptions::default() }).unwrap()
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
