//! Packs over a target's own definition: what is matched, merged, attributed, and what hostile definitions do.

use serde_json::{Value, json};

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::schema::Schema;
use crate::standard::{Aspect, Operation, Standard};
use crate::text::Diagnostics;

const MANIFEST: &str = "\
format: hutong.standard/1
id: demo
title: {zh: 演示, en: demo}
edition: '1'
description: {zh: 演示, en: demo}
interface:
  blocks: blocks.yaml
  from: [{operation: root, link: service-desc}, {operation: classes}]
  declared: {operation: classes, at: /conformsTo}
  sample: sample.json
sources:
  - {id: S, title: {zh: 甲, en: s}, note: {zh: '', en: ''}}
classes:
  - {id: core, title: {zh: 核心, en: core}, declared: ['urn:core']}
clause-files: [clauses.yaml]
";
const BLOCKS: &str = "\
openapi: 3.1.0
info: {title: blocks, version: '1'}
x-clause: DOC
paths:
  /:
    get: {operationId: root, x-clause: ROOT, responses: {'200': {description: ''}}}
  /classes:
    get: {operationId: classes, x-clause: ROOT, responses: {'200': {description: ''}}}
  /extra:
    get: {operationId: extra, x-optional: true, responses: {'200': {description: ''}}}
  /c/{cid}/items:
    get:
      operationId: items
      x-clause: ITEMS
      tags: [feature]
      parameters:
        - $ref: '#/components/parameters/cid'
        - $ref: '#/components/parameters/limit'
        - $ref: '#/components/parameters/bbox'
      responses:
        '200':
          description: ''
          links: {one: {operationId: item, parameters: {iid: '$response.body#/items/0'}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/list'}
  /c/{cid}/items/{iid}:
    get:
      operationId: item
      x-optional: true
      parameters:
        - $ref: '#/components/parameters/cid'
        - {name: iid, in: path, required: true, schema: {type: string}}
      responses: {'200': {description: ''}}
components:
  parameters:
    cid: {name: cid, in: path, required: true, schema: {type: string}}
    limit: {name: limit, in: query, x-clause: LIMIT, schema: {type: integer, minimum: 1}}
    bbox: {name: bbox, in: query, x-clause: BBOX, schema: {type: string}}
  schemas:
    list: {type: object, required: [items], x-clause: LIST, properties: {items: {type: array}}}
";

fn clause(id: &str) -> String {
    format!(
        "- {{id: {id}, obligation: shall, text: {{zh: 甲, en: a}}, class: core, provenance: {{kind: normative, \
         source: S, locator: '1'}}, severity: serious, dimensions: [request], verify: [{{rule: acceptance, scope: \
         {{operations: [items, extra]}}}}]}}\n"
    )
}

fn target() -> Value {
    json!({
        "openapi": "3.0.2",
        "info": {"title": "target", "version": "1"},
        "paths": {
            "/": {"get": {"operationId": "landing", "x-clause": "MINE", "responses": {"200": {"description": ""}}}},
            "/other": {"get": {"operationId": "items", "responses": {"200": {"description": ""}}}},
            "/c/lakes/items": {
                "parameters": [{"$ref": "https://unreachable.example/p.yaml#/components/parameters/bbox"}],
                "get": {
                    "operationId": "getLakes",
                    "parameters": [
                        {"$ref": "#/components/parameters/limit"},
                        {"$ref": "https://unreachable.example/p.yaml#/sortby"}
                    ],
                    "responses": {
                        "200": {"$ref": "#/components/responses/Items"},
                        "400": {"$ref": "https://unreachable.example/r.yaml"}
                    }
                },
                "post": {"operationId": "addLake", "responses": {"201": {"description": ""}}}
            },
            "/c/lakes/items/{fid}": {"get": {"operationId": "getLake", "responses": {"200": {"description": ""}},
                "parameters": [{"name": "fid", "in": "path", "required": true, "schema": {"type": "string"}}]}},
            "/c/{any}/items": {
                "get": {"parameters": [{"name": "any", "in": "path", "required": true, "schema": {"type": "string"}}],
                        "responses": {"200": {"$ref": "https://unreachable.example/r.yaml"}}}
            }
        },
        "components": {
            "parameters": {"limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}}},
            "responses": {"Items": {"description": "", "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Items"}}}}},
            "schemas": {"Items": {"type": "object", "properties": {"items": {"maxItems": 2, "nullable": true, "type": "array"}}}}
        }
    })
}

