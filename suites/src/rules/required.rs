//! Required members, parameters and bodies, left out one at a time (JSON Schema Validation 2020-12 §6.5.3 and §6.5.4,
//! `OpenAPI` 3.1 §4.8.12 `required`): a request without them must be refused.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "required",
    title: "what must be sent is left out",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    matches!(constraint.keyword.as_str(), "required" | "dependentRequired")
}
