//! What is `readOnly` or `writeOnly`, wherever it stands, on either side of an exchange.

use serde_json::{Value, json};

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::schema::Schema;
use crate::standard::{Aspect, Obligation, Standard};

fn loaded() -> Standard {
    let user = json!({"type": "object", "required": ["id", "name", "secret"], "properties": {
        "id": {"type": "integer", "readOnly": true}, "name": {"type": "string"},
        "secret": {"$ref": "#/components/schemas/Secret"}, "note": {"type": "string"}},
        "example": {"id": 7, "name": "测试人", "secret": "TEST"}});
    let member = json!({"allOf": [{"$ref": "#/components/schemas/User"}, {"required": ["at", "id"],
        "properties": {"at": {"type": "string", "nullable": true, "readOnly": true,
            "allOf": [{"maxLength": 9}]}}}]});
    let group = json!({"type": "object", "properties": {
        "users": {"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/Member"}},
        "either": {"anyOf": [{"$ref": "#/components/schemas/User"}, {"type": "integer"}]}},
        "required": ["users", "either"]});
    let secret = json!({"type": "string", "writeOnly": true});
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Group"}}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"User": user, "Member": member, "Group": group, "Secret": secret}},
        "paths": {"/a": {"post": {"operationId": "a", "requestBody": {"required": true, "content": content.clone()},
            "responses": {"200": {"description": "ok", "content": content}}}}}});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    load(&files, &Options { document: Some("a.json".to_owned()), ..Options::default() }).unwrap()
}

fn sides(standard: &Standard) -> [Schema; 2] {
    let operation = &standard.operations[0];
    let request = operation.request_body.as_ref().unwrap().content[0].schema.clone().unwrap();
    [request, operation.responses.values().next().unwrap().content[0].schema.clone().unwrap()]
}

fn group(member: &Value, either: &Value) -> Value {
    json!({"users": [member], "either": either})
}

fn holds(value: &Value, names: &[&str]) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, member)| names.contains(&name.as_str()) || holds(member, names))
        }
        Value::Array(items) => items.iter().any(|item| holds(item, names)),
        _ => false,
    }
}

#[test]
fn neither_side_needs_what_the_other_sends() {
    let standard = loaded();
    let [request, response] = sides(&standard);
    let sent = json!({"name": "测试人", "secret": "TEST"});
    let answered = json!({"name": "测试人", "id": 1, "at": null});
    assert_eq!(request.faults(&group(&sent, &sent)), []);
    assert_eq!(response.faults(&group(&answered, &answered)), []);
    assert!(!request.admits(&group(&json!({"name": "测试人"}), &json!(1))));
    assert!(!response.admits(&group(&json!({"name": "测试人", "at": "x"}), &json!(1))));
    // Whoever sends what is read only is not said to break anything: it may be ignored or refused.
    assert!(request.admits(&group(&json!({"name": "测试人", "secret": "TEST", "id": 3}), &json!(1))));
}

#[test]
fn an_answer_with_what_is_write_only_is_told_under_a_clause_that_says_should() {
    let standard = loaded();
    let [_, response] = sides(&standard);
    let faults =
        response.faults(&group(&json!({"name": "测试人", "id": 1, "at": "x", "secret": "TEST"}), &json!(1)));
    let told: Vec<_> = faults.iter().map(|fault| (fault.at.as_str(), fault.keyword.as_str())).collect();
    assert_eq!(told, [("/users/0/secret", "writeOnly")]);
    assert_eq!(faults[0].constraint, "/components/schemas/User/properties/secret/writeOnly");
    let clause = standard.clause_of(&standard.operations[0], Aspect::ResponseBody, &faults[0].constraint);
    let clause = standard.clause(&clause.unwrap()).unwrap();
    assert_eq!((clause.id.as_str(), clause.obligation), ("a/write-only", Obligation::Should));
}

#[test]
fn nothing_that_is_made_holds_what_the_side_does_not_send() {
    let standard = loaded();
    let [request, response] = sides(&standard);
    for (schema, names) in [(&request, &["id", "at"][..]), (&response, &["secret"])] {
        let mut made = vec![schema.sample().unwrap()];
        made.extend((0..24).map(|seed| schema.inhabit(seed).unwrap()));
        for seed in 0..4 {
            made.extend(schema.edges(&made[0].clone(), seed).into_iter().map(|edge| edge.value));
        }
        assert!(made.len() > 40);
        for value in &made {
            assert!(schema.admits(value) && !holds(value, names), "{value}");
        }
    }
    let violations = request.violate(&request.sample().unwrap(), 1).violations;
    assert!(violations.len() > 5);
    for violation in &violations {
        assert!(!holds(&violation.value, &["id", "at"]), "{violation:?}");
    }
}

#[test]
fn a_member_that_one_side_alone_sends_is_put_in_on_its_side() {
    let standard = loaded();
    let [request, _] = sides(&standard);
    let base = group(&json!({"name": "测试人", "secret": "TEST"}), &json!(1));
    let edges = request.edges(&base, 1);
    assert!(edges.iter().any(|edge| edge.at == "/users/0/note" && edge.what == "present"));
    assert!(
        request.sent(&group(&json!({"id": 1, "name": "a"}), &json!({"id": 2})))
            == group(&json!({"name": "a"}), &json!({}))
    );
}
