//! What is inferred from documents, by example: the shapes are those of published interfaces.

use serde_json::{Value, json};

use super::{Dependency, Ground, Need, Resources};
use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::name::OperationId;
use crate::plan::CaptureFrom;

pub(super) fn resources(paths: &Value) -> Resources {
    let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    Resources::of(&load(&files, &options).unwrap().operations)
}

fn answering(schema: &Value) -> Value {
    json!({"description": "ok", "content": {"application/json": {"schema": schema}}})
}

/// A collection whose POST answers with `created`, and the GET of one of it by `variable`.
fn collection(path: &str, created: &Value, variable: &str, kind: &str) -> Resources {
    let parameter = json!({"name": variable, "in": "path", "required": true, "schema": {"type": kind}});
    let item = format!("{path}/{{{variable}}}");
    resources(&json!({
        path: {"post": {"operationId": "create", "responses": {"201": created}}},
        item: {"get": {"operationId": "read", "parameters": [parameter], "responses": {"200": {"description": "ok"}}}},
    }))
}

fn of<'r>(resources: &'r Resources, operation: &str) -> &'r [Dependency] {
    resources.dependencies(&OperationId::from(operation))
}

#[test]
fn the_identifier_of_what_was_created_is_found_by_its_name() {
    let id =
        |name: &str, kind: &str| json!({"properties": {name: {"type": kind}, "name": {"type": "string"}}});
    let wrapped = json!({"properties": {"data": id("id", "integer"), "code": {"type": "integer"}}});
    let referred = json!({"allOf": [id("id", "string")]});
    for (path, created, variable, kind, found) in [
        ("/pets", id("id", "integer"), "petId", "integer", "/id"),
        ("/pet", id("id", "integer"), "petId", "integer", "/id"),
        ("/pets", id("pet_id", "string"), "petId", "string", "/pet_id"),
        ("/companies", id("companyId", "integer"), "id", "string", "/companyId"),
        ("/api/web-hooks/", id("uuid", "string"), "webhook-uuid", "string", "/uuid"),
        ("/pets", wrapped, "id", "integer", "/data/id"),
        ("/pets", referred, "id", "string", "/id"),
    ] {
        let found = CaptureFrom::Body(found.to_owned());
        let resources = collection(path.trim_end_matches('/'), &answering(&created), variable, kind);
        let dependencies = of(&resources, "read");
        assert_eq!(dependencies.len(), 1, "{path} {created}");
        assert_eq!(dependencies[0].need, Need::Path(variable.to_owned()));
        assert_eq!(
            (&dependencies[0].capture.from, dependencies[0].ground),
            (&found, Ground::Names),
            "{path}"
        );
    }
}

#[test]
fn what_is_not_certain_is_left_out() {
    let id = |name: &str, kind: &str| answering(&json!({"properties": {name: {"type": kind}}}));
    for (path, created, variable, kind) in [
        // Another thing's identifier, another type, no name that identifies, a list, and no word about the answer.
        ("/pets", id("ownerId", "integer"), "ownerId", "integer"),
        ("/pets", id("id", "string"), "petId", "integer"),
        ("/days", id("date", "string"), "date", "string"),
        ("/pets", answering(&json!({"type": "array", "items": {"type": "integer"}})), "petId", "integer"),
        ("/pets", json!({"description": "ok"}), "petId", "integer"),
    ] {
        assert_eq!(of(&collection(path, &created, variable, kind), "read"), [], "{path} {created}");
    }
}

#[test]
fn a_declared_location_ends_in_the_identifier() {
    let created = json!({"description": "made", "headers": {"Location": {"schema": {"type": "string"}}}});
    let resources = collection("/pets", &created, "petId", "string");
    assert_eq!(of(&resources, "read")[0].capture.from, CaptureFrom::Segment("Location".to_owned()));
}

