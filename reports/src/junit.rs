//! The `JUnit` report: a suite for each conformance class, a classname for each clause, a test case for each case.
//!
//! A case that exercises several clauses stands under each of them, and fails under a clause only if a finding of
//! that clause names it. Findings are failures; what could not be decided and what hutong itself could not do
//! are errors; what was not tested, does not apply or is waived is skipped, with the reason. Nothing of these is
//! ever a success. This is the one file that knows `junit-report`.

use std::fmt::Display;

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{CaseResult, ClauseResult, Evidence, Finding, Judgement, Verdict};
use hutong_specs::standard::Obligation;
use junit_report::{ReportBuilder, TestCase, TestResult, TestSuite};
use time::{Duration, OffsetDateTime};

use crate::error::ReportError;
use crate::numbering::findings_of;
use crate::reproduction::Reproduction;
use crate::trace::{command, facts, minimal_command};
use crate::visible::{value, visible_block, visible_line};
use crate::wording::{self, phrase};

mod about;
mod placement;

use placement::{Placement, placements};

/// The judgement as `JUnit` XML, worded in `language`.
pub fn junit(
    judgement: &Judgement,
    reproduction: &Reproduction,
    language: Language,
) -> Result<Vec<u8>, ReportError> {
    let manner = Manner { reproduction, language };
    let mut report = ReportBuilder::new();
    for placement in placements(judgement) {
        report.add_testsuite(suite(judgement, &placement, manner)?);
    }
    let mut bytes = Vec::new();
    report.build().write_xml(&mut bytes).map_err(|error| refused(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// How the report is worded, and how its cases are sent again.
#[derive(Clone, Copy, Debug)]
struct Manner<'a> {
    reproduction: &'a Reproduction,
    language: Language,
}

/// A suite, made field by field: the crate's constructors would ask the clock.
fn suite(
    judgement: &Judgement,
    placement: &Placement<'_>,
    manner: Manner<'_>,
) -> Result<TestSuite, ReportError> {
    let clauses = placement.clauses.iter();
    let testcases = clauses.flat_map(|clause| clause_cases(judgement, clause, manner)).collect();
    Ok(TestSuite {
        name: visible_line(placement.class),
        package: visible_line(judgement.standard.id.as_str()),
        timestamp: timestamp(judgement.run.started_ms)?,
        hostname: visible_line(&judgement.run.target.base),
        testcases,
        system_out: Some(xml_block(&about::about(judgement, manner.language))),
        system_err: None,
    })
}

fn timestamp(milliseconds: i64) -> Result<OffsetDateTime, ReportError> {
    let nanoseconds = i128::from(milliseconds) * 1_000_000;
    let moment = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).map_err(|error| refused(&error))?;
    if (0..=9999).contains(&moment.year()) {
        return Ok(moment);
    }
    Err(ReportError::Junit(format!("the run began in the year {}", moment.year())))
}

fn refused(error: &impl Display) -> ReportError {
    ReportError::Junit(error.to_string())
}

/// The cases of a clause; a single one that is skipped if there are none.
fn clause_cases(judgement: &Judgement, clause: &ClauseResult, manner: Manner<'_>) -> Vec<TestCase> {
    let cases = judgement.cases.iter().filter(|case| case.clauses.contains(&clause.clause));
    let cases: Vec<TestCase> = cases
        .map(|case| {
            let result = result(judgement, clause, case, manner);
            test_case(clause, case.case.as_str(), case.duration_us, result)
        })
        .collect();
    if cases.is_empty() { vec![skipped_clause(clause, manner.language)] } else { cases }
}

fn test_case(clause: &ClauseResult, name: &str, duration_us: u64, result: TestResult) -> TestCase {
    let microseconds = i64::try_from(duration_us).unwrap_or(i64::MAX);
    TestCase {
        name: visible_line(name),
        time: Duration::microseconds(microseconds),
        result,
        classname: Some(visible_line(clause.clause.as_str())),
        filepath: None,
        system_out: None,
        system_err: None,
    }
}

fn skipped_clause(clause: &ClauseResult, language: Language) -> TestCase {
    let kind = clause.reasons.first().map_or_else(|| "not-tested".to_owned(), kebab);
    let verdict = wording::clause_verdict(clause.verdict).get(language);
    let reasons = clause.reasons.iter().map(|reason| wording::reason(*reason).get(language).to_owned());
    let explanation = clause.explanation.iter().map(|text| visible_line(text.get(language)));
    let message: Vec<String> =
        std::iter::once(verdict.to_owned()).chain(reasons).chain(explanation).collect();
    test_case(clause, verdict, 0, skipped(&kind, &message.join(" · ")))
}

fn result(judgement: &Judgement, clause: &ClauseResult, case: &CaseResult, manner: Manner<'_>) -> TestResult {
    let language = manner.language;
    if let Some(finding) = finding_of(judgement, clause, case) {
        return match &finding.waiver {
            Some(waiver) => skipped("waived", &waived(finding, waiver, language)),
            None => failure(clause, case, finding, manner),
        };
    }
    match case.verdict {
        Verdict::Inconclusive => error("inconclusive", case, language),
        Verdict::Error => error("tool", case, language),
        Verdict::Fail if !case.doubts.is_empty() => error("inconclusive", case, language),
        Verdict::Pass | Verdict::Fail => TestResult::Success,
        Verdict::NotApplicable => {
            skipped("not-applicable", wording::case_verdict(Verdict::NotApplicable).get(language))
        }
    }
}

/// The worst finding of the clause that names the case; of a finding whose list of cases was cut, any case that
/// failed for the same operation and rule. One that is not waived comes before one that is.
fn finding_of<'a>(
    judgement: &'a Judgement,
    clause: &'a ClauseResult,
    case: &CaseResult,
) -> Option<&'a Finding> {
    let names = |finding: &&Finding| {
        let cut = finding.count > finding.cases.len() as u64;
        let alike = finding.operations.contains(&case.operation) && finding.rule == case.rule;
        finding.case == case.case
            || finding.cases.contains(&case.case)
            || (cut && alike && case.verdict == Verdict::Fail)
    };
    let findings = || findings_of(judgement, &clause.clause).map(|(_, finding)| finding).filter(names);
    findings().find(|finding| finding.waiver.is_none()).or_else(|| findings().next())
}

