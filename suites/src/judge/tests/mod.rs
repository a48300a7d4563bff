//! The judge over a small document and answers written by hand.

use hutong_specs::digest::Digest;
use hutong_specs::files::MemoryFiles;
use hutong_specs::judgement::{ClauseVerdict, Doubt, FindingCode, Judgement, Verdict};
use hutong_specs::load::{Options, load};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Case, Intent, Plan};
use hutong_specs::profile::{Declares, Waiver};
use hutong_specs::record::{
    Answer, Body, BodyContent, Ended, Exchange, Fault, FaultKind, Origin, RecordFooter, RecordHeader,
    RecordLine, Sent, Target,
};
use hutong_specs::standard::{Effect, Standard};
use hutong_specs::tool::Tool;

use super::Judge;
use crate::plan::{PlanOptions, plan};

mod asked;
mod blame;
mod bodies;
mod claims;
mod compatible;
mod content;
mod doors;
mod early;
mod gaps;
mod sides;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /people:
    post:
      operationId: report
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties: {name: {type: string, maxLength: 5}}
            example: {name: 测试人}
      responses:
        '200':
          description: taken
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: integer}, kind: {type: string, enum: [甲, 乙]}}}
        '400': {description: refused}
        '503': {description: busy}
";

pub(super) fn standard() -> Standard {
    loaded(DOCUMENT)
}

fn loaded(document: &str) -> Standard {
    let files = MemoryFiles::new([("t.yaml", document)]);
    let options =
        Options { location: "t.yaml".to_owned(), document: Some("t.yaml".to_owned()), binding: None };
    load(&files, &options).unwrap()
}

pub(super) fn planned(standard: &Standard, waivers: Vec<Waiver>) -> Plan {
    let declares = Declares { effects: Effect::Destructive, waivers, ..Declares::default() };
    plan(standard, &declares, &PlanOptions { seed: 1, ..PlanOptions::default() }).unwrap()
}

fn received(status: u16, json: &str) -> Answer {
    let content = BodyContent::Text(json.to_owned());
    Answer::Received {
        status,
        headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
        body: Body { content, length: Some(json.len() as u64), cut: false },
    }
}

/// What a platform that is right answers.
fn right(case: &Case) -> Answer {
    match case.intent {
        Intent::Conform => received(200, r#"{"id": 1}"#),
        Intent::Violate(_) => received(400, ""),
    }
}

fn header(standard: &Standard, digest: Digest) -> RecordLine {
    RecordLine::Header(Box::new(RecordHeader {
        format: RecordHeader::FORMAT.to_owned(),
        tool: Tool::current(),
        plan: digest,
        standard: standard.digest,
        origin: Origin::Run,
        target: Target { name: "t".to_owned(), base: "http://127.0.0.1:1".to_owned(), version: None },
        batch: "test0000".to_owned(),
        started_ms: 1_704_067_200_000,
        authorisation: None,
    }))
}

/// Judges a run in which `answer` answers each case, or says nothing of it.
fn judged(waivers: Vec<Waiver>, answer: impl Fn(&Case) -> Option<Answer>) -> Judgement {
    let standard = standard();
    judged_plan(&standard, &planned(&standard, waivers), answer)
}

/// The same for a plan.
fn judged_plan(standard: &Standard, plan: &Plan, answer: impl Fn(&Case) -> Option<Answer>) -> Judgement {
    judged_calls(standard, plan, |case| Some((None, answer(case)?)))
}

/// The same for requests that are known.
fn judged_calls(
    standard: &Standard,
    plan: &Plan,
    call: impl Fn(&Case) -> Option<(Option<Sent>, Answer)>,
) -> Judgement {
    let digest = plan.digest().unwrap();
    let mut judge = Judge::new(standard, plan, digest).unwrap();
    judge.observe(header(standard, digest)).unwrap();
    for case in &plan.cases {
        let Some((sent, answer)) = call(case) else { continue };
        let exchange = Exchange {
            case: case.id.clone(),
            step: case.steps.last().unwrap().id.clone(),
            attempt: 1,
            sent,
            answer,
            observations: Vec::new(),
            started_ms: 0,
            duration_us: 1,
            waiting: None,
        };
        judge.observe(RecordLine::Exchange(Box::new(exchange))).unwrap();
    }
    let footer = RecordFooter {
        ended: Ended::Completed,
        detail: String::new(),
        exchanges: 0,
        finished_ms: 0,
        clock_offset_ms: None,
    };
    judge.observe(RecordLine::Footer(footer)).unwrap();
    judge.finish(Digest::of(b"record")).unwrap()
}

fn clause(judgement: &Judgement, aspect: &str) -> ClauseVerdict {
    let id = ClauseId::from(format!("report/{aspect}"));
    judgement.clauses.iter().find(|result| result.clause == id).unwrap().verdict
}

fn is_valid(case: &Case) -> bool {
    case.id.as_str() == "report/acceptance/valid"
}

#[test]
fn a_platform_that_is_right_has_no_findings() {
    let judgement = judged(Vec::new(), |case| Some(right(case)));
    assert_eq!(judgement.findings, []);
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::Conformant);
    assert_eq!(judgement.coverage.cases.pass, judgement.coverage.cases.total());
}

