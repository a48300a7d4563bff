//! A plain document whose things are kept: what only several answers show.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use hutong::locate;
use hutong::mocking::Served;
use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_mocks::{Deviation, How, deviations};
use hutong_specs::judgement::{ClauseVerdict, Judgement, Removal, Residue};
use hutong_specs::plan::Selection;
use hutong_specs::resource::Upkeep;
use hutong_specs::standard::{Effect, Standard};
use hutong_suites::plan::{PlanOptions, plan};

use crate::support::hutong;

static REGISTRY: LazyLock<Arc<Standard>> = LazyLock::new(|| {
    let path = format!("{}/tests/documents/registry.yaml", env!("CARGO_MANIFEST_DIR"));
    Arc::new(locate::open(&path, None).unwrap())
});

fn upkeep(seed: u64) -> PlanOptions {
    let selection = Selection { rules: vec!["upkeep".into()], ..Selection::default() };
    PlanOptions { seed, ceiling: Some(Effect::Destructive), selection, ..PlanOptions::default() }
}

fn judged(options: &PlanOptions, how: Vec<Deviation>) -> Judgement {
    let standard = &*REGISTRY;
    let served = Served::start(Arc::clone(standard), how, "127.0.0.1:0").unwrap();
    let mut target = served.target(standard);
    // Some deviations touch the things of all cases at once: one after the other, each shows what it breaks itself.
    target.profile.reaches.limits.concurrency = 1;
    let planned = Planned::new(plan(standard, &target.profile.declares, options).unwrap()).unwrap();
    trial(standard, &planned, &target, Box::new(std::io::sink())).unwrap()
}

#[test]
fn every_demand_over_several_answers_is_made_and_met_by_a_platform_that_keeps_its_things() {
    for seed in 0..5 {
        let judgement = judged(&upkeep(seed), Vec::new());
        let is_upkeep = |name: &str| Upkeep::ALL.iter().any(|upkeep| upkeep.name() == name);
        let kept = judgement.clauses.iter().filter_map(|clause| {
            let (_, name) = clause.clause.as_str().rsplit_once('/')?;
            is_upkeep(name).then_some((name, clause))
        });
        let mut seen = BTreeSet::new();
        for (name, clause) in kept {
            assert_eq!(clause.verdict, ClauseVerdict::Conformant, "{}", clause.clause);
            seen.insert(name);
        }
        assert_eq!(seen.len(), Upkeep::ALL.len(), "{seen:?}");
    }
}

#[test]
fn each_way_of_keeping_things_badly_is_found_by_clauses_that_it_breaks_and_by_no_others() {
    let all = deviations(&REGISTRY);
    let slips: Vec<&Deviation> =
        all.iter().filter(|row| row.how.iter().any(|how| matches!(how, How::Slip(_)))).collect();
    assert!(slips.len() >= 20, "{}", slips.len());
    for slip in slips {
        let judgement = judged(&upkeep(1), vec![slip.clone()]);
        let found: BTreeSet<_> = judgement.findings.iter().map(|finding| finding.clause.clone()).collect();
        let breaks: BTreeSet<_> = slip.breaks.iter().cloned().collect();
        assert!(
            slip.breaks.first().is_some_and(|first| found.contains(first)),
            "{} is missed: {found:?}",
            slip.id
        );
        assert!(found.is_subset(&breaks), "{}: {found:?} where it breaks {breaks:?}", slip.id);
    }
}

/// Everything up to a ceiling.
fn up_to(ceiling: Effect) -> PlanOptions {
    PlanOptions { seed: 1, fuzz: 5, ceiling: Some(ceiling), ..PlanOptions::default() }
}

#[test]
fn a_run_that_may_remove_what_it_created_leaves_nothing_and_one_that_may_not_says_what_it_leaves() {
    let removing = judged(&up_to(Effect::Destructive), Vec::new());
    // What a request names itself, on purpose, may be another's: it is told and not removed.
    let own = removing.residue.iter().filter(|left| !left.case.as_str().contains("/read-only/"));
    assert_eq!(own.collect::<Vec<_>>(), Vec::<&Residue>::new());
    let keeping = judged(&up_to(Effect::Writing), Vec::new());
    let by = |operation: &str| {
        let left = keeping.residue.iter().filter(|left| left.operation.as_str() == operation);
        left.collect::<Vec<_>>()
    };
    assert!(by("addSite").len() > 10 && by("putUpNotice").len() > 10);
    assert!(keeping.residue.iter().all(|left| left.removal == Removal::NotSent && left.identifier.is_some()));
    assert!(judged(&up_to(Effect::ReadOnly), Vec::new()).residue.is_empty());
}

#[test]
fn every_operation_is_reached_once_things_may_be_created() {
    let reached = |ceiling| {
        let judgement = judged(&up_to(ceiling), Vec::new());
        judgement.coverage.operations.values().filter(|operation| operation.accepted).count()
    };
    assert_eq!((reached(Effect::Destructive), reached(Effect::ReadOnly)), (11, 1));
}

#[test]
fn a_plan_says_before_the_run_what_nobody_gives_and_what_the_ceiling_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let document = format!("{}/tests/documents/registry.yaml", env!("CARGO_MANIFEST_DIR"));
    let output =
        hutong(folder.path(), &["plan", &document, "--effects", "read-only", "--lang", "en", "--out", "out"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in ["path parameter siteId: give --data siteId=VALUE", "removeSite: ", "removeSite/removed"] {
        assert!(said.contains(line), "{line} in {said}");
    }
    let json = hutong(
        folder.path(),
        &["plan", &document, "--effects", "destructive", "--format", "json", "--out", "again"],
    );
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let missing = json["missing-test-data"].as_array().unwrap();
    let places: BTreeSet<_> = missing.iter().map(|one| one["place"].to_string()).collect();
    assert_eq!(places, BTreeSet::from([r#"{"body":""}"#.to_owned()]), "identifiers are brought about");
    assert_eq!(json["above-ceiling"], serde_json::json!([]));
}
