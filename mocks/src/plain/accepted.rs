//! The answer to an accepted request: the first declared success.

use hutong_specs::standard::{Operation, Response, StatusPattern};

use super::sample;
use crate::answer::Answer;

/// The answer to an accepted request.
pub(crate) fn accepted(operation: &Operation) -> Answer {
    match success(operation) {
        Some((status, response)) => sample::answer(status, response),
        None => Answer::empty(200),
    }
}

/// A code of 2XX is meant before the range, the range before `default`.
fn success(operation: &Operation) -> Option<(u16, &Response)> {
    let status = |pattern: StatusPattern| match pattern {
        StatusPattern::Code(code) => (200..300).contains(&code).then_some(code),
        StatusPattern::Range(hundred) => (hundred == 2).then_some(200),
        StatusPattern::Default => Some(200),
    };
    operation.responses.iter().find_map(|(pattern, response)| Some((status(*pattern)?, response)))
}
