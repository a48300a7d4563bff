//! The sessions of a run: one for each party, opened when it is first needed.

use std::collections::BTreeMap;

use hutong_specs::name::PartyId;
use hutong_specs::plan::{Probe, Sign, Tamper};
use hutong_specs::record::Fault;

use super::assignment::Assignment;
use super::courier::Courier;
use super::error::RunError;
use super::not_built::NotBuilt;
use super::session::SessionDesk;
use super::wire::Response;

/// The sessions of a run; of the party that the profile's own credentials name under `None`.
#[derive(Debug, Default)]
pub(super) struct Sessions(BTreeMap<Option<PartyId>, SessionDesk>);

impl Sessions {
    /// The sessions of an assignment, none of them open; none at all if its binding has no session.
    pub(super) fn new(assignment: &Assignment) -> Result<Self, RunError> {
        let parties = assignment.reaches.parties.keys().cloned().map(Some);
        let mut desks = BTreeMap::new();
        for party in std::iter::once(None).chain(parties) {
            if let Some(desk) = SessionDesk::new(assignment, party.as_ref())? {
                desks.insert(party, desk);
            }
        }
        Ok(Self(desks))
    }

    /// Opens the session of the party that the profile's own credentials name.
    pub(super) async fn open(&self, courier: &Courier) -> Result<(), RunError> {
        if let Some(desk) = self.0.get(&None) {
            desk.ready(courier).await?;
        }
        Ok(())
    }

    /// Sees to the sessions that a probe needs; true if one was opened or renewed for it.
    pub(super) async fn ready(&self, courier: &Courier, probe: &Probe) -> Result<bool, RunError> {
        let mut is_renewed = false;
        for (party, desk) in self.needed(probe) {
            // What asks for the secret of another party needs none; that of the profile's own is open anyway.
            if party.is_none() || !desk.is_meant(probe) {
                is_renewed |= desk.ready(courier).await?;
            }
        }
        Ok(is_renewed)
    }

    /// Why a probe cannot be sent, if a session that it needs could not be opened.
    pub(super) fn check(&self, probe: &Probe) -> Result<(), NotBuilt> {
        let mut others = self.needed(probe).filter_map(|(party, desk)| Some((party.as_ref()?, desk)));
        let refused = others.find_map(|(party, desk)| {
            if desk.is_meant(probe) { None } else { Some((party.to_string(), desk.refusal()?)) }
        });
        match refused {
            Some((party, why)) if probe.sign != Sign::Not => Err(NotBuilt::Session { party, why }),
            _ => Ok(()),
        }
    }

    /// Takes the secret out of an answer, if it may yield one.
    pub(super) fn take(&self, courier: &Courier, probe: &Probe, answer: &Result<Response, Fault>) {
        if let Some(desk) = self.0.get(&probe.party).filter(|desk| desk.is_meant(probe)) {
            desk.take(courier, answer);
        }
    }

    fn needed<'s>(
        &'s self,
        probe: &'s Probe,
    ) -> impl Iterator<Item = (&'s Option<PartyId>, &'s SessionDesk)> {
        let other = match &probe.sign {
            Sign::Tampered(Tamper::OtherParty(party)) => Some(party),
            _ => None,
        };
        let is_needed = move |party: &Option<PartyId>| {
            *party == probe.party || (other.is_some() && party.as_ref() == other)
        };
        self.0.iter().filter(move |(party, _)| is_needed(party))
    }
}
