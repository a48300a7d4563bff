//! A caller of the mock that signs by hand: nothing of the tester is used.

use std::sync::{Arc, LazyLock};

use hutong_mocks::{Answer, Deviation, Platform, Request, profile};
use hutong_specs::load::{Options, embedded, load};
use hutong_specs::signing::{Algorithm, Encoding, Secret, SessionCipher};
use hutong_specs::standard::{Operation, Standard};
use serde_json::Value;

/// 2024-01-10 00:00:00 in China.
pub(crate) const NOW: i64 = 1_704_816_000_000;
const RID: &str = "00000000-0000-4000-8000-000000000001";

static PACK: LazyLock<Arc<Standard>> = LazyLock::new(|| {
    let files = embedded("zwfw-data-exchange").expect("the pack is embedded");
    Arc::new(load(&*files, &Options::default()).expect("the pack loads"))
});

/// The pack.
pub(crate) fn pack() -> Arc<Standard> {
    Arc::clone(&PACK)
}

/// A caller that has obtained its short-lived secret.
pub(crate) struct Caller {
    pub(crate) standard: Arc<Standard>,
    pub(crate) platform: Arc<Platform>,
    pub(crate) appkey: String,
    pub(crate) secret: Secret,
}

impl Caller {
    /// A caller of a platform that deviates in these ways.
    pub(crate) fn new(deviations: Vec<Deviation>) -> Self {
        let standard = pack();
        let platform = Arc::new(Platform::new(Arc::clone(&standard), deviations));
        let appkey = profile(&standard, "http://localhost").secrets["appkey"].clone();
        let mut caller = Self { standard, platform, appkey, secret: Secret::new("none") };
        let answer = caller.send(&caller.request("refreshSecret", &Value::Object(serde_json::Map::new())));
        caller.secret = caller.obtained(&answer);
        caller
    }

    /// The secret out of an answer.
    pub(crate) fn obtained(&self, answer: &Answer) -> Secret {
        let value = answer.value().expect("the answer is JSON");
        let text = value.pointer("/data/secret").and_then(Value::as_str).expect("a secret is answered");
        SessionCipher::JavaAes(Secret::new(self.appkey.clone())).decrypt(text).expect("the secret deciphers")
    }

    pub(crate) fn operation(&self, id: &str) -> &Operation {
        self.standard.operation(&id.into()).expect("the operation is there")
    }

    /// A signed request.
    pub(crate) fn request(&self, operation: &str, body: &Value) -> Request {
        let key = if operation == "refreshSecret" { self.appkey.as_str() } else { self.secret.expose() };
        self.signed(operation, body.to_string().into_bytes(), NOW, key, "{sid}{rid}{rtime}")
    }

    /// A request signed at a time, under a key, over a string.
    pub(crate) fn signed(
        &self,
        operation: &str,
        body: Vec<u8>,
        time: i64,
        key: &str,
        order: &str,
    ) -> Request {
        self.signed_by(RID, operation, body, time, (key, order))
    }

    /// The same in the name of a requester.
    pub(crate) fn signed_by(
        &self,
        rid: &str,
        operation: &str,
        body: Vec<u8>,
        time: i64,
        (key, order): (&str, &str),
    ) -> Request {
        let sid = format!("s_9900000000000_{operation}");
        let message =
            order.replace("{sid}", &sid).replace("{rid}", rid).replace("{rtime}", &time.to_string());
        let signature =
            Algorithm::HmacSha256.sign(Some(key.as_bytes()), message.as_bytes()).expect("it signs");
        let headers = [
            ("Content-Type", "application/json;charset=UTF-8".to_owned()),
            ("gjzwfwpt_rid", rid.to_owned()),
            ("gjzwfwpt_sid", sid),
            ("gjzwfwpt_rtime", time.to_string()),
            ("gjzwfwpt_sign", Encoding::Base64.encode(&signature)),
        ];
        let operation = self.operation(operation);
        Request {
            method: operation.method.clone(),
            target: operation.path.clone(),
            headers: headers.map(|(name, value)| (name.to_owned(), value)).to_vec(),
            body,
        }
    }

    pub(crate) fn send(&self, request: &Request) -> Answer {
        self.platform.answer(request, NOW)
    }

    /// Sends a signed request and gives the body of the answer.
    pub(crate) fn call(&self, operation: &str, body: &Value) -> Value {
        self.send(&self.request(operation, body)).value().expect("the answer is JSON")
    }

    /// The example of an operation with identifiers of its own for each case.
    pub(crate) fn example(&self, operation: &str, case: u32) -> Value {
        let body = self.operation(operation).request_body.as_ref().expect("there is a body");
        let text = body.content[0].examples[0].to_string();
        let text = text.replace("990100001000", &format!("9901{case:05}000"));
        let text = text.replace("HUTONG-0000000001", &format!("HUTONG-{case:010}"));
        serde_json::from_str(&text.replace("000000000001", &format!("{case:012}"))).expect("it is JSON")
    }

    /// Reports everything that an operation needs, and gives the answers.
    pub(crate) fn prepare(&self, operation: &str, case: u32) -> Vec<Answer> {
        let mut answers = Vec::new();
        for needed in self.needs(operation) {
            answers.push(self.send(&self.request(&needed, &self.example(&needed, case))));
        }
        answers
    }

    /// What an operation needs, in order, each once.
    pub(crate) fn needs(&self, operation: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for needed in &self.operation(operation).needs {
            let before = self.needs(needed.as_str());
            for id in before.into_iter().chain([needed.to_string()]) {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        }
        all
    }
}

/// The code of an envelope.
pub(crate) fn code(answer: &Value) -> i64 {
    answer.get("code").and_then(Value::as_i64).unwrap_or_default()
}
