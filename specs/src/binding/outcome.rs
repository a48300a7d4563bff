//! How an answer says whether the request was accepted: the word of the judge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What an answer says, as the binding reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The request was accepted.
    Accepted,
    /// The request was refused, with this code (the envelope's, else the HTTP status).
    Refused(String),
    /// The platform broke: a 5xx that the binding does not know as a refusal, or an answer that is not readable.
    Fault(String),
    /// The binding cannot read the answer as any of these.
    Undeclared(String),
}

/// How an answer is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeRule {
    /// By HTTP status alone: 2xx accepted, 4xx refused, 5xx fault.
    #[default]
    Status,
    /// By a member of the JSON envelope, under HTTP 200.
    Envelope {
        /// JSON pointer of the member, such as `/code`.
        pointer: String,
        /// Values that mean accepted; compared as JSON values, so 200 and "200" differ.
        accepted: Vec<Value>,
        /// Values that mean refused; a text that ends in `*` means every text that begins so.
        refused: Vec<Value>,
        /// HTTP statuses that are refusals as well, whatever the body says (gateways answer so).
        #[serde(default)]
        refused_statuses: Vec<u16>,
    },
}

impl OutcomeRule {
    /// Reads an answer: its status and, where it was readable as JSON, its body.
    pub fn read(&self, status: u16, body: Option<&Value>) -> Outcome {
        match self {
            Self::Status => read_status(status),
            Self::Envelope { pointer, accepted, refused, refused_statuses } => {
                if refused_statuses.contains(&status) {
                    return Outcome::Refused(status.to_string());
                }
                if status != 200 {
                    return match read_status(status) {
                        Outcome::Accepted => Outcome::Undeclared(format!("HTTP {status}")),
                        other => other,
                    };
                }
                read_envelope(body, pointer, accepted, refused)
            }
        }
    }
}

fn read_status(status: u16) -> Outcome {
    match status / 100 {
        2 => Outcome::Accepted,
        4 => Outcome::Refused(status.to_string()),
        5 => Outcome::Fault(format!("HTTP {status}")),
        _ => Outcome::Undeclared(format!("HTTP {status}")),
    }
}

fn read_envelope(body: Option<&Value>, pointer: &str, accepted: &[Value], refused: &[Value]) -> Outcome {
    let Some(body) = body else {
        return Outcome::Undeclared("not readable as JSON".to_owned());
    };
    let Some(code) = body.pointer(pointer) else {
        return Outcome::Undeclared(format!("nothing at {pointer}"));
    };
    let written = written(code);
    if accepted.contains(code) {
        Outcome::Accepted
    } else if refused.iter().any(|pattern| is_meant(pattern, code)) {
        Outcome::Refused(written)
    } else {
        Outcome::Undeclared(format!("{pointer} is {code}"))
    }
}

fn is_meant(pattern: &Value, code: &Value) -> bool {
    match (pattern.as_str().and_then(|text| text.strip_suffix('*')), code.as_str()) {
        (Some(prefix), Some(text)) => text.starts_with(prefix),
        _ => pattern == code,
    }
}

fn written(code: &Value) -> String {
    code.as_str().map_or_else(|| code.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Outcome, OutcomeRule};

    fn envelope() -> OutcomeRule {
        OutcomeRule::Envelope {
            pointer: "/code".to_owned(),
            accepted: vec![json!(200)],
            refused: vec![json!(300), json!("catalog-*")],
            refused_statuses: vec![401],
        }
    }

    #[test]
    fn a_business_error_under_http_200_is_a_refusal() {
        let read = |body| envelope().read(200, Some(&body));
        assert_eq!(read(json!({"code": 200})), Outcome::Accepted);
        assert_eq!(read(json!({"code": 300})), Outcome::Refused("300".to_owned()));
        assert_eq!(read(json!({"code": "catalog-001"})), Outcome::Refused("catalog-001".to_owned()));
        assert!(matches!(read(json!({"code": "200"})), Outcome::Undeclared(_)));
        assert!(matches!(read(json!({})), Outcome::Undeclared(_)));
        assert!(matches!(envelope().read(200, None), Outcome::Undeclared(_)));
    }

    #[test]
    fn http_errors_keep_their_meaning_beside_an_envelope() {
        assert_eq!(envelope().read(401, None), Outcome::Refused("401".to_owned()));
        assert_eq!(envelope().read(404, None), Outcome::Refused("404".to_owned()));
        assert_eq!(envelope().read(500, None), Outcome::Fault("HTTP 500".to_owned()));
        assert!(matches!(envelope().read(204, None), Outcome::Undeclared(_)));
    }
}
