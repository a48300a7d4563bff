//! Near misses of identifiers: wrong check digit, impossible date, inner code wrong, foreign characters (GB 11643-1999,
//! GB 32100-2015, GB 11714-1997, GB/T 36904-2018 and the coding habits of service items): they must be refused.

use super::constraints::violations;
use super::rule::{NONE, Rule};
use crate::plan::Constraint;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "identifier",
    title: "near misses of identifiers",
    parameters: NONE,
    plan: |task| violations(task, is_meant),
};

pub(super) fn is_meant(constraint: &Constraint) -> bool {
    constraint.keyword == "format" && constraint.is_identifier
}
