//! Documents of other shapes than the pack's, each tested against a strict mock of its own with every rule and random
//! requests: whatever is found there would be a false alarm. They are a sample of what `examples/alarms` does over a folder.

use std::sync::Arc;

use hutong::locate;
use hutong::mocking::Served;
use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_specs::judgement::Judgement;
use hutong_specs::plan::{Exclusion, Plan, Reason};
use hutong_specs::standard::{Effect, Standard};
use hutong_suites::Cases;
use hutong_suites::plan::{PlanOptions, plan};

/// Random requests of each kind for each operation.
const FUZZ: u32 = 60;

const DOCUMENTS: [&str; 7] = ["archive", "cadastre", "harbour", "permits", "queue", "registry", "tickets"];

/// The seeds.
const SEEDS: [u64; 3] = [1, 2, 3];

fn opened(document: &str) -> Arc<Standard> {
    let path = format!("{}/tests/documents/{document}.yaml", env!("CARGO_MANIFEST_DIR"));
    Arc::new(locate::open(&path, None).unwrap())
}

/// The document's plan with all effects, and the judgement of its mock.
fn judged(document: &str, seed: u64) -> (Plan, Judgement) {
    let standard = opened(document);
    let served = Served::start(Arc::clone(&standard), Vec::new(), "127.0.0.1:0").unwrap();
    let target = served.target(&standard);
    let options =
        PlanOptions { seed, fuzz: FUZZ, ceiling: Some(Effect::Destructive), ..PlanOptions::default() };
    let planned = Planned::new(plan(&standard, &target.profile.declares, &options).unwrap()).unwrap();
    let judgement = trial(&standard, &planned, &target, Box::new(std::io::sink())).unwrap();
    (planned.plan, judgement)
}

#[test]
fn a_strict_mock_of_each_document_gives_no_finding_and_leaves_nothing_undecided() {
    for (document, seed) in DOCUMENTS.iter().flat_map(|document| SEEDS.map(|seed| (*document, seed))) {
        let (plan, judgement) = judged(document, seed);
        let findings: Vec<_> =
            judgement.findings.iter().map(|finding| (&finding.clause, &finding.case)).collect();
        assert!(findings.is_empty(), "{document}: {findings:?}");
        let counts = &judgement.coverage.cases;
        assert_eq!((counts.inconclusive, counts.error), (0, 0), "{document}");
        assert_eq!(counts.pass + counts.not_applicable, plan.footer.cases, "{document}");
        let batches = plan.batches.iter().filter(|batch| batch.rule.as_str() == "fuzz");
        assert!(
            batches.clone().count() > 0 && batches.clone().all(|batch| batch.count == FUZZ),
            "{document}"
        );
        let is_lost =
            |excluded: &&Exclusion| excluded.reason == Reason::NotGenerated && excluded.clause.is_none();
        let lost: Vec<_> = plan.exclusions.iter().filter(is_lost).collect();
        assert!(lost.is_empty(), "{document} has random requests that are not made: {lost:?}");
    }
}

/// What the documents are there for: requests in every form, planned and sent.
#[test]
fn the_documents_have_requests_of_every_form() {
    let sent = |document: &str| {
        let (plan, _) = judged(document, SEEDS[0]);
        let standard = opened(document);
        let cases = Cases::new(&standard, &plan);
        let steps = cases.iter().flat_map(|(_, case)| case.into_owned().steps);
        let requests = steps.map(|step| serde_json::to_string(&step.probe.request).unwrap());
        requests.collect::<Vec<_>>()
    };
    let holds = |requests: &[String], text: &str| requests.iter().any(|request| request.contains(text));
    let harbour = sent("harbour");
    for text in [
        "application/yaml",
        "<Notice berth=",
        "<root>",
        "where%5Bpage%5D=",
        "where%5Blength%5D%5Bfrom%5D=",
        "limit=\"",
        "X-View",
        "view=%7B",
        "secret",
        "\\\"liquid\\\"",
        "Uncooled",
    ] {
        assert!(holds(&harbour, text), "no request of harbour holds {text}");
    }
    let tickets = sent("tickets");
    for text in ["multi=", "%7C", "%09", "%20", "X-Halls", "filename=", "halls"] {
        assert!(holds(&tickets, text), "no request of tickets holds {text}");
    }
}