#[test]
fn what_was_not_run_is_never_a_pass() {
    let judgement = judged(Vec::new(), |case| is_valid(case).then(|| right(case)));
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::Inconclusive);
    let open = judgement.cases.iter().filter(|case| case.doubts == [Doubt::NotRun]);
    assert_eq!(open.count(), judgement.cases.len() - 1);
}

#[test]
fn a_violation_that_is_accepted_is_a_finding_of_its_clause() {
    let judgement = judged(Vec::new(), |case| {
        let accepts = case.id.as_str() == "report/required/body.without-name";
        Some(if accepts { received(200, r#"{"id": 1}"#) } else { right(case) })
    });
    let finding = judgement.findings.first().unwrap();
    assert_eq!(finding.code, FindingCode::HT103);
    assert_eq!(finding.clause, ClauseId::from("report/request-body"));
    assert_eq!(judgement.findings.len(), 1);
}

#[test]
fn a_refusal_means_nothing_where_the_valid_request_was_refused_too() {
    let judgement =
        judged(Vec::new(), |case| Some(if is_valid(case) { received(409, "") } else { right(case) }));
    let dependent = judgement.cases.iter().find(|case| case.rule.as_str() == "required").unwrap();
    assert_eq!(dependent.verdict, Verdict::Inconclusive);
    assert_ne!(clause(&judgement, "request-body"), ClauseVerdict::Conformant);
}

#[test]
fn a_server_error_is_no_refusal_and_one_defect_of_robustness() {
    let judgement = judged(Vec::new(), |case| {
        let breaks = matches!(case.rule.as_str(), "required" | "type" | "media-type");
        Some(if breaks { received(500, "") } else { right(case) })
    });
    let found: Vec<_> =
        judgement.findings.iter().map(|finding| (finding.code, finding.clause.as_str())).collect();
    assert_eq!(found, [(FindingCode::HT101, "report/robustness")]);
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::Inconclusive);
}

#[test]
fn a_server_error_that_the_document_names_neither_refuses_nor_breaks() {
    let judgement = judged(Vec::new(), |case| {
        Some(match case.intent {
            Intent::Conform => right(case),
            Intent::Violate(_) => received(503, ""),
        })
    });
    assert_eq!(judgement.findings, []);
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::Inconclusive);
    assert_eq!(clause(&judgement, "responses"), ClauseVerdict::Conformant);
    let always = judged(Vec::new(), |_| Some(received(503, "")));
    assert_eq!((always.findings.len(), always.coverage.cases.pass), (0, 0));
}

#[test]
fn a_redirection_that_the_document_does_not_name_is_one_finding() {
    let judgement =
        judged(Vec::new(), |case| Some(if is_valid(case) { received(302, "") } else { right(case) }));
    let codes: Vec<_> = judgement.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [FindingCode::HT201]);
}

#[test]
fn a_body_that_breaks_its_schema_is_told_with_place_and_constraint() {
    let judgement = judged(Vec::new(), |case| {
        Some(if is_valid(case) { received(200, r#"{"id": "测试"}"#) } else { right(case) })
    });
    let finding = judgement.findings.first().unwrap();
    assert_eq!(finding.code, FindingCode::HT205);
    assert_eq!(finding.place.to_string(), "body /id");
}

#[test]
fn no_response_is_no_finding_unless_it_was_torn() {
    let fault = |kind| Answer::Fault(Fault { kind, detail: "test".to_owned(), received: None });
    let timeout = judged(Vec::new(), |_| Some(fault(FaultKind::Timeout)));
    assert_eq!(timeout.findings, []);
    assert_eq!(timeout.coverage.cases.pass, 0);
    let ours = judged(Vec::new(), |_| Some(fault(FaultKind::NotBuilt)));
    assert!(ours.cases.iter().all(|case| case.verdict == Verdict::Error));
}

#[test]
fn a_waiver_is_shown_until_it_expires() {
    let waiver = |expires: &str| Waiver {
        id: "W-1".to_owned(),
        clause: ClauseId::from("report/request-body"),
        operation: None,
        reason: "test".to_owned(),
        approver: "测试单位".to_owned(),
        expires: expires.to_owned(),
    };
    let accept_all = |case: &Case| {
        let _ = case;
        Some(received(200, r#"{"id": 1}"#))
    };
    let covered = judged(vec![waiver("2024-01-01")], accept_all);
    assert_eq!(clause(&covered, "request-body"), ClauseVerdict::Waived);
    assert!(!covered.findings.is_empty());
    let expired = judged(vec![waiver("2023-12-31")], accept_all);
    assert_ne!(clause(&expired, "request-body"), ClauseVerdict::Waived);
}
