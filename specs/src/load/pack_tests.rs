//! Packs: what they are made of, and what is wrong with them.

use super::{Options, load};
use crate::files::{Files, MemoryFiles};
use crate::standard::{Aspect, Origin, Standard};
use crate::text::Diagnostics;

const MANIFEST: &str = "\
format: hutong.standard/1
id: demo
title: {zh: 演示, en: demo}
edition: '1'
description: {zh: 演示, en: demo}
interface: openapi.yaml
sources:
  - {id: S, title: {zh: 甲, en: s}, note: {zh: '', en: ''}}
classes:
  - {id: core, title: {zh: 核心, en: core}}
bindings: [first, second]
clause-files: [clauses.yaml]
";
const CLAUSES: &str = "\
- id: D-1
  obligation: shall
  text: {zh: 受理, en: accept}
  class: core
  provenance: {kind: profile, source: S, locator: '1'}
  severity: serious
  dimensions: [request]
  verify: [{rule: acceptance, scope: {operations: [send]}}]
";
const INTERFACE: &str = "\
openapi: 3.1.0
info: {title: demo, version: '1'}
paths:
  /send:
    post:
      operationId: send
      x-clause: D-1
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [kind]
              properties:
                kind: {type: string, x-code-list: kinds}
                level: {type: integer, x-code-list: kinds}
            example: {kind: '1'}
      responses: {'200': {description: fine}}
";
const CODES: &str = "# source: S\ncode,zh,en\n1,甲,one\n2,乙,two\n";

fn binding(name: &str, lists: &str) -> String {
    format!("id: {name}\ntitle: {{zh: 甲, en: a}}\nprovenance: []\n{lists}")
}

fn pack(clauses: &str, interface: &str) -> MemoryFiles {
    MemoryFiles::new([
        ("standard.yaml", MANIFEST.to_owned()),
        ("clauses.yaml", clauses.to_owned()),
        ("openapi.yaml", interface.to_owned()),
        ("codes/kinds.csv", CODES.to_owned()),
        ("codes/others.csv", CODES.replace("2,", "9,")),
        ("bindings/first.yaml", binding("first", "")),
        ("bindings/second.yaml", binding("second", "code-lists: {kinds: others}\n")),
    ])
}

fn loaded(files: &MemoryFiles, binding: Option<&str>) -> Result<Standard, Diagnostics> {
    let binding = binding.map(str::to_owned);
    load(files, &Options { location: "demo".to_owned(), document: None, binding })
}

fn refused(clauses: &str, interface: &str) -> Vec<String> {
    let diagnostics = loaded(&pack(clauses, interface), None).unwrap_err();
    let line = |one: &crate::text::Diagnostic| one.place.as_ref().map_or(0, |place| place.position.line);
    diagnostics.iter().map(|one| format!("{}:{}", one.code, line(one))).collect()
}

#[test]
fn a_pack_loads_with_the_code_lists_of_its_binding() {
    let standard =
        loaded(&pack(CLAUSES, INTERFACE), None).unwrap_or_else(|wrong| panic!("{}", wrong.render()));
    assert_eq!((standard.origin, standard.binding.id.as_str()), (Origin::Pack, "first"));
    let property = "/paths/~1send/post/requestBody/content/application~1json/schema/properties";
    assert_eq!(standard.schemas.value(&format!("{property}/kind/enum")), &serde_json::json!(["1", "2"]));
    assert_eq!(standard.schemas.value(&format!("{property}/level/enum")), &serde_json::json!([1, 2]));
    let operation = standard.operations.first().unwrap();
    let clause = standard.clause_of(operation, Aspect::RequestBody, &format!("{property}/kind/enum"));
    assert_eq!(clause.unwrap().as_str(), "D-1");
    let second = loaded(&pack(CLAUSES, INTERFACE), Some("second")).unwrap();
    assert_eq!(second.schemas.value(&format!("{property}/kind/enum")), &serde_json::json!(["1", "9"]));
    assert_eq!(second.digest, standard.digest);
}

#[test]
fn an_unknown_binding_is_refused() {
    let diagnostics = loaded(&pack(CLAUSES, INTERFACE), Some("third")).unwrap_err();
    assert_eq!(diagnostics.iter().next().unwrap().code, "load.binding");
}

#[test]
fn clauses_that_name_what_is_not_there_are_told_at_once() {
    let clauses = CLAUSES.replace("class: core", "class: other").replace("[send]", "[receive]")
        + "\
- id: D-1
  obligation: shall
  text: {zh: 受理, en: accept}
  class: core
  provenance: {kind: profile, source: T, locator: '1'}
  severity: serious
  dimensions: [request]
  implies: [D-9]
- id: D-2
  obligation: must
";
    assert_eq!(
        refused(&clauses, INTERFACE),
        [
            "lint.clause:4",
            "lint.clause:8",
            "lint.clause:9",
            "lint.clause:9",
            "lint.clause:13",
            "lint.clause:16",
            "load.shape:18",
        ]
    );
}

#[test]
fn a_constraint_without_clause_and_a_wrong_x_clause_are_told() {
    let interface = INTERFACE.replace("      x-clause: D-1\n", "");
    let codes = refused(CLAUSES, &interface);
    assert!(!codes.is_empty() && codes.iter().all(|code| code.starts_with("lint.constraint:")), "{codes:?}");
    assert_eq!(refused(CLAUSES, &INTERFACE.replace("x-clause: D-1", "x-clause: D-7")), ["lint.x-clause:7"]);
}

