//! Bodies that are no JSON: planned as the document describes them, with violations that are some on the wire.

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::plan::{Content, Plan, RequestTemplate};
use hutong_specs::profile::Declares;
use hutong_specs::standard::Effect;
use serde_json::{Value, json};

use super::{PlanOptions, plan};

fn planned(media_type: &str, schema: &Value) -> Plan {
    let mut described = json!({"schema": schema});
    described["encoding"] = json!({"tags": {"style": "pipeDelimited", "explode": false}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"Item": schema}},
        "paths": {"/items": {"post": {"operationId": "write",
            "requestBody": {"required": true, "content": {media_type: described}},
            "responses": {"200": {"description": "ok"}}}}}});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    let standard = load(&files, &options).unwrap();
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    plan(&standard, &declares, &PlanOptions::default()).unwrap()
}

fn item() -> Value {
    json!({"type": "object", "required": ["name", "tags"], "xml": {"name": "item"}, "properties": {
        "name": {"type": "string", "maxLength": 3, "xml": {"attribute": true}, "example": "a"},
        "tags": {"type": "array", "minItems": 2, "maxItems": 3, "items": {"type": "integer", "maximum": 9},
            "xml": {"wrapped": true}, "example": [1, 2]},
        "file": {"type": "string", "format": "binary"}}})
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.cases.iter().map(|case| case.id.as_str()).collect()
}

fn sent(plan: &Plan, id: &str) -> RequestTemplate {
    let case = plan.cases.iter().find(|case| case.id.as_str() == id);
    let step = case.unwrap_or_else(|| panic!("no {id} in {:?}", ids(plan))).steps.last().unwrap();
    step.probe.request.clone().unwrap()
}

fn text(request: RequestTemplate) -> String {
    match request.body.unwrap().content {
        Content::Text(template) => template.as_text().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn parts_are_written_as_the_document_describes_them() {
    let plan = planned("multipart/form-data", &item());
    let valid = sent(&plan, "write/acceptance/valid");
    let media_type = valid.body.as_ref().unwrap().media_type.clone().unwrap();
    assert!(media_type.starts_with("multipart/form-data; boundary="), "{media_type}");
    let valid = text(valid);
    assert!(valid.contains("name=\"name\"\r\n\r\n") && valid.contains("\r\n\r\n1|2\r\n"), "{valid}");
    let long = text(sent(&plan, "write/bounds/body.name.too-long"));
    assert!(long.contains("name=\"name\""), "{long}");
    assert!(ids(&plan).contains(&"write/bounds/body.tags.too-many"), "{:?}", ids(&plan));
}

#[test]
fn xml_is_written_as_the_document_describes_it() {
    let plan = planned("application/xml", &item());
    let valid = text(sent(&plan, "write/acceptance/valid"));
    assert!(valid.contains("<item name=\"a\"><tags><tags>1</tags><tags>2</tags></tags>"), "{valid}");
    let above = text(sent(&plan, "write/bounds/body.tags.0.above-maximum"));
    assert!(above.contains("<tags>10</tags>"), "{above}");
    assert!(!plan.cases.iter().any(|case| case.id.as_str().contains("type/body.name")));
}

#[test]
fn a_form_is_written_as_the_document_describes_it() {
    let plan = planned("application/x-www-form-urlencoded", &item());
    let Content::Form(fields) = sent(&plan, "write/acceptance/valid").body.unwrap().content else {
        panic!("no form");
    };
    assert!(
        fields.iter().any(|(name, text)| name == "tags" && text.as_text().unwrap() == "1|2"),
        "{fields:?}"
    );
}
