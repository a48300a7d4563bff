//! The valid request, changed as the clause says, and what its answer must be like, in the words of the plan: so that a
//! clause about one kind of request and its answer is data.
//!
//! Parameters and members are set by name or pointer, further parameters and headers are added. A request that the clause
//! says must not be accepted is planned as a violation; where what is set turns out to be allowed by the interface, it is
//! left out and told, so that nobody is blamed for taking what the interface offers.

use hutong_specs::plan::{Breach, Demand, Expectation, Intent, Piece, Place, Reason, Role, Step, Template};
use hutong_specs::standard::{Dimension, Location, Parameter, Style};
use regex::Regex;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::changes::changed;
use super::rule::Rule;
use crate::plan::{Call, Drafts, PlanError, Task, is_violation_in};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "ask",
    title: "the answer to a certain request is as agreed",
    parameters: "`name`, `expect` (demands as the plan writes them), and optionally `set` (values by a parameter's name or a \
                 JSON pointer into the body), `query` (further parameters), `headers`, `violates` (must the request be \
                 refused), `dimension`",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    name: String,
    expect: Vec<Demand>,
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    query: Map<String, Value>,
    #[serde(default)]
    headers: Map<String, Value>,
    #[serde(default)]
    violates: bool,
    #[serde(default)]
    dimension: Option<Dimension>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let parameters: Parameters = task.parameters()?;
    for demand in &parameters.expect {
        if let Demand::Address(pattern) = demand {
            Regex::new(pattern).map_err(|error| wrong(task, &format!("`address`: {error}")))?;
        }
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    if let Some(name) = parameters.query.keys().find(|name| is_declared(task, name)) {
        let detail = format!("the interface declares the parameter `{name}`");
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    }
    // What need not be sent might filter away what the answer is looked at for.
    let mut call = base.call.without_optional_arguments();
    let mut breaches = Vec::new();
    for (at, value) in &parameters.set {
        let (next, place) = changed(&call, at, Some(value));
        if !has(&next, &place, value) {
            let detail = format!("the request has nothing at {at}");
            return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
        }
        if is_broken(&next, &place) {
            breaches.push(Breach { place, keyword: "ask".to_owned(), constraint: None });
        }
        call = next;
    }
    let added = parameters.query.keys().map(|name| Breach {
        place: Place::Query(name.clone()),
        keyword: "unknown-parameter".to_owned(),
        constraint: None,
    });
    breaches.extend(added);
    match (parameters.violates, breaches.is_empty()) {
        (true, true) => {
            let detail = format!("the interface allows what `{}` sends", parameters.name);
            Ok(Drafts::excluded(task.exclusion(Reason::NoViolationOnTheWire, detail)))
        }
        (true, false) => Ok(drafted(task, &parameters, &call, Intent::Violate(breaches))),
        (false, _) => Ok(drafted(task, &parameters, &call, Intent::Conform)),
    }
}

fn wrong(task: &Task<'_, '_>, why: &str) -> PlanError {
    PlanError::Parameters {
        clause: task.clause.id.clone(),
        rule: task.verify.rule.clone(),
        why: why.to_owned(),
        allowed: task.rule.parameters,
    }
}

/// Whether the interface speaks of a parameter of the query: by its name, or as one of the members of a free-form object
/// that is spread over the query (`OpenAPI` 3.1 §4.8.12, `style: form` with `explode`).
fn is_declared(task: &Task<'_, '_>, name: &str) -> bool {
    let in_query = |parameter: &&Parameter| parameter.location == Location::Query;
    task.operation.parameters.iter().filter(in_query).any(|parameter| {
        let is_spread =
            parameter.style == Style::Form && parameter.explode && parameter.schema.names_type("object");
        parameter.name == name || is_spread && parameter.schema.admits(&json!({ name: "1" }))
    })
}

/// Whether the value is sent at the place.
fn has(call: &Call<'_>, place: &Place, value: &Value) -> bool {
    match place {
        Place::Body(at) => call.body().and_then(|body| body.pointer(at)) == Some(value),
        _ => true,
    }
}

/// Whether what is sent for a parameter, or the body, is refused by its schema however it is read.
fn is_broken(call: &Call<'_>, place: &Place) -> bool {
    match place {
        Place::Body(_) => call.entity.as_ref().is_some_and(|entity| !entity.is_admitted()),
        place => {
            let argument =
                call.arguments.iter().find(|argument| crate::plan::place(argument.parameter) == *place);
            argument.is_some_and(|argument| is_violation_in(call.operation, argument))
        }
    }
}

fn drafted<'a>(task: &Task<'a, '_>, parameters: &Parameters, call: &Call<'a>, intent: Intent) -> Drafts {
    let mut probe = task.context.probe(call);
    if let Some(request) = &mut probe.request {
        for (name, value) in &parameters.query {
            let has_query =
                request.target.0.iter().any(|piece| matches!(piece, Piece::Text(text) if text.contains('?')));
            let mark = if has_query { '&' } else { '?' };
            request.target.0.extend(Template::text(format!("{mark}{name}={}", written(value))).0);
        }
        for (name, value) in &parameters.headers {
            request.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            request.headers.push((name.clone(), Template::text(written(value))));
        }
    }
    let step = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: probe.into(),
        expectations: expectations(task, parameters),
    };
    task.steps(parameters.name.clone(), intent, vec![step])
}

fn expectations(task: &Task<'_, '_>, parameters: &Parameters) -> Vec<Expectation> {
    let usual = if parameters.violates {
        [Dimension::Error, Dimension::Request]
    } else {
        [Dimension::Response, Dimension::Request]
    };
    let preferred = parameters.dimension.map_or(usual, |dimension| [dimension; 2]);
    parameters.expect.iter().map(|demand| task.expect(&preferred, demand.clone())).collect()
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
