//! Whose fault a finding is: the platform's, unless there is a ground for somebody else.

use std::collections::BTreeSet;

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Blame, ContractGround, FindingCode, Observed};
use hutong_specs::plan::{Case, Demand};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Dimension, Operation, Standard, StatusPattern};
use hutong_specs::wire::{essence, scalar};

use super::case_judge::Shown;
use super::view::{View, covers};
use crate::pairs::{decoded, in_query};
use crate::plan::{AnnotationKind, annotations};
use crate::rules::ACCEPTANCE;

/// Whose fault a defect is.
pub(super) fn blame(
    (standard, declares): (&Standard, &Declares),
    case: &Case,
    shown: &Shown<'_>,
    view: Option<&View<'_>>,
) -> Blame {
    if let Some(why) = standard.clause(&shown.clause).and_then(|clause| clause.disputed.clone()) {
        return Blame::Standard(why);
    }
    if shown.expectation.dimension == Dimension::Document {
        return Blame::Contract(ContractGround::Served);
    }
    let Some(view) = view else { return Blame::Platform };
    let given = given(declares, case, shown, view);
    match () {
        () if !given.is_empty() => Blame::TestData(given),
        () if is_refusal_untold(shown, view) => Blame::Contract(ContractGround::NoRefusal),
        () if breaks_as_documented(shown, view) => Blame::Contract(ContractGround::OwnExample),
        () => Blame::Platform,
    }
}

/// The test data of the profile that a refused valid request holds.
fn given(declares: &Declares, case: &Case, shown: &Shown<'_>, view: &View<'_>) -> Vec<String> {
    let is_refused = case.rule.as_str() == ACCEPTANCE
        && matches!(view.outcome, Some(Outcome::Refused(_)))
        && (shown.expectation.demand == Demand::Accepted || shown.defect.code == FindingCode::HT201);
    let sent = view.exchange.sent.as_ref().filter(|_| is_refused);
    let (Some(sent), Some(operation)) = (sent, view.operation) else { return Vec::new() };
    let parts = parts(&sent.url);
    let holds = |name: &String| {
        declares.test_data.get(name).and_then(scalar).is_some_and(|value| parts.contains(&value))
    };
    let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone()).filter(holds);
    let in_body =
        named_in_body(operation, view).into_iter().filter(|name| declares.test_data.contains_key(name));
    let names: BTreeSet<String> = parameters.chain(in_body).collect();
    names.into_iter().collect()
}

/// The segments of the path and the values of the query, decoded.
fn parts(url: &str) -> BTreeSet<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let values = in_query(url).into_iter().map(|(_, value)| value);
    path.split('/').map(decoded).chain(values).collect()
}

/// The names of test data that the body of the request holds.
fn named_in_body(operation: &Operation, view: &View<'_>) -> Vec<String> {
    let headers = view.exchange.sent.iter().flat_map(|sent| &sent.headers);
    let mut types = headers.filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let media_type = types.next().map(|(_, value)| essence(value)).unwrap_or_default();
    let mut content = operation.request_body.iter().flat_map(|body| &body.content);
    let content = content.find(|content| covers(&content.name, &media_type));
    let schema = content.and_then(|content| content.schema.as_ref());
    let Some((schema, sent)) = schema.zip(view.request_json()) else { return Vec::new() };
    let named = annotations(schema, &sent).into_iter().filter_map(|annotation| match annotation.kind {
        AnnotationKind::TestData(name) => Some(name),
        _ => None,
    });
    named.collect()
}

/// Whether the platform refused by a status of its own choice, since the document names none for refusals.
fn is_refusal_untold(shown: &Shown<'_>, view: &View<'_>) -> bool {
    let names_none = |operation: &&Operation| {
        !operation.responses.keys().any(|pattern| {
            matches!(
                pattern,
                StatusPattern::Code(400..=499) | StatusPattern::Range(4) | StatusPattern::Default
            )
        })
    };
    shown.defect.code == FindingCode::HT201
        && matches!(view.status(), Some(400..=499))
        && view.operation.as_ref().is_some_and(names_none)
}

/// Whether an example of the document for this very answer breaks the constraint that the answer breaks.
fn breaks_as_documented(shown: &Shown<'_>, view: &View<'_>) -> bool {
    let Observed::Constraint { constraint, .. } = &shown.defect.observed else { return false };
    let Some(content) = view.declared_content() else { return false };
    let Some(schema) = &content.schema else { return false };
    content
        .examples
        .iter()
        .any(|example| schema.faults(example).iter().any(|fault| fault.constraint == *constraint))
}
