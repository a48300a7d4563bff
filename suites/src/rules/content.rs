//! What the answer to the valid request holds: values that `JSONPath` queries (RFC 9535) select in it are allowed by a JSON
//! Schema (2020-12), and there are enough of them. So clauses speak of any JSON or YAML document that a platform serves,
//! such as its API definition or its declaration of conformance.

use hutong_specs::plan::{Demand, Looked, Selected};
use hutong_specs::standard::Dimension;
use serde::Deserialize;
use serde_json::Value;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};
use crate::selection;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "content",
    title: "what is selected in answers is as agreed",
    parameters: "`select` (a list of JSONPath queries, each on what the one before selects), `named` (a regular \
                 expression that chooses among them by name), `of` (value or name; value if left out), `schema` (JSON Schema), `least` (how many are selected at least), `dimension` (document or \
                 response; the first of them that the clause speaks of if left out)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    select: Vec<String>,
    #[serde(default)]
    named: Option<String>,
    #[serde(default)]
    of: Looked,
    #[serde(default)]
    schema: Option<Value>,
    #[serde(default)]
    least: u64,
    #[serde(default)]
    dimension: Option<Dimension>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { select, named, of, schema, least, dimension } = task.parameters()?;
    let schema = schema.unwrap_or(Value::Bool(true));
    if let Some(why) = selection::fault(&select, named.as_deref(), &schema) {
        return Err(PlanError::Parameters {
            clause: task.clause.id.clone(),
            rule: task.verify.rule.clone(),
            why,
            allowed: RULE.parameters,
        });
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let demand = Demand::Selected(Selected { select, named, of, schema, least });
    let preferred = match dimension {
        Some(dimension) => vec![dimension],
        None => vec![Dimension::Document, Dimension::Response],
    };
    Ok(task.conform("valid", &base.call, vec![task.expect(&preferred, demand)]))
}