fn files(target: &Value, extra: &[(&str, &str)]) -> MemoryFiles {
    let clauses: String = ["DOC", "ROOT", "ITEMS", "LIMIT", "BBOX", "LIST"].map(clause).concat();
    let mut files = vec![
        ("standard.yaml", MANIFEST.to_owned()),
        ("clauses.yaml", clauses),
        ("blocks.yaml", BLOCKS.to_owned()),
        ("sample.json", target.to_string()),
    ];
    files.extend(extra.iter().map(|(path, text)| (*path, (*text).to_owned())));
    MemoryFiles::new(files)
}

fn loaded(target: &Value, extra: &[(&str, &str)]) -> Result<Standard, Diagnostics> {
    load(&files(target, extra), &Options { location: "demo".to_owned(), ..Options::default() })
}

fn whole() -> Standard {
    loaded(&target(), &[]).unwrap_or_else(|wrong| panic!("{}", wrong.render()))
}

fn operation<'a>(standard: &'a Standard, id: &str) -> &'a Operation {
    standard.operations.iter().find(|operation| operation.id.as_str() == id).unwrap()
}

fn body(operation: &Operation) -> Schema {
    let response = operation.responses.values().next().unwrap();
    response.content.first().unwrap().schema.clone().unwrap()
}

#[test]
fn every_operation_of_the_target_is_there_and_what_the_blocks_demand_besides() {
    let standard = whole();
    let names: Vec<(&str, &str)> = standard
        .operations
        .iter()
        .map(|operation| (operation.id.as_str(), operation.extensions["x-block"].as_str().unwrap_or("-")))
        .collect();
    assert_eq!(
        names,
        [
            ("landing", "root"),
            ("items", "-"),
            ("getLakes", "items"),
            ("getLake", "item"),
            ("GET /c/{any}/items", "items"),
            ("classes", "classes"),
        ]
    );
    let meant = |id: &str| standard.operations.iter().filter(|one| one.is_meant_by(&id.into())).count();
    assert_eq!((meant("items"), meant("extra"), meant("getLakes")), (2, 0, 0));
    assert!(standard.has_operation(&"extra".into()) && !standard.has_operation(&"getLakes".into()));
}

#[test]
fn parameters_are_the_targets_where_it_declares_them_and_belong_to_the_blocks_clauses() {
    let standard = whole();
    let lakes = operation(&standard, "getLakes");
    let clauses: Vec<(&str, String)> = lakes
        .parameters
        .iter()
        .map(|one| {
            let pointer = format!("{}/schema/type", one.pointer);
            (one.name.as_str(), standard.clause_of(lakes, Aspect::Parameters, &pointer).unwrap().to_string())
        })
        .collect();
    assert_eq!(clauses, [("bbox", "BBOX".to_owned()), ("limit", "LIMIT".to_owned())]);
    let limit = &lakes.parameters[1].schema;
    assert!(limit.admits(&json!(-1)) && !limit.admits(&json!(51)), "the target's own schema stays");
    let any: Vec<&str> =
        operation(&standard, "GET /c/{any}/items").parameters.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(any, ["any", "limit", "bbox"]);
}

