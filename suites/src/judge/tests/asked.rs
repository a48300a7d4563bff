//! Clauses whose requests and answers are data (`ask`), over the interface of a target, and classes that it declares.

use hutong_specs::files::MemoryFiles;
use hutong_specs::judgement::{ClauseVerdict, Judgement};
use hutong_specs::load::{Options, load};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Case, Plan, Reason};
use hutong_specs::record::Answer;
use hutong_specs::standard::Standard;

use super::{judged_plan, planned, received};

const MANIFEST: &str = "\
format: hutong.standard/1
id: demo
title: {zh: 演示, en: demo}
edition: '1'
description: {zh: 演示, en: demo}
interface:
  blocks: blocks.yaml
  from: [{operation: list}]
  declared: {operation: list, at: /conforms}
  sample: sample.json
  sample-declared: declared.json
sources:
  - {id: S, title: {zh: 甲, en: s}, note: {zh: '', en: ''}}
classes:
  - {id: core, title: {zh: 核心, en: core}}
  - {id: more, title: {zh: 更多, en: more}, declared: ['urn:more', 'urn:more/2']}
clause-files: [clauses.yaml]
";
const BLOCKS: &str = "\
openapi: 3.1.0
info: {title: blocks, version: '1'}
x-clause: C
paths:
  /things:
    get: {operationId: list, responses: {'200': {description: ''}}}
";
const TARGET: &str = r#"{"openapi": "3.0.0", "info": {"title": "t", "version": "1"}, "paths": {"/things": {"get": {
    "operationId": "getThings",
    "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1}}],
    "responses": {"200": {"description": ""}, "400": {"description": ""}}}}}}"#;
const FREE: &str =
    r#", {"name": "more", "in": "query", "schema": {"type": "object", "additionalProperties": true}}]"#;

fn clause(id: &str, class: &str, with: &str) -> String {
    format!(
        "- {{id: {id}, obligation: shall, text: {{zh: 甲, en: a}}, class: {class}, provenance: {{kind: normative, source: S, \
         locator: '1'}}, severity: serious, dimensions: [response, error], verify: [{{rule: ask, with: {with}, scope: \
         {{operations: [list]}}}}]}}\n"
    )
}

fn standard(target: &str, declared: &str) -> Standard {
    let clauses = [
        clause("C", "core", "{name: tally, expect: [{tallies: {array: /things, number: /count}}]}"),
        clause(
            "UNKNOWN",
            "core",
            "{name: unknown, query: {other: 1}, violates: true, expect: [{status: ['400']}]}",
        ),
        clause(
            "INVALID",
            "core",
            "{name: invalid, set: {/limit: ten}, violates: true, expect: [{status: ['400']}]}",
        ),
        clause(
            "VALID",
            "core",
            "{name: valid-after-all, set: {/limit: 7}, violates: true, expect: [{status: ['400']}]}",
        ),
        clause(
            "MORE",
            "more",
            "{name: more, headers: {Accept: text/html}, expect: [{media-type: [text/html]}]}",
        ),
    ];
    let row = clause("ROW", "core", "{name: row, expect: [{status: ['200']}]}");
    let clauses = [clauses.concat(), row.replace("rule: ask,", "rule: ask, class: more,")];
    let files = MemoryFiles::new([
        ("standard.yaml", MANIFEST.to_owned()),
        ("clauses.yaml", clauses.concat()),
        ("blocks.yaml", BLOCKS.to_owned()),
        ("sample.json", target.to_owned()),
        ("declared.json", declared.to_owned()),
    ]);
    load(&files, &Options::default()).unwrap_or_else(|wrong| panic!("{}", wrong.render()))
}

fn reason(plan: &Plan, clause: &str) -> Option<Reason> {
    let of_clause = plan.exclusions.iter().find(|one| one.clause == Some(ClauseId::from(clause)));
    of_clause.map(|one| one.reason)
}

fn verdict(judgement: &Judgement, clause: &str) -> ClauseVerdict {
    judgement.clauses.iter().find(|result| result.clause == ClauseId::from(clause)).unwrap().verdict
}

fn answer(case: &Case, count: &str) -> Answer {
    let refuses = ["unknown", "invalid"].iter().any(|name| case.id.as_str().ends_with(name));
    if refuses { received(400, "{}") } else { received(200, &format!(r#"{{"things": [1, 2]{count}}}"#)) }
}

#[test]
fn what_is_asked_is_judged_by_the_demands_of_the_clause() {
    let standard = standard(TARGET, r#"{"conforms": []}"#);
    let plan = planned(&standard, Vec::new());
    for (count, expected) in [
        (", \"count\": 2", ClauseVerdict::Conformant),
        ("", ClauseVerdict::NotApplicable),
        (", \"count\": 3", ClauseVerdict::NonConformant),
    ] {
        let judgement = judged_plan(&standard, &plan, |case| Some(answer(case, count)));
        if expected == ClauseVerdict::NonConformant {
            assert_eq!(verdict(&judgement, "C"), expected);
            assert_eq!(judgement.findings.len(), 1);
        } else {
            assert!(judgement.findings.is_empty(), "{:?}", judgement.findings);
        }
    }
    let lenient = judged_plan(&standard, &plan, |_| Some(received(200, r#"{"things": []}"#)));
    let found: Vec<&str> = lenient.findings.iter().map(|finding| finding.clause.as_str()).collect();
    assert!(found.contains(&"UNKNOWN") && found.contains(&"INVALID"), "{found:?}");
}

#[test]
fn what_the_interface_allows_is_not_demanded_refused() {
    let plan = planned(&standard(TARGET, "{}"), Vec::new());
    assert_eq!(reason(&plan, "VALID"), Some(Reason::NoViolationOnTheWire));
    assert_eq!(reason(&plan, "UNKNOWN"), None);
    let free = planned(&standard(&TARGET.replacen("}}],", &format!("}}}}{FREE},"), 1), "{}"), Vec::new());
    assert_eq!(reason(&free, "UNKNOWN"), Some(Reason::NothingToTest));
}

#[test]
fn a_class_that_the_target_does_not_declare_is_not_tested() {
    for (declared, expected) in [
        (r#"{"conforms": ["urn:more/2"]}"#, None),
        (r#"{"conforms": ["urn:other"]}"#, Some(Reason::NotDeclared)),
        ("no json", Some(Reason::BrokenDocument)),
    ] {
        let plan = planned(&standard(TARGET, declared), Vec::new());
        assert_eq!(reason(&plan, "MORE"), expected, "{declared}");
        // A row of a clause that is tested whatever the target declares.
        assert_eq!(reason(&plan, "ROW"), expected.map(|_| Reason::NothingToTest), "{declared}");
    }
}
