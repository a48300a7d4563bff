//! Every key of the answer is written as the clause says.

use hutong_specs::plan::{Demand, Expectation, Predicate};
use hutong_specs::standard::Dimension;
use serde::Deserialize;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "keys",
    title: "keys of answers are written as agreed",
    parameters: "`matches` (a regular expression)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    matches: String,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let expectations = of_answer(task)?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    Ok(task.conform("valid", &base.call, expectations))
}

/// What is demanded of every answer.
pub(crate) fn of_answer(task: &Task<'_, '_>) -> Result<Vec<Expectation>, PlanError> {
    let Parameters { matches } = task.parameters()?;
    let demand = Demand::At { pointer: String::new(), predicate: Predicate::Keys(matches) };
    Ok(vec![task.expect(&[Dimension::Response], demand)])
}
