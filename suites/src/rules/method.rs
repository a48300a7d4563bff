//! Methods that the document does not declare for a path are refused (RFC 9110 §15.5.6, `OpenAPI` 3.1 §4.8.9).

use hutong_specs::plan::{Breach, Demand, Place, Reason};

use super::constraints::REFUSAL;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Call, Drafts, PlanError, Task, next_variable};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "method", title: "undeclared methods are refused", parameters: NONE, plan };

/// Methods that are tried, the most harmless first.
pub(crate) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

/// How many of them are tried per operation.
const TRIED: usize = 2;

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let undeclared: Vec<&str> =
        METHODS.iter().copied().filter(|method| !is_declared(task, &base.call, method)).take(TRIED).collect();
    if undeclared.is_empty() {
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, "every method is declared")));
    }
    let drafts = undeclared.into_iter().map(|method| {
        let breach = Breach { place: Place::Method, keyword: "method".to_owned(), constraint: None };
        let refused = task.expect(REFUSAL, Demand::Refused);
        let call = if method == "GET" { base.call.without_body() } else { base.call.clone() };
        task.violate(method.to_ascii_lowercase(), &call.with_method(method), vec![breach], vec![refused])
    });
    Ok(drafts.collect())
}

/// Whether some path of the document that could be meant declares the method.
pub(crate) fn is_declared(task: &Task<'_, '_>, call: &Call<'_>, method: &str) -> bool {
    task.context
        .standard
        .operations
        .iter()
        .any(|operation| operation.method == method && may_be_same(&operation.path, &call.operation.path))
}

/// Whether two path templates have a path in common: segment by segment equal, or one of them variable.
pub(crate) fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split('/').collect(), other.split('/').collect());
    let is_variable = |segment: &str| next_variable(segment).is_some();
    one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|(left, right)| left == right || is_variable(left) || is_variable(right))
}
