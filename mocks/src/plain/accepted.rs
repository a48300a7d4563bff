//! The answer to an accepted request: the first declared success, if there is one.

use hutong_specs::standard::{Operation, Response, StatusPattern};

use super::sample;
use crate::answer::Answer;

/// The answer to an accepted request; where no success is declared, whatever else is: a platform that keeps to such a
/// document has nothing better to say.
pub(crate) fn accepted(operation: &Operation) -> Answer {
    match success(operation).or_else(|| other(operation)) {
        Some((status, response)) => sample::answer(status, response),
        None => Answer::empty(200),
    }
}

/// The first status that is declared by its number, a failure of the platform left out.
fn other(operation: &Operation) -> Option<(u16, &Response)> {
    operation.responses.iter().find_map(|(pattern, response)| match pattern {
        StatusPattern::Code(status @ 300..500) => Some((*status, response)),
        _ => None,
    })
}

/// A code of 2XX is meant before the range, the range before `default`.
pub(crate) fn success(operation: &Operation) -> Option<(u16, &Response)> {
    let status = |pattern: StatusPattern| match pattern {
        StatusPattern::Code(code) => (200..300).contains(&code).then_some(code),
        StatusPattern::Range(hundred) => (hundred == 2).then_some(200),
        StatusPattern::Default => Some(200),
    };
    operation.responses.iter().find_map(|(pattern, response)| Some((status(*pattern)?, response)))
}
