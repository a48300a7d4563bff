//! Values just outside the bounds of length, size, number and step (JSON Schema Validation 2020-12 §6.2 to §6.5): they
//! must be refused.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "bounds",
    title: "values just outside the bounds",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    const KEYWORDS: &[&str] = &[
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "minContains",
        "maxContains",
    ];
    KEYWORDS.contains(&constraint.keyword.as_str())
}
