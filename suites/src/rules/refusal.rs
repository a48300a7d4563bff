//! What the answer to a request that must be refused holds: a message, a code, whatever the clause names.

use hutong_specs::plan::{Demand, Expectation, Intent, Predicate};
use hutong_specs::standard::Dimension;
use serde::Deserialize;

use super::invalid::invalid;
use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "refusal",
    title: "what answers to bad requests hold",
    parameters: "`predicates` (a list of `pointer` and `predicate`)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    predicates: Vec<Placed>,
}

/// A predicate and where it must be met.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Placed {
    /// JSON pointer into the answer's body.
    pub(crate) pointer: String,
    /// What must be met there.
    pub(crate) predicate: Predicate,
}

impl From<Placed> for Demand {
    fn from(Placed { pointer, predicate }: Placed) -> Self {
        Self::At { pointer, predicate }
    }
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let expectations = of_refusal(task)?;
    let invalid = match invalid(task) {
        Ok(invalid) => invalid,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let intent = Intent::Violate(invalid.breaches);
    Ok(task.draft("invalid".to_owned(), intent, &invalid.call, invalid.sign, expectations))
}

/// What is demanded of every refusal.
pub(crate) fn of_refusal(task: &Task<'_, '_>) -> Result<Vec<Expectation>, PlanError> {
    let Parameters { predicates } = task.parameters()?;
    let demands = predicates.into_iter().map(Demand::from);
    Ok(demands.map(|demand| task.expect(&[Dimension::Error], demand)).collect())
}
