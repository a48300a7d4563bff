//! Several parties: what each may do, and what is told of another's data.

use hutong_mocks::{Answer, Request, profile};
use hutong_specs::signing::{Secret, SessionCipher};
use serde_json::{Value, json};

use crate::caller::{Caller, NOW, code};

/// A row of the caller's own that is rejected.
const BAD: &str = "hutong-material-rejected";
const ORDER: &str = "{sid}{rid}{rtime}";

/// A party beside the caller's own: its identity, and the secret that signs its requests.
struct Other {
    rid: String,
    secret: Secret,
}

impl Other {
    /// What is sent in the party's name to ask for its secret.
    fn refresh(caller: &Caller, name: &str) -> Request {
        let (rid, appkey) = known(caller, name);
        caller.signed_by(&rid, "refreshSecret", b"{}".to_vec(), NOW, (&appkey, ORDER))
    }

    /// The party with the secret that it has or obtains; with none where it is given none.
    fn new(caller: &Caller, name: &str) -> Self {
        let (rid, appkey) = known(caller, name);
        let given = profile(&caller.standard, "http://localhost").parties[name].get("appsecret").cloned();
        let obtained = || {
            let answer = caller.send(&Self::refresh(caller, name)).value()?;
            let secret = answer.pointer("/data/secret").and_then(Value::as_str)?;
            SessionCipher::JavaAes(Secret::new(appkey.clone())).decrypt(secret).ok()
        };
        let secret = given.map(Secret::new).or_else(obtained);
        Self { rid, secret: secret.unwrap_or_else(|| Secret::new("none")) }
    }

    /// A request of the party.
    fn request(&self, caller: &Caller, operation: &str, body: &Value) -> Request {
        let key = (self.secret.expose(), ORDER);
        caller.signed_by(&self.rid, operation, body.to_string().into_bytes(), NOW, key)
    }

    fn call(&self, caller: &Caller, operation: &str, body: &Value) -> Value {
        caller.send(&self.request(caller, operation, body)).value().expect("the answer is JSON")
    }
}

fn known(caller: &Caller, name: &str) -> (String, String) {
    let made = profile(&caller.standard, "http://localhost");
    let rid = made.profile.reaches.parties[name].identities["rid"].clone();
    (rid, made.parties[name]["appkey"].clone())
}

/// What the parties of a session send, one after another: of each its name, or none for the caller's own.
fn session(caller: &Caller, case: u32) -> Vec<(Option<&'static str>, &'static str, Value)> {
    let example = |operation| caller.example(operation, case);
    let with = |operation, changes: Value| {
        let mut body = caller.example(operation, case);
        for (name, value) in changes.as_object().expect("changes by name") {
            body[name] = value.clone();
        }
        body
    };
    let mut sent: Vec<_> = ["reportItem", "reportItemDetail", "reportAcceptance", "reportLicence"]
        .map(|operation| (None, operation, example(operation)))
        .to_vec();
    let parts = ["reportProcess", "reportSpecialProcedure", "reportMaterial", "reportResult"];
    sent.extend(parts.map(|operation| (Some("peer"), operation, example(operation))));
    sent.push((None, "reportResult", example("reportResult")));
    sent.push((Some("peer"), "reportEvaluation", example("reportEvaluation")));
    sent.push((
        Some("peer"),
        "reportAcceptance",
        with("reportAcceptance", json!({"applyer_name": "测试他人"})),
    ));
    sent.push((None, "queryCase", example("queryCase")));
    sent.push((Some("peer"), "queryCase", example("queryCase")));
    sent.push((Some("peer"), "queryLicences", example("queryLicences")));
    for operation in ["reportLicence", "reportAcceptance"] {
        sent.push((Some("peer"), operation, with(operation, json!({"cd_operation": "D"}))));
    }
    sent.push((None, "queryCase", example("queryCase")));
    sent.push((
        None,
        "reportMaterial",
        with("reportMaterial", json!({"get_type": "no code", "row_guid": BAD})),
    ));
    sent.push((Some("peer"), "queryRejectedRows", json!({"page_no": 1, "page_size": 20})));
    sent.push((Some("clerk"), "reportLicence", example("reportLicence")));
    for name in ["clerk", "expired", "revoked", "stranger"] {
        sent.push((Some(name), "queryLicences", example("queryLicences")));
    }
    sent
}

