//! What the platform serves is not to be had without TLS: the valid request, without credentials, over a connection that is not
//! encrypted (RFC 9110 §4.2.2: `http` and `https` are origins of their own).

use hutong_specs::plan::{Breach, Carrier, Demand, Intent, Place, Role, Sign, Step};
use hutong_specs::standard::Dimension;

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "unencrypted", title: "nothing is served without TLS", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut probe = task.context.probe(&base.call);
    // Whoever listens on the way must not be given anything.
    (probe.sign, probe.carrier) = (Sign::Not, Carrier::Unencrypted);
    let expectations = vec![task.expect(&[Dimension::Request, Dimension::Response], Demand::Encrypted)];
    let step = Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations };
    let breach = Breach { place: Place::Url, keyword: "unencrypted".to_owned(), constraint: None };
    Ok(task.steps("without-tls".to_owned(), Intent::Violate(vec![breach]), vec![step]))
}
