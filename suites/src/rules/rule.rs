//! What a rule is: a row of the table.

use crate::plan::{Drafts, PlanError, Task};

/// A rule: from a clause and an operation to cases.
#[derive(Debug)]
pub struct Rule {
    /// The name by which clauses refer to it.
    pub id: &'static str,
    /// What it checks, in one line.
    pub title: &'static str,
    /// The parameters that it takes, for messages.
    pub parameters: &'static str,
    /// Makes the cases.
    pub plan: for<'a, 'c> fn(&Task<'a, 'c>) -> Result<Drafts, PlanError>,
}

/// The parameters of rules that take none.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoParameters {}

/// What messages say of rules that take no parameters.
pub(crate) const NONE: &str = "no parameters";
