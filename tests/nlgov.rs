//! The pack `nlgov-api-design-rules` against a small platform in another language: without a finding on the one that
//! keeps to the rules, and with one of the clause that it breaks on each deviation.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::compatibility::ChangeKind;
use hutong_specs::judgement::{Blame, ClauseVerdict, FindingCode, Judgement, Observed};
use hutong_specs::standard::Dimension;

use crate::other_language::{Platform, deviations, python, read, reporting};
use crate::support::{exit_code, hutong};

const PACK: &str = "nlgov-api-design-rules";

/// The folder of the platform.
const PLATFORM: &str = "nlgov";

/// Who vouches for the platform's certificate.
const AUTHORITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/suites/src/run/tests/data/authority.pem");

/// How many platforms are tested at the same time.
const TOGETHER: usize = 4;

/// What differs from the platform that keeps to the rules in nothing that a clause speaks of, or in what a clause allows.
const PERMITTED: &[&str] = &[
    "yaml-not-offered",
    "definition-describes-itself",
    "additions-under-a-minor-version",
    "removal-under-a-new-major-version",
];

/// The definition of the release before.
fn previous() -> Vec<u8> {
    python(PLATFORM, &["--previous"]).output().unwrap().stdout
}

fn judged(deviation: Option<&str>) -> Judgement {
    let platform = Platform::start(PLATFORM, deviation);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("before.json"), previous()).unwrap();
    let mut arguments = vec![
        "test",
        PACK,
        "--previous",
        "before.json",
        "--url",
        &platform.base,
        "--effects",
        "destructive",
        "--out",
        "out",
    ];
    // The definition that is kept from strangers is had with credentials.
    arguments.extend(["--auth", "bearer:TEST"]);
    arguments.extend(["--authorities", AUTHORITY]);
    let output = hutong(folder.path(), &arguments);
    let (code, said) = exit_code(&output);
    let path = folder.path().join("out/judgement.json");
    assert!(path.exists(), "{deviation:?}: exit {code}: {said}");
    read(&path)
}

#[test]
fn a_platform_that_keeps_to_the_rules_has_no_findings_and_only_what_people_judge_is_left() {
    let judgement = judged(None);
    assert_eq!(reporting(&judgement), BTreeSet::new());
    let verdicts = |verdict| judgement.clauses.iter().filter(|clause| clause.verdict == verdict).count();
    assert_eq!(verdicts(ClauseVerdict::Inconclusive), 0);
    assert_eq!(verdicts(ClauseVerdict::NotTested), 14);
    assert_eq!(verdicts(ClauseVerdict::Conformant) + verdicts(ClauseVerdict::PartlyConformant), 23);
    assert_eq!(judgement.clauses.len(), 37);
}

#[test]
fn rules_on_the_definition_hold_under_whatever_name_the_platform_describes_it() {
    let of = |deviation, rule: &str| {
        let judgement = judged(deviation);
        let cases = judgement.cases.iter().filter(|case| case.case.as_str().contains(&format!("/{rule}/")));
        cases.count()
    };
    let described = Some("definition-describes-itself");
    for rule in ["header-agrees", "same-answer", "references"] {
        assert!(of(None, rule) > 0, "{rule}");
        assert!(of(described, rule) >= of(None, rule), "{rule}");
    }
}

/// What came of a deviation, if it is not what should have.
fn wrong(name: &str, breaks: &[String]) -> Option<String> {
    let judgement = judged(Some(name));
    let found = reporting(&judgement);
    let Some(first) = breaks.first() else {
        assert!(PERMITTED.contains(&name));
        return (!found.is_empty()).then(|| format!("{name}: {found:?} where nothing is broken"));
    };
    let is_caught = found.contains(first);
    let others: Vec<_> = found.iter().filter(|clause| !breaks.contains(clause)).collect();
    (!is_caught || !others.is_empty()).then(|| format!("{name}: caught {is_caught}, besides {others:?}"))
}

