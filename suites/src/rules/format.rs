//! Text that is not of its format: dates that do not exist, addresses that are none (JSON Schema Validation 2020-12
//! §7.3, read as an assertion). Identifiers have a rule of their own.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "format",
    title: "text that is not of its format",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    constraint.keyword == "format" && !constraint.is_identifier
}
