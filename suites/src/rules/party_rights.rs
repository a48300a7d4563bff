//! Operations that a known party may not use are refused to it, though its credentials are good. That they are is shown
//! first, by an operation that it may use, where there is one that can be called by itself.

use hutong_specs::name::PartyId;
use hutong_specs::plan::{Breach, Demand, Intent, Place, Probe, Role, Step};
use hutong_specs::profile::{Party, Standing};
use hutong_specs::standard::{Effect, Operation};

use super::constraints::REFUSAL;
use super::party::no_party;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Base, Drafts, PlanError, Task, governs};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "party-rights",
    title: "operations that a party may not use are refused to it",
    parameters: NONE,
    plan,
};

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let parties = task.context.declares.parties.iter();
    let mut known = parties.filter(|(_, party)| party.standing == Standing::Unprivileged).peekable();
    if known.peek().is_none() {
        return Ok(Drafts::excluded(no_party(task, Standing::Unprivileged)));
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let limited = known.filter(|(_, party)| governs(&party.may_not, task.operation));
    Ok(limited.map(|(name, party)| refused(task, &base, name, party)).collect())
}

fn refused<'a>(task: &Task<'a, '_>, base: &Base<'a>, name: &PartyId, party: &Party) -> Drafts {
    let breach = Breach { place: Place::Exchange, keyword: "unprivileged".to_owned(), constraint: None };
    let probe = Probe { party: Some(name.clone()), ..task.context.probe(&base.call) };
    let expectations = vec![task.expect(REFUSAL, Demand::Refused)];
    let step = Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations };
    let steps = allowed(task, name, party).into_iter().chain([step]).collect();
    task.steps(name.to_string(), Intent::Violate(vec![breach]), steps)
}

/// A call that the party may make and that needs nothing else: it shows that the party's credentials are good.
fn allowed(task: &Task<'_, '_>, name: &PartyId, party: &Party) -> Option<Step> {
    let session = task.context.binding().session.as_ref().map(|session| &session.operation);
    let is_open = |operation: &&Operation| {
        operation.effect == Effect::ReadOnly
            && operation.needs.is_empty()
            && Some(&operation.id) != session
            && !governs(&party.may_not, operation)
    };
    task.context.standard.operations.iter().filter(is_open).find_map(|operation| {
        let base = task.context.base(operation).ok().filter(|base| base.is_grounded)?;
        let probe = Probe { party: Some(name.clone()), ..task.context.probe(&base.call) };
        let id = format!("allowed-{}", operation.id);
        Some(Step { id: id.into(), role: Role::Setup, probe: probe.into(), expectations: Vec::new() })
    })
}
