//! The parties that a profile declares, by their standing.

use hutong_specs::name::PartyId;
use hutong_specs::plan::{Exclusion, Reason};
use hutong_specs::profile::Standing;

use crate::plan::Task;

/// The first party of a standing, in the order of names.
pub(super) fn party<'a>(task: &Task<'a, '_>, standing: Standing) -> Option<&'a PartyId> {
    parties(task, standing).next()
}

/// Every party of a standing.
pub(super) fn parties<'a>(task: &Task<'a, '_>, standing: Standing) -> impl Iterator<Item = &'a PartyId> {
    let declared = task.context.declares.parties.iter();
    declared.filter(move |(_, party)| party.standing == standing).map(|(name, _)| name)
}

/// That no party of a standing is declared.
pub(super) fn no_party(task: &Task<'_, '_>, standing: Standing) -> Exclusion {
    task.exclusion(Reason::NoParty, standing.name())
}
