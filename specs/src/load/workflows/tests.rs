//! Documents of workflows with and without faults.

use serde_json::json;

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::plan::{Demand, Operand, Predicate, Reference, Relation, Side};
use crate::standard::{Standard, StepDemand, ValueSource};
use crate::text::Diagnostics;

const MANIFEST: &str = "\
format: hutong.standard/1
id: demo
title: {zh: 例, en: demo}
edition: '1'
description: {zh: 例, en: demo}
interface: openapi.yaml
workflows: workflows.arazzo.yaml
sources: [{id: own, title: {zh: 例, en: demo}, note: {zh: 例, en: demo}}]
classes: [{id: all, title: {zh: 例, en: demo}}]
clauses:
  - id: C-1
    class: all
    obligation: shall
    severity: general
    text: {zh: 例, en: demo}
    provenance: {kind: profile, source: own, locator: demo}
    dimensions: [state]
    verify: [{rule: workflow}]
";

const INTERFACE: &str = "\
openapi: 3.1.0
info: {title: demo, version: '1'}
paths:
  /things:
    post:
      operationId: make
      x-clause: C-1
      requestBody: {content: {application/json: {schema: {type: object}, example: {name: x}}}}
      responses: {'200': {description: fine}}
  /find:
    post:
      operationId: find
      x-clause: C-1
      requestBody: {content: {application/json: {schema: {type: object}, example: {}}}}
      responses: {'200': {description: fine}}
";

const HEAD: &str = "\
arazzo: 1.0.1
info: {title: demo, version: '1'}
sourceDescriptions: [{name: api, url: openapi.yaml, type: openapi}]
workflows:
";

fn loaded(workflows: &str) -> Result<Standard, Diagnostics> {
    let document = format!("{HEAD}{workflows}");
    let files =
        [("standard.yaml", MANIFEST), ("openapi.yaml", INTERFACE), ("workflows.arazzo.yaml", &document)];
    load(&MemoryFiles::new(files), &Options::default())
}

/// Line and message of everything that is told.
fn told(workflows: &str) -> Vec<(usize, String)> {
    let line = |one: &crate::text::Diagnostic| one.place.as_ref().map_or(0, |place| place.position.line);
    loaded(workflows).unwrap_err().iter().map(|one| (line(one), one.message.clone())).collect()
}

#[test]
fn steps_refer_to_one_another_by_resolved_values() {
    let standard = loaded(
        "
  - workflowId: life
    x-foreign: {anything: 1}
    inputs: {type: object, properties: {name: {type: string, default: 甲}}}
    steps:
      - stepId: make
        operationId: make
        requestBody: {replacements: [{target: /name, value: $inputs.name}]}
        outputs: {id: $response.body#/id, all: $request.body}
      - stepId: find
        operationPath: '{$sourceDescriptions.api.url}#/paths/~1find/post'
        x-demand: none
        requestBody: {payload: {id: '{$steps.make.outputs.id}', size: 2}}
        successCriteria:
          - {condition: '$response.body#/total == 1 && $response.body#/total <= 3', x-clause: C-1}
          - {condition: '$response.body#/row == $steps.make.outputs.all', x-match: members, x-clause: [C-1]}
          - context: $response.body
            type: jsonpath
            condition: $.rows[?@.id == '{$steps.make.outputs.id}']
            x-count: '<= 1'
            x-clause: C-1
",
    )
    .unwrap();
    let workflow = &standard.workflows[0];
    let set = ("/name".to_owned(), ValueSource::Operand(Operand::Value(json!("甲"))));
    assert_eq!(workflow.steps[0].request.set, [set]);
    let find = &workflow.steps[1];
    let of = |side, pointer: &str| Reference { step: "make".into(), side, pointer: pointer.to_owned() };
    let id = of(Side::Response, "/id");
    assert_eq!((find.operation.as_str(), find.demand), ("find", StepDemand::None));
    assert_eq!(find.request.payload, Some(json!({"id": null, "size": 2})));
    assert_eq!(find.request.set, [("/id".to_owned(), ValueSource::Operand(Operand::Reference(id.clone())))]);
    let total = |predicate| Demand::At { pointer: "/total".to_owned(), predicate };
    let demands: Vec<_> = find.criteria.iter().map(|criterion| criterion.demand.clone()).collect();
    assert_eq!(
        demands,
        [
            total(Predicate::Equals(json!(1))),
            total(Predicate::Compares { relation: Relation::AtMost, to: json!(3) }),
            Demand::Includes {
                pointer: "/row".to_owned(),
                reference: of(Side::Request, ""),
                except: Vec::new()
            },
            Demand::Counted {
                array: "/rows".to_owned(),
                item: "/id".to_owned(),
                relation: Relation::Equal,
                operand: Operand::Reference(id),
                count: Relation::AtMost,
                number: 1,
            },
        ]
    );
}

#[test]
fn what_is_unknown_unreachable_or_not_sayable_is_told_with_its_line() {
    let found = told(
        "
  - workflowId: a
    steps:
      - stepId: one
        operationId: nothing
      - stepId: two
        operationId: make
        x-clause: C-2
        successCriteria:
          - {condition: $steps.three.outputs.x == $response.body#/a}
          - {condition: //x, type: xpath, context: $response.body}
        onSuccess: [{name: on, type: end}]
      - stepId: three
        operationId: find
",
    );
    let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [6, 9, 12, 14, 15, 17], "{found:?}");
}

#[test]
fn a_workflow_within_another_brings_about_what_follows_and_circles_are_told() {
    let standard = loaded(
        "
  - workflowId: inner
    inputs: {type: object, properties: {name: {type: string, default: x}}}
    steps: [{stepId: make, operationId: make, x-clause: C-1, outputs: {id: $response.body#/id}}]
    outputs: {id: $steps.make.outputs.id}
  - workflowId: outer
    steps:
      - {stepId: first, workflowId: inner, parameters: [{name: name, value: y}]}
      - {stepId: find, operationId: find, requestBody: {replacements: [{target: /id, value: $steps.first.outputs.id}]}}
",
    )
    .unwrap();
    let outer = &standard.workflows[1];
    let ids: Vec<_> = outer.steps.iter().map(|step| (step.id.as_str(), step.clauses.len())).collect();
    assert_eq!(ids, [("first.make", 0), ("find", 0)]);
    let source = outer.steps[1].request.set[0].1.reference().unwrap();
    assert_eq!((source.step.as_str(), source.pointer.as_str()), ("first.make", "/id"));
    let circle = told(
        "
  - workflowId: a
    steps: [{stepId: b, workflowId: c}]
  - workflowId: c
    dependsOn: [a]
    steps: [{stepId: make, operationId: make, x-clause: C-1}]
",
    );
    assert_eq!(circle.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [7, 9]);
}
