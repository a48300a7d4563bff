//! A scripted session that visits every check: what the clauses' own variants and scenarios say, and every credential,
//! media type, method, malformed body and constraint.

use hutong_mocks::{Answer, Request};
use hutong_specs::standard::Clause;
use serde_json::{Map, Value, json};

use crate::caller::{Caller, NOW};
use crate::change::changed;
use crate::hostile::{hostile_bodies, hostile_heads};
use crate::parties::all;
use crate::sequences::{at_once, machines, pages, rows};

/// The answers to the whole session, in order; no more than up to the first that is not as expected.
pub(crate) fn answers(caller: &Caller, expected: Option<&[Answer]>) -> Vec<Answer> {
    let mut script = Script { caller, case: 1000, answers: Vec::new(), expected };
    script.credentials();
    for clause in &caller.standard.clauses {
        script.clause(clause);
    }
    script.shapes();
    script.hostile();
    script.parties();
    script.sequences();
    script.answers
}

/// What goes wrong in each operation's body, one member at a time.
pub(crate) fn spoilt(value: &Value) -> Vec<Value> {
    let mut all = vec![Value::Null, json!(1), json!("1"), json!([])];
    match value {
        Value::String(text) => {
            all.extend([
                json!(""),
                json!(" "),
                json!(format!("{text}x")),
                json!(text.repeat(600)),
                json!("X"),
            ]);
            all.push(json!(text.replace("01-0", "02-3")));
            // A social credit code whose outer check character fits and whose inner one does not.
            all.push(json!("11990000A000000126"));
            all.push(json!(text.chars().rev().collect::<String>()));
            let mut spoilt = text.clone();
            spoilt.pop();
            all.push(json!(spoilt.clone()));
            all.push(json!(spoilt + "0"));
        }
        Value::Number(number) => all.extend([json!(-1), json!(0), json!(9999), json!(number.to_string())]),
        _ => {}
    }
    all
}

struct Script<'a> {
    caller: &'a Caller,
    case: u32,
    answers: Vec<Answer>,
    expected: Option<&'a [Answer]>,
}

