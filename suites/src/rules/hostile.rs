//! What the rules share that send hostile input which can be read: what it breaks, if anything, and what is demanded.
//!
//! A value that the schema allows may be accepted or refused; no document promises more than that the platform stands.
//! Such cases are made once per operation, at its representative places: what breaks a platform is the value, not the
//! field, and each keyword of each field is broken by other rules. What a server reads before it knows the operation is
//! tried once per tag.

use hutong_specs::plan::{
    Breach, Carrier, Demand, Exclusion, Expectation, Framing, Intent, Reason, RequestTemplate, Role, Step,
};
use hutong_specs::standard::{Dimension, Origin};

use super::unknown_field::breaches;
use crate::plan::{Call, Drafts, Spot, Task, breaches_as_written, operations};

/// The dimensions in which survival is reported, by preference.
pub(crate) const SURVIVAL: &[Dimension] = &[Dimension::Error, Dimension::Request];

/// The platform neither breaks nor breaks off.
pub(crate) fn survived(task: &Task<'_, '_>) -> Expectation {
    task.expect(SURVIVAL, Demand::NoFault)
}

/// The platform has no error of its own; that it closes the connection is left open.
pub(crate) fn answered(task: &Task<'_, '_>) -> Expectation {
    task.expect(SURVIVAL, Demand::NoServerError)
}

/// What a call with a changed value at the spot breaks, if it breaks anything.
pub(crate) fn intent(task: &Task<'_, '_>, call: &Call<'_>, spot: &Spot<'_>) -> Intent {
    let broken = match spot {
        Spot::Body(_) => in_body(task, call),
        Spot::Argument(parameter) => {
            let argument = call.argument(parameter.0);
            let faults =
                argument.map(|argument| parameter.0.schema.faults(&argument.value)).unwrap_or_default();
            let breach = |keyword| Breach { place: spot.place(), keyword, constraint: None };
            faults.into_iter().map(|fault| breach(fault.keyword)).collect()
        }
    };
    if broken.is_empty() { Intent::Conform } else { Intent::Violate(broken) }
}

/// What the body of a call breaks.
pub(crate) fn in_body(task: &Task<'_, '_>, call: &Call<'_>) -> Vec<Breach> {
    let entity = call.entity.as_ref();
    let faults = entity.and_then(|entity| Some(entity.schema.as_ref()?.faults(&entity.value)));
    let mut broken = breaches(faults.unwrap_or_default());
    if task.context.standard.origin == Origin::Document {
        breaches_as_written(task.context.standard.schemas.document(), &mut broken);
        broken.dedup();
    }
    broken
}

/// Nothing of the operation's request can be made so.
pub(crate) fn nothing(task: &Task<'_, '_>, detail: &str) -> Exclusion {
    task.exclusion(Reason::NothingToTest, detail)
}

/// Whether what servers read before they know the operation is tried here: once for all operations of one tag that the
/// clause is about and for which a valid request is known, at the first of those that do least.
pub(crate) fn is_front(task: &Task<'_, '_>) -> bool {
    let in_scope = operations(task.context.standard, &task.verify.scope);
    let kin = in_scope
        .filter(|other| other.tags.first() == task.operation.tags.first())
        .filter(|other| task.context.base(other).is_ok());
    kin.min_by_key(|other| other.effect).is_some_and(|first| first.id == task.operation.id)
}

/// A case whose request is changed after it was put together; `is_strange` says that a server may well cut it off.
pub(crate) fn edited<'a>(
    task: &Task<'a, '_>,
    (what, intent): (&str, Intent),
    call: &Call<'a>,
    is_strange: bool,
    (edit, expectations): (impl FnOnce(&mut RequestTemplate), Vec<Expectation>),
) -> Drafts {
    let mut probe = task.context.probe(call);
    if let Some(request) = &mut probe.request {
        edit(request);
    }
    if is_strange {
        probe.carrier = Carrier::Raw(Framing::Strange);
    }
    task.steps(
        what.to_owned(),
        intent,
        vec![Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations }],
    )
}
