//! Credentials that must not be taken any more: expired, taken back, or meant for another platform (RFC 6750 §3.1,
//! RFC 7519 §4.1.3 and §4.1.4). The request is the one that is accepted from the profile's own party, so that nothing
//! but its credentials can be the cause of a refusal.

use hutong_specs::name::PartyId;
use hutong_specs::plan::{Breach, Demand, Intent, Place, Probe, Role, Step};
use hutong_specs::profile::Standing;
use serde::Deserialize;

use super::constraints::REFUSAL;
use super::party::{no_party, parties};
use super::rule::Rule;
use crate::plan::{Base, Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "void-credentials",
    title: "credentials that are expired, revoked or for another platform are refused",
    parameters: "`standings` (expired, revoked, wrong-audience; all if left out)",
    plan,
};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Parameters {
    standings: Vec<Standing>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { standings } = task.parameters()?;
    if let Some(sound) = standings.iter().find(|standing| !standing.is_void()) {
        return Err(PlanError::Parameters {
            clause: task.clause.id.clone(),
            rule: task.verify.rule.clone(),
            why: format!("credentials of standing `{}` are good", sound.name()),
            allowed: RULE.parameters,
        });
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let wanted =
        |standing: &&Standing| standing.is_void() && (standings.is_empty() || standings.contains(standing));
    Ok(Standing::ALL.iter().filter(wanted).map(|standing| of_standing(task, &base, *standing)).collect())
}

fn of_standing<'a>(task: &Task<'a, '_>, base: &Base<'a>, standing: Standing) -> Drafts {
    let mut drafts: Drafts =
        parties(task, standing).map(|party| sent_as(task, base, party, standing)).collect();
    if drafts.cases.is_empty() && drafts.exclusions.is_empty() {
        drafts.exclusions.push(no_party(task, standing));
    }
    drafts
}

fn sent_as<'a>(task: &Task<'a, '_>, base: &Base<'a>, party: &PartyId, standing: Standing) -> Drafts {
    let breach = Breach {
        place: Place::Credential(party.to_string()),
        keyword: standing.name().to_owned(),
        constraint: None,
    };
    let probe = Probe { party: Some(party.clone()), ..task.context.probe(&base.call) };
    let expectations = vec![task.expect(REFUSAL, Demand::Refused)];
    let step = Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations };
    task.steps(party.to_string(), Intent::Violate(vec![breach]), vec![step])
}