#[test]
fn examples_needs_and_fresh_values_are_checked() {
    let interface = INTERFACE
        .replace("kind: '1'", "kind: '7'")
        .replace("x-clause: D-1", "x-clause: D-1\n      x-needs: [send, other]")
        .replace("{type: string, ", "{type: string, x-fresh: {name: n, template: A###}, ");
    assert_eq!(
        refused(CLAUSES, &interface),
        ["lint.needs:8", "lint.needs:8", "lint.fresh:17", "lint.example:19"]
    );
}

#[test]
fn a_code_list_that_is_not_there_is_told_where_it_is_named() {
    let interface =
        INTERFACE.replace("{type: string, x-code-list: kinds}", "{type: string, x-code-list: none}");
    assert_eq!(refused(CLAUSES, &interface), ["load.code-list:16"]);
}

const MACHINE: &str = "\
id: thing
title: {zh: 事, en: thing}
initial: none
states:
  - {id: none, title: {zh: 无, en: none}}
  - {id: there, title: {zh: 有, en: there}, seen: {at: {/kind: {equals: '1'}}}}
events:
  - {id: send, title: {zh: 报, en: send}, operation: send}
transitions:
  - {from: [none], event: send, to: there, clauses: [D-1]}
forbidden:
  - {from: [there], event: send, clauses: [D-1]}
observe: {operation: send, clauses: [D-1]}
";

fn with_machine(machine: &str) -> Result<Standard, Vec<String>> {
    let manifest = format!("{MANIFEST}machine-files: [machines/thing.yaml]\n");
    let base = pack(CLAUSES, INTERFACE);
    let paths = base.list().unwrap().into_iter();
    let mut files: Vec<_> =
        paths.map(|path| (path.clone(), base.read(&path).unwrap().into_owned())).collect();
    files.push(("standard.yaml".to_owned(), manifest.into_bytes()));
    files.push(("machines/thing.yaml".to_owned(), machine.as_bytes().to_vec()));
    loaded(&MemoryFiles::new(files), None).map_err(|found| {
        let line = |one: &crate::text::Diagnostic| one.place.as_ref().map_or(0, |place| place.position.line);
        found.iter().map(|one| format!("{}:{}", one.code, line(one))).collect()
    })
}

#[test]
fn a_withdrawal_of_an_operation_that_is_not_there_is_told_with_its_place() {
    let with = |operation: &str| {
        let withdrawal =
            format!("{{operations: [{operation}], receipt: /id, identifier: /id, set: {{/kind: '9'}}}}");
        let manifest = format!("{MANIFEST}withdrawals:\n  - {withdrawal}\n");
        let base = pack(CLAUSES, INTERFACE);
        let paths = base.list().unwrap().into_iter();
        let mut files: Vec<_> =
            paths.map(|path| (path.clone(), base.read(&path).unwrap().into_owned())).collect();
        files.push(("standard.yaml".to_owned(), manifest.into_bytes()));
        loaded(&MemoryFiles::new(files), None)
    };
    assert_eq!(with("send").unwrap().withdrawals.len(), 1);
    let found = with("sned").unwrap_err();
    let told: Vec<_> = found.iter().map(|one| (one.code.as_ref(), one.message.as_str())).collect();
    assert_eq!(told, [("lint.withdrawals", "there is no operation `sned`")]);
    assert!(found.iter().all(|one| one.place.is_some()));
}

#[test]
fn a_pack_has_state_machines() {
    let standard = with_machine(MACHINE).unwrap();
    let machine = standard.machine(&"thing".into()).unwrap();
    assert_eq!(machine.ways().len(), 2);
}

#[test]
fn what_is_wrong_with_a_machine_is_told_with_its_place() {
    let wrong = |from: &str, to: &str| {
        assert!(MACHINE.contains(from), "{from}");
        with_machine(&MACHINE.replacen(from, to, 1)).unwrap_err()
    };
    assert_eq!(
        wrong("initial: none", "initial: nowhere"),
        ["lint.machine:3", "lint.machine:5", "lint.machine:6"]
    );
    assert_eq!(wrong("to: there", "to: nowhere"), ["lint.machine:6", "lint.machine:10"]);
    assert_eq!(wrong("[there], event: send", "[there], event: sned"), ["lint.machine:12"]);
    assert_eq!(wrong("operation: send}", "operation: sned}"), ["lint.machine:8"]);
    assert_eq!(wrong("clauses: [D-1]", "clauses: [D-9]"), ["lint.machine:10"]);
    assert_eq!(wrong("clauses: [D-1]", "clauses: []"), ["lint.machine:10"]);
    assert_eq!(wrong("from: [there]", "from: [none]"), ["lint.machine:12"]);
    assert_eq!(wrong("observe: {operation: send, clauses: [D-1]}\n", ""), ["lint.machine:6"]);
    assert_eq!(wrong("operation: send}", "operation: send, times: {/kind: 0}}"), ["lint.machine:8"]);
    assert_eq!(
        wrong("  - {id: there", "  - {id: none, title: {zh: 无, en: none}}\n  - {id: there"),
        ["lint.machine:6"]
    );
}
