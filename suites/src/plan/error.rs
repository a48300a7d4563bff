//! Why no plan could be made: mistakes of the standard or of the command, each with where and how to fix it.
//!
//! What a target does wrong is never an error, and what cannot be tested is an exclusion of the plan.

use hutong_specs::name::{ClauseId, OperationId, RuleId};
use thiserror::Error;

/// Why no plan could be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// A clause names a rule that there is not.
    #[error("plan clause {clause}: there is no rule `{rule}`{suggestion}")]
    UnknownRule {
        /// The clause.
        clause: ClauseId,
        /// What it names.
        rule: RuleId,
        /// `; did you mean …?`, or the list of rules.
        suggestion: String,
    },
    /// A clause gives a rule parameters that it does not take.
    #[error("plan clause {clause}: rule `{rule}` cannot take its parameters: {why}; it takes {allowed}")]
    Parameters {
        /// The clause.
        clause: ClauseId,
        /// The rule.
        rule: RuleId,
        /// What is wrong, with the name of the parameter.
        why: String,
        /// What the rule takes.
        allowed: &'static str,
    },
    /// A clause names an operation that there is not.
    #[error("plan clause {clause}: there is no operation `{operation}`{suggestion}")]
    UnknownOperation {
        /// The clause.
        clause: ClauseId,
        /// What it names.
        operation: OperationId,
        /// `; did you mean …?`, or nothing.
        suggestion: String,
    },
    /// The selection names something that there is not.
    #[error("select {kind} `{name}`: the standard has none of that name{suggestion}")]
    UnknownSelection {
        /// `clause`, `operation` or `rule`.
        kind: &'static str,
        /// What was asked for.
        name: String,
        /// `; did you mean …?`, or nothing.
        suggestion: String,
    },
    /// The profile declares another binding than the one that the standard was loaded with.
    #[error(
        "plan with binding `{loaded}`: the profile declares `{declared}`; load the standard with that binding"
    )]
    Binding {
        /// The standard's.
        loaded: String,
        /// The profile's.
        declared: String,
    },
}
