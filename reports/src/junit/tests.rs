use std::collections::BTreeMap;

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;

use super::junit;
use crate::reproduction::Reproduction;
use crate::sample;

fn xml(judgement: &Judgement) -> String {
    String::from_utf8(junit(judgement, &Reproduction::default(), Language::Zh).unwrap()).unwrap()
}

/// What stands within the test case of this clause and name.
fn within<'a>(xml: &'a str, clause: &str, case: &str) -> &'a str {
    let start = xml
        .match_indices("<testcase ")
        .map(|(index, _)| index)
        .find(|index| {
            let head = xml[*index..].split('>').next().unwrap();
            head.contains(&format!("name=\"{case}\"")) && head.contains(&format!("classname=\"{clause}\""))
        })
        .unwrap();
    let rest = &xml[start..];
    if rest.split('>').next().unwrap().ends_with('/') {
        ""
    } else {
        rest.split("</testcase>").next().unwrap()
    }
}

#[test]
fn the_report_reads_as_it_did() {
    insta::assert_snapshot!("junit", xml(&sample::judgement()));
}

#[test]
fn a_case_fails_only_under_the_clause_whose_finding_names_it() {
    let xml = xml(&sample::judgement());
    assert!(within(&xml, "SX-01", "reportCase/credentials/wrong").contains("<failure type=\"HT104\""));
    assert_eq!(within(&xml, "SX-03", "reportCase/credentials/wrong"), "");
}

#[test]
fn what_was_not_decided_is_an_error_and_what_was_not_tested_is_skipped() {
    let xml = xml(&sample::judgement());
    assert!(within(&xml, "SX-06", "queryCase/scenario/reported").contains("<error type=\"inconclusive\""));
    assert!(within(&xml, "SX-06", "queryCase/scenario/again").contains("<error type=\"tool\""));
    assert!(within(&xml, "SX-02", "reportCase/window/stale").contains("<skipped type=\"waived\""));
    assert!(within(&xml, "SX-07", "不适用").contains("<skipped type=\"not-declared\""));
    assert!(within(&xml, "SX-08", "未测").contains("<skipped type=\"manual\""));
}

#[test]
fn a_failed_case_beyond_the_list_of_its_finding_fails_too() {
    let mut judgement = sample::judgement();
    judgement.findings[0].cases.truncate(1);
    let xml = xml(&judgement);
    assert!(within(&xml, "SX-01", "reportItem/credentials/wrong").contains("<failure"));
    assert_eq!(within(&xml, "SX-03", "reportCase/acceptance/full"), "");
}

#[test]
fn every_clause_has_a_case_and_every_suite_its_class() {
    let judgement = sample::judgement();
    let xml = xml(&judgement);
    let mut counts = BTreeMap::new();
    for clause in &judgement.clauses {
        counts.insert(&clause.clause, xml.matches(&format!("classname=\"{}\"", clause.clause)).count());
    }
    assert!(counts.values().all(|count| *count > 0), "{counts:?}");
    assert!(xml.contains("<testsuite id=\"0\" name=\"security\""));
    assert_eq!(xml.matches("timestamp=\"2025-11-23T04:00:00Z\"").count(), 2);
}

#[test]
fn a_hostile_answer_leaves_the_xml_well_formed() {
    for language in [Language::Zh, Language::En] {
        let xml = String::from_utf8(junit(&sample::hostile(), &Reproduction::default(), language).unwrap())
            .unwrap();
        let controls = |character: char| character.is_control() && character != '\n';
        assert!(!xml.contains(controls) && !xml.contains(['\u{ffff}', '\u{202e}']));
        assert_eq!(xml.matches("<![CDATA[").count(), xml.matches("]]>").count());
        assert_eq!(xml.matches("<testcase ").count() - xml.matches("</testcase>").count(), successes(&xml));
    }
}

fn successes(xml: &str) -> usize {
    xml.split("<testcase ").skip(1).filter(|rest| rest.split('>').next().unwrap().ends_with('/')).count()
}

#[test]
fn a_run_beyond_the_calendar_is_an_error_and_no_panic() {
    let mut judgement = sample::judgement();
    judgement.run.started_ms = i64::MAX;
    assert!(junit(&judgement, &Reproduction::default(), Language::Zh).is_err());
}
