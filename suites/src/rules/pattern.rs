//! Text that the pattern does not match (JSON Schema Validation 2020-12 §6.3.3, ECMA-262 expressions, not anchored): it
//! must be refused.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pattern",
    title: "text that the pattern does not match",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    matches!(constraint.keyword.as_str(), "pattern" | "propertyNames")
}