impl Script<'_> {
    fn send(&mut self, request: &Request) {
        let last = self.answers.len();
        let differs = |expected: &[Answer]| last > 0 && expected.get(last - 1) != self.answers.last();
        if !self.expected.is_some_and(differs) {
            self.answers.push(self.caller.send(request));
        }
    }

    fn prepare(&mut self, operation: &str, case: u32) {
        for needed in self.caller.needs(operation) {
            let request = self.caller.request(&needed, &self.caller.example(&needed, case));
            self.send(&request);
        }
    }

    fn next(&mut self) -> u32 {
        self.case += 1;
        self.case
    }

    fn credentials(&mut self) {
        let body = self.caller.example("queryRejectedRows", 1);
        let good = self.caller.request("queryRejectedRows", &body);
        for name in ["gjzwfwpt_rid", "gjzwfwpt_sid", "gjzwfwpt_rtime", "gjzwfwpt_sign"] {
            let mut missing = good.clone();
            missing.headers.retain(|(other, _)| other != name);
            let mut altered = good.clone();
            altered
                .headers
                .iter_mut()
                .filter(|(other, _)| other == name)
                .for_each(|(_, value)| value.insert(0, '1'));
            self.send(&missing);
            self.send(&altered);
        }
        let mut unsigned = good;
        unsigned.headers.retain(|(name, _)| !name.starts_with("gjzwfwpt"));
        self.send(&unsigned);
        let secret = self.caller.secret.expose().to_owned();
        for (time, key, order) in [
            (NOW - 700_000, secret.as_str(), "{sid}{rid}{rtime}"),
            (NOW + 700_000, secret.as_str(), "{sid}{rid}{rtime}"),
            (NOW, self.caller.appkey.as_str(), "{sid}{rid}{rtime}"),
            (NOW, "TEST-WRONG", "{sid}{rid}{rtime}"),
            (NOW, secret.as_str(), "{rid}{sid}{rtime}"),
        ] {
            let body = body.to_string().into_bytes();
            let request = self.caller.signed("queryRejectedRows", body, time, key, order);
            self.send(&request);
        }
    }

    /// Media types, methods, malformed bodies, and every member of every body spoilt.
    fn shapes(&mut self) {
        let operations: Vec<String> =
            self.caller.standard.operations.iter().map(|row| row.id.to_string()).collect();
        for operation in operations {
            let case = self.next();
            self.prepare(&operation, case);
            let example = self.caller.example(&operation, case);
            let good = self.caller.request(&operation, &example);
            let mut text = good.clone();
            "text/plain".clone_into(&mut text.headers[0].1);
            let put = Request { method: "PUT".to_owned(), ..good.clone() };
            let torn = Request { body: good.body[..good.body.len() / 2].to_vec(), ..good.clone() };
            for request in [text, put, torn] {
                self.send(&request);
            }
            for body in bodies(&example) {
                let request = self.caller.request(&operation, &body);
                self.send(&request);
            }
        }
    }

    fn clause(&mut self, clause: &Clause) {
        for verify in &clause.verify {
            match verify.rule.as_str() {
                "variant" => {
                    for operation in &verify.scope.operations {
                        self.variants(operation.as_str(), &verify.with);
                    }
                }
                "unknown-resource" => {
                    for operation in &verify.scope.operations {
                        let at = verify.with["at"].as_str().unwrap();
                        let change = json!({"set": {at: verify.with["value"]}});
                        self.step(operation.as_str(), &change);
                    }
                }
                "scenario" => self.scenario(&verify.with),
                "round-trip" => self.round_trips(&verify.with),
                "minimal" => self.minimal(),
                _ => {}
            }
        }
    }

    fn variants(&mut self, operation: &str, with: &Map<String, Value>) {
        for change in with["changes"].as_array().unwrap() {
            self.step(operation, change);
        }
    }

    fn scenario(&mut self, with: &Map<String, Value>) {
        let case = self.next();
        let mut prepared: Vec<String> = Vec::new();
        let mut last = Value::Null;
        let steps = with["steps"].as_array().unwrap();
        let own: Vec<&str> = steps.iter().filter_map(|step| step["operation"].as_str()).collect();
        for step in steps {
            let operation = step["operation"].as_str().unwrap();
            if step["needs"] != json!(false) {
                for needed in self.caller.needs(operation) {
                    if !own.contains(&needed.as_str()) && !prepared.contains(&needed) {
                        let request = self.caller.request(&needed, &self.caller.example(&needed, case));
                        self.send(&request);
                        prepared.push(needed);
                    }
                }
            }
            let same = step.get("same-as").is_some();
            let body = if same { last.clone() } else { changed(self.caller.example(operation, case), step) };
            let request = self.caller.request(operation, &body);
            self.send(&request);
            last = body;
        }
    }

    /// Each text is written, and read again.
    fn round_trips(&mut self, with: &Map<String, Value>) {
        let at = with["at"].as_str().unwrap();
        for text in with["texts"].as_object().unwrap().values() {
            let steps = json!([
                {"operation": with["write"], "set": {at: text}},
                {"operation": with["read"], "needs": false},
            ]);
            self.scenario(&Map::from_iter([("steps".to_owned(), steps)]));
        }
    }

    /// Requests that are hostile below the level of values, or around the body.
    fn hostile(&mut self) {
        for operation in ["queryRejectedRows", "reportLicence", "queryLicences"] {
            let case = self.next();
            self.prepare(operation, case);
            let example = self.caller.example(operation, case);
            let good = self.caller.request(operation, &example);
            for body in hostile_bodies(&good.body) {
                self.send(&Request { body, ..good.clone() });
            }
            for request in hostile_heads(&good) {
                self.send(&request);
            }
        }
    }

    /// What no clause spells out.
    fn parties(&mut self) {
        let (caller, case) = (self.caller, self.next());
        all(caller, case, |request| self.send(request));
    }

    fn sequences(&mut self) {
        let (caller, mut case) = (self.caller, self.case + 1000);
        let mut next = || {
            case += 1;
            case
        };
        machines(caller, &mut next, &mut |request| self.send(request));
        rows(caller, next(), &mut |request| self.send(request));
        pages(caller, next(), &mut |request| self.send(request));
        self.answers.extend(at_once(caller, next()));
    }

    fn minimal(&mut self) {
        self.step("reportAcceptance", &json!({"remove": ["/contact_name"]}));
        self.step("reportAcceptance", &json!({"set": {"/task_handle_item": "123"}}));
        self.step("reportItem", &json!({"set": {"/task_type": "0A"}}));
        self.step("reportItemDetail", &json!({"set": {"/basic/task_type": "02"}}));
        self.step("reportItemDetail", &json!({"set": {"/basic/use_level": "8"}}));
        self.step("queryItems", &json!({"set": {"/task_state": "3"}}));
        self.another_organisation();
    }

    /// A query of an item by an implementation code of an organisation that cannot be.
    fn another_organisation(&mut self) {
        let case = self.next();
        self.prepare("queryItemDetail", case);
        let example = self.caller.example("queryItemDetail", case).to_string();
        let other = example.replace("11990000A000000113", "11990000A000000114");
        let request = self.caller.request("queryItemDetail", &serde_json::from_str(&other).unwrap());
        self.send(&request);
    }

    fn step(&mut self, operation: &str, change: &Value) {
        let case = self.next();
        self.prepare(operation, case);
        let body = changed(self.caller.example(operation, case), change);
        let request = self.caller.request(operation, &body);
        self.send(&request);
    }
}

/// The body with one member spoilt or left out, and with one more.
fn bodies(example: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for name in example.as_object().unwrap().keys() {
        let mut without = example.clone();
        without.as_object_mut().unwrap().remove(name);
        all.push(without);
        for value in spoilt(&example[name]) {
            let mut other = example.clone();
            other[name] = value;
            all.push(other);
        }
    }
    let mut more = example.clone();
    more["hutong_extra"] = json!("x");
    all.push(more);
    all
}