fn failure(clause: &ClauseResult, case: &CaseResult, finding: &Finding, manner: Manner<'_>) -> TestResult {
    TestResult::Failure {
        type_: format!("{:?}", finding.code),
        message: message(clause, finding, manner.language),
        cause: Some(xml_block(&trace(case, finding, manner))),
    }
}

fn message(clause: &ClauseResult, finding: &Finding, language: Language) -> String {
    let title = wording::explanation(finding.code).title.get(language);
    let observed = value(&wording::observed(&finding.observed, language), language);
    let weight = match clause.obligation {
        Obligation::Shall => wording::severity(finding.severity),
        Obligation::Should | Obligation::May => wording::obligation(clause.obligation),
    };
    let provenance = wording::provenance(clause.provenance).get(language);
    format!("[{} · {provenance}] {title} · {observed}", weight.get(language))
}

/// The finding in words, the command that sends this very case again, and the evidence of the finding's first case.
fn trace(case: &CaseResult, finding: &Finding, manner: Manner<'_>) -> String {
    let Manner { reproduction, language } = manner;
    let facts = facts(finding, language);
    let mut lines: Vec<String> =
        facts.into_iter().map(|(label, text)| format!("{}: {text}", label.get(language))).collect();
    lines.push(format!("{}: {}", phrase::REPLAY.get(language), command(reproduction, &case.case)));
    lines.push(format!("\n--- {}\n{}", phrase::EVIDENCE_REQUEST.get(language), finding.evidence.request));
    lines.push(format!("\n--- {}\n{}", phrase::EVIDENCE_RESPONSE.get(language), finding.evidence.response));
    if let Some(minimal) = finding.minimal.as_ref().filter(|minimal| minimal.round > 0) {
        let replay = minimal_command(reproduction, finding).unwrap_or_default();
        lines.push(format!("\n{}: {replay}", phrase::MINIMAL_REPLAY.get(language)));
        let Evidence { request, response, .. } = &minimal.evidence;
        lines.push(format!("\n--- {}\n{request}", phrase::MINIMAL_REQUEST.get(language)));
        lines.push(format!("\n--- {}\n{response}", phrase::MINIMAL_RESPONSE.get(language)));
    }
    lines.join("\n")
}

fn waived(finding: &Finding, waiver: &str, language: Language) -> String {
    let title = wording::explanation(finding.code).title.get(language);
    format!("{} {} · {:?} {title}", phrase::WAIVED_BY.get(language), value(waiver, language), finding.code)
}

fn error(kind: &str, case: &CaseResult, language: Language) -> TestResult {
    let doubts = case.doubts.iter().map(|doubt| value(&wording::doubt(doubt, language), language));
    let doubts: Vec<String> = doubts.collect();
    let message = if doubts.is_empty() {
        wording::case_verdict(case.verdict).get(language).to_owned()
    } else {
        doubts.join(" · ")
    };
    TestResult::Error { type_: kind.to_owned(), message, cause: None }
}

fn skipped(kind: &str, message: &str) -> TestResult {
    TestResult::SkippedWithCause { type_: kind.to_owned(), message: visible_line(message), cause: None }
}

/// The name of a value as documents write it.
fn kebab(value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(serde_json::Value::as_str).unwrap_or("not-tested").to_owned()
}

/// Text that may stand in a CDATA section.
fn xml_block(text: &str) -> String {
    visible_block(text).replace("]]>", "]]⟨U+003E⟩")
}

#[cfg(test)]
mod tests;