#[test]
fn each_deviation_is_caught_by_the_clause_that_it_breaks_and_by_no_other() {
    let all: Vec<_> = deviations(PLATFORM).into_iter().collect();
    assert!(all.len() >= 50, "{}", all.len());
    let wrongs: Vec<String> = std::thread::scope(|scope| {
        let part = all.len().div_ceil(TOGETHER);
        let workers: Vec<_> = all
            .chunks(part)
            .map(|part| {
                scope.spawn(|| {
                    part.iter().filter_map(|(name, breaks)| wrong(name, breaks)).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}

#[test]
fn what_the_definition_says_wrongly_is_laid_to_the_definition_and_what_is_done_wrongly_to_the_platform() {
    let blamed = |deviation| judged(Some(deviation)).findings.first().unwrap().blame.clone();
    assert!(matches!(blamed("camel-case-path"), Blame::Contract(_)));
    assert_eq!(blamed("trailing-slash-redirected"), Blame::Platform);
}

#[test]
fn what_a_release_takes_back_is_told_with_its_place_and_laid_to_the_definition() {
    let told = |deviation| {
        let judgement = judged(Some(deviation));
        let finding =
            judgement.findings.into_iter().find(|finding| finding.code == FindingCode::HT302).unwrap();
        assert!(matches!(finding.blame, Blame::Contract(_)));
        let Observed::Change { kind, operation, at, witness } = finding.observed else { panic!("no change") };
        (kind, operation, at, finding.place.to_string(), witness)
    };
    let (kind, operation, _, place, _) = told("operation-removed");
    assert_eq!((kind, &operation[..]), (ChangeKind::OperationGone, "PUT /gebouwen/{nummer}"));
    assert_eq!(place, "body /paths/~1gebouwen~1{gebouwId}");
    let (kind, _, at, place, witness) = told("values-of-requests-narrowed");
    assert_eq!((kind, &at[..]), (ChangeKind::BodyNarrowed, "application/json /status"));
    assert!(
        place.ends_with("/schema/properties/status/enum") && witness.contains("gesloopt"),
        "{place} {witness}"
    );
}

#[test]
fn without_the_release_before_the_clause_says_what_is_missing() {
    let platform = Platform::start(PLATFORM, None);
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = vec!["test", PACK, "--url", &platform.base, "--authorities", AUTHORITY];
    arguments.extend(["--clause", "/core/semver", "--out", "out"]);
    let output = hutong(folder.path(), &arguments);
    assert_eq!(exit_code(&output).0, 0);
    let judgement = read(&folder.path().join("out/judgement.json"));
    let clause = judgement.clauses.iter().find(|clause| clause.clause.as_str() == "/core/semver").unwrap();
    assert_eq!(clause.untested, [Dimension::State]);
    let plan = std::fs::read_to_string(folder.path().join("out/plan.ndjson")).unwrap();
    assert!(plan.contains("missing-test-data") && plan.contains("--previous FILE"), "{plan}");
}

#[test]
fn technical_rules_are_tested_in_every_dimension_that_they_name_or_say_in_which_they_are_not() {
    let judgement = judged(None);
    let untested: BTreeMap<_, BTreeSet<Dimension>> = judgement
        .clauses
        .iter()
        .filter(|clause| !clause.untested.is_empty() && clause.verdict != ClauseVerdict::NotTested)
        .map(|clause| (clause.clause.to_string(), clause.untested.iter().copied().collect()))
        .collect();
    let known = [
        ("/core/http-methods", Dimension::State),
        ("/core/http-response-code", Dimension::Request),
        ("/core/transport/no-sensitive-uris", Dimension::Request),
    ];
    let mut expected: BTreeMap<String, BTreeSet<Dimension>> =
        known.map(|(clause, dimension)| (clause.to_owned(), BTreeSet::from([dimension]))).into();
    expected.insert("/core/stateless".to_owned(), BTreeSet::from([Dimension::Request, Dimension::State]));
    assert_eq!(untested, expected);
}
