//! Values of another type than the schema allows (JSON Schema Validation 2020-12 §6.1.1), and values that fit none or
//! too many of the alternatives (JSON Schema Core 2020-12 §10.2): they must be refused.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "type",
    title: "values of another type",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    const KEYWORDS: &[&str] =
        &["type", "oneOf", "anyOf", "not", "if", "then", "else", "contains", "dependentSchemas", "false"];
    KEYWORDS.contains(&constraint.keyword.as_str())
}
