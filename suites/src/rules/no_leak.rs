//! Answers to bad requests tell nothing of the platform's inside: no stack trace, no query, no path (CWE-209).

use hutong_specs::plan::{Content, Demand, Expectation, Intent, Template};
use hutong_specs::standard::Dimension;

use super::invalid::invalid;
use super::malformed::breach;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, Form, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "no-leak", title: "errors leak nothing of the inside", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let mut drafts = Drafts::default();
    match invalid(task) {
        Ok(invalid) => drafts.extend([task.draft(
            "invalid".to_owned(),
            Intent::Violate(invalid.breaches),
            &invalid.call,
            invalid.sign,
            of_refusal(task),
        )]),
        Err(exclusion) => drafts.exclusions.push(exclusion),
    }
    drafts.extend(torn(task));
    Ok(drafts)
}

/// A body that no parser can read, where JSON is expected.
fn torn(task: &Task<'_, '_>) -> Option<Drafts> {
    let base = task.base().ok()?;
    base.call.entity.as_ref().filter(|entity| entity.form == Form::Json)?;
    let call = base.call.with_content(Content::Text(Template::text("{\"a\":")));
    Some(task.violate("unreadable", &call, vec![breach("json")], of_refusal(task)))
}

/// What is demanded of every refusal.
pub(crate) fn of_refusal(task: &Task<'_, '_>) -> Vec<Expectation> {
    vec![task.expect(&[Dimension::Error], Demand::NoLeak)]
}
