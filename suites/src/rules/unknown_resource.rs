//! A well-formed value that nobody has: refused, or answered with an empty list where the clause says so.

use hutong_specs::plan::{Breach, Demand, Intent, Place, Predicate, Reason, Sign};
use hutong_specs::standard::Dimension;
use serde::Deserialize;
use serde_json::Value;

use super::changes::changed;
use super::constraints::REFUSAL;
use super::rule::Rule;
use crate::plan::{Base, Call, Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-resource",
    title: "what nobody has is not found",
    parameters: "`at` (JSON pointer into the body, or `/` and a parameter's name), `value`, `demand` (refused or empty; \
                 refused if left out) and, for empty, `array` (JSON pointer into the answer)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    at: String,
    value: Value,
    #[serde(default)]
    demand: Wanted,
    #[serde(default)]
    array: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Wanted {
    #[default]
    Refused,
    Empty,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { at, value, demand, array } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    if !has(&base, &at) {
        let detail = format!("the request has nothing at {at}");
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    }
    let (call, place) = changed(&base.call, &at, Some(&value));
    let what = at.trim_start_matches('/').replace('/', ".");
    match (demand, array) {
        (Wanted::Refused, None) => Ok(refused(task, what, &call, place)),
        (Wanted::Empty, Some(array)) => Ok(empty(task, what, &call, array)),
        (Wanted::Refused, Some(_)) => Err(wrong(task, "`array` goes with `demand: empty` alone")),
        (Wanted::Empty, None) => Err(wrong(task, "`demand: empty` needs `array`")),
    }
}

/// Whether body or parameters have such a place.
fn has(base: &Base<'_>, at: &str) -> bool {
    let in_body = base.call.body().is_some_and(|body| body.pointer(at).is_some());
    let name = at.trim_start_matches('/');
    in_body || base.call.arguments.iter().any(|sent| sent.parameter.name == name)
}

fn refused<'a>(task: &Task<'a, '_>, what: String, call: &Call<'a>, place: Place) -> Drafts {
    let breach = Breach { place, keyword: "unknown-resource".to_owned(), constraint: None };
    task.violate(what, call, vec![breach], vec![task.expect(REFUSAL, Demand::Refused)])
}

fn empty<'a>(task: &Task<'a, '_>, what: String, call: &Call<'a>, array: String) -> Drafts {
    let predicate = Predicate::OneOf(vec![Value::Array(Vec::new()), Value::Null]);
    let expectations = vec![
        task.expect(&[Dimension::Request, Dimension::Response], Demand::Accepted),
        task.expect(&[Dimension::Response, Dimension::Request], Demand::At { pointer: array, predicate }),
    ];
    task.draft(what, Intent::Conform, call, Sign::AsBound, expectations)
}

fn wrong(task: &Task<'_, '_>, why: &str) -> PlanError {
    PlanError::Parameters {
        clause: task.clause.id.clone(),
        rule: task.verify.rule.clone(),
        why: why.to_owned(),
        allowed: RULE.parameters,
    }
}
