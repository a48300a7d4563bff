//! Deviations: none is a no-op, and each names clauses that the pack has.

use std::collections::BTreeSet;

use hutong_mocks::{Deviation, authored, deviations, in_time, machine_made};
use hutong_specs::standard::{Obligation, Verification};

use crate::caller::{Caller, pack};
use crate::script::answers;

#[test]
fn each_authored_deviation_changes_some_answer() {
    let conformant = answers(&Caller::new(Vec::new()), None);
    let again = answers(&Caller::new(Vec::new()), None);
    assert_eq!(again, conformant, "a platform is a function of what it was sent");
    let is_silent = |deviation: &Deviation| {
        let caller = Caller::new(vec![deviation.clone()]);
        answers(&caller, Some(&conformant)) == conformant
    };
    let silent: Vec<String> =
        authored(&pack()).into_iter().filter(is_silent).map(|deviation| deviation.id).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn each_deviation_breaks_clauses_of_the_pack() {
    let standard = pack();
    for deviation in deviations(&standard) {
        assert!(!deviation.breaks.is_empty(), "{}", deviation.id);
        for clause in &deviation.breaks {
            assert!(
                standard.clause(clause).is_some(),
                "{} breaks {clause}, which is no clause",
                deviation.id
            );
        }
    }
}

#[test]
fn every_authored_deviation_applies_to_the_pack() {
    assert!(authored(&pack()).len() >= 90);
}

#[test]
fn names_are_unique() {
    let all = deviations(&pack());
    let names: BTreeSet<_> = all.iter().map(|deviation| deviation.id.clone()).collect();
    assert_eq!(names.len(), all.len());
}

#[test]
fn every_automatic_shall_clause_is_broken_by_some_deviation() {
    let standard = pack();
    let broken: BTreeSet<_> = deviations(&standard)
        .into_iter()
        .chain(in_time(&standard))
        .flat_map(|deviation| deviation.breaks)
        .collect();
    let unbroken: Vec<_> = standard
        .clauses
        .iter()
        .filter(|clause| {
            clause.obligation == Obligation::Shall && clause.verification == Verification::Automatic
        })
        .filter(|clause| !broken.contains(&clause.id))
        .map(|clause| clause.id.to_string())
        .collect();
    assert_eq!(unbroken, Vec::<String>::new());
}

#[test]
fn machine_made_deviations_cover_every_operation() {
    let made = machine_made(&pack());
    for operation in &pack().operations {
        let prefixes = [format!("drop:{}:", operation.id), format!("ignore:{}:", operation.id)];
        for prefix in prefixes {
            assert!(made.iter().any(|deviation| deviation.id.starts_with(&prefix)), "{prefix}");
        }
    }
}
