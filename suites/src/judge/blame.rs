//! Whose fault a finding is: the platform's, unless there is a ground for somebody else.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Blame, ContractGround, FindingCode, Observed};
use hutong_specs::plan::{Case, Demand, Intent};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Dimension, Operation, Standard, StatusPattern};

use super::case_judge::Shown;
use super::view::View;
use crate::plan::{AnnotationKind, annotations};

/// Whose fault a defect is.
pub(super) fn blame(
    (standard, declares): (&Standard, &Declares),
    case: &Case,
    shown: &Shown<'_>,
    view: Option<&View<'_>>,
) -> Blame {
    if shown.expectation.dimension == Dimension::Document {
        return Blame::Contract(ContractGround::Served);
    }
    if let Some(why) = standard.clause(&shown.clause).and_then(|clause| clause.disputed.clone()) {
        return Blame::Standard(why);
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
    let is_refused = case.intent == Intent::Conform
        && matches!(view.outcome, Some(Outcome::Refused(_)))
        && (shown.expectation.demand == Demand::Accepted || shown.defect.code == FindingCode::HT201);
    let Some(operation) = view.operation.filter(|_| is_refused) else { return Vec::new() };
    let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone());
    let mut names: Vec<String> = parameters.chain(named_in_body(operation, view)).collect();
    names.retain(|name| declares.test_data.contains_key(name));
    names.sort();
    names.dedup();
    names
}

/// The names of test data that the body of the request holds.
fn named_in_body(operation: &Operation, view: &View<'_>) -> Vec<String> {
    let mut content = operation.request_body.iter().flat_map(|body| &body.content);
    let schema = content.find_map(|content| content.schema.as_ref());
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
