//! Values outside a list or code list (JSON Schema Validation 2020-12 §6.1.2 and §6.1.3): they must be refused.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "enum",
    title: "values outside the list",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    matches!(constraint.keyword.as_str(), "enum" | "const")
}