/// Everything that other parties try, and what the caller itself sends between.
pub(crate) fn all(caller: &Caller, case: u32, mut send: impl FnMut(&Request)) {
    for (name, operation, body) in session(caller, case) {
        match name {
            Some(name) => send(&Other::new(caller, name).request(caller, operation, &body)),
            None => send(&caller.request(operation, &body)),
        }
    }
    for name in ["expired", "revoked", "stranger"] {
        send(&Other::refresh(caller, name));
    }
    send(&in_anothers_name(caller, case));
}

/// A request in the caller's own name that is signed with the secret of a peer.
fn in_anothers_name(caller: &Caller, case: u32) -> Request {
    let peer = Other::new(caller, "peer");
    let body = caller.example("queryLicences", case).to_string().into_bytes();
    caller.signed("queryLicences", body, NOW, peer.secret.expose(), ORDER)
}

#[test]
fn what_is_anothers_is_neither_read_changed_nor_listed() {
    let caller = Caller::new(Vec::new());
    let peer = Other::new(&caller, "peer");
    let sent: Vec<(_, _, Value)> = session(&caller, 7)
        .into_iter()
        .filter(|(name, _, _)| name.is_none_or(|name| name == "peer"))
        .map(|(name, operation, body)| {
            let answer = match name {
                Some(_) => peer.call(&caller, operation, &body),
                None => caller.call(operation, &body),
            };
            (name, operation, answer)
        })
        .collect();
    for (name, operation, answer) in &sent {
        let (is_peer, is_list) = (name.is_some(), operation.ends_with('s') && operation.starts_with("query"));
        let is_bad = name.is_none() && *operation == "reportMaterial";
        let expected = if is_bad || (is_peer && !is_list) { 300 } else { 200 };
        assert_eq!(code(answer), expected, "{name:?} {operation}: {answer}");
        if is_peer && is_list {
            let rows = answer.pointer("/data/rows").and_then(Value::as_array).unwrap();
            assert!(rows.iter().all(|row| row["table_row_guid"] != BAD), "{operation}");
            // Its own rejected rows are listed to the peer, and nobody's licences.
            assert_eq!(rows.is_empty(), *operation == "queryLicences", "{operation}: {answer}");
        }
    }
    let cases = sent.iter().filter(|(name, operation, _)| name.is_none() && *operation == "queryCase");
    for (_, _, answer) in cases {
        assert_eq!(answer.pointer("/data/acceptance/applyer_name"), Some(&json!("测试人")));
        assert_eq!(answer.pointer("/data/evaluations"), Some(&json!([])));
    }
}

#[test]
fn a_refusal_tells_nothing_of_anothers_data() {
    let caller = Caller::new(Vec::new());
    let peer = Other::new(&caller, "peer");
    caller.prepare("queryCase", 8);
    let answers = |operation: &str, change: &dyn Fn(&mut Value)| -> Vec<Answer> {
        let of = |case| {
            let mut body = caller.example(operation, case);
            change(&mut body);
            caller.send(&peer.request(&caller, operation, &body))
        };
        vec![of(8), of(9)]
    };
    caller.call("reportLicence", &caller.example("reportLicence", 8));
    let withdrawn = |body: &mut Value| body["cd_operation"] = json!("D");
    for told in [answers("queryCase", &|_| {}), answers("reportLicence", &withdrawn)] {
        assert_eq!(told[0], told[1]);
        assert_eq!(code(&told[0].value().unwrap()), 300);
    }
}

#[test]
fn void_credentials_and_missing_rights_are_refused() {
    let caller = Caller::new(Vec::new());
    let body = caller.example("queryOrganisations", 1);
    for (name, expected) in
        [("peer", 200), ("clerk", 200), ("expired", 300), ("revoked", 300), ("stranger", 300)]
    {
        let other = Other::new(&caller, name);
        assert_eq!(code(&other.call(&caller, "queryOrganisations", &body)), expected, "{name}");
    }
    let clerk = Other::new(&caller, "clerk");
    for operation in ["reportItem", "queryLicences"] {
        assert_eq!(code(&clerk.call(&caller, operation, &caller.example(operation, 1))), 300, "{operation}");
    }
    let mixed = caller.send(&in_anothers_name(&caller, 1)).value().unwrap();
    assert_eq!(code(&mixed), 300);
}
