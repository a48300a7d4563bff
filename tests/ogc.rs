//! The pack `ogcapi-features-1` against a small server in another language: without a finding on the one that keeps to
//! the standard and where it permits another way, and with one of the clause that it breaks on each deviation.
//!
//! Of the deviations of a clause the first is tried here, and every one where `HUTONG_DEVIATIONS` is `all`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use hutong_specs::judgement::{Blame, ClauseVerdict, Judgement};
use hutong_specs::standard::{Dimension, Verification};

use crate::other_language::{Platform, deviations, read, reporting};
use crate::support::{exit_code, hutong};

const PACK: &str = "ogcapi-features-1";

/// The folder of the platform.
const PLATFORM: &str = "ogc";

/// How many servers are tested at the same time.
const TOGETHER: usize = 4;

/// What no rule sees yet (`docs/ogc.md` says why); one that is seen must leave this list.
const KNOWN_MISSED: &[&str] = &[
    "allow-missing",
    "bbox-not-described",
    "bbox-with-axes-swapped",
    "bbox-without-geometry-left-out",
    "datetime-ignored",
    "datetime-not-described",
    "definition-link-is-dead",
    "definition-link-of-other-version",
    "definition-not-as-linked",
    "definition-to-read-is-dead",
    "definition-without-html",
    "filter-ignored",
    "geojson-not-declared",
    "items-link-in-one-encoding",
    "kind-refused",
    "kind-unknown-accepted",
    "limit-not-described",
    "matched-is-one-too-many",
    "more-than-maximum",
    "other-id-in-list",
    "prev-without-type",
];

/// Executable clauses of whose deviations none is seen.
const NOT_SHOWN: &[&str] = &["core/api-definition-op"];

/// The deviations that are tried.
fn tried() -> Vec<(String, Vec<String>)> {
    let all = deviations(PLATFORM);
    if std::env::var("HUTONG_DEVIATIONS").is_ok_and(|value| value == "all") {
        return all.into_iter().collect();
    }
    let mut clauses = BTreeSet::new();
    all.into_iter()
        .filter(|(name, breaks)| match breaks.first() {
            Some(first) => !KNOWN_MISSED.contains(&name.as_str()) && clauses.insert(first.clone()),
            None => true,
        })
        .collect()
}

fn judged(deviation: Option<&str>) -> Judgement {
    let server = Platform::start(PLATFORM, deviation);
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["test", PACK, "--url", &server.base, "--effects", "destructive", "--out", "out"];
    let output = hutong(folder.path(), &arguments);
    let (code, said) = exit_code(&output);
    let path = folder.path().join("out/judgement.json");
    assert!(path.exists(), "{deviation:?}: exit {code}: {said}");
    read(&path)
}

fn with_verdict(judgement: &Judgement, verdict: ClauseVerdict) -> usize {
    judgement.clauses.iter().filter(|clause| clause.verdict == verdict).count()
}

#[test]
fn a_server_that_keeps_to_the_standard_has_no_findings_and_only_what_people_judge_is_left() {
    let judgement = judged(None);
    assert_eq!(reporting(&judgement), BTreeSet::new());
    assert_eq!(with_verdict(&judgement, ClauseVerdict::Inconclusive), 0);
    assert_eq!(with_verdict(&judgement, ClauseVerdict::NotTested), 32);
    assert_eq!(with_verdict(&judgement, ClauseVerdict::NotApplicable), 1);
    let kept = [ClauseVerdict::Conformant, ClauseVerdict::PartlyConformant];
    assert_eq!(kept.map(|verdict| with_verdict(&judgement, verdict)).iter().sum::<usize>(), 54);
    assert_eq!(judgement.clauses.len(), 87);
}

#[test]
fn executable_clauses_are_tested_in_every_dimension_that_they_name_or_say_in_which_they_are_not() {
    let judgement = judged(None);
    let left = [ClauseVerdict::NotTested, ClauseVerdict::NotApplicable];
    let untested: BTreeMap<_, BTreeSet<Dimension>> = judgement
        .clauses
        .iter()
        .filter(|clause| !clause.untested.is_empty() && !left.contains(&clause.verdict))
        .map(|clause| (clause.clause.to_string(), clause.untested.iter().copied().collect()))
        .collect();
    let known = [("core/fc-numberMatched", Dimension::Response), ("oas/oas-definition", Dimension::Document)];
    let expected = known.map(|(clause, dimension)| (clause.to_owned(), BTreeSet::from([dimension])));
    assert_eq!(untested, BTreeMap::from(expected));
}

#[test]
fn every_executable_clause_has_a_deviation_that_is_seen() {
    let standard = hutong::locate::open(PACK, None).unwrap();
    let shown: BTreeSet<String> = deviations(PLATFORM)
        .into_iter()
        .filter(|(name, _)| !KNOWN_MISSED.contains(&name.as_str()))
        .filter_map(|(_, breaks)| breaks.into_iter().next())
        .collect();
    let not_shown: Vec<String> = standard
        .clauses
        .iter()
        .filter(|clause| matches!(clause.verification, Verification::Automatic))
        .map(|clause| clause.id.to_string())
        .filter(|id| !shown.contains(id))
        .collect();
    assert_eq!(not_shown, NOT_SHOWN);
}

/// What came of a deviation, if it is not what should have.
fn wrong(name: &str, breaks: &[String]) -> Option<String> {
    let found = reporting(&judged(Some(name)));
    let others: Vec<_> = found.iter().filter(|clause| !breaks.contains(clause)).collect();
    let is_caught = breaks.first().is_none_or(|first| found.contains(first));
    let should_be = !KNOWN_MISSED.contains(&name);
    let is_wrong = is_caught != should_be || !others.is_empty();
    is_wrong.then(|| format!("{name}: caught {is_caught}, should be {should_be}; besides {others:?}"))
}

#[test]
fn each_deviation_is_caught_by_the_clause_that_it_breaks_and_by_no_other_and_what_is_permitted_by_none() {
    let left = Mutex::new(tried());
    let wrongs = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..TOGETHER {
            scope.spawn(|| {
                loop {
                    let next = left.lock().unwrap().pop();
                    let Some((name, breaks)) = next else { break };
                    if let Some(why) = wrong(&name, &breaks) {
                        wrongs.lock().unwrap().push(why);
                    }
                }
            });
        }
    });
    let wrongs = wrongs.into_inner().unwrap();
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}

#[test]
fn what_is_known_to_be_missed_is_among_the_deviations() {
    let all = deviations(PLATFORM);
    for name in KNOWN_MISSED {
        assert!(all.contains_key(*name), "{name}");
    }
}

#[test]
fn what_the_definition_says_wrongly_is_laid_to_the_definition_and_what_is_done_wrongly_to_the_server() {
    let blamed = |deviation| judged(Some(deviation)).findings.first().unwrap().blame.clone();
    assert!(matches!(blamed("title-missing"), Blame::Contract(_)));
    assert_eq!(blamed("limit-ignored"), Blame::Platform);
}
