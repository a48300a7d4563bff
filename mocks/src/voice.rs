//! How a platform says yes and no: in the envelope of its binding, or by HTTP status alone.

use hutong_specs::binding::OutcomeRule;
use hutong_specs::standard::{Operation, Standard};
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::plain;
use crate::pointer::put;
use crate::refusal::{Refusal, RefusalKind};

/// An accepted request's answer in the envelope; `None` where the binding has none.
pub(crate) fn accepted(standard: &Standard, data: Value) -> Option<Answer> {
    let OutcomeRule::Envelope { pointer, accepted, .. } = &standard.binding.outcome else {
        return None;
    };
    let code = accepted.first().cloned().unwrap_or(Value::Null);
    Some(Answer::json(200, &envelope(pointer, code, "成功", data)))
}

/// The answer to a refused request.
pub(crate) fn refused(standard: &Standard, operation: Option<&Operation>, refusal: &Refusal) -> Answer {
    let OutcomeRule::Envelope { pointer, refused, .. } = &standard.binding.outcome else {
        return plain::refused(operation, refusal);
    };
    let of_gateway = refused.iter().filter(|_| refusal.kind == RefusalKind::SecretOver).find_map(of_gateway);
    let code = of_gateway.or_else(|| refused.first().cloned()).unwrap_or_else(|| json!(300));
    let answer = Answer::json(status(&refusal.kind), &envelope(pointer, code, &refusal.message, Value::Null));
    match &refusal.kind {
        RefusalKind::WrongMethod(methods) => answer.with_header("Allow", methods.join(", ")),
        _ => answer,
    }
}

/// The business is refused under HTTP 200; what never reaches an interface is refused as a gateway does.
fn status(kind: &RefusalKind) -> u16 {
    match kind {
        RefusalKind::UnknownPath => 404,
        RefusalKind::WrongMethod(_) => 405,
        _ => 200,
    }
}

/// The code of a gateway in front of the platform that asks for another secret, where the binding has a family of such codes.
fn of_gateway(pattern: &Value) -> Option<Value> {
    (pattern == "api-*").then(|| json!("api-secret-over"))
}

fn envelope(pointer: &str, code: Value, message: &str, data: Value) -> Value {
    let mut envelope = Value::Object(Map::new());
    put(&mut envelope, pointer, code);
    put(&mut envelope, "/message", Value::from(message));
    put(&mut envelope, "/data", data);
    envelope
}
