//! Random walks through the pack's state machines: silent on the conformant mock, byte-equal for equal seeds, and a finding
//! of theirs is shown in the end by the shortest sequence.

use std::path::Path;

use hutong::mocking::Served;
use hutong::planned::Planned;
use hutong_specs::plan::Selection;
use hutong_specs::profile::SecretReference;
use hutong_suites::plan::{PlanOptions, plan};
use serde_json::Value;

use crate::support::{PACK, exit_code, hutong, judged, seeds, standard};

fn walks(seed: u64, fuzz: u32) -> Planned {
    let standard = standard();
    let target =
        Served::start(std::sync::Arc::clone(&standard), Vec::new(), "127.0.0.1:0").unwrap().target(&standard);
    let selection = Selection { rules: vec!["walk".into(), "transitions".into()], ..Selection::default() };
    let options = PlanOptions { seed, fuzz, selection, ..PlanOptions::default() };
    Planned::new(plan(&standard, &target.profile.declares, &options).unwrap()).unwrap()
}

#[test]
fn walks_find_nothing_on_the_conformant_mock_whatever_the_seed() {
    for seed in 1..=seeds() {
        let (judgement, _) = judged(&walks(seed, 40), &[]);
        let findings: Vec<_> = judgement
            .findings
            .iter()
            .map(|finding| (&finding.clause, &finding.case, &finding.step, &finding.observed))
            .collect();
        assert!(findings.is_empty(), "seed {seed}: {findings:#?}");
        let open: Vec<_> = judgement.cases.iter().filter(|case| !case.doubts.is_empty()).collect();
        assert!(open.is_empty(), "seed {seed}: {open:#?}");
    }
}

/// The profile of a mock, written beside its secrets.
fn profile(folder: &Path, served: &Served) -> String {
    let mut made = hutong_mocks::profile(&standard(), &served.base());
    let mut lines = String::new();
    for (key, value) in &made.secrets {
        lines.extend([key, "=", value, "\n"]);
        let reference = SecretReference::File { path: "secrets".to_owned(), key: Some(key.clone()) };
        made.profile.reaches.secrets.insert(key.clone(), reference);
    }
    std::fs::write(folder.join("secrets"), lines).unwrap();
    std::fs::set_permissions(folder.join("secrets"), std::os::unix::fs::PermissionsExt::from_mode(0o600))
        .unwrap();
    std::fs::write(folder.join("profile.json"), serde_json::to_vec(&made.profile).unwrap()).unwrap();
    "profile.json".to_owned()
}

#[test]
fn equal_seeds_give_equal_walks() {
    let standard = standard();
    let cases = |seed: u64| {
        let planned = walks(seed, 20);
        let cases = hutong_suites::Cases::new(&standard, &planned.plan);
        let walks = cases.iter().filter(|(_, case)| case.rule.as_str() == "walk");
        walks.map(|(_, case)| serde_json::to_string(case.as_ref()).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(cases(7).len(), 40);
    assert_eq!(cases(7), cases(7));
    assert_ne!(cases(7), cases(8));
}

#[test]
fn what_only_a_walk_finds_is_shown_by_the_shortest_sequence() {
    let fixed = walks(1, 0);
    assert!(judged(&fixed, &["closure-forgotten"]).0.findings.is_empty());
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(
        standard(),
        hutong::mocking::named(&standard(), &["closure-forgotten".to_owned()]).unwrap(),
        "127.0.0.1:0",
    )
    .unwrap();
    let profile = profile(folder.path(), &served);
    let arguments = [
        "test",
        PACK,
        "-p",
        &profile,
        "--rule",
        "walk",
        "--fuzz",
        "250",
        "--seed",
        "1",
        "--out",
        "out",
        "--effects",
        "destructive",
    ];
    let (code, said) = exit_code(&hutong(folder.path(), &arguments));
    assert_eq!(code, 1, "{said}");
    let judged: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("out/judgement.json")).unwrap()).unwrap();
    for finding in judged["findings"].as_array().unwrap() {
        assert!(["DX-CAS-31", "DX-CAS-32", "DX-CAS-33"].contains(&finding["clause"].as_str().unwrap()));
        let minimal = &finding["minimal"];
        assert_eq!(minimal["repeats"], true, "{minimal:#}");
        let least = minimal["walk"]["least"].as_array().unwrap();
        let count = |name: &str| least.iter().filter(|event| event["id"] == name).count();
        // Acceptance, three steps, the result, and what should have been refused.
        assert_eq!((least.len(), count("process") >= 3, count("close")), (6, true, 1), "{minimal:#}");
    }
}
