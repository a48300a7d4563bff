//! From report to query, as a city would do it.

use hutong_specs::standard::StatusPattern;
use serde_json::{Value, json};

use crate::caller::{Caller, NOW, code};
use crate::change::changed;

#[test]
fn what_was_reported_is_answered() {
    let caller = Caller::new(Vec::new());
    caller.prepare("queryCase", 7);
    let case = caller.call("queryCase", &caller.example("queryCase", 7));
    assert_eq!(case["data"]["acceptance"]["applyer_name"], json!("测试人"), "{case}");
    for list in ["processes", "special_procedures", "materials", "evaluations"] {
        assert_eq!(case["data"][list].as_array().map(Vec::len), Some(1), "{list}");
    }
    let example = caller.example("reportResult", 7);
    assert_eq!(case["data"]["result"], example);
}

#[test]
fn every_example_is_accepted_and_answered_as_declared() {
    let caller = Caller::new(Vec::new());
    for (case, operation) in (1..).zip(&caller.standard.operations) {
        let id = operation.id.as_str();
        for answer in caller.prepare(id, case) {
            assert_eq!(answer.value().map(|value| code(&value)), Some(200), "{id} needs {answer:?}");
        }
        let answer = caller.call(id, &caller.example(id, case));
        assert_eq!(code(&answer), 200, "{id}: {answer}");
        assert_admitted(&caller, id, &answer);
    }
}

#[test]
fn refusals_are_answered_as_declared() {
    let caller = Caller::new(Vec::new());
    for operation in &caller.standard.operations {
        let id = operation.id.as_str();
        let answer = caller.call(id, &json!([]));
        assert_eq!(code(&answer), 300, "{id}: {answer}");
        assert_admitted(&caller, id, &answer);
    }
}

fn assert_admitted(caller: &Caller, operation: &str, answer: &Value) {
    let response = &caller.operation(operation).responses[&StatusPattern::Code(200)];
    let schema = response.content[0].schema.as_ref().unwrap();
    assert_eq!(schema.faults(answer), [], "{operation}: {answer}");
}

#[test]
fn every_variant_and_scenario_of_the_pack_is_decided_as_its_clause_demands() {
    let caller = Caller::new(Vec::new());
    let mut case = 5000;
    for clause in &caller.standard.clauses {
        for verify in clause.verify.iter().filter(|verify| verify.rule.as_str() == "variant") {
            let demanded = if verify.with["demand"] == json!("accepted") { 200 } else { 300 };
            for change in verify.with["changes"].as_array().unwrap() {
                for operation in &verify.scope.operations {
                    case += 1;
                    caller.prepare(operation.as_str(), case);
                    let body = changed(caller.example(operation.as_str(), case), change);
                    let answer = caller.call(operation.as_str(), &body);
                    assert_eq!(code(&answer), demanded, "{} {operation} {change}: {answer}", clause.id);
                }
            }
        }
    }
}

#[test]
fn refused_rows_are_listed_until_they_are_put_right() {
    let caller = Caller::new(Vec::new());
    caller.prepare("reportAcceptance", 9);
    let good = caller.example("reportAcceptance", 9);
    let query = changed(caller.example("queryRejectedRows", 9), &json!({}));
    assert_eq!(
        code(
            &caller.call("reportAcceptance", &changed(good.clone(), &json!({"set": {"/project_type": "8"}})))
        ),
        300
    );
    let listed = caller.call("queryRejectedRows", &query);
    assert_eq!(listed["data"]["total"], json!(1), "{listed}");
    assert_admitted(&caller, "queryRejectedRows", &listed);
    assert_eq!(code(&caller.call("reportAcceptance", &good)), 200);
    assert_eq!(caller.call("queryRejectedRows", &query)["data"]["rows"], json!([]));
}

#[test]
fn the_former_secret_stays_good_for_its_time_and_no_longer() {
    let caller = Caller::new(Vec::new());
    let query = caller.example("queryRejectedRows", 1);
    caller.call("refreshSecret", &json!({}));
    assert_eq!(code(&caller.call("queryRejectedRows", &query)), 200);
    let later = NOW + 1_800_000;
    let order = "{sid}{rid}{rtime}";
    let body = query.to_string().into_bytes();
    let request = caller.signed("queryRejectedRows", body, later, caller.secret.expose(), order);
    let answer = caller.platform.answer(&request, later).value().expect("an envelope");
    assert_eq!(answer["code"], "api-secret-over", "the caller is told to ask for another");
}
