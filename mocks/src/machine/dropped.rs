//! Members of answers that are left out.

use hutong_specs::bilingual::Bilingual;
use hutong_specs::name::OperationId;
use hutong_specs::standard::{Aspect, Operation, Standard, StatusPattern};
use hutong_specs::wire::is_json;

use super::walk::constraints;
use crate::deviation::{Deviation, How};

/// A member that a deviating platform leaves out of one operation's answers to accepted requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The operation.
    pub operation: OperationId,
    /// JSON pointer of the member, with `*` for every item of an array.
    pub pointer: String,
}

/// One deviation for each member that an answer must have.
pub(super) fn deviations<'a>(
    standard: &'a Standard,
    operation: &'a Operation,
) -> impl Iterator<Item = Deviation> + 'a {
    let success = operation.responses.iter().find(|(pattern, _)| is_success(**pattern));
    let json = success
        .and_then(|(_, response)| response.content.iter().find(|media_type| is_json(&media_type.name)));
    let schema = json.and_then(|media_type| media_type.schema.as_ref());
    let found = schema.map(|schema| constraints(schema.set(), schema.pointer())).unwrap_or_default();
    let required = found
        .into_iter()
        .filter(|constraint| constraint.keyword == "required")
        .filter(|constraint| !carries_secret(standard, operation, &constraint.at));
    required.filter_map(move |constraint| {
        let clause = standard.clause_of(operation, Aspect::ResponseBody, &constraint.pointer)?;
        Some(Deviation {
            id: format!("drop:{}:{}", operation.id, constraint.at),
            title: Bilingual::new(
                format!("{} 的回答缺少 {}", operation.id, constraint.at),
                format!("answers of {} lack {}", operation.id, constraint.at),
            ),
            breaks: vec![clause],
            how: vec![How::Drop(Dropped { operation: operation.id.clone(), pointer: constraint.at })],
        })
    })
}

/// Whether the short-lived secret is lost with the member. Then nothing can be signed: the run says so, every case stays
/// inconclusive, and no clause is there to report it.
fn carries_secret(standard: &Standard, operation: &Operation, at: &str) -> bool {
    let session = standard.binding.session.as_ref().filter(|session| session.operation == operation.id);
    session.is_some_and(|session| {
        let below = session.secret_at.strip_prefix(at);
        below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    })
}

fn is_success(pattern: StatusPattern) -> bool {
    match pattern {
        StatusPattern::Code(code) => (200..300).contains(&code),
        StatusPattern::Range(hundred) => hundred == 2,
        StatusPattern::Default => true,
    }
}