#[test]
fn nested_paths_and_members_of_bodies_need_every_thing_that_they_name() {
    let made = answering(&json!({"properties": {"id": {"type": "integer"}}}));
    let parameter =
        |name: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "integer"}});
    let body = json!({"content": {"application/json": {"schema": {"properties": {
        "ownerId": {"type": "integer"}, "id": {"type": "integer"}, "statusId": {"type": "integer"}}}}}});
    let resources = resources(&json!({
        "/owners": {"post": {"operationId": "addOwner", "responses": {"201": made}}},
        "/owners/{ownerId}": {"get": {"operationId": "owner", "parameters": [parameter("ownerId")],
            "responses": {"200": made}}},
        "/owners/{ownerId}/pets": {"post": {"operationId": "addPet", "parameters": [parameter("ownerId")],
            "requestBody": body, "responses": {"201": made}}},
        "/owners/{ownerId}/pets/{petId}": {"put": {"operationId": "changePet",
            "parameters": [parameter("ownerId"), parameter("petId")], "requestBody": body,
            "responses": {"200": made}}},
    }));
    let needs = |operation: &str| -> Vec<(Need, String)> {
        let all = of(&resources, operation).iter();
        all.map(|one| (one.need.clone(), one.producer.to_string())).collect()
    };
    let (owner, pet) = ("addOwner".to_owned(), "addPet".to_owned());
    assert_eq!(
        needs("addPet"),
        [
            (Need::Path("ownerId".to_owned()), owner.clone()),
            (Need::Body("/ownerId".to_owned()), owner.clone())
        ]
    );
    assert_eq!(
        needs("changePet"),
        [
            (Need::Path("ownerId".to_owned()), owner.clone()),
            (Need::Path("petId".to_owned()), pet.clone()),
            (Need::Body("/id".to_owned()), pet),
            (Need::Body("/ownerId".to_owned()), owner)
        ]
    );
}

#[test]
fn a_link_says_what_names_do_not_but_nothing_is_written_where_others_things_were_found() {
    let parameter = json!({"name": "ref", "in": "path", "required": true, "schema": {"type": "string"}});
    let links = |expression: &str| {
        json!({"next": {"operationId": "read", "parameters": {"ref": expression}},
            "gone": {"operationRef": "#/paths/~1things~1{ref}/delete", "parameters": {"path.ref": expression}}})
    };
    let answer =
        |status: &str, expression: &str| json!({status: {"description": "ok", "links": links(expression)}});
    let document = |method: &str, expression: &str| {
        resources(&json!({
            "/begin": {method: {"operationId": "begin", "responses": answer("200", expression)}},
            "/things/{ref}": {
                "get": {"operationId": "read", "parameters": [parameter], "responses": {"200": {"description": "ok"}}},
                "delete": {"operationId": "remove", "parameters": [parameter], "responses": {"204": {"description": "ok"}}}},
        }))
    };
    let made = document("post", "$response.body#/token");
    for operation in ["read", "remove"] {
        let found = &of(&made, operation)[0];
        assert_eq!(
            (found.ground, &found.capture.from),
            (Ground::Link, &CaptureFrom::Body("/token".to_owned()))
        );
    }
    let seen = document("get", "$response.header.X-Next");
    assert_eq!(of(&seen, "read")[0].capture.from, CaptureFrom::Header("X-Next".to_owned()));
    assert_eq!(of(&seen, "remove"), []);
}

#[test]
fn what_a_swagger_2_document_says_is_inferred_as_well() {
    let pet =
        json!({"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}});
    let parameter = json!({"name": "petId", "in": "path", "required": true, "type": "integer"});
    let body = json!({"name": "body", "in": "body", "required": true, "schema": pet});
    let document = json!({"swagger": "2.0", "info": {"title": "t", "version": "1"}, "consumes": ["application/json"],
        "produces": ["application/json"], "paths": {
        "/pets": {"post": {"operationId": "create", "parameters": [body], "responses": {"201": {"description": "ok", "schema": pet}}}},
        "/pets/{petId}": {
            "get": {"operationId": "read", "parameters": [parameter], "responses": {"200": {"description": "ok", "schema": pet}}},
            "delete": {"operationId": "remove", "parameters": [parameter], "responses": {"204": {"description": "gone"}}}}}});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    let resources = Resources::of(&load(&files, &options).unwrap().operations);
    for reader in ["read", "remove"] {
        let dependencies = of(&resources, reader);
        assert_eq!(dependencies.len(), 1, "{reader}");
        assert_eq!(dependencies[0].need, Need::Path("petId".to_owned()));
        assert_eq!(dependencies[0].capture.from, CaptureFrom::Body("/id".to_owned()));
    }
    let created = resources.created_by(&OperationId::from("create")).unwrap();
    assert_eq!(created.destroy, Some(OperationId::from("remove")));
}
