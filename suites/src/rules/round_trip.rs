//! Text that was sent and stored comes back character for character: an accepted write, then a read that returns it.
//!
//! Only a clause can demand it, for it says which answer returns what: a plain document does not. Each text is a case of
//! its own, so that the one which is lost is named.

use hutong_specs::name::OperationId;
use hutong_specs::plan::Predicate;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::refusal::Placed;
use super::rule::Rule;
use super::scenario::scenario;
use super::scenario_step::{Parameters as Scenario, ScenarioStep};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "round-trip",
    title: "text comes back as it was sent",
    parameters: "`write` (an operation), `at` (JSON pointer into what is written), `read` (an operation), `found` (JSON \
                 pointer into its answer) and `texts` (by name)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    write: OperationId,
    at: String,
    read: OperationId,
    found: String,
    texts: Map<String, Value>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let parameters: Parameters = task.parameters()?;
    let mut drafts = Drafts::default();
    for (name, text) in &parameters.texts {
        drafts.extend([scenario(task, &round(&parameters, name, text))?]);
    }
    Ok(drafts)
}

/// A write of the text, and a read that must find it.
fn round(parameters: &Parameters, name: &str, text: &Value) -> Scenario {
    let Parameters { write, at, read, found, texts: _ } = parameters;
    let set = Map::from_iter([(at.clone(), text.clone())]);
    let is_found = Placed { pointer: found.clone(), predicate: Predicate::Equals(text.clone()) };
    let place = at.trim_start_matches('/').replace('/', ".");
    Scenario {
        name: format!("{write}.{place}.{name}"),
        steps: vec![ScenarioStep::write(write.clone(), set), ScenarioStep::read(read.clone(), is_found)],
    }
}
