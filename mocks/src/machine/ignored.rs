//! Constraints of requests that are not looked at.

use hutong_specs::bilingual::Bilingual;
use hutong_specs::name::OperationId;
use hutong_specs::standard::{Aspect, Operation, Standard};

use super::walk::{Constraint, constraints};
use crate::deviation::{Deviation, How};
use crate::gates::prefix;

/// A request constraint that a deviating platform does not look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The operation.
    pub operation: OperationId,
    /// Where: a JSON pointer into the body with `*` for items, or such as `query.name`.
    pub at: String,
    /// The keyword.
    pub keyword: String,
}

/// One deviation for each constraint of the body and the parameters.
pub(super) fn deviations<'a>(
    standard: &'a Standard,
    operation: &'a Operation,
) -> impl Iterator<Item = Deviation> + 'a {
    let body = body(operation).into_iter().map(|constraint| (Aspect::RequestBody, constraint));
    let parameters = parameters(operation).into_iter().map(|constraint| (Aspect::Parameters, constraint));
    body.chain(parameters).filter_map(move |(aspect, constraint)| {
        let clause = standard.clause_of(operation, aspect, &constraint.pointer)?;
        Some(deviation(operation, constraint, clause))
    })
}

fn deviation(
    operation: &Operation,
    constraint: Constraint,
    clause: hutong_specs::name::ClauseId,
) -> Deviation {
    let Constraint { at, keyword, .. } = constraint;
    Deviation {
        id: format!("ignore:{}:{at}:{keyword}", operation.id),
        title: Bilingual::new(
            format!("{} 不检查 {at} 的 {keyword}", operation.id),
            format!("{} does not check {keyword} of {at}", operation.id),
        ),
        breaks: vec![clause],
        how: vec![How::Ignore(Ignored { operation: operation.id.clone(), at, keyword: keyword.to_owned() })],
    }
}

fn body(operation: &Operation) -> Vec<Constraint> {
    let media_type = operation.request_body.as_ref().and_then(|body| body.content.first());
    let schema = media_type.and_then(|media_type| media_type.schema.as_ref());
    schema.map(|schema| constraints(schema.set(), schema.pointer())).unwrap_or_default()
}

/// The constraints of parameters. Every text is a text, so `type: string` constrains nothing outside of JSON.
fn parameters(operation: &Operation) -> Vec<Constraint> {
    let mut found = Vec::new();
    for parameter in &operation.parameters {
        let (prefix, schema) = (prefix(parameter), &parameter.schema);
        if parameter.required && parameter.location != hutong_specs::standard::Location::Path {
            let pointer = format!("{}/required", parameter.pointer);
            found.push(Constraint { at: prefix.clone(), keyword: "required", pointer });
        }
        let text = schema.resolved().value().get("type").is_some_and(|kind| kind == "string");
        let own = constraints(schema.set(), schema.pointer()).into_iter();
        let own = own.filter(|constraint| !(text && constraint.keyword == "type"));
        found.extend(
            own.map(|constraint| Constraint { at: format!("{prefix}{}", constraint.at), ..constraint }),
        );
    }
    found
}
