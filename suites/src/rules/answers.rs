//! What answers are like, on occasions that the clause names: their status, media type, headers and values of their body
//! (RFC 9110 §6, §8.3, §15). An answer that accepts what should have been refused is the business of the clause that was
//! broken: of it nothing is demanded here but the status.

use std::collections::BTreeMap;

use hutong_specs::plan::{Demand, Predicate, Role, Sign, Step, Template};
use hutong_specs::standard::{Dimension, StatusPattern};
use serde::Deserialize;

use super::occasion::{Occasion, Posed};
use super::refusal::Placed;
use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "answers",
    title: "answers are as agreed on these occasions",
    parameters: "`to` (a list of valid, head, options, invalid, violations, malformed, undeclared-method, unknown-path and \
                 trailing-slash), and of `send` (headers of the request), `anonymous` (no credentials are sent), `status`, `media-type` (lists), `headers` (predicates by name), `at` (a list of `pointer` and \
                 `predicate`), `dimension`",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Parameters {
    to: Vec<Occasion>,
    #[serde(default)]
    send: BTreeMap<String, String>,
    #[serde(default)]
    anonymous: bool,
    #[serde(default)]
    status: Vec<StatusPattern>,
    #[serde(default)]
    media_type: Vec<String>,
    #[serde(default)]
    headers: BTreeMap<String, Predicate>,
    #[serde(default)]
    at: Vec<Placed>,
    #[serde(default)]
    dimension: Option<Dimension>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let parameters: Parameters = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts = Drafts::default();
    for occasion in &parameters.to {
        let (posed, excluded) = occasion.posed(task, &base);
        drafts.extend([excluded]);
        drafts.extend(posed.into_iter().map(|posed| sent(task, &parameters, *occasion, posed)));
    }
    Ok(drafts)
}

fn sent<'a>(task: &Task<'a, '_>, parameters: &Parameters, occasion: Occasion, posed: Posed<'a>) -> Drafts {
    let mut probe = task.context.probe(&posed.call);
    if let Some(request) = &mut probe.request {
        (posed.edit)(request);
        let more = parameters.send.iter().map(|(name, value)| (name.clone(), Template::text(value)));
        request.headers.extend(more);
    }
    if parameters.anonymous {
        probe.sign = Sign::Not;
    }
    let dimensions = match parameters.dimension {
        Some(dimension) => vec![dimension],
        None if occasion.is_error() => vec![Dimension::Error, Dimension::Request],
        None => vec![Dimension::Response, Dimension::Request],
    };
    let demands = demands(parameters, occasion).into_iter();
    let expectations = demands.map(|demand| task.expect(&dimensions, demand)).collect();
    let step = Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations };
    task.steps(posed.what, posed.intent, vec![step])
}

fn demands(parameters: &Parameters, occasion: Occasion) -> Vec<Demand> {
    let status = (!parameters.status.is_empty()).then(|| Demand::Status(parameters.status.clone()));
    let media_type =
        (!parameters.media_type.is_empty()).then(|| Demand::MediaType(parameters.media_type.clone()));
    let headers = parameters
        .headers
        .iter()
        .map(|(name, predicate)| Demand::Header { name: name.clone(), predicate: predicate.clone() });
    let at = parameters.at.iter().cloned().map(Demand::from);
    // Headers are those of every answer; media type and body are those of an error.
    let of_error = media_type.into_iter().chain(at).map(|demand| {
        if occasion.is_error() {
            Demand::On { status: ERROR.to_vec(), demand: Box::new(demand) }
        } else {
            demand
        }
    });
    status.into_iter().chain(headers).chain(of_error).collect()
}

/// The statuses of errors.
const ERROR: &[StatusPattern] = &[StatusPattern::Range(4), StatusPattern::Range(5)];