#[test]
fn answers_are_narrowed_to_what_block_and_target_both_allow_each_for_its_clause() {
    let standard = whole();
    let lakes = operation(&standard, "getLakes");
    let schema = body(lakes);
    let clause = |value: Value| {
        let faults = schema.faults(&value);
        let of = |constraint: &str| standard.clause_of(lakes, Aspect::ResponseBody, constraint).unwrap();
        faults.iter().map(|fault| of(&fault.constraint).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(clause(json!({})), ["LIST"]);
    assert_eq!(clause(json!({"items": [1, 2, 3]})), ["DOC"]);
    assert!(clause(json!({"items": []})).is_empty());
    // What the target says where nobody can read it is the block's.
    assert!(!body(operation(&standard, "GET /c/{any}/items")).admits(&json!({})));
    assert_eq!(lakes.responses.len(), 2, "a status is declared although its definition cannot be read");
}

#[test]
fn links_of_blocks_lead_to_the_targets_operations_about_the_same_things() {
    let standard = whole();
    let links = |id: &str| {
        let responses = &operation(&standard, id).responses;
        let links = responses.values().flat_map(|response| &response.links);
        let told = |link: &crate::standard::Link| {
            (link.operation.clone().unwrap().to_string(), link.parameters.clone())
        };
        links.map(told).collect::<Vec<_>>()
    };
    let lakes = links("getLakes");
    assert_eq!(lakes.len(), 1);
    assert_eq!(lakes[0].0, "getLake");
    assert_eq!(lakes[0].1.keys().collect::<Vec<_>>(), ["fid"]);
    assert_eq!(links("GET /c/{any}/items"), [], "another collection's thing is another");
}

#[test]
fn a_target_names_no_clauses_and_what_is_wrong_in_it_is_told_without_refusing_the_pack() {
    let standard = whole();
    assert_eq!(operation(&standard, "landing").extensions["x-clause"], "ROOT");
    assert_eq!(operation(&standard, "items").extensions["x-clause"], "DOC");
    let codes: Vec<&str> = standard.diagnostics.iter().map(|one| one.code.as_ref()).collect();
    assert!(codes.contains(&"load.reference") && codes.contains(&"load.blocks.parameter"), "{codes:?}");
}

#[test]
fn a_pack_without_bindings_has_the_plain_one_by_its_name() {
    let named = |name: &str| {
        let options = Options { binding: Some(name.to_owned()), ..Options::default() };
        load(&files(&target(), &[]), &options).is_ok()
    };
    assert!(named("plain") && !named("other"));
}

#[test]
fn what_was_fetched_comes_before_the_sample() {
    let text = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}}).to_string();
    let declared = json!({"conformsTo": ["urn:core", 7]}).to_string();
    let files = [("target/interface.json", text.as_str()), ("target/declared.json", declared.as_str())];
    let standard = loaded(&target(), &files).unwrap();
    let known = standard.target.unwrap();
    assert!(known.is_fetched);
    assert_eq!(known.declared.unwrap().into_iter().collect::<Vec<_>>(), ["urn:core"]);
    assert_eq!(known.definitions[0].path, "/");
    assert_eq!(known.declaration.as_deref(), Some("/classes"));
    let names: Vec<&str> = standard.operations.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["root", "classes", "items"]);
}

#[test]
fn a_target_reads_no_file_of_the_pack() {
    let answer = |to: &str| {
        json!({"get": {"operationId": "x", "responses": {"200": {"description": "", "content":
        {"application/json": {"schema": {"$ref": to}}}}}}})
    };
    let paths = json!({"/own": answer("../blocks.yaml#/components"), "/other": answer("../README.md")});
    let text =
        json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths}).to_string();
    let readme = "# Not: [a document";
    let files = [("target/interface.json", text.as_str()), ("README.md", readme)];
    let standard = loaded(&target(), &files).unwrap_or_else(|wrong| panic!("{}", wrong.render()));
    let told = standard.diagnostics.iter().filter(|one| one.message.contains("which is the pack's own"));
    assert_eq!(told.count(), 2, "{:?}", standard.diagnostics);
}

#[test]
fn hostile_definitions_end_in_diagnostics() {
    let refused =
        |value: Value| loaded(&value, &[]).err().map(|wrong| wrong.iter().next().unwrap().code.clone());
    assert_eq!(refused(json!({"swagger": "2.0", "paths": {}})).as_deref(), Some("load.blocks.dialect"));
    assert_eq!(refused(json!([])).as_deref(), Some("load.dialect"));
    for paths in [
        json!(null),
        json!([]),
        json!({"/": 1, "/c/x/items": {"get": {"parameters": {}, "responses": []}}}),
        json!({"/c/x/items": {"$ref": "#/paths/~1c~1x~1items"}, "": {"get": {}}}),
        json!({"/c/x/items": {"parameters": [null, 1, {}], "get": {"parameters": [{"$ref": 1}], "responses": {"200": 7}}}}),
        json!({"/c/x/items": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"allOf": 1}}}}}}}}),
    ] {
        let document = json!({"openapi": "3.0.0", "x-external": {"0": {}}, "x-target": 1, "paths": paths});
        let standard = loaded(&document, &[]).unwrap_or_else(|wrong| panic!("{}", wrong.render()));
        assert!(standard.operations.iter().any(|one| one.is_meant_by(&"items".into())), "{document}");
    }
}
