//! A request that names one party and is signed with the secret of another: a secret is good for its own party alone.

use hutong_specs::plan::{Breach, Demand, Intent, Place, Probe, Reason, Role, Sign, Step, Tamper};
use hutong_specs::profile::Standing;

use super::constraints::REFUSAL;
use super::party::{no_party, party};
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "other-party", title: "the secret of another party signs nothing", parameters: NONE, plan };

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let Some(peer) = party(task, Standing::Peer) else {
        return Ok(Drafts::excluded(no_party(task, Standing::Peer)));
    };
    if task.context.signature().is_none() {
        return Ok(Drafts::excluded(task.exclusion(Reason::NotInBinding, "requests are not signed")));
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let breach = Breach {
        place: Place::Credential("secret".to_owned()),
        keyword: "other-party".to_owned(),
        constraint: None,
    };
    let sign = Sign::Tampered(Tamper::OtherParty(peer.clone()));
    let probe = Probe { sign, ..task.context.probe(&base.call) };
    let expectations = vec![task.expect(REFUSAL, Demand::Refused)];
    let step = Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations };
    Ok(task.steps(peer.to_string(), Intent::Violate(vec![breach]), vec![step]))
}
