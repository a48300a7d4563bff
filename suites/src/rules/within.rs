//! The valid request is answered within a time that the clause names.

use hutong_specs::plan::Demand;
use hutong_specs::standard::Dimension;
use serde::Deserialize;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "within", title: "answers come in time", parameters: "`milliseconds` (a whole number)", plan };

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    milliseconds: u64,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { milliseconds } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let expectation = task.expect(&[Dimension::Timing], Demand::Within(milliseconds));
    Ok(task.conform(format!("{milliseconds}-ms"), &base.call, vec![expectation]))
}
