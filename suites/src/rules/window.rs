//! Timestamps outside the binding's window are refused, inside it they are accepted. The margin leaves room for clocks
//! that differ by a fifth of the window.

use hutong_specs::plan::{Breach, Demand, Intent, Place, Reason, Sign, Tamper};
use hutong_specs::standard::Dimension;

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Base, Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "window", title: "timestamps outside the window are refused", parameters: NONE, plan };

const DIMENSIONS: &[Dimension] = &[Dimension::Timing, Dimension::Request, Dimension::Error];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let signature = task.context.signature();
    let window = signature.filter(|signature| signature.time_part().is_some());
    let Some(window) = window.and_then(|signature| signature.window_seconds) else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NotInBinding, "no time window")));
    };
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let window = i64::from(window);
    let margin = (window / 5).max(1);
    Ok([
        outside(task, &base, "too-old", -(window + margin)),
        outside(task, &base, "too-new", window + margin),
        inside(task, &base, "old", -(window - margin)),
        inside(task, &base, "new", window - margin),
    ]
    .into_iter()
    .collect())
}

fn outside<'a>(task: &Task<'a, '_>, base: &Base<'a>, what: &str, shift: i64) -> Drafts {
    let part = task.context.signature().and_then(|signature| signature.time_part());
    let name = part.map(|part| part.name.clone()).unwrap_or_default();
    let breach = Breach { place: Place::Credential(name), keyword: "window".to_owned(), constraint: None };
    let refused = task.expect(DIMENSIONS, Demand::Refused);
    task.draft(what.to_owned(), Intent::Violate(vec![breach]), &base.call, shifted(shift), vec![refused])
}

fn inside<'a>(task: &Task<'a, '_>, base: &Base<'a>, what: &str, shift: i64) -> Drafts {
    let accepted = task.expect(DIMENSIONS, Demand::Accepted);
    task.draft(what.to_owned(), Intent::Conform, &base.call, shifted(shift), vec![accepted])
}

fn shifted(seconds: i64) -> Sign {
    Sign::Tampered(Tamper::Shift(seconds))
}
