//! The answer to a refused request: a declared 4XX status if there is one, with a body that its schema admits.

use hutong_specs::standard::{Operation, Response, StatusPattern};
use serde_json::json;

use super::sample;
use crate::answer::Answer;
use crate::refusal::{Refusal, RefusalKind};

/// The answer to a refused request.
pub(crate) fn refused(operation: Option<&Operation>, refusal: &Refusal) -> Answer {
    let statuses = statuses(&refusal.kind);
    let preferred = statuses.first().copied().unwrap_or(400);
    let answer = match operation.and_then(|operation| declared(operation, statuses)) {
        Some((status, response)) => sample::answer(status, response),
        None => Answer::json(preferred, &json!({"message": refusal.message})),
    };
    match &refusal.kind {
        RefusalKind::WrongMethod(methods) => answer.with_header("Allow", methods.join(", ")),
        RefusalKind::Credentials | RefusalKind::SecretOver => {
            answer.with_header("WWW-Authenticate", "Bearer")
        }
        _ => answer,
    }
}

/// Whether the operation declares an answer to such a refusal.
pub(crate) fn refuses(operation: &Operation, kind: &RefusalKind) -> bool {
    declared(operation, statuses(kind)).is_some()
}

/// The statuses that fit a refusal, the best first.
fn statuses(kind: &RefusalKind) -> &'static [u16] {
    match kind {
        RefusalKind::UnknownPath | RefusalKind::NotFound | RefusalKind::Foreign => &[404, 400],
        RefusalKind::WrongMethod(_) => &[405],
        RefusalKind::Credentials | RefusalKind::SecretOver => &[401, 403],
        RefusalKind::Forbidden => &[403, 401],
        RefusalKind::MediaType => &[415, 400],
        RefusalKind::Unreadable | RefusalKind::Invalid => &[400, 422],
        RefusalKind::Business => &[409, 422, 400],
    }
}

fn declared<'a>(operation: &'a Operation, statuses: &[u16]) -> Option<(u16, &'a Response)> {
    let exact = |status: &u16| {
        let response = operation.responses.get(&StatusPattern::Code(*status))?;
        Some((*status, response))
    };
    statuses.iter().find_map(exact).or_else(|| wide(operation, statuses)).or_else(|| other(operation))
}

/// A range or `default` that holds the best status.
fn wide<'a>(operation: &'a Operation, statuses: &[u16]) -> Option<(u16, &'a Response)> {
    let best = *statuses.first()?;
    let range = [StatusPattern::Range(4), StatusPattern::Default];
    let response = range.iter().find_map(|pattern| operation.responses.get(pattern))?;
    Some((best, response))
}

/// Whatever other refusal is declared.
fn other(operation: &Operation) -> Option<(u16, &Response)> {
    operation.responses.iter().find_map(|(pattern, response)| match pattern {
        StatusPattern::Code(status @ 400..500) => Some((*status, response)),
        _ => None,
    })
}
