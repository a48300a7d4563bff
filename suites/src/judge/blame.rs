//! Whose fault a finding is: the platform's, unless there is a ground for somebody else.

use std::collections::BTreeSet;

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Blame, ContractGround, FindingCode, Observed};
use hutong_specs::plan::{Case, Demand};
use hutong_specs::profile::Declares;
use hutong_specs::record::Sent;
use hutong_specs::standard::{Dimension, Location, Operation, Parameter, Standard, StatusPattern};
use hutong_specs::wire::{essence, scalar};
use serde_json::Value;

use super::case_judge::Shown;
use super::view::{View, covers};
use crate::pairs::{decoded, in_query};
use crate::plan::{AnnotationKind, annotations, readings};
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
    let is_of_document = shown.expectation.dimension == Dimension::Document;
    if is_of_document || shown.expectation.demand == Demand::Compatible {
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
    let parameters = operation.parameters.iter().filter(|parameter| {
        let texts = readings(declares, &parameter.name).iter().flat_map(texts).collect::<BTreeSet<_>>();
        carried(sent, parameter).iter().any(|text| texts.contains(text))
    });
    let parameters = parameters.map(|parameter| parameter.name.clone());
    let in_body =
        named_in_body(operation, view).into_iter().filter(|name| declares.test_data.contains_key(name));
    let names: BTreeSet<String> = parameters.chain(in_body).collect();
    names.into_iter().collect()
}

/// What a value is as text, or each of its items or members.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(scalar).collect(),
        Value::Object(members) => members.values().filter_map(scalar).collect(),
        single => scalar(single).into_iter().collect(),
    }
}

/// The texts that a request carries where the parameter travels: whole, and parted at commas as lists are.
fn carried(sent: &Sent, parameter: &Parameter) -> Vec<String> {
    let named = |name: &str| name == parameter.name || name.starts_with(&format!("{}[", parameter.name));
    let headers = |wanted: &str| {
        let wanted = wanted.to_owned();
        sent.headers
            .iter()
            .filter(move |(name, _)| name.eq_ignore_ascii_case(&wanted))
            .map(|(_, value)| value)
    };
    let whole: Vec<String> = match parameter.location {
        Location::Query => {
            in_query(&sent.url).into_iter().filter(|(name, _)| named(name)).map(|(_, value)| value).collect()
        }
        Location::Header => headers(&parameter.name).cloned().collect(),
        Location::Cookie => {
            let pairs =
                headers("cookie").flat_map(|value| value.split(';')).filter_map(|pair| pair.split_once('='));
            pairs.filter(|(name, _)| name.trim() == parameter.name).map(|(_, value)| decoded(value)).collect()
        }
        Location::Path => {
            let path = sent.url.split(['?', '#']).next().unwrap_or_default();
            path.split('/').map(decoded).collect()
        }
    };
    let parts = whole.iter().flat_map(|text| text.split([',', '|', ' '])).map(|part| part.trim().to_owned());
    let parts: Vec<String> = parts.collect();
    whole.into_iter().chain(parts).collect()
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
